//! What should be true in this set-up, as far as the choices and AWS have said it.

use super::address::Sender;
use super::aws::{Identity, UserPool};
use super::choices::Choices;
use super::facts::Facts;
use super::name::{Name, UserPoolId};

/// Labels proposed for MAIL FROM, the first free one first.
pub const MAIL_FROM_LABELS: [&str; 5] = ["bounce", "ses", "mailfrom", "bounces", "ses-bounce"];

/// The domain's identity as SES last described it.
pub fn identity<'a>(facts: &'a Facts, choices: &Choices) -> Option<&'a Identity> {
    facts.identity(choices.identity_domain()?.as_str()).flatten()
}

/// The chosen pool, or the only one there is.
pub fn user_pool_id(facts: &Facts, choices: &Choices) -> Option<UserPoolId> {
    if let Some(id) = choices.user_pools.first() {
        return Some(id.clone());
    }
    match facts.user_pools()? {
        [only] => Some(only.id.clone()),
        _ => None,
    }
}

pub fn user_pool<'a>(facts: &'a Facts, choices: &Choices) -> Option<&'a UserPool> {
    facts.user_pool(&user_pool_id(facts, choices)?)
}

/// The sender: what was chosen, or what a pool already bound inside the domain uses.
pub fn sender(facts: &Facts, choices: &Choices) -> Option<Sender> {
    if let Some(from) = &choices.from {
        return Some(from.clone());
    }
    let domain = choices.identity_domain()?;
    let from = super::address::sender(user_pool(facts, choices)?.email("From")?).ok()?;
    from.address.domain.is_within(domain).then_some(from)
}

/// The MAIL FROM name: the one that stands at SES, unless another was chosen since.
pub fn mail_from(facts: &Facts, choices: &Choices) -> Option<Name> {
    let standing = || identity(facts, choices)?.mail_from.as_ref().map(|mail_from| mail_from.domain.clone());
    choices.mail_from.clone().or_else(standing)
}

/// `arn:PARTITION:ses:REGION:ACCOUNT:identity/DOMAIN`: the domain's ARN, never an address's,
/// which Cognito refuses where only the domain is verified.
pub fn source_arn(facts: &Facts, choices: &Choices) -> Option<String> {
    let caller = facts.caller()?;
    let (region, domain) = (caller.region.as_ref()?, choices.identity_domain()?);
    Some(format!("arn:{}:ses:{region}:{}:identity/{domain}", caller.partition, caller.account))
}
