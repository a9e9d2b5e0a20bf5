//! Why the MX of MAIL FROM is not SES's (SES developer guide, "Using a custom MAIL FROM domain").

use crate::core::kinds::dns::{Rdata, RecordType};
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::name::Name;
use crate::core::records::judge;
use crate::core::records::mx::{self, is_feedback, is_of_aws};
use crate::core::servers::probe::Probe;

use super::site::Site;
use super::{target, text};

/// Where a mistake would have put the record.
pub fn looks(site: &Site<'_>) -> Vec<Probe> {
    vec![site.doubled(), apex(site), text_there(site)]
}

/// Asked for SPF anyway.
fn text_there(site: &Site<'_>) -> Probe {
    Probe::at(site.view.wanted.name.clone(), RecordType::Txt)
}

fn apex(site: &Site<'_>) -> Probe {
    site.look(site.domain.clone())
}

/// Why there is no MX at the name.
pub fn missing(site: &Site<'_>) -> Option<Finding> {
    let leads_to_ses = |look: &Probe| exchanges(&look.found(site.facts)).iter().any(is_feedback);
    let doubled = site.doubled();
    if leads_to_ses(&doubled) {
        return Some(site.misplaced(Code::MailFromNameDoubled, &doubled));
    }
    let apex = apex(site);
    if leads_to_ses(&apex) {
        return Some(site.misplaced(Code::MxOnApex, &apex));
    }
    let text = text_there(site).texts(site.facts).into_iter().find(|text| names_feedback(text))?;
    Some(site.finding(Code::MxOtherType).text("type", RecordType::Txt.as_str()).seen(text))
}

/// A value that was meant for the MX, with or without its priority.
fn names_feedback(text: &str) -> bool {
    text::unquoted(text)
        .unwrap_or(text)
        .split_whitespace()
        .any(|word| is_feedback(&Name::from_answer(word)) && is_of_aws(&Name::from_answer(word)))
}

/// A CNAME to the host that the MX should name.
pub fn alias(site: &Site<'_>) -> Option<Finding> {
    let target = site.held().into_iter().find_map(|data| match data {
        Rdata::Cname(target) if is_feedback(target) && is_of_aws(target) => Some(target),
        _ => None,
    })?;
    Some(site.finding(Code::MxOtherType).text("type", RecordType::Cname.as_str()).seen(target))
}

/// Why what stands is not enough.
pub fn differs(site: &Site<'_>) -> Finding {
    let held = site.held();
    let seen: Vec<String> = held.iter().map(|data| judge::present(data)).collect();
    let finding = |code| site.finding(code).seen(seen.join("\n"));
    let exchanges = exchanges(&held);
    let [exchange] = exchanges.as_slice() else {
        return finding(Code::MxMoreThanOne);
    };
    let wanted = site.view.wanted.value.split_once(' ').map_or("", |(_, host)| host);
    if target::has_priority(exchange, wanted) {
        return finding(Code::MxPriorityInValue).text("mx", wanted);
    }
    if target::is_quoted(exchange, wanted) {
        return finding(Code::TargetQuoted);
    }
    if exchange.as_str().starts_with(&format!("{wanted}.")) {
        return finding(Code::MxTargetDoubled);
    }
    if let Some(character) = text::invisible(exchange.as_str())
        && text::visible(exchange.as_str()) == wanted
    {
        return finding(Code::InvisibleCharacter).text("character", character);
    }
    if exchange.as_str().starts_with("inbound-smtp.") && is_of_aws(exchange) {
        return finding(Code::MxIsInboundEndpoint);
    }
    if let (Some(other), Some(region)) = (mx::feedback_region(exchange), site.facts.region()) {
        return finding(Code::MxWrongRegion).text("region", region).text("other", other);
    }
    let aws = exchange.as_str().replace("amazonaws.com", "amazonses.com") == wanted;
    let slip = text::is_slip(&text::decoded(exchange.as_str()), wanted, 2)
        || target::is_disfigured(exchange, wanted);
    if aws || is_feedback(exchange) || slip {
        let cut_off = target::is_cut_off(exchange, wanted, &site.zone);
        finding(if cut_off && !slip { Code::TargetCutOff } else { Code::MxMistyped })
    } else if exchange.as_str().is_empty() {
        // The null MX (RFC 7505): a name that takes no mail.
        finding(Code::MxDiffers)
    } else {
        finding(Code::MailFromReceivesMail)
    }
}

/// SES has verified MAIL FROM with the MX of another Region: the name serves both.
pub fn shared(site: &Site<'_>) -> Option<Finding> {
    let region = site.facts.region()?;
    let other = mx::region_at(site.facts, &site.view.wanted.name).filter(|other| other != region)?;
    let seen: Vec<String> = site.held().into_iter().map(judge::present).collect();
    let finding = site.finding(Code::MxWrongRegion).seen(seen.join("\n"));
    Some(finding.text("region", region).text("other", other).harmless_if(true))
}

fn exchanges(data: &[&Rdata]) -> Vec<Name> {
    let exchange = |data: &&Rdata| match data {
        Rdata::Mx { exchange, .. } => Some(exchange.clone()),
        _ => None,
    };
    data.iter().filter_map(exchange).collect()
}
