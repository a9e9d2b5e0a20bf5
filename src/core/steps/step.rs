//! What a step is. Adding one is one file in this folder and one line in [`super::STEPS`].

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::change::Change;
use crate::core::kinds::message::Message;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::{Field, Status, StepId};

pub trait Step: Sync {
    fn id(&self) -> StepId;

    /// What the step needs to know; called again after each answer, until nothing new is asked.
    fn asks(&self, facts: &Facts, choices: &Choices) -> Vec<Query>;

    fn status(&self, facts: &Facts, choices: &Choices) -> Status;

    /// What stands, in one line of at most 50 columns: a message `summary-…`.
    fn summary(&self, facts: &Facts, choices: &Choices) -> Message;

    /// What a person must decide here; empty once nothing is open.
    fn fields(&self, facts: &Facts, choices: &Choices) -> Vec<Field>;

    /// What Enter would do: shown first, then done, in this order.
    fn changes(&self, facts: &Facts, choices: &Choices) -> Vec<Change>;
}
