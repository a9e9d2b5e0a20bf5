//! The name servers that speak for a name. Resolvers are asked for the registrable domain and
//! the name servers' addresses only; deeper cuts are learnt from the zone's own referrals.

use std::rc::Rc;

use crate::core::answer::Answer;
use crate::core::dns::{Question, Rdata, RecordType, Reply, Server};
use crate::core::facts::Facts;
use crate::core::name::Name;
use crate::core::query::Query;

use super::addresses::{self, Glue, NAMED};
use super::look::Look;
pub use super::look_up::{LookUp, look_up, rests_on};
use super::parent;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Questions are open.
    Asking,
    Known,
    /// The domain is not in its parent's zone.
    NoSuchDomain,
    /// No resolver answered, or no name server has an address.
    Failed,
}

/// The servers of one zone, each at each of its addresses.
#[derive(Clone, Debug)]
pub struct Authority {
    pub state: State,
    /// The zone's apex where it is known.
    pub zone: Option<Name>,
    /// As the zone itself names them.
    pub hosts: Vec<Name>,
    /// Those that the parent delegates to; `None` where that is not known, or the zone is learnt
    /// from its own referral.
    pub delegated: Option<Vec<Name>>,
    /// Of both, where they may be asked.
    pub servers: Vec<Server>,
    /// At addresses that nobody outside can reach: not asked, unless somebody said whom to ask.
    pub inside: Vec<Server>,
    /// So many more addresses at least, beyond as many as are asked of any zone.
    pub left_out: usize,
    /// The parent was asked what it delegates to and has not answered yet.
    pub is_delegation_open: bool,
    /// What it rests on, asked already or not.
    pub asks: Vec<Query>,
}

impl Authority {
    pub(super) fn empty(state: State) -> Self {
        Self {
            state,
            zone: None,
            hosts: Vec::new(),
            delegated: None,
            servers: Vec::new(),
            inside: Vec::new(),
            left_out: 0,
            is_delegation_open: false,
            asks: Vec::new(),
        }
    }

    pub fn questions(&self, name: &Name, rtype: RecordType) -> Vec<Query> {
        let ask =
            |server: &Server| Query::Dns(Question { server: server.clone(), name: name.clone(), rtype });
        self.servers.iter().map(ask).collect()
    }

    /// The world comes to this server: its parent names it, or nobody knows what the parent names.
    pub fn is_delegated(&self, server: &Server) -> bool {
        let named = |hosts: &Vec<Name>| hosts.iter().any(|host| server.is_host(host));
        self.delegated.as_ref().is_none_or(|hosts| hosts.is_empty() || named(hosts))
    }

    /// The hosts that the world is sent to: the parent decides, and what the zone says of itself
    /// counts only where the parent was not heard.
    pub fn reached(&self) -> &[Name] {
        self.delegated.as_ref().filter(|hosts| !hosts.is_empty()).unwrap_or(&self.hosts)
    }

    /// The parent or the zone itself names this host.
    pub fn names(&self, host: &Name) -> bool {
        self.hosts.contains(host) || self.delegated.iter().flatten().any(|named| named == host)
    }

    pub fn replies<'a>(
        &'a self,
        facts: &'a Facts,
        name: &'a Name,
        rtype: RecordType,
    ) -> impl Iterator<Item = &'a Reply> {
        self.servers.iter().filter_map(move |server| {
            facts.dns(&Question { server: server.clone(), name: name.clone(), rtype })
        })
    }
}

/// The apex of the zone that the domain lies in, or the domain itself while that is not known: what
/// a DNS host appends to a name.
pub fn zone_around(facts: &Facts, domain: &Name) -> Name {
    of_record(facts, domain, RecordType::Ns).zone.clone().unwrap_or_else(|| domain.clone())
}

/// The zone that the registrable domain of `name` lies in.
pub fn of_domain(facts: &Facts, name: &Name) -> Rc<Authority> {
    let domain = name.registrable().unwrap_or_else(|| name.clone());
    facts.derived().domain(&domain, || registrable(facts, &domain))
}

fn registrable(facts: &Facts, domain: &Name) -> Authority {
    let mut authority = match look_up(facts, domain, RecordType::Ns) {
        LookUp::Ask(_) => Authority::empty(State::Asking),
        // Where no server of the zone answers, its resolvers fail too: the parent still says
        // which they should be.
        LookUp::Failed => delegated(facts, domain, Vec::new()),
        LookUp::Answered(Reply::NxDomain { .. }) => Authority::empty(State::NoSuchDomain),
        LookUp::Answered(reply) => match reply.soa() {
            // Not a zone of its own: the answer names the zone that holds it.
            Some(soa) if soa.zone != *domain => enclosing(facts, &soa.zone),
            _ => delegated(facts, domain, name_servers(domain, reply)),
        },
    };
    authority.asks.extend(rests_on(facts, domain, RecordType::Ns));
    authority
}

/// The servers of the zone at the registrable domain: those that it names and those that its
/// parent names.
fn delegated(facts: &Facts, domain: &Name, own: Vec<Name>) -> Authority {
    let delegation = parent::delegation(facts, domain);
    let mut hosts = own.clone();
    hosts.extend(delegation.hosts.iter().flatten().filter(|host| !own.contains(host)).cloned());
    let is_delegated = |host: &Name| delegation.hosts.iter().flatten().any(|named| named == host);
    let mut authority =
        addresses::of_hosts(facts, domain, &hosts, Glue::Spare(&delegation.glue), is_delegated);
    authority.is_delegation_open = delegation.asks.iter().any(|ask| facts.asked_at(ask).is_none());
    // Nothing but the parent can name a server here, and it was not heard yet.
    if hosts.is_empty() && authority.is_delegation_open {
        authority.state = State::Asking;
    }
    (authority.hosts, authority.delegated) = match own.is_empty() {
        true => (delegation.hosts.unwrap_or_default(), None),
        false => (own, delegation.hosts),
    };
    authority.asks.extend(delegation.asks);
    authority
}

fn enclosing(facts: &Facts, zone: &Name) -> Authority {
    let mut authority = match look_up(facts, zone, RecordType::Ns) {
        LookUp::Ask(_) => Authority::empty(State::Asking),
        LookUp::Answered(reply) => {
            addresses::of_hosts(facts, zone, &name_servers(zone, reply), Glue::Spare(&[]), |_| true)
        }
        LookUp::Failed => Authority::empty(State::Failed),
    };
    authority.asks.extend(rests_on(facts, zone, RecordType::Ns));
    authority
}

/// The hosts of the NS records at `zone`, in the order of their names; of too many the first.
pub fn name_servers(zone: &Name, reply: &Reply) -> Vec<Name> {
    let mut hosts: Vec<Name> = reply
        .records()
        .iter()
        .filter(|record| record.name == *zone)
        .filter_map(|record| match &record.data {
            Rdata::Ns(host) => Some(host.clone()),
            _ => None,
        })
        .collect();
    hosts.sort();
    hosts.truncate(NAMED);
    hosts
}

/// Deeper cuts that are followed below a domain before giving up.
const DEEPEST: usize = 4;

/// The zone that holds this record: from the domain's own servers downwards, wherever one of
/// them passes the question on.
pub fn of_record(facts: &Facts, name: &Name, rtype: RecordType) -> Rc<Authority> {
    facts.derived().record(name, rtype, || walk(facts, name, rtype))
}

fn walk(facts: &Facts, name: &Name, rtype: RecordType) -> Authority {
    let mut authority = Authority::clone(&of_domain(facts, name));
    for _ in 0..DEEPEST {
        let Some(zone) = authority.zone.clone() else {
            break;
        };
        let mut referred = Vec::new();
        let referral = authority.questions(name, rtype).into_iter().find_map(|ask| {
            let reply = match facts.get(&ask)?.answer.as_ref()? {
                Answer::Dns(reply) => reply,
                _ => return None,
            };
            referred.push(ask);
            match reply {
                Reply::Referral { zone: below, ns, glue }
                    if *below != zone && below.is_within(&zone) && name.is_within(below) =>
                {
                    Some((below.clone(), ns.iter().take(NAMED).cloned().collect::<Vec<_>>(), glue))
                }
                _ => None,
            }
        });
        match referral {
            Some((below, hosts, glue)) => {
                let above = authority;
                authority = addresses::of_hosts(facts, &below, &hosts, Glue::First(glue), |_| true);
                // As far as the first that knows the way down: the others would say the same.
                authority.asks.extend(referred);
                authority.asks.extend(above.asks);
            }
            None => break,
        }
    }
    authority
}

/// The primary name server (the SOA's MNAME) as the zone's own servers give it, in their negative
/// answers or asked for it.
pub fn primary(facts: &Facts, authority: &Authority) -> Option<Name> {
    let zone = authority.zone.as_ref()?;
    facts.iter().find_map(|(query, fact)| {
        let (Query::Dns(question), Some(Answer::Dns(reply))) = (query, fact.answer.as_ref()) else {
            return None;
        };
        let of_records = reply.records().iter().find_map(|record| match &record.data {
            Rdata::Soa(soa) => Some(soa),
            _ => None,
        });
        let soa = reply.soa().or(of_records).filter(|soa| soa.zone == *zone)?;
        authority.servers.contains(&question.server).then(|| soa.primary.clone())
    })
}

/// The question for it, where SES told of another than the zone's servers.
pub fn asks_for_primary(facts: &Facts, domain: &Name, seen: &Name) -> Vec<Query> {
    let authority = of_domain(facts, domain);
    match authority.zone.clone().filter(|_| !authority.names(seen)) {
        Some(zone) => Look::at(zone, RecordType::Soa).asks(facts),
        None => Vec::new(),
    }
}
