//! A wildcard that answers in place of a record which is not there (RFC 4592).

use std::collections::BTreeSet;

use crate::core::facts::Facts;
use crate::core::kinds::dns::{Rdata, RecordType};
use crate::core::kinds::name::Name;
use crate::core::servers::authority;
use crate::core::servers::probe::Probe;

use super::judge;

/// A name that nobody has: what answers for it answers for every name beside it.
const NOBODY: &str = "no-such-name-looked-up-by-sendoff";

/// The look that tells.
pub fn beside(name: &Name, rtype: RecordType) -> Option<Probe> {
    Some(Probe::at(name.parent()?.child(NOBODY), rtype))
}

/// True where the name beside it is given exactly what the name itself is.
pub fn answers(facts: &Facts, name: &Name, rtype: RecordType) -> bool {
    let Some(beside) = beside(name, rtype) else {
        return false;
    };
    let values = |data: Vec<&Rdata>| data.into_iter().map(judge::present).collect::<BTreeSet<String>>();
    let beside = values(beside.found(facts));
    let authority = authority::of_record(facts, name, rtype);
    !beside.is_empty()
        && facts.replies(&authority.servers, name, rtype).any(|reply| {
            let own = reply.records().iter().filter(|record| record.name == *name);
            values(own.map(|record| &record.data).collect()) == beside
        })
}
