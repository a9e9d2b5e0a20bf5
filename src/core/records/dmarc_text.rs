//! What a text at `_dmarc` was meant to be, where receivers take it for no DMARC record or take none
//! of several (RFC 9989, sections 4.7 and 4.10): the policy that somebody has chosen is not to be lost
//! by mending it.

use std::collections::BTreeSet;

use crate::core::mail::dmarc::parse::{is_dmarc, read};
use crate::core::mail::dmarc::{Policy, Request};

use super::width::narrow;

/// All tags that a DMARC record ever had.
const TAGS: [&str; 14] =
    ["v", "p", "sp", "np", "adkim", "aspf", "psd", "t", "rua", "ruf", "fo", "pct", "rf", "ri"];

/// The record to enter in the place of these; `None` where they say of no policy what it is.
pub fn meant(texts: &[String]) -> Option<String> {
    let records: Vec<&String> = texts.iter().filter(|text| is_dmarc(text)).collect();
    if records.is_empty() {
        return texts.iter().find(|text| is_attempt(text)).and_then(|text| mended(text));
    }
    strictest(&records)
}

/// The record with the policy `none`: one that is not in effect is not to turn mail away from one
/// moment to the next.
pub fn eased(text: &str) -> String {
    let kept = pieces(text).filter_map(|piece| match tag(piece) {
        Some((tag, _)) if tag == "p" => Some("p=none"),
        Some((tag, _)) if ["sp", "np"].contains(&tag.as_str()) => None,
        _ => Some(piece),
    });
    kept.collect::<Vec<_>>().join("; ")
}

/// The text has the tags of DMARC, in whatever order, and with or without the version.
pub fn is_attempt(text: &str) -> bool {
    holds_version(text) || is_policy(text)
}

/// The version stands somewhere in the text.
pub fn holds_version(text: &str) -> bool {
    pieces(&plain(text)).any(|piece| behind_version(piece).is_some())
}

/// Tags of DMARC only, and a policy among them: at `_dmarc` nothing else is meant by it.
fn is_policy(text: &str) -> bool {
    let text = plain(text);
    let tags = || pieces(&text).map(tag);
    tags().all(|tag| tag.is_some_and(|(tag, _)| TAGS.contains(&tag.as_str())))
        && tags().flatten().any(|(tag, value)| tag == "p" && is_request(value))
}

fn is_request(value: &str) -> bool {
    let all = [Request::None, Request::Quarantine, Request::Reject];
    all.iter().any(|request| value.eq_ignore_ascii_case(request.as_str()))
}

/// Without quotes around it and what typing and pasting do to characters.
fn plain(text: &str) -> String {
    let seen = text.chars().map(narrow).filter(|c| c.is_ascii_graphic() || *c == ' ');
    let seen: String = seen.collect();
    seen.trim_matches(['"', '\'', '`', '\\', ' ']).to_owned()
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|piece| !piece.is_empty())
}

fn tag(piece: &str) -> Option<(String, &str)> {
    piece.split_once('=').map(|(tag, value)| (tag.trim().to_ascii_lowercase(), value.trim()))
}

/// What stands behind the version in its piece, where a semicolon is missing or another character
/// stands for it: usually nothing.
fn behind_version(piece: &str) -> Option<&str> {
    const NAME: &str = "dmarc";
    let at = piece.to_ascii_lowercase().find(NAME)?;
    let only_version = piece.get(..at)?.chars().all(|c| "vV=: '`\"".contains(c));
    let rest = piece.get(at + NAME.len()..).filter(|_| only_version)?;
    let rest = rest.trim_start();
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    (digits.len() < rest.len()).then(|| digits.trim_start_matches([' ', ':', ',']))
}

/// The tags of the text behind the version.
fn mended(text: &str) -> Option<String> {
    let text = plain(text);
    let tags = pieces(&text).map(|piece| behind_version(piece).unwrap_or(piece));
    let tags: Vec<&str> = tags.filter(|piece| !piece.is_empty()).collect();
    let record = format!("v=DMARC1; {}", tags.join("; "));
    read(&record).ok()?.p.map(|_| record)
}

/// The one with the strictest policy, its reports to the addresses of all.
fn strictest(records: &[&String]) -> Option<String> {
    let read: Vec<(&String, Policy)> =
        records.iter().filter_map(|text| Some((*text, read(text).ok()?))).collect();
    let (text, policy) = read.iter().rev().max_by_key(|(_, policy)| policy.p)?;
    policy.p?;
    let mut rua = policy.rua.clone();
    let mut named: BTreeSet<&String> = policy.rua.iter().collect();
    let all = read.iter().flat_map(|(_, policy)| &policy.rua);
    rua.extend(all.filter(|address| named.insert(*address)).cloned());
    if rua.len() == policy.rua.len() {
        return Some((*text).clone());
    }
    let is_rua = |piece: &&str| tag(piece).is_some_and(|(tag, _)| tag == "rua");
    let others = pieces(text).filter(|piece| !is_rua(piece));
    let all: Vec<String> = others.map(str::to_owned).chain([format!("rua={}", rua.join(","))]).collect();
    Some(all.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str]) -> Option<String> {
        meant(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_policy_that_stands_is_kept_behind_the_version() {
        for (seen, wanted) in [
            ("p=reject; v=DMARC1", "v=DMARC1; p=reject"),
            ("p=reject; rua=mailto:a@example.com; v=DMARC1;", "v=DMARC1; p=reject; rua=mailto:a@example.com"),
            (
                "p=quarantine; rua=mailto:dmarc@example.com",
                "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com",
            ),
            ("v=dmarc1; p=reject", "v=DMARC1; p=reject"),
            ("v=DMARC1: p=reject", "v=DMARC1; p=reject"),
            ("v=DMARC1 p=reject", "v=DMARC1; p=reject"),
            ("\"v=DMARC1; p=reject\"", "v=DMARC1; p=reject"),
            ("\u{201c}v=DMARC1; p=reject\u{201d}", "v=DMARC1; p=reject"),
            ("\u{ff56}\u{ff1d}DMARC1\u{ff1b} p=reject", "v=DMARC1; p=reject"),
        ] {
            assert_eq!(of(&[seen]).as_deref(), Some(wanted), "{seen}");
        }
    }

    #[test]
    fn the_policy_alone_is_eased() {
        for (text, wanted) in [
            (
                "v=DMARC1; p=reject; sp=quarantine; rua=mailto:a@example.com;",
                "v=DMARC1; p=none; rua=mailto:a@example.com",
            ),
            ("v=DMARC1;p=quarantine;np=reject;adkim=s", "v=DMARC1; p=none; adkim=s"),
        ] {
            assert_eq!(eased(text), wanted);
            assert_eq!(read(wanted).unwrap().p, Some(Request::None));
        }
    }

    #[test]
    fn texts_of_another_purpose_are_no_attempt() {
        for text in ["site-verification=x1", "v=spf1 -all", "p=MIGfMA0", "see v=DMARC1", "p=none; x=1", ""] {
            assert!(!is_attempt(text), "{text}");
            assert_eq!(of(&[text]), None, "{text}");
        }
        assert_eq!(of(&["v=dmarc1; p=monitor"]), None);
    }

    #[test]
    fn of_several_the_strictest_gets_the_reports_of_all() {
        let reject = "v=DMARC1; p=reject";
        assert_eq!(of(&["v=DMARC1; p=none", reject]).as_deref(), Some(reject));
        assert_eq!(of(&[reject, "v=DMARC1; p=none"]).as_deref(), Some(reject));
        assert_eq!(
            of(&[
                "v=DMARC1; p=none; rua=mailto:a@example.com",
                "v=DMARC1; rua=mailto:b@example.com; p=reject"
            ]),
            Some("v=DMARC1; p=reject; rua=mailto:b@example.com,mailto:a@example.com".to_owned())
        );
        assert_eq!(of(&["v=DMARC1; p=x", "v=DMARC1; p=y"]), None);
    }
}
