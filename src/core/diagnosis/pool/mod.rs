//! The user pool: what must be known before it is bound, and what it says of itself.

mod configuration_set;
mod mail;
mod owner;
mod proof;
mod refused;
mod sender;
mod settings;
mod site;

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::aws::UserPool;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::step::StepId;

/// The pool that is looked at.
struct PoolSite<'a> {
    facts: &'a Facts,
    choices: &'a Choices,
    pool: &'a UserPool,
    /// It sends as it should already.
    bound: bool,
}

impl PoolSite<'_> {
    fn finding(&self, code: Code) -> Finding {
        Finding::new(code, StepId::Pool).text("pool", self.pool.name())
    }

    /// A finding whose words do not name the pool.
    fn nameless(code: Code) -> Finding {
        Finding::new(code, StepId::Pool)
    }
}

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let Some(pool) = setup::user_pool(facts, choices) else {
        return Vec::new();
    };
    let look = PoolSite { facts, choices, pool, bound: setup::is_bound(facts, choices, pool) };
    let mut findings = Vec::new();
    findings.extend(site::wrong_account(&look));
    findings.extend(refused::finding(&look));
    findings.extend(proof::finding(&look));
    findings.extend(settings::findings(&look));
    findings.extend(sender::findings(&look));
    findings.extend(configuration_set::finding(&look));
    findings.extend(owner::finding(&look));
    findings.extend(mail::findings(&look));
    findings.extend(site::findings(&look));
    // What the last refusal named as the cause is not said a second time as a guess.
    let denied = findings.iter().any(|finding| finding.code == Code::ServiceLinkedRoleDenied);
    findings.retain(|finding| !(denied && finding.code == Code::ServiceLinkedRole));
    each_once(findings)
}

/// Each code once, in the place of its first, as the finding of it that holds up the most.
fn each_once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        match kept.iter_mut().find(|other| other.code == finding.code) {
            Some(other) if other.holds() < finding.holds() => *other = finding,
            Some(_) => {}
            None => kept.push(finding),
        }
    }
    kept
}
