//! Why no DMARC record is found (RFC 9989).

use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::step::StepId;
use crate::core::mail::dmarc::{Request, record_name};
use crate::core::records::{dmarc, dmarc_places, dmarc_text, judge};
use crate::core::servers::probe::Probe;

use super::site::Site;
use super::text;

/// Where a mistake would have put the record.
pub fn looks(site: &Site<'_>) -> Vec<Probe> {
    dmarc_places::looks(site.facts, site.choices, site.domain)
}

/// Why there is no DMARC record at the name.
pub fn missing(site: &Site<'_>) -> Option<Finding> {
    misplaced(site).or_else(|| several_above(site))
}

/// More than one record at a name above: none of them counts (RFC 9989, section 4.10).
fn several_above(site: &Site<'_>) -> Option<Finding> {
    let applied = dmarc::applied(site.facts, site.domain).ok()?;
    let (at, several) = applied.several.into_iter().find(|(at, _)| at != site.domain)?;
    let mut finding = Finding::new(Code::DmarcDuplicate, StepId::Records).on(site.view.wanted.id);
    finding = finding.text("name", record_name(&at)).seen(several.join("\n"));
    Some(finding)
}

fn misplaced(site: &Site<'_>) -> Option<Finding> {
    let codes = [
        Code::DmarcNameDoubled,
        Code::DmarcAtApex,
        Code::DmarcUnderscoreLost,
        Code::DmarcAtMailFrom,
        Code::DmarcAtMailFrom,
    ];
    codes.into_iter().zip(looks(site)).find_map(|(code, look)| {
        let text = dmarc_places::text_at(site.facts, &look)?;
        let policy = dmarc_places::enforced(&text).map_or("", Request::as_str);
        Some(site.misplaced(code, &look).text("policy", policy))
    })
}

/// Why what stands is no DMARC record, or not the only one.
pub fn differs(site: &Site<'_>) -> Finding {
    let texts = site.held_texts();
    if texts.iter().filter(|text| judge::is_dmarc(text)).count() > 1 {
        let several: Vec<&str> =
            texts.iter().filter(|text| judge::is_dmarc(text)).map(String::as_str).collect();
        return site.finding(Code::DmarcDuplicate).seen(several.join("\n"));
    }
    let Some(seen) = texts.iter().find(|text| judge::is_meant_as_dmarc(text)) else {
        return site.finding(Code::DmarcMissing);
    };
    let code = if text::unquoted(seen).is_some_and(judge::is_dmarc) {
        Code::DmarcLiteralQuotes
    } else if let Some(character) = text::invisible(seen) {
        return site.finding(Code::InvisibleCharacter).text("character", character).seen(seen);
    } else {
        let holds = if is_out_of_order(seen) { "yes" } else { "" };
        return site.finding(Code::DmarcVersionMistyped).text("later", holds).seen(seen);
    };
    site.finding(code).seen(seen)
}

/// The version is there, behind other tags (RFC 9989, section 4.7: it stands first).
fn is_out_of_order(text: &str) -> bool {
    !judge::resembles(text, "dmarc") && dmarc_text::holds_version(text)
}
