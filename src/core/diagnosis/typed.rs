//! What was typed as the address or the domain, where something else was taken.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::step::StepId;

/// Said until the identity exists: from then on SES itself shows the name.
pub fn findings(facts: &Facts, choices: &Choices) -> Option<Finding> {
    let (typed, domain) = (choices.typed.as_ref()?, choices.identity_domain()?);
    if setup::identity(facts, choices).is_some() {
        return None;
    }
    Some(
        Finding::new(Code::DomainNotBare, StepId::Identity).text("domain", domain).seen(typed).wanted(domain),
    )
}
