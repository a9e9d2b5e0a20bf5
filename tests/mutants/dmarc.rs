//! DMARC as RFC 9989 writes it down, for one domain without records above it.

use std::collections::BTreeMap;

use crate::mutants::record::ZONE;

/// What a receiver takes from the texts at `_dmarc.DOMAIN`: none but one record (section 4.10),
/// its requests, its modes, and where it may send reports.
pub fn conclude(texts: &[String]) -> String {
    let records: Vec<BTreeMap<String, String>> = texts.iter().filter_map(|text| tags(text)).collect();
    let [record] = records.as_slice() else {
        return "no record".to_owned();
    };
    let request = |tag: &str| {
        let value = record.get(tag)?.to_lowercase();
        // What is no request is said to be none: receivers differ in what they make of it.
        Some(if ["none", "quarantine", "reject"].contains(&value.as_str()) { value } else { "?".to_owned() })
    };
    let strict = |tag: &str| record.get(tag).is_some_and(|value| value.eq_ignore_ascii_case("s"));
    let mut reports: Vec<String> = record.get("rua").map_or_else(Vec::new, |rua| {
        rua.split(',').filter_map(|uri| mailbox_host(uri.trim())).filter(|host| is_ours(host)).collect()
    });
    reports.dedup();
    // Without a policy, a mailbox for reports makes it p=none, and nothing else of it counts as one
    // (section 4.10.1); without that too, no DMARC is applied.
    let (p, sp, np) = match request("p") {
        Some(p) => (p, request("sp"), request("np")),
        None if record
            .get("rua")
            .is_some_and(|rua| rua.split(',').any(|uri| mailbox_host(uri.trim()).is_some())) =>
        {
            ("none".to_owned(), None, None)
        }
        None => ("?".to_owned(), None, None),
    };
    format!("p={p} sp={sp:?} np={np:?} strict {} {} reports {reports:?}", strict("adkim"), strict("aspf"))
}

/// Section 4.8: `v=DMARC1` first and spelt so, then tags between semicolons, blanks around the
/// marks. `None`: this is no DMARC record.
fn tags(text: &str) -> Option<BTreeMap<String, String>> {
    const BLANKS: [char; 2] = [' ', '\t'];
    let mut pieces = text.split(';');
    let (name, value) = pieces.next()?.split_once('=')?;
    let is_version = name.trim_end_matches(BLANKS).eq_ignore_ascii_case("v");
    if !is_version || value.trim_matches(BLANKS) != "DMARC1" {
        return None;
    }
    let mut tags = BTreeMap::new();
    for piece in pieces {
        if let Some((name, value)) = piece.split_once('=') {
            let name = name.trim_matches(BLANKS).to_lowercase();
            // Which of two counts is left to each receiver.
            let value = if tags.contains_key(&name) { "?" } else { value.trim_matches(BLANKS) };
            tags.insert(name, value.to_owned());
        }
    }
    Some(tags)
}

/// The host of a `mailto:` address.
fn mailbox_host(uri: &str) -> Option<String> {
    let scheme = uri.get(..7)?;
    let address = uri.get(7..)?.split(['!', '?']).next()?;
    let (local, host) = address.rsplit_once('@')?;
    let letters = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let whole = scheme.eq_ignore_ascii_case("mailto:")
        && !local.is_empty()
        && uri.bytes().all(|byte| byte.is_ascii_graphic())
        && host.split('.').all(letters);
    whole.then(|| host.to_lowercase())
}

/// Others must agree before they are sent reports (RFC 9990, section 4), and in the tests' world
/// nobody has.
fn is_ours(host: &str) -> bool {
    host == ZONE || host.ends_with(&format!(".{ZONE}"))
}
