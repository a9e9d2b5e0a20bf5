//! An exported change batch as the SDK's own types have it: what they cannot hold, fails here.

use aws_sdk_route53::Client;
use aws_sdk_route53::types::{Change, ChangeAction, ChangeBatch, ResourceRecord, ResourceRecordSet, RrType};
use sendoff::core::handover::command_line::{change_batch, change_batch_back};
use sendoff::core::kinds::name::Name;
use sendoff::core::kinds::record::{RecordSet, SetChange};
use serde_json::Value;

fn batch(json: &Value) -> ChangeBatch {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let changes = json["Changes"].as_array().unwrap().iter().map(|change| {
        let action = ChangeAction::try_parse(&text(&change["Action"])).unwrap();
        let set = &change["ResourceRecordSet"];
        let records = set["ResourceRecords"].as_array().unwrap().iter();
        let records =
            records.map(|record| ResourceRecord::builder().value(text(&record["Value"])).build().unwrap());
        let set = ResourceRecordSet::builder()
            .name(text(&set["Name"]))
            .r#type(RrType::try_parse(&text(&set["Type"])).unwrap())
            .ttl(set["TTL"].as_i64().unwrap())
            .set_resource_records(Some(records.collect()))
            .build()
            .unwrap();
        Change::builder().action(action).resource_record_set(set).build().unwrap()
    });
    let comment = text(&json["Comment"]);
    ChangeBatch::builder().comment(comment).set_changes(Some(changes.collect())).build().unwrap()
}

async fn send(client: &Client, zone: &str, json: &Value) -> bool {
    let batch = batch(json);
    client.change_resource_record_sets().hosted_zone_id(zone).change_batch(batch).send().await.is_ok()
}

/// Name, type, TTL and values of every set at or below the name.
async fn standing(client: &Client, zone: &str) -> Stood {
    let listed = client.list_resource_record_sets().hosted_zone_id(zone).send().await.unwrap();
    let mut sets: Vec<_> = listed
        .resource_record_sets()
        .iter()
        .filter(|set| set.name().contains("bounce-export"))
        .map(|set| {
            let values = set.resource_records().iter().map(|record| record.value().to_owned());
            (set.name().to_owned(), set.r#type().to_string(), set.ttl(), values.collect())
        })
        .collect();
    sets.sort();
    sets
}

fn set(label: &str, rtype: &str, values: &[&str]) -> RecordSet {
    RecordSet {
        name: Name::from_answer(&format!("{label}bounce-export.example.com")),
        rtype: rtype.to_owned(),
        ttl: Some(60),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        alias: false,
        set_identifier: None,
    }
}

/// What stood at the names before.
pub type Stood = Vec<(String, String, Option<i64>, Vec<String>)>;

/// The batch goes in, loses no other value, and fails the second time.
pub async fn goes_in(client: &Client, zone: &str) -> (Vec<SetChange>, Stood) {
    let old = set("", "TXT", &[r#""it's \"ours\"; ${x}""#, "\"v=spf1 -all\""]);
    let mut laid = change_batch(&[SetChange { before: None, after: old.clone() }]);
    // The emulator would take a second CREATE of the same content for a repetition.
    laid["Changes"][0]["Action"] = "UPSERT".into();
    assert!(send(client, zone, &laid).await);
    let stood = standing(client, zone).await;
    assert_eq!(stood.len(), 1);

    let new = set("", "TXT", &[r#""it's \"ours\"; ${x}""#, "\"v=spf1 include:amazonses.com -all\""]);
    let sets = vec![
        SetChange { before: Some(old), after: new },
        SetChange { before: None, after: set("", "MX", &["10 feedback-smtp.us-east-1.amazonses.com."]) },
        SetChange { before: None, after: set("token.", "CNAME", &["token.dkim.amazonses.com."]) },
    ];
    assert!(send(client, zone, &change_batch(&sets)).await);
    let published = standing(client, zone).await;
    assert_eq!(published.len(), 3);
    let text = published.iter().find(|set| set.1 == "TXT").unwrap();
    assert_eq!(text.3, sets[0].after.values);
    assert!(!send(client, zone, &change_batch(&sets)).await, "what moved since fails the batch");
    assert_eq!(standing(client, zone).await, published, "and nothing of it is done");

    (sets, stood)
}

/// The way back restores all.
pub async fn goes_back(client: &Client, zone: &str, sets: &[SetChange], stood: &Stood) {
    assert!(send(client, zone, &change_batch_back(sets)).await);
    assert_eq!(standing(client, zone).await, *stood);
}
