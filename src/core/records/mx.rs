//! The MX of a custom MAIL FROM: which Region's endpoint it names (SES developer guide, "Using a
//! custom MAIL FROM domain").

use crate::core::facts::Facts;
use crate::core::kinds::dns::{Rdata, RecordType, Reply};
use crate::core::kinds::name::{Name, Region};
use crate::core::servers::authority;

/// Where bounces go in a Region.
pub fn feedback_host(region: &Region) -> Name {
    Name::from_answer(&format!("feedback-smtp.{region}.amazonses.com"))
}

/// Named as such an endpoint, wherever it is.
pub fn is_feedback(host: &Name) -> bool {
    host.as_str().starts_with("feedback-smtp.")
}

pub fn is_of_aws(host: &Name) -> bool {
    ["amazonaws.com", "amazonses.com"].iter().any(|zone| host.is_within(&Name::from_answer(zone)))
}

/// Such an endpoint, or one with a slip in it. AWS's own endpoint for mail that comes in is none.
pub fn is_meant_for_bounces(host: &Name) -> bool {
    host.as_str().contains("feedback-smtp") || is_of_aws(host) && !host.as_str().starts_with("inbound-smtp.")
}

/// The Region of such an endpoint.
pub fn feedback_region(host: &Name) -> Option<&str> {
    let region = host.as_str().strip_prefix("feedback-smtp.")?.strip_suffix(".amazonses.com")?;
    is_region(region).then_some(region)
}

/// The Region whose endpoint is the one MX that every server which answers gives.
pub fn region_at(facts: &Facts, name: &Name) -> Option<Region> {
    let authority = authority::of_record(facts, name, RecordType::Mx);
    let mut replies =
        facts.replies(&authority.servers, name, RecordType::Mx).filter(|reply| reply.is_answer());
    let region = only(replies.next()?, name)?;
    replies.all(|reply| only(reply, name) == Some(region)).then(|| Region::from(region))
}

fn only<'a>(reply: &'a Reply, name: &Name) -> Option<&'a str> {
    let Reply::Records(records) = reply else { return None };
    let mut exchanges = records.iter().filter(|record| record.name == *name).filter_map(|record| {
        let Rdata::Mx { exchange, .. } = &record.data else { return None };
        Some(exchange)
    });
    let first = exchanges.next()?;
    exchanges.next().is_none().then(|| feedback_region(first)).flatten()
}

/// `us-east-1`: letters and hyphens with a number at the end, and no other label.
fn is_region(text: &str) -> bool {
    let mut parts = text.rsplit('-');
    let number = parts.next().is_some_and(|part| part.parse::<u8>().is_ok());
    number
        && parts.clone().count() >= 2
        && parts.all(|part| part.bytes().all(|byte| byte.is_ascii_lowercase()))
}
