//! What a batch leaves as it is, so that a preview can say it.

use std::iter;

use crate::core::facts::Facts;
use crate::core::facts::journal::{Fate, deeds};
use crate::core::kinds::change::Change;
use crate::core::kinds::dns::{RecordType, Reply};
use crate::core::kinds::name::{HostedZoneId, Name};
use crate::core::kinds::query::Query;
use crate::core::kinds::record::RecordSet;

use super::record_sets;
use crate::core::servers::authority;

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
pub fn asks(facts: &Facts, hosted_zone: &HostedZoneId, zone: &Name, name: &Name) -> Vec<Query> {
    let at = |name: &Name| record_sets::question(facts, hosted_zone, name);
    wildcards(zone, name).iter().map(at).collect()
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
        facts
            .replies(&authority.servers, &set.name, rtype)
            .any(|reply| matches!(reply, Reply::NxDomain { .. }))
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

/// How many sets this program's batches have added since Route 53 counted those of the zone.
fn grown_since(facts: &Facts, hosted_zone: &HostedZoneId) -> i64 {
    let counted = facts.asked_at(&Query::HostedZones);
    let of_zone = |change: &Change| match change {
        Change::PublishRecords { hosted_zone: zone, .. }
        | Change::TakeBackRecords { hosted_zone: zone, .. } => zone == hosted_zone,
        _ => false,
    };
    let deeds = deeds(&facts.journal).into_iter();
    let since = deeds
        .filter(|deed| of_zone(deed.change) && counted.is_some_and(|counted| deed.at > counted))
        .filter(|deed| matches!(deed.fate, Fate::Done(outcome) if !outcome.already));
    let swaps = since.flat_map(|deed| deed.change.swaps());
    swaps.map(|swap| i64::from(swap.come.is_some()) - i64::from(swap.gone.is_some())).sum()
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
    let stand = |count: i64| count + grown_since(facts, hosted_zone);
    untouched.others = listed.and_then(|zone| zone.record_sets).map(|count| (stand(count) - gone).max(0));
    untouched
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::core::facts::journal::Entry;
    use crate::core::kinds::answer::Answer;
    use crate::core::kinds::change::Outcome;
    use crate::core::kinds::record::{HostedZone, SetChange};

    fn set(name: &str) -> RecordSet {
        RecordSet {
            name: Name::from_answer(name),
            rtype: "TXT".to_owned(),
            ttl: Some(300),
            values: vec!["\"a\"".to_owned()],
            alias: false,
            set_identifier: None,
        }
    }

    #[test]
    fn what_was_written_since_the_zone_was_counted_is_counted_too() {
        let hosted_zone = HostedZoneId::from("Z1");
        let listed = HostedZone {
            id: hosted_zone.clone(),
            name: Name::from_answer("example.com"),
            private: false,
            linked_service: None,
            locked: false,
            record_sets: Some(5),
        };
        let mut facts = Facts::default();
        facts.record(Query::HostedZones, Ok(Answer::HostedZones(vec![listed])));
        let sets: Vec<SetChange> = ["a.example.com", "b.example.com"]
            .iter()
            .map(|name| SetChange { before: None, after: set(name) })
            .collect();
        let published = Change::PublishRecords { hosted_zone: hosted_zone.clone(), sets: sets.clone() };
        assert_eq!(untouched(&facts, &published).others, Some(5));
        let (at, id) = (facts.now + SignedDuration::from_secs(9), "1".to_owned());
        facts.journal.push(Entry::Intent { at, id: id.clone(), change: published });
        facts.journal.push(Entry::Done { at, id, outcome: Outcome::default() });
        let back = Change::TakeBackRecords { hosted_zone, sets };
        assert_eq!(untouched(&facts, &back).others, Some(5), "the five stay");
    }
}
