//! Where aggregate reports go, and whether their receiver has agreed (RFC 9990, section 4,
//! "Verifying External Destinations").

use std::collections::BTreeSet;

use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::Name;
use crate::core::mail::spf::{Answer, Lookup};

use super::parse::is_dmarc;
use super::policy::Policy;
use super::uri::host;
use super::walk::{Unsettled, organizational_domain, walk};

/// A `rua` address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    pub uri: String,
    pub host: Name,
    /// For a host of another organization: the name whose TXT must begin with `v=DMARC1`.
    pub authorised_at: Option<Name>,
}

/// So many hosts of a record are looked at. Receivers must send to two addresses at least, and may stop
/// there (RFC 7489, section 6.2).
pub const LOOKED_AT: usize = 5;

/// The hosts that the addresses name, each once with the first of its addresses.
fn hosts(policy: &Policy) -> Vec<(&String, Name)> {
    let mut told = BTreeSet::new();
    let named = policy.rua.iter().filter_map(|uri| Some((uri, host(uri).ok()?)));
    named.filter(|(_, host)| told.insert(host.clone())).collect()
}

/// So many hosts are named beyond those that are looked at.
pub fn left_out(policy: &Policy) -> usize {
    hosts(policy).len().saturating_sub(LOOKED_AT)
}

/// The first of them. `at` is the domain whose record it is. A host is one's own where its tree walk
/// comes to the same organizational domain.
pub fn destinations(at: &Name, policy: &Policy, lookup: &dyn Lookup) -> Result<Vec<Destination>, Unsettled> {
    let own = organizational_domain(at, &walk(at, lookup)?);
    let mut found = Vec::new();
    for (uri, host) in hosts(policy).into_iter().take(LOOKED_AT) {
        let external = !host.is_within(&own) || organizational_domain(&host, &walk(&host, lookup)?) != own;
        let authorised_at = external.then(|| authorisation_name(at, &host));
        found.push(Destination { uri: uri.clone(), host, authorised_at });
    }
    Ok(found)
}

/// `example.com._report._dmarc.vendor.example`
pub fn authorisation_name(at: &Name, host: &Name) -> Name {
    Name::from_answer(&format!("{at}._report._dmarc.{host}"))
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Authorisation {
    /// The host belongs to the domain itself.
    Own,
    Given,
    /// Reports will not be sent there until this name has a TXT `v=DMARC1`.
    Lacking(Name),
}

pub fn authorisation(destination: &Destination, lookup: &dyn Lookup) -> Result<Authorisation, Unsettled> {
    let Some(name) = &destination.authorised_at else {
        return Ok(Authorisation::Own);
    };
    match lookup.txt(name) {
        Answer::Known(texts) if texts.iter().any(|text| is_dmarc(text)) => Ok(Authorisation::Given),
        Answer::Known(_) | Answer::NoSuchName | Answer::NoData => Ok(Authorisation::Lacking(name.clone())),
        Answer::Unknown => Err(Unsettled::NeedMore(vec![(name.clone(), RecordType::Txt)])),
        Answer::Failed => Err(Unsettled::Failed(vec![(name.clone(), RecordType::Txt)])),
    }
}
