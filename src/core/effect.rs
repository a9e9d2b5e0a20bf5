//! What the core wants done. The shell performs it and answers with a `Msg` of the same ticket.

use jiff::Timestamp;

use super::change::Change;
use super::choices::Choices;
use super::journal::Entry;
use super::name::{Name, Region};
use super::query::Query;

/// Marks an answer as belonging to a question still open; others are dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// The directory of one set-up below the endpoint's: `<account>-<region>-<domain>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupKey {
    pub account: String,
    pub region: Region,
    pub domain: Name,
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
        account: String,
        region: Region,
    },
    /// Read choices and journal of a set-up. Answered with `Msg::Loaded`.
    Load {
        setup: SetupKey,
    },
    Save {
        setup: SetupKey,
        choices: Box<Choices>,
    },
    /// A line for the journal that belongs to no write; `Msg::Journalled` once it is there.
    Note {
        setup: SetupKey,
        entry: Entry,
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
