//! What became of the last write to the pool: one that was cut off, one that took other settings
//! along, and one whose mail fails.

use serde_json::{Map, Value};

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::{Fate, deeds};
use crate::core::facts::setup;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Arg;
use crate::core::kinds::pool;
use crate::core::kinds::pool::fields::EMAIL;
use crate::core::kinds::step::{Status, StepId};
use crate::core::rules::undo;
use crate::core::steps;

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(outcome(facts, choices));
    findings.extend(canary(facts, choices));
    findings
}

/// Known only by comparing what the journal says stood before with what stands now.
fn outcome(facts: &Facts, choices: &Choices) -> Option<Finding> {
    let pool = setup::user_pool(facts, choices)?;
    let deeds = deeds(&facts.journal);
    let (deed, binding) = undo::last_write(&deeds, pool)?;
    if matches!(deed.fate, Fate::Done(_)) {
        return None;
    }
    let finding = |code| {
        Finding::new(code, StepId::Pool).text("pool", binding.pool_name()).arg("time", Arg::Time(deed.at))
    };
    let missed = binding.missed(pool);
    if missed.is_empty() {
        let proven = steps::own_status(StepId::Test, facts, choices) == Status::Done;
        let unknown = deed.fate == Fate::Unknown && !proven;
        let back = if binding.restored.is_some() { "yes" } else { "" };
        return unknown.then(|| finding(Code::PoolWriteLanded).text("back", back));
    }
    let moved = pool::moved_in(&binding.seen, &binding.seen_mfa, pool);
    if moved.is_empty() && binding.seen.get(EMAIL) == pool.members.get(EMAIL) {
        let unknown = deed.fate == Fate::Unknown;
        return unknown.then(|| finding(Code::PoolWriteUnheard));
    }
    let differs: Vec<String> = missed.into_iter().filter(|member| member != EMAIL).collect();
    // Whole, so that who reads it sees what the other writer changed.
    let lines = |members: &Map<String, Value>| {
        let line = |name: &String| match members.get(name) {
            Some(value) => format!("{name}: {value}"),
            None => format!("{name}: -"),
        };
        differs.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    (!differs.is_empty())
        .then(|| finding(Code::PoolWriteDiffers).seen(lines(&pool.members)).wanted(lines(binding.settings())))
}

/// The bind stands, and the mail that was to prove it did not go out.
fn canary(facts: &Facts, choices: &Choices) -> Option<Finding> {
    let pool = setup::user_pool(facts, choices)?;
    let deed = undo::canary_failed(facts, choices)?;
    let Fate::Failed(problem) = deed.fate else { return None };
    let said = problem.message.as_deref().or(problem.code.as_deref()).unwrap_or_default();
    let finding = Finding::new(Code::PoolMailFailed, StepId::Test).text("pool", pool.name());
    Some(finding.arg("time", Arg::Time(deed.at)).seen(said))
}
