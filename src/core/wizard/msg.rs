//! Everything that can happen to the model.

use jiff::Timestamp;

use super::effect::{SetupKey, Ticket};
use super::plan::Named;
use super::plan::restoring::Offer;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::Entry;
use crate::core::handover::export::Format;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::endpoints::Endpoints;
use crate::core::kinds::name::Name;
use crate::core::kinds::problem::Problem;
use crate::core::kinds::step::{FieldId, StepId};

/// How the text went to the clipboard; each has its words under `copied-…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopiedBy {
    /// OSC 52: there is no acknowledgement.
    Terminal,
    /// `tmux load-buffer -w -`, for each of these clients: their terminals, as tmux names them.
    Tmux(Vec<String>),
    Failed,
}

/// An edit of the focused field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    Insert(char),
    /// Characters that were typed together, each as if it were inserted alone.
    Type(String),
    /// Pasted text: newlines never submit.
    Paste(String),
    Backspace,
    Delete,
    Left,
    Right,
    Home,
    End,
    /// The whole text is replaced: plain mode and flags.
    Set(String),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The clock. Sent before every other message, and at the deadline of `Effect::WakeAt`.
    Woke {
        now: Timestamp,
    },
    /// The first message after the first frame: start asking.
    Started,
    /// The program stops or ends, by a signal and by no key.
    LeavesOff,
    Answered {
        ticket: Ticket,
        result: Result<Answer, Problem>,
    },
    Performed {
        ticket: Ticket,
        result: Result<Outcome, Problem>,
    },
    /// Another profile for Route 53 may have led to another place for it.
    Endpoints(Endpoints),
    /// A line was written to the journal.
    Journalled(Entry),
    Setups {
        ticket: Ticket,
        domains: Vec<Name>,
        problem: Option<Problem>,
    },
    Loaded {
        ticket: Ticket,
        setup: SetupKey,
        choices: Option<Box<Choices>>,
        journal: Vec<Entry>,
        problem: Option<Problem>,
    },
    Saved {
        ticket: Ticket,
        problem: Option<Problem>,
    },
    /// A line for the journal could not be written.
    Unwritten(Problem),
    Copied(CopiedBy),
    /// So many rows of a long list can be seen; sent by a face that draws.
    Room(usize),
    /// The paths of the files that were written, none where there was nothing to write, or why not.
    Exported {
        format: Format,
        written: Result<Vec<String>, String>,
    },
    /// Carry this change out: it was shown, and agreed to. It is taken where the planner's gate lets it
    /// through.
    Confirm(Change),
    /// Carry this change out by a name that a person typed: the pool's or the test user's.
    ConfirmNamed(Change, Named),
    /// Put the snapshot back as it was shown: a person said yes or, where that is asked for, typed the pool's
    /// name; or `--yes` stands in the command line.
    Restore {
        shown: Box<Offer>,
        typed: Option<String>,
    },

    // Keys, already looked up in the key table.
    Enter,
    Back,
    Open,
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    NextField,
    PreviousField,
    /// Opens the record after this one; after the last the first.
    NextRecord,
    Go(StepId),
    Look,
    Entered,
    /// Whether SES also goes into the From domain's own SPF record.
    SenderSpf,
    Copy,
    /// Narrow the list by what is typed now.
    Filter,
    /// Which form to export the records in.
    Export,
    AllSettings,
    /// Take a finding of the step as it is.
    Accept,
    OwnerCode,
    Undo,
    Help,
    Quit,
    Edit(Edit),
    /// More than so many megabytes were pasted at once, and nothing of it was taken.
    PasteTooLong(u16),
    /// Plain mode and `apply` fill a field by its id.
    Fill(FieldId, String),
}
