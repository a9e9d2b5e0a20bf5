//! What `apply` makes next, one change after the other. It decides nothing that a person must decide.

use crate::core::kinds::change::Change;
use crate::core::kinds::step::{FieldId, StepId};
use crate::core::steps::STEPS;
use crate::core::steps::Step;
use crate::core::wizard::model::Model;

use super::called_for::{changes, of_apply};
use super::may::may;
use super::{Allowed, asks, at_work};

#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// The proposal is taken.
    Fill(FieldId, String),
    Carry(Change),
    /// DNS or SES is at work.
    Wait,
    /// Done, or what is left needs a person.
    Nothing,
}

fn open(model: &Model) -> impl Iterator<Item = &'static dyn Step> {
    STEPS.iter().copied().filter(|step| !model.status(step.id()).is_finished())
}

/// Every change that may be made now, step by step in their order; what rests on one of them comes later.
pub fn due(model: &Model, allowed: Allowed) -> Vec<Change> {
    let changes = open(model).flat_map(|step| of_apply(model, step.id(), allowed));
    changes.filter(|change| may(model, change, &[], allowed)).collect()
}

/// The first unfinished step at which something can be done. `tried` are this run's changes.
pub fn next(model: &Model, tried: &[Change], allowed: Allowed) -> Next {
    let mut is_asking = false;
    for step in open(model) {
        if let Some(proposal) = proposal(model, step) {
            return proposal;
        }
        // A step's changes build on one another, so the first decides.
        if let Some(change) = of_apply(model, step.id(), allowed).into_iter().next()
            && may(model, &change, tried, allowed)
        {
            // It goes out as soon as all that it goes by is known, whatever else is being asked.
            if asks::is_known(model, &change) {
                return Next::Carry(change);
            }
            is_asking = true;
        }
    }
    if is_asking || at_work::is_anybody(model) { Next::Wait } else { Next::Nothing }
}

/// The MAIL FROM name is the one proposal taken without a person: it is shown in every change
/// that follows from it.
fn proposal(model: &Model, step: &dyn Step) -> Option<Next> {
    if step.id() != StepId::MailFrom || model.choices.mail_from.is_some() {
        return None;
    }
    let fields = step.fields(&model.facts, &model.choices);
    let field = fields.into_iter().find(|field| field.id == FieldId::MailFrom && !field.value.is_empty())?;
    Some(Next::Fill(field.id, field.value))
}

/// What `--yes` does not agree to, as somebody else has changed since the first look what it would write
/// over.
pub fn overtaken(model: &Model, allowed: Allowed) -> Vec<Change> {
    let firsts =
        open(model).filter_map(|step| changes(&model.facts, &model.choices, step.id()).into_iter().next());
    firsts.filter(|change| !allowed.asked && !model.first_look.allows(&model.facts, change)).collect()
}
