//! The adapter and the rehearsal's Route 53: many zones, protected sets, other writers.

use std::time::Duration;

use sendoff::aws::{Aws, AwsSettings, Pacing};
use sendoff::core::kinds::answer::Answer;
use sendoff::core::kinds::change::Change;
use sendoff::core::kinds::endpoints::Endpoints;
use sendoff::core::kinds::name::{HostedZoneId, Name};
use sendoff::core::kinds::problem::ProblemKind;
use sendoff::core::kinds::query::Query;
use sendoff::core::kinds::record::{RecordSet, SetChange};
use sendoff::rehearsal::{Rehearsal, Scenario, start, start_scenario};

use crate::adapter::{aws, settings};
use crate::arrivals::Arrivals;
use crate::clients::{ZONE, clients, publish, set};

fn zone() -> HostedZoneId {
    HostedZoneId::from(ZONE)
}

fn record_set(name: &str, rtype: &str, values: &[&str]) -> RecordSet {
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

fn told(over: &str) -> Rehearsal {
    start_scenario(&Scenario::parse(&format!("extends = \"default\"\n{over}")).unwrap()).unwrap()
}

async fn standing(rehearsal: &Rehearsal, name: &str) -> Vec<RecordSet> {
    let query = Query::RecordSets { hosted_zone: zone(), name: Name::from_answer(name) };
    match aws(rehearsal).ask(&query).await.unwrap() {
        Answer::RecordSets(sets) => sets,
        other => panic!("{other:?}"),
    }
}

/// An account with six hundred zones beside the domain's, the last one locked.
fn six_hundred_zones() -> Rehearsal {
    let zone = |number: usize| {
        format!(
            "[zones.\"zone{number}.example\"]\nhosted_zone = \"Z{number:019}\"\nundelegated = true\nlocked = {}\n\
             servers = [{{ host = \"ns-1.awsdns-01.com\", address = \"198.51.100.1\" }}]\n",
            number == 599
        )
    };
    told(&(0..600).map(zone).collect::<String>())
}

/// Counted at the server: "five requests per second per AWS account" (Route 53 guide, "Quotas").
#[tokio::test]
async fn no_second_sees_more_than_five_requests() {
    let rehearsal = six_hundred_zones();
    let arrivals = Arrivals::before(rehearsal.endpoint()).await;
    let settings = AwsSettings {
        pacing: Pacing::Always,
        endpoints: Endpoints::at(&arrivals.endpoint),
        ..settings(&rehearsal)
    };
    let aws = Aws::new(settings);
    let names = ["example.com", "bounce.example.com", "_dmarc.example.com", "*.example.com"];
    let sets = names.map(|name| Query::RecordSets { hosted_zone: zone(), name: Name::from_answer(name) });
    let asked = [Query::HostedZones, Query::DelegationSet(zone())].into_iter().chain(sets);
    let asking: Vec<_> = asked
        .map(|query| {
            let aws = aws.clone();
            tokio::spawn(async move { aws.ask(&query).await.map(drop) })
        })
        .collect();
    for asked in asking {
        asked.await.unwrap().unwrap();
    }
    let sets = vec![create(record_set("a.example.com", "TXT", &["\"a\""]))];
    aws.perform(&Change::PublishRecords { hosted_zone: zone(), sets }).await.unwrap();
    let arrived = arrivals.all();
    assert_eq!(arrived.len(), 7 + 1 + 4 + 1, "seven pages, and each of the rest once");
    for six in arrived.windows(6) {
        let apart = six[5].duration_since(six[0]);
        assert!(apart >= Duration::from_secs(1), "six requests came within {apart:?}: {arrived:?}");
    }
}

#[tokio::test]
async fn six_hundred_zones_are_listed_over_several_pages_and_locked_ones_told() {
    let rehearsal = six_hundred_zones();
    let Answer::HostedZones(zones) = aws(&rehearsal).ask(&Query::HostedZones).await.unwrap() else {
        panic!()
    };
    let mut names: Vec<&str> = zones.iter().map(|zone| zone.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!((zones.len(), names.len()), (601, 601));
    let locked: Vec<&str> = zones.iter().filter(|zone| zone.locked).map(|zone| zone.name.as_str()).collect();
    assert_eq!(locked, ["zone599.example"]);
    let ours = zones.iter().find(|zone| zone.name.as_str() == "example.com").unwrap();
    assert!(ours.record_sets.is_some_and(|count| count > 2));
}

#[tokio::test]
async fn a_protected_set_keeps_the_whole_batch_out_and_says_why() {
    let rehearsal = told(
        "[zones.\"example.com\"]\nprotected = [[\"_dmarc\", \"TXT\", \"Ask security@ before changing this\"]]",
    );
    let sets = vec![
        create(record_set("bounce.example.com", "MX", &["10 feedback-smtp.us-east-1.amazonses.com"])),
        create(record_set("_dmarc.example.com", "TXT", &["\"v=DMARC1; p=none\""])),
    ];
    let problem =
        aws(&rehearsal).perform(&Change::PublishRecords { hosted_zone: zone(), sets }).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Refused);
    assert!(problem.message.unwrap().contains("Ask security@ before changing this"));
    assert_eq!(standing(&rehearsal, "bounce.example.com").await, []);
}

#[tokio::test]
async fn a_set_changed_since_it_was_read_fails_the_batch() {
    let rehearsal = start("default").unwrap();
    let aws = aws(&rehearsal);
    let read = standing(&rehearsal, "example.com").await;
    let text = read.into_iter().find(|set| set.rtype == "TXT").unwrap();
    let clients = clients(&rehearsal).await;
    publish(&clients.route53, "UPSERT", vec![set("example.com", "TXT", "\"written by somebody else\"")])
        .await
        .unwrap();
    let before = standing(&rehearsal, "example.com").await;
    let mut merged = text.clone();
    merged.values.push("\"ours\"".to_owned());
    let sets = vec![
        create(record_set("bounce.example.com", "MX", &["10 feedback-smtp.us-east-1.amazonses.com"])),
        SetChange { before: Some(text), after: merged },
    ];
    let problem = aws.perform(&Change::PublishRecords { hosted_zone: zone(), sets }).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Conflict);
    assert!(problem.request_id.is_some());
    assert_eq!(standing(&rehearsal, "example.com").await, before, "theirs stays");
    assert_eq!(standing(&rehearsal, "bounce.example.com").await, [], "and nothing else was written");
}

#[tokio::test]
async fn what_was_written_is_taken_back_and_what_moved_is_not() {
    let rehearsal = start("default").unwrap();
    let aws = aws(&rehearsal);
    let before = standing(&rehearsal, "example.com").await;
    let text = before.iter().find(|set| set.rtype == "TXT").unwrap().clone();
    let mut merged = text.clone();
    merged.values.insert(0, "\"ours\"".to_owned());
    let sets = vec![
        SetChange { before: Some(text), after: merged },
        create(record_set("bounce.example.com", "MX", &["10 feedback-smtp.us-east-1.amazonses.com"])),
    ];
    let written = Change::PublishRecords { hosted_zone: zone(), sets: sets.clone() };
    let change_id = aws.perform(&written).await.unwrap().change_id.unwrap();
    let asked = aws.ask(&Query::RecordChange(change_id)).await.unwrap();
    assert!(matches!(asked, Answer::RecordChange { .. }));
    let back = Change::TakeBackRecords { hosted_zone: zone(), sets: sets.clone() };
    aws.perform(&back).await.unwrap();
    assert_eq!(standing(&rehearsal, "example.com").await, before);
    assert_eq!(standing(&rehearsal, "bounce.example.com").await, []);

    aws.perform(&written).await.unwrap();
    let clients = clients(&rehearsal).await;
    publish(&clients.route53, "UPSERT", vec![set("example.com", "TXT", "\"somebody else\"")]).await.unwrap();
    let moved = standing(&rehearsal, "example.com").await;
    let problem = aws.perform(&back).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Conflict);
    assert_eq!(standing(&rehearsal, "example.com").await, moved);
    assert_eq!(standing(&rehearsal, "bounce.example.com").await.len(), 1, "a batch is one transaction");
}
