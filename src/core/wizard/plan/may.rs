//! What `apply` may make, with a person who is asked and without one.

use crate::core::facts::journal::{self, Face, Fate};
use crate::core::facts::setup;
use crate::core::kinds::change::Change;
use crate::core::kinds::owner::{self, Owner};
use crate::core::kinds::simulator;
use crate::core::progress::hold::of_bind;
use crate::core::wizard::model::Model;

/// What the command line allows.
#[derive(Clone, Copy, Debug)]
pub struct Allowed {
    /// A recipient was named: test mails may go out.
    pub mails: bool,
    /// A person sees each change before it is made: the account's only pool may be bound
    /// although nobody named it, and one that a stack or a module deploys.
    pub asked: bool,
}

impl Allowed {
    /// At this model's face. In the wizard and in `--plain` it is a person who names the recipient, whenever
    /// that was.
    pub fn of(model: &Model) -> Self {
        let mails = !is_apply(model) || model.given.to.is_some();
        Self { mails, asked: model.face != Face::Yes }
    }
}

/// A command goes on by itself, step after step.
pub(super) fn is_apply(model: &Model) -> bool {
    matches!(model.face, Face::Asked | Face::Yes)
}

/// `tried` are this run's changes.
pub(super) fn may(model: &Model, change: &Change, tried: &[Change], allowed: Allowed) -> bool {
    let again = tried.iter().any(|tried| tried == change || (!change.is_ensure() && is_like(tried, change)));
    match change {
        _ if again => false,
        _ if !allowed.asked && !model.first_look.allows(&model.facts, change) => false,
        Change::RequestProduction(_) => false,
        // What was done is put back by a person alone, and a user whose name must be typed goes by one alone.
        Change::RestorePool(_) | Change::TakeBackRecords { .. } => false,
        Change::DeleteTestUser { named: true, .. } => false,
        Change::BindPool(binding) => {
            let named = model.choices.user_pools.contains(&binding.user_pool);
            let free = named && owner(model).is_none();
            (allowed.asked || free) && of_bind(&model.facts, &model.choices).is_empty()
        }
        // What became of an invitation is looked up before another is offered.
        Change::InviteTestUser { .. } => allowed.mails,
        Change::SendMail { to, .. } if simulator::is_simulator(to) => true,
        Change::SendMail { .. } => allowed.mails && !may_have_gone_out(model, change),
        Change::CreateIdentity { .. }
        | Change::StartDkim { .. }
        | Change::EnableSigning { .. }
        | Change::RememberChoices { .. }
        | Change::SetMailFrom { .. }
        | Change::PublishRecords { .. }
        | Change::DeleteTestUser { .. } => true,
    }
}

/// Of one kind and for one pool: what is new each time, as a test user's name, does not count.
fn is_like(tried: &Change, change: &Change) -> bool {
    tried.code() == change.code() && tried.user_pool() == change.user_pool()
}

/// What deploys the pool: its next deployment would put the old sender back.
pub fn owner(model: &Model) -> Option<Owner> {
    setup::user_pool(&model.facts, &model.choices).and_then(owner::of)
}

/// A test mail whose outcome nobody knows is not sent a second time without a person.
pub(super) fn may_have_gone_out(model: &Model, change: &Change) -> bool {
    let deeds = journal::deeds(&model.facts.journal);
    let is_it = |sent: &Change| match (sent, change) {
        (
            Change::SendMail { from, to, source_arn, proves },
            Change::SendMail { from: sender, to: recipient, source_arn: arn, proves: standing },
        ) => (from, to, source_arn) == (sender, recipient, arn) && proves.is_of(standing),
        _ => false,
    };
    deeds.iter().any(|deed| deed.fate == Fate::Unknown && is_it(deed.change))
}
