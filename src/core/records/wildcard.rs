//! A wildcard that answers in place of a record which is not there (RFC 4592).

use std::collections::BTreeSet;

use crate::core::dns::{Rdata, RecordType};
use crate::core::facts::Facts;
use crate::core::record::Wanted;
use crate::core::zone::authority;
use crate::core::zone::look::Look;

use super::judge;

/// A name that nobody has: what answers for it answers for every name beside it.
const NOBODY: &str = "no-such-name-looked-up-by-sendoff";

/// The look that tells.
pub fn beside(wanted: &Wanted, rtype: RecordType) -> Option<Look> {
    Some(Look::at(wanted.name.parent()?.child(NOBODY), rtype))
}

/// True where the name beside the record's own is given exactly what the record's own is.
pub fn answers(facts: &Facts, wanted: &Wanted, rtype: RecordType) -> bool {
    let Some(beside) = beside(wanted, rtype) else {
        return false;
    };
    let values = |data: Vec<&Rdata>| data.into_iter().map(judge::present).collect::<BTreeSet<String>>();
    let beside = values(beside.found(facts));
    let authority = authority::of_record(facts, &wanted.name, rtype);
    !beside.is_empty()
        && authority.replies(facts, &wanted.name, rtype).any(|reply| {
            let own = reply.records().iter().filter(|record| record.name == wanted.name);
            values(own.map(|record| &record.data).collect()) == beside
        })
}
