//! The journal's lines: what was agreed to, intent before a write, outcome after it, and what only this
//! machine knows.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::problem::Problem;

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
        /// The codes of what held it, which the typed name of the pool covers.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        over: Vec<String>,
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
    /// The first line of a journal that was cut: lines of up to this time, on which nothing rested any more,
    /// are no longer in it; see `journal::cut`.
    Cut {
        at: Timestamp,
        /// How many lines.
        gone: u64,
        /// How many bytes of lines stood behind this one then.
        kept: u64,
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
            | Self::Seen { at, .. }
            | Self::Cut { at, .. } => *at,
        }
    }
}

/// Where the change was shown, and by what it was agreed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Face {
    /// A preview on the screen, and Enter.
    #[default]
    Wizard,
    /// A numbered question.
    Plain,
    /// A question of `apply` or `restore`.
    Asked,
    /// `--yes`, which agrees to what stood at the first complete look.
    Yes,
}

/// Why a confirmation counts no more although its change never went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Void {
    /// What it was to replace is another by now.
    Moved,
    /// All steps were done since.
    Complete,
    /// A person cancelled it or chose otherwise.
    Left,
    /// AWS refused it, and there is nothing to wait for.
    Refused,
}

/// What a person would want to hear of after a night.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Seen {
    /// SES's status of DKIM and of MAIL FROM, as the API spells it.
    pub dkim: Option<String>,
    pub mail_from: Option<String>,
    /// The MAIL FROM domain that SES has, empty for none. A visit of an earlier version does not say.
    pub mail_from_domain: Option<String>,
    pub production: bool,
    /// `PENDING`, `FAILED`, `GRANTED`, `DENIED`, as the API spells it.
    pub review: Option<String>,
    /// Ids of the steps that were done.
    pub done: Vec<String>,
}
