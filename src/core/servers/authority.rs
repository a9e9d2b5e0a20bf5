//! The name servers that speak for a name. Resolvers are asked for the registrable domain and
//! the name servers' addresses only; deeper cuts are learnt from the zone's own referrals.

use std::rc::Rc;

use crate::core::facts::Facts;
use crate::core::kinds::answer::Answer;
pub use crate::core::kinds::authority::{Authority, State};
use crate::core::kinds::dns::{RecordType, Reply};
use crate::core::kinds::name::Name;

use super::addresses::{self, Glue};
pub use super::lookup::{LookUp, look_up, rests_on};
use super::name_servers::{NAMED, name_servers};
use super::parent;

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
