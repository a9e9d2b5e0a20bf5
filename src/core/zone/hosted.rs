//! Which of the account's hosted zones is the one that the world asks.

use crate::core::choices::Choices;
use crate::core::dns::RecordType;
use crate::core::facts::Facts;
use crate::core::name::{HostedZoneId, Name};
use crate::core::query::Query;
use crate::core::record::HostedZone;

use super::authority;

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

/// The public zones with the deepest apex that holds `name`.
fn candidates<'a>(zones: &'a [HostedZone], name: &Name) -> Vec<&'a HostedZone> {
    let holds = |zone: &&HostedZone| !zone.private && name.is_within(&zone.name);
    let deepest = zones.iter().filter(holds).map(|zone| zone.name.labels().count()).max();
    zones.iter().filter(holds).filter(|zone| Some(zone.name.labels().count()) == deepest).collect()
}

pub fn choose<'a>(facts: &'a Facts, choices: &Choices, name: &Name) -> Choice<'a> {
    let Some(zones) = facts.hosted_zones() else {
        return Choice::Unknown;
    };
    let named = |zone: &&HostedZone| choices.hosted_zones.contains(&zone.id) && name.is_within(&zone.name);
    if let Some(zone) = zones.iter().filter(named).max_by_key(|zone| zone.name.labels().count()) {
        return Choice::Zone(zone);
    }
    let candidates = candidates(zones, name);
    let Some(first) = candidates.first() else {
        let private = zones.iter().find(|zone| zone.private && name.is_within(&zone.name));
        return private.map_or(Choice::None, Choice::PrivateOnly);
    };
    let authority = authority::of_record(facts, &first.name, RecordType::Ns);
    let mut unread = false;
    let mut unknown = authority.state == authority::State::Asking;
    for zone in &candidates {
        match facts.delegation_set(&zone.id) {
            Some(set) if is_delegated(set, &authority.hosts) => {
                return if zone.linked_service.is_some() { Choice::Linked(zone) } else { Choice::Zone(zone) };
            }
            Some(_) => {}
            None if facts.problem(&Query::DelegationSet(zone.id.clone())).is_some() => unread = true,
            None => unknown = true,
        }
    }
    if unknown {
        Choice::Unknown
    } else if unread {
        Choice::Ambiguous
    } else if authority.state == authority::State::Known {
        Choice::NotDelegated(first)
    } else if candidates.len() > 1 {
        Choice::Ambiguous
    } else {
        Choice::NotDelegated(first)
    }
}

/// A zone is the delegated one where the parent names a server of its delegation set.
fn is_delegated(set: &[Name], hosts: &[Name]) -> bool {
    set.iter().any(|host| hosts.contains(host))
}

pub fn asks(facts: &Facts, name: &Name) -> Vec<Query> {
    let mut asks = vec![Query::HostedZones];
    let candidates = candidates(facts.hosted_zones().unwrap_or_default(), name);
    if let Some(first) = candidates.first() {
        let authority = authority::of_record(facts, &first.name, RecordType::Ns);
        // A zone below the registrable domain is delegated by the domain's own servers.
        if authority.zone.as_ref().is_some_and(|zone| *zone != first.name) {
            asks.extend(authority.questions(&first.name, RecordType::Ns));
        }
        asks.extend(authority.asks);
    }
    asks.extend(candidates.into_iter().map(|zone| Query::DelegationSet(zone.id.clone())));
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
