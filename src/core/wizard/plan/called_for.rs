//! What a step would do, and whether a change is still what the facts call for.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::change::Change;
use crate::core::kinds::simulator;
use crate::core::kinds::step::StepId;
use crate::core::progress;
use crate::core::rules::proof;
use crate::core::rules::test_users;
use crate::core::rules::undo;
use crate::core::steps::{self, STEPS};
use crate::core::wizard::model::Model;

use super::may::may_have_gone_out;
use super::{Allowed, restoring};

/// What the step would do, in this order; empty where nothing can be done there, or a person is asked first.
pub fn changes(facts: &Facts, choices: &Choices, id: StepId) -> Vec<Change> {
    steps::get(id).map(|step| progress::changes(step, facts, choices)).unwrap_or_default()
}

/// What `apply` would do at the step: where no recipient was named, the mail before a bind goes to SES's simulator;
/// for itself no mail goes there unless that was asked for.
pub(super) fn of_apply(model: &Model, id: StepId, allowed: Allowed) -> Vec<Change> {
    let mut changes = changes(&model.facts, &model.choices, id);
    match id {
        StepId::Pool if !allowed.mails => changes.into_iter().map(proof::to_simulator).collect(),
        StepId::Test => {
            let is_asked = allowed.mails && model.choices.to.as_ref().is_some_and(simulator::is_simulator);
            changes.retain(|change| match change {
                Change::SendMail { to, .. } if simulator::is_simulator(to) => {
                    is_asked && !may_have_gone_out(model, change)
                }
                _ => true,
            });
            changes
        }
        _ => changes,
    }
}

/// Some step would make just this change, but for what is new each time.
pub(super) fn is_offered(model: &Model, change: &Change, allowed: Allowed) -> bool {
    let offered = |id| of_apply(model, id, allowed).iter().any(|offered| is_alike(offered, change));
    STEPS.iter().any(|step| offered(step.id()))
}

/// The facts as they stand still call for just this change.
pub fn is_wanted(model: &Model, change: &Change) -> bool {
    let (facts, choices) = (&model.facts, &model.choices);
    match change {
        Change::BindPool(_) => steps::pool_override(facts, choices).contains(change),
        Change::RestorePool(_) if model.restoring.is_some() => {
            restoring::write(model).as_ref() == Some(change)
        }
        Change::RestorePool(_) | Change::TakeBackRecords { .. } => {
            undo::changes(facts, choices, change.step()).contains(change)
        }
        Change::SetMailFrom { mail_from, .. } => {
            let standing = setup::identity(facts, choices).and_then(|identity| identity.mail_from.as_ref());
            standing.is_none_or(|standing| {
                standing.domain != *mail_from || standing.status == Verification::Failed
            })
        }
        Change::DeleteTestUser { made: None, .. } => test_users::pinned(facts, change).is_some(),
        Change::DeleteTestUser { .. } => undo::test_users(facts).contains(change),
        _ => changes(facts, choices, change.step()).contains(change),
    }
}

/// The step still asks for a change of this kind, if not for this very one.
pub fn is_needed(model: &Model, change: &Change) -> bool {
    let changes = changes(&model.facts, &model.choices, change.step());
    changes.iter().any(|needed| needed.code() == change.code()) || is_wanted(model, change)
}

/// Whether two previews would do the same.
pub fn are_alike(shown: &[Change], now: &[Change]) -> bool {
    shown.len() == now.len() && shown.iter().zip(now).all(|(shown, now)| is_alike(shown, now))
}

/// They differ at most in what is new each time: a test user's name has the time in it.
fn is_alike(one: &Change, other: &Change) -> bool {
    let nameless = |change: &Change| {
        let mut change = change.clone();
        if let Change::InviteTestUser { username, .. } | Change::DeleteTestUser { username, made: None, .. } =
            &mut change
        {
            username.clear();
        }
        change
    };
    nameless(one) == nameless(other)
}
