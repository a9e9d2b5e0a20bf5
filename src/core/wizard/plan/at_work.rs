//! Where somebody else is at work: DNS, SES, a reviewer.

use crate::core::facts::setup;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::step::{Status, StepId};
use crate::core::steps::Step;
use crate::core::steps::{self, STEPS};
use crate::core::wizard::model::Model;

use super::asks;

/// Something may go on without a person, at any step that is not finished.
pub fn is_anybody(model: &Model) -> bool {
    let open = STEPS.iter().filter(|step| !model.status(step.id()).is_finished());
    let mut open = open.copied();
    open.any(|step| is_at_work(model, step) || asks::is_asked_again(model, step))
}

/// True at a step that DNS or SES may finish. Records entered by hand are among them: they
/// count as soon as the name servers answer with them.
fn is_at_work(model: &Model, step: &dyn Step) -> bool {
    let (facts, choices) = (&model.facts, &model.choices);
    match model.status(step.id()) {
        // A person sends again what AWS denied.
        Status::Waiting if step.id() == StepId::MailFrom => {
            let denied = model.setback.as_ref().filter(|setback| setback.retry_at.is_none());
            !steps::mail_from_due(facts, choices)
                .is_some_and(|due| denied.is_some_and(|setback| setback.change.is_same_order(&due)))
        }
        // SES looks for what it was told of.
        Status::Waiting if step.id() == StepId::Propagation => {
            setup::identity(facts, choices).is_some_and(|identity| {
                identity.mail_from.is_some() || identity.dkim.status != Verification::Success
            })
        }
        Status::Waiting => true,
        Status::Todo | Status::Wrong => step.id() == StepId::Records,
        _ => false,
    }
}
