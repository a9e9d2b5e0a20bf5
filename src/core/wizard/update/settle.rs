//! After every message: ask what is not known, do what was confirmed and has come due, and say
//! when to wake.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};

use crate::core::kinds::problem::Who;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::Status;
use crate::core::progress;
use crate::core::steps::STEPS;
use crate::core::wizard::effect::Effect;
use crate::core::wizard::model::{Flight, Memory, Model, What};
use crate::core::wizard::plan::asks;
use crate::core::wizard::pool_list;

use super::{carry_out, consent, dns_pace, quiet, recheck, setup_files, visit, watch};

/// A call is shown as running once it takes longer than this, and then in steps of this.
const PATIENCE: SignedDuration = SignedDuration::from_millis(300);

pub fn settle(model: &mut Model, out: &mut Vec<Effect>) {
    super::previews::settle(model, out);
    setup_files::recall(model, out);
    turn_to_dns_profile(model, out);
    recheck::look_again(model);
    let asked = ask(model, out);
    let (effects, placed, reading_back) = (out.len(), model.placed, model.reading_back);
    if model.reading_back && asks::of_put_back(model).iter().all(|query| is_read(model, query)) {
        super::previews::undo(model);
    }
    // What a person chose is on the disk before the write that follows from it goes out.
    setup_files::keep(model, out);
    consent::review(model, out);
    carry_out::continue_queue(model, out);
    if model.ends && model.memory == Memory::Ready && model.has_looked() {
        model.first_look.observe(&model.facts);
        model.first_looked_at.get_or_insert(model.facts.now);
    }
    super::accept::settle(model);
    place_cursor(model);
    super::fields::follow_proposals(model);
    super::open_question::focus_on(model);
    visit::keep(model, out);
    let nothing_done = out.len() == effects && model.placed == placed && model.reading_back == reading_back;
    let queries = if nothing_done { asked } else { asks::queries(model) };
    wake(model, &queries, out);
}

/// Every query of this moment, those that are due being asked.
fn ask(model: &mut Model, out: &mut Vec<Effect>) -> Vec<Query> {
    let now = model.facts.now;
    let queries = asks::queries(model);
    let asked = model.in_flight.values().filter_map(|flight| match &flight.what {
        What::Query(query) => Some(query),
        What::Change(_) => None,
    });
    let in_flight: HashSet<&Query> = asked.collect();
    let is_due = |query: &&Query| {
        !in_flight.contains(*query)
            && model
                .facts
                .get(query)
                .is_none_or(|fact| fact.stale || watch::due(model, query, fact).is_some_and(|at| at <= now))
    };
    let due = queries.iter().filter(is_due).cloned().collect();
    for query in dns_pace::admit(model, due) {
        let attempt = model.facts.get(&query).map_or(1, |fact| fact.failures + 1);
        let ticket = model.ticket(What::Query(query.clone()), attempt);
        out.push(Effect::Ask { ticket, query });
    }
    queries
}

/// Another profile was chosen for DNS: nothing that the one before it was told counts any more.
fn turn_to_dns_profile(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(profile) = model.choices.dns_profile.clone() else { return };
    if model.memory != Memory::Ready || model.is_changing() {
        return;
    }
    let situation = &mut model.facts.situation;
    if situation.rehearsal || profile == situation.route53_profile() {
        return;
    }
    situation.dns_profile = Some(profile.clone());
    let of_dns = |query: &Query| query.caller() == Who::Dns;
    let dropped: Vec<_> = model
        .in_flight
        .iter()
        .filter(|(_, flight)| matches!(&flight.what, What::Query(query) if of_dns(query)))
        .map(|(ticket, _)| *ticket)
        .collect();
    for ticket in dropped {
        model.in_flight.remove(&ticket);
        out.push(Effect::Cancel { ticket });
    }
    model.facts.forget(of_dns);
    model.queue.retain(|change| change.caller() != Who::Dns);
    if model
        .preview
        .as_ref()
        .is_some_and(|shown| shown.changes.iter().any(|change| change.caller() == Who::Dns))
    {
        model.preview = None;
    }
    out.push(Effect::UseDnsProfile { profile });
}

fn is_read(model: &Model, query: &Query) -> bool {
    model.facts.get(query).is_some_and(|fact| !fact.stale)
}

/// Once the first round of answers is in: on what needs a person, wrong before to do before
/// waiting; a person who has moved meanwhile stays.
fn place_cursor(model: &mut Model) {
    if model.placed || model.memory != Memory::Ready || model.is_first_look() {
        return;
    }
    model.placed = true;
    let at = |wanted: Status| {
        STEPS
            .iter()
            .map(|step| step.id())
            .find(|id| progress::status(*id, &model.facts, &model.choices) == wanted)
    };
    if let Some(id) = at(Status::Wrong).or_else(|| at(Status::Todo)).or_else(|| at(Status::Waiting)) {
        super::cursor::go(model, id);
    }
}

/// The next moment at which something is due without anybody doing anything.
fn wake(model: &mut Model, queries: &[Query], out: &mut Vec<Effect>) {
    let now = model.facts.now;
    let mut at: Vec<Timestamp> =
        queries.iter().filter_map(|query| watch::due(model, query, model.facts.get(query)?)).collect();
    at.extend(pool_list::rests_at(model).filter(|_| pool_list::is_open(model)));
    at.extend(model.look.next_at);
    at.extend(setup_files::keeps_typed_at(model));
    at.extend(model.setback.as_ref().and_then(|setback| setback.retry_at));
    at.extend(quiet::due(model));
    at.extend(model.in_flight.values().filter(|flight| is_shown(flight)).filter_map(|flight| {
        let passed = now.duration_since(flight.since);
        let ticks = i32::try_from(passed.as_millis() / PATIENCE.as_millis()).unwrap_or(i32::MAX);
        flight.since.checked_add(PATIENCE.saturating_mul(ticks.saturating_add(1))).ok()
    }));
    let next = at.into_iter().filter(|at| *at > now).min();
    if next != model.wake_at {
        model.wake_at = next;
        out.push(Effect::WakeAt { at: next });
    }
}

/// DNS questions are many and quick, and each record shows them itself.
fn is_shown(flight: &Flight) -> bool {
    !matches!(flight.what, What::Query(Query::Dns(_)))
}
