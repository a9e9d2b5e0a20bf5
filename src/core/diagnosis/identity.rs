//! The identity: what kind it is, and whether another one speaks in its place.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::aws::{IdentityListing, Verification};
use crate::core::kinds::finding::{Code, Finding, Harm};
use crate::core::kinds::name::Name;
use crate::core::kinds::step::StepId;

use super::{elsewhere, policy, remembered, window};

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let Some(domain) = choices.identity_domain() else {
        return Vec::new();
    };
    let finding = |code| Finding::new(code, StepId::Identity).text("domain", domain);
    let mut findings = Vec::new();
    if let Some(address) = setup::shadow(facts, choices) {
        let alone = facts.identity(domain.as_str()) == Some(None);
        let code = if alone { Code::OnlyEmailIdentity } else { Code::IdentityShadowedByAddress };
        if alone || shadows(facts, choices, &address) {
            let harm = if alone { Harm::None } else { shade(facts, &address) };
            findings.push(finding(code).text("address", &address).seen(&address).harming(harm));
        }
    }
    if let Some(subdomain) = setup::nearer(facts, choices) {
        let finding = |code| finding(code).text("subdomain", &subdomain);
        findings.push(match unsigned(facts, &subdomain) {
            Some(dkim) => finding(Code::NearerIdentityUnsigned).seen(dkim),
            None => finding(Code::IdentityShadowedBySubdomain).seen(&subdomain),
        });
    }
    if facts.identity(domain.as_str()) == Some(None) {
        findings.extend(elsewhere::verified(facts, choices, domain).map(|other| {
            let region = facts.region().map(ToString::to_string).unwrap_or_default();
            let finding = finding(Code::IdentityInOtherRegion).text("region", &region).text("other", &other);
            finding.seen(other).wanted(region)
        }));
        let parent = verified_parent(facts, domain);
        findings.extend(parent.map(|parent| finding(Code::ParentAlreadyVerified).text("parent", parent)));
    }
    let Some(identity) = setup::identity(facts, choices) else {
        return findings;
    };
    let dkim = &identity.dkim;
    match dkim.origin.as_str() {
        "AWS_SES" => {}
        "EXTERNAL" => findings.push(finding(Code::IdentityByodkim)),
        // `AWS_SES_US_EAST_1` names the Region that holds the keys.
        replica => {
            let parent = replica.trim_start_matches("AWS_SES_").to_ascii_lowercase().replace('_', "-");
            findings.push(finding(Code::IdentityDeedReplica).text("parent", parent));
        }
    }
    if dkim.status == Verification::Failed {
        let seen = identity.check.as_ref().and_then(|check| check.error.clone());
        let stands = window::dkim_stands(facts, choices);
        let expired = finding(Code::DkimVerificationExpired).text("stands", stands);
        findings.push(match seen {
            Some(error) => expired.seen(error),
            None => expired,
        });
    }
    findings.extend(remembered::findings(facts, choices, identity, domain));
    if !dkim.signing_enabled && dkim.status != Verification::NotStarted {
        findings.push(finding(Code::DkimSigningOff));
    }
    if dkim.key_length.as_deref() == Some("RSA_1024_BIT") {
        findings.push(finding(Code::DkimKey1024).seen("RSA_1024_BIT"));
    }
    if let Some((name, statement)) = policy::denial(&identity.policies) {
        findings.push(finding(Code::IdentityPolicyDenies).text("policy", name).seen(statement));
    }
    findings
}

/// Of a nearer identity: that SES signs no mail with it, and how its DKIM stands.
fn unsigned(facts: &Facts, subdomain: &str) -> Option<&'static str> {
    let dkim = &facts.identity(subdomain).flatten()?.dkim;
    match dkim.status {
        _ if !dkim.signing_enabled => Some("SigningEnabled: false"),
        Verification::Success => None,
        status => Some(status.as_str()),
    }
}

/// A domain above this one whose identity covers it (SES developer guide, "Creating and verifying
/// identities").
fn verified_parent<'a>(facts: &'a Facts, domain: &Name) -> Option<&'a str> {
    let above = |listing: &&IdentityListing| {
        let name = Name::from_answer(&listing.name);
        listing.is_domain && listing.verified && name != *domain && domain.is_within(&name)
    };
    facts
        .identities()?
        .iter()
        .filter(above)
        .map(|listing| listing.name.as_str())
        .max_by_key(|name| name.len())
}

/// The address's own DKIM switch decides whether its mail is signed.
fn shade(facts: &Facts, address: &str) -> Harm {
    let signs = facts.identity(address).flatten().is_some_and(|own| own.dkim.signing_enabled);
    if signs { Harm::None } else { Harm::Unsigned }
}

/// An identity of the address wins with its own MAIL FROM and its own DKIM switch; one that is
/// set as the domain's does no harm.
fn shadows(facts: &Facts, choices: &Choices, address: &str) -> bool {
    let Some(Some(own)) = facts.identity(address) else {
        return false;
    };
    let domain = setup::identity(facts, choices);
    let mail_from = |identity: &crate::core::kinds::aws::Identity| {
        identity.mail_from.as_ref().map(|mail_from| mail_from.domain.clone())
    };
    !own.dkim.signing_enabled || mail_from(own) != domain.and_then(mail_from)
}
