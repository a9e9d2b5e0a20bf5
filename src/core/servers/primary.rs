//! The primary name server of a zone, as the zone itself names it.

use crate::core::facts::Facts;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::authority::Authority;
use crate::core::kinds::dns::{Rdata, RecordType};
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;

use super::authority;
use super::probe::Probe;

/// The primary name server (the SOA's MNAME) as the zone's own servers give it, in their negative
/// answers or asked for it.
pub fn of(facts: &Facts, authority: &Authority) -> Option<Name> {
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
pub fn asks(facts: &Facts, domain: &Name, seen: &Name) -> Vec<Query> {
    let authority = authority::of_domain(facts, domain);
    match authority.zone.clone().filter(|_| !authority.names(seen)) {
        Some(zone) => Probe::at(zone, RecordType::Soa).asks(facts),
        None => Vec::new(),
    }
}
