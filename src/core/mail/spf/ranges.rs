//! The addresses that an SPF record lists, through its includes and its redirect.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::Name;

use super::lookup::{Answer, Lookup};
use super::parse::{is_spf, parse};
use super::record::{Mechanism, Qualifier};
use super::target::fixed;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    pub first: IpAddr,
    pub last: IpAddr,
    /// `ip4:199.255.192.0/22`
    pub term: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    Ranges(Vec<Range>),
    NeedMore(Vec<(Name, RecordType)>),
    /// The name that gave none.
    Nothing(Name),
}

/// Names that are read before giving up, so that a circle ends.
const MOST_NAMES: usize = 20;
/// Ranges that are taken of them. SES lists about twenty.
const MOST_RANGES: usize = 100;

pub fn published(name: &Name, lookup: &dyn Lookup) -> Published {
    let mut names = vec![name.clone()];
    let mut needs = Vec::new();
    let mut ranges = Vec::new();
    let mut failed = None;
    let mut at = 0;
    while let Some(name) = names.get(at).cloned().filter(|_| at < MOST_NAMES) {
        at += 1;
        let texts = match lookup.txt(&name) {
            Answer::Known(texts) => texts,
            Answer::Unknown => {
                needs.push((name, RecordType::Txt));
                continue;
            }
            Answer::NoSuchName | Answer::NoData => Vec::new(),
            Answer::Failed => {
                failed = Some(name);
                continue;
            }
        };
        let Some(record) = texts.iter().filter(|text| is_spf(text)).find_map(|text| parse(text).ok()) else {
            continue;
        };
        let passing = record.reached().iter().filter(|directive| directive.qualifier == Qualifier::Pass);
        for directive in passing {
            let term = directive.text.clone();
            match &directive.mechanism {
                Mechanism::Ip4(network, bits) => ranges.push(v4(*network, *bits, term)),
                Mechanism::Ip6(network, bits) => ranges.push(v6(*network, *bits, term)),
                Mechanism::Include(spec) => names.extend(fixed(spec)),
                _ => {}
            }
        }
        names.extend(record.followed_redirect().and_then(|redirect| fixed(&redirect.target)));
    }
    if !needs.is_empty() {
        Published::NeedMore(needs)
    } else if let Some(failed) = failed {
        Published::Nothing(failed)
    } else if ranges.is_empty() {
        Published::Nothing(name.clone())
    } else {
        ranges.truncate(MOST_RANGES);
        Published::Ranges(ranges)
    }
}

fn v4(network: Ipv4Addr, bits: u8, term: String) -> Range {
    let host = u32::MAX.checked_shr(u32::from(bits)).unwrap_or(0);
    let first = u32::from(network) & !host;
    let address = |number: u32| IpAddr::V4(Ipv4Addr::from(number));
    Range { first: address(first), last: address(first | host), term }
}

fn v6(network: Ipv6Addr, bits: u8, term: String) -> Range {
    let host = u128::MAX.checked_shr(u32::from(bits)).unwrap_or(0);
    let first = u128::from(network) & !host;
    let address = |number: u128| IpAddr::V6(Ipv6Addr::from(number));
    Range { first: address(first), last: address(first | host), term }
}
