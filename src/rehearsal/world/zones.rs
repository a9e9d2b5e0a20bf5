//! Zones of the simulated DNS, whoever hosts them, and records entered by hand.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::World;
use crate::core::kinds::name::Name;
use crate::core::kinds::record::RecordSet;

/// One zone as its host holds it; what each of its servers shows is the [`Tree`]'s matter.
///
/// [`Tree`]: crate::rehearsal::tree::Tree
#[derive(Clone, Debug)]
pub struct Zone {
    /// The zone's key in the tree.
    pub key: String,
    pub apex: Name,
    /// How far the slowest server is behind.
    pub lag: SignedDuration,
    pub sets: BTreeMap<(Name, String), RecordSet>,
    /// `None` for a zone of another DNS host.
    pub hosted: Option<Hosted>,
}

/// What makes a zone a hosted zone.
#[derive(Clone, Debug)]
pub struct Hosted {
    /// `Z…`, without `/hostedzone/`.
    pub id: String,
    pub private: bool,
    pub name_servers: Vec<Name>,
    /// False where the parent delegates to other servers.
    pub delegated: bool,
    pub linked_service: Option<String>,
    /// Accelerated recovery is being turned on.
    pub locked: bool,
    /// Record sets that are protected, by name and type, and the comment of the protection.
    pub protections: BTreeMap<(Name, String), String>,
    pub comment: String,
}

/// Records that a person said were entered, and when the host will publish them.
#[derive(Clone, Debug)]
pub struct HandPublished {
    pub due: Timestamp,
    pub name: Name,
    pub rtype: String,
    /// In zone-file presentation.
    pub value: String,
}

/// The TTL that this world's DNS host gives to what is entered by hand, in seconds.
const TTL_BY_HAND: i64 = 300;

impl World {
    /// A person says that these records were entered at the DNS host: name, type, and the value
    /// as one string (a TXT without quotes). They appear after the scenario's delay.
    pub fn entered(&mut self, records: &[(String, String, String)]) {
        let due = self.now() + self.timing.by_hand_after;
        for (name, rtype, value) in records {
            let rtype = rtype.to_ascii_uppercase();
            let value = if rtype == "TXT" { quoted(value) } else { value.clone() };
            self.hand_published.push(HandPublished { due, name: Name::from_answer(name), rtype, value });
        }
    }

    pub(super) fn publish_by_hand(&mut self, now: Timestamp) {
        let standing = std::mem::take(&mut self.hand_published);
        let (due, later): (Vec<_>, Vec<_>) = standing.into_iter().partition(|entry| entry.due <= now);
        self.hand_published = later;
        for HandPublished { due, name, rtype, value } in due {
            self.add_value(&name, &rtype, TTL_BY_HAND, value, due);
        }
    }

    /// The public zone that a name lies in: the one with the longest apex. A hosted zone that is
    /// not delegated never counts.
    pub fn zone_of(&self, name: &Name) -> Option<usize> {
        self.zones
            .iter()
            .enumerate()
            .filter(|(_, zone)| name.is_within(&zone.apex))
            .filter(|(_, zone)| zone.hosted.as_ref().is_none_or(|hosted| hosted.delegated && !hosted.private))
            .max_by_key(|(_, zone)| zone.apex.as_str().len())
            .map(|(index, _)| index)
    }

    /// One more value at a name and type; a CNAME has only one, so there the new one stays.
    pub fn add_value(&mut self, name: &Name, rtype: &str, ttl: i64, value: String, at: Timestamp) {
        let Some(index) = self.zone_of(name) else { return };
        let standing = self.zones[index].sets.get(&(name.clone(), rtype.to_owned()));
        let mut values = match standing {
            Some(set) if rtype != "CNAME" => set.values.clone(),
            _ => Vec::new(),
        };
        if !values.contains(&value) {
            values.push(value);
        }
        let set = RecordSet {
            name: name.clone(),
            rtype: rtype.to_owned(),
            ttl: Some(ttl),
            values,
            alias: false,
            set_identifier: None,
        };
        self.put_set(index, set, at);
    }

    /// Puts a record set into a zone, in the place of what stood there. An alias is answered with
    /// what its target in the same zone holds (Route 53 Developer Guide, "Choosing between alias and
    /// non-alias records").
    pub fn put_set(&mut self, index: usize, set: RecordSet, at: Timestamp) {
        let Some(zone) = self.zones.get_mut(index) else { return };
        let target = set.values.first().filter(|_| set.alias).map(|target| Name::from_answer(target));
        let shown = target.and_then(|target| zone.sets.get(&(target, set.rtype.clone())));
        let shown = shown.unwrap_or(&set);
        let ttl = u32::try_from(shown.ttl.unwrap_or(0)).unwrap_or(0);
        self.tree.set(&zone.key, &set.name, &set.rtype, ttl, &shown.values, at);
        zone.sets.insert((set.name.clone(), set.rtype.clone()), set);
    }

    /// Takes a record set out of a zone.
    pub fn remove_set(&mut self, index: usize, name: &Name, rtype: &str, at: Timestamp) {
        let Some(zone) = self.zones.get_mut(index) else { return };
        zone.sets.remove(&(name.clone(), rtype.to_owned()));
        self.tree.remove(&zone.key, name, rtype, at);
    }
}

/// A TXT value in presentation form: strings of at most 255 octets, each in quotes (RFC 1035,
/// section 3.3.14).
pub fn quoted(text: &str) -> String {
    let mut strings = vec![String::new()];
    let mut length = 0;
    for character in text.chars() {
        if length + character.len_utf8() > 255 {
            strings.push(String::new());
            length = 0;
        }
        length += character.len_utf8();
        if let Some(last) = strings.last_mut() {
            if matches!(character, '"' | '\\') {
                last.push('\\');
            }
            last.push(character);
        }
    }
    strings.iter().map(|string| format!("\"{string}\"")).collect::<Vec<_>>().join(" ")
}
