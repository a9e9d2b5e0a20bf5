//! The rehearsal's endpoints as the real SDK clients see them.

#![allow(clippy::panic, clippy::unwrap_used)]

use std::time::{Duration, Instant};

use aws_sdk_cognitoidentityprovider as cognito;
use aws_sdk_route53 as route53;
use aws_sdk_sesv2 as sesv2;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use sendoff::core::dns::{Question, RecordType, Reply, Server};
use sendoff::core::name::Name;
use sendoff::dns::Asker;
use sendoff::rehearsal::{Rehearsal, Scenario, scenarios, start, start_scenario};
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

/// One plain HTTP request: status line and headers, then the body.
fn http(rehearsal: &Rehearsal, method: &str, path: &str, body: &str) -> (String, String) {
    use std::io::{Read, Write};
    let host = rehearsal.endpoint().trim_start_matches("http://");
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    let length = body.len();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n"
    );
    write!(stream, "{head}\r\n{body}").unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), body.to_owned())
}

/// The state that the rehearsal itself shows.
fn state(rehearsal: &Rehearsal) -> Value {
    serde_json::from_str(&http(rehearsal, "GET", "/_rehearsal/state", "").1).unwrap()
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

#[tokio::test]
async fn refusals_reach_the_sdk_with_code_and_text() {
    let rehearsal = start("default").unwrap();
    let clients = clients(&rehearsal).await;

    let twice = vec![set("www.example.com", "CNAME", "a.example.net")];
    let (code, message) = refusal(publish(&clients.route53, "CREATE", twice).await);
    assert_eq!(code, "InvalidChangeBatch");
    assert_eq!(
        message,
        "[Tried to create resource record set [name='www.example.com.', type='CNAME'] but it already exists]"
    );
    let unquoted = vec![set("_dmarc.example.com", "TXT", "v=DMARC1; p=none")];
    let (code, message) = refusal(publish(&clients.route53, "UPSERT", unquoted).await);
    assert_eq!(code, "InvalidChangeBatch");
    assert!(message.contains("Value should be enclosed in quotation marks"), "{message}");
    let nowhere = clients.route53.get_hosted_zone().id("ZNOWHERE").send().await;
    assert_eq!(refusal(nowhere).0, "NoSuchHostedZone");

    let missing = clients.ses.get_email_identity().email_identity("example.com").send().await;
    let (code, message) = refusal(missing);
    assert_eq!(
        (code.as_str(), message.as_str()),
        ("NotFoundException", "Email identity example.com does not exist.")
    );

    let email = cognito::types::EmailConfigurationType::builder()
        .email_sending_account(cognito::types::EmailSendingAccountType::Developer)
        .build();
    let bind = clients.cognito.update_user_pool().user_pool_id(POOL).email_configuration(email).send().await;
    let (code, message) = refusal(bind);
    assert_eq!(code, "InvalidParameterException");
    assert_eq!(message, "Source ARN is required to use DEVELOPER email sending owner");

    let state = state(&rehearsal);
    assert_eq!(state["calls"]["route53:ChangeResourceRecordSets"], 2);
    assert_eq!(state["calls"]["ses:GetEmailIdentity"], 1);
    assert_eq!(state["writes"], 3);
}

#[tokio::test]
async fn record_sets_and_zones_page_through_the_sdk() {
    let rehearsal = start("default").unwrap();
    let clients = clients(&rehearsal).await;
    let mut seen = Vec::new();
    let (mut name, mut rtype) = (None, None);
    loop {
        let page = clients
            .route53
            .list_resource_record_sets()
            .hosted_zone_id(ZONE)
            .max_items(2)
            .set_start_record_name(name)
            .set_start_record_type(rtype)
            .send()
            .await
            .unwrap();
        seen.extend(
            page.resource_record_sets().iter().map(|set| format!("{} {}", set.name(), set.r#type().as_str())),
        );
        if !page.is_truncated() {
            break;
        }
        name = page.next_record_name().map(str::to_owned);
        rtype = page.next_record_type().cloned();
    }
    let apex = ["A", "MX", "NS", "SOA", "TXT"].map(|rtype| format!("example.com. {rtype}"));
    assert_eq!(seen[..5], apex);
    assert_eq!(seen[5..], ["www.example.com. CNAME".to_owned()]);

    let by_name = clients.route53.list_hosted_zones_by_name().dns_name("example.com").send().await.unwrap();
    assert_eq!(by_name.hosted_zones()[0].id(), format!("/hostedzone/{ZONE}"));

    let pools = clients.cognito.list_user_pools().max_results(60).send().await.unwrap();
    assert_eq!(pools.user_pools()[0].name(), Some("production"));
    let mfa = clients.cognito.get_user_pool_mfa_config().user_pool_id(POOL).send().await.unwrap();
    assert_eq!(mfa.mfa_configuration().unwrap().as_str(), "OPTIONAL");
    assert!(mfa.software_token_mfa_configuration().unwrap().enabled());
}

/// What each of the zone's servers says, over the real sockets.
async fn authoritative(rehearsal: &Rehearsal, name: &str, rtype: RecordType) -> Vec<Reply> {
    let asker = Asker::new(rehearsal.dns_map().clone());
    let mut replies = Vec::new();
    for (host, address) in [("ns1.dnshost.net", "192.0.2.30"), ("ns2.dnshost.net", "192.0.2.31")] {
        let server =
            Server::Authoritative { host: Name::from_answer(host), address: address.parse().unwrap() };
        replies.push(asker.ask(&Question { server, name: Name::from_answer(name), rtype }).await);
    }
    replies
}

#[tokio::test]
async fn records_entered_by_hand_appear_in_the_dns() {
    let text = "extends = \"manual-dns\"\n[timing]\nby_hand_after = 0.5\n";
    let rehearsal = start_scenario(&Scenario::parse(text).unwrap()).unwrap();
    let dmarc = "_dmarc.example.com";
    let before = authoritative(&rehearsal, dmarc, RecordType::Txt).await;
    assert!(before.iter().all(|reply| matches!(reply, Reply::NxDomain { .. })), "{before:?}");

    let entry = (dmarc.to_owned(), "TXT".to_owned(), "v=DMARC1; p=none".to_owned());
    rehearsal.entered(&[entry]);
    let mx = r#"[["bounce.example.com", "MX", "10 feedback-smtp.us-east-1.amazonses.com"]]"#;
    let (head, _) = http(&rehearsal, "POST", "/_rehearsal/entered", mx);
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    let (head, said) = http(&rehearsal, "POST", "/_rehearsal/entered", "{}");
    assert!(head.starts_with("HTTP/1.1 400") && said.contains("[[name, type, value]"), "{head} {said}");

    for (name, rtype) in [(dmarc, RecordType::Txt), ("bounce.example.com", RecordType::Mx)] {
        let seen = until(
            || authoritative(&rehearsal, name, rtype),
            |replies| replies.iter().all(|reply| !reply.records().is_empty()),
        )
        .await;
        assert_eq!(seen.len(), 2);
    }
    let resolver = &rehearsal.resolvers()[0];
    let server = Server::Resolver { name: resolver.name.clone(), address: resolver.address };
    let question = Question { server, name: Name::from_answer("www.example.com"), rtype: RecordType::A };
    let reply = Asker::new(rehearsal.dns_map().clone()).ask(&question).await;
    assert_eq!(reply.records().len(), 2, "the CNAME and the address: {reply:?}");
}

#[test]
fn every_scenario_starts_and_ends_with_its_handle() {
    for info in scenarios() {
        let rehearsal = start(info.name).unwrap();
        let host = rehearsal.endpoint().trim_start_matches("http://").to_owned();
        let (head, _) = http(&rehearsal, "GET", "/_rehearsal/state", "");
        assert!(head.starts_with("HTTP/1.1 200") && head.contains("x-amzn-requestid"), "{head}");
        assert_eq!(rehearsal.resolvers().len(), 2);
        assert!(rehearsal.dns_map().values().all(|address| address.ip().is_loopback()));
        // A client that keeps its connection open does not hold the end up.
        let _kept = std::net::TcpStream::connect(&host).unwrap();
        drop(rehearsal);
        assert!(std::net::TcpStream::connect(&host).is_err(), "{} still listens", info.name);
    }
    assert!(start("nowhere").err().unwrap().to_string().contains("nowhere"));
}

#[tokio::test]
async fn an_unsigned_request_and_an_unknown_one_are_refused() {
    let rehearsal = start("default").unwrap();
    let (head, body) = http(&rehearsal, "GET", "/v2/email/account", "");
    assert!(
        head.starts_with("HTTP/1.1 403") && body.contains("Missing Authentication Token"),
        "{head} {body}"
    );
    let clients = clients(&rehearsal).await;
    let unknown = clients.ses.list_configuration_sets().send().await;
    assert_eq!(refusal(unknown).0, "UnknownOperationException");
}
