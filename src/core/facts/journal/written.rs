//! What this program wrote into hosted zones and did not take back, as its journal tells it.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::{Deed, Fate};
use crate::core::kinds::change::Change;
use crate::core::kinds::name::{HostedZoneId, Name};
use crate::core::kinds::record::SetChange;

/// What one batch wrote and no later one took back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub hosted_zone: HostedZoneId,
    pub sets: Vec<SetChange>,
}

/// What the journal tells of hosted zones, in one pass over its deeds.
#[derive(Clone, Debug, Default)]
pub struct Zones {
    /// The batches that were written and stand, as far as this machine knows, oldest first. A write
    /// whose outcome is not known, or that found all as it should be, is not ours to take back.
    pub written: Vec<Written>,
    /// When each record set that still stands for this machine was last written, by its name and type;
    /// also by a write whose outcome is not known.
    pub published: HashMap<(Name, String), Timestamp>,
    /// When each was last taken back; `None` where it was written again since.
    pub taken_back: HashMap<(Name, String), Option<Timestamp>>,
}

impl Zones {
    pub fn of(deeds: &[Deed<'_>]) -> Self {
        let written = Batches::of(deeds).written.into_iter().map(|(_, written)| written).collect();
        let mut zones = Self { written, ..Self::default() };
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

/// The batches that were written, and what was taken back from each.
#[derive(Clone, Debug, Default)]
pub struct Batches {
    /// Each batch by its place among the deeds, with those of its sets that stand.
    written: Vec<(usize, Written)>,
    /// A take-back and a batch that it took a set from, by their places among the deeds.
    pub taken: Vec<(usize, usize)>,
}

impl Batches {
    /// Each set that is taken back goes from the last batch that wrote it.
    pub fn of(deeds: &[Deed<'_>]) -> Self {
        let mut batches = Self::default();
        let mut by_set: HashMap<(&HostedZoneId, &SetChange), Vec<usize>> = HashMap::new();
        let mut gone: HashSet<(usize, &SetChange)> = HashSet::new();
        for (index, Deed { change, fate, .. }) in deeds.iter().enumerate() {
            if !matches!(fate, Fate::Done(outcome) if !outcome.already) {
                continue;
            }
            match change {
                Change::PublishRecords { hosted_zone, sets } => {
                    let moved = sets.iter().filter(|set| set.before.as_ref() != Some(&set.after));
                    for set in moved.clone() {
                        let of_set = by_set.entry((hosted_zone, set)).or_default();
                        if of_set.last() != Some(&batches.written.len()) {
                            of_set.push(batches.written.len());
                        }
                    }
                    let written =
                        Written { hosted_zone: hosted_zone.clone(), sets: moved.cloned().collect() };
                    batches.written.push((index, written));
                }
                Change::TakeBackRecords { hosted_zone, sets } => {
                    for set in sets {
                        let Some(batch) = by_set.get_mut(&(hosted_zone, set)).and_then(Vec::pop) else {
                            continue;
                        };
                        gone.insert((batch, set));
                        batches.taken.extend(batches.written.get(batch).map(|(of, _)| (index, *of)));
                    }
                }
                _ => {}
            }
        }
        for (index, (_, one)) in batches.written.iter_mut().enumerate() {
            one.sets.retain(|set| !gone.contains(&(index, set)));
        }
        batches.written.retain(|(_, one)| !one.sets.is_empty());
        batches
    }

    /// Those of which a set stands, by their places among the deeds.
    pub fn standing(&self) -> impl Iterator<Item = usize> {
        self.written.iter().map(|(deed, _)| *deed)
    }
}
