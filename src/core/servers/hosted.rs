//! Which of the account's hosted zones is the one that the world asks for a name.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::{HostedZoneId, Name};
use crate::core::kinds::query::Query;
use crate::core::kinds::record::HostedZone;

use super::authority::{self, State};

/// What the account's zones say about one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice<'a> {
    /// Not all is known yet.
    Unknown,
    /// The deepest public zone that holds the name, and the parent delegates to it.
    Zone(&'a HostedZone),
    /// Named on the command line; the parent is not known to delegate to it, and for as long as
    /// it does not, nobody sees what is written there.
    Unasked(&'a HostedZone),
    /// There is no hosted zone in this account that holds the name.
    None,
    /// Named on the command line, and this account has no such zone.
    NotListed(HostedZoneId),
    PrivateOnly(&'a HostedZone),
    /// Another AWS service owns the zone.
    Linked(&'a HostedZone),
    /// Route 53 keeps the zone from being changed for the time being.
    Locked(&'a HostedZone),
    /// Zones of this name exist, but the parent delegates to none of them.
    NotDelegated(&'a HostedZone),
    /// The name lies in a deeper zone, whose servers are none of this account's zones'.
    Elsewhere {
        cut: Name,
        hosts: Vec<Name>,
    },
    /// The delegation could not be read; several zones could be it.
    Ambiguous,
}

/// What is known of a zone's part in the world's way to a name.
enum Asked {
    Open,
    Yes,
    /// The parent delegates to other servers.
    No,
    /// The name lies in another zone below it.
    Deeper(Name, Vec<Name>),
    /// The delegation in DNS could not be measured.
    Unmeasured,
    /// The zone's delegation set could not be read.
    Unread,
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

/// The zone for a record of this name and type. The type tells which question the name's own
/// servers were asked; for a domain as a whole it is NS.
pub fn choose<'a>(facts: &'a Facts, choices: &'a Choices, name: &Name, rtype: RecordType) -> Choice<'a> {
    let Some(zones) = facts.hosted_zones() else {
        return Choice::Unknown;
    };
    let listed = |id: &&HostedZoneId| zones.iter().any(|zone| zone.id == **id);
    let chosen = setup::hosted_zones(facts, choices);
    if let Some(unlisted) = chosen.iter().find(|id| !listed(id)) {
        return Choice::NotListed(unlisted.clone());
    }
    let named: Vec<&HostedZone> =
        zones.iter().filter(|zone| chosen.contains(&zone.id) && name.is_within(&zone.name)).collect();
    if let Some(choice) = among_named(facts, named, name, rtype) {
        return choice;
    }
    let candidates = candidates(zones, name);
    let Some(first) = candidates.first() else {
        let private = zones.iter().find(|zone| zone.private && name.is_within(&zone.name));
        return private.map_or(Choice::None, Choice::PrivateOnly);
    };
    let mut unmeasured = false;
    let mut unread = false;
    for zone in &candidates {
        match asked(facts, zone, name, rtype) {
            Asked::Open => return Choice::Unknown,
            Asked::Yes => return writable(zone),
            Asked::Deeper(cut, hosts) => {
                let same_name = candidates.iter().find(|zone| zone.name == cut);
                return match same_name {
                    _ if unread || unmeasured => Choice::Ambiguous,
                    Some(zone) => Choice::NotDelegated(zone),
                    None => Choice::Elsewhere { cut, hosts },
                };
            }
            Asked::No => {}
            Asked::Unmeasured => unmeasured = true,
            Asked::Unread => unread = true,
        }
    }
    if unread || (unmeasured && candidates.len() > 1) {
        Choice::Ambiguous
    } else {
        Choice::NotDelegated(first)
    }
}

/// Of the zones that were named the deepest one that the world asks. Only where it asks none of them is
/// it one that nobody asks.
fn among_named<'a>(
    facts: &Facts,
    mut named: Vec<&'a HostedZone>,
    name: &Name,
    rtype: RecordType,
) -> Option<Choice<'a>> {
    // Of the same depth in the order of the list.
    named.sort_by_key(|zone| std::cmp::Reverse(depth(zone)));
    let public: Vec<&HostedZone> = named.iter().copied().filter(|zone| !zone.private).collect();
    let (Some(first), Some(deepest)) = (named.first(), public.first()) else {
        return named.first().map(|zone| Choice::PrivateOnly(zone));
    };
    let mut is_open = false;
    for zone in &public {
        match asked(facts, zone, name, rtype) {
            Asked::Yes => return Some(writable(zone)),
            Asked::Open => is_open = true,
            Asked::No | Asked::Deeper(..) | Asked::Unmeasured | Asked::Unread => {}
        }
    }
    Some(match writable(deepest) {
        _ if is_open => Choice::Unknown,
        _ if first.private => Choice::PrivateOnly(first),
        Choice::Zone(zone) => Choice::Unasked(zone),
        other => other,
    })
}

/// Named zones that hold the name and are passed by, as the world asks another one of them.
pub fn named_in_vain<'a>(
    facts: &'a Facts,
    choices: &Choices,
    name: &Name,
    rtype: RecordType,
) -> Vec<&'a HostedZone> {
    let Choice::Zone(taken) = choose(facts, choices, name, rtype) else { return Vec::new() };
    let chosen = setup::hosted_zones(facts, choices);
    let zones = facts.hosted_zones().unwrap_or_default();
    let passed_by = |zone: &&HostedZone| {
        zone.id != taken.id
            && !zone.private
            && chosen.contains(&zone.id)
            && name.is_within(&zone.name)
            && matches!(asked(facts, zone, name, rtype), Asked::No)
    };
    zones.iter().filter(passed_by).collect()
}

fn writable(zone: &HostedZone) -> Choice<'_> {
    if zone.linked_service.is_some() {
        Choice::Linked(zone)
    } else if zone.locked {
        Choice::Locked(zone)
    } else {
        Choice::Zone(zone)
    }
}

fn asked(facts: &Facts, zone: &HostedZone, name: &Name, rtype: RecordType) -> Asked {
    let authority = authority::of_record(facts, &zone.name, RecordType::Ns);
    if authority.state == State::Asking
        || authority.is_delegation_open
        || !is_cut_known(facts, zone, &authority)
    {
        return Asked::Open;
    }
    let Some(set) = facts.delegation_set(&zone.id) else {
        return match facts.problem(&Query::DelegationSet(zone.id.clone())) {
            None => Asked::Open,
            Some(_) => Asked::Unread,
        };
    };
    if !is_delegated(set, authority.reached()) {
        return if authority.state == State::Failed { Asked::Unmeasured } else { Asked::No };
    }
    if *name == zone.name {
        return Asked::Yes;
    }
    let own = authority::of_record(facts, name, rtype);
    let answered = own.state != State::Known || facts.replies(&own.servers, name, rtype).next().is_some();
    match own.zone.clone() {
        _ if own.state == State::Asking || !answered => Asked::Open,
        Some(cut) if cut != zone.name && cut.is_within(&zone.name) => {
            Asked::Deeper(cut, own.reached().to_vec())
        }
        _ => Asked::Yes,
    }
}

/// A zone below the registrable domain is delegated by the domain's own servers: one of them
/// must have said so, or that it is not.
fn is_cut_known(facts: &Facts, zone: &HostedZone, authority: &authority::Authority) -> bool {
    authority.state != State::Known
        || authority.zone.as_ref() == Some(&zone.name)
        || facts.replies(&authority.servers, &zone.name, RecordType::Ns).next().is_some()
}

/// A zone is the delegated one where the parent names a server of its delegation set.
fn is_delegated(set: &[Name], hosts: &[Name]) -> bool {
    set.iter().any(|host| hosts.contains(host))
}

pub fn asks(facts: &Facts, choices: &Choices, name: &Name, rtype: RecordType) -> Vec<Query> {
    let mut asks = vec![Query::HostedZones];
    let zones = facts.hosted_zones().unwrap_or_default();
    let chosen = setup::hosted_zones(facts, choices);
    let named = |zone: &&HostedZone| chosen.contains(&zone.id) && name.is_within(&zone.name);
    let mut looked_at = candidates(zones, name);
    looked_at.extend(zones.iter().filter(|zone| zone.private).filter(named));
    for zone in looked_at {
        let authority = authority::of_record(facts, &zone.name, RecordType::Ns);
        if authority.zone.as_ref().is_some_and(|cut| *cut != zone.name) {
            asks.extend(authority.questions(&zone.name, RecordType::Ns));
        }
        asks.extend(authority.asks.clone());
        asks.push(Query::DelegationSet(zone.id.clone()));
        if *name != zone.name {
            let own = authority::of_record(facts, name, rtype);
            asks.extend(own.questions(name, rtype));
            asks.extend(own.asks.clone());
        }
    }
    asks
}

/// Route 53 serves the name, from whichever account.
pub fn is_in_route53(facts: &Facts, name: &Name) -> bool {
    let authority = authority::of_record(facts, name, RecordType::Ns);
    authority.reached().iter().any(|host| host.as_str().contains(".awsdns-"))
}

/// The zone that takes this record, where there is one to write into.
pub fn zone_for<'a>(
    facts: &'a Facts,
    choices: &'a Choices,
    name: &Name,
    rtype: RecordType,
) -> Option<&'a HostedZone> {
    match choose(facts, choices, name, rtype) {
        Choice::Zone(zone) | Choice::Unasked(zone) => Some(zone),
        _ => None,
    }
}
