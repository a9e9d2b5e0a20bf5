//! The journal of a set-up: what this program did, and what it was told it may.

pub mod confirmation;
pub mod cut;
mod deed;
mod entry;
mod told;
pub mod written;

use std::cell::OnceCell;
use std::ops::Deref;

use written::Zones;

pub use self::deed::{Deed, Fate, Pair, deeds_among, pairs};
pub use self::entry::{Entry, Face, Seen, Void};
pub use self::told::Landed;

/// The entries of a set-up in their order, and what follows from them alone, worked out once.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    entries: Vec<Entry>,
    pairs: OnceCell<Vec<Pair>>,
    zones: OnceCell<Zones>,
}

impl Journal {
    pub fn push(&mut self, entry: Entry) {
        self.extend([entry]);
    }

    pub fn extend(&mut self, entries: impl IntoIterator<Item = Entry>) {
        self.entries.extend(entries);
        (self.pairs, self.zones) = (OnceCell::new(), OnceCell::new());
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// What was written into hosted zones.
    pub fn zones(&self) -> &Zones {
        self.zones.get_or_init(|| Zones::of(&deeds(self)))
    }
}

impl Deref for Journal {
    type Target = [Entry];

    fn deref(&self) -> &[Entry] {
        &self.entries
    }
}

impl FromIterator<Entry> for Journal {
    fn from_iter<T: IntoIterator<Item = Entry>>(entries: T) -> Self {
        Self::from(Vec::from_iter(entries))
    }
}

impl From<Vec<Entry>> for Journal {
    fn from(entries: Vec<Entry>) -> Self {
        Self { entries, ..Self::default() }
    }
}

/// The journal's writes in their order: each intent with the outcome of its id.
pub fn deeds(journal: &Journal) -> Vec<Deed<'_>> {
    deed::of_pairs(journal, journal.pairs.get_or_init(|| pairs(journal)))
}
