//! What a batch leaves as it is, so that a preview can say it.

use std::iter;

use crate::core::change::Change;
use crate::core::dns::{RecordType, Reply};
use crate::core::facts::Facts;
use crate::core::name::{HostedZoneId, Name};
use crate::core::query::Query;
use crate::core::record::RecordSet;

use super::authority;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Untouched {
    /// Sets of other types at the names that are written.
    pub beside: Vec<RecordSet>,
    /// Wildcards that answered for a name which had nothing of its own; from the write on they no
    /// longer do (RFC 4592, section 2.2.1: a name that exists is never synthesized).
    pub hidden: Vec<(Name, RecordSet)>,
    /// How many other record sets the zone holds, where Route 53 said so.
    pub others: Option<i64>,
}

/// The names at which a wildcard may answer for `name` in its zone, the nearest first.
fn wildcards(zone: &Name, name: &Name) -> Vec<Name> {
    let above = iter::successors(name.parent(), Name::parent).take_while(|parent| parent.is_within(zone));
    above.map(|parent| parent.child("*")).filter(|wildcard| wildcard != name).collect()
}

/// The questions for them.
pub fn asks(hosted_zone: &HostedZoneId, zone: &Name, name: &Name) -> Vec<Query> {
    let at = |name| Query::RecordSets { hosted_zone: hosted_zone.clone(), name };
    wildcards(zone, name).into_iter().map(at).collect()
}

/// The sets of the wildcard that answers for a name with nothing of its own. The nearest one up
/// the tree does, unless a name between them exists (RFC 4592, section 3.3.1: the closest
/// encloser); then the zone's servers say NXDOMAIN, which no name under a wildcard gets.
fn covering<'a>(
    facts: &'a Facts,
    hosted_zone: &HostedZoneId,
    zone: &Name,
    set: &RecordSet,
) -> &'a [RecordSet] {
    let rtype = [RecordType::Cname, RecordType::Mx, RecordType::Txt]
        .into_iter()
        .find(|rtype| rtype.as_str() == set.rtype);
    let does_not_exist = rtype.is_some_and(|rtype| {
        let authority = authority::of_record(facts, &set.name, rtype);
        authority.replies(facts, &set.name, rtype).any(|reply| matches!(reply, Reply::NxDomain { .. }))
    });
    if does_not_exist {
        return &[];
    }
    let standing = |wildcard: Name| facts.record_sets(hosted_zone, &wildcard);
    wildcards(zone, &set.name)
        .into_iter()
        .filter_map(standing)
        .find(|sets| !sets.is_empty())
        .unwrap_or_default()
}

pub fn untouched(facts: &Facts, change: &Change) -> Untouched {
    let (Change::PublishRecords { hosted_zone, sets } | Change::TakeBackRecords { hosted_zone, sets }) =
        change
    else {
        return Untouched::default();
    };
    let mut untouched = Untouched::default();
    let listed = facts.hosted_zones().unwrap_or_default().iter().find(|zone| zone.id == *hosted_zone);
    let mut first_of_names: Vec<&RecordSet> = sets.iter().map(|set| &set.after).collect();
    first_of_names.sort_by_key(|set| &set.name);
    first_of_names.dedup_by_key(|set| &set.name);
    for set in first_of_names {
        let name = &set.name;
        let standing = facts.record_sets(hosted_zone, name).unwrap_or_default();
        let is_written = |standing: &&RecordSet| {
            sets.iter().any(|set| (&set.after.name, &set.after.rtype) == (&standing.name, &standing.rtype))
        };
        untouched.beside.extend(standing.iter().filter(|set| !is_written(set)).cloned());
        if let (true, Some(zone), Change::PublishRecords { .. }) = (standing.is_empty(), listed, change) {
            let covering = covering(facts, hosted_zone, &zone.name, set).iter();
            untouched.hidden.extend(covering.map(|wildcard| (name.clone(), wildcard.clone())));
        }
    }
    let gone = i64::try_from(change.swaps().iter().filter(|swap| swap.gone.is_some()).count()).unwrap_or(0);
    untouched.others = listed.and_then(|zone| zone.record_sets).map(|count| (count - gone).max(0));
    untouched
}
