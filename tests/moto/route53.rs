//! Hosted zones and record sets.

use std::collections::BTreeSet;

use sendoff::aws::Aws;
use sendoff::core::kinds::answer::Answer;
use sendoff::core::kinds::change::Change;
use sendoff::core::kinds::name::{HostedZoneId, Name};
use sendoff::core::kinds::problem::ProblemKind;
use sendoff::core::kinds::query::Query;
use sendoff::core::kinds::record::{RecordSet, SetChange};

use crate::batch;
use crate::plain::{hosted_zone, lay_text};
use crate::server::Moto;
use crate::{ask, aws, perform};

fn set(name: &str, rtype: &str, values: &[&str]) -> RecordSet {
    RecordSet {
        name: Name::from_answer(name),
        rtype: rtype.to_owned(),
        ttl: Some(300),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        alias: false,
        set_identifier: None,
    }
}

fn create(after: RecordSet) -> SetChange {
    SetChange { before: None, after }
}

#[tokio::test]
async fn six_hundred_zones_are_listed_over_several_pages() {
    let moto = Moto::start();
    let aws = aws(&moto, "us-east-1");
    let mut made = BTreeSet::new();
    for number in 0..600 {
        made.insert(hosted_zone(&moto.endpoint, &format!("zone{number}.example")).await);
    }
    let Answer::HostedZones(zones) = ask(&aws, Query::HostedZones).await else { panic!() };
    assert_eq!(zones.len(), 600);
    assert_eq!(zones.iter().map(|zone| zone.id.0.clone()).collect::<BTreeSet<_>>(), made);
    assert!(zones.iter().any(|zone| zone.name.as_str() == "zone7.example" && !zone.private));

    let Answer::DelegationSet(servers) = ask(&aws, Query::DelegationSet(zones[0].id.clone())).await else {
        panic!()
    };
    assert!(!servers.is_empty());
    assert!(servers.iter().all(|server| !server.as_str().ends_with('.')));
}

#[tokio::test]
async fn records_are_published_replaced_and_merged() {
    let moto = Moto::start();
    let aws = aws(&moto, "us-east-1");
    let zone = HostedZoneId(hosted_zone(&moto.endpoint, "example.com").await);
    let publish = |sets| Change::PublishRecords { hosted_zone: zone.clone(), sets };
    let look = |name: &str| Query::RecordSets { hosted_zone: zone.clone(), name: Name::from_answer(name) };

    let cname = set("token._domainkey.example.com", "CNAME", &["token.dkim.amazonses.com"]);
    let mx = set("bounce.example.com", "MX", &["10 feedback-smtp.us-east-1.amazonses.com"]);
    let txt = set("bounce.example.com", "TXT", &["\"v=spf1 include:amazonses.com ~all\""]);
    let below = set("a.bounce.example.com", "TXT", &["\"below\""]);
    let beside = set("bounce2.example.com", "TXT", &["\"beside\""]);
    let sets = vec![cname.clone(), mx.clone(), txt.clone(), below, beside];
    let published = perform(&aws, publish(sets.into_iter().map(create).collect())).await;
    assert!(!published.already);

    // Exactly this name, every type.
    assert_eq!(
        ask(&aws, look("token._domainkey.example.com")).await,
        Answer::RecordSets(vec![cname.clone()])
    );
    let Answer::RecordSets(mut found) = ask(&aws, look("bounce.example.com")).await else { panic!() };
    found.sort_by(|a, b| a.rtype.cmp(&b.rtype));
    assert_eq!(found, [mx, txt.clone()]);
    assert_eq!(ask(&aws, look("nothing.example.com")).await, Answer::RecordSets(vec![]));

    // Once more: it stands already, as somebody wanted it.
    assert!(perform(&aws, publish(vec![create(cname)])).await.already);

    // What else the TXT set holds goes along.
    let merged = set(
        "bounce.example.com",
        "TXT",
        &["\"google-site-verification=x\"", "\"v=spf1 include:amazonses.com ~all\""],
    );
    let replace = SetChange { before: Some(txt.clone()), after: merged.clone() };
    assert!(!perform(&aws, publish(vec![replace.clone()])).await.already);
    let Answer::RecordSets(found) = ask(&aws, look("bounce.example.com")).await else { panic!() };
    assert!(found.contains(&merged), "{found:?}");
    assert_eq!(found.iter().filter(|set| set.rtype == "TXT").count(), 1);

    // A batch that leaves everything as it is writes nothing.
    let same = SetChange { before: Some(merged.clone()), after: merged };
    assert!(perform(&aws, publish(vec![same])).await.already);
}

/// Every record set of the zone that holds something, by name.
async fn standing(aws: &Aws, zone: &HostedZoneId, names: &[&str]) -> Vec<RecordSet> {
    let mut standing = Vec::new();
    for name in names {
        let query = Query::RecordSets { hosted_zone: zone.clone(), name: Name::from_answer(name) };
        let Answer::RecordSets(mut found) = ask(aws, query).await else { panic!() };
        found.sort_by(|a, b| a.rtype.cmp(&b.rtype));
        standing.extend(found);
    }
    standing
}

const NAMES: [&str; 3] = ["example.com", "bounce.example.com", "token._domainkey.example.com"];

/// A zone that holds two foreign texts, and the batch that adds ours: to the texts, and beside them.
/// The texts are laid by UPSERT: moto keeps a log of changes and refuses a CREATE that it has had
/// before, word for word, while anything stands at the name, even where the same batch deletes
/// that first (`Route53Backend.change_resource_record_sets`). Route 53 knows no such log.
async fn zone_and_batch(moto: &Moto) -> (HostedZoneId, Vec<SetChange>) {
    let zone = HostedZoneId(hosted_zone(&moto.endpoint, "example.com").await);
    let mut foreign = set("bounce.example.com", "TXT", &["\"google-site-verification=x\"", "\"MS=ms1\""]);
    foreign.ttl = Some(3600);
    let texts = ["\"google-site-verification=x\"", "\"MS=ms1\""];
    lay_text(&moto.endpoint, zone.as_str(), "bounce.example.com", 3600, &texts).await;
    let mut merged = foreign.clone();
    merged.values.push("\"v=spf1 include:amazonses.com ~all\"".to_owned());
    let cname = set("token._domainkey.example.com", "CNAME", &["token.dkim.amazonses.com."]);
    (zone, vec![SetChange { before: Some(foreign), after: merged }, create(cname)])
}

/// Somebody publishes the very record and adds a value to its set, both after the preview. It is the
/// one race that moto refuses: it takes any other CREATE over what stands, and deletes whatever
/// stands at a name and type. The rehearsal holds to Route 53's rules in all of them.
#[tokio::test]
async fn a_race_is_lost_loudly_and_takes_no_value() {
    let moto = Moto::start();
    let zone = HostedZoneId(hosted_zone(&moto.endpoint, "example.com").await);
    let spf = set("bounce.example.com", "TXT", &["\"v=spf1 include:amazonses.com ~all\""]);
    let mx = set("bounce.example.com", "MX", &["10 feedback-smtp.us-east-1.amazonses.com."]);
    let theirs = Change::PublishRecords { hosted_zone: zone.clone(), sets: vec![create(spf.clone())] };
    perform(&aws(&moto, "us-east-1"), theirs).await;
    let texts = ["\"v=spf1 include:amazonses.com ~all\"", "\"google-site-verification=x\""];
    lay_text(&moto.endpoint, zone.as_str(), "bounce.example.com", 300, &texts).await;

    let aws = aws(&moto, "us-east-1");
    let before = standing(&aws, &zone, &NAMES).await;
    let ours = Change::PublishRecords { hosted_zone: zone.clone(), sets: vec![create(mx), create(spf)] };
    let problem = aws.perform(&ours).await.expect_err("it must not go in");
    assert_eq!(problem.kind, ProblemKind::Conflict, "{problem:?}");
    assert_eq!(problem.code.as_deref(), Some("InvalidChangeBatch"));
    assert!(problem.message.is_some_and(|said| said.contains("already exists")));
    assert_eq!(standing(&aws, &zone, &NAMES).await, before, "theirs stays, and nothing else was written");
}

#[tokio::test]
async fn what_was_written_is_taken_back_to_the_letter() {
    let moto = Moto::start();
    let aws = aws(&moto, "us-east-1");
    let (zone, sets) = zone_and_batch(&moto).await;
    let before = standing(&aws, &zone, &NAMES).await;
    let outcome =
        perform(&aws, Change::PublishRecords { hosted_zone: zone.clone(), sets: sets.clone() }).await;
    let change = Query::RecordChange(outcome.change_id.expect("an id to follow"));
    assert_eq!(ask(&aws, change).await, Answer::RecordChange { in_sync: true });
    assert_ne!(standing(&aws, &zone, &NAMES).await, before);
    let back = Change::TakeBackRecords { hosted_zone: zone.clone(), sets };
    assert!(!perform(&aws, back).await.already);
    assert_eq!(standing(&aws, &zone, &NAMES).await, before);
}

#[tokio::test]
async fn a_zone_that_is_gone_is_said_to_be_gone() {
    let moto = Moto::start();
    let aws = aws(&moto, "us-east-1");
    let query = Query::RecordSets {
        hosted_zone: HostedZoneId::from("Z0000000000000000000A"),
        name: Name::from_answer("example.com"),
    };
    let problem = aws.ask(&query).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::NotFound);
    assert_eq!(problem.code.as_deref(), Some("NoSuchHostedZone"));
}

#[tokio::test]
async fn a_wildcard_is_found_by_its_own_name() {
    let moto = Moto::start();
    let aws = aws(&moto, "us-east-1");
    let zone = HostedZoneId(hosted_zone(&moto.endpoint, "example.com").await);
    let wildcard = set("*.example.com", "TXT", &["\"any\""]);
    let sets = vec![create(wildcard.clone())];
    perform(&aws, Change::PublishRecords { hosted_zone: zone.clone(), sets }).await;
    let query = Query::RecordSets { hosted_zone: zone, name: Name::from_answer("*.example.com") };
    assert_eq!(ask(&aws, query).await, Answer::RecordSets(vec![wildcard]));
}

#[tokio::test]
async fn an_exported_batch_goes_in_and_back() {
    let moto = Moto::start();
    let zone = hosted_zone(&moto.endpoint, "example.com").await;
    let credentials =
        aws_sdk_route53::config::Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret", None, None, "test");
    let config = aws_config::defaults(aws_config::BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .credentials_provider(credentials)
        .region(aws_sdk_route53::config::Region::new("us-east-1"))
        .endpoint_url(&moto.endpoint)
        .load()
        .await;
    let client = aws_sdk_route53::Client::new(&config);
    let (sets, stood) = batch::goes_in(&client, &zone).await;
    batch::goes_back(&client, &zone, &sets, &stood).await;
}
