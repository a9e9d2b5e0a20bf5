//! An account that answers at once from what it holds, without DNS.

use jiff::{SignedDuration, Timestamp};

use crate::core::facts::choices::{Choices, Publish};
use crate::core::facts::journal::Entry;
use crate::core::facts::situation::Situation;
use crate::core::kinds::address;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::TestUser;
use crate::core::kinds::aws::{
    Caller, Dkim, Identity, MailFrom, PoolSurroundings, Review, ReviewStatus, SesAccount, UserPool,
    UserPoolListing, Verification,
};
use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::dns::Reply;
use crate::core::kinds::name::{Name, UserPoolId};
use crate::core::kinds::problem::{Problem, ProblemKind, Who};
use crate::core::kinds::query::Query;
use crate::core::kinds::record::ZoneSets;
use crate::core::wizard::effect::{Effect, Ticket};
use crate::core::wizard::model::Model;
use crate::core::wizard::msg::Msg;
use crate::core::wizard::update::update;

pub fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

pub fn problem(kind: ProblemKind) -> Problem {
    Problem {
        kind,
        operation: "ses:GetAccount".into(),
        code: None,
        message: None,
        request_id: None,
        caller: Who::Main,
        action: None,
        profile: None,
        via: None,
    }
}

/// An account that answers at once from what it holds, without DNS.
pub struct Account {
    pub model: Model,
    pub production: bool,
    pub review: Option<ReviewStatus>,
    pub identity: Option<Identity>,
    pub pool: UserPool,
    pub performed: Vec<Change>,
    pub quit: bool,
}

/// SES has not seen any of its records yet.
pub fn unseen() -> Identity {
    let mut identity = identity();
    identity.verified_for_sending = false;
    identity.dkim.status = Verification::Pending;
    identity.mail_from.as_mut().expect("a MAIL FROM").status = Verification::Pending;
    identity
}

pub fn identity() -> Identity {
    Identity {
        name: "example.com".into(),
        is_domain: true,
        verified_for_sending: true,
        dkim: Dkim {
            signing_enabled: true,
            status: Verification::Success,
            tokens: ["a", "b", "c"].map(str::to_owned).to_vec(),
            signing_hosted_zone: Some(Name::from_answer("dkim.amazonses.com")),
            origin: "AWS_SES".into(),
            key_length: Some("RSA_2048_BIT".into()),
        },
        mail_from: Some(MailFrom {
            domain: Name::from_answer("bounce.example.com"),
            status: Verification::Success,
            rejects: false,
        }),
        check: None,
        policies: Vec::new(),
        feedback_forwarding: false,
        configuration_set: None,
        tags: Vec::new(),
    }
}

impl Account {
    pub fn new(production: bool, identity: Option<Identity>) -> Self {
        let given = Choices {
            from: Some(address::sender("Example <no-reply@example.com>").unwrap()),
            to: Some(address::address("you@example.net").unwrap()),
            publish: Some(Publish::Manual),
            user_pools: vec![UserPoolId::from("us-east-1_Ab12Cd34E")],
            ..Choices::default()
        };
        let members = serde_json::json!({"Id": "us-east-1_Ab12Cd34E", "Name": "production", "EmailConfiguration":
            {"EmailSendingAccount": "COGNITO_DEFAULT"}, "MfaConfiguration": "OFF", "LastModifiedDate": 1.5});
        Self {
            model: Model::new(Situation::default(), given),
            production,
            review: None,
            identity,
            pool: UserPool {
                id: UserPoolId::from("us-east-1_Ab12Cd34E"),
                members: members.as_object().unwrap().clone(),
                mfa: serde_json::Value::Null,
            },
            performed: Vec::new(),
            quit: false,
        }
    }

    pub fn started(mut self) -> Self {
        self.send(Msg::Woke { now: now() });
        self.send(Msg::Started);
        self
    }

    /// One message and everything that follows from it.
    pub fn send(&mut self, msg: Msg) {
        self.take(msg);
        if self.model.meant_at.is_some() {
            let now = self.model.facts.now + super::super::quiet::AFTER;
            self.take(Msg::Woke { now });
        }
    }

    fn take(&mut self, msg: Msg) {
        let mut effects = update(&mut self.model, msg);
        while !effects.is_empty() {
            let effect = effects.remove(0);
            let answers = self.carry_out(effect);
            for msg in answers {
                effects.extend(update(&mut self.model, msg));
            }
        }
    }

    fn carry_out(&mut self, effect: Effect) -> Vec<Msg> {
        match effect {
            Effect::Ask { ticket, query } => vec![Msg::Answered { ticket, result: self.answer(&query) }],
            Effect::Perform { ticket, change } => self.perform(ticket, change),
            Effect::Load { ticket, setup } => {
                let journal = self.model.facts.journal.to_vec();
                vec![Msg::Loaded { ticket, setup, choices: None, journal, problem: None }]
            }
            Effect::Save { ticket, .. } => vec![Msg::Saved { ticket, problem: None }],
            Effect::FindSetups { ticket, .. } => {
                vec![Msg::Setups { ticket, domains: Vec::new(), problem: None }]
            }
            Effect::Quit => {
                self.quit = true;
                Vec::new()
            }
            Effect::Cancel { .. }
            | Effect::Note { .. }
            | Effect::Copy { .. }
            | Effect::Export { .. }
            | Effect::UseDnsProfile { .. }
            | Effect::WakeAt { .. } => Vec::new(),
        }
    }

    fn answer(&self, query: &Query) -> Result<Answer, Problem> {
        Ok(match query {
            Query::Caller => Answer::Caller(Caller {
                account: "123456789012".into(),
                arn: "arn:aws:sts::123456789012:assumed-role/deploy/me".into(),
                partition: "aws".into(),
                region: Some("us-east-1".into()),
            }),
            Query::SesAccount => Answer::SesAccount(SesAccount {
                production_access: self.production,
                sending_enabled: true,
                enforcement: "HEALTHY".into(),
                max_24_hour_send: 200.0,
                max_send_rate: 1.0,
                sent_last_24_hours: 0.0,
                suppressed_reasons: Vec::new(),
                review: self.review.clone().map(|status| Review { status, case_id: None }),
            }),
            Query::SesAccountIn(_) => Answer::SesAccountIn(None),
            Query::IdentityIn { .. } => Answer::IdentityIn(None),
            Query::OtherIdentity(_) => Answer::OtherIdentity(None),
            Query::ConfigurationSet(_) => Answer::ConfigurationSet(None),
            Query::SendStatistics => Answer::SendStatistics(None),
            Query::Suppressed(_) => Answer::Suppressed(None),
            Query::Identities => Answer::Identities(Vec::new()),
            Query::Identity(_) => Answer::Identity(self.identity.clone().map(Box::new)),
            Query::HostedZones => Answer::HostedZones(Vec::new()),
            Query::DelegationSet(_) => Answer::DelegationSet(Vec::new()),
            Query::ZoneSets(_) => Answer::ZoneSets(ZoneSets { is_whole: true, ..ZoneSets::default() }),
            Query::RecordSets { .. } => Answer::RecordSets(Vec::new()),
            Query::RecordChange(_) => Answer::RecordChange { in_sync: true },
            Query::UserPools => Answer::UserPools(vec![UserPoolListing {
                id: self.pool.id.clone(),
                name: "production".into(),
            }]),
            Query::Users { .. } => Answer::Users(crate::core::kinds::aws::Users::default()),
            Query::PoolSurroundings(_) => Answer::PoolSurroundings(PoolSurroundings::default()),
            Query::UserPool(_) => Answer::UserPool(Box::new(self.pool.clone())),
            Query::Dns(_) => Answer::Dns(Reply::Timeout),
        })
    }

    fn perform(&mut self, ticket: Ticket, change: Change) -> Vec<Msg> {
        let at = self.model.facts.now;
        let id = format!("{}", ticket.0);
        match &change {
            Change::CreateIdentity { .. } => self.identity = Some(Identity { mail_from: None, ..identity() }),
            Change::StartDkim { .. } => {
                if let Some(identity) = &mut self.identity {
                    identity.dkim.status = Verification::Pending;
                }
            }
            Change::EnableSigning { .. } => {
                if let Some(identity) = &mut self.identity {
                    identity.dkim.signing_enabled = true;
                }
            }
            Change::SetMailFrom { mail_from, .. } => {
                if let Some(identity) = &mut self.identity {
                    let domain = mail_from.clone();
                    identity.mail_from =
                        Some(MailFrom { domain, status: Verification::Pending, rejects: false });
                }
            }
            Change::RequestProduction(_) => self.review = Some(ReviewStatus::Pending),
            Change::BindPool(binding) => {
                self.pool.members.insert("EmailConfiguration".into(), binding.email.clone().into());
            }
            _ => {}
        }
        self.performed.push(change.clone());
        let user = match &change {
            Change::InviteTestUser { username, .. } => {
                Some(TestUser { username: username.clone(), sub: "sub".into(), created: at })
            }
            _ => None,
        };
        let outcome = Outcome { user, ..Outcome::default() };
        vec![
            Msg::Journalled(Entry::Intent { at, id: id.clone(), change }),
            Msg::Journalled(Entry::Done { at, id, outcome: outcome.clone() }),
            Msg::Performed { ticket, result: Ok(outcome) },
        ]
    }

    pub fn later(&mut self, milliseconds: i64) {
        let now = self.model.facts.now + SignedDuration::from_millis(milliseconds);
        self.send(Msg::Woke { now });
    }
}
