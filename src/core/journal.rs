//! The journal's lines: intent before a write, outcome after it, and what only this machine
//! knows.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Deref;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::change::{Change, Outcome};
use super::confirmation::{Face, Void};
use super::name::UserPoolId;
use super::problem::Problem;
use super::visit::Seen;
use super::zone::undo::Zones;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "entry")]
pub enum Entry {
    /// A person agreed to a change, which goes out now or waits for its time.
    Confirmed {
        at: Timestamp,
        id: String,
        /// Since when it was shown.
        shown_at: Timestamp,
        by: Face,
        change: Change,
    },
    /// The confirmation of this id counts no more.
    Voided {
        at: Timestamp,
        id: String,
        why: Void,
    },
    /// Synced to disk before the call goes out.
    Intent {
        at: Timestamp,
        id: String,
        change: Change,
    },
    Done {
        at: Timestamp,
        id: String,
        outcome: Outcome,
    },
    Failed {
        at: Timestamp,
        id: String,
        problem: Problem,
    },
    /// A snapshot of a user pool, by its file name below `snapshots/`.
    Snapshot {
        at: Timestamp,
        user_pool: String,
        file: String,
        /// The snapshot's sum. Journals of before there was one lack it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sha256: Option<String>,
    },
    /// What stood when the wizard looked, or was left.
    Seen {
        at: Timestamp,
        seen: Seen,
    },
}

impl Entry {
    pub fn at(&self) -> Timestamp {
        match self {
            Self::Confirmed { at, .. }
            | Self::Voided { at, .. }
            | Self::Intent { at, .. }
            | Self::Done { at, .. }
            | Self::Failed { at, .. }
            | Self::Snapshot { at, .. }
            | Self::Seen { at, .. } => *at,
        }
    }
}

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

impl<'a> Deed<'a> {
    /// The test user that this made for certain. Where the invitation could not be delivered
    /// (`CodeDeliveryFailureException`) Cognito has made the user all the same.
    pub fn test_user(&self) -> Option<(&'a UserPoolId, &'a str)> {
        let Change::InviteTestUser { user_pool, username, .. } = self.change else { return None };
        let made = match self.fate {
            Fate::Done(_) => true,
            Fate::Failed(problem) => problem.code.as_deref() == Some("CodeDeliveryFailureException"),
            Fate::Unknown => false,
        };
        made.then_some((user_pool, username.as_str()))
    }
}

/// The entries of a set-up in their order, and what follows from them alone, worked out once.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    entries: Vec<Entry>,
    pairs: OnceCell<Vec<Pair>>,
    zones: OnceCell<Zones>,
}

/// Where an intent stands among the entries, and where its outcome does.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    pub intent: usize,
    pub outcome: Option<usize>,
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

    /// What was written into hosted zones, as `make` tells it of the deeds.
    pub fn zones(&self, make: impl FnOnce(&[Deed<'_>]) -> Zones) -> &Zones {
        self.zones.get_or_init(|| make(&deeds(self)))
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
    let pairs = journal.pairs.get_or_init(|| pairs(journal));
    pairs.iter().filter_map(|pair| deed(journal, *pair)).collect()
}

/// The same of some entries.
pub fn deeds_among(entries: &[Entry]) -> Vec<Deed<'_>> {
    pairs(entries).into_iter().filter_map(|pair| deed(entries, pair)).collect()
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

fn deed(entries: &[Entry], pair: Pair) -> Option<Deed<'_>> {
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

/// Test users that were made for certain and are not deleted yet, in their order. One that only may
/// have been made is never deleted: the name could be somebody's.
pub fn test_users_left<'a>(deeds: &[Deed<'a>]) -> Vec<(&'a UserPoolId, &'a str)> {
    let mut left = Vec::new();
    for deed in deeds {
        left.extend(deed.test_user());
        if let Change::DeleteTestUser { user_pool, username } = deed.change
            && matches!(deed.fate, Fate::Done(_))
        {
            left.retain(|user| *user != (user_pool, username.as_str()));
        }
    }
    left
}

/// What went wrong was a look before the write. What is no ensure looks at nothing afterwards, so
/// that it was never sent; any other write looks again at what stands in any case.
fn is_unsent(change: &Change, problem: &Problem) -> bool {
    !change.is_ensure() && problem.operation != change.operation()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::change::ProductionRequest;
    use crate::core::problem::{ProblemKind, Who};

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
