//! What was set up in another Region than the identity's: a domain has its own tokens in each
//! (SES developer guide, "Regions and Amazon SES").

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::aws::{Identity, Verification};
use crate::core::kinds::dns::RecordType;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::name::{Name, Region};
use crate::core::kinds::query::Query;
use crate::core::records::wanted;
use crate::core::rules::elsewhere;
use crate::core::servers::probe::Probe;

use super::site::Site;

/// The first Region in which SES has verified the domain.
pub fn verified(facts: &Facts, choices: &Choices, domain: &Name) -> Option<Region> {
    let verified = |region: &Region| {
        facts.identity_in(region, domain).is_some_and(|identity| {
            identity.verified_for_sending || identity.dkim.status == Verification::Success
        })
    };
    elsewhere::regions(facts, choices).into_iter().find(verified)
}

/// A DKIM record that is not there may have been entered with another Region's token.
pub fn asks(site: &Site<'_>) -> Vec<Query> {
    let mut asks = elsewhere::identity_asks(site.facts, site.choices, site.domain);
    asks.extend(looks(site).into_iter().flat_map(|(_, look, _)| look.asks(site.facts)));
    asks
}

/// The record of the same rank in each Region that has an identity of this domain: where it would
/// stand and where it would lead.
fn looks(site: &Site<'_>) -> Vec<(Region, Probe, Name)> {
    let Some(rank) = site.view.wanted.id.dkim_rank() else {
        return Vec::new();
    };
    let look = |region: Region| {
        let identity = site.facts.identity_in(&region, site.domain)?;
        let token = easy_tokens(identity)?.get(rank)?;
        let name = site.domain.child("_domainkey").child(token);
        let zone = identity.dkim.signing_hosted_zone.clone();
        let target = zone.unwrap_or_else(|| wanted::fallback_signing_zone(&region)).child(token);
        let own = name == site.view.wanted.name;
        (!own).then(|| (region, Probe::at(name, RecordType::Cname), target))
    };
    elsewhere::regions(site.facts, site.choices).into_iter().filter_map(look).collect()
}

fn easy_tokens(identity: &Identity) -> Option<&[String]> {
    (identity.dkim.origin == "AWS_SES").then_some(identity.dkim.tokens.as_slice())
}

/// The other Region's record stands where this Region's is missing.
pub fn missing(site: &Site<'_>) -> Option<Finding> {
    let (other, look, _) = looks(site)
        .into_iter()
        .find(|(_, look, target)| look.alias(site.facts).is_some_and(|alias| alias == *target))?;
    let region = site.facts.region()?;
    let finding = site.misplaced(Code::DkimOtherRegion, &look);
    Some(finding.text("region", region).text("other", other))
}
