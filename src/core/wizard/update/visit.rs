//! Coming back: what is new is said once, and what stands is kept for the next time.

use jiff::SignedDuration;

use crate::core::facts::journal::{Entry, Seen};
use crate::core::handover::visit;
use crate::core::wizard::effect::Effect;
use crate::core::wizard::model::{Memory, Model};

/// The first line of a visit tells the time to the minute.
const TOLD_TO: SignedDuration = SignedDuration::from_mins(1);

/// Once everything has been looked at. A look that finds what the journal's last line says adds no line:
/// what a person is told the next time would be the same. Behind any other line it does, as what became of
/// that is seen now.
pub fn keep(model: &mut Model, out: &mut Vec<Effect>) {
    // A restore looks at what its snapshot names, and not at the set-up.
    let is_of_setup = model.restoring.is_none();
    if model.memory != Memory::Ready || !is_of_setup || model.is_first_look() {
        return;
    }
    let Some(setup) = model.setup.clone() else { return };
    let Some(seen) = visit::seen(&model.facts, &model.choices) else { return };
    if let Some(before) = model.last_visit.take() {
        model.news = Some(visit::news(&before, &seen, &model.facts, &model.choices));
    }
    if model.seen.as_ref() == Some(&seen) {
        return;
    }
    let others = model.seen.as_ref().and_then(|before| visit::done_by_others(before, &seen, &model.wrote));
    if let Some(message) = others {
        model.notify(message);
    }
    model.seen = Some(seen.clone());
    if !model.facts.situation.read_only && !is_last(model, &seen, SignedDuration::MAX) {
        out.push(Effect::Note { setup, entry: Entry::Seen { at: model.facts.now, seen } });
    }
}

/// On leaving: a person was here until now, and the next visit says since when. What became of a write
/// under way nobody has seen.
pub fn leave(model: &Model, out: &mut Vec<Effect>) {
    if model.is_changing() || model.facts.situation.read_only {
        return;
    }
    if let (Some(setup), Some(seen)) = (&model.setup, &model.seen)
        && !is_last(model, seen, TOLD_TO)
    {
        let entry = Entry::Seen { at: model.facts.now, seen: seen.clone() };
        out.push(Effect::Note { setup: setup.clone(), entry });
    }
}

/// The journal's last line says just this, and is younger than `age`.
fn is_last(model: &Model, now: &Seen, age: SignedDuration) -> bool {
    match model.facts.journal.last() {
        Some(Entry::Seen { at, seen }) => seen == now && model.facts.now.duration_since(*at).abs() < age,
        _ => false,
    }
}
