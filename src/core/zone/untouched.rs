//! What a batch leaves as it is, so that a preview can say it.

use crate::core::change::Change;
use crate::core::facts::Facts;
use crate::core::name::{HostedZoneId, Name};
use crate::core::query::Query;
use crate::core::record::RecordSet;

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

/// The wildcard that covers a name with nothing of its own: the one just above it.
pub fn wildcard(name: &Name) -> Option<Name> {
    name.parent().map(|parent| parent.child("*")).filter(|wildcard| wildcard != name)
}

/// The question for it, where it can lie in the zone.
pub fn asks(hosted_zone: &HostedZoneId, zone: &Name, name: &Name) -> Option<Query> {
    let name = wildcard(name).filter(|wildcard| wildcard.is_within(zone))?;
    Some(Query::RecordSets { hosted_zone: hosted_zone.clone(), name })
}

pub fn untouched(facts: &Facts, change: &Change) -> Untouched {
    let (Change::PublishRecords { hosted_zone, sets } | Change::TakeBackRecords { hosted_zone, sets }) =
        change
    else {
        return Untouched::default();
    };
    let mut untouched = Untouched::default();
    let mut names: Vec<&Name> = sets.iter().map(|set| &set.after.name).collect();
    names.sort();
    names.dedup();
    for name in names {
        let standing = facts.record_sets(hosted_zone, name).unwrap_or_default();
        let is_written = |standing: &&RecordSet| {
            sets.iter().any(|set| (&set.after.name, &set.after.rtype) == (&standing.name, &standing.rtype))
        };
        untouched.beside.extend(standing.iter().filter(|set| !is_written(set)).cloned());
        if standing.is_empty() && matches!(change, Change::PublishRecords { .. }) {
            let covering = wildcard(name).and_then(|wildcard| facts.record_sets(hosted_zone, &wildcard));
            untouched
                .hidden
                .extend(covering.unwrap_or_default().iter().map(|set| (name.clone(), set.clone())));
        }
    }
    let listed = facts.hosted_zones().unwrap_or_default().iter().find(|zone| zone.id == *hosted_zone);
    let gone = i64::try_from(change.swaps().iter().filter(|swap| swap.gone.is_some()).count()).unwrap_or(0);
    untouched.others = listed.and_then(|zone| zone.record_sets).map(|count| (count - gone).max(0));
    untouched
}
