//! Recursive resolvers: down from the top by referrals, along CNAMEs, with a cache.

use std::net::IpAddr;

use jiff::Timestamp;

use super::cache::{Cache, rtype as rtype_of};
use super::zone::View;
use super::{NS_TTL, Tree};
use crate::core::kinds::dns::{Rdata, RecordType, Reply, Rr, Soa};
use crate::core::kinds::name::Name;

/// As many CNAMEs as a resolver follows before it gives up.
const LONGEST_CHAIN: usize = 16;
/// As many name servers' names as are looked up to find another name server's address.
const DEEPEST_DETOUR: usize = 3;

impl Tree {
    /// What a caching resolver answers. It starts at the zone with the shallowest apex around the
    /// name, follows referrals and CNAMEs, and keeps what it learns but for delegations and
    /// failures. Which of a zone's servers it asks first depends on its name, and is always the same.
    /// It validates.
    pub fn resolve(&mut self, resolver: &str, name: &Name, rtype: RecordType, now: Timestamp) -> Reply {
        let reply = self.resolve_unchecked(resolver, name, rtype, now);
        self.validated(name, reply)
    }

    fn validated(&self, name: &Name, reply: Reply) -> Reply {
        let is_bogus = |name: &Name| self.bogus.iter().any(|apex| name.is_within(apex));
        if is_bogus(name) || reply.records().iter().any(|record| is_bogus(&record.name)) {
            return Reply::ServFail;
        }
        reply
    }

    /// The same for a question with checking disabled.
    pub fn resolve_unchecked(
        &mut self,
        resolver: &str,
        name: &Name,
        rtype: RecordType,
        now: Timestamp,
    ) -> Reply {
        if let Some(view) = self.private_view(resolver, name, now) {
            return view.answer(name, rtype, &|host| self.addresses(host));
        }
        let mut cache = self.caches.remove(resolver).unwrap_or_default();
        let first = resolver.bytes().fold(0, |sum, byte| sum + usize::from(byte));
        let reply = self.recurse(&mut cache, first, name, rtype, now);
        self.caches.insert(resolver.to_owned(), cache);
        reply
    }

    /// The private zone that this resolver answers the name from.
    fn private_view(&self, resolver: &str, name: &Name, now: Timestamp) -> Option<View<'_>> {
        let key = self.private.get(resolver)?;
        let zone = self.zones.iter().find(|zone| zone.key == *key && name.is_within(&zone.apex))?;
        Some(zone.view(zone.servers.first()?.address, now))
    }

    /// What a look without any cache finds, asking each zone's servers in their order.
    pub fn look_up(&self, name: &Name, rtype: RecordType, now: Timestamp) -> Reply {
        self.look_up_from(0, name, rtype, now)
    }

    /// What a resolver finds that asks of each zone's servers the one at place `first` first.
    pub fn look_up_from(&self, first: usize, name: &Name, rtype: RecordType, now: Timestamp) -> Reply {
        self.recurse(&mut Cache::default(), first, name, rtype, now)
    }

    /// What a validating resolver finds that asks the server at place `first` of each zone first.
    pub fn look_up_validated(&self, first: usize, name: &Name, rtype: RecordType, now: Timestamp) -> Reply {
        self.validated(name, self.look_up_from(first, name, rtype, now))
    }

    /// RFC 1034, section 5.3.3. A chain that ends at nothing is answered with its CNAMEs; one that
    /// never ends, or ends at a failure, with SERVFAIL.
    fn recurse(
        &self,
        cache: &mut Cache,
        first: usize,
        name: &Name,
        rtype: RecordType,
        now: Timestamp,
    ) -> Reply {
        let mut records: Vec<Rr> = Vec::new();
        let mut owner = name.clone();
        for _ in 0..LONGEST_CHAIN {
            let reply = cache.get(&owner, rtype, now).unwrap_or_else(|| {
                let reply = self.descend(&owner, rtype, now, first, 0);
                cache.keep(&owner, rtype, &reply, now);
                reply
            });
            match reply {
                Reply::Records(found) => {
                    let end = end_of_chain(&owner, rtype, &found);
                    records.extend(found);
                    match end {
                        Some(target) => owner = target,
                        None => return Reply::Records(records),
                    }
                }
                Reply::NxDomain { .. } | Reply::NoData { .. } if !records.is_empty() => {
                    return Reply::Records(records);
                }
                other => return other,
            }
        }
        Reply::ServFail
    }

    /// Asks from the top down until a server answers; `first` rotates each zone's servers.
    fn descend(&self, name: &Name, rtype: RecordType, now: Timestamp, first: usize, detour: usize) -> Reply {
        let around = self.zones.iter().filter(|zone| name.is_within(&zone.apex));
        let Some(top) = around.min_by_key(|zone| zone.apex.labels().count()) else {
            return self.outside(name, rtype);
        };
        let mut depth = top.apex.labels().count();
        let mut servers: Vec<IpAddr> = top.servers.iter().map(|server| server.address).collect();
        loop {
            match self.ask_each(&servers, name, rtype, now, first, depth) {
                Some(Reply::Referral { zone, ns, glue }) => {
                    depth = zone.labels().count();
                    servers = ns
                        .iter()
                        .flat_map(|host| {
                            let sent: Vec<IpAddr> =
                                glue.iter().filter(|(name, _)| name == host).map(|(_, ip)| *ip).collect();
                            if sent.is_empty() { self.find_address(host, now, first, detour) } else { sent }
                        })
                        .collect();
                }
                Some(reply) => return reply,
                None => return Reply::ServFail,
            }
        }
    }

    /// The first answer that leads on: data, a negative answer or a referral further down.
    fn ask_each(
        &self,
        servers: &[IpAddr],
        name: &Name,
        rtype: RecordType,
        now: Timestamp,
        first: usize,
        depth: usize,
    ) -> Option<Reply> {
        let start = first.checked_rem(servers.len())?;
        let order = servers.iter().cycle().skip(start).take(servers.len());
        order.map(|server| self.answer(*server, name, rtype, now)).find(|reply| match reply {
            Reply::Referral { zone, .. } => zone.labels().count() > depth,
            reply => reply.is_answer(),
        })
    }

    fn find_address(&self, host: &Name, now: Timestamp, first: usize, detour: usize) -> Vec<IpAddr> {
        if detour == DEEPEST_DETOUR {
            return Vec::new();
        }
        let ask = |rtype| self.descend(host, rtype, now, first, detour + 1);
        let replies = [ask(RecordType::A), ask(RecordType::Aaaa)];
        let records = replies.iter().flat_map(Reply::records).filter(|record| record.name == *host);
        records
            .filter_map(|record| match record.data {
                Rdata::A(address) => Some(IpAddr::V4(address)),
                Rdata::Aaaa(address) => Some(IpAddr::V6(address)),
                _ => None,
            })
            .collect()
    }

    /// Names that no zone holds: name servers' addresses are known, all else is denied by the root
    /// with the root's own SOA values.
    fn outside(&self, name: &Name, rtype: RecordType) -> Reply {
        let addresses = self.addresses(name);
        if addresses.is_empty() {
            let root = Soa {
                zone: Name::from_answer(""),
                primary: Name::from_answer("a.root-servers.net"),
                serial: 1,
                ttl: 86_400,
                minimum: 86_400,
            };
            return Reply::NxDomain { soa: Some(root) };
        }
        let data = addresses.into_iter().filter_map(|address| match (address, rtype) {
            (IpAddr::V4(address), RecordType::A) => Some(Rdata::A(address)),
            (IpAddr::V6(address), RecordType::Aaaa) => Some(Rdata::Aaaa(address)),
            _ => None,
        });
        let records: Vec<Rr> = data.map(|data| Rr { name: name.clone(), ttl: NS_TTL, data }).collect();
        if records.is_empty() { Reply::NoData { soa: None } } else { Reply::Records(records) }
    }
}

/// Where the CNAMEs among `found` lead to, if they do not reach the type that was asked.
fn end_of_chain(owner: &Name, rtype: RecordType, found: &[Rr]) -> Option<Name> {
    let mut end = owner;
    for _ in 0..=found.len() {
        let here = || found.iter().filter(|record| record.name == *end);
        if here().any(|record| rtype_of(&record.data) == Some(rtype)) {
            return None;
        }
        match here().find_map(|record| match &record.data {
            Rdata::Cname(target) => Some(target),
            _ => None,
        }) {
            Some(target) => end = target,
            None => break,
        }
    }
    (end != owner).then(|| end.clone())
}
