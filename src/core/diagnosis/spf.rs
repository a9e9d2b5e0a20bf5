//! Why the SPF record of MAIL FROM is not found or does not let SES send.

use crate::core::kinds::dns::RecordType;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Arg;
use crate::core::mail::spf::includes_ses;
use crate::core::records::judge;
use crate::core::servers::probe::Probe;

use super::site::Site;
use super::{spf_cause, text};

/// Where a mistake would have put the record.
pub fn looks(site: &Site<'_>) -> Vec<Probe> {
    vec![site.doubled(), apex(site)]
}

fn apex(site: &Site<'_>) -> Probe {
    Probe::at(site.domain.clone(), RecordType::Txt)
}

/// Why there is no SPF record at the name.
pub fn missing(site: &Site<'_>) -> Option<Finding> {
    let includes = |text: &String| judge::is_spf(text) && includes_ses(text);
    let doubled = site.doubled();
    if doubled.texts(site.facts).iter().any(includes) {
        return Some(site.misplaced(Code::MailFromNameDoubled, &doubled));
    }
    let others = site.held_texts();
    if !others.is_empty() {
        let count = Arg::Number(others.len() as f64);
        let finding = site.finding(Code::TxtValuesWouldBeLost).arg("count", count);
        return Some(finding.seen(others.join("\n")));
    }
    let at_apex = apex(site).texts(site.facts).into_iter().find(includes)?;
    Some(site.finding(Code::SpfOnApexOnly).seen(at_apex))
}

/// Why what stands is not enough.
pub fn differs(site: &Site<'_>) -> Finding {
    let texts = site.held_texts();
    let spf: Vec<&String> = texts.iter().filter(|text| judge::is_spf(text)).collect();
    match spf.as_slice() {
        [] => unreadable(site, &texts),
        [only] => spf_cause::refusal(site, only),
        several => {
            let seen: Vec<&str> = several.iter().map(|text| text.as_str()).collect();
            site.finding(Code::SpfDuplicate).seen(seen.join("\n"))
        }
    }
}

/// A text that is meant as SPF, and that no receiver takes for it.
fn unreadable(site: &Site<'_>, texts: &[String]) -> Finding {
    let Some(seen) = texts.iter().find(|text| judge::resembles(text, "spf")) else {
        return site.finding(Code::SpfMissing);
    };
    let code = if text::unquoted(seen).is_some_and(judge::is_spf) {
        Code::TxtSmartQuotes
    } else if let Some(character) = text::invisible(seen) {
        return site.finding(Code::InvisibleCharacter).text("character", character).seen(seen);
    } else {
        Code::SpfVersionMistyped
    };
    site.finding(code).seen(seen)
}
