//! The domain's identity with Easy DKIM; it begins with the address that users will see.

use super::Step;
use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::remembered;
use crate::core::facts::setup;
use crate::core::kinds::aws::{self, Verification};
use crate::core::kinds::change::Change;
use crate::core::kinds::message::Message;
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::{Field, FieldId, FieldKind, Status, StepId};
use crate::core::rules::elsewhere;

pub struct Identity;

impl Step for Identity {
    fn id(&self) -> StepId {
        StepId::Identity
    }

    fn asks(&self, facts: &Facts, choices: &Choices) -> Vec<Query> {
        let (Some(domain), Some(_)) = (choices.identity_domain(), facts.region()) else {
            return Vec::new();
        };
        let mut asks = vec![Query::Identities, Query::Identity(domain.to_string())];
        // An identity of the very address would win over the domain's (developer guide,
        // "Creating and verifying identities").
        if let Some(name) = setup::shadow(facts, choices) {
            asks.push(Query::Identity(name));
        }
        asks.extend(setup::nearer(facts, choices).map(Query::Identity));
        if facts.identity(domain.as_str()) == Some(None) {
            asks.extend(elsewhere::identity_asks(facts, choices, domain));
        }
        asks
    }

    fn status(&self, facts: &Facts, choices: &Choices) -> Status {
        if facts.region().is_none() {
            return Status::Blocked;
        }
        let Some(domain) = choices.identity_domain() else {
            return Status::Todo;
        };
        match facts.identity(domain.as_str()) {
            None if facts.problem(&Query::Identity(domain.to_string())).is_some() => Status::Wrong,
            None => Status::Waiting,
            Some(None) => Status::Todo,
            Some(Some(identity)) => match standing(identity) {
                Status::Done if !remembered::due(facts, choices, identity).is_empty() => Status::Todo,
                status => status,
            },
        }
    }

    fn summary(&self, facts: &Facts, choices: &Choices) -> Message {
        let Some(domain) = choices.identity_domain() else {
            return Message::new("summary-identity-question");
        };
        let id = match facts.identity(domain.as_str()) {
            None if facts.caller().is_none() && facts.problem(&Query::Caller).is_some() => {
                return Message::new("summary-account-first");
            }
            None => "summary-identity-asking",
            Some(None) => return Message::new("summary-identity-missing").text("domain", domain),
            Some(Some(identity)) => match identity.dkim.status {
                _ if !identity.dkim.signing_enabled => "summary-identity-signing-off",
                Verification::Failed => "summary-identity-failed",
                Verification::NotStarted => "summary-identity-dkim-not-started",
                _ if identity.dkim.origin == "EXTERNAL" => "summary-identity-byodkim",
                _ if identity.dkim.origin != "AWS_SES" => "summary-identity-replica",
                _ if !remembered::due(facts, choices, identity).is_empty() => "summary-identity-remember",
                Verification::Success => "summary-identity-verified",
                _ => "summary-identity-pending",
            },
        };
        Message::new(id)
    }

    fn fields(&self, facts: &Facts, choices: &Choices) -> Vec<Field> {
        let exists = setup::identity(facts, choices).is_some();
        if exists && setup::sender(facts, choices).is_some() {
            return Vec::new();
        }
        let proposed = || choices.identity_domain().map(|domain| format!("no-reply@{domain}"));
        let value = match setup::sender(facts, choices) {
            Some(sender) => sender.to_string(),
            None => proposed().unwrap_or_default(),
        };
        vec![Field { id: FieldId::From, kind: FieldKind::Line, value }]
    }

    fn changes(&self, facts: &Facts, choices: &Choices) -> Vec<Change> {
        let Some(domain) = choices.identity_domain().cloned() else {
            return Vec::new();
        };
        match facts.identity(domain.as_str()) {
            Some(None) => vec![Change::CreateIdentity { domain }],
            Some(Some(identity)) => {
                let mend = mend(identity, domain.clone());
                if mend.is_empty() { remember(facts, choices, domain) } else { mend }
            }
            None => Vec::new(),
        }
    }
}

/// A domain verified by the legacy TXT record alone has DKIM `NOT_STARTED`, and is not enough.
fn standing(identity: &aws::Identity) -> Status {
    match identity.dkim.status {
        Verification::NotStarted => Status::Todo,
        Verification::Failed => Status::Wrong,
        _ if !identity.dkim.signing_enabled => Status::Wrong,
        _ => Status::Done,
    }
}

fn mend(identity: &aws::Identity, domain: Name) -> Vec<Change> {
    let easy = identity.dkim.origin == "AWS_SES";
    match identity.dkim.status {
        Verification::NotStarted | Verification::Failed if easy => vec![Change::StartDkim { domain }],
        Verification::NotStarted | Verification::Failed => Vec::new(),
        _ if !identity.dkim.signing_enabled => vec![Change::EnableSigning { domain }],
        _ => Vec::new(),
    }
}

fn remember(facts: &Facts, choices: &Choices, domain: Name) -> Vec<Change> {
    let Some(identity) = setup::identity(facts, choices) else { return Vec::new() };
    let tags = remembered::due(facts, choices, identity);
    let arn = setup::source_arn(facts, choices).filter(|_| !tags.is_empty());
    let before = remembered::under(identity, &tags);
    arn.map(|arn| Change::RememberChoices { domain, arn, tags, before }).into_iter().collect()
}
