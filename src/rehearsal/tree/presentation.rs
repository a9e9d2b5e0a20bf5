//! Record values as zone files and Route 53 write them.

use crate::core::kinds::dns::{Rdata, Soa};
use crate::core::kinds::name::Name;

/// A character-string holds at most 255 octets (RFC 1035, section 3.3).
const LONGEST_STRING: usize = 255;
/// The first number for private use (RFC 6895, section 3.1): a type that is not known here.
const PRIVATE_USE: u16 = 65_280;

/// The number of a type by its mnemonic, or by `TYPE123` (RFC 3597, section 5).
pub(super) fn type_number(rtype: &str) -> u16 {
    let rtype = rtype.to_ascii_uppercase();
    match rtype.as_str() {
        "A" => 1,
        "NS" => 2,
        "CNAME" => 5,
        "SOA" => 6,
        "PTR" => 12,
        "MX" => 15,
        "TXT" => 16,
        "AAAA" => 28,
        "SRV" => 33,
        "NAPTR" => 35,
        "DS" => 43,
        "SSHFP" => 44,
        "TLSA" => 52,
        "SVCB" => 64,
        "HTTPS" => 65,
        "SPF" => 99,
        "CAA" => 257,
        other => other.strip_prefix("TYPE").and_then(|number| number.parse().ok()).unwrap_or(PRIVATE_USE),
    }
}

/// Route 53 writes a wildcard's asterisk as `\052` (Route 53 Developer Guide, "DNS domain name
/// format").
pub(super) fn owner(name: &Name) -> Name {
    match name.as_str().strip_prefix("\\052") {
        Some(rest) => Name::from_answer(&format!("*{rest}")),
        None => name.clone(),
    }
}

/// One value; `None` where it cannot be read. Names are always fully qualified, as in Route 53.
pub(super) fn parse(rtype: &str, owner: &Name, ttl: u32, value: &str) -> Option<Rdata> {
    let value = value.trim();
    Some(match rtype.to_ascii_uppercase().as_str() {
        "A" => Rdata::A(value.parse().ok()?),
        "NS" => Rdata::Ns(host(value)?),
        "CNAME" => Rdata::Cname(host(value)?),
        "SOA" => soa(owner, ttl, value)?,
        "MX" => {
            let (preference, exchange) = value.split_once(char::is_whitespace)?;
            let exchange = exchange.trim();
            // A lone dot is the null MX (RFC 7505).
            let exchange = if exchange == "." { Name::from_answer("") } else { host(exchange)? };
            Rdata::Mx { preference: preference.parse().ok()?, exchange }
        }
        "TXT" => Rdata::Txt(txt(value)?),
        "AAAA" => Rdata::Aaaa(value.parse().ok()?),
        other => Rdata::Other(type_number(other)),
    })
}

fn host(value: &str) -> Option<Name> {
    let name = Name::from_answer(value);
    (!name.as_str().is_empty() && !value.contains(char::is_whitespace)).then_some(name)
}

/// `primary mailbox serial refresh retry expire minimum` (RFC 1035, section 3.3.13).
fn soa(owner: &Name, ttl: u32, value: &str) -> Option<Rdata> {
    let fields: Vec<&str> = value.split_whitespace().collect();
    let [primary, _mailbox, serial, _refresh, _retry, _expire, minimum] = fields.as_slice() else {
        return None;
    };
    Some(Rdata::Soa(Soa {
        zone: owner.clone(),
        primary: host(primary)?,
        serial: serial.parse().ok()?,
        ttl,
        minimum: minimum.parse().ok()?,
    }))
}

/// The character-strings of a TXT value. Quoted ones may hold `\"`, `\\` and octal escapes
/// (Route 53 Developer Guide, "TXT record type"). A value without quotes is one string, as the
/// forms of many DNS hosts take it.
fn txt(value: &str) -> Option<Vec<String>> {
    if !value.starts_with('"') {
        return Some(pieces(value.as_bytes()));
    }
    let mut strings = Vec::new();
    let mut rest = value.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        match first {
            b'"' => {
                let (string, after) = quoted(after)?;
                strings.extend(pieces(&string));
                rest = after;
            }
            byte if byte.is_ascii_whitespace() => rest = after,
            _ => return None,
        }
    }
    Some(strings)
}

/// What stands before the closing quote, and what behind it.
fn quoted(mut rest: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let mut string = Vec::new();
    loop {
        let (first, after) = rest.split_first()?;
        rest = after;
        match first {
            b'"' => return Some((string, rest)),
            b'\\' => match (octal(rest), rest.split_first()) {
                (Some(byte), _) => {
                    string.push(byte);
                    rest = &rest[3..];
                }
                (None, Some((escaped, after))) => {
                    string.push(*escaped);
                    rest = after;
                }
                (None, None) => return None,
            },
            byte => string.push(*byte),
        }
    }
}

fn octal(rest: &[u8]) -> Option<u8> {
    let digits = rest.get(..3)?;
    let value = digits.iter().try_fold(0_u16, |sum, digit| match digit {
        b'0'..=b'7' => Some(sum * 8 + u16::from(digit - b'0')),
        _ => None,
    })?;
    u8::try_from(value).ok()
}

/// The text in strings of at most 255 octets each, cut between characters.
fn pieces(bytes: &[u8]) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for character in String::from_utf8_lossy(bytes).chars() {
        match pieces.last_mut() {
            Some(last) if last.len() + character.len_utf8() <= LONGEST_STRING => last.push(character),
            _ => pieces.push(character.to_string()),
        }
    }
    pieces
}
