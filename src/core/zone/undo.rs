//! Taking back what this program wrote into hosted zones: exactly that, and only where it still
//! stands as it was written.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use crate::core::change::Change;
use crate::core::dns::RecordType;
use crate::core::facts::Facts;
use crate::core::journal::{Deed, Fate};
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

/// What the journal tells of hosted zones, in one pass over its deeds.
#[derive(Clone, Debug, Default)]
pub struct Zones {
    /// The batches that were written and stand, as far as this machine knows, oldest first. A write
    /// whose outcome is not known, or that found all as it should be, is not ours to take back.
    written: Vec<Written>,
    /// When each record set that still stands for this machine was last written, by its name and type;
    /// also by a write whose outcome is not known.
    published: HashMap<(Name, String), Timestamp>,
    /// When each was last taken back; `None` where it was written again since.
    taken_back: HashMap<(Name, String), Option<Timestamp>>,
}

impl Zones {
    fn read(deeds: &[Deed<'_>]) -> Self {
        let mut zones = Self { written: standing(deeds), ..Self::default() };
        let standing: HashSet<(HostedZoneId, SetChange)> = zones
            .written
            .iter()
            .flat_map(|one| one.sets.iter().map(|set| (one.hosted_zone.clone(), set.clone())))
            .collect();
        for Deed { at, change, fate } in deeds {
            let (Change::PublishRecords { hosted_zone, sets }
            | Change::TakeBackRecords { hosted_zone, sets }) = change
            else {
                continue;
            };
            if matches!(fate, Fate::Failed(_)) {
                continue;
            }
            let publishes = matches!(change, Change::PublishRecords { .. });
            let counts = publishes
                && match fate {
                    Fate::Done(outcome) if !outcome.already => {
                        sets.iter().any(|set| standing.contains(&(hosted_zone.clone(), set.clone())))
                    }
                    _ => true,
                };
            for set in sets {
                let key = (set.after.name.clone(), set.after.rtype.clone());
                if counts {
                    let last = zones.published.entry(key.clone()).or_insert(*at);
                    *last = (*last).max(*at);
                }
                zones.taken_back.insert(key, (!publishes).then_some(*at));
            }
        }
        zones
    }
}

fn zones(facts: &Facts) -> &Zones {
    facts.journal.zones(Zones::read)
}

/// Each set that is taken back goes from the last batch that wrote it.
fn standing(deeds: &[Deed<'_>]) -> Vec<Written> {
    let mut written: Vec<Written> = Vec::new();
    let mut batches: HashMap<(&HostedZoneId, &SetChange), Vec<usize>> = HashMap::new();
    let mut gone: HashSet<(usize, &SetChange)> = HashSet::new();
    for Deed { change, fate, .. } in deeds {
        if !matches!(fate, Fate::Done(outcome) if !outcome.already) {
            continue;
        }
        match change {
            Change::PublishRecords { hosted_zone, sets } => {
                let moved = sets.iter().filter(|set| set.before.as_ref() != Some(&set.after));
                for set in moved.clone() {
                    let of_set = batches.entry((hosted_zone, set)).or_default();
                    if of_set.last() != Some(&written.len()) {
                        of_set.push(written.len());
                    }
                }
                written.push(Written { hosted_zone: hosted_zone.clone(), sets: moved.cloned().collect() });
            }
            Change::TakeBackRecords { hosted_zone, sets } => {
                for set in sets {
                    let last = batches.get_mut(&(hosted_zone, set)).and_then(Vec::pop);
                    gone.extend(last.map(|batch| (batch, set)));
                }
            }
            _ => {}
        }
    }
    for (index, one) in written.iter_mut().enumerate() {
        one.sets.retain(|set| !gone.contains(&(index, set)));
    }
    written.retain(|one| !one.sets.is_empty());
    written
}

/// True where a batch of this machine's may still be taken back.
pub fn has_written(facts: &Facts) -> bool {
    !zones(facts).written.is_empty()
}

/// What stands at each name that was written, to be asked before anything is taken back.
pub fn asks(facts: &Facts) -> Vec<Query> {
    let mut asked = HashSet::new();
    let written = zones(facts).written.iter();
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
    for Written { hosted_zone, sets } in zones(facts).written.iter().rev() {
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
            match standing.iter().any(|standing| standing.is_same(&set.after)) {
                true => back.push(set.clone()),
                false => undo.moved.push(set.clone()),
            }
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
    zones(facts).taken_back.get(&(name.clone(), rtype.as_str().to_owned())).copied().flatten()
}

/// When record sets that still stand for this machine were last written; also by a write whose outcome is
/// not known.
pub fn published_at(facts: &Facts) -> Option<Timestamp> {
    zones(facts).published.values().max().copied()
}

/// The same of one record.
pub fn record_published_at(facts: &Facts, name: &Name, rtype: RecordType) -> Option<Timestamp> {
    zones(facts).published.get(&(name.clone(), rtype.as_str().to_owned())).copied()
}
