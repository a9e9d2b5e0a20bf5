//! The sender: From, reply-to, the identity and its Region.

use super::PoolSite;
use crate::core::diagnosis::identity;
use crate::core::facts::setup;
use crate::core::kinds::address;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::name::Region;
use crate::core::kinds::ses_regions::{self, Allowed};
use crate::core::kinds::step::StepId;
use crate::core::rules::hold::{Hold, of_sending};

pub fn findings(look: &PoolSite<'_>) -> Vec<Finding> {
    [from_outside(look), too_early(look), half_bound(look), reply_to(look), region(look), shadowed(look)]
        .into_iter()
        .flatten()
        .collect()
}

/// The sender that was chosen, or the one that the pool uses with this very identity.
fn from_outside(look: &PoolSite<'_>) -> Option<Finding> {
    let domain = look.choices.identity_domain()?;
    let chosen = setup::sender(look.facts, look.choices).map(|sender| sender.address);
    let standing = || {
        let arn = setup::source_arn(look.facts, look.choices)?;
        let ours = look.pool.sends_through_ses() && look.pool.email("SourceArn") == Some(arn.as_str());
        address::header_address(look.pool.email("From")?).filter(|_| ours)
    };
    let outside = |address: &address::Address| !address.domain.is_within(domain);
    let from = chosen.filter(outside).or_else(|| standing().filter(outside))?;
    let finding = PoolSite::nameless(Code::FromOutsideIdentity);
    Some(finding.text("from", &from).text("domain", domain).seen(&from))
}

fn too_early(look: &PoolSite<'_>) -> Option<Finding> {
    let domain = look.choices.identity_domain()?;
    let arn = setup::source_arn(look.facts, look.choices)?;
    let ours = look.pool.sends_through_ses() && look.pool.email("SourceArn") == Some(arn.as_str());
    let early = ours && of_sending(look.facts, look.choices) == Some(Hold::NotVerified);
    let region = look.facts.region().map(ToString::to_string).unwrap_or_default();
    early.then(|| PoolSite::nameless(Code::BindBeforeVerified).text("domain", domain).text("region", region))
}

/// An identity named with the default sender.
fn half_bound(look: &PoolSite<'_>) -> Option<Finding> {
    let named = look.pool.email("SourceArn").is_some_and(|arn| !arn.is_empty());
    let half = !look.pool.sends_through_ses() && named;
    half.then(|| look.finding(Code::PoolUsesDefaultSender).seen("COGNITO_DEFAULT").wanted("DEVELOPER"))
}

/// `ReplyToEmailAddress` takes no display name (the pattern of `EmailConfigurationType`); one that
/// stands goes back as it is, and is refused.
fn reply_to(look: &PoolSite<'_>) -> Option<Finding> {
    let reply_to = look.pool.email("ReplyToEmailAddress").filter(|text| !text.is_empty())?;
    let bare = !reply_to.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>'));
    let wanted = address::header_address(reply_to);
    let finding = look.finding(Code::ReplyToNotBare).seen(reply_to);
    (!bare && !look.bound).then(|| match wanted {
        Some(address) => finding.wanted(address),
        None => finding,
    })
}

/// The Region of the identity against those that AWS documents for the pool's. The service
/// decides: what it has accepted does no harm.
fn region(look: &PoolSite<'_>) -> Option<Finding> {
    let pool = look.pool.id.region()?;
    let accepted = look.pool.sends_through_ses();
    let standing = look.pool.email("SourceArn").and_then(|arn| arn.split(':').nth(3)).map(Region::from);
    let wanted = look.facts.region().cloned().filter(|_| !look.bound);
    let tell = |region: Region, accepted: bool| {
        let finding = |code| PoolSite::nameless(code).text("region", &region).text("pool_region", &pool);
        match ses_regions::allowed(&pool) {
            Allowed::Documented(regions) if !regions.contains(&region.as_str()) => {
                let listed = regions.join(", ");
                Some(finding(Code::SesRegionNotAllowed).text("regions", listed).harmless_if(accepted))
            }
            Allowed::OwnOnly if region != pool && !accepted => Some(finding(Code::SesRegionUnlisted)),
            _ => None,
        }
    };
    wanted
        .and_then(|region| tell(region, false))
        .or_else(|| standing.and_then(|region| tell(region, accepted)))
}

/// In SES the identity nearest to the From address wins. The identity's step names it too; here it
/// is said before the bind.
fn shadowed(look: &PoolSite<'_>) -> Option<Finding> {
    let found = identity::findings(look.facts, look.choices);
    let shadow = found.into_iter().find(|finding| finding.code == Code::IdentityShadowedByAddress)?;
    (!look.bound).then_some(Finding { step: StepId::Pool, ..shadow })
}
