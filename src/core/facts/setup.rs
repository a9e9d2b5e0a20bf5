//! What should be true in this set-up, as far as the choices and AWS have said it.

use super::Facts;
use super::choices::{Choices, Publish};
use super::remembered::{self, Remembered};
use crate::core::kinds::address::{Sender, header_address};
use crate::core::kinds::aws::{Identity, UserPool};
use crate::core::kinds::name::{HostedZoneId, Name, UserPoolId};

/// Labels proposed for MAIL FROM, the first free one first.
pub const MAIL_FROM_LABELS: [&str; 5] = ["bounce", "ses", "mailfrom", "bounces", "ses-bounce"];

/// The domain's identity as SES last described it.
pub fn identity<'a>(facts: &'a Facts, choices: &Choices) -> Option<&'a Identity> {
    facts.identity(choices.identity_domain()?.as_str()).flatten()
}

/// Every pool that is to be bound: those that were named, or the one found without a name.
pub fn user_pool_ids(facts: &Facts, choices: &Choices) -> Vec<UserPoolId> {
    if choices.user_pools.is_empty() {
        user_pool_id(facts, choices).into_iter().collect()
    } else {
        choices.user_pools.clone()
    }
}

/// The pool that is to be bound next; once all are, the last. Of those that were named, else one that
/// sends as this identity already: the one that a tag names, or the only one there is. Any other is a
/// person's to choose.
pub fn user_pool_id(facts: &Facts, choices: &Choices) -> Option<UserPoolId> {
    if let Some(last) = choices.user_pools.last() {
        let open = |id: &&UserPoolId| !facts.user_pool(id).is_some_and(|pool| is_bound(facts, choices, pool));
        return Some(choices.user_pools.iter().find(open).unwrap_or(last).clone());
    }
    let arn = source_arn(facts, choices)?;
    let sends = |id: &UserPoolId| {
        facts.user_pool(id).is_some_and(|pool| {
            pool.sends_through_ses() && pool.email("SourceArn").is_some_and(|source| source == arn)
        })
    };
    let tagged = remembered(facts, choices).map(|remembered| remembered.user_pools).unwrap_or_default();
    tagged.into_iter().chain(only_pool(facts)).find(sends)
}

/// The only user pool of the account and Region.
pub fn only_pool(facts: &Facts) -> Option<UserPoolId> {
    match facts.user_pools()? {
        [only] => Some(only.id.clone()),
        _ => None,
    }
}

/// `DEVELOPER`, this identity's ARN, and a From inside it; where a sender was chosen, that one.
pub fn is_bound(facts: &Facts, choices: &Choices, pool: &UserPool) -> bool {
    let (Some(source_arn), Some(domain)) = (source_arn(facts, choices), choices.identity_domain()) else {
        return false;
    };
    let from = pool.email("From").unwrap_or_default();
    if let Some(source) = &choices.source {
        let is_from = header_address(from).is_none_or(|address| address == source.from.address);
        let is_set = pool.configuration_set() == source.set.as_deref();
        return pool.sends_through_ses() && pool.email("SourceArn") == Some(&source.arn) && is_from && is_set;
    }
    let inside = header_address(from).is_some_and(|address| address.domain.is_within(domain));
    let chosen = choices.from.as_ref().is_none_or(|sender| from == sender.header());
    pool.sends_through_ses() && pool.email("SourceArn") == Some(source_arn.as_str()) && inside && chosen
}

/// What the identity's tags keep.
pub fn remembered(facts: &Facts, choices: &Choices) -> Option<Remembered> {
    let identity = identity(facts, choices)?;
    (!identity.tags.is_empty()).then(|| remembered::read(identity))
}

/// How the records get into the zone, where somebody chose it.
pub fn publish(facts: &Facts, choices: &Choices) -> Option<Publish> {
    choices.publish.or_else(|| remembered(facts, choices)?.publish)
}

/// The zones that somebody chose among those of one name.
pub fn hosted_zones(facts: &Facts, choices: &Choices) -> Vec<HostedZoneId> {
    if choices.hosted_zones.is_empty() {
        // A tag may name a zone that this person cannot see.
        let zones = facts.hosted_zones().unwrap_or_default();
        let mut tagged = remembered(facts, choices).map(|told| told.hosted_zones).unwrap_or_default();
        tagged.retain(|id| zones.iter().any(|zone| zone.id == *id));
        return tagged;
    }
    choices.hosted_zones.clone()
}

pub fn user_pool<'a>(facts: &'a Facts, choices: &Choices) -> Option<&'a UserPool> {
    facts.user_pool(&user_pool_id(facts, choices)?)
}

/// The sender: what was chosen, what a pool already bound inside the domain uses, or what a tag keeps.
pub fn sender(facts: &Facts, choices: &Choices) -> Option<Sender> {
    if let Some(from) = &choices.from {
        return Some(from.clone());
    }
    let domain = choices.identity_domain()?;
    let of_pool =
        |id: &UserPoolId| crate::core::kinds::address::sender(facts.user_pool(id)?.email("From")?).ok();
    let ids = user_pool_ids(facts, choices);
    let mut of_pools = ids.iter().filter_map(of_pool);
    of_pools.find(|from| from.address.domain.is_within(domain)).or_else(|| remembered(facts, choices)?.from)
}

/// The configuration set that the mail of a pool goes out with once the pool is bound: its own, which the
/// mail names in a header, before the default of the identity (Cognito API reference,
/// `EmailConfigurationType`).
pub fn configuration_set(facts: &Facts, choices: &Choices, pool: &UserPool) -> Option<String> {
    let of_identity = || speaker(facts, choices)?.configuration_set.as_deref();
    set_of_pool(choices, pool).or_else(of_identity).map(str::to_owned)
}

/// The configuration set that the pool itself names once it is bound.
pub fn set_of_pool<'a>(choices: &'a Choices, pool: &'a UserPool) -> Option<&'a str> {
    match &choices.source {
        Some(source) => source.set.as_deref(),
        None => pool.configuration_set(),
    }
}

/// The identity whose DKIM, MAIL FROM and default configuration set the mail takes: the most granular verified
/// one, of the From address itself, then of the domain nearest to it, also where it has no such setting (SES
/// developer guide, "Creating and verifying identities", "Managing default configuration sets"). `None` where
/// that is not known.
pub fn speaker<'a>(facts: &'a Facts, choices: &Choices) -> Option<&'a Identity> {
    for name in [shadow(facts, choices), nearer(facts, choices)].into_iter().flatten() {
        if let Some(own) = facts.identity(&name)?.filter(|own| own.verified_for_sending) {
            return Some(own);
        }
    }
    identity(facts, choices)
}

/// The identity of the From address itself, where the account has one. Addresses are
/// case-sensitive in SES, so the listing's own spelling is kept.
pub fn shadow(facts: &Facts, choices: &Choices) -> Option<String> {
    let address = sender(facts, choices)?.address.to_string();
    facts
        .identities()?
        .iter()
        .find(|listing| !listing.is_domain && listing.name.eq_ignore_ascii_case(&address))
        .map(|listing| listing.name.clone())
}

/// The MAIL FROM name: the one that stands at SES, unless another was chosen since.
pub fn mail_from(facts: &Facts, choices: &Choices) -> Option<Name> {
    let standing = || identity(facts, choices)?.mail_from.as_ref().map(|mail_from| mail_from.domain.clone());
    choices.mail_from.clone().or_else(standing)
}

/// `arn:PARTITION:ses:REGION:ACCOUNT:identity/DOMAIN`: the domain's ARN, never an address's,
/// which Cognito refuses where only the domain is verified.
/// What a snapshot names is named so again.
pub fn source_arn(facts: &Facts, choices: &Choices) -> Option<String> {
    if let Some(source) = &choices.source {
        return Some(source.arn.clone());
    }
    let caller = facts.caller()?;
    let (region, domain) = (caller.region.as_ref()?, choices.identity_domain()?);
    Some(format!("arn:{}:ses:{region}:{}:identity/{domain}", caller.partition, caller.account))
}

/// The verified domain identity below this set-up's that the From address lies in: of several the nearest
/// wins (SES developer guide, "Creating and verifying identities").
pub fn nearer(facts: &Facts, choices: &Choices) -> Option<String> {
    let domain = choices.identity_domain()?;
    let from = sender(facts, choices)?.address.domain;
    let domains = facts.identities()?.iter().filter(|listing| listing.is_domain && listing.verified);
    let names = domains.map(|listing| Name::from_answer(&listing.name));
    let nearer = names.filter(|name| from.is_within(name) && name.is_within(domain) && name != domain);
    nearer.max_by_key(|name| name.labels().count()).map(|name| name.to_string())
}
