//! Reading a record (RFC 7208, sections 4.5, 4.6.1, 5, 6 and 12).

use std::net::{Ipv4Addr, Ipv6Addr};

use super::macros::MacroString;
use super::record::{Directive, DualCidr, Mechanism, Modifier, Qualifier, Record};
use super::syntax_error::{SyntaxError, Why};

/// The text with all its character-strings joined. One wrong term spoils the whole record
/// (section 4.6), so the first one is the error.
pub fn parse(text: &str) -> Result<Record, SyntaxError> {
    let Some(terms) = terms(text) else {
        let first = text.split(' ').next().unwrap_or_default();
        return Err(SyntaxError { term: first.to_owned(), why: Why::NotSpf });
    };
    let mut record = Record::default();
    for term in terms.split(' ').filter(|term| !term.is_empty()) {
        add(&mut record, term).map_err(|why| SyntaxError { term: term.to_owned(), why })?;
    }
    Ok(record)
}

/// What follows the version, `None` where the text is no SPF record (section 4.5).
pub fn terms(text: &str) -> Option<&str> {
    const VERSION: &str = "v=spf1";
    let head = text.get(..VERSION.len())?;
    let rest = text.get(VERSION.len()..)?;
    let ends = rest.is_empty() || rest.starts_with(' ');
    (head.eq_ignore_ascii_case(VERSION) && ends).then_some(rest)
}

pub fn is_spf(text: &str) -> bool {
    terms(text).is_some()
}

fn add(record: &mut Record, term: &str) -> Result<(), Why> {
    if let Some(odd) = term.chars().find(|c| !c.is_ascii_graphic()) {
        return Err(Why::Character(odd));
    }
    let end = term.find([':', '/', '=']);
    if let Some((name, value)) = term.split_once('=').filter(|(name, _)| end == Some(name.len())) {
        return add_modifier(record, term, name, value);
    }
    let (qualifier, bare) = qualifier(term);
    let mechanism = mechanism(bare)?;
    record.directives.push(Directive { qualifier, mechanism, text: term.to_owned() });
    Ok(())
}

fn qualifier(term: &str) -> (Qualifier, &str) {
    let qualified = |qualifier, rest| (qualifier, rest);
    match term.split_at_checked(1) {
        Some(("+", rest)) => qualified(Qualifier::Pass, rest),
        Some(("-", rest)) => qualified(Qualifier::Fail, rest),
        Some(("~", rest)) => qualified(Qualifier::SoftFail, rest),
        Some(("?", rest)) => qualified(Qualifier::Neutral, rest),
        _ => qualified(Qualifier::Pass, term),
    }
}

fn add_modifier(record: &mut Record, term: &str, name: &str, value: &str) -> Result<(), Why> {
    if name.starts_with(['+', '-', '~', '?']) {
        return Err(Why::QualifiedModifier);
    }
    let mut letters = name.chars();
    let named = letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    if !named {
        return Err(Why::UnknownMechanism);
    }
    let place = match name.to_ascii_lowercase().as_str() {
        "redirect" => &mut record.redirect,
        "exp" => &mut record.explanation,
        _ => {
            MacroString::parse(value, true)?;
            record.unknown.push(term.to_owned());
            return Ok(());
        }
    };
    if place.is_some() {
        return Err(Why::Repeated);
    }
    *place = Some(Modifier { target: domain_spec(value)?, text: term.to_owned() });
    Ok(())
}

fn mechanism(bare: &str) -> Result<Mechanism, Why> {
    let (name, rest) = bare.split_at(bare.find([':', '/']).unwrap_or(bare.len()));
    Ok(match name.to_ascii_lowercase().as_str() {
        "all" if rest.is_empty() => Mechanism::All,
        "all" => return Err(Why::Unexpected),
        "include" => Mechanism::Include(required(rest)?),
        "exists" => Mechanism::Exists(required(rest)?),
        "ptr" => Mechanism::Ptr(optional(rest)?),
        "a" => {
            let (domain, cidr) = dual_cidr(rest)?;
            Mechanism::A(optional(domain)?, cidr)
        }
        "mx" => {
            let (domain, cidr) = dual_cidr(rest)?;
            Mechanism::Mx(optional(domain)?, cidr)
        }
        "ip4" => {
            let (address, bits) = network(rest, 32)?;
            Mechanism::Ip4(address.parse::<Ipv4Addr>().map_err(|_| Why::BadAddress)?, bits)
        }
        "ip6" => {
            let (address, bits) = network(rest, 128)?;
            Mechanism::Ip6(address.parse::<Ipv6Addr>().map_err(|_| Why::BadAddress)?, bits)
        }
        _ => return Err(Why::UnknownMechanism),
    })
}

fn required(rest: &str) -> Result<MacroString, Why> {
    optional(rest)?.ok_or(Why::NoDomain)
}

/// `rest` is empty or `:DOMAIN`.
fn optional(rest: &str) -> Result<Option<MacroString>, Why> {
    match rest.strip_prefix(':') {
        Some(domain) => domain_spec(domain).map(Some),
        None if rest.is_empty() => Ok(None),
        // `include/24`
        None => Err(Why::Unexpected),
    }
}

fn domain_spec(text: &str) -> Result<MacroString, Why> {
    if text.is_empty() {
        return Err(Why::NoDomain);
    }
    let spec = MacroString::parse(text, false)?;
    if spec.ends_in_macro() {
        return Ok(spec);
    }
    // `domain-end` is a dot and a top label, the dot may stand behind it as well.
    let tail = spec.tail();
    let tail = tail.strip_suffix('.').unwrap_or(tail);
    let top = tail.rsplit_once('.').map(|(_, top)| top).ok_or(Why::BadDomain)?;
    let whole = spec.literal().is_none_or(labels_are_whole);
    if whole && is_top_label(top) { Ok(spec) } else { Err(Why::BadDomain) }
}

/// No empty label: the grammar lets one through, DNS does not.
fn labels_are_whole(domain: &str) -> bool {
    let domain = domain.strip_suffix('.').unwrap_or(domain);
    domain.split('.').all(|label| !label.is_empty())
}

fn is_top_label(label: &str) -> bool {
    let edges = !label.starts_with('-') && !label.ends_with('-');
    let letters = label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    !label.is_empty() && edges && letters && !label.chars().all(|c| c.is_ascii_digit())
}

/// `[:DOMAIN][/BITS][//BITS]`, the lengths from the end: a slash may stand in a domain's macro.
fn dual_cidr(rest: &str) -> Result<(&str, DualCidr), Why> {
    let mut cidr = DualCidr { v4: 32, v6: 128 };
    let mut domain = rest;
    if let Some((before, bits)) = domain.rsplit_once("//").filter(|(_, bits)| is_number(bits)) {
        cidr.v6 = prefix(bits, 128)?;
        domain = before;
    }
    if let Some((before, bits)) = domain.rsplit_once('/').filter(|(_, bits)| is_number(bits)) {
        cidr.v4 = prefix(bits, 32)?;
        domain = before;
    }
    if domain.starts_with('/') { Err(Why::BadPrefix) } else { Ok((domain, cidr)) }
}

fn network(rest: &str, most: u8) -> Result<(&str, u8), Why> {
    let address = rest.strip_prefix(':').ok_or(Why::BadAddress)?;
    match address.split_once('/') {
        Some((address, bits)) => Ok((address, prefix(bits, most)?)),
        None => Ok((address, most)),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn prefix(bits: &str, most: u8) -> Result<u8, Why> {
    let plain = is_number(bits) && (bits == "0" || !bits.starts_with('0'));
    let bits = bits.parse::<u8>().ok().filter(|bits| plain && *bits <= most);
    bits.ok_or(Why::BadPrefix)
}
