//! The DNS of a rehearsal: zones, the servers that serve them, and resolvers with caches.
//!
//! Pure: time comes in with every question, and every change carries its own.

mod cache;
mod presentation;
mod resolver;
mod zone;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use jiff::Timestamp;

use crate::core::kinds::dns::{Rdata, RecordType, Reply, Rr, Soa};
use crate::core::kinds::name::Name;
use cache::Cache;
use presentation::type_number;
use zone::{RecordSet, View, Zone};

pub use zone::ZoneServer;

/// The TTL of NS records and of name servers' addresses where no other was set: 172800 s, as
/// Route 53 gives the NS record of a new zone ("NS and SOA records that Amazon Route 53 creates").
const NS_TTL: u32 = 172_800;

/// What is wrong with a server, whatever it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerFault {
    /// Never answers.
    Silent,
    Refused,
    ServFail,
    /// Says of every name that it does not exist.
    NxDomain,
    /// Answers without authority and without a way down.
    Lame,
    /// Gives a CNAME to those who ask for it and SERVFAIL to those who ask for another type at its
    /// name (SES developer guide, "Troubleshooting DKIM": some DNS providers do so).
    AliasFails,
}

/// Zones and their history, servers and their faults, resolvers and what they keep.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    zones: Vec<Zone>,
    faults: BTreeMap<IpAddr, ServerFault>,
    caches: BTreeMap<String, Cache>,
    /// Apexes of zones whose signatures do not fit the DS at their parent.
    bogus: BTreeSet<Name>,
    /// By resolver: the key of a zone that it answers from itself.
    private: BTreeMap<String, String>,
    /// The resolver that takes every question on its way to port 53 and answers it itself.
    interceptor: Option<String>,
}

impl Tree {
    pub fn new() -> Tree {
        Tree::default()
    }

    /// Adds a zone that has stood since ever; a `key` known already replaces that zone. `key` is
    /// the hosted zone's id or any other unique text.
    ///
    /// The zone starts with its SOA and the NS records of its servers, as every zone does (RFC 1035,
    /// section 5.2). A server's address record is put into the deepest zone that holds the host's
    /// name; where no zone does, resolvers know it all the same. The delegation in the parent zone
    /// is not made here: it is an NS set of the parent's.
    ///
    /// Several zones may share an apex (Route 53 allows it); the parent's NS decides which is found.
    pub fn add_zone(&mut self, key: &str, apex: &Name, servers: &[ZoneServer], soa: Soa) {
        let mut zone = Zone::new(key, apex, servers);
        let ns = servers.iter().map(|server| Rdata::Ns(server.host.clone()));
        zone.preset(apex, type_number("NS"), RecordSet::new(NS_TTL, ns));
        let ttl = soa.ttl;
        zone.preset(apex, type_number("SOA"), RecordSet::new(ttl, [Rdata::Soa(soa)]));
        match self.zones.iter_mut().find(|zone| zone.key == key) {
            Some(standing) => *standing = zone,
            None => self.zones.push(zone),
        }
        self.place_addresses();
    }

    /// Puts a record set, replacing what stands at this name and type. `ttl` is in seconds;
    /// `values` are in zone-file presentation as Route 53 holds them: TXT quoted, names with or
    /// without the trailing dot and never relative. A value that cannot be read is left out.
    /// A name outside the zone, or a zone that is not there, changes nothing.
    pub fn set(&mut self, key: &str, name: &Name, rtype: &str, ttl: u32, values: &[String], at: Timestamp) {
        let name = presentation::owner(name);
        if let Some(zone) = self.zone_mut(key).filter(|zone| name.is_within(&zone.apex)) {
            let data = values.iter().filter_map(|value| presentation::parse(rtype, &name, ttl, value));
            let set = RecordSet::new(ttl, data);
            zone.change(&name, type_number(rtype), at, Some(set));
        }
    }

    /// Takes a record set away; one that is not there is no fault.
    pub fn remove(&mut self, key: &str, name: &Name, rtype: &str, at: Timestamp) {
        let name = presentation::owner(name);
        if let Some(zone) = self.zone_mut(key) {
            zone.change(&name, type_number(rtype), at, None);
        }
    }

    /// Breaks a server, or mends it with `None`.
    pub fn fault(&mut self, server: IpAddr, fault: Option<ServerFault>) {
        match fault {
            Some(fault) => self.faults.insert(server, fault),
            None => self.faults.remove(&server),
        };
    }

    /// Breaks the signatures of the zone at `apex`: its parent has a DS that no key of the zone
    /// fits. A validating resolver says SERVFAIL to all at and below it (RFC 4035, section 5.5), as
    /// nothing below can be proven unsigned either; with checking disabled it answers (section 3.2.2).
    pub fn make_bogus(&mut self, apex: &Name) {
        self.bogus.insert(apex.clone());
    }

    /// Gives a resolver a zone of its own: within its apex it answers from there and asks nobody,
    /// as a VPC's resolver does from a private hosted zone (Route 53 Developer Guide,
    /// "Considerations when working with a private hosted zone").
    pub fn make_private(&mut self, resolver: &str, key: &str) {
        self.private.insert(resolver.to_owned(), key.to_owned());
    }

    /// From now on this resolver answers all that is sent to any authoritative server.
    pub fn intercept(&mut self, resolver: &str) {
        self.interceptor = Some(resolver.to_owned());
    }

    /// The resolver that answers all that is sent to any authoritative server.
    pub fn interceptor(&self) -> Option<&str> {
        self.interceptor.as_deref()
    }

    /// What one authoritative server answers to a question without recursion: the data of the
    /// deepest zone it serves around the name (RFC 1034, section 4.3.2), REFUSED where it serves
    /// none, `Unreachable` where no server has this address, `Timeout` where it is silent.
    pub fn answer(&self, server: IpAddr, name: &Name, rtype: RecordType, now: Timestamp) -> Reply {
        let mut served = self.zones.iter().filter(|zone| zone.is_served_by(server)).peekable();
        if served.peek().is_none() {
            return Reply::Unreachable;
        }
        let zone = deepest(served.filter(|zone| name.is_within(&zone.apex)));
        let view = zone.map(|zone| zone.view(server, now));
        match self.faults.get(&server) {
            Some(ServerFault::Silent) => Reply::Timeout,
            Some(ServerFault::Refused) => Reply::Refused,
            Some(ServerFault::ServFail) => Reply::ServFail,
            Some(ServerFault::NxDomain) => Reply::NxDomain { soa: view.and_then(|view| view.soa()) },
            Some(ServerFault::Lame) => Reply::Lame,
            Some(ServerFault::AliasFails) => {
                let found = self.served(view.as_ref(), name, rtype);
                let alias = |record: &Rr| matches!(record.data, Rdata::Cname(_));
                match rtype {
                    RecordType::Cname => found,
                    _ if found.records().iter().any(alias) => Reply::ServFail,
                    _ => found,
                }
            }
            None => self.served(view.as_ref(), name, rtype),
        }
    }

    fn served(&self, view: Option<&View<'_>>, name: &Name, rtype: RecordType) -> Reply {
        view.map_or(Reply::Refused, |view| view.answer(name, rtype, &|host| self.addresses(host)))
    }

    /// Every authoritative server at every address, each once.
    pub fn servers(&self) -> Vec<(Name, IpAddr)> {
        let mut servers: Vec<_> = self
            .zones
            .iter()
            .flat_map(|zone| &zone.servers)
            .map(|server| (server.host.clone(), server.address))
            .collect();
        servers.sort();
        servers.dedup();
        servers
    }

    /// The addresses of a host that serves some zone.
    fn addresses(&self, host: &Name) -> Vec<IpAddr> {
        self.servers().into_iter().filter(|(name, _)| name == host).map(|(_, address)| address).collect()
    }

    fn zone_mut(&mut self, key: &str) -> Option<&mut Zone> {
        self.zones.iter_mut().find(|zone| zone.key == key)
    }

    /// Name servers' addresses, as records of the deepest zones that hold the hosts' names.
    fn place_addresses(&mut self) {
        for (host, _) in self.servers() {
            let addresses = self.addresses(&host);
            let apex = deepest(self.zones.iter().filter(|zone| host.is_within(&zone.apex)))
                .map(|zone| zone.apex.clone());
            for zone in self.zones.iter_mut().filter(|zone| Some(&zone.apex) == apex.as_ref()) {
                zone.preset_addresses(&host, NS_TTL, &addresses);
            }
        }
    }
}

/// The zone with the most labels in its apex; of several, the one added first.
fn deepest<'a>(zones: impl Iterator<Item = &'a Zone>) -> Option<&'a Zone> {
    zones.min_by_key(|zone| std::cmp::Reverse(zone.apex.labels().count()))
}
