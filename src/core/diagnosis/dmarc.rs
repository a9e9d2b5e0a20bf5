//! Why no DMARC record is found, and what the one that applies would do to this mail (RFC 9989).

use std::collections::BTreeMap;

use crate::core::aws::Verification;
use crate::core::dns::RecordType;
use crate::core::finding::{Code, Finding};
use crate::core::name::Name;
use crate::core::query::Query;
use crate::core::record::RecordStatus;
use crate::core::records::judge;
use crate::core::wanted;
use crate::core::zone::authority::{self, LookUp};
use crate::core::zone::look::Look;

use super::site::Site;
use super::{dmarc_tags, text};

/// Where a mistake would have put the record.
pub fn looks(site: &Site<'_>) -> Vec<Look> {
    vec![site.doubled(), site.look(site.domain.clone()), site.look(site.domain.child("dmarc"))]
}

/// Why there is no DMARC record at the name.
pub fn missing(site: &Site<'_>) -> Option<Finding> {
    let codes = [Code::DmarcNameDoubled, Code::DmarcAtApex, Code::DmarcUnderscoreLost];
    codes.into_iter().zip(looks(site)).find_map(|(code, look)| {
        let text = look.texts(site.facts).into_iter().find(|text| judge::is_dmarc(text))?;
        Some(site.misplaced(code, &look).text("value", text))
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
    let Some(seen) = texts.iter().find(|text| judge::resembles(text, "dmarc")) else {
        return site.finding(Code::DmarcMissing);
    };
    let code = if text::unquoted(seen).is_some_and(judge::is_dmarc) {
        Code::DmarcLiteralQuotes
    } else if let Some(character) = text::invisible(seen) {
        return site.finding(Code::InvisibleCharacter).text("character", character).seen(seen);
    } else {
        Code::DmarcVersionMistyped
    };
    site.finding(code).seen(seen)
}

/// The tags of a record, names in lower case.
fn tags(record: &str) -> BTreeMap<String, String> {
    let tag = |part: &str| {
        let (name, value) = part.split_once('=')?;
        Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
    };
    record.split(';').filter_map(tag).collect()
}

/// The record that applies, and its tags.
fn applying(site: &Site<'_>) -> Option<(String, BTreeMap<String, String>)> {
    let own = &site.view.wanted.name;
    let name = match site.view.status {
        RecordStatus::Live => own,
        RecordStatus::Covered => site.view.covered_by.as_ref()?,
        _ => return None,
    };
    let look = Look::at(name.clone(), RecordType::Txt);
    let texts = match look.alias(site.facts) {
        Some(target) => match authority::look_up(site.facts, &target, RecordType::Txt) {
            LookUp::Answered(reply) => judge::texts(&target, reply.records(), judge::is_dmarc),
            _ => Vec::new(),
        },
        None => look.texts(site.facts),
    };
    let record = texts.into_iter().find(|text| judge::is_dmarc(text))?;
    let tags = tags(&record);
    Some((record, tags))
}

/// What the record that applies means for this mail.
pub fn consequences(site: &Site<'_>) -> Vec<Finding> {
    let Some((record, tags)) = applying(site) else {
        return Vec::new();
    };
    let finding = |code| {
        let mut finding = site.finding(code).seen(&record);
        finding.wanted = None;
        finding
    };
    let tag = |name: &str| tags.get(name).map(|value| value.to_ascii_lowercase());
    let mut findings = Vec::new();
    let policy = tag("p").unwrap_or_else(|| "none".to_owned());
    if !["none", "quarantine", "reject"].contains(&policy.as_str()) {
        findings.push(finding(Code::DmarcPolicyInvalid).text("policy", &policy));
    }
    findings.extend(dmarc_tags::findings(site, &record));
    let identity = wanted::identity(site.facts, site.choices);
    if matches!(policy.as_str(), "quarantine" | "reject") {
        findings.push(finding(Code::DmarcStrongerKept).text("policy", &policy));
        if identity.is_some_and(|identity| identity.dkim.status != Verification::Success) {
            findings.push(finding(Code::DmarcEnforcedBeforeDkim).text("policy", &policy));
        }
    }
    let from = wanted::sender(site.facts, site.choices).map(|sender| sender.address.domain);
    let from = from.as_ref().unwrap_or(site.domain);
    if tag("adkim").as_deref() == Some("s") && from != site.domain {
        findings.push(finding(Code::DmarcStrictDkimSubdomain).text("from", from));
    }
    let mail_from = wanted::mail_from(site.facts, site.choices);
    if let Some(mail_from) = mail_from.filter(|name| tag("aspf").as_deref() == Some("s") && name != from) {
        findings.push(finding(Code::DmarcStrictSpf).text("envelope", mail_from).text("from", from));
    }
    findings.extend(not_authorised(site, &tags).map(|(vendor, look)| {
        finding(Code::DmarcRuaNotAuthorised).text("vendor", vendor).text("authorisation", look)
    }));
    findings
}

/// The domains of other organisations that reports are to go to, each with the name of the
/// record by which they agree to it (RFC 9990, "Verifying external destinations").
fn authorisations(site: &Site<'_>, tags: &BTreeMap<String, String>) -> Vec<(Name, Name)> {
    // The domain that holds the record is the one the reports are about.
    let about = match &site.view.covered_by {
        Some(name) => name.parent().unwrap_or_else(|| site.domain.clone()),
        None => site.domain.clone(),
    };
    let destinations = tags.get("rua").into_iter().flat_map(|rua| rua.split(','));
    let domains = destinations.filter_map(|uri| {
        let address = uri.trim().strip_prefix("mailto:")?.split(['?', '!']).next()?;
        Some(Name::from_answer(address.rsplit_once('@')?.1))
    });
    domains
        .filter(|domain| domain.registrable() != about.registrable())
        .map(|domain| {
            let name = Name::from_answer(&format!("{about}._report._dmarc.{domain}"));
            (domain, name)
        })
        .collect()
}

fn not_authorised(site: &Site<'_>, tags: &BTreeMap<String, String>) -> Option<(Name, Name)> {
    authorisations(site, tags).into_iter().find(|(_, name)| {
        match authority::look_up(site.facts, name, RecordType::Txt) {
            LookUp::Answered(reply) => !reply.records().iter().any(|record| {
                matches!(&record.data, crate::core::dns::Rdata::Txt(strings) if judge::is_dmarc(&strings.concat()))
            }),
            LookUp::Ask(_) | LookUp::Failed => false,
        }
    })
}

/// What must be asked to know what the record that applies means.
pub fn asks(site: &Site<'_>) -> Vec<Query> {
    let Some((_, tags)) = applying(site) else {
        return Vec::new();
    };
    let ask = |(_, name): (Name, Name)| match authority::look_up(site.facts, &name, RecordType::Txt) {
        LookUp::Ask(query) => Some(query),
        LookUp::Answered(_) | LookUp::Failed => None,
    };
    authorisations(site, &tags).into_iter().filter_map(ask).collect()
}
