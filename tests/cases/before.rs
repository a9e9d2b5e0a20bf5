//! What an earlier run left on this machine: the journal of its writes and the choices of which no
//! flag tells.

use jiff::{SignedDuration, Timestamp};
use sendoff::core::facts::choices::Choices;
use sendoff::core::facts::journal::Entry;
use sendoff::core::kinds::change::{Change, Outcome};
use sendoff::core::kinds::problem::Problem;
use serde::Deserialize;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Before {
    /// How long ago the person said that the records were entered by hand.
    entered_minutes_ago: Option<i64>,
    /// The writes, the oldest first.
    wrote: Vec<Wrote>,
}

/// One write: with an outcome, a problem, or neither where the run was cut off.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrote {
    hours_ago: i64,
    change: Change,
    outcome: Option<Outcome>,
    problem: Option<Problem>,
}

impl Before {
    pub fn journal(&self, now: Timestamp) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (index, wrote) in self.wrote.iter().enumerate() {
            let (at, id) = (now - SignedDuration::from_hours(wrote.hours_ago), format!("before-{index}"));
            entries.push(Entry::Intent { at, id: id.clone(), change: wrote.change.clone() });
            if let Some(outcome) = wrote.outcome.clone() {
                entries.push(Entry::Done { at, id: id.clone(), outcome });
            }
            if let Some(problem) = wrote.problem.clone() {
                entries.push(Entry::Failed { at, id, problem });
            }
        }
        entries
    }

    /// The file of choices; `None` where there is none.
    pub fn choices(&self, chosen: &Choices, now: Timestamp) -> Option<Choices> {
        let entered = now - SignedDuration::from_mins(self.entered_minutes_ago?);
        Some(Choices { entered: Some(entered), ..chosen.clone() })
    }
}
