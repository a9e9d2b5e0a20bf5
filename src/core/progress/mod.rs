//! How far each step is once what was found counts, and what holds the bind.

pub mod hold;

use crate::core::diagnosis;
use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::change::Change;
use crate::core::kinds::message::Message;
use crate::core::kinds::step::{Status, StepId};
use crate::core::steps::{STEPS, Step, own_status};

/// The step's status. One that would be done is wrong while an error of it stands, and a pool that could
/// be bound waits while a finding holds the bind.
pub fn status(id: StepId, facts: &Facts, choices: &Choices) -> Status {
    match own_status(id, facts, choices) {
        Status::Done if diagnosis::findings(facts, choices).iter().any(|found| found.forbids(id)) => {
            Status::Wrong
        }
        Status::Todo if id == StepId::Pool && is_held(facts, choices) => Status::Blocked,
        own => own,
    }
}

/// A pool was chosen, and something holds its bind.
fn is_held(facts: &Facts, choices: &Choices) -> bool {
    setup::user_pool(facts, choices).is_some() && hold::asks_for_name(facts, choices)
}

/// What the step would do, in this order; no bind while something holds it.
pub fn changes(step: &dyn Step, facts: &Facts, choices: &Choices) -> Vec<Change> {
    if step.id() == StepId::Pool && hold::asks_for_name(facts, choices) {
        return Vec::new();
    }
    step.changes(facts, choices)
}

/// What stands at the step, in one line: a message `summary-...`.
pub fn summary(step: &dyn Step, facts: &Facts, choices: &Choices) -> Message {
    let id = step.id();
    match (own_status(id, facts, choices), status(id, facts, choices)) {
        (Status::Done, Status::Wrong) => Message::new("summary-error-stands"),
        (Status::Todo, Status::Blocked) => Message::new("summary-held"),
        _ => step.summary(facts, choices),
    }
}

/// True where every step is done or skipped.
pub fn complete(facts: &Facts, choices: &Choices) -> bool {
    STEPS.iter().all(|step| status(step.id(), facts, choices).is_finished())
}
