//! What the identity's tags keep, and where they cannot.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::remembered;
use crate::core::facts::setup;
use crate::core::kinds::aws::{Identity, UserPool};
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::name::Name;
use crate::core::kinds::step::StepId;

pub fn findings(facts: &Facts, choices: &Choices, identity: &Identity, domain: &Name) -> Vec<Finding> {
    let finding = |code| Finding::new(code, StepId::Identity).text("domain", domain);
    let mut findings = Vec::new();
    let told = remembered::read(identity);
    let sends = setup::user_pool(facts, choices).is_some_and(UserPool::sends_through_ses);
    let used = told.used(choices, identity, sends);
    if !used.is_empty() {
        findings.push(finding(Code::ChoicesFromAws).text("tags", used.join(", ")));
    }
    findings.extend(told.unreadable.iter().map(|tag| {
        let seen = format!("{} = {}", tag.key, tag.value);
        finding(Code::ChoiceTagUnreadable).text("tag", &tag.key).seen(seen)
    }));
    if choices.remember_in_aws == Some(true) {
        let too_long = remembered::too_long(choices);
        if !remembered::is_ours(facts, identity) {
            findings.push(finding(Code::ChoicesNotKept));
        } else if !too_long.is_empty() {
            let finding = Finding::new(Code::ChoiceTooLong, StepId::Identity);
            findings.push(finding.text("tags", too_long.join(", ")));
        }
    }
    findings
}
