//! Refusals and pages as the SDK clients read them.

use aws_sdk_cognitoidentityprovider as cognito;
use sendoff::rehearsal::start;

use crate::clients::{POOL, ZONE, clients, http, publish, refusal, set, state};

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
