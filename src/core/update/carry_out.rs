//! From a confirmation to its outcome. A change runs only after `Msg::Confirm` or Enter on its
//! preview; one at a time, in their order; the first that fails stops the rest.

use crate::core::change::{Change, Outcome};
use crate::core::effect::{Effect, Ticket};
use crate::core::message::Message;
use crate::core::model::{Flight, Model, Setback, What};
use crate::core::name::Name;
use crate::core::problem::{Problem, ProblemKind};
use crate::core::steps;
use crate::core::wanted;

use super::{notify, ticket, watch};

/// An ensure that failed for the moment is tried again by itself this often.
const ATTEMPTS: u32 = 4;

/// Takes a change as confirmed by a person.
pub fn confirm(model: &mut Model, change: Change) {
    model.setback = None;
    if let Change::SetMailFrom { mail_from, .. } = &change {
        // Confirmed now, carried out once its MX answers: `settle` sees to it.
        model.choices.mail_from = Some(mail_from.clone());
        model.choices.mail_from_confirmed = true;
        if steps::mail_from_due(&model.facts, &model.choices).is_none() && !is_restart(model, mail_from) {
            notify(model, Message::new("note-mail-from-confirmed").text("mail_from", mail_from));
            return;
        }
    }
    if !model.queue.contains(&change) {
        model.queue.push(change);
    }
}

/// This very MAIL FROM stands at SES already, and its verification ran out.
fn is_restart(model: &Model, mail_from: &Name) -> bool {
    wanted::identity(&model.facts, &model.choices)
        .and_then(|identity| identity.mail_from.as_ref())
        .is_some_and(|standing| standing.domain == *mail_from)
}

pub fn is_changing(model: &Model) -> bool {
    model.in_flight.values().any(|flight| matches!(flight.what, What::Change(_)))
}

/// Starts the next confirmed change where none is under way.
pub fn continue_queue(model: &mut Model, out: &mut Vec<Effect>) {
    if is_changing(model) {
        return;
    }
    let now = model.facts.now;
    let repeat = model.setback.clone().filter(|setback| setback.retry_at.is_some_and(|at| at <= now));
    if let Some(setback) = repeat {
        perform(model, setback.change, setback.attempts + 1, out);
        return;
    }
    if model.queue.is_empty() {
        // Confirmed on the MAIL FROM step, due since its MX answers.
        if let Some(change) = steps::mail_from_due(&model.facts, &model.choices)
            && !model.facts.situation.read_only
            && !is_held_up(model, &change)
            && is_fresh(model)
        {
            perform(model, change, 1, out);
        }
        return;
    }
    let change = model.queue.remove(0);
    perform(model, change, 1, out);
}

/// It failed just now for a passing reason and comes up again by itself, or a person decides.
fn is_held_up(model: &Model, change: &Change) -> bool {
    model.setback.as_ref().is_some_and(|setback| {
        setback.change == *change
            && (setback.retry_at.is_some() || setback.problem.kind != ProblemKind::Refused)
    })
}

/// The identity was read since the last change to it: nothing is sent twice.
fn is_fresh(model: &Model) -> bool {
    model.choices.identity_domain().is_some_and(|domain| {
        let query = crate::core::query::Query::Identity(domain.to_string());
        model.facts.get(&query).is_some_and(|fact| !fact.stale)
            && !model
                .in_flight
                .values()
                .any(|flight| matches!(&flight.what, What::Query(asked) if *asked == query))
    })
}

fn perform(model: &mut Model, change: Change, attempt: u32, out: &mut Vec<Effect>) {
    if model.facts.situation.read_only {
        let problem = Problem {
            kind: ProblemKind::ReadOnly,
            operation: change.operation().to_owned(),
            code: None,
            message: None,
            request_id: None,
            caller: change.caller(),
            action: None,
            profile: None,
        };
        model.queue.clear();
        model.setback =
            Some(Setback { change, problem, at: model.facts.now, retry_at: None, attempts: attempt });
        return;
    }
    model.setback = None;
    let ticket = ticket(model, What::Change(change.clone()), attempt);
    out.push(Effect::Perform { ticket, change });
}

pub fn performed(model: &mut Model, ticket: Ticket, result: Result<Outcome, Problem>, out: &mut Vec<Effect>) {
    let Some(Flight { what: What::Change(change), attempt, .. }) = model.in_flight.remove(&ticket) else {
        return;
    };
    let now = model.facts.now;
    model.facts.expire(|query| change.touches(query));
    drop_answers_before(model, &change, out);
    match result {
        Ok(_) => {
            if matches!(change, Change::PublishRecords { .. }) {
                model.watch_since = Some(now);
            }
            notify(model, change.done());
        }
        Err(problem) => {
            model.queue.clear();
            let again = change.is_ensure() && problem.kind.passes() && attempt < ATTEMPTS;
            let retry_at = again.then(|| now.saturating_add(watch::backoff(attempt)).unwrap_or(now));
            model.setback = Some(Setback { change, problem, at: now, retry_at, attempts: attempt });
        }
    }
}

/// A question asked before the change may be answered with what stood before it.
fn drop_answers_before(model: &mut Model, change: &Change, out: &mut Vec<Effect>) {
    let touched: Vec<Ticket> = model
        .in_flight
        .iter()
        .filter(|(_, flight)| matches!(&flight.what, What::Query(query) if change.touches(query)))
        .map(|(ticket, _)| *ticket)
        .collect();
    for ticket in touched {
        model.in_flight.remove(&ticket);
        out.push(Effect::Cancel { ticket });
    }
}

/// Esc: the call is dropped. Whether a write took effect is then unknown, so what it touches is
/// asked again.
pub fn cancel(model: &mut Model, out: &mut Vec<Effect>) -> bool {
    let changes: Vec<(Ticket, Flight)> = model
        .in_flight
        .iter()
        .filter(|(_, flight)| matches!(flight.what, What::Change(_)))
        .map(|(ticket, flight)| (*ticket, flight.clone()))
        .collect();
    let cancelled = !changes.is_empty();
    for (ticket, flight) in changes {
        model.in_flight.remove(&ticket);
        out.push(Effect::Cancel { ticket });
        if let What::Change(change) = flight.what {
            model.queue.clear();
            model.facts.expire(|query| change.touches(query));
            notify(model, Message::new("note-cancelled"));
        }
    }
    if let Some(setback) = &mut model.setback
        && setback.retry_at.take().is_some()
    {
        return true;
    }
    cancelled
}
