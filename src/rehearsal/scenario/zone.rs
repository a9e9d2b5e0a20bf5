//! The DNS' part of a scenario: zones, their servers, their records.

use std::collections::BTreeMap;
use std::net::IpAddr;

use jiff::SignedDuration;
use serde::Deserialize;

use super::account::seconds;
use crate::core::kinds::dns::Soa;
use crate::core::kinds::name::Name;
use crate::core::kinds::record::RecordSet;
use crate::rehearsal::tree::{ServerFault, ZoneServer};
use crate::rehearsal::world::Zone;
use crate::rehearsal::world::route53::Hosted;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneTold {
    /// Where the zone's key is not its apex.
    apex: Option<String>,
    pub servers: Vec<ServerTold>,
    /// The SOA's TTL and minimum in seconds; Route 53's own are 900 and 86400 (developer guide,
    /// "NS and SOA records that Amazon Route 53 creates").
    #[serde(default = "soa_ttl")]
    soa_ttl: u32,
    #[serde(default = "soa_minimum")]
    soa_minimum: u32,
    /// The hosted zone's id where Route 53 is the host; empty takes back what is extended.
    hosted_zone: Option<String>,
    #[serde(default)]
    private: bool,
    /// Resolvers that answer from this zone and ask nobody.
    #[serde(default)]
    pub private_at: Vec<String>,
    /// The DS at its parent fits none of its keys.
    #[serde(default)]
    pub bogus: bool,
    /// The parent delegates to other servers.
    #[serde(default)]
    undelegated: bool,
    linked_service: Option<String>,
    #[serde(default)]
    locked: bool,
    /// Name below the apex or `@`, type, comment.
    #[serde(default)]
    protected: Vec<(String, String, String)>,
    /// Name below the apex or `@`, type, TTL in seconds, values as a zone file has them.
    #[serde(default)]
    records: Vec<(String, String, u32, Vec<String>)>,
    /// Route 53's alias records: name below the apex or `@`, type, and the name of the record set in
    /// this zone that it stands for.
    #[serde(default)]
    aliases: Vec<(String, String, String)>,
}

fn soa_ttl() -> u32 {
    900
}

fn soa_minimum() -> u32 {
    86_400
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServerTold {
    host: Name,
    address: IpAddr,
    /// Seconds until this server shows a change.
    #[serde(default)]
    lag: f64,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ServerFaultTold {
    Silent,
    Refused,
    Servfail,
    Nxdomain,
    Lame,
    AliasFails,
}

impl From<ServerFaultTold> for ServerFault {
    fn from(told: ServerFaultTold) -> Self {
        match told {
            ServerFaultTold::Silent => Self::Silent,
            ServerFaultTold::Refused => Self::Refused,
            ServerFaultTold::Servfail => Self::ServFail,
            ServerFaultTold::Nxdomain => Self::NxDomain,
            ServerFaultTold::Lame => Self::Lame,
            ServerFaultTold::AliasFails => Self::AliasFails,
        }
    }
}

impl ZoneTold {
    pub fn apex(&self, key: &str) -> Name {
        Name::from_answer(self.apex.as_deref().unwrap_or(key))
    }

    pub fn servers(&self) -> Vec<ZoneServer> {
        self.servers
            .iter()
            .map(|told| ZoneServer { host: told.host.clone(), address: told.address, lag: seconds(told.lag) })
            .collect()
    }

    pub fn hosts(&self) -> Vec<Name> {
        self.servers.iter().map(|told| told.host.clone()).collect()
    }

    pub fn is_delegated(&self) -> bool {
        !self.undelegated && !self.private
    }

    pub fn soa(&self, apex: &Name) -> Soa {
        Soa {
            zone: apex.clone(),
            primary: self.hosts().first().cloned().unwrap_or_else(|| apex.clone()),
            serial: 1,
            ttl: self.soa_ttl,
            minimum: self.soa_minimum,
        }
    }

    /// The zone with the sets that every zone has: NS and SOA (Route 53 shows them too).
    pub fn zone(&self, key: &str) -> Zone {
        let apex = self.apex(key);
        let lag = self.servers().iter().map(|server| server.lag).max().unwrap_or(SignedDuration::ZERO);
        let hosted = self.hosted_zone.as_ref().filter(|id| !id.is_empty()).map(|id| Hosted {
            id: id.clone(),
            private: self.private,
            name_servers: self.hosts(),
            delegated: self.is_delegated(),
            linked_service: self.linked_service.clone(),
            locked: self.locked,
            protections: self.protections(&apex),
            comment: String::new(),
        });
        let soa = self.soa(&apex);
        let primary = soa.primary.fqdn();
        let timers = format!("{primary} hostmaster.{} 1 7200 900 1209600 {}", apex.fqdn(), soa.minimum);
        let ns: Vec<String> = self.hosts().iter().map(Name::fqdn).collect();
        let mut zone =
            Zone { key: key.to_owned(), apex: apex.clone(), lag, sets: Default::default(), hosted };
        for set in [record_set(&apex, "NS", 172_800, ns), record_set(&apex, "SOA", soa.ttl, vec![timers])] {
            zone.sets.insert((set.name.clone(), set.rtype.clone()), set);
        }
        zone
    }

    pub fn record_sets(&self, apex: &Name) -> Vec<RecordSet> {
        let set = |(label, rtype, ttl, values): &(String, String, u32, Vec<String>)| {
            record_set(&below(apex, label), rtype, *ttl, values.clone())
        };
        let alias = |(label, rtype, target): &(String, String, String)| RecordSet {
            ttl: None,
            alias: true,
            ..record_set(&below(apex, label), rtype, 0, vec![below(apex, target).to_string()])
        };
        self.records.iter().map(set).chain(self.aliases.iter().map(alias)).collect()
    }

    fn protections(&self, apex: &Name) -> BTreeMap<(Name, String), String> {
        let protection = |(label, rtype, comment): &(String, String, String)| {
            ((below(apex, label), rtype.clone()), comment.clone())
        };
        self.protected.iter().map(protection).collect()
    }
}

fn below(apex: &Name, label: &str) -> Name {
    match (label, apex.as_str()) {
        ("@", _) => apex.clone(),
        (label, "") => Name::from_answer(label),
        (label, apex) => Name::from_answer(&format!("{label}.{apex}")),
    }
}

pub fn record_set(name: &Name, rtype: &str, ttl: u32, values: Vec<String>) -> RecordSet {
    RecordSet {
        name: name.clone(),
        rtype: rtype.to_owned(),
        ttl: Some(i64::from(ttl)),
        values,
        alias: false,
        set_identifier: None,
    }
}
