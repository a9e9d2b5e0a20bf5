//! Change batches for whoever owns the zone.

use crate::core::handover::export::{Batch, batches};
use crate::core::kinds::name::Name;
use crate::core::wizard::model::Model;
use crate::words::Words;

use super::text;

fn of(model: &Model) -> Vec<Batch> {
    batches(&model.facts, &model.choices)
}

/// One JSON document a zone, one after the other.
pub fn change_batches(model: &Model) -> String {
    of(model).iter().map(Batch::text).collect()
}

/// The same as files, one a zone: name and content.
pub fn files(model: &Model, domain: &Name) -> Vec<(String, String)> {
    of(model).iter().map(|batch| (batch.file_name(domain), batch.text())).collect()
}

/// All of it in one paste: each batch into its file, and the command that sends it.
pub fn script(model: &Model, domain: &Name) -> String {
    let scripts: Vec<String> = of(model).iter().map(|batch| batch.command(domain).script()).collect();
    scripts.join("\n")
}

/// Which zone each batch is for, and the command that takes it.
pub fn notes(model: &Model, words: &Words) -> Vec<String> {
    let batches = of(model);
    let Some(domain) = model.choices.identity_domain().filter(|_| !batches.is_empty()) else {
        return vec![words.say("handover-nothing-left")];
    };
    let mut notes: Vec<String> = Vec::new();
    for batch in &batches {
        let zone = batch.zone.as_ref().map_or_else(|| words.say("report-unknown"), Name::to_string);
        let said = words.say_with("handover-batch-for", &[("zone", text(&zone))]);
        notes.push(format!("{said}\n  {}", batch.command(domain).line()));
        if batch.hosted_zone.is_none() {
            notes.push(words.say("handover-batch-zone-id"));
        }
    }
    if batches.len() > 1 {
        notes.push(words.say("handover-several-batches"));
    }
    notes.dedup();
    notes
}
