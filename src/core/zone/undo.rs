//! Taking back what this program wrote into hosted zones: exactly that, and only where it still
//! stands as it was written.

use jiff::Timestamp;

use crate::core::change::Change;
use crate::core::dns::RecordType;
use crate::core::facts::Facts;
use crate::core::journal::{Deed, Fate, deeds};
use crate::core::name::{HostedZoneId, Name};
use crate::core::problem::Problem;
use crate::core::query::Query;
use crate::core::record::SetChange;

use super::record_sets;

/// What one batch wrote and no later one took back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub hosted_zone: HostedZoneId,
    pub sets: Vec<SetChange>,
}

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

/// The batches of the journal that were written and stand, as far as this machine knows, oldest
/// first. A write whose outcome is not known, or that found all as it should be, is not ours to
/// take back.
fn written(facts: &Facts) -> Vec<Written> {
    let mut written: Vec<Written> = Vec::new();
    for Deed { change, fate, .. } in deeds(&facts.journal) {
        if !matches!(fate, Fate::Done(outcome) if !outcome.already) {
            continue;
        }
        match change {
            Change::PublishRecords { hosted_zone, sets } => {
                let sets =
                    sets.iter().filter(|set| set.before.as_ref() != Some(&set.after)).cloned().collect();
                written.push(Written { hosted_zone: hosted_zone.clone(), sets });
            }
            Change::TakeBackRecords { hosted_zone, sets } => {
                for set in sets {
                    let mut same_zone =
                        written.iter_mut().rev().filter(|one| one.hosted_zone == *hosted_zone);
                    if let Some(one) = same_zone.find(|one| one.sets.contains(set)) {
                        one.sets.retain(|other| other != set);
                    }
                }
            }
            _ => {}
        }
    }
    written.retain(|one| !one.sets.is_empty());
    written
}

/// True where a batch of this machine's may still be taken back.
pub fn has_written(facts: &Facts) -> bool {
    !written(facts).is_empty()
}

/// What stands at each name that was written, to be asked before anything is taken back.
pub fn asks(facts: &Facts) -> Vec<Query> {
    let mut asks = Vec::new();
    for Written { hosted_zone, sets } in written(facts) {
        for set in sets {
            let query = record_sets::question(facts, &hosted_zone, &set.after.name);
            if !asks.contains(&query) {
                asks.push(query);
            }
        }
    }
    asks
}

/// The last thing that was written and stands: the batches of one confirmation, one a zone.
/// Where none of a batch's sets stands as written any more, the one before it is looked at.
pub fn undo(facts: &Facts) -> Undo {
    let mut undo = Undo::default();
    let mut zones: Vec<HostedZoneId> = Vec::new();
    for Written { hosted_zone, sets } in written(facts).into_iter().rev() {
        if zones.contains(&hosted_zone) {
            break;
        }
        let mut back = Vec::new();
        for set in sets {
            let query = record_sets::question(facts, &hosted_zone, &set.after.name);
            if facts.get(&query).is_none_or(|fact| fact.stale) {
                undo.unknown = true;
                continue;
            }
            if let Some(problem) = facts.problem(&query) {
                undo.unread = Some(problem.clone());
                continue;
            }
            let standing = facts.record_sets(&hosted_zone, &set.after.name).unwrap_or_default();
            match standing.iter().any(|standing| standing.is_same(&set.after)) {
                true => back.push(set),
                false => undo.moved.push(set),
            }
        }
        if !back.is_empty() {
            undo.changes.push(Change::TakeBackRecords { hosted_zone: hosted_zone.clone(), sets: back });
            zones.push(hosted_zone);
        }
    }
    undo
}

/// When this machine last took the record back, unless it has written it again since.
pub fn taken_back_at(facts: &Facts, name: &Name, rtype: RecordType) -> Option<Timestamp> {
    let of_record = |sets: &[SetChange]| {
        sets.iter().any(|set| set.after.name == *name && set.after.rtype == rtype.as_str())
    };
    let deeds = deeds(&facts.journal);
    let last = deeds.iter().rev().filter(|deed| !matches!(deed.fate, Fate::Failed(_))).find_map(|deed| {
        match deed.change {
            Change::TakeBackRecords { sets, .. } if of_record(sets) => Some(Some(deed.at)),
            Change::PublishRecords { sets, .. } if of_record(sets) => Some(None),
            _ => None,
        }
    });
    last.flatten()
}

/// When record sets that `is_meant` and that still stand for this machine were last written; also by a
/// write whose outcome is not known.
pub fn published_at(facts: &Facts, is_meant: impl Fn(&SetChange) -> bool) -> Option<Timestamp> {
    let standing = written(facts);
    let stands = |hosted_zone: &HostedZoneId, sets: &[SetChange]| {
        standing
            .iter()
            .any(|one| one.hosted_zone == *hosted_zone && sets.iter().any(|set| one.sets.contains(set)))
    };
    let counts = |deed: &Deed<'_>| match (deed.change, &deed.fate) {
        (Change::PublishRecords { .. }, Fate::Failed(_)) => false,
        (Change::PublishRecords { hosted_zone, sets }, Fate::Done(outcome)) => {
            outcome.already || stands(hosted_zone, sets)
        }
        (Change::PublishRecords { .. }, Fate::Unknown) => true,
        _ => false,
    };
    let is_meant = |deed: &Deed<'_>| match deed.change {
        Change::PublishRecords { sets, .. } => sets.iter().any(&is_meant),
        _ => false,
    };
    deeds(&facts.journal).iter().filter(|deed| is_meant(deed) && counts(deed)).map(|deed| deed.at).max()
}
