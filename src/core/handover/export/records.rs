//! Each wanted record as the set that should stand, and what stands there today: as the hosted
//! zone holds it, else as the zone's own servers answer.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::dns::{Question, Rdata, Rr};
use crate::core::kinds::name::{HostedZoneId, Name};
use crate::core::kinds::presentation::{bare, quoted};
use crate::core::kinds::record::{RecordId, RecordSet, RecordStatus, RecordView, SetChange, Wanted};
use crate::core::records::{self as all, judge, wildcard};
use crate::core::rules::publish;
use crate::core::servers::{authority, hosted};

/// How what stands relates to what should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing of this type stands at the name.
    New,
    /// It is right already.
    Same,
    /// It goes into what stands: `before` is replaced by the whole set.
    Merged { before: RecordSet },
    /// Something stands there that is not ours to replace.
    InTheWay(RecordSet),
    /// A DMARC record further up applies; nothing is to be published.
    Covered(Name),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    pub wanted: Wanted,
    pub status: RecordStatus,
    pub standing: Standing,
    /// The whole set as it should stand, other values of the name among it, in Route 53's own
    /// presentation.
    pub set: RecordSet,
    /// Those values of the set that are this record.
    pub own: Vec<String>,
    /// The account's hosted zone that holds the name.
    pub hosted_zone: Option<HostedZoneId>,
    /// The apex of the zone that holds the name, as far as it is known.
    pub zone: Option<Name>,
}

impl Handed {
    /// Something is to be published.
    pub fn is_to_do(&self) -> bool {
        matches!(self.standing, Standing::New | Standing::Merged { .. })
    }

    /// It is, or will be, a record of this name.
    pub fn is_published(&self) -> bool {
        self.is_to_do() || self.standing == Standing::Same
    }

    /// What a Route 53 batch would do.
    pub fn change(&self) -> Option<SetChange> {
        let before = match &self.standing {
            Standing::New => None,
            Standing::Merged { before } => Some(before.clone()),
            _ => return None,
        };
        Some(SetChange { before, after: self.set.clone() })
    }

    /// Values of what stands that the record takes the place of.
    pub fn replaced(&self) -> Vec<&String> {
        match &self.standing {
            Standing::Merged { before } => {
                before.values.iter().filter(|value| !self.set.values.contains(value)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Every record of this set-up, in its order.
pub fn records(facts: &Facts, choices: &Choices) -> Vec<Handed> {
    all::view(facts, choices).iter().map(|view| one(facts, choices, view)).collect()
}

fn one(facts: &Facts, choices: &Choices, view: &RecordView) -> Handed {
    let wanted = &view.wanted;
    let zone = authority::of_record(facts, &wanted.name, wanted.rtype).zone.clone();
    let hosted_zone =
        hosted::zone_for(facts, choices, &wanted.name, wanted.rtype).map(|zone| zone.id.clone());
    let sets = standing_sets(facts, view, hosted_zone.as_ref());
    let of_type = sets.iter().find(|set| set.rtype == wanted.rtype.as_str());
    let standing = match &view.covered_by {
        Some(parent) => Standing::Covered(parent.clone()),
        // Right at every server, if by another way: a chain of CNAMEs, a stricter policy.
        None if all::stands(view) => Standing::Same,
        None => match publish::change(wanted, &sets) {
            Ok(None) => Standing::Same,
            Ok(Some(SetChange { before: None, .. })) => Standing::New,
            Ok(Some(SetChange { before: Some(before), .. })) => Standing::Merged { before },
            Err(set) => Standing::InTheWay(set),
        },
    };
    let set = match &standing {
        Standing::Same => of_type.or(sets.first()).cloned(),
        Standing::Merged { .. } => publish::change(wanted, &sets).ok().flatten().map(|change| change.after),
        _ => None,
    };
    let set = set.unwrap_or_else(|| alone(wanted));
    let own = own(wanted, &set);
    Handed { wanted: wanted.clone(), status: view.status, standing, set, own, hosted_zone, zone }
}

/// The record with nothing beside it.
fn alone(wanted: &Wanted) -> RecordSet {
    let none = publish::change(wanted, &[]).ok().flatten();
    none.map_or_else(
        || RecordSet {
            name: wanted.name.clone(),
            rtype: wanted.rtype.as_str().to_owned(),
            ttl: Some(publish::TTL),
            values: Vec::new(),
            alias: false,
            set_identifier: None,
        },
        |change| change.after,
    )
}

fn own(wanted: &Wanted, set: &RecordSet) -> Vec<String> {
    let is_own = |value: &&String| match wanted.id {
        RecordId::MailFromSpf | RecordId::SenderSpf => judge::is_spf(&bare(value)),
        RecordId::Dmarc => set.rtype != "TXT" || judge::is_dmarc(&bare(value)),
        _ => true,
    };
    set.values.iter().filter(is_own).cloned().collect()
}

fn standing_sets(facts: &Facts, view: &RecordView, hosted_zone: Option<&HostedZoneId>) -> Vec<RecordSet> {
    let wanted = &view.wanted;
    if let Some(sets) = hosted_zone.and_then(|zone| facts.record_sets(zone, &wanted.name)) {
        return sets.to_vec();
    }
    if wildcard::answers(facts, &wanted.name, wanted.rtype) {
        return Vec::new();
    }
    let authority = authority::of_record(facts, &wanted.name, wanted.rtype);
    let held = authority.servers.iter().find_map(|server| {
        let question = Question { server: server.clone(), name: wanted.name.clone(), rtype: wanted.rtype };
        let records = facts.dns(&question)?.records();
        let own: Vec<&Rr> = records.iter().filter(|record| record.name == wanted.name).collect();
        (!own.is_empty()).then_some(own)
    });
    held.map(|records| sets(&wanted.name, &records)).unwrap_or_default()
}

/// Answers as record sets in Route 53's presentation, one a type.
fn sets(name: &Name, records: &[&Rr]) -> Vec<RecordSet> {
    let mut sets: Vec<RecordSet> = Vec::new();
    for record in records {
        let Some((rtype, value)) = presented(&record.data) else { continue };
        match sets.iter_mut().find(|set| set.rtype == rtype) {
            Some(set) => set.values.push(value),
            None => sets.push(RecordSet {
                name: name.clone(),
                rtype: rtype.to_owned(),
                ttl: Some(record.ttl.into()),
                values: vec![value],
                alias: false,
                set_identifier: None,
            }),
        }
    }
    sets
}

fn presented(data: &Rdata) -> Option<(&'static str, String)> {
    match data {
        Rdata::Cname(target) => Some(("CNAME", target.fqdn())),
        Rdata::Mx { preference, exchange } => Some(("MX", format!("{preference} {}", exchange.fqdn()))),
        Rdata::Txt(strings) => {
            let strings: Vec<String> = strings.iter().map(|string| quoted(string)).collect();
            Some(("TXT", strings.join(" ")))
        }
        _ => None,
    }
}
