//! The test mail's recipient: mail to an address on the suppression list is taken by SES and not
//! delivered (SES developer guide, "Using the Amazon SES account-level suppression list").

use crate::core::choices::Choices;
use crate::core::facts::Facts;
use crate::core::finding::{Code, Finding};
use crate::core::step::{Status, StepId};
use crate::core::steps;

pub fn findings(facts: &Facts, choices: &Choices) -> Option<Finding> {
    let to = choices.to.as_ref()?;
    let listed = facts.suppression(to)?;
    // Once the mails went out the question is another one: whether they arrived.
    if steps::own_status(StepId::Test, facts, choices) != Status::Todo {
        return None;
    }
    let region = facts.region()?;
    let since = listed.since.map(|since| since.strftime("%Y-%m-%d").to_string()).unwrap_or_default();
    let finding = Finding::new(Code::RecipientSuppressed, StepId::Test).text("to", to).text("region", region);
    Some(finding.text("reason", &listed.reason).text("since", since).seen(to))
}
