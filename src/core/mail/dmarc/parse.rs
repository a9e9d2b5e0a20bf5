//! Reading a record (RFC 9989, sections 4.7 and 4.8).

use std::collections::BTreeSet;

use super::policy::{Fault, Mode, Policy, Psd, Request, Why};
use super::uri::{host, without_size};

/// The text with its character-strings joined. `Err`: receivers act as if there were no record,
/// or apply no DMARC; the faults that make them.
pub fn parse(text: &str) -> Result<Policy, Vec<Fault>> {
    let policy = read(text).map_err(|fault| vec![fault])?;
    if policy.unsound && policy.rua.is_empty() {
        return Err(policy.faults);
    }
    Ok(policy)
}

/// Whether the text counts among a name's DMARC records at all.
pub fn is_dmarc(text: &str) -> bool {
    version(text).is_ok()
}

/// Every record with the right version, whether receivers can use it or not: a tree walk finds
/// it all the same.
pub fn read(text: &str) -> Result<Policy, Fault> {
    let rest = version(text)?;
    let mut policy = Policy::default();
    let mut seen = BTreeSet::new();
    for piece in rest.split(';').map(str::trim).filter(|piece| !piece.is_empty()) {
        let Some((tag, value)) = piece.split_once('=').map(|(tag, value)| (tag.trim(), value.trim())) else {
            policy.faults.push(Fault { tag: String::new(), value: piece.to_owned(), why: Why::NotATag });
            continue;
        };
        let lower = tag.to_ascii_lowercase();
        if seen.contains(&lower) {
            policy.faults.push(fault(tag, value, Why::Repeated));
            continue;
        }
        if let Err(why) = take(&mut policy, &lower, value) {
            policy.unsound |= matches!(lower.as_str(), "p" | "sp" | "np") && why == Why::BadValue;
            policy.faults.push(fault(tag, value, why));
        }
        seen.insert(lower);
    }
    if !seen.contains("p") {
        policy.unsound = true;
        policy.faults.push(fault("p", "", Why::Missing));
    }
    Ok(policy)
}

/// What follows `v=DMARC1` and its semicolon.
fn version(text: &str) -> Result<&str, Fault> {
    let (first, rest) = text.split_once(';').unwrap_or((text, ""));
    let (tag, value) = first.split_once('=').unwrap_or((first, ""));
    let (name, value) = (tag.trim_end_matches([' ', '\t']), value.trim_matches([' ', '\t']));
    if !name.eq_ignore_ascii_case("v") {
        return Err(fault(name, value, Why::NotFirst));
    }
    if value == "DMARC1" { Ok(rest) } else { Err(fault(name, value, Why::NotDmarc1)) }
}

fn fault(tag: &str, value: &str, why: Why) -> Fault {
    Fault { tag: tag.to_owned(), value: value.to_owned(), why }
}

fn take(policy: &mut Policy, tag: &str, value: &str) -> Result<(), Why> {
    match tag {
        "p" => policy.p = Some(request(value)?),
        "sp" => policy.sp = Some(request(value)?),
        "np" => policy.np = Some(request(value)?),
        "adkim" => policy.adkim = mode(value)?,
        "aspf" => policy.aspf = mode(value)?,
        "psd" => {
            policy.psd = match value.to_ascii_lowercase().as_str() {
                "y" => Psd::Yes,
                "n" => Psd::No,
                "u" => Psd::Undeclared,
                _ => return Err(Why::BadValue),
            }
        }
        "t" => {
            policy.testing = match value.to_ascii_lowercase().as_str() {
                "y" => true,
                "n" => false,
                _ => return Err(Why::BadValue),
            }
        }
        "rua" => policy.rua = uris(tag, value, &mut policy.faults),
        "ruf" => policy.ruf = uris(tag, value, &mut policy.faults),
        "fo" => failure_options(value)?,
        "pct" | "rf" | "ri" => return Err(Why::Removed),
        _ => return Err(Why::Unknown),
    }
    Ok(())
}

fn request(value: &str) -> Result<Request, Why> {
    let all = [Request::None, Request::Quarantine, Request::Reject];
    all.into_iter().find(|request| value.eq_ignore_ascii_case(request.as_str())).ok_or(Why::BadValue)
}

fn mode(value: &str) -> Result<Mode, Why> {
    match value.to_ascii_lowercase().as_str() {
        "r" => Ok(Mode::Relaxed),
        "s" => Ok(Mode::Strict),
        _ => Err(Why::BadValue),
    }
}

fn failure_options(value: &str) -> Result<(), Why> {
    let known =
        |option: &str| ["0", "1", "d", "s"].iter().any(|known| option.trim().eq_ignore_ascii_case(known));
    if value.split(':').all(known) { Ok(()) } else { Err(Why::BadValue) }
}

fn uris(tag: &str, value: &str, faults: &mut Vec<Fault>) -> Vec<String> {
    let mut good = Vec::new();
    for uri in value.split(',').map(str::trim).filter(|uri| !uri.is_empty()) {
        if without_size(uri).1 {
            faults.push(fault(tag, uri, Why::SizeLimit));
        }
        match host(uri) {
            Ok(_) => good.push(uri.to_owned()),
            Err(why) => faults.push(fault(tag, uri, why)),
        }
    }
    if good.is_empty() && value.is_empty() {
        faults.push(fault(tag, value, Why::BadUri));
    }
    good
}
