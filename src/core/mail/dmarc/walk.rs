//! The DNS tree walk (RFC 9989, section 4.10).

use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::Name;
use crate::core::mail::spf::{Answer, Lookup};

use super::parse::{is_dmarc, read};
use super::policy::{Policy, Psd};

/// Labels above which the walk goes on with seven, so that it never asks more than eight times.
const SHORTENED: usize = 7;

/// Why there is no answer yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsettled {
    NeedMore(Vec<(Name, RecordType)>),
    /// No server answered for these names.
    Failed(Vec<(Name, RecordType)>),
}

/// Where a domain's DMARC record stands.
pub fn record_name(domain: &Name) -> Name {
    domain.child("_dmarc")
}

/// The names that are asked, the domain's own first, the top label's last.
pub fn walk_names(domain: &Name) -> Vec<Name> {
    walked(domain).iter().map(record_name).collect()
}

/// The domains whose records are asked for, from `domain` upwards.
fn walked(domain: &Name) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = Some(domain.clone());
    while let Some(name) = at.filter(|name| !name.as_str().is_empty()) {
        at = name.parent();
        while let Some(longer) = at.as_ref().filter(|next| next.labels().count() > SHORTENED) {
            at = longer.parent();
        }
        names.push(name);
    }
    names
}

/// One name that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    pub domain: Name,
    /// The one record that stands there.
    pub policy: Option<Policy>,
    pub text: Option<String>,
    /// More than one record stands there, so that none counts.
    pub several: Vec<String>,
}

/// The walk from `domain` up, ended by a record that says `psd`.
pub fn walk(domain: &Name, lookup: &dyn Lookup) -> Result<Vec<Stop>, Unsettled> {
    let mut stops = Vec::new();
    let mut needs = Vec::new();
    let mut failed = Vec::new();
    for domain in walked(domain) {
        let name = record_name(&domain);
        let texts = match lookup.txt(&name) {
            Answer::Known(texts) => texts,
            Answer::NoSuchName | Answer::NoData => Vec::new(),
            Answer::Unknown => {
                needs.push((name, RecordType::Txt));
                continue;
            }
            Answer::Failed => {
                failed.push((name, RecordType::Txt));
                continue;
            }
        };
        let mut found: Vec<String> = texts.into_iter().filter(|text| is_dmarc(text)).collect();
        let only = if found.len() == 1 { found.pop() } else { None };
        let policy = only.as_deref().and_then(|text| read(text).ok());
        let ends = policy.as_ref().is_some_and(|policy| policy.psd != Psd::Undeclared);
        stops.push(Stop { domain, policy, text: only, several: found });
        if ends {
            break;
        }
    }
    if !needs.is_empty() {
        Err(Unsettled::NeedMore(needs))
    } else if failed.is_empty() {
        Ok(stops)
    } else {
        Err(Unsettled::Failed(failed))
    }
}

/// The organizational domain of the name that the walk started from (section 4.10.2).
pub fn organizational_domain(start: &Name, stops: &[Stop]) -> Name {
    let found = || stops.iter().filter_map(|stop| Some((&stop.domain, stop.policy.as_ref()?)));
    for (domain, policy) in found() {
        match policy.psd {
            Psd::No => return domain.clone(),
            Psd::Yes if domain != start => return one_below(start, domain),
            _ => {}
        }
    }
    found().next_back().map_or_else(|| start.clone(), |(domain, _)| domain.clone())
}

/// The name on the way from `start` up that lies one label below `suffix`.
fn one_below(start: &Name, suffix: &Name) -> Name {
    let mut at = start.clone();
    while let Some(parent) = at.parent() {
        if parent == *suffix {
            break;
        }
        at = parent;
    }
    at
}
