//! HTTP without the SDK: for what the adapters under test do not do.

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Sends one request as `service` in `region` and gives the body of the answer.
pub async fn send(endpoint: &str, service: &str, region: &str, head: &str, body: &str) -> String {
    let address = endpoint.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).await.expect("the server listens");
    let scope = format!("AKIAIOSFODNN7EXAMPLE/20260101/{region}/{service}/aws4_request");
    let (first, headers) = head.split_once('\n').unwrap_or((head, ""));
    let request = format!(
        "{first} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {}\r\n\
         Authorization: AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0\r\n{}\r\n{body}",
        body.len(),
        headers.lines().map(|line| format!("{line}\r\n")).collect::<String>(),
    );
    stream.write_all(request.as_bytes()).await.expect("the request goes out");
    let mut answer = Vec::new();
    let read = tokio::time::timeout(crate::watch::PATIENCE, stream.read_to_end(&mut answer));
    read.await.expect("an answer in time").expect("an answer comes");
    let answer = String::from_utf8(answer).expect("text");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    assert!(head.starts_with("HTTP/1.1 2"), "{first}: {answer}");
    body.to_owned()
}

/// One call to Cognito.
pub async fn cognito(endpoint: &str, region: &str, operation: &str, body: &Value) -> Value {
    let head = format!(
        "POST /\nContent-Type: application/x-amz-json-1.1\n\
         X-Amz-Target: AWSCognitoIdentityProviderService.{operation}"
    );
    let answer = send(endpoint, "cognito-idp", region, &head, &body.to_string()).await;
    if answer.is_empty() { Value::Null } else { serde_json::from_str(&answer).expect("JSON") }
}

/// Makes a public hosted zone and gives its id.
pub async fn hosted_zone(endpoint: &str, name: &str) -> String {
    let body = format!(
        "<CreateHostedZoneRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">\
         <Name>{name}</Name><CallerReference>{name}</CallerReference></CreateHostedZoneRequest>"
    );
    let answer = send(endpoint, "route53", "us-east-1", "POST /2013-04-01/hostedzone", &body).await;
    let (_, rest) = answer.split_once("<Id>/hostedzone/").expect("an id");
    rest.split_once('<').expect("its end").0.to_owned()
}

/// Another writer lays a TXT set, over whatever stands.
pub async fn lay_text(endpoint: &str, zone: &str, name: &str, ttl: i64, values: &[&str]) {
    let values: String = values
        .iter()
        .map(|value| format!("<ResourceRecord><Value>{value}</Value></ResourceRecord>"))
        .collect();
    let body = format!(
        "<ChangeResourceRecordSetsRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><ChangeBatch>\
         <Changes><Change><Action>UPSERT</Action><ResourceRecordSet><Name>{name}.</Name><Type>TXT</Type>\
         <TTL>{ttl}</TTL><ResourceRecords>{values}</ResourceRecords></ResourceRecordSet></Change></Changes>\
         </ChangeBatch></ChangeResourceRecordSetsRequest>"
    );
    let head = format!("POST /2013-04-01/hostedzone/{zone}/rrset/");
    send(endpoint, "route53", "us-east-1", &head, &body).await;
}
