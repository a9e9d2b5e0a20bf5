//! Which lines of a journal stay when it is cut: all that anybody reads out of it. Whatever decides
//! something, undoes something or tells what to do next gives the same answer before and after; only
//! the lists of all that was ever done (the change document's evidence, the mails of the last step) become
//! shorter, and the journal's first line says up to when.
//!
//! What stays:
//! - what is of the last day, and the newest lines whatever they are;
//! - of each thing that was changed the first write and the last, by what became of it ([`things`]);
//! - a write that is no ensure and of which nobody knows what became of it;
//! - batches of record sets that stand, with all that took something back from them;
//! - the last writes to a pool, back to the one that `u` would undo;
//! - test users that are left, and the write that each invitation proved;
//! - what was agreed to and waits, and how the last agreement ended ([`agreed`]);
//! - snapshots that still lie on the disk, whose sums `restore --yes` trusts;
//! - what the last visit saw.

mod agreed;
#[cfg(test)]
pub(crate) mod histories;
mod things;

use crate::core::kinds::name::UserPoolId;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use jiff::{SignedDuration, Timestamp};

use super::written::{Batches, Zones};
use crate::core::kinds::change::Change;
use crate::core::kinds::problem::ProblemKind;

use super::deed::{self, Deed, Fate, pairs};
use super::entry::Entry;

/// A run that has begun since has told of everything that it did.
const RECENT: SignedDuration = SignedDuration::from_hours(24);

/// For each entry whether it stays. `newest`: so many of the last stay whatever they are. `has_file`
/// says whether a snapshot of this name still lies on the disk.
pub fn stays(entries: &[Entry], now: Timestamp, newest: usize, has_file: impl Fn(&str) -> bool) -> Vec<bool> {
    let from = entries.len().saturating_sub(newest);
    let is_recent =
        |index: usize, entry: &Entry| index >= from || now.duration_since(entry.at()).abs() < RECENT;
    let mut stays: Vec<bool> =
        entries.iter().enumerate().map(|(index, entry)| is_recent(index, entry)).collect();
    let pairs = pairs(entries);
    let deeds = deed::of_pairs(entries, &pairs);

    let agreed = agreed::agreed(entries, &stays);
    for index in agreed.entries {
        stays[index] = true;
    }
    let of_recent = |index: &usize| {
        let pair = pairs[*index];
        stays[pair.intent] || pair.outcome.is_some_and(|outcome| stays[outcome])
    };
    let mut kept: HashSet<usize> = (0..deeds.len()).filter(of_recent).collect();
    kept.extend((0..deeds.len()).filter(|index| agreed.spent_by.contains(&pairs[*index].intent)));
    kept.extend(firsts_and_lasts(&deeds));
    kept.extend(open(&deeds));
    kept.extend(of_pools(&deeds));
    let batches = Batches::of(&deeds);
    kept.extend(batches.standing());
    kept.extend(published_last(&deeds));
    let needed = needed(&deeds, &batches);
    let mut found: Vec<usize> = kept.iter().copied().collect();
    while let Some(deed) = found.pop() {
        let also = needed.get(&deed).into_iter().flatten().copied();
        found.extend(also.filter(|other| kept.insert(*other)));
    }

    let ids: HashSet<&str> = kept.iter().filter_map(|index| id(&entries[pairs[*index].intent])).collect();
    let writes: HashSet<(&str, Timestamp)> = kept
        .iter()
        .map(|index| &deeds[*index])
        .filter_map(|deed| Some((deed.change.binding()?.user_pool.as_str(), deed.at)))
        .collect();
    let seen = entries.iter().rposition(|entry| matches!(entry, Entry::Seen { .. }));
    for (index, entry) in entries.iter().enumerate() {
        stays[index] = match entry {
            Entry::Intent { id, .. } | Entry::Done { id, .. } | Entry::Failed { id, .. } => {
                ids.contains(id.as_str()) || stays[index]
            }
            Entry::Snapshot { at, user_pool, file, .. } => {
                stays[index] || writes.contains(&(user_pool.as_str(), *at)) || has_file(file)
            }
            Entry::Seen { .. } => stays[index] || seen == Some(index),
            Entry::Confirmed { .. } | Entry::Voided { .. } => stays[index],
            // A new one comes in its place.
            Entry::Cut { .. } => false,
        };
    }
    stays
}

/// The line that says so. `kept`: how many bytes of lines stand behind it.
pub fn line(entries: &[Entry], stays: &[bool], kept: u64) -> Option<Entry> {
    let mut gone = 0;
    let mut last = None;
    for (entry, _) in entries.iter().zip(stays).filter(|(_, stays)| !**stays) {
        gone += if let Entry::Cut { gone, .. } = entry { *gone } else { 1 };
        last = last.max(Some(entry.at()));
    }
    let at = last.or_else(|| entries.first().map(Entry::at))?;
    Some(Entry::Cut { at, gone, kept })
}

fn id(entry: &Entry) -> Option<&str> {
    match entry {
        Entry::Intent { id, .. } => Some(id),
        _ => None,
    }
}

/// What became of a write, as those tell apart who look for the first or the last one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Became {
    Made,
    Already,
    Failed,
    Unknown,
}

fn became(fate: &Fate<'_>) -> Became {
    match fate {
        Fate::Done(outcome) if outcome.already => Became::Already,
        Fate::Done(_) => Became::Made,
        Fate::Failed(_) => Became::Failed,
        Fate::Unknown => Became::Unknown,
    }
}

/// The first of each key, the last, and that of the latest time: a clock may have been set back.
struct Ends<K>(HashMap<K, [usize; 3]>);

impl<K: Hash + Eq> Ends<K> {
    fn see(&mut self, key: K, index: usize, deeds: &[Deed<'_>]) {
        let [_, last, latest] = self.0.entry(key).or_insert([index; 3]);
        *last = index;
        if deeds[index].at >= deeds[*latest].at {
            *latest = index;
        }
    }
}

fn firsts_and_lasts(deeds: &[Deed<'_>]) -> Vec<usize> {
    let mut ends = Ends(HashMap::new());
    let mut bound = HashMap::new();
    for (index, deed) in deeds.iter().enumerate() {
        let mut about = things::of(deed.change);
        if matches!(deed.fate, Fate::Done(_)) {
            match deed.change {
                Change::BindPool(binding) | Change::RestorePool(binding) => {
                    bound.insert(&binding.user_pool, things::written(&binding.email));
                }
                // It proves the settings that it went out under.
                Change::InviteTestUser { user_pool, .. } => {
                    let under = bound.get(user_pool).map(String::as_str).unwrap_or_default();
                    about.push(format!("{user_pool} under {under}"));
                }
                _ => {}
            }
        }
        for thing in about {
            ends.see((deed.change.code(), thing, became(&deed.fate)), index, deeds);
        }
    }
    ends.0.into_values().flatten().collect()
}

/// The user name that this invitation has given to a user, or may have.
fn invited<'a>(deed: &Deed<'a>) -> Option<(&'a UserPoolId, &'a str)> {
    let Change::InviteTestUser { user_pool, username, .. } = deed.change else { return None };
    let made_none = match deed.fate {
        // Cognito makes the user before it mails.
        Fate::Failed(problem) => problem.code.as_deref() != Some("CodeDeliveryFailureException"),
        Fate::Done(_) | Fate::Unknown => false,
    };
    (!made_none).then_some((user_pool, username.as_str()))
}

/// What may have gone out and cannot be taken back, and the test users that are left.
fn open(deeds: &[Deed<'_>]) -> Vec<usize> {
    let mut deleted = HashSet::new();
    let mut open = Vec::new();
    for (index, deed) in deeds.iter().enumerate().rev() {
        match deed.change {
            Change::DeleteTestUser { user_pool, username, .. } if matches!(deed.fate, Fate::Done(_)) => {
                deleted.insert((user_pool, username.as_str()));
            }
            change => {
                let is_left = invited(deed).is_some_and(|user| !deleted.contains(&user));
                if is_left || (!change.is_ensure() && deed.fate == Fate::Unknown) {
                    open.push(index);
                }
            }
        }
    }
    open
}

/// Of each pool the writes that took effect, or may have, from the last back to a bind, or to one that
/// is known to have come to its end: `u` looks no further.
fn of_pools(deeds: &[Deed<'_>]) -> Vec<usize> {
    let mut through = HashSet::new();
    let mut last = Vec::new();
    for (index, deed) in deeds.iter().enumerate().rev() {
        let Some(binding) = deed.change.binding() else { continue };
        let failed = matches!(deed.fate, Fate::Failed(problem) if problem.kind != ProblemKind::PoolDiffers);
        if failed || through.contains(&binding.user_pool) {
            continue;
        }
        last.push(index);
        if matches!(deed.change, Change::BindPool(_)) || matches!(deed.fate, Fate::Done(_)) {
            through.insert(&binding.user_pool);
        }
    }
    last
}

/// The writes that say since when each record set that stands has been written.
fn published_last(deeds: &[Deed<'_>]) -> Vec<usize> {
    let zones = Zones::of(deeds);
    let says_when = |deed: &Deed<'_>| match deed.change {
        Change::PublishRecords { sets, .. } => sets.iter().any(|set| {
            let key = (set.after.name.clone(), set.after.rtype.clone());
            zones.published.get(&key) == Some(&deed.at)
        }),
        _ => false,
    };
    (0..deeds.len()).filter(|index| says_when(&deeds[*index])).collect()
}

/// What must stay beside a deed that stays, so that it says the same.
fn needed(deeds: &[Deed<'_>], batches: &Batches) -> HashMap<usize, Vec<usize>> {
    let mut needed: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut needs = |deed: usize, other: usize| needed.entry(deed).or_default().push(other);
    // Each take-back takes from the last batch that wrote the set.
    for (back, batch) in &batches.taken {
        needs(*back, *batch);
        needs(*batch, *back);
    }
    let mut bound = HashMap::new();
    for (index, deed) in deeds.iter().enumerate() {
        let is_done = matches!(deed.fate, Fate::Done(_));
        match deed.change {
            Change::BindPool(binding) | Change::RestorePool(binding) if is_done => {
                bound.insert(&binding.user_pool, index);
            }
            Change::InviteTestUser { user_pool, .. } => {
                bound.get(user_pool).into_iter().for_each(|write| needs(index, *write));
            }
            _ => {}
        }
    }
    let mut deleted = HashMap::new();
    for (index, deed) in deeds.iter().enumerate().rev() {
        if let Change::DeleteTestUser { user_pool, username, .. } = deed.change
            && matches!(deed.fate, Fate::Done(_))
        {
            deleted.entry((user_pool, username.as_str())).or_insert(index);
        }
        invited(deed)
            .and_then(|user| deleted.get(&user))
            .into_iter()
            .for_each(|delete| needs(index, *delete));
    }
    needed
}
