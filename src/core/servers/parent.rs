//! What the parent zone delegates a domain to, from one of the parent's own servers: resolvers give
//! the name servers that the zone names itself (RFC 2181, section 5.4.1), and the two may differ.

use std::net::IpAddr;

use crate::core::facts::Facts;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Reply};
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;

use super::addresses::{at, may_be_asked};
use super::lookup::{LookUp, look_up, rests_on};
use super::name_servers::{NAMED, name_servers};

/// As many of the parent's servers as are tried.
const TRIED: usize = 2;

#[derive(Clone, Debug, Default)]
pub struct Delegation {
    /// In the order of their names; `None` until a server of the parent referred, or where those
    /// tried say something else.
    pub hosts: Option<Vec<Name>>,
    /// The addresses that came with the referral, for hosts that nobody can look up otherwise.
    pub glue: Vec<(Name, IpAddr)>,
    pub asks: Vec<Query>,
}

/// Three questions where the parent's first server answers, beside one that is asked anyway.
pub fn delegation(facts: &Facts, domain: &Name) -> Delegation {
    let mut found = Delegation::default();
    let Some((parent, reply)) = zone_above(facts, domain, &mut found.asks) else { return found };
    for host in name_servers(&parent, reply).into_iter().take(TRIED) {
        found.asks.extend(rests_on(facts, &host, RecordType::A));
        let reply = match look_up(facts, &host, RecordType::A) {
            LookUp::Answered(reply) => reply,
            LookUp::Ask(_) => return found,
            LookUp::Failed => continue,
        };
        let server = reply.records().iter().find_map(|record| match record.data {
            Rdata::A(address) => Some(at(&host, address.into())).filter(|server| may_be_asked(facts, server)),
            _ => None,
        });
        let Some(server) = server else { continue };
        let question = Question { server, name: domain.clone(), rtype: RecordType::Ns };
        found.asks.push(Query::Dns(question.clone()));
        match facts.dns(&question) {
            None => return found,
            Some(Reply::Referral { zone, ns, glue }) if zone == domain => {
                let mut hosts = ns.clone();
                hosts.sort();
                hosts.dedup();
                hosts.truncate(NAMED);
                (found.hosts, found.glue) = (Some(hosts), glue.clone());
                return found;
            }
            // One that serves both zones has nothing to refer to.
            Some(reply) if reply.is_answer() => return found,
            Some(_) => {}
        }
    }
    found
}

/// The zone that delegates the domain, and its NS set. A name such as co.jp may be no zone cut but
/// an empty name within jp: the SOA of a negative answer names the zone that holds it (RFC 2308,
/// section 2). Where none comes along, one label further up is looked at.
fn zone_above<'a>(facts: &'a Facts, domain: &Name, asks: &mut Vec<Query>) -> Option<(Name, &'a Reply)> {
    let mut zone = above(domain)?;
    // A top-level domain is a zone. Below one, the search for a DMARC policy asks at this name anyway,
    // and its answer mostly tells the zone at no cost.
    if above(&zone).is_some() {
        let policy = zone.child("_dmarc");
        asks.extend(rests_on(facts, &policy, RecordType::Txt));
        match look_up(facts, &policy, RecordType::Txt) {
            LookUp::Answered(reply) => zone = holder(reply, &zone).unwrap_or(zone),
            LookUp::Ask(_) => return None,
            LookUp::Failed => {}
        }
    }
    while !zone.as_str().is_empty() {
        asks.extend(rests_on(facts, &zone, RecordType::Ns));
        let LookUp::Answered(reply) = look_up(facts, &zone, RecordType::Ns) else { return None };
        if !name_servers(&zone, reply).is_empty() {
            return Some((zone, reply));
        }
        zone = holder(reply, &zone).or_else(|| above(&zone))?;
    }
    // The root delegates top-level domains alone.
    None
}

fn above(name: &Name) -> Option<Name> {
    name.parent().filter(|parent| !parent.as_str().is_empty())
}

/// The zone that a negative answer at or below `name` came from, where it begins above `name`.
fn holder(reply: &Reply, name: &Name) -> Option<Name> {
    let zone = &reply.soa()?.zone;
    (zone != name && name.is_within(zone)).then(|| zone.clone())
}
