//! The wizard's whole state, from which every face draws.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use tui_input::Input;

use super::effect::{SetupKey, Ticket};
use super::first_look::FirstLook;
use super::restoring::Restoring;
use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::Entry;
use crate::core::facts::journal::{Face, Seen};
use crate::core::facts::situation::Situation;
use crate::core::handover::owner_code;
use crate::core::handover::visit::Visit;
use crate::core::kinds::change::Change;
use crate::core::kinds::message::Message;
use crate::core::kinds::problem::Problem;
use crate::core::kinds::step::{FieldId, Status, StepId};
use crate::core::progress;
use crate::core::steps::STEPS;

mod enter;
mod in_flight;
mod shown;

pub use enter::Enter;
pub use in_flight::{DnsRound, Flight, Setback, What};
pub use shown::{Draft, Notice, Overlay, Preview, Typed};

#[derive(Clone, Debug, Default)]
pub struct Model {
    pub facts: Facts,
    pub choices: Choices,
    /// What the command line or the scenario chose; laid over the file's choices.
    pub given: Choices,
    /// Set once account, Region and domain are known and the choices were read.
    pub setup: Option<SetupKey>,
    /// The choices as they were last read or written.
    pub saved: Option<Choices>,
    /// The same when the files of a set-up that is known already were last asked for anew.
    pub rereading: Option<Choices>,
    /// The choices that the disk is known to have.
    pub kept: Option<Choices>,
    pub memory: Memory,
    /// The first frame is out: asking may begin.
    pub started: bool,
    /// The cursor was put on what needs a person, or a person moved it.
    pub placed: bool,
    pub cursor: StepId,
    /// The selected record or pool of the step.
    pub row: usize,
    /// A row of the list of pools was moved to: before that none is chosen by Enter.
    pub picked: bool,
    /// When the selected row last became another.
    pub row_moved: Option<Timestamp>,
    /// Rows of a long list that the screen has room for; 0 where nothing draws it.
    pub room: usize,
    /// The selected row is opened and fills the step.
    pub opened: bool,
    /// Which value of the opened record is to be copied next.
    pub part: usize,
    /// First line shown of what does not fit.
    pub scroll: usize,
    pub focus: Option<FieldId>,
    /// The person left the field: the cursor does not jump back into it.
    pub left_field: bool,
    pub drafts: BTreeMap<FieldId, Draft>,
    /// Since when something typed into the production request is not on the disk yet.
    pub unkept_since: Option<Timestamp>,
    pub preview: Option<Preview>,
    /// When the last key came.
    pub last_key: Option<Timestamp>,
    /// When the Enter came that agrees to a write, unless a key follows it at once.
    pub meant_at: Option<Timestamp>,
    /// `u` was pressed at the records: what stands is read before anything is shown.
    pub reading_back: bool,
    pub overlay: Option<Overlay>,
    /// The code typed to accept a finding.
    pub code: Input,
    /// What `--accept` named and could not accept, and why.
    pub unaccepted: Vec<Message>,
    pub notice: Option<Notice>,
    pub setback: Option<Setback>,
    /// Where changes are shown and agreed to.
    pub face: Face,
    /// What stood at the first complete look, and when that was.
    pub first_look: FirstLook,
    pub first_looked_at: Option<Timestamp>,
    /// The face looks at everything and ends by itself, and nobody watches what changes.
    pub ends: bool,
    /// `status`, `records` and `restore`: nothing goes out by itself, whatever was confirmed before.
    pub only_looks: bool,
    /// A snapshot is put back, and nothing else is done.
    pub restoring: Option<Restoring>,
    /// A MAIL FROM that AWS denied, while another change is on its way.
    pub shelved: Option<Setback>,
    /// The pool whose name was typed to bind it although something holds.
    pub named: Option<Typed>,
    /// `given` was laid over a set-up's choices; it counts for the first set-up alone.
    pub laid: bool,
    /// Confirmed, and waiting for their turn.
    pub queue: Vec<Change>,
    /// Journalled by this run, and still without an outcome.
    pub intents: Vec<Entry>,
    pub in_flight: BTreeMap<Ticket, Flight>,
    /// What the disk was asked to read or save and has not answered.
    pub on_disk: BTreeSet<Ticket>,
    pub next_ticket: u64,
    /// Steps that the person has passed by although they are not done (the sandbox).
    pub passed: Vec<StepId>,
    /// When records were last shown, written or said to be entered: the fast look starts here.
    pub watch_since: Option<Timestamp>,
    pub wake_at: Option<Timestamp>,
    pub look: DnsRound,
    /// DNS questions beside the records that were put for the first time.
    pub new_beside: usize,
    /// What stood when the wizard was last here, until what is new since was said.
    pub last_visit: Option<Visit>,
    /// What is new since the last visit; goes with the first key.
    pub news: Option<Message>,
    /// What stood, as it was last kept for the next visit.
    pub seen: Option<Seen>,
    /// Steps at which this run has written something.
    pub wrote: Vec<StepId>,
    /// Why not all of the state on this machine could be read; goes once a person leads on.
    pub unread: Option<Problem>,
    /// Why the state on this machine could not be written.
    pub disk_problem: Option<Problem>,
    /// Choices could not be saved: they are again with the next thing that a person does.
    pub unsaved: bool,
    pub quitting: bool,
}

/// What is known of the state on this machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Memory {
    #[default]
    Unread,
    /// The shell reads it, or the person chooses among several set-ups.
    Asked,
    /// Read, or there is none: the steps may ask.
    Ready,
}

impl Model {
    pub fn new(situation: Situation, given: Choices) -> Self {
        let mut choices = Choices::default();
        choices.overlay(&given);
        let mut model = Self { choices, given, ..Self::default() };
        model.facts.situation = situation;
        model
    }

    /// Says it on the last line.
    pub fn notify(&mut self, message: Message) {
        self.notice = Some(Notice { message, at: self.facts.now });
    }

    /// For a job of the disk.
    pub fn disk_ticket(&mut self) -> Ticket {
        let ticket = self.new_ticket();
        self.on_disk.insert(ticket);
        ticket
    }

    /// For a job that is no part of the set-up.
    pub fn new_ticket(&mut self) -> Ticket {
        self.next_ticket += 1;
        Ticket(self.next_ticket)
    }

    /// For a question or a change that is under way from now on.
    pub fn ticket(&mut self, what: What, attempt: u32) -> Ticket {
        let ticket = self.new_ticket();
        self.in_flight.insert(ticket, Flight { what, since: self.facts.now, attempt });
        ticket
    }

    /// The bind in the owner's own language: that of the preview, else of the chosen pool.
    pub fn owner_code(&self) -> Vec<owner_code::Block> {
        let shown = self.preview.as_ref().map(|preview| preview.changes.as_slice()).unwrap_or_default();
        owner_code::of_changes(shown, &self.facts, &self.choices)
    }

    /// The change that failed for the moment, once its time has come.
    pub fn due_again(&self) -> Option<Setback> {
        self.setback.clone().filter(|setback| setback.retry_at.is_some_and(|at| at <= self.facts.now))
    }

    /// Something was never looked at yet, or is being changed.
    pub fn is_first_look(&self) -> bool {
        self.in_flight.values().any(|flight| match &flight.what {
            What::Query(query) => self.facts.asked_at(query).is_none(),
            What::Change(_) => true,
        })
    }

    /// Puts a snapshot back; its choices are those of the run.
    pub fn restoring(situation: Situation, given: Choices, restoring: Restoring) -> Self {
        let mut model = Self { choices: restoring.choices(), given, ..Self::default() };
        (model.facts.situation, model.restoring) = (situation, Some(restoring));
        (model.ends, model.only_looks) = (true, true);
        model
    }

    /// Steps done or skipped, of all.
    pub fn progress(&self) -> (usize, usize) {
        let done = STEPS.iter().filter(|step| self.status(step.id()).is_finished()).count();
        (done, STEPS.len())
    }

    /// Nothing is under way but looks at what is already known, and nothing waits its turn.
    pub fn is_idle(&self) -> bool {
        let polls = |flight: &Flight| match &flight.what {
            What::Change(_) => false,
            What::Query(query) => self.facts.get(query).is_some_and(|fact| fact.at.is_some() && !fact.stale),
        };
        self.on_disk.is_empty() && self.queue.is_empty() && self.in_flight.values().all(polls)
    }

    /// Everything was looked at once: nothing is left over for the next look either.
    pub fn has_looked(&self) -> bool {
        self.is_idle() && !self.look.is_short
    }

    /// The state on this machine is somebody else's to write: nothing of it is believed, and no change
    /// goes out.
    pub fn is_distrusting(&self) -> bool {
        self.unread.iter().chain(&self.disk_problem).any(Problem::is_distrust)
    }

    /// A write is under way.
    pub fn is_changing(&self) -> bool {
        self.in_flight.values().any(|flight| matches!(flight.what, What::Change(_)))
    }

    pub fn status(&self, id: StepId) -> Status {
        progress::status(id, &self.facts, &self.choices)
    }
}
