//! Which DNS questions the records need, in the order that keeps caches clean.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::published;
use crate::core::facts::setup;
use crate::core::kinds::dns::Question;
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{RecordId, RecordStatus, RecordView};
use crate::core::servers::{authority, dnssec, primary, split};

use super::{dmarc, is_heard, judge, sender_spf, stand_in, view};

/// Authoritative servers first. A resolver is asked for a record's name only once every
/// authoritative server that could be reached has the record: asking earlier would plant its
/// absence in the resolver's cache (RFC 2308).
pub fn asks(facts: &Facts, choices: &Choices) -> Vec<Query> {
    let mut asks = Vec::new();
    for view in view(facts, choices).iter() {
        let wanted = &view.wanted;
        let authority = authority::of_record(facts, &wanted.name, wanted.rtype);
        asks.extend(authority.questions(&wanted.name, wanted.rtype));
        asks.extend(judge::asks(
            facts,
            wanted,
            facts.replies(&authority.servers, &wanted.name, wanted.rtype),
        ));
        asks.extend(authority.asks.clone());
        if view.status == RecordStatus::Live {
            asks.extend(split::of_the_public(facts, &wanted.name).map(|server| {
                Query::Dns(Question { server, name: wanted.name.clone(), rtype: wanted.rtype })
            }));
            asks.extend(dnssec::asks(facts, &wanted.name, wanted.rtype));
        }
        if view.status == RecordStatus::Unknown && stand_in::may_be_asked(facts, choices) {
            asks.extend(stand_in::servers(facts, wanted).into_iter().map(|server| {
                Query::Dns(Question { server, name: wanted.name.clone(), rtype: wanted.rtype })
            }));
        }
        if wanted.id == RecordId::Dmarc {
            asks.extend(dmarc::asks(facts, &wanted.name));
        }
    }
    if let Some(domain) = choices.identity_domain().filter(|_| !asks.is_empty()) {
        asks.extend(split::asks(facts, domain, published::at(facts, choices).is_some()));
        let check = setup::identity(facts, choices).and_then(|identity| identity.check.as_ref());
        let primary = check.and_then(|check| check.primary_name_server.as_ref());
        asks.extend(primary.map(|seen| asks_for_primary(facts, choices, domain, seen)).unwrap_or_default());
    }
    asks.extend(sender_spf::asks(facts, choices));
    asks
}

/// Where SES told of a name server that none of the records' zones has: the primary of the domain's
/// own zone tells whether it is another zone that SES sees.
fn asks_for_primary(facts: &Facts, choices: &Choices, domain: &Name, seen: &Name) -> Vec<Query> {
    let known = |view: &RecordView| {
        let authority = authority::of_record(facts, &view.wanted.name, view.wanted.rtype);
        !is_heard(facts, &view.wanted) || authority.names(seen)
    };
    if view(facts, choices).iter().any(known) {
        return Vec::new();
    }
    primary::asks(facts, domain, seen)
}
