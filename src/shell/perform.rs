//! Effects become calls and work for the disk; whatever comes of them returns as a `Msg`.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedSender;
use tokio::task::AbortHandle;

use super::calls::Calls;
use super::clipboard::Clipboard;
use super::disk::Disk;
use super::export;
use super::scribe::{self, Scribe};
use super::write::Write;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::Entry;
use crate::core::handover::export::Format;
use crate::core::kinds::change::Change;
use crate::core::kinds::name::Region;
use crate::core::kinds::problem::{Problem, ProblemKind, Who};
use crate::core::kinds::query::Query;
use crate::core::wizard::effect::{SetupKey, Ticket};
use crate::core::wizard::msg::{CopiedBy, Msg};

/// How long leaving waits for the disk.
const PATIENCE: Duration = Duration::from_secs(1);

/// A call that has not answered; a write keeps what its journal needs when it is cancelled.
struct Flight {
    abort: AbortHandle,
    write: Option<Write>,
}

pub struct Performer {
    calls: Arc<dyn Calls>,
    clipboard: Clipboard,
    scribe: Scribe,
    disk: scribe::Ending,
    inbox: UnboundedSender<Msg>,
    flights: HashMap<Ticket, Flight>,
    ended: bool,
}

impl Performer {
    pub fn new(
        calls: Arc<dyn Calls>,
        (scribe, disk): (Scribe, scribe::Ending),
        clipboard: Clipboard,
        inbox: UnboundedSender<Msg>,
    ) -> Self {
        Self { calls, clipboard, scribe, disk, inbox, flights: HashMap::new(), ended: false }
    }

    pub fn ask(&mut self, ticket: Ticket, query: Query) {
        tracing::debug!(operation = query.operation(), ?query, "ask");
        let operation = query.operation();
        let caller = query.caller();
        let call = self.calls.ask(query);
        let abort = self.spawn(call, operation, caller, move |result| Msg::Answered { ticket, result });
        self.flights.insert(ticket, Flight { abort, write: None });
    }

    /// Journals the intent, calls, journals the outcome. Nothing is called that is not in the
    /// journal first.
    ///
    /// `setup` is whose journal that is, or what is not known of it.
    pub fn change(
        &mut self,
        ticket: Ticket,
        change: Change,
        setup: Result<SetupKey, ProblemKind>,
        read_only: bool,
    ) {
        let operation = change.operation();
        let caller = change.caller();
        let setup = match setup {
            _ if read_only => {
                Err(Problem::saying(ProblemKind::ReadOnly, operation, caller, "--read-only".to_owned()))
            }
            Err(missing) => Err(Problem::new(missing, operation, caller)),
            Ok(setup) => Ok(setup),
        };
        let setup = match setup {
            Ok(setup) => setup,
            Err(problem) => {
                self.send(Msg::Performed { ticket, result: Err(problem) });
                return;
            }
        };
        let write = Write::new(setup, ticket, &change, self.scribe.clone(), self.inbox.clone());
        // Handed over here and not in the task: whatever is journalled of a cancelled change
        // comes after its intent.
        let intent = write.intend(change.clone());
        let calls = Arc::clone(&self.calls);
        let journal = write.clone();
        let call = async move {
            intent.on_disk().await?;
            tracing::info!(operation, "change");
            let result = calls.perform(change).await;
            // The change stands whether its line could be written or not.
            let _ = journal.outcome(&result).on_disk().await;
            result
        };
        let abort = self.spawn(call, operation, caller, move |result| Msg::Performed { ticket, result });
        self.flights.insert(ticket, Flight { abort, write: Some(write) });
    }

    /// Takes effect before the next call: effects come in their order.
    pub fn use_dns_profile(&self, profile: String) {
        let inbox = self.inbox.clone();
        if let Some(resolving) = self.calls.use_dns_profile(profile) {
            tokio::spawn(async move {
                let _ = inbox.send(Msg::Endpoints(resolving.await));
            });
        }
    }

    /// Nothing more comes for this ticket but the journal's lines. Whether a write that was cut
    /// off took effect is not known, and the journal says so.
    pub fn cancel(&mut self, ticket: Ticket) {
        let Some(flight) = self.flights.remove(&ticket) else { return };
        if flight.abort.is_finished() {
            return;
        }
        flight.abort.abort();
        if let Some(write) = flight.write {
            write.cancelled();
        }
    }

    /// The call has answered.
    pub fn landed(&mut self, ticket: Ticket) {
        self.flights.remove(&ticket);
    }

    pub fn find_setups(&self, ticket: Ticket, account: String, region: Region) {
        self.read(
            move |disk| disk.setups(&account, &region),
            move |found| match found {
                Ok(domains) => Msg::Setups { ticket, domains, problem: None },
                Err(problem) => Msg::Setups { ticket, domains: Vec::new(), problem: Some(problem) },
            },
        );
    }

    pub fn load(&self, ticket: Ticket, setup: SetupKey) {
        let key = setup.clone();
        self.read(
            move |disk| disk.load(&key),
            move |kept| Msg::Loaded {
                ticket,
                setup,
                choices: kept.choices.map(Box::new),
                journal: kept.journal,
                problem: kept.problem,
            },
        );
    }

    pub fn save(&self, ticket: Ticket, setup: SetupKey, choices: Box<Choices>, read_only: bool) {
        if read_only {
            self.send(Msg::Saved { ticket, problem: None });
            return;
        }
        let saved = move |saved: Result<(), Problem>| Msg::Saved { ticket, problem: saved.err() };
        self.read(move |disk| disk.save(&setup, &choices), saved);
    }

    /// A new file in the directory that the program was started in.
    pub fn export(&self, format: Format, files: Vec<(String, String)>) {
        self.read(move |_| export::write(&files), move |written| Msg::Exported { format, written });
    }

    /// Nobody waits for it; what keeps it from the disk is told.
    pub fn note(&self, setup: SetupKey, entry: Entry) {
        let inbox = self.inbox.clone();
        drop(self.scribe.run(move |disk| {
            let _ = inbox.send(match disk.append(&setup, &entry) {
                Ok(()) => Msg::Journalled(entry),
                Err(problem) => Msg::Unwritten(problem),
            });
        }));
    }

    /// tmux may take its time: a thread of its own, which nobody waits for.
    pub fn copy(&self, text: String) {
        let (clipboard, inbox) = (self.clipboard.clone(), self.inbox.clone());
        let copy = move || {
            let _ = inbox.send(Msg::Copied(clipboard.copy(&text)));
        };
        match &self.clipboard {
            Clipboard::Tmux { .. } => {
                if std::thread::Builder::new().name("clipboard".to_owned()).spawn(copy).is_err() {
                    self.send(Msg::Copied(CopiedBy::Failed));
                }
            }
            // One write between two frames, by the thread that draws them.
            Clipboard::Terminal { .. } | Clipboard::Off => copy(),
        }
    }

    /// Drops every call and waits for the disk.
    pub fn end(&mut self) {
        for (_, flight) in self.flights.drain() {
            flight.abort.abort();
        }
        if !std::mem::replace(&mut self.ended, true) && !self.disk.wait(PATIENCE) {
            tracing::error!("the disk did not take the last writes in time");
        }
    }

    fn send(&self, msg: Msg) {
        // The session holds the other end for as long as it lives.
        let _ = self.inbox.send(msg);
    }

    /// A job for the disk, of which a message comes.
    fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Disk) -> T + Send + 'static,
        msg: impl FnOnce(T) -> Msg + Send + 'static,
    ) {
        let inbox = self.inbox.clone();
        drop(self.scribe.run(move |disk| {
            let _ = inbox.send(msg(work(disk)));
        }));
    }

    /// Runs a call. One that panics answers with a problem instead of never.
    fn spawn<T: Send + 'static>(
        &self,
        call: impl Future<Output = Result<T, Problem>> + Send + 'static,
        operation: &'static str,
        caller: Who,
        msg: impl FnOnce(Result<T, Problem>) -> Msg + Send + 'static,
    ) -> AbortHandle {
        let inbox = self.inbox.clone();
        let task = tokio::spawn(call);
        let abort = task.abort_handle();
        tokio::spawn(async move {
            let result = match task.await {
                Ok(result) => result,
                Err(ended) if ended.is_cancelled() => return,
                Err(ended) => {
                    Err(Problem::saying(ProblemKind::Malformed, operation, caller, ended.to_string()))
                }
            };
            if let Err(problem) = &result {
                tracing::warn!(operation, kind = problem.kind.as_str(), code = ?problem.code, request_id = ?problem.request_id, message = ?problem.message, "failed");
            }
            let _ = inbox.send(msg(result));
        });
        abort
    }
}

impl Drop for Performer {
    fn drop(&mut self) {
        self.end();
    }
}

#[cfg(test)]
mod tests;
