//! The zone: does the domain exist, and is the hosted zone the one that the world asks.

use crate::core::choices::{Choices, Publish};
use crate::core::facts::Facts;
use crate::core::finding::{Code, Finding};
use crate::core::name::Name;
use crate::core::record::HostedZone;
use crate::core::records;
use crate::core::step::StepId;
use crate::core::wanted;
use crate::core::zone::authority::{self, State};
use crate::core::zone::hosted::{self, Choice};

use super::reach;

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    // Until there is an identity there are no records, and nothing of the zone is asked.
    let (Some(domain), Some(identity)) = (choices.identity_domain(), wanted::identity(facts, choices)) else {
        return Vec::new();
    };
    let finding = |code| Finding::new(code, StepId::Records).text("domain", domain);
    let authority = authority::of_domain(facts, domain);
    let mut findings = Vec::new();
    match authority.state {
        State::NoSuchDomain => {
            let only_here = reach::private(facts, domain, &authority, &[]);
            let finding = finding(Code::DomainDoesNotExist).seen(domain);
            return only_here.into_iter().chain([finding]).collect();
        }
        State::Failed => return vec![finding(Code::DnsNotMeasured)],
        State::Asking => return findings,
        State::Known => {}
    }
    let views = records::view(facts, choices);
    findings.extend(reach::findings(facts, domain, &authority, &views));
    if choices.publish != Some(Publish::Manual) {
        // A zone that nobody asks harms nobody where the live records are right.
        let harmless = records::all_live(&views);
        let found = hosted_zone(facts, choices, domain, &authority);
        findings.extend(found.map(|finding| {
            let harmless = harmless || finding.harmless;
            finding.harmless_if(harmless)
        }));
    }
    // The primary that SES saw says which DNS host it believes in.
    let primary = identity.check.as_ref().and_then(|check| check.primary_name_server.as_ref());
    if let Some(primary) = primary
        && let Some(own) = authority::primary(facts, &authority)
        && *primary != own
    {
        findings.push(finding(Code::SesSeesOtherZone).text("server", primary).seen(primary).wanted(own));
    }
    findings
}

fn hosted_zone(
    facts: &Facts,
    choices: &Choices,
    domain: &Name,
    authority: &authority::Authority,
) -> Option<Finding> {
    let finding = |code| Finding::new(code, StepId::Records);
    let hosts = || authority.hosts.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    Some(match hosted::choose(facts, choices, domain) {
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
        Choice::PrivateOnly(zone) => {
            finding(Code::ZonePrivateOnly).text("domain", domain).text("zone", &zone.id)
        }
        Choice::Linked(zone) => finding(Code::ZoneLinkedService)
            .text("zone", &zone.id)
            .text("service", zone.linked_service.clone().unwrap_or_default()),
        Choice::NotDelegated(zone) => {
            let wanted = facts.delegation_set(&zone.id).unwrap_or_default();
            let wanted = wanted.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
            let finding = finding(Code::ZoneNotDelegatedHere);
            finding.text("domain", domain).text("zone", &zone.id).seen(hosts()).wanted(wanted)
        }
        Choice::Ambiguous => finding(Code::ZoneAmbiguous).text("domain", domain).text("zone", ""),
        // Route 53 serves the domain, from another account's zone.
        Choice::None if authority.hosts.iter().any(|host| host.as_str().contains(".awsdns-")) => {
            let account = facts.caller().map(|caller| caller.account.clone()).unwrap_or_default();
            let finding = finding(Code::ZoneInOtherAccount);
            finding.text("domain", domain).text("account", account).seen(hosts())
        }
        Choice::None => return None,
    })
}
