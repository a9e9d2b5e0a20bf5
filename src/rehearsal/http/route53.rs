//! Route 53 over REST-XML.

use super::query::refused;
use super::request::Call;
use super::response::Reply;
use super::route53_batch;
use super::route53_xml::{
    NAMESPACE, change_info, delegation_set, document, element, hosted_zone, record_set,
};
use crate::core::kinds::name::Name;
use crate::rehearsal::world::route53::{ZonePage, stored_name};
use crate::rehearsal::world::{Refusal, World};

/// A page's size where the request says none: 100 zones, 300 record sets (Route 53 API reference).
const ZONES_A_PAGE: usize = 100;
const SETS_A_PAGE: usize = 300;

/// The name of a response's root element, and what stands in it.
type Answer = Result<(&'static str, String), Refusal>;

pub fn answer(world: &mut World, call: &Call, id: &str) -> Reply {
    let segments = call.segments();
    let path: Vec<&str> = segments.iter().map(String::as_str).collect();
    let answered = match (call.method.as_str(), &path[..]) {
        ("GET", ["2013-04-01", "hostedzone"]) => list_zones(world, call),
        ("GET", ["2013-04-01", "hostedzonesbyname"]) => list_zones_by_name(world, call),
        ("GET", ["2013-04-01", "hostedzone", zone]) => get_zone(world, zone),
        ("GET", ["2013-04-01", "hostedzone", zone, "rrset"]) => list_record_sets(world, call, zone),
        (
            "POST",
            ["2013-04-01", "hostedzone", zone, "rrset" | "rrset/"]
            | ["2013-04-01", "hostedzone", zone, "rrset", ""],
        ) => change_record_sets(world, call, zone),
        ("GET", ["2013-04-01", "change", change]) => get_change(world, change),
        _ => Err(Refusal::new(404, "UnknownOperationException", format!("No operation at {}", call.path))),
    };
    match answered {
        Ok((root, body)) => Reply::ok("text/xml", document(root, NAMESPACE, &body)),
        Err(refusal) => refused(&refusal, NAMESPACE, id),
    }
}

fn max_items(call: &Call, most: usize) -> usize {
    let asked = call.query.get("maxitems").and_then(|max| max.parse::<usize>().ok());
    asked.unwrap_or(most).clamp(1, most)
}

fn zones(page: &ZonePage<'_>) -> String {
    let listed: String = page.zones.iter().map(|(zone, hosted)| hosted_zone(zone, hosted)).collect();
    let truncated = if page.next.is_some() { "true" } else { "false" };
    format!("<HostedZones>{listed}</HostedZones>{}", element("IsTruncated", truncated))
}

fn list_zones(world: &mut World, call: &Call) -> Answer {
    world.admit("route53:ListHostedZones", false)?;
    let max = max_items(call, ZONES_A_PAGE);
    let marker = call.query.get("marker").map(String::as_str);
    let page = world.list_zones(max, marker);
    let mut body = zones(&page) + &element("MaxItems", &max.to_string());
    if let Some(marker) = marker {
        body += &element("Marker", marker);
    }
    if let Some((_, hosted)) = page.next {
        body += &element("NextMarker", &hosted.id);
    }
    Ok(("ListHostedZonesResponse", body))
}

fn list_zones_by_name(world: &mut World, call: &Call) -> Answer {
    world.admit("route53:ListHostedZonesByName", false)?;
    let max = max_items(call, ZONES_A_PAGE);
    let name = call.query.get("dnsname").map(|name| Name::from_answer(name));
    let id = call.query.get("hostedzoneid").map(String::as_str);
    let page = world.list_zones_by_name(max, name.as_ref(), id);
    let mut body = zones(&page) + &element("MaxItems", &max.to_string());
    if let Some(name) = &name {
        body += &element("DNSName", &name.fqdn());
    }
    if let Some((zone, hosted)) = page.next {
        body += &element("NextDNSName", &zone.apex.fqdn());
        body += &element("NextHostedZoneId", &hosted.id);
    }
    Ok(("ListHostedZonesByNameResponse", body))
}

fn get_zone(world: &mut World, zone: &str) -> Answer {
    world.admit("route53:GetHostedZone", false)?;
    let (zone, hosted) = world.hosted_zone(zone)?;
    let body = hosted_zone(zone, hosted);
    // A private zone has VPCs in the place of a delegation set.
    let rest = if hosted.private { "<VPCs></VPCs>".to_owned() } else { delegation_set(hosted) };
    Ok(("GetHostedZoneResponse", body + &rest))
}

fn list_record_sets(world: &mut World, call: &Call, zone: &str) -> Answer {
    world.admit("route53:ListResourceRecordSets", false)?;
    let max = max_items(call, SETS_A_PAGE);
    let name = call.query.get("name").map(|name| Name::from_answer(&name.replace("\\052", "*")));
    let rtype = call.query.get("type").map(String::as_str);
    let page = world.list_record_sets(zone, max, name.as_ref(), rtype)?;
    let listed: String = page.sets.iter().map(|set| record_set(set)).collect();
    let truncated = if page.next.is_some() { "true" } else { "false" };
    let mut body = format!("<ResourceRecordSets>{listed}</ResourceRecordSets>");
    body += &element("IsTruncated", truncated);
    if let Some(next) = page.next {
        body += &element("NextRecordName", &stored_name(&next.name));
        body += &element("NextRecordType", &next.rtype);
    }
    body += &element("MaxItems", &max.to_string());
    Ok(("ListResourceRecordSetsResponse", body))
}

fn change_record_sets(world: &mut World, call: &Call, zone: &str) -> Answer {
    world.admit("route53:ChangeResourceRecordSets", true)?;
    let batch = route53_batch::read(&call.body).map_err(|why| Refusal::new(400, "InvalidInput", why))?;
    let now = world.now();
    let change = world.change_record_sets(zone, &batch.items, batch.comment)?;
    Ok(("ChangeResourceRecordSetsResponse", change_info(&change, change.status(now))))
}

fn get_change(world: &mut World, id: &str) -> Answer {
    world.admit("route53:GetChange", false)?;
    let now = world.now();
    let change = world.change(id)?;
    Ok(("GetChangeResponse", change_info(change, change.status(now))))
}
