//! The SDK clients on a rehearsal, plain HTTP, and waiting for a condition.

use std::time::{Duration, Instant};

use aws_sdk_cognitoidentityprovider as cognito;
use aws_sdk_route53 as route53;
use aws_sdk_sesv2 as sesv2;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use sendoff::rehearsal::Rehearsal;
use serde_json::Value;

pub struct Clients {
    pub ses: sesv2::Client,
    pub route53: route53::Client,
    pub cognito: cognito::Client,
    pub sts: aws_sdk_sts::Client,
}

pub async fn clients(rehearsal: &Rehearsal) -> Clients {
    let credentials = sesv2::config::Credentials::new("AKIDREHEARSAL", "secret", None, None, "test");
    let config = aws_config::defaults(aws_config::BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .credentials_provider(credentials)
        .region(sesv2::config::Region::new(rehearsal.region().as_str().to_owned()))
        .endpoint_url(rehearsal.endpoint())
        .retry_config(aws_config::retry::RetryConfig::disabled())
        .load()
        .await;
    Clients {
        ses: sesv2::Client::new(&config),
        route53: route53::Client::new(&config),
        cognito: cognito::Client::new(&config),
        sts: aws_sdk_sts::Client::new(&config),
    }
}

/// Asks again until the answer is as wanted; twenty seconds at most.
pub async fn until<T, F: Future<Output = T>>(mut ask: impl FnMut() -> F, wanted: impl Fn(&T) -> bool) -> T {
    let began = Instant::now();
    loop {
        let answer = ask().await;
        if wanted(&answer) {
            return answer;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "the world never came to the wanted state");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

pub fn refusal<T: std::fmt::Debug, E: ProvideErrorMetadata, R>(
    result: Result<T, SdkError<E, R>>,
) -> (String, String) {
    let error = match result {
        Ok(value) => panic!("was not refused: {value:?}"),
        Err(SdkError::ServiceError(error)) => error.into_err(),
        Err(_) => panic!("no service error"),
    };
    (error.code().unwrap_or_default().to_owned(), error.message().unwrap_or_default().to_owned())
}

pub const POOL: &str = "us-east-1_Rh7Kq2ZtB";
pub const ZONE: &str = "Z08194532QK7EXAMPLE01";

pub fn set(name: &str, rtype: &str, value: &str) -> route53::types::ResourceRecordSet {
    route53::types::ResourceRecordSet::builder()
        .name(name)
        .r#type(rtype.into())
        .ttl(300)
        .resource_records(route53::types::ResourceRecord::builder().value(value).build().unwrap())
        .build()
        .unwrap()
}

pub async fn publish(
    client: &route53::Client,
    action: &str,
    sets: Vec<route53::types::ResourceRecordSet>,
) -> Result<
    route53::types::ChangeInfo,
    route53::error::SdkError<route53::operation::change_resource_record_sets::ChangeResourceRecordSetsError>,
> {
    let changes: Vec<_> = sets
        .into_iter()
        .map(|set| {
            route53::types::Change::builder().action(action.into()).resource_record_set(set).build().unwrap()
        })
        .collect();
    let batch = route53::types::ChangeBatch::builder().set_changes(Some(changes)).build().unwrap();
    let output = client.change_resource_record_sets().hosted_zone_id(ZONE).change_batch(batch).send().await?;
    Ok(output.change_info.unwrap())
}

/// One plain HTTP request: status line and headers, then the body.
pub fn http(rehearsal: &Rehearsal, method: &str, path: &str, body: &str) -> (String, String) {
    let host = rehearsal.endpoint().trim_start_matches("http://");
    http_as(rehearsal, &format!("Host: {host}\r\n"), method, path, body)
}

/// The same with these lines of the head.
pub fn http_as(rehearsal: &Rehearsal, lines: &str, method: &str, path: &str, body: &str) -> (String, String) {
    use std::io::{Read, Write};
    let mut stream =
        std::net::TcpStream::connect(rehearsal.endpoint().trim_start_matches("http://")).unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_secs(60))).unwrap();
    let length = body.len();
    let head =
        format!("{method} {path} HTTP/1.1\r\n{lines}Connection: close\r\nContent-Length: {length}\r\n");
    write!(stream, "{head}\r\n{body}").unwrap();
    let mut text = String::new();
    // A server that has heard enough may break off behind its answer.
    let _ = stream.read_to_string(&mut text);
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), body.to_owned())
}

/// The state that the rehearsal itself shows.
pub fn state(rehearsal: &Rehearsal) -> Value {
    serde_json::from_str(&http(rehearsal, "GET", "/_rehearsal/state", "").1).unwrap()
}

/// The members of the pool as `DescribeUserPool` returns them.
pub fn pool(rehearsal: &Rehearsal) -> serde_json::Map<String, Value> {
    state(rehearsal)["user_pools"][POOL].as_object().unwrap().clone()
}
