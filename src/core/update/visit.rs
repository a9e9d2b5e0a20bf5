//! Coming back: what is new is said once, and what stands is kept for the next time.

use crate::core::effect::Effect;
use crate::core::journal::Entry;
use crate::core::model::{Memory, Model};
use crate::core::visit;

/// Once everything has been looked at.
pub fn keep(model: &mut Model, out: &mut Vec<Effect>) {
    if model.memory != Memory::Ready || super::settle::is_first_look(model) {
        return;
    }
    let Some(setup) = model.setup.clone() else { return };
    let Some(seen) = visit::seen(&model.facts, &model.choices) else { return };
    if let Some(before) = model.last_visit.take() {
        model.news = Some(visit::news(&before, &seen, &model.facts, &model.choices));
    }
    if !model.facts.situation.read_only && model.seen.as_ref() != Some(&seen) {
        model.seen = Some(seen.clone());
        out.push(Effect::Note { setup, entry: Entry::Seen { at: model.facts.now, seen } });
    }
}

/// On leaving: a person was here until now.
pub fn leave(model: &Model, out: &mut Vec<Effect>) {
    if let (Some(setup), Some(seen)) = (&model.setup, &model.seen) {
        let entry = Entry::Seen { at: model.facts.now, seen: seen.clone() };
        out.push(Effect::Note { setup: setup.clone(), entry });
    }
}
