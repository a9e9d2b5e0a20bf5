//! The eight steps; `STEPS` is the only list.

use super::choices::Choices;
use super::facts::Facts;
use super::step::{Status, Step, StepId};

pub const STEPS: &[&dyn Step] = &[];

pub fn get(id: StepId) -> Option<&'static dyn Step> {
    STEPS.iter().copied().find(|step| step.id() == id)
}

/// The step's status, `Skipped` where the person chose to skip it.
pub fn status(id: StepId, facts: &Facts, choices: &Choices) -> Status {
    if choices.skips(id) {
        return Status::Skipped;
    }
    get(id).map_or(Status::Blocked, |step| step.status(facts, choices))
}
