//! Whether this machine's own resolver sees another zone than the public DNS does: a private hosted
//! zone of the same name or of the identity's subdomain, a VPN's view. It is asked for the domain and
//! its name servers alone and never for a record, so that no absence is planted in its cache (RFC 2308).

use std::collections::BTreeSet;
use std::net::IpAddr;

use crate::core::facts::Facts;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Reply, Server};
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;

use super::authority::{self, LookUp, State, look_up};
use super::inside::is_inside;
use super::name_servers::name_servers;
use super::probe::Probe;

/// What this machine's resolver says otherwise than the public DNS, a line each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    pub resolver: Server,
    pub here: Vec<String>,
    /// Empty where the public DNS has no such zone.
    pub public: Vec<String>,
}

fn own(facts: &Facts) -> impl Iterator<Item = Server> + use<'_> {
    facts.situation.servers().filter(|server| matches!(server, Server::System { .. }))
}

fn put(server: &Server, name: &Name, rtype: RecordType) -> Question {
    Question { server: server.clone(), name: name.clone(), rtype }
}

/// The names from the registrable domain down to this one.
fn ancestors(name: &Name) -> Vec<Name> {
    let top = name.registrable().unwrap_or_else(|| name.clone());
    let mut names = vec![name.clone()];
    while let Some(parent) = names.last().and_then(Name::parent).filter(|parent| parent.is_within(&top)) {
        names.push(parent);
    }
    names.reverse();
    names
}

/// For the identity's domain. One below the registrable domain may not exist yet, and its absence
/// would count for all below it (RFC 8020): until its own servers know the name, this machine's
/// resolver is asked for it only where records `are_published`, and may be in a zone of the inside.
pub fn asks(facts: &Facts, domain: &Name, are_published: bool) -> Vec<Query> {
    let top = domain.registrable().unwrap_or_else(|| domain.clone());
    let mut asks = Vec::new();
    for server in own(facts) {
        asks.push(Query::Dns(put(&server, &top, RecordType::Ns)));
        if top != *domain {
            let look = Probe::at(domain.clone(), RecordType::Ns);
            let exists = look.reply(facts).is_some_and(|reply| !matches!(reply, Reply::NxDomain { .. }));
            if exists || are_published {
                asks.push(Query::Dns(put(&server, domain, RecordType::Ns)));
            }
            asks.extend(look.asks(facts));
        }
        for host in same_hosts(facts, &server, &top) {
            asks.push(Query::Dns(put(&server, &host, RecordType::A)));
        }
    }
    asks.sort();
    asks.dedup();
    asks
}

/// As this machine's resolver knows them.
fn hosts_at(facts: &Facts, server: &Server, zone: &Name) -> Vec<Name> {
    facts.dns(&put(server, zone, RecordType::Ns)).map_or_else(Vec::new, |reply| name_servers(zone, reply))
}

/// Name servers inside the domain that both sides know by one name: a view of the zone for the inside
/// gives them addresses of its own.
fn same_hosts(facts: &Facts, server: &Server, top: &Name) -> Vec<Name> {
    let public = authority::of_domain(facts, top).hosts.clone();
    let mut hosts = hosts_at(facts, server, top);
    hosts.retain(|host| host.is_within(top) && public.contains(host));
    hosts.truncate(1);
    hosts
}

/// Where what this machine's resolver knows of the domain is another zone.
pub fn of(facts: &Facts, name: &Name) -> Option<Split> {
    let top = name.registrable().unwrap_or_else(|| name.clone());
    own(facts).find_map(|resolver| {
        let zones = ancestors(name);
        let by_name = zones.iter().find_map(|zone| by_hosts(facts, &resolver, zone, *zone == top));
        let (here, public) = by_name.or_else(|| by_addresses(facts, &resolver, &top))?;
        Some(Split { resolver, here, public })
    })
}

/// The two have no name server of the zone in common.
fn by_hosts(
    facts: &Facts,
    resolver: &Server,
    zone: &Name,
    is_top: bool,
) -> Option<(Vec<String>, Vec<String>)> {
    let here = hosts_at(facts, resolver, zone);
    let public = if is_top { of_top(facts, zone)? } else { of_cut(facts, zone)? };
    let known: BTreeSet<&Name> = public.iter().collect();
    let other = !here.is_empty() && here.iter().all(|host| !known.contains(host));
    let lines = |hosts: &[Name]| hosts.iter().map(ToString::to_string).collect();
    other.then(|| (lines(&here), lines(&public)))
}

/// `None` where the registrable domain is no zone of its own.
fn of_top(facts: &Facts, top: &Name) -> Option<Vec<Name>> {
    let authority = authority::of_domain(facts, top);
    if authority.state == State::Asking {
        return None;
    }
    authority.zone.as_ref().is_none_or(|zone| zone == top).then(|| authority.hosts.clone())
}

/// The name servers of a zone below it, as the zone above refers to them; none where there is no
/// such zone, and `None` until that was asked.
fn of_cut(facts: &Facts, zone: &Name) -> Option<Vec<Name>> {
    let look = Probe::at(zone.clone(), RecordType::Ns);
    let authority = authority::of_record(facts, zone, RecordType::Ns);
    if authority.zone.as_ref() == Some(zone) {
        return Some(authority.hosts.clone());
    }
    match look.reply(facts)? {
        Reply::Referral { zone: below, ns, .. } if below == zone => Some(ns.clone()),
        reply => Some(name_servers(zone, reply)),
    }
}

/// The names are the same, and their addresses here are those of an inside network.
fn by_addresses(facts: &Facts, resolver: &Server, top: &Name) -> Option<(Vec<String>, Vec<String>)> {
    same_hosts(facts, resolver, top).into_iter().find_map(|host| {
        let here = addresses(facts.dns(&put(resolver, &host, RecordType::A))?);
        let LookUp::Answered(public) = look_up(facts, &host, RecordType::A) else { return None };
        let public = addresses(public);
        let known: BTreeSet<&IpAddr> = here.iter().collect();
        let inside = here.iter().any(is_inside) && !public.iter().any(|address| known.contains(address));
        let lines = |addresses: &[IpAddr]| {
            addresses.iter().map(|address| format!("{host} {address}")).collect::<Vec<String>>()
        };
        inside.then(|| (lines(&here), lines(&public)))
    })
}

fn addresses(reply: &Reply) -> Vec<IpAddr> {
    let records = reply.records().iter();
    let address = records.filter_map(|record| match record.data {
        Rdata::A(address) => Some(IpAddr::V4(address)),
        _ => None,
    });
    address.collect()
}

/// The resolvers that see what the world sees: what another says of a record tells nobody anything.
pub fn of_the_public<'a>(facts: &'a Facts, name: &Name) -> impl Iterator<Item = Server> + use<'a> {
    let other = of(facts, name).map(|split| split.resolver);
    facts.situation.servers().filter(move |server| other.as_ref() != Some(server))
}
