//! DMARC at the receiver (RFC 9989): the record that applies, what it asks, what aligns. Read afresh from
//! the DNS and apart from what the program itself reads of it.

use std::collections::BTreeMap;

use super::resolvers::Receivers;
use crate::core::kinds::name::Name;

/// One record's tags, names in lower case.
type Tags = BTreeMap<String, String>;

/// What receivers are asked to do with a mail that fails.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    Nothing,
    Quarantine,
    Reject,
}

pub(super) struct Dmarc {
    from: Name,
    organization: Name,
    /// `None`: receivers apply no DMARC.
    record: Option<(Name, Tags)>,
}

impl Dmarc {
    /// Section 4.10.1: the From domain's own record, else the organizational domain's, else the one furthest
    /// up.
    pub(super) fn of(receivers: &Receivers<'_>, from: &Name) -> Self {
        let found = walk(receivers, from);
        let organization = organization(from, &found);
        let at = |name: &Name| found.iter().find(|(domain, _)| domain == name).cloned();
        let record = at(from).or_else(|| at(&organization)).or_else(|| found.last().cloned());
        Self { from: from.clone(), organization, record }
    }

    pub(super) fn applies(&self) -> bool {
        self.record.is_some()
    }

    /// Section 4.7: `sp` for names below the record's, `np` for those that do not exist; `t=y` asks one step
    /// less. An unknown value is as none.
    pub(super) fn asks(&self, receivers: &Receivers<'_>) -> Asked {
        let Some((at, tags)) = &self.record else { return Asked::Nothing };
        let tag = |name: &str| tags.get(name).map(String::as_str);
        let below = || tag("sp").or_else(|| tag("p"));
        let policy = match *at == self.from {
            true => tag("p"),
            false if !receivers.exists(&self.from) => tag("np").or_else(below),
            false => below(),
        };
        let is_testing = tag("t").is_some_and(|testing| testing.eq_ignore_ascii_case("y"));
        match (policy.map(str::to_ascii_lowercase).as_deref(), is_testing) {
            (Some("reject"), false) => Asked::Reject,
            (Some("reject"), true) | (Some("quarantine"), false) => Asked::Quarantine,
            _ => Asked::Nothing,
        }
    }

    /// Section 4.4: the same name, or, unless `mode` (`adkim`, `aspf`) is strict, the same organization.
    pub(super) fn aligns(&self, receivers: &Receivers<'_>, mode: &str, other: &Name) -> bool {
        let strict = self.record.as_ref().and_then(|(_, tags)| tags.get(mode));
        let is_strict = strict.is_some_and(|mode| mode.eq_ignore_ascii_case("s"));
        *other == self.from
            || (!is_strict && organization(other, &walk(receivers, other)) == self.organization)
    }
}

/// The records on the way up, each domain with its one valid record (section 4.10): at most eight names,
/// and none above one that declares `psd`.
fn walk(receivers: &Receivers<'_>, start: &Name) -> Vec<(Name, Tags)> {
    let mut found = Vec::new();
    let mut labels: Vec<&str> = start.labels().collect();
    while !labels.is_empty() {
        let domain = Name::from_answer(&labels.join("."));
        let texts = receivers.agreed(&domain.child("_dmarc"));
        let records: Vec<Tags> = texts.iter().filter_map(|text| read(text)).collect();
        if let [tags] = &records[..] {
            let ends = tags.get("psd").is_some_and(|psd| matches!(psd.as_str(), "y" | "n"));
            found.push((domain, tags.clone()));
            if ends {
                break;
            }
        }
        let next = if labels.len() > 8 { labels.len() - 7 } else { 1 };
        labels.drain(..next);
    }
    found
}

/// Section 4.10.2: `psd=n` marks it, one below `psd=y`, else the one furthest up.
fn organization(start: &Name, found: &[(Name, Tags)]) -> Name {
    for (domain, tags) in found {
        match tags.get("psd").map(String::as_str) {
            Some("n") => return domain.clone(),
            Some("y") if domain != start => {
                let depth = domain.labels().count() + 1;
                let skipped = start.labels().count() - depth;
                return Name::from_answer(&start.labels().skip(skipped).collect::<Vec<_>>().join("."));
            }
            _ => {}
        }
    }
    found.last().map_or_else(|| start.clone(), |(domain, _)| domain.clone())
}

/// `v=DMARC1` first, then tags; without a policy it is a record where it says where reports go (sections 4.7
/// and 4.8).
fn read(text: &str) -> Option<Tags> {
    let blank = |c: char| c == ' ' || c == '\t';
    let mut parts = text.split(';').map(|part| part.trim_matches(blank));
    let (name, version) = parts.next()?.split_once('=')?;
    if !name.trim_matches(blank).eq_ignore_ascii_case("v") || version.trim_matches(blank) != "DMARC1" {
        return None;
    }
    let mut tags = Tags::new();
    for part in parts {
        if let Some((name, value)) = part.split_once('=') {
            let name = name.trim_matches(blank).to_ascii_lowercase();
            tags.entry(name).or_insert_with(|| value.trim_matches(blank).to_owned());
        }
    }
    (tags.contains_key("p") || tags.contains_key("rua")).then_some(tags)
}
