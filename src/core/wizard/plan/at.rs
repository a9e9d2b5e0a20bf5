//! What goes on at a step: the one answer that Enter, `--plain` and `status` go by.

use crate::core::kinds::change::Change;
use crate::core::kinds::problem::ProblemKind;
use crate::core::kinds::step::{Field, Status, StepId};
use crate::core::rules::hold::Hold;
use crate::core::rules::test_users::TestUsers;
use crate::core::rules::undo;
use crate::core::steps;
use crate::core::wizard::model::{Model, Setback};

use super::called_for::changes;
use super::{asks, entering, overriding};

/// What goes on at a step now.
#[derive(Clone, Debug, PartialEq)]
pub enum At {
    /// A person fills these in; what follows from them is [`filled`].
    Fill(Vec<Field>),
    /// The fields of the request for production access, which nobody has to send.
    Request(Vec<Field>, Ripe),
    /// These may be chosen otherwise; as they are they lead no further.
    Choose(Vec<Field>),
    /// Shown whole, agreed to, and made in this order.
    Carry(Vec<Change>),
    /// These hold the bind; it is made only where a person types the pool's name.
    Held(Vec<Change>, Vec<Hold>),
    /// What was done here goes back, or what it has left goes away. Empty where that cannot be done as things
    /// are, which the face says.
    PutBack(Vec<Change>),
    /// What failed here is tried again.
    Retry,
    /// Somebody else has written too: their change stands unless a person decides otherwise.
    Leave,
    /// A person enters records at the DNS host.
    ByHand,
    /// DNS, SES or a reviewer is at work.
    Watch,
    /// It is done, or something else comes first.
    Nothing,
}

/// When the request for production access is best sent: reviewers look at the domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ripe {
    Now,
    /// Once the domain is verified.
    Later,
    /// No domain is chosen, and without one there is no set-up that the request could be of.
    NoDomain,
}

/// What goes on at the step, what failed there before all else.
pub fn at(model: &Model, id: StepId) -> At {
    failed(model, id).map_or_else(|| asked(model, id), |setback| after(model, setback, id))
}

/// The change of this step that failed. Where nothing may be written, trying again leads nowhere.
pub fn failed(model: &Model, id: StepId) -> Option<&Setback> {
    let of_step =
        |setback: &&Setback| setback.change.step() == id && setback.problem.kind != ProblemKind::ReadOnly;
    model.setback.as_ref().filter(of_step)
}

fn after(model: &Model, setback: &Setback, id: StepId) -> At {
    let back = || undo::changes(&model.facts, &model.choices, id);
    // The mail through the pool failed: what it was to prove is put back.
    let unproven = matches!(setback.change, Change::InviteTestUser { .. }) && setback.problem.is_about_mail();
    match setback.problem.kind {
        ProblemKind::PoolDiffers => At::Leave,
        _ if unproven && !back().is_empty() => At::PutBack(back()),
        _ => At::Retry,
    }
}

/// What goes on at the step, whatever has failed there.
pub fn asked(model: &Model, id: StepId) -> At {
    let Some(step) = steps::get(id) else { return At::Nothing };
    let status = model.status(id);
    if status.is_finished() {
        return At::Nothing;
    }
    let fields = step.fields(&model.facts, &model.choices);
    let changes = changes(&model.facts, &model.choices, id);
    if status == Status::Wrong && fields.is_empty() && changes.is_empty() && asks::has_failed(model, step) {
        return At::Retry;
    }
    if !is_decided(status) || fields.is_empty() {
        return filled(model, id);
    }
    match id {
        StepId::Access => At::Request(fields, ripe(model)),
        // Taking what is chosen already would lead nowhere.
        StepId::Records if status == Status::Wrong && changes.is_empty() => At::Choose(fields),
        // What can be tried out before the bind was tried, or need not be.
        StepId::Test if steps::test_may_wait(&model.facts, &model.choices) => At::Choose(fields),
        _ => At::Fill(fields),
    }
}

/// What follows once the fields are taken as they stand.
pub fn filled(model: &Model, id: StepId) -> At {
    let status = model.status(id);
    if is_decided(status) || leaves_user(model, id) {
        let changes = changes(&model.facts, &model.choices, id);
        if !changes.is_empty() {
            return At::Carry(changes);
        }
        // One of ours that was used since goes only by its typed name.
        if id == StepId::Test && undo::has_test_user(&model.facts) {
            return At::PutBack(undo::changes(&model.facts, &model.choices, id));
        }
        if entering::at(model, id) {
            return At::ByHand;
        }
    }
    match status {
        Status::Waiting => At::Watch,
        Status::Blocked if id == StepId::Pool => {
            overriding(model).map_or(At::Nothing, |(changes, holds)| At::Held(changes, holds))
        }
        _ => At::Nothing,
    }
}

/// A person decides or confirms something there.
const fn is_decided(status: Status) -> bool {
    matches!(status, Status::Todo | Status::Wrong)
}

/// A test that waits for another step may still have left a user, which goes whatever comes of the test.
pub(super) fn leaves_user(model: &Model, id: StepId) -> bool {
    id == StepId::Test && model.status(id) == Status::Blocked && !TestUsers::of(&model.facts).left.is_empty()
}

/// A person can decide or do something at the step.
pub fn is_open(model: &Model, id: StepId) -> bool {
    is_decided(model.status(id)) || leaves_user(model, id)
}

pub(super) fn ripe(model: &Model) -> Ripe {
    if model.choices.identity_domain().is_none() {
        Ripe::NoDomain
    } else if steps::is_best_sent_now(&model.facts, &model.choices) {
        Ripe::Now
    } else {
        Ripe::Later
    }
}
