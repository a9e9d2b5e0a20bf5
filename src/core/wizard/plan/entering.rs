//! Records that a person enters at a DNS host.

use crate::core::facts::choices::Publish;
use crate::core::kinds::record::RecordId;
use crate::core::kinds::step::StepId;
use crate::core::steps;
use crate::core::wizard::model::Model;

/// All the records, or some of them, are entered by a person.
pub fn by_hand(model: &Model) -> bool {
    is_manual(model) || !steps::by_hand(&model.facts, &model.choices).is_empty()
}

pub(super) fn is_manual(model: &Model) -> bool {
    steps::publish(&model.facts, &model.choices) == Some(Publish::Manual)
}

/// A person is to enter records, and nobody has said yet that they are entered.
pub fn is_awaited(model: &Model) -> bool {
    model.choices.entered.is_none() && by_hand(model)
}

/// Some of the records that are missing at this step are a person's to enter.
pub(super) fn at(model: &Model, id: StepId) -> bool {
    id == StepId::Records && !records(model).is_empty()
}

/// Which those are.
pub fn records(model: &Model) -> Vec<RecordId> {
    steps::by_hand(&model.facts, &model.choices)
}

/// Some are missing, and nobody has said that they are entered.
pub fn is_left_to_enter(model: &Model) -> bool {
    model.choices.entered.is_none() && !records(model).is_empty()
}
