//! Test users that are left in a pool, those that may be, and a recipient who has an account there.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Arg;
use crate::core::kinds::step::StepId;
use crate::core::rules::test_users::{TestUsers, recipient};
use crate::core::steps;

/// Said although the step was skipped.
pub const CODES: [Code; 2] = [Code::TestUserLeft, Code::TestUserUnknown];

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let users = TestUsers::of(facts);
    let left = users.left.iter().map(|left| {
        let finding = Finding::new(Code::TestUserLeft, StepId::Test);
        let finding = finding.text("username", &left.user.username).text("pool", &left.user_pool);
        finding.text("touched", if left.touched { "yes" } else { "no" }).seen(&left.user.username)
    });
    let doubtful = users.doubtful.iter().map(|doubtful| {
        let finding = Finding::new(Code::TestUserUnknown, StepId::Test);
        let finding = finding.text("username", &doubtful.user.username).text("pool", &doubtful.user_pool);
        finding
            .arg("time", Arg::Time(doubtful.asked_at))
            .arg("created", Arg::Time(doubtful.user.created))
            .seen(&doubtful.user.username)
    });
    left.chain(doubtful).chain(recipient_has_account(facts, choices, &users)).collect()
}

/// Once the mails went out the question is another one: whether they arrived.
fn recipient_has_account(facts: &Facts, choices: &Choices, users: &TestUsers) -> Option<Finding> {
    let to = choices.to.as_ref()?;
    let pool = steps::tested_pool(facts, choices)?;
    let is_open = !steps::own_status(StepId::Test, facts, choices).is_finished();
    (is_open && recipient::has_account(facts, users, &pool.id, to)).then(|| {
        let other = format!("{}+test@{}", to.local, to.domain);
        let finding = Finding::new(Code::RecipientHasAccount, StepId::Test).text("to", to);
        finding.text("pool", &pool.id).text("other", other).seen(to)
    })
}
