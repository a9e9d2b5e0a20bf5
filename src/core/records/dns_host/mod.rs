//! Who runs a zone's DNS, and how its form wants a record: from `assets/dns_hosts.toml`, where each
//! fact has its source.

mod form;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::core::facts::Facts;
use crate::core::kinds::name::Name;
use crate::core::kinds::record::Wanted;
use crate::core::servers::authority;

pub use form::{Part, PartKind, parts};

/// What is known of one host; `None` and empty where no source tells.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DnsHost {
    pub id: String,
    /// As it writes itself.
    pub name: String,
    name_servers: Vec<String>,
    #[serde(default)]
    pub fields: Fields,
    pub host_part: Option<HostPart>,
    pub priority: Option<Priority>,
    pub dot: Option<Dot>,
    pub quotes: Option<Quotes>,
    /// A CNAME can be proxied, and must not be.
    #[serde(default)]
    pub proxy: bool,
    pub publishes: Option<Publishes>,
    pub lines: Option<Lines>,
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Facts, by their keys, whose source could not be read.
    #[serde(default)]
    unchecked: Vec<String>,
    /// Where each fact is from, by its key.
    pub sources: BTreeMap<String, String>,
}

/// How the form calls its fields.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    pub name: Option<String>,
    pub cname: Option<String>,
    pub mx: Option<String>,
    pub priority: Option<String>,
    pub txt: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HostPart {
    /// The host adds the zone itself.
    Relative,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// A field of its own.
    Own,
    /// `10 host`, all in the value.
    InValue,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dot {
    /// Without a closing dot the zone is appended to the value.
    Required,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quotes {
    Required,
    /// The host adds them where they are missing.
    Added,
}

/// What the host itself says of how long a change takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Publishes {
    OneDay,
    TwoDays,
}

impl Publishes {
    pub const ALL: [Publishes; 2] = [Self::OneDay, Self::TwoDays];

    pub const fn code(self) -> &'static str {
        match self {
            Self::OneDay => "one-day",
            Self::TwoDays => "two-days",
        }
    }
}

/// What else a person has to know there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// MX records are entered elsewhere, under "Mail Settings", "Custom MX".
    CustomMx,
    /// Nothing is saved before a second page is confirmed.
    ConfirmPage,
    /// VALUE-DOMAIN's zones are on these servers too, and its form is another one.
    AlsoValueDomain,
    /// The line of an MX has the server before the priority.
    MxLine,
}

impl Note {
    pub const ALL: [Note; 4] = [Self::CustomMx, Self::ConfirmPage, Self::AlsoValueDomain, Self::MxLine];

    pub const fn code(self) -> &'static str {
        match self {
            Self::CustomMx => "custom-mx",
            Self::ConfirmPage => "confirm-page",
            Self::AlsoValueDomain => "also-value-domain",
            Self::MxLine => "mx-line",
        }
    }
}

impl DnsHost {
    /// Something of the form that is shown is known only from others than the host.
    pub fn is_form_unchecked(&self) -> bool {
        let of_form = ["fields", "host_part", "priority", "dot", "quotes", "lines"];
        self.unchecked.iter().any(|fact| of_form.contains(&fact.as_str()))
    }
}

/// A record as one line of text: `{host}`, `{target}` and `{text}` are filled in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lines {
    pub cname: String,
    pub txt: String,
}

#[derive(Deserialize)]
struct File {
    host: Vec<DnsHost>,
}

/// Every host that is known; a test reads the file, so it is never empty.
pub fn all() -> &'static [DnsHost] {
    static HOSTS: OnceLock<Vec<DnsHost>> = OnceLock::new();
    HOSTS.get_or_init(|| {
        let file: Result<File, _> = toml::from_str(include_str!("../../../../assets/dns_hosts.toml"));
        file.map(|file| file.host).unwrap_or_default()
    })
}

/// The host that all of these name servers belong to.
pub fn of(name_servers: &[Name]) -> Option<&'static DnsHost> {
    let serves = |host: &&DnsHost| {
        let own = |server: &Name| host.name_servers.iter().any(|pattern| fits(server, pattern));
        !name_servers.is_empty() && name_servers.iter().all(own)
    };
    all().iter().find(serves)
}

/// The host of the zone that holds a record, and that zone where it is known.
pub fn of_record(facts: &Facts, wanted: &Wanted) -> (Option<&'static DnsHost>, Option<Name>) {
    let authority = authority::of_record(facts, &wanted.name, wanted.rtype);
    (of(authority.reached()), authority.zone.clone().or_else(|| wanted.name.registrable()))
}

/// True where the name ends with the pattern's labels.
fn fits(name: &Name, pattern: &str) -> bool {
    let same = |label: &str, wanted: &str| match wanted.strip_suffix('*') {
        Some(beginning) => label.starts_with(beginning),
        None => label == wanted,
    };
    let mut labels = name.labels().rev();
    pattern.split('.').rev().all(|wanted| labels.next().is_some_and(|label| same(label, wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(hosts: &[&str]) -> Vec<Name> {
        hosts.iter().map(|host| Name::from_answer(host)).collect()
    }

    #[test]
    fn a_host_is_known_by_its_name_servers() {
        let id = |hosts: &[&str]| of(&names(hosts)).map(|host| host.id.as_str());
        assert_eq!(id(&["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"]), Some("cloudflare"));
        assert_eq!(id(&["ns07.domaincontrol.com", "ns08.domaincontrol.com"]), Some("godaddy"));
        assert_eq!(id(&["dns1.registrar-servers.com", "dns2.registrar-servers.com"]), Some("namecheap"));
        assert_eq!(id(&["ns-cloud-a1.googledomains.com"]), Some("google"));
        assert_eq!(id(&["ns1-03.azure-dns.com", "ns2-03.azure-dns.net"]), Some("azure"));
        assert_eq!(id(&["ns-12-a.gandi.net", "ns-210-b.gandi.net"]), Some("gandi"));
        assert_eq!(id(&["dns19.ovh.net", "ns19.ovh.net"]), Some("ovh"));
        assert_eq!(id(&["ns-1.awsdns-00.com", "ns-1536.awsdns-00.co.uk"]), Some("route53"));
        assert_eq!(id(&["01.dnsv.jp", "02.dnsv.jp"]), Some("onamae"));
        assert_eq!(id(&["dns01.muumuu-domain.com", "dns02.muumuu-domain.com"]), Some("muumuu"));
        assert_eq!(id(&["ns1.xserver.jp", "ns2.xserver.jp"]), Some("xserver"));
        assert_eq!(id(&["ns1.dns.ne.jp", "ns2.dns.ne.jp"]), Some("sakura"));
        assert_eq!(id(&["ns1.value-domain.com"]), Some("value-domain"));
        // Nobody knows which of two hosts a person would go to.
        assert_eq!(id(&["ada.ns.cloudflare.com", "01.dnsv.jp"]), None);
        assert_eq!(id(&["cloudflare.com", "badns.cloudflare.com.example.net"]), None);
        assert_eq!(id(&["ns1.example.net"]), None);
        assert_eq!(id(&[]), None);
    }

    #[test]
    fn each_fact_has_its_source_and_each_source_its_fact() {
        assert!(all().len() >= 13, "the file was not read");
        for host in all() {
            let Fields { name, cname, mx, priority, txt } = &host.fields;
            let has_fields = [name, cname, mx, priority, txt].iter().any(|field| field.is_some());
            let facts = [
                ("name_servers", !host.name_servers.is_empty()),
                ("fields", has_fields),
                ("host_part", host.host_part.is_some()),
                ("priority", host.priority.is_some()),
                ("dot", host.dot.is_some()),
                ("quotes", host.quotes.is_some()),
                ("proxy", host.proxy),
                ("publishes", host.publishes.is_some()),
                ("lines", host.lines.is_some()),
                ("notes", !host.notes.is_empty()),
            ];
            for (fact, known) in facts {
                assert_eq!(host.sources.contains_key(fact), known, "{fact} of {}", host.id);
            }
            let known = |key: &String| facts.iter().any(|(fact, _)| fact == key);
            assert!(host.sources.keys().all(known), "{:?}", host.sources.keys());
            let has_source = |key: &String| host.sources.contains_key(key);
            assert!(host.unchecked.iter().all(has_source), "{:?} of {}", host.unchecked, host.id);
            for source in host.sources.values().flat_map(|sources| sources.split(' ')) {
                assert!(source.starts_with("https://") || source.starts_with("http://"), "{source}");
            }
        }
    }
}
