//! One zone: its record sets through time, and what a server of it answers.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};

use super::presentation::type_number;
use crate::core::kinds::dns::{Rdata, RecordType, Reply, Rr, Soa};
use crate::core::kinds::name::Name;

/// One name server of a zone at one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneServer {
    pub host: Name,
    pub address: IpAddr,
    /// How long after a change this server shows it.
    pub lag: SignedDuration,
}

#[derive(Clone, Debug)]
pub(super) struct RecordSet {
    ttl: u32,
    data: Vec<Rdata>,
}

impl RecordSet {
    pub(super) fn new(ttl: u32, data: impl IntoIterator<Item = Rdata>) -> RecordSet {
        RecordSet { ttl, data: data.into_iter().collect() }
    }

    fn records(&self, owner: &Name) -> impl Iterator<Item = Rr> {
        self.data.iter().map(|data| Rr { name: owner.clone(), ttl: self.ttl, data: data.clone() })
    }
}

#[derive(Clone, Debug)]
struct Version {
    at: Timestamp,
    /// `None`: removed.
    set: Option<RecordSet>,
}

#[derive(Clone, Debug)]
pub(super) struct Zone {
    pub(super) key: String,
    pub(super) apex: Name,
    pub(super) servers: Vec<ZoneServer>,
    /// What stands where nothing was ever set.
    presets: BTreeMap<(Name, u16), RecordSet>,
    /// Oldest first.
    history: BTreeMap<(Name, u16), Vec<Version>>,
}

impl Zone {
    pub(super) fn new(key: &str, apex: &Name, servers: &[ZoneServer]) -> Zone {
        Zone {
            key: key.to_owned(),
            apex: apex.clone(),
            servers: servers.to_vec(),
            presets: BTreeMap::new(),
            history: BTreeMap::new(),
        }
    }

    pub(super) fn preset(&mut self, name: &Name, rtype: u16, set: RecordSet) {
        self.presets.insert((name.clone(), rtype), set);
    }

    pub(super) fn preset_addresses(&mut self, host: &Name, ttl: u32, addresses: &[IpAddr]) {
        let v4 = addresses.iter().filter_map(|address| match address {
            IpAddr::V4(address) => Some(Rdata::A(*address)),
            IpAddr::V6(_) => None,
        });
        let v6 = addresses.iter().filter_map(|address| match address {
            IpAddr::V6(address) => Some(Rdata::Aaaa(*address)),
            IpAddr::V4(_) => None,
        });
        for (rtype, set) in [("A", RecordSet::new(ttl, v4)), ("AAAA", RecordSet::new(ttl, v6))] {
            if !set.data.is_empty() {
                self.preset(host, type_number(rtype), set);
            }
        }
    }

    pub(super) fn change(&mut self, name: &Name, rtype: u16, at: Timestamp, set: Option<RecordSet>) {
        let versions = self.history.entry((name.clone(), rtype)).or_default();
        let place = versions.partition_point(|version| version.at <= at);
        versions.insert(place, Version { at, set });
    }

    pub(super) fn is_served_by(&self, server: IpAddr) -> bool {
        self.servers.iter().any(|known| known.address == server)
    }

    /// The zone as `server` holds it at `now`: a change made at `at` is seen from `at` + lag.
    pub(super) fn view(&self, server: IpAddr, now: Timestamp) -> View<'_> {
        let lag = self.servers.iter().find(|known| known.address == server).map(|known| known.lag);
        let at = lag.and_then(|lag| now.checked_sub(lag).ok()).unwrap_or(now);
        let mut nodes: BTreeMap<&Name, BTreeMap<u16, &RecordSet>> = BTreeMap::new();
        for ((name, rtype), set) in &self.presets {
            nodes.entry(name).or_default().insert(*rtype, set);
        }
        for ((name, rtype), versions) in &self.history {
            match versions.iter().rev().find(|version| version.at <= at) {
                Some(Version { set: Some(set), .. }) => {
                    nodes.entry(name).or_default().insert(*rtype, set);
                }
                Some(Version { set: None, .. }) => {
                    nodes.entry(name).and_modify(|node| {
                        node.remove(rtype);
                    });
                }
                None => {}
            }
        }
        nodes.retain(|_, node| !node.is_empty());
        View { apex: &self.apex, nodes }
    }
}

/// A zone at one moment.
pub(super) struct View<'a> {
    apex: &'a Name,
    nodes: BTreeMap<&'a Name, BTreeMap<u16, &'a RecordSet>>,
}

/// What stands at one name for one type.
enum Found<'a> {
    Data(&'a RecordSet),
    Alias(&'a RecordSet, &'a Name),
    Cut(Name, &'a RecordSet),
    NoData,
    NxDomain,
}

impl View<'_> {
    /// The SOA of a negative answer: its TTL is the smaller of its own and the minimum (RFC 2308,
    /// section 3).
    pub(super) fn soa(&self) -> Option<Soa> {
        let set = self.nodes.get(self.apex)?.get(&type_number("SOA"))?;
        set.data.iter().find_map(|data| match data {
            Rdata::Soa(soa) => Some(Soa { ttl: set.ttl.min(soa.minimum), ..soa.clone() }),
            _ => None,
        })
    }

    /// RFC 1034, section 4.3.2. A CNAME is followed within the zone (step 3a); where the way
    /// leaves the zone, or ends at nothing, the CNAMEs so far are the answer.
    pub(super) fn answer(
        &self,
        name: &Name,
        rtype: RecordType,
        addresses: &dyn Fn(&Name) -> Vec<IpAddr>,
    ) -> Reply {
        let mut records = Vec::new();
        let mut passed = BTreeSet::new();
        let mut owner = name.clone();
        loop {
            let found = self.find(&owner, rtype);
            match found {
                Found::Data(set) => records.extend(set.records(&owner)),
                Found::Alias(set, target) => {
                    records.extend(set.records(&owner).take(1));
                    if target.is_within(self.apex) && passed.insert(owner) && !passed.contains(target) {
                        owner = target.clone();
                        continue;
                    }
                }
                Found::Cut(zone, set) if records.is_empty() => return self.referral(zone, set, addresses),
                Found::NoData if records.is_empty() => return Reply::NoData { soa: self.soa() },
                Found::NxDomain if records.is_empty() => return Reply::NxDomain { soa: self.soa() },
                Found::Cut(..) | Found::NoData | Found::NxDomain => {}
            }
            return Reply::Records(records);
        }
    }

    fn find(&self, name: &Name, rtype: RecordType) -> Found<'_> {
        let mut way = Vec::new();
        let mut next = Some(name.clone());
        while let Some(above) = next.filter(|above| above != self.apex && above.is_within(self.apex)) {
            next = above.parent();
            way.push(above);
        }
        // NS below the apex is a zone cut, and hides all that lies at and below it (RFC 1034,
        // section 4.2.1).
        for above in way.iter().rev() {
            if let Some(set) = self.nodes.get(above).and_then(|node| node.get(&type_number("NS"))) {
                return Found::Cut(above.clone(), set);
            }
        }
        if self.exists(name) {
            return self.at(name, rtype);
        }
        // The closest encloser is the deepest ancestor that exists; only the wildcard right below
        // it can stand in, and any existing name between blocks it (RFC 4592, sections 2.2.1, 3.3.1).
        let encloser = way.iter().find(|above| self.exists(above)).unwrap_or(self.apex);
        let wildcard = encloser.child("*");
        if self.exists(&wildcard) { self.at(&wildcard, rtype) } else { Found::NxDomain }
    }

    /// A name exists when it owns a record or one below it does: an empty non-terminal (RFC 4592,
    /// section 2.2.2; RFC 8020, section 3.1).
    fn exists(&self, name: &Name) -> bool {
        self.nodes.keys().any(|known| known.is_within(name))
    }

    fn at(&self, name: &Name, rtype: RecordType) -> Found<'_> {
        let Some(node) = self.nodes.get(name) else {
            return Found::NoData;
        };
        let alias = node.get(&type_number("CNAME")).filter(|_| rtype != RecordType::Cname);
        if let Some(set) = alias
            && let Some(target) = set.data.iter().find_map(cname)
        {
            return Found::Alias(set, target);
        }
        match node.get(&type_number(rtype.as_str())) {
            Some(set) if !set.data.is_empty() => Found::Data(set),
            _ => Found::NoData,
        }
    }

    /// Glue is sent for the hosts within the zone that refers (RFC 9471, section 2); others have to
    /// be looked up.
    fn referral(&self, zone: Name, set: &RecordSet, addresses: &dyn Fn(&Name) -> Vec<IpAddr>) -> Reply {
        let ns: Vec<Name> = set.data.iter().filter_map(ns_host).cloned().collect();
        let glue = ns
            .iter()
            .filter(|host| host.is_within(self.apex))
            .flat_map(|host| self.glue(host, addresses).into_iter().map(|address| (host.clone(), address)))
            .collect();
        Reply::Referral { zone, ns, glue }
    }

    fn glue(&self, host: &Name, addresses: &dyn Fn(&Name) -> Vec<IpAddr>) -> Vec<IpAddr> {
        let sets = self.nodes.get(host).into_iter().flat_map(BTreeMap::values);
        let own: Vec<IpAddr> = sets.flat_map(|set| &set.data).filter_map(address).collect();
        if own.is_empty() { addresses(host) } else { own }
    }
}

fn cname(data: &Rdata) -> Option<&Name> {
    match data {
        Rdata::Cname(target) => Some(target),
        _ => None,
    }
}

fn ns_host(data: &Rdata) -> Option<&Name> {
    match data {
        Rdata::Ns(host) => Some(host),
        _ => None,
    }
}

fn address(data: &Rdata) -> Option<IpAddr> {
    match data {
        Rdata::A(address) => Some(IpAddr::V4(*address)),
        Rdata::Aaaa(address) => Some(IpAddr::V6(*address)),
        _ => None,
    }
}
