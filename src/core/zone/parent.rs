//! What the parent zone delegates a domain to, from one of the parent's own servers: resolvers give
//! the name servers that the zone names itself (RFC 2181, section 5.4.1), and the two may differ.

use std::net::IpAddr;

use crate::core::dns::{Question, Rdata, RecordType, Reply, Server};
use crate::core::facts::Facts;
use crate::core::name::Name;
use crate::core::query::Query;

use super::authority::name_servers;
use super::look_up::{LookUp, look_up, rests_on};

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

/// Three questions where the parent's first server answers.
pub fn delegation(facts: &Facts, domain: &Name) -> Delegation {
    let mut found = Delegation::default();
    let Some(parent) = domain.parent().filter(|parent| !parent.as_str().is_empty()) else {
        return found;
    };
    found.asks.extend(rests_on(facts, &parent, RecordType::Ns));
    let LookUp::Answered(reply) = look_up(facts, &parent, RecordType::Ns) else { return found };
    for host in name_servers(&parent, reply).into_iter().take(TRIED) {
        found.asks.extend(rests_on(facts, &host, RecordType::A));
        let LookUp::Answered(reply) = look_up(facts, &host, RecordType::A) else { return found };
        let address = reply.records().iter().find_map(|record| match record.data {
            Rdata::A(address) => Some(IpAddr::V4(address)),
            _ => None,
        });
        let Some(address) = address else { continue };
        let server = Server::Authoritative { host, address };
        let question = Question { server, name: domain.clone(), rtype: RecordType::Ns };
        found.asks.push(Query::Dns(question.clone()));
        match facts.dns(&question) {
            None => return found,
            Some(Reply::Referral { zone, ns, glue }) if zone == domain => {
                let mut hosts = ns.clone();
                hosts.sort();
                hosts.dedup();
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
