//! The rehearsal's endpoints as the real SDK clients see them.

use std::time::{Duration, Instant};

use aws_sdk_cognitoidentityprovider as cognito;
use aws_sdk_route53 as route53;
use aws_sdk_sesv2 as sesv2;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use sendoff::rehearsal::{Rehearsal, Scenario, start, start_scenario};
use serde_json::Value;

struct Clients {
    ses: sesv2::Client,
    route53: route53::Client,
    cognito: cognito::Client,
    sts: aws_sdk_sts::Client,
}

async fn clients(rehearsal: &Rehearsal) -> Clients {
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

/// Asks again until the answer is as wanted; ten seconds at most.
async fn until<T, F: Future<Output = T>>(mut ask: impl FnMut() -> F, wanted: impl Fn(&T) -> bool) -> T {
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

fn refusal<T: std::fmt::Debug, E: ProvideErrorMetadata, R>(
    result: Result<T, SdkError<E, R>>,
) -> (String, String) {
    let error = match result {
        Ok(value) => panic!("was not refused: {value:?}"),
        Err(SdkError::ServiceError(error)) => error.into_err(),
        Err(_) => panic!("no service error"),
    };
    (error.code().unwrap_or_default().to_owned(), error.message().unwrap_or_default().to_owned())
}

const POOL: &str = "us-east-1_Rh7Kq2ZtB";
const ZONE: &str = "Z08194532QK7EXAMPLE01";

fn set(name: &str, rtype: &str, value: &str) -> route53::types::ResourceRecordSet {
    route53::types::ResourceRecordSet::builder()
        .name(name)
        .r#type(rtype.into())
        .ttl(300)
        .resource_records(route53::types::ResourceRecord::builder().value(value).build().unwrap())
        .build()
        .unwrap()
}

async fn publish(
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

/// The state that the rehearsal itself shows, over plain HTTP.
fn state(rehearsal: &Rehearsal) -> Value {
    use std::io::{Read, Write};
    let host = rehearsal.endpoint().trim_start_matches("http://");
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    write!(stream, "GET /_rehearsal/state HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    serde_json::from_str(text.split_once("\r\n\r\n").unwrap().1).unwrap()
}

/// The members of the pool as `DescribeUserPool` returns them.
fn pool(rehearsal: &Rehearsal) -> serde_json::Map<String, Value> {
    state(rehearsal)["user_pools"][POOL].as_object().unwrap().clone()
}

#[tokio::test]
async fn a_whole_set_up_goes_through() {
    let rehearsal = start("default").unwrap();
    let clients = clients(&rehearsal).await;

    let caller = clients.sts.get_caller_identity().send().await.unwrap();
    assert_eq!(caller.account(), Some("123456789012"));

    let account = clients.ses.get_account().send().await.unwrap();
    assert!(!account.production_access_enabled());
    assert!(account.details().is_none(), "nobody asked for production access yet");

    let created = clients.ses.create_email_identity().email_identity("example.com").send().await.unwrap();
    let dkim = created.dkim_attributes().unwrap();
    assert_eq!(dkim.tokens().len(), 3);
    let again = refusal(clients.ses.create_email_identity().email_identity("example.com").send().await);
    assert_eq!(again.0, "AlreadyExistsException");

    let seen = clients.ses.get_email_identity().email_identity("example.com").send().await.unwrap();
    assert_eq!(seen.mail_from_attributes().unwrap().mail_from_domain(), "", "MAIL FROM was never set");
    let names: Vec<String> = clients
        .ses
        .list_email_identities()
        .send()
        .await
        .unwrap()
        .email_identities()
        .iter()
        .filter_map(|identity| identity.identity_name().map(str::to_owned))
        .collect();
    assert_eq!(names, ["example.com"]);

    let zones = clients.route53.list_hosted_zones().send().await.unwrap();
    let public: Vec<&str> = zones.hosted_zones().iter().map(route53::types::HostedZone::name).collect();
    assert_eq!(public, ["example.com."]);
    let zone = clients.route53.get_hosted_zone().id(ZONE).send().await.unwrap();
    assert_eq!(zone.delegation_set().unwrap().name_servers().len(), 4);

    let suffix = dkim.signing_hosted_zone().unwrap();
    let mut sets: Vec<_> = dkim
        .tokens()
        .iter()
        .map(|token| set(&format!("{token}._domainkey.example.com"), "CNAME", &format!("{token}.{suffix}")))
        .collect();
    sets.push(set("bounce.example.com", "MX", "10 feedback-smtp.us-east-1.amazonses.com"));
    sets.push(set("bounce.example.com", "TXT", "\"v=spf1 include:amazonses.com ~all\""));
    let change = publish(&clients.route53, "CREATE", sets).await.unwrap();
    assert_eq!(change.status().as_str(), "PENDING");
    until(
        || async { clients.route53.get_change().id(change.id()).send().await.unwrap().change_info.unwrap() },
        |change| change.status().as_str() == "INSYNC",
    )
    .await;

    clients
        .ses
        .put_email_identity_mail_from_attributes()
        .email_identity("example.com")
        .mail_from_domain("bounce.example.com")
        .send()
        .await
        .unwrap();
    let verified = until(
        || async { clients.ses.get_email_identity().email_identity("example.com").send().await.unwrap() },
        |identity| {
            identity.mail_from_attributes().unwrap().mail_from_domain_status().as_str() == "SUCCESS"
                && identity.verified_for_sending_status()
        },
    )
    .await;
    let info = verified.verification_info().unwrap();
    assert_eq!(info.error_type(), None);
    assert_eq!(info.soa_record().unwrap().primary_name_server(), Some("ns-1.awsdns-01.com"));

    // Still in the sandbox: the recipient is not verified.
    let send = || async {
        let simple = sesv2::types::Message::builder()
            .subject(sesv2::types::Content::builder().data("A test").build().unwrap())
            .body(
                sesv2::types::Body::builder()
                    .text(sesv2::types::Content::builder().data("text").build().unwrap())
                    .build(),
            )
            .build();
        clients
            .ses
            .send_email()
            .from_email_address("Example <no-reply@example.com>")
            .destination(sesv2::types::Destination::builder().to_addresses("you@example.net").build())
            .content(sesv2::types::EmailContent::builder().simple(simple).build())
            .send()
            .await
    };
    let (code, message) = refusal(send().await);
    assert_eq!(code, "MessageRejected");
    assert_eq!(
        message,
        "Email address is not verified. The following identities failed the check in region US-EAST-1: \
         you@example.net"
    );

    let ask = || {
        clients
            .ses
            .put_account_details()
            .mail_type(sesv2::types::MailType::Transactional)
            .website_url("https://www.example.com/")
            .production_access_enabled(true)
            .send()
    };
    ask().await.unwrap();
    assert_eq!(refusal(ask().await), ("ConflictException".to_owned(), String::new()));
    let granted = until(
        || async { clients.ses.get_account().send().await.unwrap() },
        |account| account.production_access_enabled(),
    )
    .await;
    assert_eq!(granted.send_quota().unwrap().max24_hour_send(), 50_000.0);
    let review = granted.details().unwrap().review_details().unwrap();
    assert_eq!(review.status().unwrap().as_str(), "GRANTED");

    assert!(send().await.unwrap().message_id().is_some());
    let mails = state(&rehearsal)["mails"].clone();
    assert_eq!(mails.as_array().unwrap().len(), 1);
    assert_eq!(mails[0]["to"], "you@example.net");
    assert_eq!(mails[0]["via"], "ses");
}

#[tokio::test]
async fn update_user_pool_resets_what_it_is_not_told() {
    let rehearsal = start("already-done").unwrap();
    let clients = clients(&rehearsal).await;
    let before = pool(&rehearsal);
    let described = clients.cognito.describe_user_pool().user_pool_id(POOL).send().await.unwrap();
    let email = described.user_pool().unwrap().email_configuration().unwrap().clone();
    clients.cognito.update_user_pool().user_pool_id(POOL).email_configuration(email).send().await.unwrap();
    let after = pool(&rehearsal);

    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    let changed: Vec<&String> =
        names.into_iter().filter(|name| before.get(*name) != after.get(*name)).collect();
    println!("UpdateUserPool with EmailConfiguration alone changed {} members: {changed:?}", changed.len());
    assert!(changed.len() > 10, "{changed:?}");
    assert_eq!(before["EmailConfiguration"], after["EmailConfiguration"]);
    for kept in ["AliasAttributes", "UsernameConfiguration", "SchemaAttributes", "DcrConfiguration", "Name"] {
        assert_eq!(before[kept], after[kept], "{kept} is not among what UpdateUserPool resets");
    }
    assert_eq!(after["MfaConfiguration"], "OFF");
    assert!(!after.contains_key("AccountRecoverySetting"));
}
