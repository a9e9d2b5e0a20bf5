//! Macro strings (RFC 7208, section 7): read once, expanded for each client.

use std::net::IpAddr;

use crate::core::kinds::name::Name;

use super::syntax_error::Why;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Literal(String),
    Expand(Expand),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Expand {
    letter: char,
    /// An upper-case letter asks for URL escapes.
    escaped: bool,
    /// How many parts from the right are kept; all where `None`.
    keep: Option<usize>,
    reversed: bool,
    delimiters: String,
}

/// Text with macros in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MacroString {
    parts: Vec<Part>,
}

/// What the macros stand for.
#[derive(Clone, Debug)]
pub struct Values<'a> {
    /// The sender's part before the `@`.
    pub local: &'a str,
    pub sender_domain: &'a Name,
    /// The name whose record is being evaluated.
    pub domain: &'a Name,
    pub helo: &'a str,
    pub address: IpAddr,
}

impl MacroString {
    /// `explanation`: whether `c`, `r` and `t` may stand in it (section 7.2).
    pub fn parse(text: &str, explanation: bool) -> Result<Self, Why> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            match c {
                '%' => match rest.next() {
                    Some('%') => literal.push('%'),
                    Some('_') => literal.push(' '),
                    Some('-') => literal.push_str("%20"),
                    Some('{') => {
                        let inside: String = rest.by_ref().take_while(|c| *c != '}').collect();
                        // `take_while` ate the brace, or there was none.
                        let closed = text.len() - rest.as_str().len();
                        if !text.get(..closed).is_some_and(|read| read.ends_with('}')) {
                            return Err(Why::BadMacro);
                        }
                        if !literal.is_empty() {
                            parts.push(Part::Literal(std::mem::take(&mut literal)));
                        }
                        parts.push(Part::Expand(expand(&inside, explanation)?));
                    }
                    _ => return Err(Why::BadMacro),
                },
                '!'..='~' => literal.push(c),
                other => return Err(Why::Character(other)),
            }
        }
        if !literal.is_empty() {
            parts.push(Part::Literal(literal));
        }
        Ok(Self { parts })
    }

    /// The text where no macro stands in it.
    pub fn literal(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [] => Some(""),
            [Part::Literal(text)] => Some(text),
            _ => None,
        }
    }

    /// True where the last thing is a macro: whatever it becomes may end a name.
    pub fn ends_in_macro(&self) -> bool {
        matches!(self.parts.last(), Some(Part::Expand(_)))
    }

    /// What stands behind the last macro.
    pub fn tail(&self) -> &str {
        match self.parts.last() {
            Some(Part::Literal(text)) => text,
            _ => "",
        }
    }

    pub fn expanded(&self, values: &Values<'_>) -> String {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Literal(literal) => text.push_str(literal),
                Part::Expand(expand) => text.push_str(&expand.value(values)),
            }
        }
        text
    }
}

fn expand(inside: &str, explanation: bool) -> Result<Expand, Why> {
    let mut rest = inside.chars();
    let first = rest.next().ok_or(Why::BadMacro)?;
    let letter = first.to_ascii_lowercase();
    let known = if explanation { "slodiphcrtv" } else { "slodiphv" };
    if !known.contains(letter) {
        return Err(Why::BadMacro);
    }
    let rest = rest.as_str();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = rest.split_at(digits);
    let keep = match number {
        "" => None,
        number => Some(number.parse::<usize>().unwrap_or(usize::MAX)),
    };
    if keep == Some(0) {
        return Err(Why::BadMacro);
    }
    let (reversed, delimiters) = match rest.strip_prefix(['r', 'R']) {
        Some(delimiters) => (true, delimiters),
        None => (false, rest),
    };
    if !delimiters.chars().all(|c| ".-+,/_=".contains(c)) {
        return Err(Why::BadMacro);
    }
    let delimiters = if delimiters.is_empty() { "." } else { delimiters };
    let escaped = first.is_ascii_uppercase();
    Ok(Expand { letter, escaped, keep, reversed, delimiters: delimiters.to_owned() })
}

impl Expand {
    fn value(&self, values: &Values<'_>) -> String {
        let whole = match self.letter {
            's' => format!("{}@{}", values.local, values.sender_domain),
            'l' => values.local.to_owned(),
            'o' => values.sender_domain.to_string(),
            'd' => values.domain.to_string(),
            'i' => dotted(values.address),
            'v' if values.address.is_ipv4() => "in-addr".to_owned(),
            'v' => "ip6".to_owned(),
            'h' => values.helo.to_owned(),
            // `p` without a validated name (section 7.3), and what only an explanation has.
            _ => "unknown".to_owned(),
        };
        let mut parts: Vec<&str> = whole.split(|c| self.delimiters.contains(c)).collect();
        if self.reversed {
            parts.reverse();
        }
        let keep = self.keep.unwrap_or(parts.len()).min(parts.len());
        let value = parts.split_off(parts.len() - keep).join(".");
        if self.escaped { escape(&value) } else { value }
    }
}

fn dotted(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let nibbles = address.octets().into_iter().flat_map(|octet| [octet >> 4, octet & 15]);
            nibbles.map(|nibble| format!("{nibble:x}")).collect::<Vec<_>>().join(".")
        }
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                escaped.push(char::from(byte));
            }
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}
