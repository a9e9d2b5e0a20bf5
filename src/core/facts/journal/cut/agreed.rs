//! Which agreements stay, and what ended them. One that comes back to life would let its change go out:
//! so where one stays, whatever ended it stays too, and an older one of the same never stays alone.

use std::collections::{HashMap, HashSet};

use crate::core::facts::journal::entry::Entry;
use crate::core::kinds::change::Change;

use super::things;

/// Places among the entries.
#[derive(Default)]
pub struct Agreed {
    /// Of agreements, and of what made them void.
    pub entries: Vec<usize>,
    /// Of the intents that agreements were spent by.
    pub spent_by: HashSet<usize>,
}

/// `recent`: the entries that stay in any case.
pub fn agreed(entries: &[Entry], recent: &[bool]) -> Agreed {
    let mut voided = HashSet::new();
    let mut without_effect = HashSet::new();
    for entry in entries {
        match entry {
            Entry::Voided { id, .. } => drop(voided.insert(id.as_str())),
            Entry::Failed { id, problem, .. } if !problem.kind.outcome_unknown() => {
                without_effect.insert(id.as_str());
            }
            _ => {}
        }
    }
    // The last of each change, and the last MAIL FROM of each domain: none before it comes back.
    let (mut last, mut last_mail_from) = (HashMap::new(), HashMap::new());
    let mut sent = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        match entry {
            Entry::Confirmed { change, .. } => {
                last.insert(things::written(change), index);
                if let Change::SetMailFrom { domain, .. } = change {
                    last_mail_from.insert(domain, index);
                }
            }
            Entry::Intent { id, change, .. } if !without_effect.contains(id.as_str()) => {
                sent.insert(order(change), index);
            }
            _ => {}
        }
    }
    let spent_by = |index: usize| match &entries[index] {
        Entry::Confirmed { change, .. } => sent.get(&order(change)).copied().filter(|sent| *sent > index),
        _ => None,
    };
    let is_open = |index: &usize| match &entries[*index] {
        Entry::Confirmed { id, .. } if !voided.contains(id.as_str()) => {
            // A change that went out just now may be tried again under it.
            spent_by(*index).is_none_or(|sent| recent[sent])
        }
        _ => false,
    };
    let recent_ones = (0..entries.len()).filter(|index| recent[*index]).filter_map(|index| {
        let Entry::Confirmed { change, .. } = &entries[index] else { return None };
        // By its time the last of the same may be older.
        Some([Some(index), last.get(&things::written(change)).copied()])
    });
    let mut staying: HashSet<usize> = recent_ones.flatten().flatten().collect();
    staying.extend(last.values().copied().filter(is_open));
    staying.extend(last_mail_from.into_values());

    let ids: HashSet<&str> = staying.iter().filter_map(|index| id(&entries[*index])).collect();
    let is_end = |entry: &Entry| matches!(entry, Entry::Voided { id, .. } if ids.contains(id.as_str()));
    Agreed {
        spent_by: staying.iter().filter_map(|index| spent_by(*index)).collect(),
        entries: staying
            .iter()
            .copied()
            .chain((0..entries.len()).filter(|index| is_end(&entries[*index])))
            .collect(),
    }
}

fn id(entry: &Entry) -> Option<&str> {
    match entry {
        Entry::Confirmed { id, .. } => Some(id),
        _ => None,
    }
}

/// As [`Change::is_same_order`] compares.
fn order(change: &Change) -> String {
    match change {
        Change::SetMailFrom { domain, mail_from, .. } => format!("{domain} {mail_from}"),
        _ => things::written(change),
    }
}
