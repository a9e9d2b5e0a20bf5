//! Change batches for whoever owns the zone: one a zone, each all or nothing, and the command
//! that sends it.

use serde_json::Value;

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::handover::command_line::{Command, change_batch};
use crate::core::kinds::json_text::json_text;
use crate::core::kinds::name::{HostedZoneId, Name};
use crate::core::kinds::record::SetChange;

use super::{Format, records};

/// What the owner puts the id of the zone in the place of, where this account cannot see it.
const UNKNOWN_ZONE: &str = "HOSTED_ZONE_ID";

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

    /// The content of its file.
    pub fn text(&self) -> String {
        json_text(&self.json()) + "\n"
    }

    /// The name of a file for it: `example.com-change-batch.json`, after the zone.
    pub fn file_name(&self, domain: &Name) -> String {
        Format::Route53.file_name(self.zone.as_ref().unwrap_or(domain))
    }

    /// What its owner runs, with the owner's own credentials.
    pub fn command(&self, domain: &Name) -> Command {
        self.command_beside(self.file_name(domain))
    }

    /// The same beside a file of this name.
    pub fn command_beside(&self, file: String) -> Command {
        let id = self.hosted_zone.as_ref().map_or(UNKNOWN_ZONE, HostedZoneId::as_str);
        let words =
            ["aws", "route53", "change-resource-record-sets", "--hosted-zone-id", id, "--change-batch"];
        let words = words.into_iter().map(str::to_owned).chain([format!("file://{file}")]).collect();
        Command { words, file: Some((file, json_text(&self.json()))) }
    }
}

/// The changes that are left to make, zone by zone in the order of the records.
pub fn batches(facts: &Facts, choices: &Choices) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::new();
    for handed in records(facts, choices) {
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
