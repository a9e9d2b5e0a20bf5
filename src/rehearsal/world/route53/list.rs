//! Pages of zones and of record sets.

use super::{Hosted, key_of, reversed};
use crate::core::kinds::name::Name;
use crate::core::kinds::record::RecordSet;
use crate::rehearsal::world::{Refusal, World, Zone};

pub struct ZonePage<'a> {
    pub zones: Vec<(&'a Zone, &'a Hosted)>,
    /// Where the next page begins.
    pub next: Option<(&'a Zone, &'a Hosted)>,
}

pub struct RecordPage<'a> {
    pub sets: Vec<&'a RecordSet>,
    pub next: Option<&'a RecordSet>,
}

impl World {
    /// `ListHostedZones`: in the order of their making; `marker` is the first zone of the page.
    pub fn list_zones(&self, max: usize, marker: Option<&str>) -> ZonePage<'_> {
        let all: Vec<_> = self.hosted_zones().collect();
        let start = match marker {
            Some(marker) => all.iter().position(|(_, hosted)| hosted.id == marker).unwrap_or(all.len()),
            None => 0,
        };
        page_of(all, start, max)
    }

    /// `ListHostedZonesByName`: sorted by reversed labels, and `name` is where the list starts, no
    /// filter (Route 53 API reference).
    pub fn list_zones_by_name(&self, max: usize, name: Option<&Name>, id: Option<&str>) -> ZonePage<'_> {
        let mut all: Vec<_> = self.hosted_zones().collect();
        all.sort_by_key(|(zone, hosted)| (reversed(&zone.apex), hosted.id.clone()));
        let from = name.map(|name| (reversed(name), id.unwrap_or_default().to_owned()));
        let start = all
            .iter()
            .position(|(zone, hosted)| {
                from.as_ref().is_none_or(|from| (reversed(&zone.apex), hosted.id.clone()) >= *from)
            })
            .unwrap_or(all.len());
        page_of(all, start, max)
    }

    /// `ListResourceRecordSets`: sorted by reversed labels, then type; starts at a name and type.
    ///
    /// # Errors
    /// `NoSuchHostedZone`; `InvalidInput` where a type is given without a name.
    pub fn list_record_sets(
        &self,
        zone: &str,
        max: usize,
        name: Option<&Name>,
        rtype: Option<&str>,
    ) -> Result<RecordPage<'_>, Refusal> {
        if rtype.is_some() && name.is_none() {
            let text = "The input is not valid: a record type needs a record name.";
            return Err(Refusal::new(400, "InvalidInput", text));
        }
        let mut all: Vec<&RecordSet> = self.hosted_zone(zone)?.0.sets.values().collect();
        all.sort_by_key(|set| key_of(set));
        let from = name.map(|name| (reversed(name), rtype.unwrap_or_default().to_owned()));
        let rest: Vec<&RecordSet> =
            all.into_iter().filter(|set| from.as_ref().is_none_or(|from| key_of(set) >= *from)).collect();
        let next = rest.get(max).copied();
        Ok(RecordPage { sets: rest.into_iter().take(max).collect(), next })
    }
}

fn page_of<'a>(all: Vec<(&'a Zone, &'a Hosted)>, start: usize, max: usize) -> ZonePage<'a> {
    let next = all.get(start.saturating_add(max)).copied();
    ZonePage { zones: all.into_iter().skip(start).take(max).collect(), next }
}

/// A name as Route 53 returns it: with its trailing dot, and everything but letters, digits,
/// hyphen and underscore as an octal escape (Route 53 developer guide, "DNS domain name format").
pub fn stored_name(name: &Name) -> String {
    let mut stored = String::new();
    for byte in name.fqdn().bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => stored.push(char::from(byte)),
            other => stored.push_str(&format!("\\{other:03o}")),
        }
    }
    stored
}
