//! What a record's value must look like.

use std::net::{Ipv4Addr, Ipv6Addr};

/// The text that Route 53 puts before a value that it cannot take.
const INVALID: &str = "Invalid Resource Record: FATAL problem: ";

/// Checks one value of a record set (Route 53 developer guide, "Supported DNS record types"). What
/// `value` is held as comes back: TXT in quotes, anything else as it was given.
///
/// # Errors
/// Route 53's message.
pub fn check(rtype: &str, value: &str) -> Result<(), String> {
    let invalid =
        |problem: &str, why: &str| Err(format!("{INVALID}{problem} ({why}) encountered with '{value}'"));
    match rtype {
        "TXT" | "SPF" => match strings(value) {
            Ok(lengths) if lengths.iter().any(|length| *length > 255) => {
                invalid("CharacterStringTooLong", "Value is too long")
            }
            Ok(_) => Ok(()),
            Err(why) => invalid("InvalidCharacterString", why),
        },
        "A" if value.parse::<Ipv4Addr>().is_err() => {
            invalid("ARRDATAIllegalIPv4Address", "Value is not a valid IPv4 address")
        }
        "AAAA" if value.parse::<Ipv6Addr>().is_err() => {
            invalid("AAAARRDATAIllegalIPv6Address", "Value is not a valid IPv6 address")
        }
        "CNAME" | "NS" | "PTR" if !is_domain(value) => {
            invalid("DomainLabelInvalid", "Value is not a valid domain name")
        }
        "MX" => {
            let fields: Vec<&str> = value.split_ascii_whitespace().collect();
            match fields[..] {
                [preference, exchange] if preference.parse::<u16>().is_ok() && is_domain(exchange) => Ok(()),
                [_, _] => invalid("MXRRDATAIllegalFormat", "Value is not a valid preference and host"),
                _ => invalid("MXRRDATAIncorrectFieldCount", "MX record doesn't have 2 fields"),
            }
        }
        _ => Ok(()),
    }
}

/// The lengths of the quoted strings of a TXT value.
fn strings(value: &str) -> Result<Vec<usize>, &'static str> {
    const UNQUOTED: &str = "Value should be enclosed in quotation marks";
    let mut lengths = Vec::new();
    let mut rest = value.trim();
    while !rest.is_empty() {
        let inside = rest.strip_prefix('"').ok_or(UNQUOTED)?;
        let mut length = 0;
        let mut escaped = false;
        let mut end = None;
        for (at, character) in inside.char_indices() {
            match character {
                _ if escaped => escaped = false,
                '\\' => {
                    escaped = true;
                    continue;
                }
                '"' => {
                    end = Some(at);
                    break;
                }
                _ => {}
            }
            length += character.len_utf8();
        }
        let end = end.ok_or(UNQUOTED)?;
        let after = &inside[end + 1..];
        if !after.is_empty() && !after.starts_with(char::is_whitespace) {
            return Err(UNQUOTED);
        }
        lengths.push(length);
        rest = after.trim_start();
    }
    if lengths.is_empty() { Err(UNQUOTED) } else { Ok(lengths) }
}

fn is_domain(text: &str) -> bool {
    let name = text.strip_suffix('.').unwrap_or(text);
    !name.is_empty()
        && name.len() <= 253
        && name
            .split('.')
            .all(|label| (1..=63).contains(&label.len()) && !label.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn txt_must_stand_in_quotes() {
        assert_eq!(check("TXT", "\"v=spf1 -all\""), Ok(()));
        assert_eq!(check("TXT", "\"one\" \"two\""), Ok(()));
        assert_eq!(check("TXT", "\"with \\\"quotes\\\"\""), Ok(()));
        for refused in ["v=spf1 -all", "\"\"v=spf1 -all\"\"", "\"one\"\"two\"", "\"open", ""] {
            let said = check("TXT", refused).unwrap_err();
            assert!(said.contains("Value should be enclosed in quotation marks"), "{refused}: {said}");
        }
        let long = format!("\"{}\"", "x".repeat(256));
        assert!(check("TXT", &long).unwrap_err().contains("CharacterStringTooLong"));
    }

    #[test]
    fn an_mx_has_a_preference_and_a_host() {
        assert_eq!(check("MX", "10 feedback-smtp.us-east-1.amazonses.com"), Ok(()));
        assert!(check("MX", "feedback-smtp.us-east-1.amazonses.com").is_err());
        assert!(check("MX", "ten mail.example.com").is_err());
    }
}
