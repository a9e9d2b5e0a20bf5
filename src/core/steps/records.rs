//! The records, at your DNS host: into Route 53 by a previewed batch, or by hand.

use super::Step;
use crate::core::facts::Facts;
use crate::core::facts::choices::{Choices, Publish};
use crate::core::facts::setup;
use crate::core::kinds::change::Change;
use crate::core::kinds::dns::RecordType;
use crate::core::kinds::message::Message;
use crate::core::kinds::problem::ProblemKind;
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{HostedZone, RecordId, RecordStatus, RecordView};
use crate::core::kinds::step::{Field, FieldId, FieldKind, Status, StepId};
use crate::core::records as all;
use crate::core::rules::{publish as plan, spread};
use crate::core::servers::hosted;

pub struct Records;

impl Step for Records {
    fn id(&self) -> StepId {
        StepId::Records
    }

    fn asks(&self, facts: &Facts, choices: &Choices) -> Vec<Query> {
        if setup::identity(facts, choices).is_none() {
            return Vec::new();
        }
        let mut asks = all::asks(facts, choices);
        if setup::publish(facts, choices) != Some(Publish::Manual) {
            if let Some(domain) = choices.identity_domain() {
                asks.extend(hosted::asks(facts, choices, domain, RecordType::Ns));
            }
            asks.extend(plan::asks(facts, choices));
            asks.extend(spread::asks(facts));
        }
        asks
    }

    fn status(&self, facts: &Facts, choices: &Choices) -> Status {
        let views = all::view(facts, choices);
        if views.is_empty() || !is_whole(&views) {
            return Status::Blocked;
        }
        if all::all_live(&views) {
            return Status::Done;
        }
        let wrong = |view: &RecordView| {
            view.wanted.required && matches!(view.status, RecordStatus::Wrong | RecordStatus::Conflict)
        };
        if names_no_zone(facts, choices) {
            return Status::Wrong;
        }
        match publish(facts, choices) {
            None => Status::Waiting,
            Some(Publish::Route53) => {
                let plan = plan::plan(facts, choices);
                let is_elsewhere = |view: &RecordView| plan.homeless.contains(&view.wanted.id) && wrong(view);
                if plan.unknown {
                    Status::Waiting
                } else if !plan.conflicts.is_empty() || views.iter().any(is_elsewhere) {
                    Status::Wrong
                } else if !plan.batches.is_empty() || !plan.homeless.is_empty() && choices.entered.is_none() {
                    Status::Todo
                } else {
                    Status::Waiting
                }
            }
            Some(Publish::Manual) if views.iter().any(wrong) => Status::Wrong,
            Some(Publish::Manual) if choices.entered.is_some() => Status::Waiting,
            Some(Publish::Manual) => Status::Todo,
        }
    }

    fn summary(&self, facts: &Facts, choices: &Choices) -> Message {
        let views = all::view(facts, choices);
        let id = match self.status(facts, choices) {
            Status::Blocked if views.is_empty() => return Message::new("summary-records-blocked"),
            Status::Blocked => return Message::new("summary-records-unnamed"),
            Status::Done => "summary-records-live",
            Status::Wrong if names_no_zone(facts, choices) => "summary-records-no-zone",
            Status::Wrong => "summary-records-wrong",
            Status::Todo => "summary-records-todo",
            Status::Waiting | Status::Skipped => "summary-records-waiting",
        };
        let live = views.iter().filter(|view| all::stands(view)).count();
        Message::new(id).text("live", live).text("total", views.len())
    }

    fn fields(&self, facts: &Facts, choices: &Choices) -> Vec<Field> {
        let (Some(value), Status::Todo | Status::Wrong) =
            (publish(facts, choices), self.status(facts, choices))
        else {
            return Vec::new();
        };
        if let Some(field) = profile_field(facts, choices) {
            return vec![field];
        }
        // Without a zone of one's own there is nothing to choose.
        if zone(facts, choices).is_none() && choices.publish.is_none() {
            return Vec::new();
        }
        let values = vec!["route53".to_owned(), "manual".to_owned()];
        let value = match value {
            Publish::Route53 => "route53",
            Publish::Manual => "manual",
        };
        vec![Field {
            id: FieldId::Publish,
            kind: FieldKind::OneOf { values, verbatim: false },
            value: value.to_owned(),
        }]
    }

    fn changes(&self, facts: &Facts, choices: &Choices) -> Vec<Change> {
        let ready = is_whole(&all::view(facts, choices));
        if !ready || publish(facts, choices) != Some(Publish::Route53) {
            return Vec::new();
        }
        let plan = plan::plan(facts, choices);
        if plan.unknown {
            return Vec::new();
        }
        plan.batches
            .into_iter()
            .map(|(hosted_zone, sets)| Change::PublishRecords { hosted_zone, sets })
            .collect()
    }
}

/// All six are known only once a MAIL FROM name is chosen; a half list would be published twice.
fn is_whole(views: &[RecordView]) -> bool {
    views.iter().any(|view| view.wanted.id == RecordId::MailFromMx)
}

/// A zone was named that this account does not have: what is meant is for a person to say.
fn names_no_zone(facts: &Facts, choices: &Choices) -> bool {
    let choose = |domain| hosted::choose(facts, choices, domain, RecordType::Ns);
    setup::publish(facts, choices) != Some(Publish::Manual)
        && matches!(choices.identity_domain().map(choose), Some(hosted::Choice::NotListed(_)))
}

fn zone<'a>(facts: &'a Facts, choices: &'a Choices) -> Option<&'a HostedZone> {
    hosted::zone_for(facts, choices, choices.identity_domain()?, RecordType::Ns)
}

/// The zone is in another account, and this machine knows more than one profile.
fn profile_field(facts: &Facts, choices: &Choices) -> Option<Field> {
    let situation = &facts.situation;
    let name = choices.identity_domain()?;
    let is_elsewhere = setup::publish(facts, choices) != Some(Publish::Manual)
        && match hosted::choose(facts, choices, name, RecordType::Ns) {
            hosted::Choice::NotListed(_) => true,
            hosted::Choice::None => hosted::is_in_route53(facts, name),
            _ => false,
        };
    (is_elsewhere && situation.profiles.len() > 1).then(|| Field {
        id: FieldId::DnsProfile,
        kind: FieldKind::OneOf { values: situation.profiles.clone(), verbatim: true },
        value: situation.route53_profile().to_owned(),
    })
}

/// The records that somebody enters at a DNS host: all, or beside Route 53 those whose zone is
/// none of the account's. Records that stand are not among them.
pub fn by_hand(facts: &Facts, choices: &Choices) -> Vec<RecordId> {
    match publish(facts, choices) {
        None => Vec::new(),
        Some(_) if names_no_zone(facts, choices) => Vec::new(),
        Some(Publish::Route53) => plan::plan(facts, choices).homeless,
        Some(Publish::Manual) => {
            let views = all::view(facts, choices);
            views.iter().filter(|view| !all::stands(view)).map(|view| view.wanted.id).collect()
        }
    }
}

/// How the records get there: as chosen, else Route 53 where this account has the delegated
/// zone; `None` until that is known.
pub fn publish(facts: &Facts, choices: &Choices) -> Option<Publish> {
    if let Some(chosen) = setup::publish(facts, choices) {
        return Some(chosen);
    }
    if facts.problem(&Query::HostedZones).is_some_and(|problem| !problem.kind.passes()) {
        return Some(Publish::Manual);
    }
    if is_denied(facts) {
        return Some(Publish::Manual);
    }
    match hosted::choose(facts, choices, choices.identity_domain()?, RecordType::Ns) {
        hosted::Choice::Unknown => None,
        hosted::Choice::Zone(_) | hosted::Choice::Unasked(_) => Some(Publish::Route53),
        _ => Some(Publish::Manual),
    }
}

/// A permission is missing without which nothing can be planned for Route 53.
fn is_denied(facts: &Facts) -> bool {
    facts.problems().any(|(query, problem)| {
        problem.kind == ProblemKind::Permission
            && matches!(query, Query::DelegationSet(_) | Query::ZoneSets(_) | Query::RecordSets { .. })
            && facts.get(query).is_some_and(|fact| fact.answer.is_none())
    })
}
