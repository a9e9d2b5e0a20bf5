//! What holds the bind, the findings among it.

use crate::core::diagnosis;
use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::finding::{Finding, Holds};
use crate::core::kinds::message::Message;
use crate::core::rules::hold::{Hold, of_sending, of_sending_message};
use crate::core::rules::proof::{self, Proof};
use crate::core::steps;

/// Why, in one sentence.
pub fn message(hold: Hold, facts: &Facts, choices: &Choices) -> Message {
    let findings = diagnosis::findings(facts, choices);
    let found = findings.iter().find(|finding| hold == Hold::Found(finding.code));
    found.map_or_else(
        || of_sending_message(hold, facts.region(), setup::user_pool(facts, choices)),
        Finding::message,
    )
}

/// All that holds the bind of this set-up's pool, each once: what SES says first, then the findings in
/// their order. Empty where all is known and nothing holds.
pub fn of_bind(facts: &Facts, choices: &Choices) -> Vec<Hold> {
    let mut holds: Vec<Hold> = of_sending(facts, choices).into_iter().collect();
    for finding in binding(&diagnosis::findings(facts, choices)) {
        if !holds.iter().any(|hold| hold.code() == Some(finding.code)) {
            holds.push(Hold::Found(finding.code));
        }
    }
    holds
}

/// The findings among these that hold the bind.
pub fn binding(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(|finding| finding.holds() == Holds::Bind)
}

/// Something holds the bind: only typing the pool's name goes on.
pub fn asks_for_name(facts: &Facts, choices: &Choices) -> bool {
    !of_bind(facts, choices).is_empty()
}

/// A person may go past what keeps the pool from being bound by typing its name.
pub fn may_be_overridden(facts: &Facts, choices: &Choices) -> bool {
    let is_refused = matches!(proof::proof(facts, choices), Some(Proof::Refused(_)));
    (is_refused || asks_for_name(facts, choices)) && !steps::pool_override(facts, choices).is_empty()
}
