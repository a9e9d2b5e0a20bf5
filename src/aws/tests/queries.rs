use serde_json::json;

use super::{Canned, route53, says, ses_error};
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::{
    ConfigurationSet, Dkim, Identity, MailFrom, Review, ReviewStatus, SesAccount, SesCheck, Verification,
};
use crate::core::kinds::name::{HostedZoneId, Name};
use crate::core::kinds::problem::ProblemKind;
use crate::core::kinds::query::Query;

#[tokio::test]
async fn an_account_under_review_is_read() {
    let canned = Canned::start(vec![says(
        200,
        json!({
            "EnforcementStatus": "HEALTHY", "ProductionAccessEnabled": false, "SendingEnabled": true,
            "SuppressionAttributes": {"SuppressedReasons": ["BOUNCE", "COMPLAINT"]},
            "SendQuota": {"Max24HourSend": 200.0, "MaxSendRate": 1.0, "SentLast24Hours": 3.0},
            "Details": {"MailType": "TRANSACTIONAL", "ReviewDetails": {"Status": "DENIED", "CaseId": "17"}},
        }),
    )])
    .await;
    let account = canned.aws().ask(&Query::SesAccount).await.unwrap();
    assert_eq!(
        account,
        Answer::SesAccount(SesAccount {
            production_access: false,
            sending_enabled: true,
            enforcement: "HEALTHY".to_owned(),
            max_24_hour_send: 200.0,
            max_send_rate: 1.0,
            suppressed_reasons: vec!["BOUNCE".to_owned(), "COMPLAINT".to_owned()],
            sent_last_24_hours: 3.0,
            review: Some(Review { status: ReviewStatus::Denied, case_id: Some("17".to_owned()) }),
        })
    );
}

#[tokio::test]
async fn an_identity_is_read_with_what_ses_last_saw() {
    let canned = Canned::start(vec![says(
        200,
        json!({
            "IdentityType": "DOMAIN", "VerifiedForSendingStatus": true, "VerificationStatus": "SUCCESS",
            "DkimAttributes": {
                "SigningEnabled": true, "Status": "TEMPORARY_FAILURE", "Tokens": ["a", "b", "c"],
                "SigningHostedZone": "dkim.eu-south-1.amazonses.com", "SigningAttributesOrigin": "AWS_SES",
                "NextSigningKeyLength": "RSA_2048_BIT", "CurrentSigningKeyLength": "RSA_1024_BIT",
                "LastKeyGenerationTimestamp": 1_763_800_000.5,
            },
            "MailFromAttributes": {"MailFromDomain": "bounce.example.com", "MailFromDomainStatus": "PENDING",
                                   "BehaviorOnMxFailure": "REJECT_MESSAGE"},
            "VerificationInfo": {
                "LastCheckedTimestamp": 1_763_800_100.0, "ErrorType": "HOST_NOT_FOUND",
                "SOARecord": {"PrimaryNameServer": "NS1.example.net."},
            },
            "Policies": {"b": "{}", "a": "{}"}, "ConfigurationSetName": "events",
        }),
    )])
    .await;
    let Answer::Identity(Some(identity)) =
        canned.aws().ask(&Query::Identity("example.com".to_owned())).await.unwrap()
    else {
        panic!()
    };
    assert_eq!(
        *identity,
        Identity {
            name: "example.com".to_owned(),
            is_domain: true,
            verified_for_sending: true,
            dkim: Dkim {
                signing_enabled: true,
                status: Verification::TemporaryFailure,
                tokens: vec!["a".to_owned(), "b".to_owned(), "c".to_owned()],
                signing_hosted_zone: Some(Name::from_answer("dkim.eu-south-1.amazonses.com")),
                origin: "AWS_SES".to_owned(),
                key_length: Some("RSA_1024_BIT".to_owned()),
            },
            mail_from: Some(MailFrom {
                domain: Name::from_answer("bounce.example.com"),
                status: Verification::Pending,
                rejects: true,
            }),
            check: Some(SesCheck {
                last_checked: Some("2025-11-22T08:28:20Z".parse().unwrap()),
                last_success: None,
                error: Some("HOST_NOT_FOUND".to_owned()),
                primary_name_server: Some(Name::from_answer("ns1.example.net")),
            }),
            policies: vec![("a".to_owned(), "{}".to_owned()), ("b".to_owned(), "{}".to_owned())],
            feedback_forwarding: false,
            configuration_set: Some("events".to_owned()),
            tags: Vec::new(),
        }
    );
}

#[tokio::test]
async fn a_configuration_set_is_read_as_far_as_it_may_be() {
    let canned = Canned::start(vec![
        says(200, json!({"ConfigurationSetName": "events", "SendingOptions": {"SendingEnabled": true}})),
        says(200, json!({"ConfigurationSetName": "events", "SendingOptions": {"SendingEnabled": false}})),
        says(200, json!({"ConfigurationSetName": "events"})),
        ses_error(404, "NotFoundException", "Configuration set <events> does not exist."),
        ses_error(403, "AccessDeniedException", "not authorized to perform: ses:GetConfigurationSet"),
    ])
    .await;
    let aws = canned.aws();
    let query = Query::ConfigurationSet("events".to_owned());
    for sending_enabled in [Some(true), Some(false), Some(true), None] {
        let set = sending_enabled.map(|sending_enabled| ConfigurationSet { sending_enabled });
        assert_eq!(aws.ask(&query).await.unwrap(), Answer::ConfigurationSet(set));
    }
    assert_eq!(aws.ask(&query).await.unwrap_err().kind, ProblemKind::Permission);
    let line = canned.heard(|heard| heard.line().to_owned()).remove(0);
    assert!(line.starts_with("GET /v2/email/configuration-sets/events "), "{line}");
}

#[tokio::test]
async fn a_mail_from_that_was_never_set_is_none() {
    let mail_from = json!({"BehaviorOnMxFailure": "USE_DEFAULT_VALUE"});
    let body = json!({"IdentityType": "DOMAIN", "MailFromAttributes": mail_from});
    let canned = Canned::start(vec![says(200, body)]).await;
    let answer = canned.aws().ask(&Query::Identity("example.com".to_owned())).await.unwrap();
    let Answer::Identity(Some(identity)) = answer else { panic!() };
    assert_eq!(identity.mail_from, None);
    assert_eq!(identity.dkim.status, Verification::NotStarted);
}

#[tokio::test]
async fn pages_are_followed_to_the_last() {
    let page = |name: &str, next: Option<&str>| {
        let identity =
            json!({"IdentityName": name, "IdentityType": "DOMAIN", "VerificationStatus": "SUCCESS"});
        says(200, json!({"EmailIdentities": [identity], "NextToken": next}))
    };
    let script = vec![page("a.example", Some("1")), page("b.example", Some("2")), page("c.example", None)];
    let canned = Canned::start(script).await;
    let Answer::Identities(found) = canned.aws().ask(&Query::Identities).await.unwrap() else { panic!() };
    let names: Vec<&str> = found.iter().map(|identity| identity.name.as_str()).collect();
    assert_eq!(names, ["a.example", "b.example", "c.example"]);
    assert!(found.iter().all(|identity| identity.verified && identity.is_domain));
    assert_eq!(
        canned.heard(|heard| heard.json()["NextToken"].clone()),
        [json!(null), json!("1"), json!("2")]
    );

    let page = |id: &str, next: Option<&str>| {
        says(200, json!({"UserPools": [{"Id": id, "Name": id}], "NextToken": next}))
    };
    let canned = Canned::start(vec![page("us-east-1_a", Some("1")), page("us-east-1_b", None)]).await;
    let Answer::UserPools(pools) = canned.aws().ask(&Query::UserPools).await.unwrap() else { panic!() };
    let ids: Vec<&str> = pools.iter().map(|pool| pool.id.as_str()).collect();
    assert_eq!(ids, ["us-east-1_a", "us-east-1_b"]);
    assert_eq!(canned.heard(|heard| heard.json()["NextToken"].clone()), [json!(null), json!("1")]);
}

#[tokio::test]
async fn a_listing_that_does_not_advance_is_given_up() {
    let zones = "<ListHostedZonesResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><HostedZones/>\
                 <Marker>m</Marker><IsTruncated>true</IsTruncated><NextMarker>m</NextMarker><MaxItems>1</MaxItems>\
                 </ListHostedZonesResponse>";
    let sets = "<ListResourceRecordSetsResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">\
                <ResourceRecordSets/><IsTruncated>true</IsTruncated><NextRecordName>a.example.</NextRecordName>\
                <NextRecordType>TXT</NextRecordType><MaxItems>1</MaxItems></ListResourceRecordSetsResponse>";
    let name = Name::from_answer("a.example");
    for (query, page) in [
        (Query::Identities, json!({"NextToken": "t"}).to_string()),
        (Query::UserPools, json!({"UserPools": [], "NextToken": "t"}).to_string()),
        (Query::HostedZones, zones.to_owned()),
        (Query::RecordSets { hosted_zone: HostedZoneId::from("Z1"), name }, sets.to_owned()),
    ] {
        let script = (0..5).map(|_| route53(200, &page)).collect();
        let canned = Canned::start(script).await;
        let problem = canned.aws().ask(&query).await.unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Malformed, "{query:?}");
        assert_eq!(canned.heard(|_| ()).len(), 2, "{query:?}");
    }
}

#[tokio::test]
async fn record_sets_of_the_name_alone_are_given() {
    let page = "<ListResourceRecordSetsResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">\
        <ResourceRecordSets>\
        <ResourceRecordSet><Name>\\052.Example.com.</Name><Type>A</Type><AliasTarget><HostedZoneId>Z2</HostedZoneId>\
        <DNSName>x.</DNSName><EvaluateTargetHealth>false</EvaluateTargetHealth></AliasTarget></ResourceRecordSet>\
        <ResourceRecordSet><Name>\\052.example.com.</Name><Type>TXT</Type><SetIdentifier>one</SetIdentifier>\
        <Weight>1</Weight><TTL>60</TTL><ResourceRecords><ResourceRecord><Value>\"a\"</Value></ResourceRecord>\
        </ResourceRecords></ResourceRecordSet>\
        <ResourceRecordSet><Name>a.example.com.</Name><Type>TXT</Type><TTL>60</TTL><ResourceRecords>\
        <ResourceRecord><Value>\"b\"</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>\
        </ResourceRecordSets><IsTruncated>true</IsTruncated><NextRecordName>b.example.com.</NextRecordName>\
        <NextRecordType>A</NextRecordType><MaxItems>3</MaxItems></ListResourceRecordSetsResponse>";
    let canned = Canned::start(vec![route53(200, page)]).await;
    let query =
        Query::RecordSets { hosted_zone: HostedZoneId::from("Z1"), name: Name::from_answer("*.example.com") };
    let Answer::RecordSets(found) = canned.aws().ask(&query).await.unwrap() else { panic!() };
    let seen: Vec<_> = found
        .iter()
        .map(|set| (set.rtype.as_str(), set.alias, set.set_identifier.as_deref(), set.ttl))
        .collect();
    assert_eq!(seen, [("A", true, None, None), ("TXT", false, Some("one"), Some(60))]);
    assert!(found.iter().all(|set| set.name.as_str() == "*.example.com"));
    assert_eq!(found[1].values, ["\"a\""]);
}
