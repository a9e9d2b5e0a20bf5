//! One write's lines in the journal: its intent before it, its outcome after it.

use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::oneshot;

use super::clock;
use super::disk::Disk;
use super::scribe::Scribe;
use crate::core::facts::journal::Entry;
use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::problem::{Problem, ProblemKind, Who};
use crate::core::wizard::effect::{SetupKey, Ticket};
use crate::core::wizard::msg::Msg;

/// Each line that was written is told as `Msg::Journalled`.
#[derive(Clone)]
pub struct Write {
    setup: SetupKey,
    id: String,
    operation: &'static str,
    caller: Who,
    scribe: Scribe,
    inbox: UnboundedSender<Msg>,
}

/// What became of lines on their way to the disk.
pub struct Written(oneshot::Receiver<Result<(), Problem>>);

impl Write {
    /// The id tells programs that write one journal apart: time, process, ticket.
    pub fn new(
        setup: SetupKey,
        ticket: Ticket,
        change: &Change,
        scribe: Scribe,
        inbox: UnboundedSender<Msg>,
    ) -> Self {
        let id = format!("{}-{}-{}", clock::now().as_millisecond(), std::process::id(), ticket.0);
        Self { setup, id, operation: change.operation(), caller: change.caller(), scribe, inbox }
    }

    /// For a pool its snapshot first, then the intent.
    pub fn intend(&self, change: Change) -> Written {
        let write = self.clone();
        let (at, id) = (clock::now(), self.id.clone());
        Written(self.scribe.run(move |disk| {
            if let Some(binding) = change.binding() {
                let snapshot = disk.snapshot(&write.setup, binding, at)?;
                write.note(disk, snapshot)?;
            }
            let intent = Entry::Intent { at, id, change };
            disk.intend(&write.setup, &intent)?;
            write.told(intent);
            Ok(())
        }))
    }

    /// A line that cannot be written does not undo what was done; it is told as `Msg::Unwritten`.
    pub fn outcome(&self, result: &Result<Outcome, Problem>) -> Written {
        let (at, id) = (clock::now(), self.id.clone());
        let entry = match result {
            Ok(outcome) => Entry::Done { at, id, outcome: outcome.clone() },
            Err(problem) => Entry::Failed { at, id, problem: problem.clone() },
        };
        let write = self.clone();
        Written(self.scribe.run(move |disk| {
            let noted = write.note(disk, entry);
            if let Err(problem) = &noted {
                let _ = write.inbox.send(Msg::Unwritten(problem.clone()));
            }
            noted
        }))
    }

    pub fn cancelled(&self) {
        let cancelled = Problem::saying(
            ProblemKind::Cancelled,
            self.operation,
            self.caller,
            "cancelled by a person".to_owned(),
        );
        drop(self.outcome(&Err(cancelled)));
    }

    fn note(&self, disk: &Disk, entry: Entry) -> Result<(), Problem> {
        disk.append(&self.setup, &entry)?;
        self.told(entry);
        Ok(())
    }

    fn told(&self, entry: Entry) {
        let _ = self.inbox.send(Msg::Journalled(entry));
    }
}

impl Written {
    /// # Errors
    /// `ProblemKind::Disk`: the lines are not on the disk.
    pub async fn on_disk(self) -> Result<(), Problem> {
        self.0.await.unwrap_or_else(|_| {
            let message = "the thread that writes the journal has ended";
            Err(Problem::saying(ProblemKind::Disk, "disk:Write", Who::Main, message.to_owned()))
        })
    }
}
