//! The program's own AWS adapter against the rehearsal: what the wizard does, without the wizard.

use std::time::Duration;

use sendoff::aws::{Aws, AwsSettings, Pacing};
use sendoff::core::kinds::answer::Answer;
use sendoff::core::kinds::aws::UserPool;
use sendoff::core::kinds::change::{Binding, Change};
use sendoff::core::kinds::dns::RecordType;
use sendoff::core::kinds::endpoints::Endpoints;
use sendoff::core::kinds::name::{HostedZoneId, Name, UserPoolId};
use sendoff::core::kinds::problem::ProblemKind;
use sendoff::core::kinds::query::Query;
use sendoff::core::kinds::record::{RecordSet, SetChange};
use sendoff::proxy::Proxies;
use sendoff::rehearsal::{Rehearsal, start};
use serde_json::{Map, Value, json};

pub fn aws(rehearsal: &Rehearsal) -> Aws {
    Aws::new(settings(rehearsal))
}

pub fn settings(rehearsal: &Rehearsal) -> AwsSettings {
    AwsSettings {
        profile: None,
        dns_profile: None,
        region: Some(rehearsal.region().clone()),
        pool_region: None,
        pacing: Pacing::Never,
        patience: sendoff::aws::PATIENCE,
        route53_patience: Duration::from_secs(20),
        credentials: Some(("AKIDREHEARSAL".to_owned(), "secret".to_owned())),
        proxies: Proxies::default(),
        endpoints: Endpoints::at(rehearsal.endpoint()),
    }
}

fn pool_id() -> UserPoolId {
    UserPoolId::from("us-east-1_Rh7Kq2ZtB")
}

async fn pool(aws: &Aws) -> UserPool {
    match aws.ask(&Query::UserPool(pool_id())).await.unwrap() {
        Answer::UserPool(pool) => *pool,
        other => panic!("{other:?}"),
    }
}

fn binding(pool: &UserPool, email: &Value) -> Change {
    Change::BindPool(Box::new(Binding {
        user_pool: pool_id(),
        email: email.as_object().unwrap().clone(),
        seen: pool.members.clone(),
        seen_mfa: pool.mfa.clone(),
        restored: None,
        accepted: Vec::new(),
    }))
}

fn differing(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<String> {
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    names.into_iter().filter(|name| before.get(*name) != after.get(*name)).cloned().collect()
}

#[tokio::test]
async fn a_bind_changes_the_email_configuration_alone_and_can_be_put_back() {
    let rehearsal = start("already-done").unwrap();
    let aws = aws(&rehearsal);
    let before = pool(&aws).await;
    assert!(before.members.contains_key("DcrConfiguration"), "members newer than the SDK are seen");

    let shared =
        json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "ReplyToEmailAddress": "support@example.com" });
    aws.perform(&binding(&before, &shared)).await.unwrap();
    let unbound = pool(&aws).await;
    assert_eq!(differing(&before.members, &unbound.members), ["EmailConfiguration", "LastModifiedDate"]);

    aws.perform(&binding(&unbound, &before.members["EmailConfiguration"])).await.unwrap();
    let bound = pool(&aws).await;
    assert_eq!(differing(&before.members, &bound.members), ["LastModifiedDate"]);
}

#[tokio::test]
async fn a_bind_to_an_unverified_identity_is_refused_and_writes_nothing() {
    let rehearsal = start("half-done").unwrap();
    let aws = aws(&rehearsal);
    let before = pool(&aws).await;
    let email = json!({
        "EmailSendingAccount": "DEVELOPER",
        "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/example.com",
        "From": "no-reply@example.com",
    });
    let problem = aws.perform(&binding(&before, &email)).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Refused);
    assert_eq!(problem.code.as_deref(), Some("InvalidParameterException"));
    assert!(problem.message.unwrap().contains("Email address is not verified"));
    assert!(problem.request_id.is_some());
    assert_eq!(differing(&before.members, &pool(&aws).await.members), Vec::<String>::new());
}

#[tokio::test]
async fn identity_and_records_go_out_and_a_repeat_is_no_fault() {
    let rehearsal = start("default").unwrap();
    let aws = aws(&rehearsal);
    let domain = Name::from_answer("example.com");
    let create = Change::CreateIdentity { domain: domain.clone() };
    assert!(!aws.perform(&create).await.unwrap().already);
    assert!(aws.perform(&create).await.unwrap().already);

    let Answer::Identity(Some(identity)) = aws.ask(&Query::Identity("example.com".to_owned())).await.unwrap()
    else {
        panic!("no identity")
    };
    assert_eq!(identity.mail_from, None, "MAIL FROM was never set");
    assert_eq!(identity.dkim.signing_hosted_zone, Some(Name::from_answer("dkim.amazonses.com")));

    let Answer::HostedZones(zones) = aws.ask(&Query::HostedZones).await.unwrap() else { panic!("no zones") };
    let zone: HostedZoneId = zones[0].id.clone();
    let name = Name::from_answer(&format!("{}._domainkey.example.com", identity.dkim.tokens[0]));
    let after = RecordSet {
        name: name.clone(),
        rtype: RecordType::Cname.as_str().to_owned(),
        ttl: Some(300),
        values: vec![format!("{}.dkim.amazonses.com", identity.dkim.tokens[0])],
        alias: false,
        set_identifier: None,
    };
    let publish =
        Change::PublishRecords { hosted_zone: zone.clone(), sets: vec![SetChange { before: None, after }] };
    aws.perform(&publish).await.unwrap();
    let Answer::RecordSets(sets) = aws.ask(&Query::RecordSets { hosted_zone: zone, name }).await.unwrap()
    else {
        panic!("no record sets")
    };
    assert_eq!(sets.len(), 1);

    let missing = aws.ask(&Query::Identity("example.org".to_owned())).await.unwrap();
    assert_eq!(missing, Answer::Identity(None));
}
