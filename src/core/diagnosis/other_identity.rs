//! What was copied from another identity of the account: each has tokens of its own (SES developer
//! guide, "Easy DKIM"), so that a token tells whose record it is.

use std::cell::RefCell;

use crate::core::facts::Facts;
use crate::core::facts::setup;
use crate::core::kinds::aws::Identity;
use crate::core::kinds::dns::RecordType;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;
use crate::core::records;
use crate::core::records::wanted::fallback_signing_zone;
use crate::core::servers::probe::Probe;

use super::cname;
use super::site::Site;

/// As many identities as are read for it: SES allows one call a second.
const READ: usize = 5;

/// The account's other domains in this Region; those of the same organisation first, since theirs
/// stand side by side in the console.
fn others(facts: &Facts, domain: &Name) -> Vec<Name> {
    let listed = facts.identities().unwrap_or_default().iter();
    let domains = listed.filter(|listing| listing.is_domain).map(|listing| Name::from_answer(&listing.name));
    let mut others: Vec<Name> = domains.filter(|name| name != domain).collect();
    others.sort_by_key(|name| name.registrable() != domain.registrable());
    others.truncate(READ);
    others
}

/// One after the other, as far as the first of whom `tells` knows it; `None` from `tells` ends the
/// walk, as there is something to ask first.
fn first<'a>(
    facts: &'a Facts,
    domain: &Name,
    tells: impl Fn(&'a Identity) -> Option<bool>,
) -> (Option<&'a Identity>, Vec<Query>) {
    let mut asks = Vec::new();
    for name in others(facts, domain) {
        let known = facts.other_identity(&name);
        asks.push(Query::OtherIdentity(name));
        match known {
            None => return (None, asks),
            Some(None) => {}
            Some(Some(identity)) => match tells(identity) {
                None => return (None, asks),
                Some(true) => return (Some(identity), asks),
                Some(false) => {}
            },
        }
    }
    (None, asks)
}

fn has(identity: &Identity, token: &str) -> bool {
    identity.dkim.tokens.iter().any(|own| own.eq_ignore_ascii_case(token))
}

/// The token in the value of a record that stands.
fn token_seen(site: &Site<'_>) -> Option<String> {
    let differs = cname::differs(site);
    let token = differs.seen?.labels().next()?.to_owned();
    Some(token).filter(|token| differs.code == Code::DkimTokenMismatch && !is_own(site, token))
}

fn is_own(site: &Site<'_>, token: &str) -> bool {
    setup::identity(site.facts, site.choices).is_some_and(|identity| has(identity, token))
}

/// Whose the token in a record is.
pub fn token_asks(site: &Site<'_>) -> Vec<Query> {
    token_seen(site)
        .map_or_else(Vec::new, |token| first(site.facts, site.domain, |other| Some(has(other, &token))).1)
}

/// The same as the words have it.
pub fn owned(site: &Site<'_>, token: &str, finding: Finding) -> Finding {
    if is_own(site, token) {
        return finding.text("whose", "own").text("other", "");
    }
    match first(site.facts, site.domain, |other| Some(has(other, token))).0 {
        Some(other) => finding.text("whose", "other").text("other", &other.name),
        None => finding.text("whose", "nobody").text("other", ""),
    }
}

/// Where the record of the same rank of another identity would stand, and where it would lead.
fn look(site: &Site<'_>, other: &Identity) -> Option<(Probe, Name)> {
    let rank = site.view.wanted.id.dkim_rank().filter(|_| other.dkim.origin == "AWS_SES")?;
    let token = other.dkim.tokens.get(rank)?;
    let zone = other.dkim.signing_hosted_zone.clone();
    let zone = zone.or_else(|| site.facts.region().map(fallback_signing_zone))?;
    let name = site.domain.child("_domainkey").child(token);
    Some((Probe::at(name, RecordType::Cname), zone.child(token)))
}

/// `None` until the name was looked at.
fn is_entered(site: &Site<'_>, other: &Identity) -> Option<bool> {
    let Some((look, target)) = look(site, other) else { return Some(false) };
    look.reply(site.facts)?;
    Some(look.alias(site.facts).is_some_and(|alias| alias == target))
}

/// The identity whose record was entered in the place of the first that is missing: who copies
/// from another identity copies all three.
fn entered<'a>(site: &Site<'a>) -> (Option<&'a Identity>, Vec<Query>) {
    let (facts, domain) = (site.facts, site.domain);
    let views = records::view(facts, site.choices);
    let view = cname::first_missing(&views);
    let Some(site) = view.and_then(|view| Site::of(facts, site.choices, view)) else {
        return (None, Vec::new());
    };
    let asks = RefCell::new(Vec::new());
    let (found, reads) = first(facts, domain, |other| {
        asks.borrow_mut().extend(look(&site, other).into_iter().flat_map(|(look, _)| look.asks(site.facts)));
        is_entered(&site, other)
    });
    (found, asks.into_inner().into_iter().chain(reads).collect())
}

/// Asked of the first record that is missing, and of the others once it was found.
pub fn asks(site: &Site<'_>) -> Vec<Query> {
    let (found, mut asks) = entered(site);
    asks.extend(
        found.and_then(|other| look(site, other)).into_iter().flat_map(|(look, _)| look.asks(site.facts)),
    );
    asks
}

/// Another identity's record stands where this one's is missing.
pub fn missing(site: &Site<'_>) -> Option<Finding> {
    let other = entered(site).0.filter(|other| is_entered(site, other) == Some(true))?;
    let (look, _) = look(site, other)?;
    Some(site.misplaced(Code::DkimOtherIdentity, &look).text("other", &other.name))
}
