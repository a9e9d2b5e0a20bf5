//! What the journal of this machine leaves open.

use crate::core::change::Change;
use crate::core::choices::Choices;
use crate::core::facts::Facts;
use crate::core::finding::{Code, Finding};
use crate::core::journal::{Deed, Fate, deeds, test_users_left};
use crate::core::message::{Arg, Message};
use crate::core::step::{Status, StepId};
use crate::core::steps;

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let deeds = deeds(&facts.journal);
    let mut findings: Vec<Finding> = deeds
        .iter()
        .enumerate()
        .filter(|(index, deed)| is_open(&deeds[index + 1..], deed, facts, choices))
        .map(|(_, deed)| may_have_gone_out(deed))
        .collect();
    for (user_pool, username) in test_users_left(&deeds) {
        let finding = Finding::new(Code::TestUserLeft, StepId::Test);
        findings.push(finding.text("username", username).text("pool", user_pool).seen(username));
    }
    findings
}

/// One of the three that are no ensures, without a known outcome, and nothing since that
/// answers the question.
fn is_open(later: &[Deed<'_>], deed: &Deed<'_>, facts: &Facts, choices: &Choices) -> bool {
    if deed.change.is_ensure() || deed.fate != Fate::Unknown {
        return false;
    }
    if matches!(deed.change, Change::RequestProduction(_)) {
        return steps::may_have_gone_out(facts);
    }
    let repeated = later
        .iter()
        .any(|later| later.change.code() == deed.change.code() && matches!(later.fate, Fate::Done(_)));
    !repeated && steps::status(StepId::Test, facts, choices) != Status::Done
}

fn may_have_gone_out(deed: &Deed<'_>) -> Finding {
    let what = Message::new(format!("deed-{}", deed.change.code()));
    Finding::new(Code::MayHaveGoneOut, deed.change.step())
        .arg("what", Arg::Message(Box::new(what)))
        .arg("time", Arg::Time(deed.at))
}
