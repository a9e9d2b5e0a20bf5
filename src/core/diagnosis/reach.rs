//! Whether what DNS says here is what the world is told: name servers that cannot be asked, somebody
//! who answers in their place, two delegations, a private zone, signatures that do not fit.

use crate::core::facts::Facts;
use crate::core::kinds::dns::{RecordType, Reply, Server};
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Arg;
use crate::core::kinds::name::Name;
use crate::core::kinds::record::{Judgement, RecordStatus, RecordView, ServerAnswer};
use crate::core::kinds::step::StepId;
use crate::core::records;
use crate::core::servers::authority::{self, Authority, LookUp};
use crate::core::servers::dnssec;
use crate::core::servers::probe::NEW_BESIDE;
use crate::core::servers::split::{self, Split};

use super::servers;
use super::site::Site;

/// Of the domain and its servers; `views` are all of its records.
pub fn findings(facts: &Facts, domain: &Name, authority: &Authority, views: &[RecordView]) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(leads_too_far(facts, domain));
    findings.extend(not_measured(facts, domain, authority, views));
    findings.extend(two_delegations(domain, authority, views));
    findings.extend(bogus(facts, domain));
    findings.extend(private(facts, domain, views));
    findings
}

fn finding(code: Code, domain: &Name) -> Finding {
    Finding::new(code, StepId::Records).text("domain", domain)
}

fn leads_too_far(facts: &Facts, domain: &Name) -> Option<Finding> {
    let count = Arg::Number(u32::try_from(NEW_BESIDE).unwrap_or(u32::MAX).into());
    facts.leads_too_far.then(|| finding(Code::DnsLeadsTooFar, domain).arg("count", count))
}

fn not_measured(
    facts: &Facts,
    domain: &Name,
    authority: &Authority,
    views: &[RecordView],
) -> Option<Finding> {
    // A record in a zone below has that zone's servers.
    let asked = |view: &RecordView| {
        let servers = &authority::of_record(facts, &view.wanted.name, view.wanted.rtype).servers;
        view.answers.len() >= servers.len()
    };
    let unknown = |view: &&RecordView| view.status == RecordStatus::Unknown && asked(view);
    let all = |what: &dyn Fn(&RecordView) -> bool| {
        !views.is_empty() && views.iter().all(|view| unknown(&view) && what(view))
    };
    let asked_servers = || {
        let addresses = authority.servers.iter().map(|server| server.address().to_string());
        addresses.collect::<Vec<_>>().join("\n")
    };
    let cut_off = |code| finding(code, domain).text("resolvers", standing_in(views)).seen(asked_servers());
    if all(&|view| is_intercepted(facts, view)) {
        Some(cut_off(Code::DnsIntercepted))
    } else if all(&|view| is_not_served(facts, domain, view)) {
        Some(servers::finding(Code::ZoneNotServed, &zone_of(domain), None).seen(servers::said(views)))
    } else if all(&is_silent) {
        Some(cut_off(Code::DnsPortBlocked))
    } else {
        let lost = |view: &RecordView| is_silent(view) || is_lost_to_the_world(authority, view);
        views.iter().filter(unknown).any(lost).then(|| finding(Code::DnsNotMeasured, domain))
    }
}

/// Those that were asked over HTTPS instead, and answered.
fn standing_in(views: &[RecordView]) -> String {
    let answers = views.iter().flat_map(|view| &view.answers);
    let stands_in = |answer: &&ServerAnswer| {
        matches!(answer.server, Server::Https { .. }) && answer.judgement.is_measured()
    };
    let mut labels: Vec<String> = answers.filter(stands_in).map(|answer| answer.server.label()).collect();
    labels.sort();
    labels.dedup();
    labels.join(", ")
}

/// The parent sends the world to other servers than the zone names.
fn two_delegations(domain: &Name, authority: &Authority, views: &[RecordView]) -> Option<Finding> {
    let delegated = authority.delegated.as_ref().filter(|hosts| **hosts != authority.hosts)?;
    let zone = authority.zone.as_ref().unwrap_or(domain);
    let found = finding(Code::DelegationDiffers, zone).seen(lines(delegated)).wanted(lines(&authority.hosts));
    Some(found.harmless_if(records::all_live(views)))
}

fn lines(hosts: &[Name]) -> String {
    hosts.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn of_servers(view: &RecordView) -> impl Iterator<Item = (&Server, Judgement)> {
    let answers = view.answers.iter().filter(|answer| answer.server.is_authoritative());
    answers.map(|answer| (&answer.server, answer.judgement))
}

/// No server said anything, which is not the same as a refusal.
fn is_silent(view: &RecordView) -> bool {
    of_servers(view).count() > 0 && of_servers(view).all(|(_, judgement)| is_silence(judgement))
}

/// Those that the parent names are silent, whatever others say that the zone itself names.
fn is_lost_to_the_world(authority: &Authority, view: &RecordView) -> bool {
    let mut named = of_servers(view).filter(|(server, _)| authority.is_delegated(server)).peekable();
    named.peek().is_some() && named.all(|(_, judgement)| is_silence(judgement))
}

/// At every server a resolver answered instead. At one of several, that one is lame.
fn is_intercepted(facts: &Facts, view: &RecordView) -> bool {
    let wanted = &view.wanted;
    let authority = authority::of_record(facts, &wanted.name, wanted.rtype);
    let mut replies = facts.replies(&authority.servers, &wanted.name, wanted.rtype).peekable();
    replies.peek().is_some() && replies.all(|reply| *reply == Reply::Intercepted)
}

/// Its servers were asked and serve no such zone, or nobody gets a word out of them: resolvers fail
/// too, though the parent's own servers can be asked from here.
fn is_not_served(facts: &Facts, domain: &Name, view: &RecordView) -> bool {
    let own = authority::of_domain(facts, domain);
    let holder = authority::of_record(facts, &view.wanted.name, view.wanted.rtype);
    let mut judgements = of_servers(view).map(|(_, judgement)| judgement).peekable();
    let lost = || matches!(authority::look_up(facts, &zone_of(domain), RecordType::Ns), LookUp::Failed);
    holder.zone == own.zone
        && judgements.peek().is_some()
        && judgements.all(|judgement| servers::refuses(judgement) || (is_silence(judgement) && lost()))
}

fn zone_of(domain: &Name) -> Name {
    domain.registrable().unwrap_or_else(|| domain.clone())
}

fn is_silence(judgement: Judgement) -> bool {
    matches!(judgement, Judgement::Timeout | Judgement::Unreachable)
}

/// Resolvers that validate refuse the domain, and with it all its names.
fn bogus(facts: &Facts, domain: &Name) -> Option<Finding> {
    let zone = zone_of(domain);
    let resolver = dnssec::refused_by(facts, &zone, RecordType::Ns)?;
    Some(finding(Code::DnssecBogus, &zone).text("resolver", resolver.label()).seen(&zone))
}

/// The same of a record in a zone below the domain's, signed for itself.
pub fn bogus_below(site: &Site<'_>) -> Option<Finding> {
    let (facts, wanted) = (site.facts, &site.view.wanted);
    if bogus(facts, site.domain).is_some() {
        return None;
    }
    let resolver = dnssec::refused_by(facts, &wanted.name, wanted.rtype)?;
    let zone = authority::of_record(facts, &wanted.name, wanted.rtype).zone.clone()?;
    let found = Finding::new(Code::DnssecBogus, StepId::Records).on(wanted.id);
    Some(found.text("domain", &zone).text("resolver", resolver.label()).seen(&wanted.name))
}

/// Another zone of this name answers on this machine than in the world.
pub fn private(facts: &Facts, domain: &Name, views: &[RecordView]) -> Option<Finding> {
    let Split { resolver, here, public } = split::of(facts, domain)?;
    let found = finding(Code::SplitHorizon, domain).text("resolver", resolver.label()).seen(here.join("\n"));
    let found = if public.is_empty() { found } else { found.wanted(public.join("\n")) };
    Some(found.harmless_if(records::all_live(views)))
}
