//! What a face tells of the journal. It reads it here and writes no line of it.

use jiff::Timestamp;

use crate::core::kinds::change::Change;
use crate::core::kinds::name::UserPoolId;

use super::Journal;
use super::deed::pairs;
use super::entry::Entry;

/// A change that took effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landed<'a> {
    /// The id of its intent.
    pub id: &'a str,
    pub change: &'a Change,
    /// AWS had it so already.
    pub already: bool,
}

impl Journal {
    /// What was done from that time on, in the order in which it was done.
    pub fn landed_since(&self, since: Timestamp) -> Vec<Landed<'_>> {
        let mut pairs = pairs(self);
        pairs.sort_by_key(|pair| pair.outcome);
        let landed = pairs.into_iter().filter_map(|pair| {
            let Entry::Intent { change, .. } = self.get(pair.intent)? else { return None };
            match self.get(pair.outcome?)? {
                Entry::Done { at, id, outcome } if *at >= since => {
                    Some(Landed { id, change, already: outcome.already })
                }
                _ => None,
            }
        });
        landed.collect()
    }

    /// The file name of the snapshot that was written with the intent of that time.
    pub fn snapshot_of(&self, pool: &UserPoolId, intent: Timestamp) -> Option<&str> {
        self.iter().find_map(|entry| match entry {
            Entry::Snapshot { at, user_pool, file, .. } if user_pool == pool.as_str() && *at == intent => {
                Some(file.as_str())
            }
            _ => None,
        })
    }

    /// How many lines are gone from its beginning, and up to when; `None` where all are there.
    pub fn gone(&self) -> Option<(Timestamp, u64)> {
        match self.first()? {
            Entry::Cut { at, gone, .. } if *gone > 0 => Some((*at, *gone)),
            _ => None,
        }
    }
}
