//! What a well-formed response says.

use std::collections::HashSet;
use std::net::IpAddr;

use hickory_proto::op::{Message, ResponseCode};

use super::record::records;
use crate::core::kinds::dns::{Question, Rdata, Reply, Rr, Soa};
use crate::core::kinds::name::Name;

/// The response code decides, then the answer section, then the authority section.
pub(super) fn reply(question: &Question, message: &Message) -> Reply {
    let answers = records(&message.answers);
    if is_intercepted(question, message) {
        return Reply::Intercepted;
    }
    match message.metadata.response_code {
        // The code of a CNAME chain is that of its end (RFC 6604, section 3): the chain itself is
        // what stands at the name that was asked for.
        ResponseCode::NoError | ResponseCode::NXDomain if !answers.is_empty() => Reply::Records(answers),
        ResponseCode::NXDomain => Reply::NxDomain { soa: soa(question, message) },
        ResponseCode::NoError => empty(question, message),
        ResponseCode::ServFail => Reply::ServFail,
        ResponseCode::Refused => Reply::Refused,
        _ => Reply::Malformed,
    }
}

/// A resolver speaks where a name server was asked, by its own bits. A name server that offers
/// recursion too may refer to a zone below its own, without authority.
fn is_intercepted(question: &Question, message: &Message) -> bool {
    let said = matches!(message.metadata.response_code, ResponseCode::NoError | ResponseCode::NXDomain);
    let refers = message.answers.is_empty() && referral(question, message).is_some();
    question.server.is_authoritative()
        && said
        && message.metadata.recursion_available
        && !message.metadata.authoritative
        && !refers
}

/// NOERROR without an answer: there is no such data, or the way down, or no way at all (RFC 2308,
/// section 2.2).
fn empty(question: &Question, message: &Message) -> Reply {
    let soa = soa(question, message);
    if message.metadata.authoritative || soa.is_some() {
        return Reply::NoData { soa };
    }
    if question.server.is_authoritative() {
        return referral(question, message).unwrap_or(Reply::Lame);
    }
    // A name server that was taken for a resolver answers with name servers to ask instead.
    let refers = records(&message.authorities).iter().any(|record| matches!(record.data, Rdata::Ns(_)));
    if refers && !message.metadata.recursion_available { Reply::Lame } else { Reply::NoData { soa } }
}

/// The SOA of a zone that the name lies in.
fn soa(question: &Question, message: &Message) -> Option<Soa> {
    records(&message.authorities).into_iter().find_map(|record| match record.data {
        Rdata::Soa(soa) if question.name.is_within(&soa.zone) => Some(soa),
        _ => None,
    })
}

/// The deepest delegation that leads towards the name. One to the root leads up, not down: the
/// server does not serve the zone.
fn referral(question: &Question, message: &Message) -> Option<Reply> {
    let authorities = records(&message.authorities);
    let towards = |record: &&Rr| {
        matches!(record.data, Rdata::Ns(_))
            && !record.name.as_str().is_empty()
            && question.name.is_within(&record.name)
    };
    let zone = authorities.iter().filter(towards).map(|record| &record.name);
    let zone = zone.max_by_key(|zone| zone.labels().count())?;
    let mut named = HashSet::new();
    let ns: Vec<Name> = authorities
        .iter()
        .filter(|record| record.name == *zone)
        .filter_map(|record| match &record.data {
            Rdata::Ns(host) => named.insert(host).then(|| host.clone()),
            _ => None,
        })
        .collect();
    let glue = records(&message.additionals)
        .into_iter()
        .filter_map(|record| match record.data {
            Rdata::A(address) => Some((record.name, IpAddr::V4(address))),
            Rdata::Aaaa(address) => Some((record.name, IpAddr::V6(address))),
            _ => None,
        })
        .filter(|(host, _)| named.contains(host))
        .collect();
    Some(Reply::Referral { zone: zone.clone(), ns, glue })
}
