//! The DMARC record that already applies: a tree walk upwards (RFC 9989), within the
//! organisation's own names.

use crate::core::dns::RecordType;
use crate::core::facts::Facts;
use crate::core::name::Name;
use crate::core::query::Query;
use crate::core::zone::authority;

use super::judge;

/// The names above `_dmarc.DOMAIN` whose record would apply, nearest first, up to the
/// registrable domain.
pub fn ancestors(dmarc: &Name) -> Vec<Name> {
    let Some(domain) = dmarc.parent() else {
        return Vec::new();
    };
    let Some(top) = domain.registrable() else {
        return Vec::new();
    };
    let mut names = Vec::new();
    let mut at = domain;
    while at != top {
        match at.parent() {
            Some(parent) => at = parent,
            None => break,
        }
        names.push(at.child("_dmarc"));
    }
    names
}

/// The nearest ancestor with exactly one DMARC record.
pub fn covering(facts: &Facts, dmarc: &Name) -> Option<Name> {
    ancestors(dmarc).into_iter().find(|name| {
        authority::of_record(facts, name, RecordType::Txt)
            .replies(facts, name, RecordType::Txt)
            .any(|reply| judge::texts(name, reply.records(), judge::is_dmarc).len() == 1)
    })
}

/// What must be asked to know it.
pub fn asks(facts: &Facts, dmarc: &Name) -> Vec<Query> {
    ancestors(dmarc)
        .into_iter()
        .flat_map(|name| {
            let authority = authority::of_record(facts, &name, RecordType::Txt);
            let mut asks = authority.questions(&name, RecordType::Txt);
            asks.extend(authority.asks);
            asks
        })
        .collect()
}
