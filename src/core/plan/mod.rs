//! What comes next, what holds it up, and why: for `apply` with and without a person, and for what `status`
//! says of each step. It decides nothing that a person must decide.

mod held;
mod onward;

pub use held::{Held, held};
pub use onward::{Onward, onward};

use crate::core::aws::Verification;
use crate::core::change::Change;
use crate::core::hold::of_bind;
use crate::core::journal::{self, Fate};
use crate::core::model::Model;
use crate::core::owner::{self, Owner};
use crate::core::proof;
use crate::core::step::{FieldId, Status, Step, StepId};
use crate::core::steps::{self, STEPS};
use crate::core::update::doubt;
use crate::core::wanted;

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

/// What the command line allows.
#[derive(Clone, Copy, Debug)]
pub struct Allowed {
    /// A recipient was named: test mails may go out.
    pub mails: bool,
    /// A person sees each change before it is made: the account's only pool may be bound
    /// although nobody named it, and one that a stack or a module deploys.
    pub asked: bool,
}

/// Every change that may be made now, step by step in their order; what rests on one of them comes later.
pub fn due(model: &Model, allowed: Allowed) -> Vec<Change> {
    let open = STEPS.iter().filter(|step| !model.status(step.id()).is_finished());
    let changes = open.flat_map(|step| changes(model, *step, allowed));
    changes.filter(|change| may(model, change, &[], allowed)).collect()
}

/// What the step would do. Where no recipient was named, the mail before a bind goes to SES's simulator; for
/// itself no mail goes there but where just that was asked for.
fn changes(model: &Model, step: &dyn Step, allowed: Allowed) -> Vec<Change> {
    let mut changes = step.changes(&model.facts, &model.choices);
    match step.id() {
        StepId::Pool if !allowed.mails => changes.into_iter().map(proof::to_simulator).collect(),
        StepId::Test => {
            let is_asked = allowed.mails && model.choices.to.as_ref().is_some_and(proof::is_simulator);
            changes.retain(|change| match change {
                Change::SendMail { to, .. } if proof::is_simulator(to) => {
                    is_asked && !may_have_gone_out(model, change)
                }
                _ => true,
            });
            changes
        }
        _ => changes,
    }
}

/// The first unfinished step at which something can be done. `tried` are this run's changes.
pub fn next(model: &Model, tried: &[Change], allowed: Allowed) -> Next {
    let open = || STEPS.iter().copied().filter(|step| !model.status(step.id()).is_finished());
    let mut is_asking = false;
    for step in open() {
        if let Some(proposal) = proposal(model, step) {
            return proposal;
        }
        // A step's changes build on one another, so the first decides.
        if let Some(change) = changes(model, step, allowed).into_iter().next()
            && may(model, &change, tried, allowed)
        {
            // It goes out as soon as all that it goes by is known, whatever else is being asked.
            if doubt::is_known(model, &change) {
                return Next::Carry(change);
            }
            is_asking = true;
        }
    }
    let waits = |step: &dyn Step| somebody_is_at_work(model, step) || is_asked_again(model, step);
    if is_asking || open().any(waits) { Next::Wait } else { Next::Nothing }
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

fn may(model: &Model, change: &Change, tried: &[Change], allowed: Allowed) -> bool {
    let again = tried.iter().any(|tried| tried == change || (!change.is_ensure() && is_like(tried, change)));
    match change {
        _ if again => false,
        _ if !allowed.asked && !model.first_look.allows(&model.facts, change) => false,
        Change::RequestProduction(_) => false,
        // What was done is put back by a person alone.
        Change::RestorePool(_) => false,
        Change::BindPool(binding) => {
            let named = model.choices.user_pools.contains(&binding.user_pool);
            let free = named && owner(model).is_none();
            (allowed.asked || free) && of_bind(&model.facts, &model.choices).is_empty()
        }
        // What became of an invitation is looked up before another is offered.
        Change::InviteTestUser { .. } => allowed.mails,
        Change::SendMail { to, .. } if proof::is_simulator(to) => true,
        Change::SendMail { .. } => allowed.mails && !may_have_gone_out(model, change),
        _ => true,
    }
}

/// What `--yes` does not agree to, as somebody else has changed since the first look what it would write
/// over.
pub fn overtaken(model: &Model, allowed: Allowed) -> Vec<Change> {
    let open = STEPS.iter().filter(|step| !model.status(step.id()).is_finished());
    let changes = open.filter_map(|step| step.changes(&model.facts, &model.choices).into_iter().next());
    changes.filter(|change| !allowed.asked && !model.first_look.allows(&model.facts, change)).collect()
}

/// The same but for what is new each time, as a test user's name.
fn is_like(tried: &Change, change: &Change) -> bool {
    tried.code() == change.code() && tried.user_pool() == change.user_pool()
}

/// What deploys the pool: its next deployment would put the old sender back.
pub fn owner(model: &Model) -> Option<Owner> {
    wanted::user_pool(&model.facts, &model.choices).and_then(owner::of)
}

/// A test mail whose outcome nobody knows is not sent a second time without a person.
fn may_have_gone_out(model: &Model, change: &Change) -> bool {
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

/// A question of the step failed for a reason that passes, and is put again by itself.
fn is_asked_again(model: &Model, step: &dyn Step) -> bool {
    let asks = step.asks(&model.facts, &model.choices);
    asks.iter().any(|query| model.facts.problem(query).is_some_and(|problem| problem.kind.passes()))
}

/// True at a step that DNS or SES may finish. Records entered by hand are among them: they
/// count as soon as the name servers answer with them.
fn somebody_is_at_work(model: &Model, step: &dyn Step) -> bool {
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
            wanted::identity(facts, choices).is_some_and(|identity| {
                identity.mail_from.is_some() || identity.dkim.status != Verification::Success
            })
        }
        Status::Waiting => true,
        Status::Todo | Status::Wrong => step.id() == StepId::Records,
        _ => false,
    }
}
