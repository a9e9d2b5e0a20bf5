//! The user pool: what must be known before it is bound, and what it says of itself.

use crate::core::aws::UserPool;
use crate::core::choices::Choices;
use crate::core::facts::Facts;
use crate::core::finding::{Code, Finding};
use crate::core::hold::{Hold, hold};
use crate::core::pool;
use crate::core::step::StepId;
use crate::core::wanted;

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let Some(pool) = wanted::user_pool(facts, choices) else {
        return Vec::new();
    };
    let finding = |code| Finding::new(code, StepId::Pool).text("pool", pool.name());
    let mut findings = Vec::new();
    // `arn:aws:cognito-idp:REGION:ACCOUNT:userpool/ID`
    let account = pool.arn().and_then(|arn| arn.split(':').nth(4));
    if let (Some(account), Some(caller)) = (account, facts.caller())
        && account != caller.account
    {
        let finding = Finding::new(Code::WrongAccount, StepId::Pool).text("pool", pool.name());
        findings.push(finding.text("account", &caller.account).text("other", account).seen(account));
    }
    let unknown = pool::unknown_members(&pool.members);
    if !unknown.is_empty() {
        findings.push(finding(Code::PoolUnknownFields).seen(unknown.join("\n")));
    }
    if let Some(owner) = owner(pool) {
        findings.push(finding(Code::PoolManagedElsewhere).text("owner", owner));
    }
    if let Some(failure) = pool.members.get("EmailConfigurationFailure").and_then(|value| value.as_str())
        && !failure.is_empty()
    {
        findings.push(finding(Code::PoolEmailFailure).seen(failure));
    }
    let lambda = pool.members.get("LambdaConfig");
    if lambda.is_some_and(|lambda| lambda.get("CustomEmailSender").is_some()) {
        findings.push(finding(Code::CustomEmailSender));
    }
    findings.extend(sender(facts, choices, pool));
    findings
}

/// The sender as it stands, once a bind was made or could be.
fn sender(facts: &Facts, choices: &Choices, pool: &UserPool) -> Option<Finding> {
    let domain = choices.identity_domain()?;
    let from = wanted::sender(facts, choices);
    if let Some(from) = &from
        && !from.address.domain.is_within(domain)
    {
        let finding = Finding::new(Code::FromOutsideIdentity, StepId::Pool);
        return Some(finding.text("from", &from.address).text("domain", domain).seen(&from.address));
    }
    let bound_here = wanted::source_arn(facts, choices)
        .is_some_and(|arn| pool.sends_through_ses() && pool.email("SourceArn") == Some(arn.as_str()));
    if bound_here && hold(facts, choices) == Some(Hold::NotVerified) {
        let region = facts.region().map(ToString::to_string).unwrap_or_default();
        let finding = Finding::new(Code::BindBeforeVerified, StepId::Pool);
        return Some(finding.text("domain", domain).text("region", region));
    }
    // An identity named with the default sender: half a bind.
    let half = !pool.sends_through_ses() && pool.email("SourceArn").is_some_and(|arn| !arn.is_empty());
    let finding = Finding::new(Code::PoolUsesDefaultSender, StepId::Pool).text("pool", pool.name());
    half.then(|| finding.seen("COGNITO_DEFAULT").wanted("DEVELOPER"))
}

/// What deploys the pool, by its tags: it would undo a bind made by hand.
fn owner(pool: &UserPool) -> Option<String> {
    let tags = pool.members.get("UserPoolTags")?.as_object()?;
    let tag = |key: &str| tags.get(key).and_then(|value| value.as_str());
    if let Some(stack) = tag("aws:cloudformation:stack-name") {
        return Some(format!("CloudFormation ({stack})"));
    }
    tags.keys().find(|key| key.starts_with("amplify:")).map(|_| "Amplify".to_owned())
}
