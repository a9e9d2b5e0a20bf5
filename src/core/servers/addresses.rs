//! At which of their addresses a zone's name servers are asked. A zone may be a stranger's: what it
//! names must neither lead into the network around this machine nor cost more than a real zone does.

use std::net::IpAddr;

use crate::core::facts::Facts;
use crate::core::kinds::authority::{Authority, State};
use crate::core::kinds::dns::{Rdata, RecordType, Reply, Server};
use crate::core::kinds::name::Name;

use super::inside::is_inside;
use super::lookup::{LookUp, look_up, rests_on};

/// As many addresses of a zone as are asked. The root and the largest top-level domains have thirteen
/// name servers, each at one address of either family.
pub const ASKED: usize = 26;
/// Addresses that came with a referral.
#[derive(Clone, Copy)]
pub enum Glue<'a> {
    /// They are taken, and looked up is what they lack.
    First(&'a [(Name, IpAddr)]),
    /// They are taken for hosts that nobody can look up otherwise.
    Spare(&'a [(Name, IpAddr)]),
}

impl Glue<'_> {
    fn of(self, host: &Name) -> Vec<IpAddr> {
        let (Self::First(glue) | Self::Spare(glue)) = self;
        let of_host = glue.iter().filter(|(name, _)| name == host).map(|(_, address)| *address);
        of_host.take(ASKED).collect()
    }
}

/// The hosts at their addresses; `is_first` names those that go before the others where there are too
/// many of them.
pub fn of_hosts(
    facts: &Facts,
    zone: &Name,
    hosts: &[Name],
    glue: Glue<'_>,
    is_first: impl Fn(&Name) -> bool,
) -> Authority {
    let mut authority =
        Authority { zone: Some(zone.clone()), hosts: hosts.to_vec(), ..Authority::empty(State::Known) };
    let mut looked_up: Vec<&Name> = hosts.iter().collect();
    if looked_up.len() > ASKED {
        looked_up.sort_by_key(|host| !is_first(host));
        authority.left_out += looked_up.len() - ASKED;
        looked_up.truncate(ASKED);
    }
    // So many of each, from the first host on that is known.
    let share = ASKED.div_ceil(looked_up.len().max(1));
    let mut is_asking = false;
    let mut found: Vec<(usize, usize, Server)> = Vec::new();
    for (rank, host) in looked_up.into_iter().enumerate() {
        let sent = if let Glue::First(_) = glue { glue.of(host) } else { Vec::new() };
        let mut addresses = sent.clone();
        let mut is_open = false;
        for rtype in [RecordType::A, RecordType::Aaaa] {
            // Glue of one family does not say that there is none of the other: the zone above has as
            // much as somebody entered there.
            if sent.iter().any(|address| address.is_ipv6() == (rtype == RecordType::Aaaa)) {
                continue;
            }
            authority.asks.extend(rests_on(facts, host, rtype));
            match look_up(facts, host, rtype) {
                LookUp::Ask(_) => is_open = true,
                LookUp::Answered(reply) => addresses.extend(addresses_in(reply).take(ASKED)),
                LookUp::Failed => {}
            }
        }
        if addresses.is_empty() && !is_open {
            addresses = glue.of(host);
        }
        is_asking |= is_open;
        let servers = addresses.into_iter().map(|address| at(host, address));
        let servers: Vec<Server> = servers.collect();
        authority.inside.extend(servers.iter().filter(|server| is_at_inside(server)).cloned());
        let mut asked = servers;
        asked.retain(|server| may_be_asked(facts, server));
        authority.left_out += asked.len().saturating_sub(share);
        let asked = asked.into_iter().take(share);
        found.extend(asked.enumerate().map(|(nth, server)| (rank, nth, server)));
    }
    if found.len() > ASKED {
        // Each at one of its addresses before any at two.
        found.sort_by_key(|(rank, nth, _)| (*nth, *rank));
        authority.left_out += found.len() - ASKED;
        found.truncate(ASKED);
        found.sort_by_key(|(rank, nth, _)| (*rank, *nth));
    }
    authority.servers = found.into_iter().map(|(_, _, server)| server).collect();
    authority.inside.truncate(ASKED);
    authority.state = match (is_asking, authority.servers.is_empty()) {
        (true, _) => State::Asking,
        (false, true) => State::Failed,
        (false, false) => State::Known,
    };
    authority
}

pub fn at(host: &Name, address: IpAddr) -> Server {
    Server::Authoritative { host: host.clone(), address }
}

/// A public zone whose name servers are inside leads every question about it into the network of who
/// asks: a router, a printer, the machine itself. Who said whom to ask has a reason for it.
pub fn may_be_asked(facts: &Facts, server: &Server) -> bool {
    facts.situation.asks_inside || !is_at_inside(server)
}

pub fn is_at_inside(server: &Server) -> bool {
    is_inside(&server.address().ip())
}

fn addresses_in(reply: &Reply) -> impl Iterator<Item = IpAddr> + '_ {
    reply.records().iter().filter_map(|record| match &record.data {
        Rdata::A(address) => Some(IpAddr::V4(*address)),
        Rdata::Aaaa(address) => Some(IpAddr::V6(*address)),
        _ => None,
    })
}
