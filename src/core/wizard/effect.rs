//! What the core wants done. The shell performs it and answers with a `Msg` of the same ticket.

use jiff::Timestamp;

use crate::core::facts::choices::Choices;
use crate::core::facts::journal::Entry;
use crate::core::handover::export::Format;
use crate::core::kinds::change::Change;
use crate::core::kinds::name::{Name, Region};
use crate::core::kinds::query::Query;

/// Marks an answer as belonging to a question, a change or a job for the disk that is still open;
/// others are dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// The directory of one set-up below the endpoints': `<account>-<region>-<domain>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupKey {
    pub account: String,
    pub region: Region,
    pub domain: Name,
}

/// Where an export goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportTo {
    /// A new file in the directory that the program was started in, never over one that is there.
    File,
    Clipboard,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Ask {
        ticket: Ticket,
        query: Query,
    },
    /// Journal the intent, carry it out, journal the outcome, answer with `Msg::Performed`.
    Perform {
        ticket: Ticket,
        change: Change,
    },
    /// Drop the call; nothing more comes for this ticket.
    Cancel {
        ticket: Ticket,
    },
    /// Which set-ups are known for this account and Region? Answered with `Msg::Setups`.
    FindSetups {
        ticket: Ticket,
        account: String,
        region: Region,
    },
    /// Read choices and journal of a set-up. Answered with `Msg::Loaded`.
    Load {
        ticket: Ticket,
        setup: SetupKey,
    },
    /// Answered with `Msg::Saved`.
    Save {
        ticket: Ticket,
        setup: SetupKey,
        choices: Box<Choices>,
    },
    /// Make this form of the records. Answered with `Msg::Exported`, or where it goes into the
    /// clipboard with `Msg::Copied`.
    Export {
        format: Format,
        to: ExportTo,
    },
    /// A line for the journal that belongs to no write; `Msg::Journalled` once it is there.
    Note {
        setup: SetupKey,
        entry: Entry,
    },
    /// From now on Route 53 is asked with this profile. `Msg::Endpoints` says where that is.
    UseDnsProfile {
        profile: String,
    },
    /// Into the clipboard of the terminal; `Msg::Copied` says by which way.
    Copy {
        text: String,
    },
    /// Send `Msg::Woke` at this time; replaces the deadline before it.
    WakeAt {
        at: Option<Timestamp>,
    },
    Quit,
}
