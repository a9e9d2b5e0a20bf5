//! A whole set-up by the SDK clients, and what `UpdateUserPool` resets.

use aws_sdk_route53 as route53;
use aws_sdk_sesv2 as sesv2;
use sendoff::rehearsal::start;

use crate::batch;
use crate::clients::{POOL, ZONE, clients, pool, publish, refusal, set, state, until};

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
async fn an_exported_batch_goes_in_and_back() {
    let rehearsal = start("default").unwrap();
    let client = clients(&rehearsal).await.route53;
    let (sets, stood) = batch::goes_in(&client, ZONE).await;
    batch::goes_back(&client, ZONE, &sets, &stood).await;
}
