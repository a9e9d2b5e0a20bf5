//! `update`: what happened becomes a new model and a list of effects.

pub mod accept;
pub mod cancel;
mod carry_out;
pub mod choose_sender_spf;
mod clock;
mod consent;
mod cursor;
pub mod dns_pace;
pub mod enter;
mod export;
mod fields;
mod keys;
mod open_question;
mod opened;
mod previews;
mod quiet;
pub mod recheck;
mod restore;
mod settle;
mod setup_files;
mod typed;
pub mod unkept;
mod visit;
pub mod watch;

#[cfg(test)]
mod tests;

use super::effect::{Effect, Ticket};
use super::model::{Flight, Model, What};
use super::msg::{CopiedBy, Msg};
use super::plan::Named;
use crate::core::facts::journal::Entry;
use crate::core::facts::journal::Face;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::change::Change;
use crate::core::kinds::message::Message;
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::kinds::query::Query;

pub use enter::enter;

pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut out = Vec::new();
    if keys::is_key(&msg) {
        model.notice = None;
        model.news = None;
        setup_files::try_again(model);
    }
    match msg {
        Msg::Woke { now } => clock::woke(model, now),
        Msg::Started => model.started = true,
        Msg::Answered { ticket, result } => answered(model, ticket, result),
        Msg::Performed { ticket, result } => carry_out::performed(model, ticket, result, &mut out),
        Msg::Endpoints(endpoints) => model.facts.situation.endpoints = endpoints,
        Msg::Journalled(entry) => journalled(model, entry),
        Msg::Setups { ticket, domains, problem } => {
            if model.on_disk.remove(&ticket) {
                setup_files::found(model, domains, problem);
            }
        }
        Msg::Loaded { ticket, setup, choices, journal, problem } => {
            if model.on_disk.remove(&ticket) {
                setup_files::loaded(model, setup, choices, journal, problem);
            }
        }
        Msg::Saved { ticket, problem } => {
            if model.on_disk.remove(&ticket) {
                setup_files::saved(model, problem);
            }
        }
        Msg::Unwritten(problem) => setup_files::saved(model, Some(problem)),
        Msg::LeavesOff => setup_files::leave_off(model, &mut out),
        Msg::Copied(by) => model.notify(match by {
            CopiedBy::Terminal => Message::new("copied-terminal"),
            CopiedBy::Tmux(clients) => Message::new("copied-tmux").text("clients", clients.join(", ")),
            CopiedBy::Failed => Message::new("copied-failed"),
        }),
        Msg::Room(rows) => model.room = rows,
        Msg::Exported { format, written } => export::written(model, format, written),
        Msg::Confirm(change) => confirmed(model, change, None, &mut out),
        Msg::ConfirmNamed(change, named) => confirmed(model, change, Some(&named), &mut out),
        Msg::Restore { shown, typed } => restore::agreed(model, &shown, typed.as_deref(), &mut out),
        key => keys::press(model, key, &mut out),
    }
    if model.started && !model.quitting {
        settle::settle(model, &mut out);
    }
    out
}

fn confirmed(model: &mut Model, change: Change, named: Option<&Named>, out: &mut Vec<Effect>) {
    setup_files::try_again(model);
    // `--yes` agrees to what stood at the first look.
    let first = model.first_looked_at.filter(|_| model.face == Face::Yes);
    let shown_at = first.unwrap_or(model.facts.now);
    carry_out::confirm(model, change, shown_at, named, out);
}

fn answered(model: &mut Model, ticket: Ticket, result: Result<Answer, Problem>) {
    // An answer whose question was cancelled or asked anew says nothing any more.
    let Some(Flight { what: What::Query(query), .. }) = model.in_flight.remove(&ticket) else {
        return;
    };
    // A fresh start cannot be told from a login elsewhere: other questions may succeed again too.
    let logged_in = query == Query::Caller && result.is_ok() && model.facts.problem(&query).is_some();
    let logged_out = result.as_ref().is_err_and(recheck::is_about_credentials);
    let is_caller = query == Query::Caller;
    model.facts.record(query, result);
    if logged_out && !is_caller {
        // The next credentials may be another account's.
        model.facts.expire(|query| *query == Query::Caller);
    }
    if logged_in {
        let failed: Vec<Query> = model
            .facts
            .problems()
            .filter(|(_, problem)| problem.kind == ProblemKind::CredentialsExpired)
            .map(|(query, _)| query.clone())
            .collect();
        model.facts.expire(|query| failed.contains(query));
    }
}

/// An intent of this very run is no open question until its outcome is known.
fn journalled(model: &mut Model, entry: Entry) {
    let closed = match &entry {
        Entry::Intent { .. } => {
            model.intents.push(entry);
            return;
        }
        Entry::Done { id, .. } | Entry::Failed { id, .. } => Some(id.clone()),
        // Taken at once when it was given, or ended.
        Entry::Confirmed { .. } | Entry::Voided { .. } if model.facts.journal.contains(&entry) => return,
        Entry::Confirmed { .. }
        | Entry::Voided { .. }
        | Entry::Snapshot { .. }
        | Entry::Seen { .. }
        | Entry::Cut { .. } => None,
    };
    let of_closed = |entry: &Entry| matches!(entry, Entry::Intent { id, .. } if Some(id) == closed.as_ref());
    let intent = model.intents.iter().position(of_closed).map(|index| model.intents.remove(index));
    model.facts.journal.extend(intent);
    model.facts.journal.push(entry);
}
