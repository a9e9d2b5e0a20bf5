//! Facts in, findings out: why a record, a zone, a pool or a mail is not right.

mod access;
mod identity;
mod journal;
mod mail_from;
mod pool;
mod records;
mod zone;

use super::choices::Choices;
use super::facts::Facts;
use super::finding::Finding;
use super::step::StepId;

/// Everything that is not as it should be, in the order of the steps.
pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(access::findings(facts));
    findings.extend(identity::findings(facts, choices));
    findings.extend(mail_from::findings(facts, choices));
    findings.extend(zone::findings(facts, choices));
    findings.extend(records::findings(facts, choices));
    findings.extend(pool::findings(facts, choices));
    findings.extend(journal::findings(facts, choices));
    findings.retain(|finding| !choices.skips(finding.step));
    findings.sort_by_key(|finding| finding.step);
    findings
}

/// The findings that one step shows.
pub fn of_step(facts: &Facts, choices: &Choices, step: StepId) -> Vec<Finding> {
    let mut findings = findings(facts, choices);
    findings.retain(|finding| finding.step == step);
    findings
}
