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
    if model.seen.as_ref() == Some(&seen) {
        return;
    }
    let others = model.seen.as_ref().and_then(|before| visit::done_by_others(before, &seen, &model.wrote));
    if let Some(message) = others {
        super::notify(model, message);
    }
    model.seen = Some(seen.clone());
    if !model.facts.situation.read_only {
        out.push(Effect::Note { setup, entry: Entry::Seen { at: model.facts.now, seen } });
    }
}

/// On leaving: a person was here until now. What became of a write under way nobody has seen.
pub fn leave(model: &Model, out: &mut Vec<Effect>) {
    if model.is_changing() || model.facts.situation.read_only {
        return;
    }
    if let (Some(setup), Some(seen)) = (&model.setup, &model.seen) {
        let entry = Entry::Seen { at: model.facts.now, seen: seen.clone() };
        out.push(Effect::Note { setup: setup.clone(), entry });
    }
}
