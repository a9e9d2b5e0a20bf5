//! The record that applies to a From domain (RFC 9989, section 4.10.1).

use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::Name;
use crate::core::mail::spf::{Answer, Lookup};

use super::policy::{Place, Policy, Request};
use super::walk::{Stop, Unsettled, organizational_domain, walk};

/// What DMARC says of mail from a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The domain whose record applies; the record itself stands at its `_dmarc`.
    pub at: Option<Name>,
    pub policy: Option<Policy>,
    /// The record as it stands.
    pub text: Option<String>,
    /// What it asks for mail from this domain; `None`: receivers apply no DMARC.
    pub request: Option<Request>,
    pub organizational_domain: Name,
    /// Domains on the way with more than one record, so that none of theirs counts.
    pub several: Vec<(Name, Vec<String>)>,
}

pub fn applies(domain: &Name, lookup: &dyn Lookup) -> Result<Applied, Unsettled> {
    let stops = walk(domain, lookup)?;
    let organizational_domain = organizational_domain(domain, &stops);
    let with_policy = || stops.iter().filter(|stop| stop.policy.is_some());
    let at_domain = |name: &Name| with_policy().find(|stop| stop.domain == *name);
    let stop =
        at_domain(domain).or_else(|| at_domain(&organizational_domain)).or_else(|| with_policy().next_back());
    let request = match stop.and_then(|stop| Some((stop, stop.policy.as_ref()?))) {
        Some((stop, policy)) => policy.request(place(domain, stop, policy, lookup)?),
        None => None,
    };
    let several = stops.iter().filter(|stop| !stop.several.is_empty());
    Ok(Applied {
        at: stop.map(|stop| stop.domain.clone()),
        policy: stop.and_then(|stop| stop.policy.clone()),
        text: stop.and_then(|stop| stop.text.clone()),
        request,
        organizational_domain,
        several: several.map(|stop| (stop.domain.clone(), stop.several.clone())).collect(),
    })
}

/// A domain does not exist where its name does not (RFC 8020); asked only if it matters.
fn place(domain: &Name, stop: &Stop, policy: &Policy, lookup: &dyn Lookup) -> Result<Place, Unsettled> {
    if stop.domain == *domain {
        return Ok(Place::Here);
    }
    if !policy.tells_nowhere_apart() {
        return Ok(Place::Below);
    }
    match lookup.a(domain) {
        Answer::NoSuchName => Ok(Place::BelowNowhere),
        Answer::Known(_) | Answer::NoData => Ok(Place::Below),
        Answer::Unknown => Err(Unsettled::NeedMore(vec![(domain.clone(), RecordType::A)])),
        Answer::Failed => Err(Unsettled::Failed(vec![(domain.clone(), RecordType::A)])),
    }
}
