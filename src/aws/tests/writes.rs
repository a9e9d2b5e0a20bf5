use std::time::Duration;

use serde_json::json;

use super::{Canned, Said, request, route53, route53_error, says, ses_error, settings};
use crate::aws::{Aws, AwsSettings};
use crate::core::kinds::address::{Address, Sender};
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::Tag;
use crate::core::kinds::change::{Change, MailFromBefore, Outcome, ProductionRequest};
use crate::core::kinds::evidence::Proves;
use crate::core::kinds::name::{HostedZoneId, Name, UserPoolId};
use crate::core::kinds::problem::ProblemKind;
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{RecordSet, SetChange};

fn domain() -> Name {
    Name::from_answer("example.com")
}

fn address(local: &str) -> Address {
    Address { local: local.to_owned(), domain: domain() }
}

const ARN: &str = "arn:aws:ses:us-east-1:123456789012:identity/example.com";

fn remember(how: &str) -> Change {
    remember_over(how, &[])
}

fn remember_over(how: &str, before: &[&str]) -> Change {
    let tag = |value: &str| Tag { key: "sendoff:dns".to_owned(), value: value.to_owned() };
    let before = before.iter().map(|value| tag(value)).collect();
    Change::RememberChoices { domain: domain(), arn: ARN.to_owned(), tags: vec![tag(how)], before }
}

#[tokio::test]
async fn ses_is_told_exactly_this() {
    let nobody = ProductionRequest { contact: String::new(), ..request() };
    let details = json!({
        "MailType": "TRANSACTIONAL", "WebsiteURL": "https://example.com", "ContactLanguage": "JA",
        "UseCaseDescription": "サインアップの確認コード", "ProductionAccessEnabled": true,
    });
    let mut with_contact = details.clone();
    with_contact["AdditionalContactEmailAddresses"] = json!(["ops@example.com"]);
    let identity = "/v2/email/identities/example.com";
    for (change, line, body) in [
        (Change::RequestProduction(request()), "POST /v2/email/account/details", with_contact),
        (Change::RequestProduction(nobody), "POST /v2/email/account/details", details),
        (
            Change::CreateIdentity { domain: domain() },
            "POST /v2/email/identities",
            json!({"EmailIdentity": "example.com",
                   "DkimSigningAttributes": {"NextSigningKeyLength": "RSA_2048_BIT"}}),
        ),
        (
            Change::StartDkim { domain: domain() },
            "PUT /v2/email/identities/example.com/dkim/signing",
            json!({"SigningAttributesOrigin": "AWS_SES"}),
        ),
        (
            Change::EnableSigning { domain: domain() },
            &format!("PUT {identity}/dkim"),
            json!({"SigningEnabled": true}),
        ),
        (
            Change::SetMailFrom {
                domain: domain(),
                mail_from: Name::from_answer("bounce.example.com"),
                before: None,
            },
            &format!("PUT {identity}/mail-from"),
            json!({"MailFromDomain": "bounce.example.com", "BehaviorOnMxFailure": "USE_DEFAULT_VALUE"}),
        ),
        (
            remember("route53"),
            "POST /v2/email/tags",
            json!({"ResourceArn": ARN, "Tags": [{"Key": "sendoff:dns", "Value": "route53"}]}),
        ),
    ] {
        // Whether it stands already is looked at first; a creation says so itself.
        let looks = usize::from(!matches!(change, Change::CreateIdentity { .. }));
        let canned = Canned::start((0..=looks).map(|_| says(200, "{}")).collect()).await;
        let outcome = canned.aws().perform(&change).await.unwrap();
        assert_eq!(outcome.request_id.as_deref(), Some("request-1"));
        assert!(!outcome.already);
        let written = |heard: &super::Heard| {
            let line = heard.line().replace(" HTTP/1.1", "");
            (!line.starts_with("GET ")).then(|| (line, heard.json()))
        };
        let heard: Vec<_> = canned.heard(written).into_iter().flatten().collect();
        assert_eq!(heard, [(line.to_owned(), body)]);
    }
}

#[tokio::test]
async fn a_mail_names_its_sender_and_the_identity() {
    let canned = Canned::start(vec![says(200, json!({"MessageId": "0100"}))]).await;
    let arn = "arn:aws:ses:us-east-1:123456789012:identity/example.com";
    let send = Change::SendMail {
        from: Sender { display: Some("サンプル".to_owned()), address: address("no-reply") },
        to: address("to"),
        source_arn: arn.to_owned(),
        proves: Proves::default(),
    };
    let outcome = canned.aws().perform(&send).await.unwrap();
    assert_eq!(outcome.message_id.as_deref(), Some("0100"));
    let sent = canned.heard(super::Heard::json).remove(0);
    assert_eq!(sent["FromEmailAddress"], "=?UTF-8?B?44K144Oz44OX44Or?= <no-reply@example.com>");
    assert_eq!(sent["FromEmailAddressIdentityArn"], arn);
    assert_eq!(sent["Destination"], json!({"ToAddresses": ["to@example.com"]}));
    let text = sent["Content"]["Simple"]["Body"]["Text"]["Data"].as_str().unwrap();
    assert!(text.contains("test mail") && text.contains("テストメール"), "{text}");
}

#[tokio::test]
async fn what_stands_already_is_success() {
    for (change, said) in [
        (
            Change::CreateIdentity { domain: domain() },
            ses_error(400, "AlreadyExistsException", "Email identity example.com already exist."),
        ),
        (
            Change::DeleteTestUser {
                user_pool: UserPoolId::from("us-east-1_Ab12Cd34E"),
                username: "u".to_owned(),
                made: Some(super::test_users::user("u")),
                named: false,
            },
            says(200, json!({"Users": []})),
        ),
    ] {
        let canned = Canned::start(vec![said]).await;
        assert!(canned.aws().perform(&change).await.unwrap().already, "{change:?}");
    }
}

#[tokio::test]
async fn what_an_identity_has_already_is_not_put_again() {
    let identity = |dkim: &str, mail_from: &str, signing: bool| {
        json!({
            "IdentityType": "DOMAIN",
            "DkimAttributes": {
                "SigningEnabled": signing, "Status": dkim, "SigningAttributesOrigin": "AWS_SES",
            },
            "MailFromAttributes": {
                "MailFromDomain": "bounce.example.com", "MailFromDomainStatus": mail_from,
                "BehaviorOnMxFailure": "USE_DEFAULT_VALUE",
            },
            "Tags": [{"Key": "team", "Value": "mail"}, {"Key": "sendoff:dns", "Value": "manual"}],
        })
    };
    let start = Change::StartDkim { domain: domain() };
    let sign = Change::EnableSigning { domain: domain() };
    let bounce = MailFromBefore { domain: domain().child("bounce"), rejects: false };
    let from = |label: &str| Change::SetMailFrom {
        domain: domain(),
        mail_from: domain().child(label),
        before: Some(bounce.clone()),
    };
    for (change, standing, stands) in [
        (start.clone(), identity("PENDING", "PENDING", true), true),
        (start.clone(), identity("SUCCESS", "PENDING", true), true),
        (start, identity("FAILED", "PENDING", true), false),
        (sign.clone(), identity("SUCCESS", "PENDING", true), true),
        (sign, identity("SUCCESS", "PENDING", false), false),
        (from("bounce"), identity("PENDING", "PENDING", true), true),
        (from("bounce"), identity("PENDING", "FAILED", true), false),
        (from("mail"), identity("PENDING", "SUCCESS", true), false),
        (remember("manual"), identity("PENDING", "PENDING", true), true),
        (remember_over("route53", &["manual"]), identity("PENDING", "PENDING", true), false),
    ] {
        let canned = Canned::start(vec![says(200, &standing), says(200, "{}")]).await;
        let outcome = canned.aws().perform(&change).await.unwrap();
        assert_eq!(outcome.already, stands, "{change:?} {standing}");
        let puts = canned.heard(|heard| !heard.line().starts_with("GET ")).into_iter().filter(|put| *put);
        assert_eq!(puts.count(), usize::from(!stands), "{change:?} {standing}");
    }

    // What is to be replaced was another when somebody agreed to it.
    let standing = identity("SUCCESS", "SUCCESS", true);
    let over = |before| Change::SetMailFrom { domain: domain(), mail_from: domain().child("mail"), before };
    let rejecting = MailFromBefore { rejects: true, ..bounce };
    for change in [over(None), over(Some(rejecting)), remember("route53")] {
        let canned = Canned::start(vec![says(200, &standing)]).await;
        let problem = canned.aws().perform(&change).await.unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Moved, "{change:?}");
        assert!(!problem.kind.outcome_unknown());
        assert_eq!(canned.heard(|_| ()).len(), 1, "{change:?}");
    }
}

#[tokio::test]
async fn what_is_no_ensure_is_sent_once() {
    let failing = || vec![ses_error(500, "InternalServiceErrorException", ""), says(200, "{}")];
    let send = Change::SendMail {
        from: Sender { display: None, address: address("no-reply") },
        to: address("to"),
        source_arn: "arn:aws:ses:us-east-1:123456789012:identity/example.com".to_owned(),
        proves: Proves::default(),
    };
    let invite = Change::InviteTestUser {
        user_pool: UserPoolId::from("us-east-1_Ab12Cd34E"),
        username: "u".to_owned(),
        to: address("to"),
        proves: Proves::default(),
    };
    for change in [send, invite, Change::RequestProduction(request())] {
        // Whether it stands already is looked at first; a creation says so itself.
        let looks = usize::from(matches!(change, Change::RequestProduction(_)));
        let script = (0..looks).map(|_| says(200, "{}")).chain(failing()).collect();
        let canned = Canned::start(script).await;
        let problem = canned.aws().perform(&change).await.unwrap_err();
        assert!(problem.kind.outcome_unknown(), "{problem:?}");
        assert_eq!(canned.heard(|_| ()).len(), looks + 1, "{change:?}");
    }
}

#[tokio::test]
async fn production_access_that_stands_is_not_asked_for_again() {
    let canned = Canned::start(vec![says(200, json!({"ProductionAccessEnabled": true}))]).await;
    let change = Change::RequestProduction(request());
    assert!(canned.aws().perform(&change).await.unwrap().already);
}

fn text(values: &[&str]) -> RecordSet {
    RecordSet {
        name: domain(),
        rtype: "TXT".to_owned(),
        ttl: Some(300),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        alias: false,
        set_identifier: None,
    }
}

fn publish() -> Change {
    let set = SetChange { before: Some(text(&["\"a\""])), after: text(&["\"a\"", "\"b\""]) };
    Change::PublishRecords { hosted_zone: HostedZoneId::from("Z1"), sets: vec![set] }
}

fn change_info(element: &str, status: &str) -> Said {
    let xml = format!(
        "<{element} xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><ChangeInfo><Id>/change/C1</Id>\
         <Status>{status}</Status><SubmittedAt>2026-11-22T09:00:00Z</SubmittedAt></ChangeInfo></{element}>"
    );
    route53(200, &xml)
}

#[tokio::test]
async fn a_batch_waits_its_turn_and_is_followed_until_in_sync() {
    let canned = Canned::start(vec![
        route53_error(400, "PriorRequestNotComplete", "still processing a prior request"),
        route53_error(400, "Throttling", "Rate exceeded"),
        change_info("ChangeResourceRecordSetsResponse", "PENDING"),
        change_info("GetChangeResponse", "PENDING"),
        change_info("GetChangeResponse", "INSYNC"),
    ])
    .await;
    let aws = canned.aws();
    let outcome = aws.perform(&publish()).await.unwrap();
    let expected = Outcome {
        request_id: Some("request-1".to_owned()),
        change_id: Some("C1".to_owned()),
        ..Outcome::default()
    };
    assert_eq!(outcome, expected);
    let query = Query::RecordChange("C1".to_owned());
    assert_eq!(aws.ask(&query).await.unwrap(), Answer::RecordChange { in_sync: false });
    assert_eq!(aws.ask(&query).await.unwrap(), Answer::RecordChange { in_sync: true });
    let lines = canned.heard(|heard| heard.line().replace(" HTTP/1.1", ""));
    let rrset = "POST /2013-04-01/hostedzone/Z1/rrset";
    let change = "GET /2013-04-01/change/C1";
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end_matches('/')).collect();
    assert_eq!(lines, [rrset, rrset, rrset, change, change]);
    let body = canned.heard(|heard| heard.body.clone()).remove(0);
    let (delete, create) = (body.find("DELETE").unwrap(), body.find("CREATE").unwrap());
    assert!(delete < create && !body.contains("UPSERT"), "{body}");
    assert!(body.contains("<Name>example.com.</Name>"), "{body}");
}

#[tokio::test]
async fn a_batch_that_is_never_looked_at_is_told_in_the_end() {
    let busy = || route53_error(400, "PriorRequestNotComplete", "still processing a prior request");
    let canned = Canned::start(vec![busy(), busy()]).await;
    let aws =
        Aws::new(AwsSettings { route53_patience: Duration::from_millis(700), ..settings(&canned.endpoint) });
    let problem = aws.perform(&publish()).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Throttled);
    assert_eq!(problem.code.as_deref(), Some("PriorRequestNotComplete"));
    assert_eq!(canned.heard(|_| ()).len(), 2);
}

#[tokio::test]
async fn taking_back_deletes_exactly_what_was_written() {
    let before = text(&["\"a\""]);
    let mut after = text(&["\"a\"", "\"b\""]);
    let sets = vec![SetChange { before: Some(before), after: after.clone() }];
    let canned = Canned::start(vec![change_info("ChangeResourceRecordSetsResponse", "PENDING")]).await;
    let hosted_zone = HostedZoneId::from("Z1");
    canned.aws().perform(&Change::TakeBackRecords { hosted_zone: hosted_zone.clone(), sets }).await.unwrap();
    let body = canned.heard(|heard| heard.body.clone()).remove(0);
    let (delete, create) = body.split_once("<Action>CREATE</Action>").unwrap();
    assert!(delete.contains("DELETE") && delete.contains("&quot;b&quot;"), "{body}");
    assert!(create.contains("&quot;a&quot;") && !create.contains("&quot;b&quot;"), "{body}");

    // Nothing stood there before it was written: nothing is created.
    after.values.truncate(1);
    let sets = vec![SetChange { before: None, after }];
    let canned = Canned::start(vec![change_info("ChangeResourceRecordSetsResponse", "PENDING")]).await;
    canned.aws().perform(&Change::TakeBackRecords { hosted_zone, sets }).await.unwrap();
    let body = canned.heard(|heard| heard.body.clone()).remove(0);
    assert!(body.contains("DELETE") && !body.contains("CREATE"), "{body}");
}

#[tokio::test]
async fn a_refused_batch_says_which_rule_it_met() {
    let refused = |message: &str| {
        let xml = format!(
            "<InvalidChangeBatch xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Messages>\
             <Message>{}</Message></Messages><RequestId>request-1</RequestId></InvalidChangeBatch>",
            message.replace('\'', "&apos;")
        );
        route53(400, &xml)
    };
    let holding = |values: &str| {
        let xml = format!(
            "<ListResourceRecordSetsResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">\
             <ResourceRecordSets><ResourceRecordSet><Name>example.com.</Name><Type>TXT</Type><TTL>60</TTL>\
             <ResourceRecords>{values}</ResourceRecords></ResourceRecordSet></ResourceRecordSets>\
             <IsTruncated>false</IsTruncated><MaxItems>100</MaxItems></ListResourceRecordSetsResponse>"
        );
        route53(200, &xml)
    };
    let value = |text: &str| format!("<ResourceRecord><Value>\"{text}\"</Value></ResourceRecord>");

    let apex = "RRSet of type CNAME with DNS name example.com. is not permitted at apex in zone example.com.";
    let canned = Canned::start(vec![refused(apex), holding(&value("a"))]).await;
    let problem = canned.aws().perform(&publish()).await.unwrap_err();
    assert_eq!((problem.kind, problem.message.as_deref()), (ProblemKind::Refused, Some(apex)));

    let exists =
        "Tried to create resource record set [name='example.com.', type='TXT'] but it already exists";
    let canned = Canned::start(vec![refused(exists), holding(&value("other"))]).await;
    let problem = canned.aws().perform(&publish()).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Conflict);

    // The other form that Route 53 has for it.
    let listed = route53_error(400, "InvalidChangeBatch", &format!("[{apex}]"));
    let canned = Canned::start(vec![listed, holding(&value("a"))]).await;
    let problem = canned.aws().perform(&publish()).await.unwrap_err();
    assert_eq!((problem.kind, problem.message.as_deref()), (ProblemKind::Refused, Some(apex)));
    assert_eq!(problem.code.as_deref(), Some("InvalidChangeBatch"));

    // Somebody else published exactly this meanwhile.
    let both = format!("{}{}", value("b"), value("a"));
    let canned = Canned::start(vec![refused(exists), holding(&both)]).await;
    assert!(canned.aws().perform(&publish()).await.unwrap().already);
}
