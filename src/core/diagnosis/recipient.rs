//! The test mail's recipient: mail to an address on the suppression list is taken by SES and not
//! delivered (SES developer guide, "Using the Amazon SES account-level suppression list"); in the sandbox SES
//! refuses mail to whom it has not verified.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::simulator::SIMULATOR;
use crate::core::kinds::step::{Status, StepId};
use crate::core::rules::sandbox;
use crate::core::steps;

pub fn suppressed(facts: &Facts, choices: &Choices) -> Option<Finding> {
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

/// Why the mail to the recipient waits, and what can be tried out before the bind.
pub fn in_sandbox(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let (Some(region), Some(domain)) = (facts.region(), choices.identity_domain()) else {
        return Vec::new();
    };
    let finding = |code| Finding::new(code, StepId::Test).text("domain", domain).text("region", region);
    let is_open = steps::own_status(StepId::Test, facts, choices) == Status::Todo;
    let is_early = steps::tests_before_bind(facts, choices);
    let mut findings = Vec::new();
    if let Some(to) = choices.to.as_ref().filter(|to| sandbox::refuses(facts, choices, to))
        && (is_open || is_early)
    {
        findings.push(finding(Code::RecipientNotVerified).text("to", to));
    }
    if is_open && is_early {
        let simulated = if steps::test_simulated(facts, choices) { "yes" } else { "no" };
        let finding = finding(Code::TestInSandbox).text("simulator", SIMULATOR);
        findings.push(finding.text("simulated", simulated));
    }
    findings
}
