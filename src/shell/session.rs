//! One set-up at work: owns the model, lets the core decide, performs what it wants done. The
//! wizard, `status`, `apply` and plain mode are faces of it.

use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::mpsc::{self, UnboundedReceiver};

use super::calls::{Calls, Network};
use super::clipboard::Clipboard;
use super::clock;
use super::disk::Disk;
use super::perform::Performer;
use super::scribe::{self, Scribe};
use crate::aws::Aws;
use crate::core::facts::choices::Choices;
use crate::core::handover::export::Format;
use crate::core::kinds::problem::ProblemKind;
use crate::core::records;
use crate::core::steps;
use crate::core::wizard::effect::{Effect, ExportTo};
use crate::core::wizard::model::Model;
use crate::core::wizard::msg::Msg;
use crate::core::wizard::update::{unkept, update};
use crate::dns::Asker;
use crate::rehearsal::Rehearsal;
use crate::report::Style;
use crate::report::export::{batch_script, export, files};
use crate::words::{Lang, Words};

/// What the session performs effects through.
pub struct Ports {
    pub aws: Aws,
    pub dns: Asker,
    pub disk: Disk,
    pub clipboard: Clipboard,
    /// Where records entered by hand appear in the wizard's own rehearsal.
    pub rehearsal: Option<Arc<Rehearsal>>,
}

/// Whether there is more to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Going,
    Quit,
}

pub struct Session {
    pub model: Model,
    performer: Performer,
    inbox: UnboundedReceiver<Msg>,
    deadline: Option<Timestamp>,
    rehearsal: Option<Arc<Rehearsal>>,
    /// When the person last said that the records were entered.
    entered: Option<Timestamp>,
    changes: u64,
    over: bool,
    /// What is exported is written in it.
    lang: Lang,
}

impl Session {
    /// Call, and use, within a tokio runtime.
    pub fn new(model: Model, ports: Ports) -> Self {
        let network = Network { aws: ports.aws, dns: ports.dns };
        let (scribe, ending) = scribe::start(ports.disk);
        let mut session = Self::over(model, Arc::new(network), (scribe, ending), ports.clipboard);
        session.rehearsal = ports.rehearsal;
        session
    }

    pub(super) fn over(
        model: Model,
        calls: Arc<dyn Calls>,
        disk: (Scribe, scribe::Ending),
        clipboard: Clipboard,
    ) -> Self {
        let (outbox, inbox) = mpsc::unbounded_channel();
        Self {
            model,
            performer: Performer::new(calls, disk, clipboard, outbox),
            inbox,
            deadline: None,
            rehearsal: None,
            entered: None,
            changes: 0,
            over: false,
            lang: Lang::default(),
        }
    }

    /// Applies a message at the present time and performs what comes of it.
    pub fn send(&mut self, msg: Msg) {
        self.wake();
        self.take(msg);
    }

    /// Applies a message of the same moment as the one before it.
    pub fn take(&mut self, msg: Msg) {
        match &msg {
            Msg::Answered { ticket, .. } | Msg::Performed { ticket, .. } => self.performer.landed(*ticket),
            Msg::Loaded { choices, .. } => {
                self.entered = choices.as_ref().and_then(|choices| choices.entered);
            }
            _ => {}
        }
        self.apply(msg);
    }

    /// Waits for an answer or the deadline and applies it, with all that is ready. May be
    /// dropped and called again at any time.
    pub async fn next(&mut self) -> Turn {
        if self.over {
            return Turn::Quit;
        }
        tokio::select! {
            msg = self.inbox.recv() => if let Some(msg) = msg { self.send(msg) },
            () = clock::until(self.deadline) => self.rang(clock::now()),
        }
        while !self.over
            && let Ok(msg) = self.inbox.try_recv()
        {
            // What is ready together is of one moment.
            self.take(msg);
        }
        if self.over { Turn::Quit } else { Turn::Going }
    }

    /// The core said to quit.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// How many changes were begun. A face drops type-ahead when it grows.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// Drops what is under way and waits until all that was to be saved is, or could not be.
    pub fn end(&mut self) {
        if !std::mem::replace(&mut self.model.quitting, true) {
            self.send(Msg::LeavesOff);
        }
        self.over = true;
        self.performer.end();
        while let Ok(msg) = self.inbox.try_recv() {
            if matches!(msg, Msg::Saved { .. }) {
                self.take(msg);
            }
        }
    }

    /// Tells the model the time.
    pub fn wake(&mut self) {
        self.apply(Msg::Woke { now: clock::now() });
    }

    /// The sleep until the deadline is over. The wall clock may not have come to it yet, since the
    /// sleep goes by another clock: the deadline stands then, as the model names it only once.
    fn rang(&mut self, now: Timestamp) {
        self.apply(Msg::Woke { now });
        self.deadline = self.deadline.filter(|at| *at > now);
    }

    fn apply(&mut self, msg: Msg) {
        for effect in update(&mut self.model, msg) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        let read_only = self.model.facts.situation.read_only;
        match effect {
            Effect::Ask { ticket, query } => self.performer.ask(ticket, query),
            Effect::Perform { ticket, change } => {
                self.changes += 1;
                let missing = || unkept::missing(&self.model).unwrap_or(ProblemKind::DomainMissing);
                let setup = self.model.setup.clone().ok_or_else(missing);
                self.performer.change(ticket, change, setup, read_only);
            }
            Effect::Cancel { ticket } => self.performer.cancel(ticket),
            Effect::FindSetups { ticket, account, region } => {
                self.performer.find_setups(ticket, account, region);
            }
            Effect::Load { ticket, setup } => {
                self.performer.load(ticket, setup);
            }
            Effect::Save { ticket, setup, choices } => {
                self.rehearse_entering(&choices);
                self.performer.save(ticket, setup, choices, read_only);
            }
            Effect::Export { format, to } => self.export(format, to),
            Effect::Note { setup, entry } => self.performer.note(setup, entry),
            Effect::UseDnsProfile { profile } => self.performer.use_dns_profile(profile),
            Effect::Copy { text } => self.performer.copy(text),
            Effect::WakeAt { at } => self.deadline = at,
            Effect::Quit => self.over = true,
        }
    }

    /// Exports are written in this language.
    #[must_use]
    pub fn speaking(mut self, lang: Lang) -> Self {
        self.lang = lang;
        self
    }

    /// The words are made anew: an export is rare, and nothing else here speaks.
    fn export(&mut self, format: Format, to: ExportTo) {
        let words = Words::new(self.lang);
        let (model, style) = (&self.model, Style::default());
        match (to, model.choices.identity_domain()) {
            (ExportTo::Clipboard, Some(domain)) if format == Format::Route53 => {
                self.performer.copy(batch_script(model, domain));
            }
            (ExportTo::Clipboard, _) => self.performer.copy(export(model, &words, &style, format)),
            (ExportTo::File, Some(domain)) => {
                self.performer.export(format, files(model, &words, &style, format, domain));
            }
            (ExportTo::File, None) => {}
        }
    }

    /// In the rehearsal nobody has a DNS host to enter records at: saying so enters them.
    fn rehearse_entering(&mut self, choices: &Choices) {
        if choices.entered == self.entered {
            return;
        }
        self.entered = choices.entered;
        if let (Some(rehearsal), Some(_)) = (&self.rehearsal, choices.entered) {
            let by_hand = steps::by_hand(&self.model.facts, choices);
            let records: Vec<_> = records::view(&self.model.facts, choices)
                .iter()
                .map(|view| &view.wanted)
                .filter(|wanted| by_hand.contains(&wanted.id))
                .map(|wanted| {
                    (wanted.name.to_string(), wanted.rtype.as_str().to_owned(), wanted.value.clone())
                })
                .collect();
            rehearsal.entered(&records);
        }
    }
}

#[cfg(test)]
mod tests;
