//! What pasting and typing do to a value.

use crate::core::kinds::control_characters::{is_unseen, number};
use crate::core::records::width::narrow;

/// The bytes of a name in presentation form, where `\DDD` is one byte in decimal (RFC 1035,
/// section 5.1).
fn bytes(name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let number = || std::str::from_utf8(after.get(..3)?).ok()?.parse::<u8>().ok();
        match (first, number()) {
            (b'\\', Some(byte)) => {
                bytes.push(byte);
                rest = &after[3..];
            }
            (b'\\', None) => rest = after,
            (byte, _) => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    bytes
}

/// A name as it was typed, its escapes undone.
pub fn decoded(name: &str) -> String {
    String::from_utf8_lossy(&bytes(name)).into_owned()
}

/// The name with what typing did to its characters undone: letters of full width, dashes of a word
/// processor, the scheme of a URL in front and its slash behind.
pub fn plain(name: &str) -> String {
    let narrow: String = decoded(name).chars().map(narrow).collect();
    let bare = narrow.split_once("://").map_or(narrow.as_str(), |(_, host)| host);
    bare.trim().replace('/', "").to_ascii_lowercase()
}

/// The first character nobody sees in a name or a text, by its Unicode number: `U+200B`.
pub fn invisible(text: &str) -> Option<String> {
    let whole = decoded(text);
    let found = whole.chars().find(|c| is_unseen(*c) || (*c == ' ' && !text.contains(' ')))?;
    Some(number(found))
}

/// The name without what nobody sees in it.
pub fn visible(name: &str) -> String {
    let whole = decoded(name);
    whole.chars().filter(|c| !is_unseen(*c) && *c != ' ').collect()
}

pub const QUOTES: [char; 16] = [
    '"', '\'', '`', '\u{ab}', '\u{bb}', '\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}', '\u{201c}',
    '\u{201d}', '\u{201e}', '\u{201f}', '\u{300c}', '\u{300d}', '\u{ff02}',
];

/// The text out of the quotes around it, straight or curly; `None` where there are none.
pub fn unquoted(text: &str) -> Option<&str> {
    let bare = text.trim().trim_start_matches('\\').trim_matches(QUOTES).trim_end_matches('\\').trim();
    text.trim().starts_with(|c| QUOTES.contains(&c) || c == '\\').then_some(bare)
}

/// True where `seen` became `meant` by at most `most` letters added, lost, changed or put one
/// before the other.
pub fn is_slip(seen: &str, meant: &str, most: usize) -> bool {
    let (seen, meant): (Vec<char>, Vec<char>) = (seen.chars().collect(), meant.chars().collect());
    if seen == meant || seen.len().abs_diff(meant.len()) > most {
        return false;
    }
    // Optimal string alignment: the last three rows of the table of distances.
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=meant.len()).collect();
    for (i, c) in seen.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, d) in meant.iter().enumerate() {
            let mut best = (last[j] + usize::from(c != d)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *c == meant[j - 1] && seen[i - 1] == *d {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[meant.len()] <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_named_by_its_number() {
        assert_eq!(invisible("a.example.com\\032").as_deref(), Some("U+0020"));
        assert_eq!(invisible("a\\226\\128\\139.example.com").as_deref(), Some("U+200B"));
        assert_eq!(invisible("\u{feff}v=spf1 -all").as_deref(), Some("U+FEFF"));
        assert_eq!(invisible("v=spf1 -all"), None);
        assert_eq!(visible("a\\226\\128\\139.example.com\\032"), "a.example.com");
    }

    #[test]
    fn what_typing_did_to_a_name_is_undone() {
        for seen in [
            "https://a.example.com",
            "http://a.example.com/",
            "a\\239\\188\\142example\\239\\188\\142com",
            "\u{ff41}.example.com",
            "A.example.com",
        ] {
            assert_eq!(plain(seen), "a.example.com", "{seen}");
        }
        assert_eq!(plain("feedback\\226\\128\\147smtp.example.com"), "feedback-smtp.example.com");
        assert_eq!(plain("b.example.com"), "b.example.com");
    }

    #[test]
    fn quotes_around_a_text_are_seen_through() {
        assert_eq!(unquoted("\u{201c}v=spf1 -all\u{201d}"), Some("v=spf1 -all"));
        assert_eq!(unquoted("\"v=DMARC1; p=none\""), Some("v=DMARC1; p=none"));
        assert_eq!(unquoted("\\\"v=spf1 -all\\\""), Some("v=spf1 -all"));
        assert_eq!(unquoted("v=spf1 -all"), None);
    }

    #[test]
    fn a_slip_is_one_letter_or_two_put_the_wrong_way_round() {
        assert!(is_slip("token.dkim.amzonses.com", "token.dkim.amazonses.com", 2));
        assert!(is_slip("toekn", "token", 1));
        assert!(!is_slip("token", "token", 2));
        assert!(!is_slip("www.example.net", "token.dkim.amazonses.com", 2));
    }
}
