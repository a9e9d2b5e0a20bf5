//! How the record sets of a hosted zone are read: a zone that fits into one page is read whole, of a larger
//! one each name by itself.

use crate::core::facts::Facts;
use crate::core::kinds::name::{HostedZoneId, Name};
use crate::core::kinds::query::Query;

/// `ListResourceRecordSets` returns at most so many at once (Route 53 API reference, `MaxItems`).
pub const A_PAGE: i64 = 300;

/// The question that tells what the zone holds at this name.
pub fn question(facts: &Facts, hosted_zone: &HostedZoneId, name: &Name) -> Query {
    if is_read_whole(facts, hosted_zone) {
        Query::ZoneSets(hosted_zone.clone())
    } else {
        Query::RecordSets { hosted_zone: hosted_zone.clone(), name: name.clone() }
    }
}

/// What the page says of itself counts before what the list of zones said earlier.
fn is_read_whole(facts: &Facts, hosted_zone: &HostedZoneId) -> bool {
    if let Some(page) = facts.zone_sets(hosted_zone) {
        return page.is_whole;
    }
    let zones = facts.hosted_zones().unwrap_or_default();
    let listed = zones.iter().find(|zone| zone.id == *hosted_zone);
    listed.and_then(|zone| zone.record_sets).is_some_and(|count| count <= A_PAGE)
}

/// False until the sets were read since the last change to them: a plan made from older ones would
/// write twice.
pub fn are_fresh(facts: &Facts, hosted_zone: &HostedZoneId, name: &Name) -> bool {
    let question = question(facts, hosted_zone, name);
    facts.get(&question).is_some_and(|fact| fact.answer.is_some() && !fact.stale)
}
