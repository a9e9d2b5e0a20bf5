//! Change batches for whoever owns the zone: one a zone, each all or nothing.

use serde_json::Value;

use crate::core::aws_cli::{change_batch, quote};
use crate::core::export::{Format, records};
use crate::core::model::Model;
use crate::core::name::{HostedZoneId, Name};
use crate::core::record::SetChange;
use crate::words::Words;

use super::text;

/// What one zone is told.
pub struct Batch {
    /// Where it is a hosted zone that this account can see.
    pub hosted_zone: Option<HostedZoneId>,
    pub zone: Option<Name>,
    pub sets: Vec<SetChange>,
}

impl Batch {
    pub fn json(&self) -> Value {
        change_batch(&self.sets)
    }
}

/// The changes that are left to make, zone by zone in the order of the records.
pub fn batches(model: &Model) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::new();
    for handed in records(&model.facts, &model.choices) {
        let Some(change) = handed.change() else { continue };
        let is_same =
            |batch: &&mut Batch| batch.hosted_zone == handed.hosted_zone && batch.zone == handed.zone;
        match batches.iter_mut().find(is_same) {
            Some(batch) => add(&mut batch.sets, change),
            None => batches.push(Batch {
                hosted_zone: handed.hosted_zone.clone(),
                zone: handed.zone.clone(),
                sets: vec![change],
            }),
        }
    }
    batches
}

fn add(sets: &mut Vec<SetChange>, change: SetChange) {
    if !sets.contains(&change) {
        sets.push(change);
    }
}

/// One JSON document a zone, one after the other.
pub fn change_batches(model: &Model) -> String {
    batches(model).iter().map(|batch| format!("{:#}\n", batch.json())).collect()
}

/// Which zone each batch is for, and the command that takes it.
pub fn notes(model: &Model, words: &Words) -> Vec<String> {
    let batches = batches(model);
    if batches.is_empty() {
        return vec![words.say("handover-nothing-left")];
    }
    let file = model.choices.identity_domain().map(|domain| Format::Route53.file_name(domain));
    let file = format!("file://{}", file.unwrap_or_else(|| "change-batch.json".to_owned()));
    let count = batches.len();
    let mut notes: Vec<String> = batches
        .iter()
        .map(|batch| {
            let id = batch.hosted_zone.as_ref().map_or("HOSTED_ZONE_ID", HostedZoneId::as_str);
            let zone = batch.zone.as_ref().map_or_else(|| words.say("report-unknown"), Name::to_string);
            let command = format!(
                "aws route53 change-resource-record-sets --hosted-zone-id {} --change-batch {}",
                quote(id),
                quote(&file)
            );
            format!("{}\n  {command}", words.say_with("handover-batch-for", &[("zone", text(&zone))]))
        })
        .collect();
    if count > 1 {
        notes.push(words.say("handover-several-batches"));
    }
    notes
}
