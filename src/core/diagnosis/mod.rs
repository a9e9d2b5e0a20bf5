//! Facts in, findings out: why a record, a zone, a pool or a mail is not right.

mod access;
mod alignment;
mod cached;
mod cname;
mod dkim;
mod dmarc;
mod dmarc_tags;
mod elsewhere;
mod identity;
mod journal;
mod key;
mod mail_from;
mod mx;
mod other_identity;
mod policy;
mod pool;
mod pool_write;
mod reach;
mod recipient;
mod record_sets;
mod records;
mod refused;
mod remembered;
mod sender_spf;
mod servers;
pub mod ses_view;
mod site;
mod spf;
mod spf_cause;
mod target;
mod test_users;
mod text;
mod typed;
mod unproven;
mod window;
mod zone;

pub use records::absence_counts;

use std::rc::Rc;

use super::facts::Facts;
use super::steps::Step;
use crate::core::facts::choices::Choices;
use crate::core::kinds::finding::Finding;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::StepId;

/// Everything that is not as it should be, in the order of the steps. Worked out once for the same facts
/// and choices: each step's status goes by it.
pub fn findings(facts: &Facts, choices: &Choices) -> Rc<[Finding]> {
    facts.derived().findings(facts.moment(), choices, || all(facts, choices))
}

fn all(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(access::findings(facts, choices));
    findings.extend(refused::findings(facts, choices));
    findings.extend(typed::findings(facts, choices));
    findings.extend(identity::findings(facts, choices));
    findings.extend(mail_from::findings(facts, choices));
    findings.extend(zone::findings(facts, choices));
    findings.extend(records::findings(facts, choices));
    findings.extend(record_sets::findings(facts, choices, &findings));
    findings.extend(sender_spf::findings(facts, choices));
    findings.extend(window::findings(facts, choices));
    findings.extend(pool::findings(facts, choices));
    findings.extend(recipient::suppressed(facts, choices));
    findings.extend(recipient::in_sandbox(facts, choices));
    findings.extend(pool_write::findings(facts, choices));
    findings.extend(journal::findings(facts, choices));
    findings.extend(test_users::findings(facts, choices));
    findings.extend(unproven::findings(facts, choices));
    // A step that was skipped is silent, but for the users that it has left in a pool.
    findings.retain(|finding| !choices.skips(finding.step) || test_users::CODES.contains(&finding.code));
    for finding in &mut findings {
        finding.accepted = choices.accepted.iter().find(|it| it.is_of(finding)).map(|it| it.at);
    }
    findings.sort_by_key(|finding| finding.step);
    findings
}

/// What a step goes by: what it asks itself and, at the records, what else must be asked to name the cause
/// of one that is not right: few questions, to authoritative servers only, and none while all is well.
pub fn asks(step: &dyn Step, facts: &Facts, choices: &Choices) -> Vec<Query> {
    let mut asks = step.asks(facts, choices);
    if step.id() == StepId::Records && !asks.is_empty() {
        asks.extend(records::probes(facts, choices));
    }
    asks
}

/// The findings that one step shows.
pub fn of_step(facts: &Facts, choices: &Choices, step: StepId) -> Vec<Finding> {
    findings(facts, choices).iter().filter(|finding| finding.step == step).cloned().collect()
}
