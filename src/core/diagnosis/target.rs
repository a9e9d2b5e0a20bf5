//! What typing does to the host that a CNAME or an MX leads to: quotes that became part of it, a
//! priority in front of it, an end that was lost.

use crate::core::kinds::name::Name;

use super::text;

/// The wanted host, with quotes in it that a form took for letters. A host that lacks its dot as
/// well has the zone behind it.
pub fn is_quoted(seen: &Name, wanted: &str) -> bool {
    let seen = text::decoded(seen.as_str());
    let bare: String = seen.chars().filter(|c| !text::QUOTES.contains(c)).collect();
    // The dot of `"host."` stood inside the quotes.
    let bare = bare.replace("..", ".");
    bare != seen && goes_on(bare.trim().trim_end_matches('.'), wanted)
}

/// The wanted host, with the priority that belongs into a field of its own.
pub fn has_priority(seen: &Name, wanted: &str) -> bool {
    let seen = text::decoded(seen.as_str());
    let host = seen.trim_start_matches(|c: char| c.is_ascii_digit());
    host.len() < seen.len() && goes_on(host.trim(), wanted)
}

/// The wanted host in other characters, or as a URL.
pub fn is_disfigured(seen: &Name, wanted: &str) -> bool {
    let plain = text::plain(seen.as_str());
    plain != seen.as_str() && goes_on(&plain, wanted)
}

/// Only a beginning of the wanted host, its first label at least, be it that a DNS host took it
/// for a name in the zone.
pub fn is_cut_off(seen: &Name, wanted: &str, zone: &Name) -> bool {
    let first = wanted.split('.').next().unwrap_or(wanted);
    let behind_zone = seen.relative_to(zone).filter(|relative| relative != "@");
    [Some(seen.to_string()), behind_zone].into_iter().flatten().any(|seen| {
        seen.len() >= first.len() && seen.len() < wanted.len() && wanted.starts_with(seen.as_str())
    })
}

fn goes_on(seen: &str, wanted: &str) -> bool {
    seen.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: &str = "tok.dkim.amazonses.com";

    fn name(text: &str) -> Name {
        Name::from_answer(text)
    }

    #[test]
    fn quotes_are_seen_through_wherever_the_dot_stood() {
        for seen in [
            "\"tok.dkim.amazonses.com\"",
            "\\\"tok.dkim.amazonses.com\\\".example.org",
            "\"tok.dkim.amazonses.com.\"",
        ] {
            assert!(is_quoted(&name(seen), WANTED), "{seen}");
        }
        assert!(is_quoted(&name("\\226\\128\\156tok.dkim.amazonses.com\\226\\128\\157"), WANTED));
        assert!(!is_quoted(&name(WANTED), WANTED));
        assert!(!is_quoted(&name("\"other.dkim.amazonses.com\""), WANTED));
    }

    #[test]
    fn a_priority_in_front_of_the_host_is_seen() {
        assert!(has_priority(&name("10\\032tok.dkim.amazonses.com"), WANTED));
        assert!(has_priority(&name("10tok.dkim.amazonses.com.example.org"), WANTED));
        assert!(!has_priority(&name("10\\032mx.example.org"), WANTED));
        assert!(!has_priority(&name(WANTED), WANTED));
    }

    #[test]
    fn a_beginning_is_cut_off_and_another_host_is_not() {
        let zone = name("example.org");
        for seen in ["tok", "tok.example.org", "tok.dkim", "tok.dkim.example.org", "tok.dkim.amazonses"] {
            assert!(is_cut_off(&name(seen), WANTED, &zone), "{seen}");
        }
        for seen in [
            WANTED,
            "to.example.org",
            "other.example.org",
            "tok.dkim.amazonses.com.example.org",
            "example.org",
        ] {
            assert!(!is_cut_off(&name(seen), WANTED, &zone), "{seen}");
        }
    }
}
