//! Where the pool stands: its account, its Regions, the other pools that send beside it.

use super::PoolSite;
use crate::core::facts::setup;
use crate::core::kinds::aws::{Replica, UserPool};
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Arg;
use crate::core::kinds::query::Query;

/// `arn:aws:cognito-idp:REGION:ACCOUNT:userpool/ID`; "you can't share the resources across
/// accounts" (Cognito developer guide, "Email settings for Amazon Cognito user pools").
pub fn wrong_account(look: &PoolSite<'_>) -> Option<Finding> {
    let owner = look.pool.arn()?.split(':').nth(4)?;
    let caller = look.facts.caller()?;
    let finding = look.finding(Code::WrongAccount).text("account", &caller.account);
    (owner != caller.account).then(|| finding.text("other", owner).seen(owner))
}

pub fn findings(look: &PoolSite<'_>) -> Vec<Finding> {
    replicas(look).into_iter().chain(beside(look)).collect()
}

/// A pool that is replicated to other Regions (`ListUserPoolReplicas`).
fn replicas(look: &PoolSite<'_>) -> Option<Finding> {
    let replicas = look.facts.pool_surroundings(&look.pool.id)?.replicas.as_ref()?;
    let here = look.pool.id.region();
    let elsewhere: Vec<&Replica> =
        replicas.iter().filter(|replica| Some(&replica.region) != here.as_ref()).collect();
    if elsewhere.is_empty() {
        return None;
    }
    let named: Vec<&str> = elsewhere.iter().map(|replica| replica.region.as_str()).collect();
    let primary = elsewhere.iter().find(|replica| replica.primary);
    let primary = primary.map(|replica| replica.region.to_string()).unwrap_or_default();
    let finding = look.finding(Code::PoolMultiRegion).text("regions", named.join(", "));
    Some(finding.text("primary", primary))
}

/// Other pools that send through the same identity, of those that were read: the list of pools
/// reads what it shows, and nothing is read for this alone. It takes a call for each of up to
/// thousands of pools, and a policy for the one pool need not allow any.
fn beside(look: &PoolSite<'_>) -> Option<Finding> {
    let arn = setup::source_arn(look.facts, look.choices)?;
    let domain = look.choices.identity_domain()?;
    let read = look.facts.iter().filter_map(|(query, _)| match query {
        Query::UserPool(id) if *id != look.pool.id => look.facts.user_pool(id),
        _ => None,
    });
    let read: Vec<&UserPool> = read.collect();
    let shares =
        |other: &&UserPool| other.sends_through_ses() && other.email("SourceArn") == Some(arn.as_str());
    let named = |other: &UserPool| format!("{} ({})", other.name(), other.id);
    let others: Vec<String> = read.iter().copied().filter(shares).map(named).collect();
    let count = u32::try_from(read.len()).map_or(f64::MAX, f64::from);
    let finding = PoolSite::nameless(Code::PoolsShareIdentity).text("domain", domain);
    (!others.is_empty()).then(|| finding.arg("count", Arg::Number(count)).seen(others.join("\n")))
}
