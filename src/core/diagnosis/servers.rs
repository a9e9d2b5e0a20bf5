//! Name servers of the zone that do not serve it, among others that do (RFC 1912, section 2.8,
//! "lame delegations").

use std::collections::BTreeMap;

use crate::core::facts::Facts;
use crate::core::kinds::dns::{Reply, Server};
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Arg;
use crate::core::kinds::name::Name;
use crate::core::kinds::record::{Judgement, RecordView, Wanted};
use crate::core::kinds::step::StepId;
use crate::core::records;
use crate::core::servers::authority::{self, Authority};

/// The server answered, and not as one that holds the zone: waiting does not change that.
pub fn refuses(judgement: Judgement) -> bool {
    matches!(judgement, Judgement::Refused | Judgement::Servfail | Judgement::Lame | Judgement::Malformed)
}

/// Of the domain's own zone and of those below it that hold a record.
pub fn findings(facts: &Facts, domain: &Name, views: &[RecordView]) -> Vec<Finding> {
    let own = authority::of_domain(facts, domain);
    let mut findings: Vec<Finding> = some_refuse(domain, None, &own, views).into_iter().collect();
    findings.extend(addresses(facts, domain, None, &own));
    let mut told = vec![own.zone.clone()];
    for view in views {
        let authority = authority::of_record(facts, &view.wanted.name, view.wanted.rtype);
        if let Some(zone) = authority.zone.clone().filter(|zone| !told.contains(&Some(zone.clone()))) {
            findings.extend(some_refuse(&zone, own.zone.as_ref(), &authority, views));
            findings.extend(addresses(facts, &zone, own.zone.as_ref(), &authority));
            findings.extend(all_refuse(facts, domain, &zone, views));
            told.push(Some(zone));
        }
    }
    findings
}

/// What is not asked of a zone's name servers, or would better not be there.
pub fn addresses(facts: &Facts, zone: &Name, above: Option<&Name>, authority: &Authority) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !authority.inside.is_empty() {
        let asked = if facts.situation.asks_inside { "yes" } else { "" };
        let at = |server: &Server| format!("{} {}", server.label(), server.address().ip());
        let lines: Vec<String> = authority.inside.iter().map(at).collect();
        findings
            .push(finding(Code::NameServerInside, zone, above).text("asked", asked).seen(lines.join("\n")));
    }
    if authority.left_out > 0 {
        let number = |count: usize| Arg::Number(u32::try_from(count).unwrap_or(u32::MAX).into());
        let asked = authority.servers.len();
        let finding = Finding::new(Code::NameServersMany, StepId::Records).text("domain", zone);
        findings.push(finding.arg("count", number(asked)).arg("total", number(asked + authority.left_out)));
    }
    findings
}

/// Those of a zone that refused every question about a record, while others do not.
fn some_refuse(
    zone: &Name,
    above: Option<&Name>,
    authority: &Authority,
    views: &[RecordView],
) -> Option<Finding> {
    let mut said: BTreeMap<&Server, Vec<Judgement>> = BTreeMap::new();
    for answer in views.iter().flat_map(|view| &view.answers) {
        if authority.servers.contains(&answer.server) {
            said.entry(&answer.server).or_default().push(answer.judgement);
        }
    }
    let lame: Vec<String> = said
        .iter()
        .filter(|(_, judgements)| judgements.iter().all(|judgement| refuses(*judgement)))
        .filter_map(|(server, judgements)| line(server, *judgements.first()?))
        .collect();
    let finding = finding(Code::NameServerLame, zone, above);
    (!lame.is_empty() && lame.len() < said.len()).then(|| finding.seen(lame.join("\n")))
}

/// A zone below the domain's that none of its servers serves. Of one that was made for DKIM alone
/// the records themselves say so.
fn all_refuse(facts: &Facts, domain: &Name, zone: &Name, views: &[RecordView]) -> Option<Finding> {
    if zone.is_within(&domain.child("_domainkey")) {
        return None;
    }
    let of_zone = |view: &&RecordView| {
        let authority = authority::of_record(facts, &view.wanted.name, view.wanted.rtype);
        authority.zone.as_ref() == Some(zone)
    };
    let held: Vec<RecordView> = views.iter().filter(of_zone).cloned().collect();
    let refused = |view: &RecordView| {
        let Wanted { name, rtype, .. } = &view.wanted;
        let authority = authority::of_record(facts, name, *rtype);
        let mut replies = facts.replies(&authority.servers, name, *rtype);
        records::is_heard(facts, &view.wanted)
            && !replies.any(|reply| *reply == Reply::Intercepted)
            && view.answers.iter().all(|answer| refuses(answer.judgement))
            && !view.answers.is_empty()
    };
    let above = authority::of_domain(facts, domain).zone.clone();
    let found = || finding(Code::ZoneNotServed, zone, above.as_ref()).seen(said(&held));
    held.iter().all(refused).then(found)
}

/// `above` is the zone that passes this one on, where a domain's owner can change that.
pub fn finding(code: Code, zone: &Name, above: Option<&Name>) -> Finding {
    let above = above.map(ToString::to_string).unwrap_or_default();
    Finding::new(code, StepId::Records).text("domain", zone).text("above", above)
}

/// What each server of the first record said, a line each.
pub fn said(views: &[RecordView]) -> String {
    let answers = views.first().into_iter().flat_map(|view| &view.answers);
    let own = answers.filter(|answer| answer.server.is_authoritative());
    own.filter_map(|answer| line(&answer.server, answer.judgement)).collect::<Vec<_>>().join("\n")
}

fn line(server: &Server, judgement: Judgement) -> Option<String> {
    let word = serde_json::to_value(judgement).ok()?;
    Some(format!("{} {} {}", server.label(), server.address().ip(), word.as_str()?))
}
