//! What putting SES into the From domain's own SPF record costs, and where it would do harm.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::name::Name;
use crate::core::kinds::record::{RecordId, RecordStatus};
use crate::core::kinds::step::StepId;
use crate::core::mail::spf::Cost;
use crate::core::records;
use crate::core::records::sender_spf::{SenderSpf, plan};

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let Some(plan) = plan(facts, choices) else {
        return Vec::new();
    };
    let finding =
        |code, name: &Name| Finding::new(code, StepId::Records).on(RecordId::SenderSpf).text("domain", name);
    let counted = |code, name: &Name, before: u32, after: u32| {
        finding(code, name).text("before", before).text("after", after)
    };
    let found = match &plan {
        SenderSpf::Merge { .. } | SenderSpf::New { .. } if !is_open(facts, choices) => return Vec::new(),
        SenderSpf::Merge { name, standing, merged } => {
            counted(Code::SenderSpfOpen, name, merged.before.lookups, merged.after.lookups)
                .text("more", more(&merged.after))
                .seen(standing)
                .wanted(&merged.text)
        }
        SenderSpf::New { name } => {
            counted(Code::SenderSpfOpen, name, 0, 1).text("more", "").wanted(records::MAIL_FROM_SPF)
        }
        SenderSpf::TooMany { name, standing, before, after } => {
            counted(Code::SenderSpfTooMany, name, *before, after.lookups)
                .text("more", more(after))
                .seen(standing)
        }
        SenderSpf::AtApex { name } => finding(Code::SenderSpfAtApex, name),
        SenderSpf::OtherMail { name } => finding(Code::SenderSpfOtherMail, name),
        SenderSpf::Unreadable { name, standing } => {
            finding(Code::SenderSpfUnreadable, name).seen(standing.join("\n"))
        }
    };
    vec![found]
}

/// Whether not all could be counted.
fn more(cost: &Cost) -> &'static str {
    if cost.is_whole() { "" } else { "yes" }
}

/// The record was looked at and does not stand yet.
fn is_open(facts: &Facts, choices: &Choices) -> bool {
    records::view(facts, choices)
        .iter()
        .any(|view| view.wanted.id == RecordId::SenderSpf && view.status == RecordStatus::Missing)
}
