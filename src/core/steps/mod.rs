//! The eight steps; `STEPS` is the only list.

mod access;
mod account;
mod identity;
mod mail_from;
mod pool;
mod propagation;
mod records;
mod test_mail;

use super::choices::Choices;
use super::diagnosis;
use super::facts::Facts;
use super::hold;
use super::message::Message;
use super::step::{Status, Step, StepId};
use super::test_users::TestUsers;
use super::wanted;

pub use access::{Access, is_best_sent_now, may_have_gone_out};
pub use account::Account;
pub use identity::{Identity, nearer, shadow};
pub use mail_from::{
    MailFrom, before as mail_from_before, due as mail_from_due, is_confirmed as mail_from_is_confirmed,
    taken as mail_from_taken,
};
pub use pool::{Pool, asks_for_name, may_be_overridden, override_changes as pool_override};
pub use propagation::Propagation;
pub use records::{Records, by_hand, publish, published_at, record_published_at};
pub use test_mail::{TestMail, tested_pool, unproven_pools};

pub const STEPS: &[&dyn Step] =
    &[&Account, &Access, &Identity, &MailFrom, &Records, &Propagation, &Pool, &TestMail];

pub fn get(id: StepId) -> Option<&'static dyn Step> {
    STEPS.iter().copied().find(|step| step.id() == id)
}

/// The step's place in the list, from 1: what its key is, and what the sidebar shows.
pub fn number(id: StepId) -> usize {
    STEPS.iter().position(|step| step.id() == id).map_or(0, |index| index + 1)
}

/// The step's own status, `Skipped` where the person chose to skip it; a test user that an earlier run has
/// left keeps its step open all the same. Diagnosis goes by this one; every other reader by [`status`].
pub fn own_status(id: StepId, facts: &Facts, choices: &Choices) -> Status {
    if choices.skips(id) {
        let open = (id == StepId::Test).then(|| TestUsers::of(facts).open()).flatten();
        return open.unwrap_or(Status::Skipped);
    }
    get(id).map_or(Status::Blocked, |step| step.status(facts, choices))
}

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
    wanted::user_pool(facts, choices).is_some() && !hold::of_bind(facts, choices).is_empty()
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
