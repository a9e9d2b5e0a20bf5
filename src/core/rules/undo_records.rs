//! Taking back what this program wrote into hosted zones: exactly that, and only where it still
//! stands as it was written.

use std::collections::HashSet;

use jiff::Timestamp;

use crate::core::facts::Facts;
use crate::core::kinds::change::Change;
use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::{HostedZoneId, Name};
use crate::core::kinds::problem::Problem;
use crate::core::kinds::query::Query;
use crate::core::kinds::record::SetChange;

use super::record_sets;
use crate::core::facts::journal::written::Written;

/// What `u` would do to the zones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undo {
    /// `Change::TakeBackRecords`, one a zone, the last written first.
    pub changes: Vec<Change>,
    /// Written by the same batches, and someone has changed it since: it stays as it is.
    pub moved: Vec<SetChange>,
    /// The zones must still be read.
    pub unknown: bool,
    /// A zone could not be read, and why.
    pub unread: Option<Problem>,
}

/// True where a batch of this machine's may still be taken back.
pub fn has_written(facts: &Facts) -> bool {
    !facts.journal.zones().written.is_empty()
}

/// What stands at each name that was written, to be asked before anything is taken back.
pub fn asks(facts: &Facts) -> Vec<Query> {
    let mut asked = HashSet::new();
    let written = facts.journal.zones().written.iter();
    written
        .flat_map(|one| one.sets.iter().map(|set| (&one.hosted_zone, &set.after.name)))
        .filter(|name| asked.insert(*name))
        .map(|(hosted_zone, name)| record_sets::question(facts, hosted_zone, name))
        .collect()
}

/// The last thing that was written and stands: the batches of one confirmation, one a zone.
/// Where none of a batch's sets stands as written any more, the one before it is looked at.
pub fn undo(facts: &Facts) -> Undo {
    let mut undo = Undo::default();
    let mut begun: Vec<&HostedZoneId> = Vec::new();
    for Written { hosted_zone, sets } in facts.journal.zones().written.iter().rev() {
        if begun.contains(&hosted_zone) {
            break;
        }
        let mut back = Vec::new();
        for set in sets {
            let query = record_sets::question(facts, hosted_zone, &set.after.name);
            if facts.get(&query).is_none_or(|fact| fact.stale) {
                undo.unknown = true;
                continue;
            }
            if let Some(problem) = facts.problem(&query) {
                undo.unread = Some(problem.clone());
                continue;
            }
            let standing = facts.record_sets(hosted_zone, &set.after.name).unwrap_or_default();
            let stands = standing.iter().any(|standing| standing.is_same(&set.after));
            if stands { &mut back } else { &mut undo.moved }.push(set.clone());
        }
        if !back.is_empty() {
            undo.changes.push(Change::TakeBackRecords { hosted_zone: hosted_zone.clone(), sets: back });
            begun.push(hosted_zone);
        }
    }
    undo
}

/// When this machine last took the record back, unless it has written it again since.
pub fn taken_back_at(facts: &Facts, name: &Name, rtype: RecordType) -> Option<Timestamp> {
    facts.journal.zones().taken_back.get(&(name.clone(), rtype.as_str().to_owned())).copied().flatten()
}
