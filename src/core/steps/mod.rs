//! The eight steps; `STEPS` is the only list.

mod access;
mod account;
pub mod form;
mod identity;
mod mail_from;
mod pool;
mod propagation;
mod records;
mod step;
mod test_mail;

use super::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::step::{Status, StepId};
use crate::core::rules::test_users::TestUsers;

pub use access::{Access, is_best_sent_now, may_be_requested, may_have_gone_out};
pub use account::Account;
pub use identity::Identity;
pub use mail_from::{
    MailFrom, before as mail_from_before, due as mail_from_due, is_confirmed as mail_from_is_confirmed,
    taken as mail_from_taken,
};
pub use pool::{Pool, override_changes as pool_override};
pub use propagation::Propagation;
pub use records::{Records, by_hand, publish};
pub use step::Step;
pub use test_mail::{
    TestMail, is_before_bind as tests_before_bind, is_simulated as test_simulated, may_wait as test_may_wait,
    tested_pool, unproven_pools,
};

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
