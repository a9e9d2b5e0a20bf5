//! Esc drops a call in flight: a change at once, a question once it takes long.

use jiff::SignedDuration;

use crate::core::facts::journal::Void;
use crate::core::kinds::message::Message;
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::kinds::query::Query;
use crate::core::wizard::effect::{Effect, Ticket};
use crate::core::wizard::model::{Flight, Model, What};

use super::carry_out;

/// A question that AWS has not answered for so long may be dropped. Quicker ones come and go while
/// a person only means to go back.
const SLOW: SignedDuration = SignedDuration::from_secs(2);

/// Whether a write took effect is then unknown, so what it touches is
/// asked again.
pub fn change(model: &mut Model, out: &mut Vec<Effect>) -> bool {
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
            carry_out::take_back(model, &change, Void::Left, out);
            model.facts.expire(|query| change.touches(query));
            model.notify(Message::new("note-cancelled"));
        }
    }
    let cancelled = cancelled || !model.queue.is_empty();
    model.queue.clear();
    if let Some(setback) = &mut model.setback
        && setback.retry_at.take().is_some()
    {
        return true;
    }
    cancelled
}

/// The questions to AWS that take long. The name servers' silence ends by itself.
fn slow(model: &Model) -> impl Iterator<Item = (Ticket, &Query)> {
    let now = model.facts.now;
    model.in_flight.iter().filter_map(move |(ticket, flight)| match &flight.what {
        What::Query(query) if !matches!(query, Query::Dns(_)) => {
            (now.duration_since(flight.since) >= SLOW).then_some((*ticket, query))
        }
        _ => None,
    })
}

pub fn has_slow_question(model: &Model) -> bool {
    slow(model).next().is_some()
}

/// They are put again when a person looks again, and not before.
pub fn questions(model: &mut Model, out: &mut Vec<Effect>) {
    let slow: Vec<(Ticket, Query)> = slow(model).map(|(ticket, query)| (ticket, query.clone())).collect();
    for (ticket, query) in slow {
        model.in_flight.remove(&ticket);
        out.push(Effect::Cancel { ticket });
        let problem = Problem::new(ProblemKind::Cancelled, query.operation(), query.caller());
        model.facts.record(query, Err(problem));
    }
}
