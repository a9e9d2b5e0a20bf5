//! STS and SES.

use sendoff::core::kinds::address::Sender;
use sendoff::core::kinds::answer::Answer;
use sendoff::core::kinds::aws::Tag;
use sendoff::core::kinds::aws::Verification;
use sendoff::core::kinds::change::Change;
use sendoff::core::kinds::evidence::Proves;
use sendoff::core::kinds::name::Name;
use sendoff::core::kinds::problem::ProblemKind;
use sendoff::core::kinds::query::Query;

use crate::server::Moto;
use crate::{address, ask, aws, plain};

#[tokio::test]
async fn the_caller_is_known() {
    let moto = Moto::start();
    let aws = aws(&moto, "ap-northeast-1");
    let Answer::Caller(caller) = ask(&aws, Query::Caller).await else { panic!() };
    assert_eq!(caller.account, "123456789012");
    assert_eq!(caller.partition, "aws");
    assert!(caller.arn.starts_with("arn:aws:sts::123456789012:"), "{}", caller.arn);
    assert_eq!(caller.region.unwrap().as_str(), "ap-northeast-1");
}

#[tokio::test]
async fn identities_are_found_in_their_region() {
    let moto = Moto::start();
    let aws = aws(&moto, "ap-northeast-1");
    let identity = Query::Identity("example.com".to_owned());
    assert_eq!(ask(&aws, identity.clone()).await, Answer::Identity(None));
    assert_eq!(ask(&aws, Query::Identities).await, Answer::Identities(vec![]));

    for name in ["example.com", "no-reply@example.com"] {
        let body = format!("{{\"EmailIdentity\":\"{name}\"}}");
        plain::send(&moto.endpoint, "ses", "ap-northeast-1", "POST /v2/email/identities", &body).await;
    }
    let Answer::Identity(Some(found)) = ask(&aws, identity).await else { panic!() };
    assert_eq!(found.name, "example.com");
    assert!(found.is_domain);
    assert!(!found.dkim.signing_enabled);
    assert_eq!(found.dkim.status, Verification::NotStarted);
    assert_eq!(found.mail_from, None);
    let Answer::Identities(listed) = ask(&aws, Query::Identities).await else { panic!() };
    let kinds: Vec<_> = listed.iter().map(|listed| (listed.name.as_str(), listed.is_domain)).collect();
    assert_eq!(kinds, [("example.com", true), ("no-reply@example.com", false)]);

    let elsewhere = crate::aws(&moto, "us-east-1");
    assert_eq!(ask(&elsewhere, Query::Identities).await, Answer::Identities(vec![]));
}

#[tokio::test]
async fn the_choices_are_kept_beside_the_tags_that_stand() {
    let moto = Moto::start();
    let aws = aws(&moto, "us-east-1");
    let arn = "arn:aws:ses:us-east-1:123456789012:identity/example.com".to_owned();
    let theirs = format!(r#"{{"ResourceArn":"{arn}","Tags":[{{"Key":"team","Value":"mail"}}]}}"#);
    for (line, body) in [
        ("POST /v2/email/identities", r#"{"EmailIdentity":"example.com"}"#),
        ("POST /v2/email/tags", theirs.as_str()),
    ] {
        plain::send(&moto.endpoint, "ses", "us-east-1", line, body).await;
    }
    let tag = |key: &str, value: &str| Tag { key: key.to_owned(), value: value.to_owned() };
    let ours = [tag("sendoff:from", "例 =3Cno-reply=40example.com=3E"), tag("sendoff:dns", "route53")];
    let domain = Name::from_answer("example.com");
    let remember =
        Change::RememberChoices { domain, arn: arn.clone(), tags: ours.to_vec(), before: Vec::new() };
    assert!(!aws.perform(&remember).await.unwrap().already);

    let line = format!("GET /v2/email/tags?ResourceArn={}", arn.replace(':', "%3A").replace('/', "%2F"));
    let said = plain::send(&moto.endpoint, "ses", "us-east-1", &line, "").await;
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    let mut kept: Vec<Tag> = serde_json::from_value::<Vec<serde_json::Value>>(said["Tags"].clone())
        .unwrap()
        .iter()
        .map(|one| tag(one["Key"].as_str().unwrap(), one["Value"].as_str().unwrap()))
        .collect();
    kept.sort_by(|one, other| one.key.cmp(&other.key));
    assert_eq!(kept, [ours[1].clone(), ours[0].clone(), tag("team", "mail")]);
}

/// The default set alone: moto writes an object where `GetConfigurationSet` has a boolean, and calls a set
/// that does not exist `ConfigurationSetDoesNotExist`, so that neither answer is one of SES.
#[tokio::test]
async fn an_identity_names_its_default_configuration_set() {
    let moto = Moto::start();
    let aws = aws(&moto, "us-east-1");
    let body = r#"{"EmailIdentity":"example.com","ConfigurationSetName":"events"}"#;
    plain::send(&moto.endpoint, "ses", "us-east-1", "POST /v2/email/identities", body).await;
    let Answer::Identity(Some(found)) = ask(&aws, Query::Identity("example.com".to_owned())).await else {
        panic!()
    };
    assert_eq!(found.configuration_set.as_deref(), Some("events"));
}

/// moto writes a time where SES writes a number, and the SDK does not read it. Whether the
/// identity was made is then unknown, and asking shows that it was.
#[tokio::test]
async fn a_write_whose_answer_cannot_be_read_may_have_happened() {
    let moto = Moto::start();
    let aws = aws(&moto, "us-east-1");
    let create = Change::CreateIdentity { domain: Name::from_answer("example.com") };
    let problem = aws.perform(&create).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Malformed);
    assert!(problem.kind.outcome_unknown());
    assert_eq!(problem.operation, "ses:CreateEmailIdentity");
    let Answer::Identities(listed) = ask(&aws, Query::Identities).await else { panic!() };
    assert_eq!(listed.len(), 1);
}

#[tokio::test]
async fn what_is_no_answer_of_ses_becomes_a_problem_that_can_be_read() {
    let moto = Moto::start();
    let aws = aws(&moto, "us-east-1");

    // moto has no GetAccount: 404 with a page of HTML.
    let problem = aws.ask(&Query::SesAccount).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Malformed);
    assert_eq!(problem.operation, "ses:GetAccount");
    let message = problem.message.unwrap();
    assert!(message.contains("404"), "{message}");

    // An unverified sender is refused by name.
    let send = Change::SendMail {
        from: Sender { display: None, address: address("no-reply") },
        to: address("to"),
        source_arn: "arn:aws:ses:us-east-1:123456789012:identity/example.com".to_owned(),
        proves: Proves::default(),
    };
    let problem = aws.perform(&send).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Refused);
    assert_eq!(problem.code.as_deref(), Some("MessageRejected"));
}

#[tokio::test]
async fn what_the_account_sent_is_told() {
    let moto = Moto::start();
    let aws = aws(&moto, "us-east-1");
    let form = |pairs: &str| format!("{pairs}&Version=2010-12-01");
    let head = "POST /\nContent-Type: application/x-www-form-urlencoded";
    let verify = form("Action=VerifyEmailIdentity&EmailAddress=no-reply%40example.com");
    plain::send(&moto.endpoint, "ses", "us-east-1", head, &verify).await;
    let send = form(
        "Action=SendEmail&Source=no-reply%40example.com&Destination.ToAddresses.member.1=to%40example.com\
         &Message.Subject.Data=a&Message.Body.Text.Data=b",
    );
    for sent in 0..3 {
        let Answer::SendStatistics(Some(points)) = ask(&aws, Query::SendStatistics).await else { panic!() };
        let attempts: Vec<u64> = points.iter().map(|point| point.attempts).collect();
        assert_eq!(attempts, [sent]);
        assert_eq!((points[0].bounces, points[0].complaints, points[0].rejects), (0, 0, 0));
        plain::send(&moto.endpoint, "ses", "us-east-1", head, &send).await;
    }
    let elsewhere = crate::aws(&moto, "eu-west-1");
    let Answer::SendStatistics(Some(points)) = ask(&elsewhere, Query::SendStatistics).await else { panic!() };
    assert_eq!(points[0].attempts, 0, "of that Region alone");
}
