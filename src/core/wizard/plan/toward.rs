//! Which step comes next: one that needs a person, else one to watch.

use crate::core::kinds::step::{Status, StepId};
use crate::core::progress;
use crate::core::steps::{self, STEPS};
use crate::core::wizard::model::Model;

use super::{at, at_work, entering};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// Every step is done or skipped.
    Complete,
    Person(StepId),
    /// Somebody else is at work there.
    Watch(StepId),
    /// Something goes on by itself, at no step in particular.
    Wait,
    /// Nobody is at work, and what is left was left.
    Nobody,
}

/// The next step after `here`, and round; from the first where nobody stands anywhere. `is_left`: a person
/// has seen it and gone on.
pub fn toward(model: &Model, here: Option<StepId>, is_left: impl Fn(StepId) -> bool) -> Toward {
    if progress::complete(&model.facts, &model.choices) {
        return Toward::Complete;
    }
    let ids: Vec<StepId> = STEPS.iter().map(|step| step.id()).collect();
    let after = here.and_then(|here| ids.iter().position(|id| *id == here)).map_or(0, |at| at + 1);
    let count = if here.is_some() { ids.len().saturating_sub(1) } else { ids.len() };
    let round = || ids.iter().cycle().skip(after).take(count).copied();
    let (facts, choices) = (&model.facts, &model.choices);
    let may_wait = |id: StepId| id == StepId::Test && steps::test_may_wait(facts, choices);
    let needs = |id: &StepId| at::is_open(model, *id) && !is_left(*id) && !may_wait(*id);
    // What can be tried out before the bind comes after all that leads there.
    let is_early = |id: StepId| id == StepId::Test && steps::tests_before_bind(facts, choices);
    if let Some(id) = round().find(|id| needs(id) && !is_early(*id)).or_else(|| round().find(needs)) {
        return Toward::Person(id);
    }
    if let Some(here) = here {
        // What a person has entered is seen to arrive at the step behind.
        if here == StepId::Records && entering::is_manual(model) {
            return Toward::Watch(StepId::Propagation);
        }
        let shows_records = matches!(here, StepId::Records | StepId::Propagation);
        if shows_records || model.status(here) == Status::Waiting {
            return Toward::Watch(here);
        }
    }
    match round().find(|id| model.status(*id) == Status::Waiting) {
        Some(id) => Toward::Watch(id),
        None if at_work::is_anybody(model) => Toward::Wait,
        None => Toward::Nobody,
    }
}

/// The sandbox may be passed by: the request waits for the domain, and until then it is only noted.
pub fn may_be_passed(model: &Model, id: StepId) -> bool {
    id == StepId::Access && !steps::is_best_sent_now(&model.facts, &model.choices)
}
