//! What the journal of this machine leaves open.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::{Deed, Fate, deeds};
use crate::core::kinds::change::Change;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::{Arg, Message};
use crate::core::kinds::step::{Status, StepId};
use crate::core::steps;

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let deeds = deeds(&facts.journal);
    let is_requested = LazyCell::new(|| steps::may_have_gone_out(facts));
    let is_proven = LazyCell::new(|| steps::own_status(StepId::Test, facts, choices) == Status::Done);
    // One of those that are no ensures, without a known outcome, and nothing since that answers
    // the question.
    let is_open = |deed: &Deed<'_>, repeated: bool| {
        !deed.change.is_ensure()
            && deed.fate == Fate::Unknown
            && match deed.change {
                Change::RequestProduction(_) => *is_requested,
                // A look at the pool says whether it made a user.
                Change::InviteTestUser { .. } => false,
                _ => !repeated && !*is_proven,
            }
    };
    let mut done_later = HashSet::new();
    let mut findings = Vec::new();
    for deed in deeds.iter().rev() {
        let code = deed.change.code();
        if is_open(deed, done_later.contains(code)) {
            findings.push(may_have_gone_out(deed));
        }
        if matches!(deed.fate, Fate::Done(_)) {
            done_later.insert(code);
        }
    }
    findings.reverse();
    findings
}

fn may_have_gone_out(deed: &Deed<'_>) -> Finding {
    let what = Message::new(format!("deed-{}", deed.change.code()));
    Finding::new(Code::MayHaveGoneOut, deed.change.step())
        .arg("what", Arg::Message(Box::new(what)))
        .arg("time", Arg::Time(deed.at))
}
