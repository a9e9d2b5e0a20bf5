//! Whether one mechanism matches the client (RFC 7208, section 5).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::Name;

use super::evaluate::{Found, MOST_HOSTS, Run, perm};
use super::lookup::Answer;
use super::macros::MacroString;
use super::outcome::{Hop, Matched, PermWhy, SpfResult};
use super::record::{Directive, DualCidr, Mechanism};

type Looked = Result<Found, SpfResult>;

impl Run<'_> {
    pub(super) fn matches(&mut self, domain: &Name, directive: &Directive, depth: u32) -> Looked {
        let hop = Hop { at: domain.clone(), term: directive.text.clone() };
        let found = match &directive.mechanism {
            Mechanism::All => Some(true),
            Mechanism::Ip4(network, bits) => Some(within(self.address, IpAddr::V4(*network), *bits)),
            Mechanism::Ip6(network, bits) => Some(within(self.address, IpAddr::V6(*network), *bits)),
            Mechanism::Include(spec) => {
                return match self.target(spec, domain) {
                    Some(to) => self.include(domain, directive, &to, depth),
                    None => Err(perm(&hop, PermWhy::NoRecordAt(domain.clone()))),
                };
            }
            Mechanism::A(spec, cidr) => match self.named(spec.as_ref(), domain) {
                Some(name) => self.address_of(&name, *cidr, &hop)?,
                None => Some(false),
            },
            Mechanism::Mx(spec, cidr) => match self.named(spec.as_ref(), domain) {
                Some(name) => self.exchange_of(&name, *cidr, &hop)?,
                None => Some(false),
            },
            Mechanism::Exists(spec) => match self.target(spec, domain) {
                Some(name) => self.exists(&name, &hop)?,
                None => Some(false),
            },
            Mechanism::Ptr(spec) => {
                Some(self.named(spec.as_ref(), domain).is_some_and(|name| self.names_client(&name)))
            }
        };
        Ok(match found {
            Some(true) => Found::Match(vec![Matched::directive(domain, directive, None)]),
            Some(false) => Found::NoMatch,
            None => Found::Void,
        })
    }

    fn named(&self, spec: Option<&MacroString>, domain: &Name) -> Option<Name> {
        match spec {
            Some(spec) => self.target(spec, domain),
            None => Some(domain.clone()),
        }
    }

    /// `None`: the look-up was void.
    fn address_of(&mut self, name: &Name, cidr: DualCidr, hop: &Hop) -> Result<Option<bool>, SpfResult> {
        let (rtype, answer) = self.addresses(name);
        match answer {
            Answer::Known(addresses) => Ok(Some(self.is_among(&addresses, cidr))),
            Answer::NoSuchName | Answer::NoData => self.count_void(hop).map(|()| None),
            Answer::Failed => Err(SpfResult::TempError(name.clone(), rtype)),
            Answer::Unknown => {
                self.need(name, rtype);
                Ok(Some(false))
            }
        }
    }

    fn exchange_of(&mut self, name: &Name, cidr: DualCidr, hop: &Hop) -> Result<Option<bool>, SpfResult> {
        let exchanges = match self.lookup.mx(name) {
            Answer::Known(exchanges) => exchanges,
            Answer::NoSuchName | Answer::NoData => return self.count_void(hop).map(|()| None),
            Answer::Failed => return Err(SpfResult::TempError(name.clone(), RecordType::Mx)),
            Answer::Unknown => {
                self.need(name, RecordType::Mx);
                return Ok(Some(false));
            }
        };
        for (at, exchange) in exchanges.iter().enumerate() {
            if at == MOST_HOSTS {
                return Err(perm(hop, PermWhy::TooManyExchanges));
            }
            if self.address_of(exchange, cidr, hop)? == Some(true) {
                return Ok(Some(true));
            }
        }
        Ok(Some(false))
    }

    /// Any address record, IPv4 even for a client of IPv6 (section 5.7).
    fn exists(&mut self, name: &Name, hop: &Hop) -> Result<Option<bool>, SpfResult> {
        match self.lookup.a(name) {
            Answer::Known(_) => Ok(Some(true)),
            Answer::NoSuchName | Answer::NoData => self.count_void(hop).map(|()| None),
            Answer::Failed => Err(SpfResult::TempError(name.clone(), RecordType::A)),
            Answer::Unknown => {
                self.need(name, RecordType::A);
                Ok(Some(false))
            }
        }
    }

    /// Section 5.5: a name of the address, that has the address, is the name or lies below it.
    /// A failed look-up matches nothing.
    fn names_client(&self, name: &Name) -> bool {
        let Answer::Known(names) = self.lookup.ptr(self.address) else {
            return false;
        };
        names.iter().take(MOST_HOSTS).any(|host| {
            let (_, answer) = self.addresses(host);
            let back = matches!(answer, Answer::Known(addresses) if addresses.contains(&self.address));
            back && host.is_within(name)
        })
    }

    fn addresses(&self, name: &Name) -> (RecordType, Answer<IpAddr>) {
        match self.address {
            IpAddr::V4(_) => (RecordType::A, either(self.lookup.a(name))),
            IpAddr::V6(_) => (RecordType::Aaaa, either(self.lookup.aaaa(name))),
        }
    }

    fn is_among(&self, addresses: &[IpAddr], cidr: DualCidr) -> bool {
        let bits = if self.address.is_ipv4() { cidr.v4 } else { cidr.v6 };
        addresses.iter().any(|address| within(self.address, *address, bits))
    }
}

fn either<T: Into<IpAddr>>(answer: Answer<T>) -> Answer<IpAddr> {
    match answer {
        Answer::Known(addresses) => Answer::Known(addresses.into_iter().map(Into::into).collect()),
        Answer::NoSuchName => Answer::NoSuchName,
        Answer::NoData => Answer::NoData,
        Answer::Failed => Answer::Failed,
        Answer::Unknown => Answer::Unknown,
    }
}

/// Whether the first `bits` agree; never across the families (section 5.6).
pub(super) fn within(address: IpAddr, network: IpAddr, bits: u8) -> bool {
    match (address, network) {
        (IpAddr::V4(address), IpAddr::V4(network)) => first(address, bits) == first(network, bits),
        (IpAddr::V6(address), IpAddr::V6(network)) => {
            let shift = 128 - u32::from(bits);
            let first = |address: Ipv6Addr| u128::from(address).checked_shr(shift);
            first(address) == first(network)
        }
        _ => false,
    }
}

fn first(address: Ipv4Addr, bits: u8) -> Option<u32> {
    u32::from(address).checked_shr(32 - u32::from(bits))
}
