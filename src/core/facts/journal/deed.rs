//! What was written, and what became of it.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::problem::Problem;

use super::entry::Entry;

/// What became of an intent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate<'a> {
    Done(&'a Outcome),
    Failed(&'a Problem),
    /// No outcome, or one that cannot be known: ask again what stands.
    Unknown,
}

/// One write of the past and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed<'a> {
    pub at: Timestamp,
    pub change: &'a Change,
    pub fate: Fate<'a>,
}

/// Where an intent stands among the entries, and where its outcome does.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    pub intent: usize,
    pub outcome: Option<usize>,
}

/// The writes of some entries, as of one visit.
pub fn deeds_among(entries: &[Entry]) -> Vec<Deed<'_>> {
    of_pairs(entries, &pairs(entries))
}

/// The writes at these places among the entries.
pub(super) fn of_pairs<'a>(entries: &'a [Entry], pairs: &[Pair]) -> Vec<Deed<'a>> {
    pairs.iter().filter_map(|pair| of_pair(entries, *pair)).collect()
}

/// In one pass over the entries: a journal of years has many of them.
pub fn pairs(entries: &[Entry]) -> Vec<Pair> {
    let mut outcomes: HashMap<&str, usize> = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        if let Entry::Done { id, .. } | Entry::Failed { id, .. } = entry {
            outcomes.entry(id).or_insert(index);
        }
    }
    let intents = entries.iter().enumerate().filter_map(|(intent, entry)| match entry {
        Entry::Intent { id, .. } => Some(Pair { intent, outcome: outcomes.get(id.as_str()).copied() }),
        _ => None,
    });
    intents.collect()
}

fn of_pair(entries: &[Entry], pair: Pair) -> Option<Deed<'_>> {
    let Entry::Intent { at, change, .. } = entries.get(pair.intent)? else { return None };
    let fate = match pair.outcome.and_then(|outcome| entries.get(outcome)) {
        Some(Entry::Done { outcome, .. }) => Fate::Done(outcome),
        Some(Entry::Failed { problem, .. })
            if !problem.kind.outcome_unknown() || is_unsent(change, problem) =>
        {
            Fate::Failed(problem)
        }
        _ => Fate::Unknown,
    };
    Some(Deed { at: *at, change, fate })
}

/// What went wrong was a look before the write. What is no ensure looks at nothing afterwards, so
/// that it was never sent; any other write looks again at what stands in any case.
fn is_unsent(change: &Change, problem: &Problem) -> bool {
    !change.is_ensure() && problem.operation != change.operation()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::kinds::change::ProductionRequest;
    use crate::core::kinds::problem::{ProblemKind, Who};

    fn failed(change: &Change, operation: &str) -> [Entry; 2] {
        let problem = Problem::new(ProblemKind::Timeout, operation, Who::Main);
        let (at, id) = (Timestamp::UNIX_EPOCH, "1".to_owned());
        [Entry::Intent { at, id: id.clone(), change: change.clone() }, Entry::Failed { at, id, problem }]
    }

    #[test]
    fn a_request_that_a_look_before_it_kept_back_did_not_go_out() {
        let request = Change::RequestProduction(ProductionRequest::default());
        for (operation, unknown) in
            [("ses:PutAccountDetails", true), ("ses:GetAccount", false), ("sts:GetCallerIdentity", false)]
        {
            let entries = failed(&request, operation);
            assert_eq!(deeds_among(&entries)[0].fate == Fate::Unknown, unknown, "{operation}");
        }
    }
}
