//! An account, its zone and a colleague: what is asked, carried out and kept can be looked at,
//! and what AWS and DNS say changes under the wizard's hands.

use std::net::{IpAddr, SocketAddr};

use super::*;
use crate::core::facts::journal::Face;
use crate::core::facts::journal::confirmation;
use crate::core::facts::situation::Resolver;
use crate::core::kinds::aws::TestUser;
use crate::core::kinds::aws::{ConfigurationSet, PoolUser, Users};
use crate::core::kinds::change::MailFromBefore;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Rr, Server};
use crate::core::kinds::name::HostedZoneId;
use crate::core::kinds::query::UserKey;
use crate::core::kinds::record::{HostedZone, ZoneSets};
use crate::core::wizard::effect::SetupKey;
use crate::core::wizard::update;

pub const POOL: &str = "us-east-1_Ab12Cd34E";
pub const HOSTS: [&str; 2] = ["ns-1.awsdns-01.com", "ns-2.awsdns-02.net"];

type Fails = dyn Fn(&Query) -> Option<Problem>;
type Ends = dyn Fn(&Change) -> Result<Outcome, Problem>;

pub struct Bench {
    pub model: Model,
    pub account: &'static str,
    pub production: bool,
    pub identity: Option<Identity>,
    /// Why SES delivers nothing to the test's recipient.
    pub suppressed: Option<crate::core::kinds::aws::Suppression>,
    /// Of every name.
    pub set: Option<ConfigurationSet>,
    pub members: serde_json::Map<String, serde_json::Value>,
    pub zones: Vec<HostedZone>,
    pub reply: Box<dyn Fn(&Question) -> Reply>,
    /// What keeps a query from being answered.
    pub fails: Box<Fails>,
    pub outcome: Box<Ends>,
    pub performed: Vec<(SetupKey, Change)>,
    pub asked: Vec<Query>,
    pub saved: Vec<(SetupKey, Choices)>,
    /// What this machine's choices file holds at the start.
    pub kept: Option<Choices>,
    /// How every write to the disk ends.
    pub disk: Result<(), Problem>,
    /// What this machine's journal holds.
    pub journal: Vec<Entry>,
    /// The users of the pool.
    pub users: Vec<PoolUser>,
    /// Calls that nobody answers yet.
    pub open: Vec<Effect>,
    pub answers_dns: bool,
    pub carries_out: bool,
}

pub fn domain() -> Name {
    Name::from_answer("example.com")
}

pub fn address(host: &str) -> IpAddr {
    if host == HOSTS[0] { [198, 51, 100, 1].into() } else { [198, 51, 100, 2].into() }
}

/// The delegation and the servers' addresses; nothing else stands.
pub fn delegated(question: &Question) -> Reply {
    let rr = |data| Rr { name: question.name.clone(), ttl: 60, data };
    let host = HOSTS.iter().find(|host| question.name.as_str() == **host);
    match (question.rtype, host) {
        (RecordType::Ns, None) if question.name == domain() => {
            Reply::Records(HOSTS.iter().map(|host| rr(Rdata::Ns(Name::from_answer(host)))).collect())
        }
        (RecordType::A, Some(host)) => match address(host) {
            IpAddr::V4(address) => Reply::Records(vec![rr(Rdata::A(address))]),
            IpAddr::V6(_) => Reply::NoData { soa: None },
        },
        (_, Some(_)) => Reply::NoData { soa: None },
        _ => Reply::NxDomain { soa: None },
    }
}

/// The same with every wanted record.
pub fn published(question: &Question) -> Reply {
    let rr = |data| Reply::Records(vec![Rr { name: question.name.clone(), ttl: 60, data }]);
    let name = question.name.as_str();
    match question.rtype {
        RecordType::Cname if name.contains("._domainkey.") => {
            let token = question.name.labels().next().unwrap();
            rr(Rdata::Cname(Name::from_answer(&format!("{token}.dkim.amazonses.com"))))
        }
        RecordType::Mx if name == "bounce.example.com" => {
            let exchange = Name::from_answer("feedback-smtp.us-east-1.amazonses.com");
            rr(Rdata::Mx { preference: 10, exchange })
        }
        RecordType::Txt if name == "bounce.example.com" => {
            rr(Rdata::Txt(vec!["v=spf1 include:amazonses.com ~all".into()]))
        }
        RecordType::Txt if name == "_dmarc.example.com" => rr(Rdata::Txt(vec!["v=DMARC1; p=none".into()])),
        _ => delegated(question),
    }
}

impl Bench {
    pub fn new(production: bool, identity: Option<Identity>) -> Self {
        let given = Choices {
            from: Some(address::sender("Example <no-reply@example.com>").unwrap()),
            to: Some(address::address("you@example.net").unwrap()),
            user_pools: vec![UserPoolId::from(POOL)],
            ..Choices::default()
        };
        let members = serde_json::json!({"Id": POOL, "Name": "production", "MfaConfiguration": "OFF",
            "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"}, "LastModifiedDate": 1.5});
        let resolver = SocketAddr::from(([192, 0, 2, 53], 53));
        let situation = Situation {
            resolvers: vec![Resolver { name: "one".into(), address: resolver, system: false }],
            ..Situation::default()
        };
        Self {
            model: Model::new(situation, given),
            account: "111111111111",
            production,
            identity,
            suppressed: None,
            set: Some(ConfigurationSet { sending_enabled: true }),
            members: members.as_object().unwrap().clone(),
            zones: Vec::new(),
            reply: Box::new(|_| Reply::Timeout),
            fails: Box::new(|_| None),
            outcome: Box::new(|_| Ok(Outcome::default())),
            performed: Vec::new(),
            asked: Vec::new(),
            saved: Vec::new(),
            kept: None,
            disk: Ok(()),
            journal: Vec::new(),
            users: Vec::new(),
            open: Vec::new(),
            answers_dns: true,
            carries_out: true,
        }
    }

    pub fn with_zone(mut self) -> Self {
        self.zones = vec![HostedZone {
            locked: false,
            record_sets: None,
            id: HostedZoneId::from("Z1"),
            name: domain(),
            private: false,
            linked_service: None,
        }];
        self
    }

    /// SES has taken a mail with these settings before, to its simulator: a bind needs no other.
    pub fn proven(mut self) -> Self {
        let identity = self.identity.as_ref().expect("an identity");
        let change = Change::SendMail {
            from: self.model.choices.from.clone().expect("a sender"),
            to: address::address(crate::core::kinds::simulator::SIMULATOR).expect("an address"),
            source_arn: format!("arn:aws:ses:us-east-1:{}:identity/example.com", self.account),
            proves: crate::core::kinds::evidence::Proves::of(identity, None, None),
        };
        let (at, id) = (now(), "proof".to_owned());
        let outcome = Outcome { message_id: Some("m".to_owned()), ..Outcome::default() };
        self.journal.push(Entry::Intent { at, id: id.clone(), change });
        self.journal.push(Entry::Done { at, id, outcome });
        self
    }

    pub fn started(mut self) -> Self {
        self.send(Msg::Woke { now: now() });
        self.send(Msg::Started);
        self
    }

    /// A person presses Enter and then no other key for a while.
    pub fn send(&mut self, msg: Msg) {
        self.take(msg);
        if self.model.meant_at.is_some() {
            let now = self.model.facts.now + super::super::quiet::AFTER;
            self.take(Msg::Woke { now });
        }
    }

    pub fn take(&mut self, msg: Msg) {
        let mut effects = update(&mut self.model, msg);
        let mut steps = 0;
        while !effects.is_empty() {
            steps += 1;
            assert!(steps < 2000, "asks change back and forth for ever");
            let effect = effects.remove(0);
            for msg in self.carry_out(effect) {
                effects.extend(update(&mut self.model, msg));
            }
        }
    }

    pub fn carry_out(&mut self, effect: Effect) -> Vec<Msg> {
        match effect {
            Effect::Ask { ticket, query } => {
                self.asked.push(query.clone());
                if matches!(query, Query::Dns(_)) && !self.answers_dns {
                    self.open.push(Effect::Ask { ticket, query });
                    return Vec::new();
                }
                vec![Msg::Answered { ticket, result: self.answer(&query) }]
            }
            Effect::Perform { ticket, change } => self.perform(ticket, change),
            Effect::Load { ticket, setup } => {
                let again = self.model.memory == Memory::Ready;
                let journal = if again { self.model.facts.journal.to_vec() } else { self.journal.clone() };
                let choices = self.kept.clone().filter(|_| !again).map(Box::new);
                vec![Msg::Loaded { ticket, setup, choices, journal, problem: None }]
            }
            Effect::Note { entry, .. } => {
                self.journal.push(entry.clone());
                vec![Msg::Journalled(entry)]
            }
            Effect::FindSetups { ticket, .. } => {
                vec![Msg::Setups { ticket, domains: Vec::new(), problem: None }]
            }
            Effect::Save { ticket, setup, choices } => {
                self.saved.push((setup, *choices));
                vec![Msg::Saved { ticket, problem: self.disk.clone().err() }]
            }
            Effect::Cancel { .. }
            | Effect::Copy { .. }
            | Effect::Export { .. }
            | Effect::UseDnsProfile { .. }
            | Effect::WakeAt { .. }
            | Effect::Quit => Vec::new(),
        }
    }

    pub fn answer(&self, query: &Query) -> Result<Answer, Problem> {
        if let Some(problem) = (self.fails)(query) {
            return Err(problem);
        }
        let id = UserPoolId::from(POOL);
        Ok(match query {
            Query::Caller => Answer::Caller(Caller {
                account: self.account.into(),
                arn: format!("arn:aws:sts::{}:assumed-role/deploy/me", self.account),
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
                review: None,
            }),
            Query::SesAccountIn(_) => Answer::SesAccountIn(None),
            Query::IdentityIn { .. } => Answer::IdentityIn(None),
            Query::OtherIdentity(_) => Answer::OtherIdentity(None),
            Query::ConfigurationSet(_) => Answer::ConfigurationSet(self.set),
            Query::SendStatistics => Answer::SendStatistics(Some(Vec::new())),
            Query::Suppressed(_) => Answer::Suppressed(self.suppressed.clone()),
            Query::Identities => Answer::Identities(Vec::new()),
            Query::Identity(_) => Answer::Identity(self.identity.clone().map(Box::new)),
            Query::HostedZones => Answer::HostedZones(self.zones.clone()),
            Query::DelegationSet(_) => Answer::DelegationSet(HOSTS.map(Name::from_answer).to_vec()),
            Query::ZoneSets(_) => Answer::ZoneSets(ZoneSets { is_whole: true, ..ZoneSets::default() }),
            Query::RecordSets { .. } => Answer::RecordSets(Vec::new()),
            Query::RecordChange(_) => Answer::RecordChange { in_sync: true },
            Query::UserPools => Answer::UserPools(vec![UserPoolListing { id, name: "production".into() }]),
            Query::PoolSurroundings(_) => {
                Answer::PoolSurroundings(crate::core::kinds::aws::PoolSurroundings::default())
            }
            Query::UserPool(_) => Answer::UserPool(Box::new(UserPool {
                id,
                members: self.members.clone(),
                mfa: serde_json::Value::Null,
            })),
            Query::Users { key, .. } => Answer::Users(self.users_under(key)),
            Query::Dns(question) => Answer::Dns((self.reply)(question)),
        })
    }

    fn perform(&mut self, ticket: Ticket, change: Change) -> Vec<Msg> {
        let setup = self.model.setup.clone().expect("a set-up to keep the journal of");
        self.performed.push((setup, change.clone()));
        if !self.carries_out {
            self.open.push(Effect::Perform { ticket, change });
            return Vec::new();
        }
        let (at, id) = (self.model.facts.now, ticket.0.to_string());
        let mut result = (self.outcome)(&change);
        self.make_or_delete(&change, &mut result);
        let end = match &result {
            Ok(outcome) => Entry::Done { at, id: id.clone(), outcome: outcome.clone() },
            Err(problem) => Entry::Failed { at, id: id.clone(), problem: problem.clone() },
        };
        if let (Some(binding), Ok(_)) = (change.binding(), &result) {
            self.members.extend(binding.settings().clone());
            self.members.insert("EmailConfiguration".into(), binding.email.clone().into());
        }
        vec![
            Msg::Journalled(Entry::Intent { at, id, change }),
            Msg::Journalled(end),
            Msg::Performed { ticket, result },
        ]
    }

    fn users_under(&self, key: &UserKey) -> Users {
        let is_wanted = |found: &&PoolUser| match key {
            UserKey::Sub(sub) => found.user.sub == *sub,
            UserKey::Username(username) => found.user.username == *username,
            UserKey::Email(_) => true,
        };
        let found = self.users.iter().filter(is_wanted).cloned().collect();
        Users { found, told_at: Some(self.model.facts.now) }
    }

    /// What an invitation and a deletion do to the pool.
    fn make_or_delete(&mut self, change: &Change, result: &mut Result<Outcome, Problem>) {
        match change {
            Change::InviteTestUser { username, .. } => {
                let made = match result {
                    Ok(_) => true,
                    Err(problem) => problem.code.as_deref() == Some("CodeDeliveryFailureException"),
                };
                let (sub, created) = (format!("sub-{}", self.performed.len()), self.model.facts.now);
                let user = TestUser { username: username.clone(), sub, created };
                if made {
                    self.users.push(PoolUser { user: user.clone(), modified: created });
                }
                if let Ok(outcome) = result {
                    outcome.user = Some(user);
                }
            }
            Change::DeleteTestUser { made: Some(made), .. } if result.is_ok() => {
                self.users.retain(|found| found.user != *made);
            }
            _ => {}
        }
    }

    pub fn later(&mut self, seconds: i64) {
        let now = self.model.facts.now + SignedDuration::from_secs(seconds);
        self.send(Msg::Woke { now });
    }

    /// The step's preview, rested.
    pub fn preview(&mut self, step: StepId) {
        self.send(Msg::Go(step));
        self.send(Msg::Enter);
        assert!(self.model.preview.is_some(), "{:?}", update::enter(&self.model));
        self.later(1);
    }

    /// A person agreed before to this MAIL FROM, over what stood then.
    pub fn agreed(&mut self, label: &str, before: Option<MailFromBefore>) {
        let mail_from = domain().child(label);
        let (at, shown_at) = (now(), now());
        let change = Change::SetMailFrom { domain: domain(), mail_from, before };
        let entry = Entry::Confirmed {
            at,
            id: "agreed".into(),
            shown_at,
            by: Face::Wizard,
            change,
            over: Vec::new(),
        };
        self.journal.push(entry.clone());
        self.model.facts.journal.push(entry);
    }

    /// The chosen MAIL FROM waits for its time.
    pub fn waits(&self) -> bool {
        confirmation::mail_from_waits(&self.model.facts, &self.model.choices)
    }

    pub fn done(&self) -> Vec<&'static str> {
        self.performed.iter().map(|(_, change)| change.code()).collect()
    }

    /// How often each DNS server was asked for this name.
    pub fn asked_for(&self, wanted: &str, authoritative: bool) -> usize {
        let is = |query: &&Query| match query {
            Query::Dns(Question { server, name, .. }) => {
                name.as_str() == wanted && matches!(server, Server::Authoritative { .. }) == authoritative
            }
            _ => false,
        };
        self.asked.iter().filter(is).count()
    }
}
