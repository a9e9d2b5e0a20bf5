//! SPF of the MAIL FROM domain for one address that SES sends from (RFC 7208), as far as the mechanisms do
//! not look at the sender's own name.

use std::net::Ipv4Addr;

use super::resolvers::Receivers;
use crate::core::kinds::name::Name;

/// One of those that `amazonses.com` lists.
const SES: Ipv4Addr = Ipv4Addr::new(199, 255, 192, 1);
/// Terms that may ask the DNS in one check (section 4.6.4).
const MOST_LOOK_UPS: usize = 10;

/// The check passes for SES at every server of the domain.
pub(super) fn passes(receivers: &Receivers<'_>, domain: &Name) -> bool {
    let mut look_ups = 0;
    check(receivers, domain, &mut look_ups) == Some(Verdict::Pass)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Pass,
    Other,
}

/// `None` for an error: then nothing passes.
fn check(receivers: &Receivers<'_>, domain: &Name, look_ups: &mut usize) -> Option<Verdict> {
    let answers = receivers.texts(domain);
    let first = answers.first()?.clone()?;
    if answers.iter().any(|other| other.as_ref() != Some(&first)) {
        return None;
    }
    let is_spf = |text: &&String| text.to_ascii_lowercase().split(' ').next() == Some("v=spf1");
    let records: Vec<&String> = first.iter().filter(is_spf).collect();
    let [record] = records[..] else { return None };
    let mut redirect = None;
    for term in record.split(' ').skip(1).filter(|term| !term.is_empty()) {
        let term = term.to_ascii_lowercase();
        if let Some(target) = term.strip_prefix("redirect=") {
            redirect = Some(Name::from_answer(target));
            continue;
        }
        let (passes, mechanism) = match term.strip_prefix(['+', '-', '~', '?']) {
            Some(rest) => (term.starts_with('+'), rest),
            None => (true, term.as_str()),
        };
        let matched = match mechanism.split_once(':') {
            None if mechanism == "all" => true,
            Some(("include", target)) => {
                *look_ups += 1;
                if *look_ups > MOST_LOOK_UPS {
                    return None;
                }
                check(receivers, &Name::from_answer(target), look_ups)? == Verdict::Pass
            }
            Some(("ip4", range)) => holds(range)?,
            Some(("ip6", _)) => false,
            _ if mechanism
                .split([':', '/'])
                .next()
                .is_some_and(|name| matches!(name, "a" | "mx" | "exists" | "ptr")) =>
            {
                *look_ups += 1;
                if *look_ups > MOST_LOOK_UPS {
                    return None;
                }
                false
            }
            // A modifier is passed over, any other word is an error (section 4.6.1).
            _ if mechanism.contains('=') => continue,
            _ => return None,
        };
        if matched {
            return Some(if passes { Verdict::Pass } else { Verdict::Other });
        }
    }
    match redirect {
        None => Some(Verdict::Other),
        Some(target) => {
            *look_ups += 1;
            if *look_ups > MOST_LOOK_UPS { None } else { check(receivers, &target, look_ups) }
        }
    }
}

/// Whether SES's address lies in `a.b.c.d/n`; `None` where that is no range.
fn holds(range: &str) -> Option<bool> {
    let (address, length) = range.split_once('/').unwrap_or((range, "32"));
    let address: Ipv4Addr = address.parse().ok()?;
    let length: u32 = length.parse().ok().filter(|length| *length <= 32)?;
    let mask = u32::MAX.checked_shl(32 - length).unwrap_or(0);
    Some(u32::from(address) & mask == u32::from(SES) & mask)
}
