//! Names between the wire and the core. The octets that a person cannot type stand as `\DDD`, in
//! decimal (RFC 1035, section 5.1); hickory's own text form has them in octal and refuses to read
//! most of them back, which would hide a blank that was pasted into a name.

use hickory_proto::rr::Name as WireName;

use crate::core::kinds::name::Name;

pub(crate) fn from_wire(name: &WireName) -> Name {
    let labels: Vec<String> = name.iter().map(label).collect();
    Name::from_answer(&labels.join("."))
}

fn label(octets: &[u8]) -> String {
    let mut text = String::with_capacity(octets.len());
    for octet in octets {
        match octet {
            b'.' | b'\\' => text.extend(['\\', char::from(*octet)]),
            0x21..=0x7e => text.push(char::from(*octet)),
            _ => text += &format!("\\{octet:03}"),
        }
    }
    text
}

/// `None` for what fits no message: an empty label, one above 63 octets, or a name above 255.
pub(crate) fn to_wire(name: &Name) -> Option<WireName> {
    let mut labels: Vec<Vec<u8>> = Vec::new();
    let mut label = Vec::new();
    let mut rest = name.as_str().as_bytes();
    if rest.is_empty() {
        return Some(WireName::root());
    }
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match first {
            b'.' => labels.push(std::mem::take(&mut label)),
            b'\\' => {
                let (octet, length) = escaped(after)?;
                label.push(octet);
                rest = after.get(length..)?;
            }
            octet => label.push(*octet),
        }
    }
    labels.push(label);
    WireName::from_labels(labels.iter().map(Vec::as_slice)).ok()
}

/// The octet behind a backslash, and how many characters tell it.
fn escaped(after: &[u8]) -> Option<(u8, usize)> {
    let first = *after.first()?;
    if !first.is_ascii_digit() {
        return Some((first, 1));
    }
    let digits = std::str::from_utf8(after.get(..3)?).ok()?;
    Some((digits.parse().ok()?, 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_comes_back_as_it_went() {
        for text in
            ["example.com", "a\\032b.example.com", "x\\226\\128\\139.example", "a\\.b.c", "_dmarc.a", ""]
        {
            let name = Name::from_answer(text);
            assert_eq!(from_wire(&to_wire(&name).unwrap()), name, "{text}");
        }
    }

    #[test]
    fn octets_are_told_in_decimal() {
        let wire = WireName::from_labels([&b"a b"[..], b"C"]).unwrap();
        assert_eq!(from_wire(&wire).as_str(), "a\\032b.c");
        let zero_width = WireName::from_labels(["\u{200b}".as_bytes()]).unwrap();
        assert_eq!(from_wire(&zero_width).as_str(), "\\226\\128\\139");
    }

    #[test]
    fn what_fits_no_message_is_none() {
        let long = "a".repeat(64);
        for text in ["a..b", &long, "a\\999.b", "a\\1"] {
            assert_eq!(to_wire(&Name::from_answer(text)), None, "{text}");
        }
    }
}
