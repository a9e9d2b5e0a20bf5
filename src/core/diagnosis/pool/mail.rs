//! Which mails the bind changes and which it does not.

use serde_json::Value;

use super::PoolSite;
use crate::core::facts::journal::{Deed, Fate, deeds};
use crate::core::facts::setup;
use crate::core::kinds::address;
use crate::core::kinds::change::Change;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Arg;
use crate::core::kinds::refusal;
use crate::core::rules::provable;

pub fn findings(look: &PoolSite<'_>) -> Vec<Finding> {
    [
        custom_sender(look),
        failure(look),
        not_verified(look),
        threat_protection(look),
        role(look),
        bounces(look),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn custom_sender(look: &PoolSite<'_>) -> Option<Finding> {
    provable::custom_sender(&look.pool.members).map(|_| look.finding(Code::CustomEmailSender))
}

/// `EmailConfigurationFailure`: deprecated, and still the only thing that the pool itself says.
fn failure(look: &PoolSite<'_>) -> Option<Finding> {
    let failure = look.pool.members.get("EmailConfigurationFailure")?.as_str()?;
    let advice = refusal::of_text(failure).map(refusal::Refusal::advice).unwrap_or_else(refusal::unmapped);
    let finding = look.finding(Code::PoolEmailFailure).arg("advice", Arg::Message(Box::new(advice)));
    (!failure.is_empty()).then(|| finding.seen(failure))
}

/// Without `email` among `AutoVerifiedAttributes` sign-up sends no mail at all, so the bind would
/// show nothing.
fn not_verified(look: &PoolSite<'_>) -> Option<Finding> {
    let verified = look.pool.members.get("AutoVerifiedAttributes").and_then(Value::as_array);
    let email = verified.is_some_and(|listed| listed.iter().any(|attribute| attribute == "email"));
    (!email).then(|| look.finding(Code::EmailNotAutoVerified))
}

/// The notices of threat protection name a sender of their own (`NotifyConfigurationType`,
/// `DescribeRiskConfiguration`), which `UpdateUserPool` does not touch.
fn threat_protection(look: &PoolSite<'_>) -> Option<Finding> {
    let mode = look.pool.members.get("UserPoolAddOns")?.get("AdvancedSecurityMode")?.as_str()?;
    let notices = look.facts.pool_surroundings(&look.pool.id)?.notices.as_ref()?;
    let source = notices.source_arn.as_deref().filter(|arn| !arn.is_empty())?;
    let identity = source.rsplit("identity/").next().unwrap_or(source);
    let from = notices.from.as_deref().filter(|from| !from.is_empty()).unwrap_or(identity);
    let domain = look.choices.identity_domain()?;
    let same = setup::source_arn(look.facts, look.choices).as_deref() == Some(source)
        && address::header_address(from).is_none_or(|address| address.domain.is_within(domain));
    (mode != "OFF" && !same)
        .then(|| look.finding(Code::ThreatProtectionSender).text("from", from).seen(source))
}

/// The account's first bind makes the service-linked role. Once a pool that was read sends through
/// SES, or one was bound from here, the role stands.
fn role(look: &PoolSite<'_>) -> Option<Finding> {
    let sends =
        |id| look.facts.user_pool(id).is_some_and(crate::core::kinds::aws::UserPool::sends_through_ses);
    let stands = look.facts.iter().any(|(query, _)| match query {
        crate::core::kinds::query::Query::UserPool(id) => sends(id),
        _ => false,
    });
    let bound = |deed: &Deed<'_>| matches!((deed.change, &deed.fate), (Change::BindPool(_), Fate::Done(_)));
    let made = stands || deeds(&look.facts.journal).iter().any(bound);
    (!made).then(|| PoolSite::nameless(Code::ServiceLinkedRole))
}

/// While feedback forwarding is on, SES mails bounces and complaints to the From address ("Receiving
/// Amazon SES notifications through email").
fn bounces(look: &PoolSite<'_>) -> Option<Finding> {
    let identity = setup::identity(look.facts, look.choices)?;
    let from = setup::sender(look.facts, look.choices)?;
    let finding = PoolSite::nameless(Code::BouncesGoToFrom).text("from", &from.address);
    (identity.feedback_forwarding && !look.bound).then_some(finding)
}
