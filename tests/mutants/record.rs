//! A zone as its host shows it to a person: a line a record.

use std::collections::{BTreeMap, BTreeSet};

/// The zone of every mutant.
pub const ZONE: &str = "example.org";

/// One resource record. Names in values are whole and without their closing dot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    /// Below the zone, or `@`.
    pub host: String,
    pub rtype: String,
    pub ttl: u32,
    /// The character-strings of a TXT; anything else is one.
    pub value: Vec<String>,
}

impl Record {
    pub fn new(host: &str, rtype: &str, value: &str) -> Record {
        Record { host: host.to_owned(), rtype: rtype.to_owned(), ttl: 300, value: vec![value.to_owned()] }
    }

    /// The whole name, in small letters.
    pub fn name(&self) -> String {
        if self.host == "@" { ZONE.to_owned() } else { format!("{}.{ZONE}", self.host).to_lowercase() }
    }

    pub fn text(&self) -> String {
        self.value.concat()
    }

    /// As a scenario's zone holds values.
    fn presented(&self) -> String {
        match self.rtype.as_str() {
            "TXT" => {
                let quoted =
                    |string: &String| format!("\"{}\"", string.replace('\\', "\\\\").replace('"', "\\\""));
                self.value.iter().map(quoted).collect::<Vec<_>>().join(" ")
            }
            "A" => self.text(),
            _ => format!("{}.", self.text()),
        }
    }

    /// Whether a DNS host would take it: labels that are some, numbers where numbers belong.
    fn is_accepted(&self) -> bool {
        let host_label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        };
        let target =
            |name: &str| name.len() < 240 && name.split('.').all(|label| (1..=63).contains(&octets(label)));
        let host = self.host == "@" || self.host.split('.').all(host_label);
        let value = self.text();
        host && match self.rtype.as_str() {
            "CNAME" => target(&value) && !value.contains(' '),
            "MX" => value.split_once(' ').is_some_and(|(number, host)| {
                number.parse::<u16>().is_ok() && target(host) && !host.contains(' ')
            }),
            "A" => value.parse::<std::net::Ipv4Addr>().is_ok(),
            _ => !value.is_empty() && self.value.iter().all(|string| (1..=255).contains(&string.len())),
        }
    }
}

/// How many octets a label in presentation form has.
fn octets(label: &str) -> usize {
    label.len() - 3 * label.matches('\\').count()
}

/// Whether the host would take the whole zone: a CNAME stands alone at its name (RFC 1034, 3.6.2).
pub fn is_accepted(zone: &[Record]) -> bool {
    let mut at: BTreeMap<String, Vec<&Record>> = BTreeMap::new();
    for record in zone {
        at.entry(record.name()).or_default().push(record);
    }
    zone.iter().all(Record::is_accepted)
        && at.values().all(|here| here.len() == 1 || here.iter().all(|record| record.rtype != "CNAME"))
}

/// The `records` of a scenario's zone.
pub fn toml(zone: &[Record]) -> toml::Value {
    let mut sets: BTreeMap<(String, &str), (u32, BTreeSet<String>)> = BTreeMap::new();
    for record in zone {
        let set = sets.entry((record.host.to_lowercase(), record.rtype.as_str())).or_default();
        set.0 = record.ttl;
        set.1.insert(record.presented());
    }
    let value = |((host, rtype), (ttl, values)): ((String, &str), (u32, BTreeSet<String>))| {
        let values = values.into_iter().map(toml::Value::String).collect();
        toml::Value::Array(vec![host.into(), rtype.into(), i64::from(ttl).into(), toml::Value::Array(values)])
    };
    toml::Value::Array(sets.into_iter().map(value).collect())
}
