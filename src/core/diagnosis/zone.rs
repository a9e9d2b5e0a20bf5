//! The zone: does the domain exist, and is the hosted zone the one that the world asks.

use crate::core::facts::Facts;
use crate::core::facts::choices::{Choices, Publish};
use crate::core::facts::setup;
use crate::core::kinds::dns::RecordType;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Arg;
use crate::core::kinds::name::Name;
use crate::core::kinds::record::{HostedZone, RecordView};
use crate::core::kinds::step::StepId;
use crate::core::records;
use crate::core::servers::authority::{self, State};
use crate::core::servers::hosted::{self, Choice};
use crate::core::servers::lookup;
use crate::core::servers::primary;

use super::{reach, servers};

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    // Until there is an identity there are no records, and nothing of the zone is asked.
    let (Some(domain), Some(identity)) = (choices.identity_domain(), setup::identity(facts, choices)) else {
        return Vec::new();
    };
    let finding = |code| Finding::new(code, StepId::Records).text("domain", domain);
    let authority = authority::of_domain(facts, domain);
    let mut findings = Vec::new();
    match authority.state {
        State::NoSuchDomain => {
            let only_here = reach::private(facts, domain, &[]);
            let finding = finding(Code::DomainDoesNotExist).seen(domain);
            return only_here.into_iter().chain([finding]).collect();
        }
        State::Failed => {
            let mut findings = servers::addresses(facts, domain, None, &authority);
            findings.push(unresolved(facts, domain).unwrap_or_else(|| finding(Code::DnsNotMeasured)));
            return findings;
        }
        State::Asking => return findings,
        State::Known => {}
    }
    let views = records::view(facts, choices);
    findings.extend(reach::findings(facts, domain, &authority, &views));
    findings.extend(servers::findings(facts, domain, &views));
    if setup::publish(facts, choices) != Some(Publish::Manual) {
        // A zone that nobody asks harms nobody where the live records are right.
        let harmless = records::all_live(&views);
        // A zone that no server serves is in nobody's account.
        let unserved = |finding: &Finding| {
            finding.code == Code::ZoneNotServed && finding.args.contains(&("above", Arg::Text(String::new())))
        };
        let served = !findings.iter().any(unserved);
        let said = hosted_zones(facts, choices, domain, &views);
        for finding in said.into_iter().filter(|said| served || said.code != Code::ZoneInOtherAccount) {
            let harmless = harmless || finding.harmless;
            findings.push(finding.harmless_if(harmless));
        }
    }
    // The primary that SES saw says which DNS host it believes in.
    let primary = identity.check.as_ref().and_then(|check| check.primary_name_server.as_ref());
    if let Some(primary) = primary
        && let Some(own) = primary::of(facts, &authority)
        && *primary != own
        && !authority.names(primary)
        // Its subdomain may be a zone of its own, with another host.
        && !views.iter().any(|view| {
            authority::of_record(facts, &view.wanted.name, view.wanted.rtype).names(primary)
        })
    {
        findings.push(finding(Code::SesSeesOtherZone).text("server", primary).seen(primary).wanted(own));
    }
    findings
}

/// Public resolvers can be asked, and not one of them finds the domain, its signatures left aside: neither does
/// anybody else, whatever the reason.
fn unresolved(facts: &Facts, domain: &Name) -> Option<Finding> {
    let zone = domain.registrable().unwrap_or_else(|| domain.clone());
    let failing = lookup::failing(facts, &zone, RecordType::Ns);
    let lines: Vec<String> = failing
        .iter()
        .map(|server| format!("{} {} servfail", server.label(), server.address().ip()))
        .collect();
    let found = || servers::finding(Code::ZoneNotServed, &zone, None).seen(lines.join("\n"));
    (!lines.is_empty()).then(found)
}

/// Of the zone that holds the domain, and of those that hold single records where they differ.
fn hosted_zones(facts: &Facts, choices: &Choices, domain: &Name, views: &[RecordView]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    findings.extend(hosted_zone(facts, choices, domain, RecordType::Ns));
    // Named for a zone that takes the place of the present one later: nothing is written into it now.
    let passed_by = hosted::named_in_vain(facts, choices, domain, RecordType::Ns);
    findings.extend(passed_by.into_iter().map(|zone| not_delegated(facts, zone).harmless_if(true)));
    for view in views.iter().filter(|view| !records::stands(view)) {
        let wanted = &view.wanted;
        let found = hosted_zone(facts, choices, &wanted.name, wanted.rtype);
        // One zone is in one trouble, however many records it holds.
        let is_new = |found: &Finding| {
            !findings.iter().any(|other| (other.code, zone_in(other)) == (found.code, zone_in(found)))
        };
        findings.extend(found.filter(is_new));
    }
    findings
}

/// The argument that names the zone.
fn zone_in(finding: &Finding) -> Option<&Arg> {
    finding.args.iter().find(|(name, _)| *name == "zone").map(|(_, zone)| zone)
}

fn lines(hosts: &[Name]) -> String {
    hosts.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn not_delegated(facts: &Facts, zone: &HostedZone) -> Finding {
    let hosts = authority::of_record(facts, &zone.name, RecordType::Ns).reached().to_vec();
    let wanted = lines(facts.delegation_set(&zone.id).unwrap_or_default());
    let finding = Finding::new(Code::ZoneNotDelegatedHere, StepId::Records);
    finding.text("domain", &zone.name).text("zone", &zone.id).seen(lines(&hosts)).wanted(wanted)
}

fn hosted_zone(facts: &Facts, choices: &Choices, name: &Name, rtype: RecordType) -> Option<Finding> {
    let finding = |code| Finding::new(code, StepId::Records);
    Some(match hosted::choose(facts, choices, name, rtype) {
        Choice::Unknown => return None,
        Choice::Zone(zone) => {
            let same = |other: &&HostedZone| !other.private && other.name == zone.name && other.id != zone.id;
            let others: Vec<&str> =
                facts.hosted_zones()?.iter().filter(same).map(|other| other.id.as_str()).collect();
            if others.is_empty() {
                return None;
            }
            let finding = finding(Code::ZoneAmbiguous).text("domain", &zone.name).text("zone", &zone.id);
            return Some(finding.seen(others.join("\n")).harmless_if(true));
        }
        Choice::NotListed(id) => finding(Code::ZoneNotListed).text("zone", id),
        Choice::PrivateOnly(zone) => {
            finding(Code::ZonePrivateOnly).text("domain", &zone.name).text("zone", &zone.id)
        }
        Choice::Linked(zone) => finding(Code::ZoneLinkedService)
            .text("zone", &zone.id)
            .text("service", zone.linked_service.clone().unwrap_or_default()),
        Choice::Locked(zone) => finding(Code::ZoneLocked).text("zone", &zone.id),
        Choice::NotDelegated(zone) | Choice::Unasked(zone) => not_delegated(facts, zone),
        Choice::Ambiguous => finding(Code::ZoneAmbiguous).text("domain", name).text("zone", ""),
        // Where it is a zone of DKIM's own, the record's own finding says so.
        Choice::Elsewhere { .. } if rtype == RecordType::Cname => return None,
        Choice::Elsewhere { cut, hosts } => {
            finding(Code::ZoneElsewhere).text("zone", cut).text("name", name).seen(lines(&hosts))
        }
        Choice::None => {
            // Route 53 serves the domain, from another account's zone.
            let hosts = authority::of_record(facts, name, rtype).reached().to_vec();
            if !hosts.iter().any(|host| host.as_str().contains(".awsdns-")) {
                return None;
            }
            let account = facts.caller().map(|caller| caller.account.clone()).unwrap_or_default();
            let finding = finding(Code::ZoneInOtherAccount);
            finding.text("domain", choices.identity_domain()?).text("account", account).seen(lines(&hosts))
        }
    })
}
