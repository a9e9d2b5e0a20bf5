//! Which of the account's hosted zones is the one that the world asks.

use crate::core::choices::Choices;
use crate::core::dns::RecordType;
use crate::core::facts::Facts;
use crate::core::name::{HostedZoneId, Name};
use crate::core::query::Query;
use crate::core::record::HostedZone;

use super::authority::{self, State};

/// What the account's zones say about one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice<'a> {
    /// Not all is known yet.
    Unknown,
    /// This zone is delegated to, or it was named on the command line.
    Zone(&'a HostedZone),
    /// There is no hosted zone in this account that holds the name.
    None,
    PrivateOnly(&'a HostedZone),
    /// Another AWS service owns the zone.
    Linked(&'a HostedZone),
    /// Zones of this name exist, but the parent delegates to none of them.
    NotDelegated(&'a HostedZone),
    /// The delegation could not be read; several zones could be it.
    Ambiguous,
}

/// The public zones that hold `name`, the deepest first.
fn candidates<'a>(zones: &'a [HostedZone], name: &Name) -> Vec<&'a HostedZone> {
    let mut holding: Vec<&HostedZone> =
        zones.iter().filter(|zone| !zone.private && name.is_within(&zone.name)).collect();
    holding.sort_by_key(|zone| std::cmp::Reverse(depth(zone)));
    holding
}

fn depth(zone: &HostedZone) -> usize {
    zone.name.labels().count()
}

pub fn choose<'a>(facts: &'a Facts, choices: &Choices, name: &Name) -> Choice<'a> {
    let Some(zones) = facts.hosted_zones() else {
        return Choice::Unknown;
    };
    let named = |zone: &&HostedZone| choices.hosted_zones.contains(&zone.id) && name.is_within(&zone.name);
    if let Some(zone) = zones.iter().filter(named).max_by_key(|zone| depth(zone)) {
        return Choice::Zone(zone);
    }
    let candidates = candidates(zones, name);
    let Some(first) = candidates.first() else {
        let private = zones.iter().find(|zone| zone.private && name.is_within(&zone.name));
        return private.map_or(Choice::None, Choice::PrivateOnly);
    };
    let mut unknown = false;
    let mut unmeasured = false;
    for zone in &candidates {
        let authority = authority::of_record(facts, &zone.name, RecordType::Ns);
        unknown |= authority.state == State::Asking || !is_cut_known(facts, zone, &authority);
        unmeasured |= authority.state == State::Failed;
        match facts.delegation_set(&zone.id) {
            _ if unknown => return Choice::Unknown,
            Some(set) if is_delegated(set, &authority.hosts) => {
                return if zone.linked_service.is_some() { Choice::Linked(zone) } else { Choice::Zone(zone) };
            }
            Some(_) => {}
            None if facts.problem(&Query::DelegationSet(zone.id.clone())).is_none() => {
                return Choice::Unknown;
            }
            None => {}
        }
    }
    if unmeasured && candidates.len() > 1 { Choice::Ambiguous } else { Choice::NotDelegated(first) }
}

/// A zone below the registrable domain is delegated by the domain's own servers: one of them
/// must have said so, or that it is not.
fn is_cut_known(facts: &Facts, zone: &HostedZone, authority: &authority::Authority) -> bool {
    authority.state != State::Known
        || authority.zone.as_ref() == Some(&zone.name)
        || authority.replies(facts, &zone.name, RecordType::Ns).next().is_some()
}

/// A zone is the delegated one where the parent names a server of its delegation set.
fn is_delegated(set: &[Name], hosts: &[Name]) -> bool {
    set.iter().any(|host| hosts.contains(host))
}

pub fn asks(facts: &Facts, name: &Name) -> Vec<Query> {
    let mut asks = vec![Query::HostedZones];
    for zone in candidates(facts.hosted_zones().unwrap_or_default(), name) {
        let authority = authority::of_record(facts, &zone.name, RecordType::Ns);
        if authority.zone.as_ref().is_some_and(|cut| *cut != zone.name) {
            asks.extend(authority.questions(&zone.name, RecordType::Ns));
        }
        asks.extend(authority.asks);
        asks.push(Query::DelegationSet(zone.id.clone()));
    }
    asks
}

/// The zone that takes this name, where there is one to write into.
pub fn zone_for<'a>(facts: &'a Facts, choices: &Choices, name: &Name) -> Option<&'a HostedZone> {
    match choose(facts, choices, name) {
        Choice::Zone(zone) => Some(zone),
        _ => None,
    }
}

pub fn id_for(facts: &Facts, choices: &Choices, name: &Name) -> Option<HostedZoneId> {
    zone_for(facts, choices, name).map(|zone| zone.id.clone())
}
