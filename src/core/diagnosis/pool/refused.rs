//! What Cognito said to the last bind, for as long as the pool is not bound.

use super::PoolSite;
use crate::core::facts::journal::{Fate, deeds};
use crate::core::facts::setup;
use crate::core::kinds::change::Change;
use crate::core::kinds::finding::{Code, Finding, Harm};
use crate::core::kinds::message::Arg;
use crate::core::kinds::name::Region;
use crate::core::kinds::problem::Problem;
use crate::core::kinds::refusal::{self, Refusal};

pub fn finding(look: &PoolSite<'_>) -> Option<Finding> {
    if look.bound {
        return None;
    }
    let deeds = deeds(&look.facts.journal);
    let is_bind =
        |change: &Change| matches!(change, Change::BindPool(binding) if binding.user_pool == look.pool.id);
    let last = deeds.iter().rev().find(|deed| is_bind(deed.change))?;
    let Fate::Failed(problem) = last.fate else { return None };
    let refusal = refusal::of(problem)?;
    let said = problem.message.clone().unwrap_or_default();
    // What Cognito said once holds up no second try: what stands now says whether it would say it again.
    named(look, &refusal, problem)
        .map(|finding| finding.harming(Harm::None))
        .or_else(|| {
            let finding = look.finding(Code::BindRefused).arg("time", Arg::Time(last.at));
            Some(finding.arg("advice", Arg::Message(Box::new(refusal.advice()))))
        })
        .map(|finding| finding.seen(said))
}

/// Causes that have a code of their own.
fn named(look: &PoolSite<'_>, refusal: &Refusal, problem: &Problem) -> Option<Finding> {
    let region = look.facts.region()?;
    let domain = look.choices.identity_domain()?;
    Some(match refusal {
        Refusal::NotVerified { region: named, .. } => {
            let region = named.as_deref().map_or_else(|| region.clone(), Region::from);
            PoolSite::nameless(Code::BindBeforeVerified).text("domain", domain).text("region", region)
        }
        Refusal::SesRegion { regions } => PoolSite::nameless(Code::SesRegionNotAllowed)
            .text("region", region)
            .text("pool_region", look.pool.id.region()?)
            .text("regions", regions),
        Refusal::FromInvalid => {
            let from = setup::sender(look.facts, look.choices)?.address;
            if from.domain.is_within(domain) {
                return None;
            }
            PoolSite::nameless(Code::FromOutsideIdentity).text("from", from).text("domain", domain)
        }
        Refusal::UnusedAccountValidity => {
            let days =
                look.pool.members.get("Policies")?.pointer("/PasswordPolicy/TemporaryPasswordValidityDays");
            let days = days.map(ToString::to_string).unwrap_or_default();
            look.finding(Code::UnusedAccountValidityConflict).text("days", days)
        }
        Refusal::ServiceLinkedRole => {
            debug_assert!(problem.action.is_some());
            look.finding(Code::ServiceLinkedRoleDenied)
        }
        _ => return None,
    })
}
