//! What this machine remembers: which set-up, its choices and its journal.

use jiff::{SignedDuration, Timestamp};

use crate::core::facts::choices::{Choices, merge};
use crate::core::facts::journal::Entry;
use crate::core::handover::visit;
use crate::core::kinds::name::{Name, Region};
use crate::core::kinds::problem::Problem;
use crate::core::kinds::query::Query;
use crate::core::wizard::effect::{Effect, SetupKey, Ticket};
use crate::core::wizard::model::{Flight, Memory, Model, Overlay, What};

use super::dns_pace;

/// What is typed is on the disk so long after the first of its letters at the latest.
const TYPED_REST: SignedDuration = SignedDuration::from_secs(1);

/// Once account and Region are known: reads the set-up of the domain, or asks which there are.
pub fn recall(model: &mut Model, out: &mut Vec<Effect>) {
    let Some((account, region)) = place(model) else {
        return;
    };
    if model.restoring.as_ref().is_some_and(|restoring| restoring.setup.account != account) {
        // Nothing that was agreed to goes out with another account's credentials.
        model.queue.clear();
        return;
    }
    let Some(setup) = key(model) else {
        if model.memory == Memory::Unread {
            model.memory = Memory::Asked;
            out.push(Effect::FindSetups { ticket: model.disk_ticket(), account, region });
        }
        return;
    };
    // What a change under way brings still belongs to the set-up that it was begun for.
    if model.setup.as_ref() != Some(&setup) && !model.is_changing() {
        if model.setup.as_ref().is_some_and(|old| old.domain == setup.domain) {
            keep_for(model, out);
        }
        if let Some(old) = model.setup.take() {
            leave(model, &old, &setup, out);
        }
        model.setup = Some(setup.clone());
        model.kept = None;
        model.memory = Memory::Asked;
        model.facts.journal.clear();
        out.push(Effect::Load { ticket: model.disk_ticket(), setup });
    }
}

fn place(model: &Model) -> Option<(String, Region)> {
    let caller = model.facts.caller()?;
    Some((caller.account.clone(), caller.region.clone()?))
}

/// The set-up of the account, Region and domain as they are known now; that of the snapshot where one is put
/// back, whatever it binds the pool to.
fn key(model: &Model) -> Option<SetupKey> {
    if let Some(restoring) = &model.restoring {
        return Some(restoring.setup.clone());
    }
    let (account, region) = place(model)?;
    Some(SetupKey { account, region, domain: model.choices.identity_domain()?.clone() })
}

/// Nothing that was confirmed, shown or learnt for one account counts for another.
fn leave(model: &mut Model, old: &SetupKey, new: &SetupKey, out: &mut Vec<Effect>) {
    model.queue.clear();
    model.intents.clear();
    model.preview = None;
    model.setback = None;
    model.named = None;
    (model.last_visit, model.seen, model.news) = (None, None, None);
    model.wrote.clear();
    dns_pace::set_out_anew(model);
    if (&old.account, &old.region) == (&new.account, &new.region) {
        return;
    }
    let of_old = |flight: &Flight| !matches!(flight.what, What::Query(Query::Caller | Query::Dns(_)));
    let dropped: Vec<Ticket> =
        model.in_flight.iter().filter(|(_, flight)| of_old(flight)).map(|(ticket, _)| *ticket).collect();
    for ticket in dropped {
        model.in_flight.remove(&ticket);
        out.push(Effect::Cancel { ticket });
    }
    model.facts.forget(|query| !matches!(query, Query::Caller | Query::Dns(_)));
    let known = std::mem::take(&mut model.choices);
    model.choices = Choices {
        from: known.from,
        domain: known.domain,
        to: known.to,
        request: known.request,
        skip: known.skip,
        ..Choices::default()
    };
    model.saved = None;
    model.passed.clear();
    model.placed = false;
}

pub fn found(model: &mut Model, domains: Vec<Name>, problem: Option<Problem>) {
    model.unread = problem;
    match domains.as_slice() {
        [] => model.memory = Memory::Ready,
        [only] => model.choices.domain = Some(only.clone()),
        _ => {
            model.row = 0;
            model.overlay = Some(Overlay::Setups(domains));
        }
    }
}

pub fn loaded(
    model: &mut Model,
    setup: SetupKey,
    choices: Option<Box<Choices>>,
    journal: Vec<Entry>,
    problem: Option<Problem>,
) {
    if model.setup.as_ref() != Some(&setup) {
        return;
    }
    if model.memory == Memory::Ready {
        model.unread = problem.or(model.unread.take());
        reread(model, choices, journal);
        return;
    }
    model.unread = problem;
    // Flags count for the set-up that the program was started for; what is typed later, even
    // another domain, is newer than they are.
    let first = !std::mem::replace(&mut model.laid, true);
    if let Some(choices) = choices.filter(|_| model.restoring.is_none()) {
        let before = std::mem::replace(&mut model.choices, *choices);
        model.saved = Some(model.choices.clone());
        model.kept.clone_from(&model.saved);
        let kept = model.choices.request.clone();
        if first {
            // What was typed before it was known whose it is has waited for this.
            let typed = before.request.since(&model.given.request);
            let given = model.given.clone();
            model.choices.overlay(&given);
            model.choices.request.overlay(&typed);
        } else {
            model.choices.request = before.request;
            model.choices.request.overlay(&kept);
        }
        model.choices.from = before.from.or(model.choices.from.take());
    }
    if model.choices.identity_domain() != Some(&setup.domain) && model.restoring.is_none() {
        model.choices.domain = Some(setup.domain);
    }
    model.last_visit = visit::last(&journal);
    model.facts.journal = journal.into();
    model.memory = Memory::Ready;
}

/// Reads once more what another wizard on this machine may have kept meanwhile.
pub fn look(model: &mut Model, out: &mut Vec<Effect>) {
    if let (Some(setup), Memory::Ready) = (model.setup.clone(), model.memory) {
        model.rereading = model.saved.clone();
        out.push(Effect::Load { ticket: model.disk_ticket(), setup });
    }
}

/// What this one has chosen since stays; writes of its own under way are no open question.
fn reread(model: &mut Model, choices: Option<Box<Choices>>, journal: Vec<Entry>) {
    let as_saved = |choices: &Choices| serde_json::to_value(choices).ok();
    let before = model.rereading.take().unwrap_or_default();
    if let Some(theirs) = choices.filter(|_| model.restoring.is_none())
        && let (Some(before), Some(ours), Some(kept)) =
            (as_saved(&before), as_saved(&model.choices), as_saved(&theirs))
        && let Ok(merged) = serde_json::from_value::<Choices>(merge(&before, &ours, &kept))
    {
        model.choices = Choices { typed: model.choices.typed.take(), ..merged };
        model.saved = Some(*theirs);
        model.kept.clone_from(&model.saved);
    }
    let under_way = |id: &str| {
        model.intents.iter().any(|entry| matches!(entry, Entry::Intent { id: own, .. } if own == id))
    };
    let is_open = |entry: &Entry| matches!(entry, Entry::Intent { id, .. } if under_way(id));
    model.facts.journal = journal.into_iter().filter(|entry| !is_open(entry)).collect();
}

/// Saves what changed since it was last read or written.
pub fn keep(model: &mut Model, out: &mut Vec<Effect>) {
    let is_of_another = key(model).is_some_and(|key| model.setup.as_ref() != Some(&key));
    if !is_of_another && !is_being_typed(model) {
        keep_for(model, out);
    }
}

/// The program stops or ends without a key: what a disk may have refused, and what is being typed.
pub fn leave_off(model: &mut Model, out: &mut Vec<Effect>) {
    try_again(model);
    model.unkept_since = None;
    keep(model, out);
}

/// When what is typed is due on the disk.
pub fn keeps_typed_at(model: &Model) -> Option<Timestamp> {
    model.unkept_since?.checked_add(TYPED_REST).ok()
}

/// Not every letter is written by itself; whatever else was chosen is.
fn is_being_typed(model: &Model) -> bool {
    let is_all = |saved: &Choices| {
        let typed = Choices { request: model.choices.request.clone(), ..saved.clone() };
        typed == model.choices
    };
    keeps_typed_at(model).is_some_and(|at| at > model.facts.now) && model.saved.as_ref().is_none_or(is_all)
}

/// Saves for the set-up that the choices were read for.
fn keep_for(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(setup) = model.setup.clone() else {
        return;
    };
    let read_only = model.facts.situation.read_only;
    let is_kept = model.saved.as_ref() == Some(&model.choices);
    let is_nobodys = model.restoring.is_some();
    if model.memory != Memory::Ready || read_only || is_kept || is_nobodys || model.unsaved {
        return;
    }
    model.unkept_since = None;
    model.saved = Some(model.choices.clone());
    let choices = Box::new(model.choices.clone());
    out.push(Effect::Save { ticket: model.disk_ticket(), setup, choices });
}

/// With the next thing that a person does, choices that the disk did not take are saved again.
pub fn try_again(model: &mut Model) {
    if std::mem::take(&mut model.unsaved) {
        model.saved = None;
    }
}

pub fn saved(model: &mut Model, problem: Option<Problem>) {
    model.unsaved = problem.is_some();
    // Of two writes under way the later one tells.
    if problem.is_none() && model.on_disk.is_empty() {
        model.kept.clone_from(&model.saved);
    }
    model.disk_problem = problem;
}
