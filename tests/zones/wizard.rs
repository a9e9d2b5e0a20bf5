//! The core with a simulated Route 53 and DNS, without sockets: what is confirmed is carried out
//! and journalled as the shell does it.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use sendoff::core::facts::choices::{Choices, Publish};
use sendoff::core::facts::journal::Entry;
use sendoff::core::facts::situation::{Resolver, Situation};
use sendoff::core::kinds::answer::Answer;
use sendoff::core::kinds::aws::{Caller, Dkim, Identity, Verification};
use sendoff::core::kinds::change::{Change, Outcome};
use sendoff::core::kinds::dns::{Reply, Server};
use sendoff::core::kinds::name::{HostedZoneId, Name};
use sendoff::core::kinds::problem::{Problem, ProblemKind, Who};
use sendoff::core::kinds::query::Query;
use sendoff::core::kinds::record::{HostedZone, RecordSet, Swap, ZoneSets};
use sendoff::core::kinds::step::StepId;
use sendoff::core::progress;
use sendoff::core::steps::STEPS;
use sendoff::core::wizard::effect::Effect;
use sendoff::core::wizard::model::{Flight, Model, What};
use sendoff::core::wizard::msg::Msg;
use sendoff::core::wizard::update;
use sendoff::rehearsal::Scenario;
use sendoff::rehearsal::world::World;
use sendoff::rehearsal::world::route53::{Action, ChangeItem};

use crate::kept::Sets;

pub const TOKENS: [&str; 3] = ["ntz2q5vxk3", "hj7wz4k2ab", "zt5xq2vwcd"];

pub struct Wizard {
    pub model: Model,
    pub world: World,
    pub performed: Vec<Change>,
    /// The answer to a write gets lost on its way.
    pub loses_outcomes: bool,
    asked: usize,
    /// When the sets at a name were last read, and last written by this wizard, in calls.
    read: BTreeMap<Name, usize>,
    /// When a whole zone was.
    read_whole: Option<usize>,
    wrote: BTreeMap<Name, usize>,
}

/// More questions than one look at these worlds takes.
const MOST_QUESTIONS: usize = 4000;
/// Longer than any server of these worlds is behind.
const LAG: SignedDuration = SignedDuration::from_secs(60);
/// Before an Enter that agrees to a write.
const QUIET: SignedDuration = SignedDuration::from_millis(500);

pub fn begins() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

impl Wizard {
    /// Once it has nothing left to ask about a zone that holds these sets, and what a newcomer's
    /// holds.
    pub fn new(standing: &[RecordSet]) -> Wizard {
        let scenario = Scenario::named("default").unwrap();
        let world = scenario.world(begins()).unwrap();
        let address = |index: u16| ([127, 0, 0, 1], 5300 + index).into();
        let resolver = |(index, name): (u16, &String)| Resolver {
            name: name.clone(),
            address: address(index),
            system: false,
        };
        let resolvers = (0..).zip(&scenario.resolvers).map(resolver).collect();
        let choices = Choices {
            from: scenario.choices.from.clone(),
            mail_from: Some(Name::from_answer("bounce.example.com")),
            publish: Some(Publish::Route53),
            ..Choices::default()
        };
        let model = Model::new(Situation { resolvers, ..Situation::default() }, choices);
        let mut wizard = Wizard {
            model,
            world,
            performed: Vec::new(),
            loses_outcomes: false,
            asked: 0,
            read: BTreeMap::new(),
            read_whole: None,
            wrote: BTreeMap::new(),
        };
        wizard.put(standing);
        wizard.pass(LAG);
        wizard.send(Msg::Started);
        wizard
    }

    fn index(&self) -> usize {
        self.world.zone_of(&Name::from_answer("example.com")).unwrap()
    }

    pub fn zone(&self) -> Sets {
        self.world.zones[self.index()].sets.clone()
    }

    /// Another writer puts these sets into the zone, as far as Route 53 lets them stand there.
    pub fn put(&mut self, sets: &[RecordSet]) {
        let index = self.index();
        let now = self.world.now();
        for set in sets {
            let alone =
                |key: &&(Name, String)| key.0 == set.name && (key.1 == "CNAME") != (set.rtype == "CNAME");
            let apex = set.name.as_str() == "example.com" && set.rtype == "CNAME";
            if !apex && !self.world.zones[index].sets.keys().any(|key| alone(&key)) {
                self.world.put_set(index, set.clone(), now);
            }
        }
    }

    /// What Enter would do at the records.
    pub fn offered(&self) -> Vec<Change> {
        let step = STEPS.iter().find(|step| step.id() == StepId::Records).unwrap();
        progress::changes(*step, &self.model.facts, &self.model.choices)
    }

    pub fn confirm_all(&mut self, changes: &[Change]) {
        for change in changes {
            self.send(Msg::Confirm(change.clone()));
        }
        self.pass(LAG);
    }

    /// `r`.
    pub fn look_again(&mut self) {
        self.send(Msg::Look);
        self.pass(LAG);
    }

    pub fn protect(&mut self, name: &str, rtype: &str, comment: &str) {
        let index = self.index();
        let hosted = self.world.zones[index].hosted.as_mut().unwrap();
        hosted.protections.insert((Name::from_answer(name), rtype.to_owned()), comment.to_owned());
    }

    pub fn unprotect(&mut self) {
        let index = self.index();
        self.world.zones[index].hosted.as_mut().unwrap().protections.clear();
    }

    /// The last write met all that it wanted, and was none.
    pub fn found_all_as_wanted(&self) -> bool {
        let last = self.model.facts.journal.last();
        matches!(last, Some(Entry::Done { outcome, .. }) if outcome.already)
    }

    /// `u` and Enter.
    pub fn take_back(&mut self) {
        self.send(Msg::Go(StepId::Records));
        self.send(Msg::Undo);
        self.pass(LAG);
        if let Some(preview) = &self.model.preview {
            assert!(preview.changes.iter().all(|change| matches!(change, Change::TakeBackRecords { .. })));
            self.send(Msg::Enter);
        }
        self.pass(LAG);
    }

    /// Enter at the records shows what it would do.
    pub fn preview(&mut self) -> Vec<Change> {
        self.send(Msg::Go(StepId::Records));
        self.enter();
        self.model.preview.as_ref().map(|preview| preview.changes.clone()).unwrap_or_default()
    }

    /// Once the preview takes it.
    pub fn enter(&mut self) {
        self.pass(QUIET);
        self.send(Msg::Enter);
        self.pass(LAG);
    }

    fn pass(&mut self, time: SignedDuration) {
        let now = self.world.now() + time;
        self.world.advance(now);
        self.send(Msg::Woke { now });
    }

    /// The answers to one round of questions come in together; then the core looks what is next.
    fn send(&mut self, msg: Msg) {
        let mut effects = update::update(&mut self.model, msg);
        while !effects.is_empty() {
            let starts = std::mem::replace(&mut self.model.started, false);
            let mut more = Vec::new();
            for effect in effects {
                for msg in self.carry_out(effect) {
                    more.extend(update::update(&mut self.model, msg));
                    self.offers_only_what_it_read();
                }
            }
            self.model.started = starts;
            let now = self.model.facts.now;
            more.extend(update::update(&mut self.model, Msg::Woke { now }));
            effects = more;
        }
    }

    /// Whatever was made of a zone since the wizard wrote into it, taken or refused, was read after.
    fn offers_only_what_it_read(&self) {
        let is_changing = |flight: &Flight| matches!(flight.what, What::Change(_));
        if self.wrote.is_empty() || self.model.in_flight.values().any(is_changing) {
            return;
        }
        for set in self.offered().iter().flat_map(Change::swaps).filter_map(|swap| swap.come.or(swap.gone)) {
            let wrote = self.wrote.get(&set.name);
            let read = self.read.get(&set.name).max(self.read_whole.as_ref());
            assert!(wrote < read || wrote.is_none(), "{} was not read anew", set.name);
        }
    }

    fn carry_out(&mut self, effect: Effect) -> Vec<Msg> {
        match effect {
            Effect::Ask { ticket, query } => {
                self.asked += 1;
                assert!(self.asked < MOST_QUESTIONS, "still asking: {query:?}");
                vec![Msg::Answered { ticket, result: self.answer(&query) }]
            }
            Effect::Load { ticket, setup } => {
                vec![Msg::Loaded { ticket, setup, choices: None, journal: Vec::new(), problem: None }]
            }
            Effect::FindSetups { ticket, .. } => {
                vec![Msg::Setups { ticket, domains: Vec::new(), problem: None }]
            }
            Effect::Perform { ticket, change } => {
                let (at, id) = (self.model.facts.now, ticket.0.to_string());
                self.performed.push(change.clone());
                let mut result = self.write(&change);
                if self.loses_outcomes {
                    result = Err(problem(&change, ProblemKind::Timeout, "TimedOut", "no answer"));
                }
                let end = match &result {
                    Ok(outcome) => Entry::Done { at, id: id.clone(), outcome: outcome.clone() },
                    Err(problem) => Entry::Failed { at, id: id.clone(), problem: problem.clone() },
                };
                vec![
                    Msg::Journalled(Entry::Intent { at, id, change }),
                    Msg::Journalled(end),
                    Msg::Performed { ticket, result },
                ]
            }
            _ => Vec::new(),
        }
    }

    fn write(&mut self, change: &Change) -> Result<Outcome, Problem> {
        let (Change::PublishRecords { hosted_zone, .. } | Change::TakeBackRecords { hosted_zone, .. }) =
            change
        else {
            panic!("nobody confirmed {change:?}")
        };
        let mut items = Vec::new();
        self.asked += 1;
        for swap in change.swaps() {
            self.wrote.extend(swap.come.or(swap.gone).map(|set| (set.name.clone(), self.asked)));
            items.extend(swap.gone.map(|set| ChangeItem { action: Action::Delete, set: set.clone() }));
            items.extend(swap.come.map(|set| ChangeItem { action: Action::Create, set: set.clone() }));
        }
        match self.world.change_record_sets(hosted_zone.as_str(), &items, None) {
            Ok(submitted) => Ok(Outcome {
                request_id: Some(self.world.next_request_id()),
                change_id: Some(submitted.id),
                ..Outcome::default()
            }),
            // As the adapter reads it: somebody was faster with just this.
            Err(_) if change.swaps().iter().all(|swap| self.stands(hosted_zone, swap)) => {
                let request_id = Some(self.world.next_request_id());
                Ok(Outcome { request_id, already: true, ..Outcome::default() })
            }
            Err(refusal) => {
                // As the adapter reads it: a content that is another by now is a conflict.
                let overtaken = ["already exists", "was not found", "do not match the current values"];
                let kind = match overtaken.iter().any(|said| refusal.message.contains(said)) {
                    true => ProblemKind::Conflict,
                    false => ProblemKind::Refused,
                };
                Err(problem(change, kind, "InvalidChangeBatch", &refusal.message))
            }
        }
    }

    fn stands(&self, zone: &HostedZoneId, swap: &Swap<'_>) -> bool {
        let (zone, _) = self.world.hosted_zone(zone.as_str()).unwrap();
        let Some(set) = swap.come.or(swap.gone) else { return true };
        let standing = zone.sets.get(&(set.name.clone(), set.rtype.clone()));
        swap.come.map(|come| &come.values) == standing.map(|standing| &standing.values)
    }

    fn answer(&mut self, query: &Query) -> Result<Answer, Problem> {
        let hosted = |world: &World| -> Vec<HostedZone> {
            let listed = world.list_zones(100, None).zones.into_iter();
            let zone = |(zone, hosted): (
                &sendoff::rehearsal::world::Zone,
                &sendoff::rehearsal::world::route53::Hosted,
            )| {
                HostedZone {
                    id: HostedZoneId(hosted.id.clone()),
                    name: zone.apex.clone(),
                    private: hosted.private,
                    linked_service: hosted.linked_service.clone(),
                    locked: hosted.locked,
                    record_sets: i64::try_from(zone.sets.len()).ok(),
                }
            };
            listed.map(zone).collect()
        };
        let now = self.world.now();
        Ok(match query {
            Query::Caller => Answer::Caller(Caller {
                account: self.world.account.clone(),
                arn: self.world.caller.clone(),
                partition: "aws".into(),
                region: Some("us-east-1".into()),
            }),
            Query::Identity(_) => Answer::Identity(Some(Box::new(identity()))),
            Query::HostedZones => Answer::HostedZones(hosted(&self.world)),
            Query::DelegationSet(id) => {
                let (_, hosted) = self.world.hosted_zone(id.as_str()).unwrap();
                Answer::DelegationSet(hosted.name_servers.clone())
            }
            Query::ZoneSets(id) => {
                let (zone, _) = self.world.hosted_zone(id.as_str()).unwrap();
                let mut sets = ZoneSets { is_whole: true, ..ZoneSets::default() };
                for set in zone.sets.values() {
                    sets.by_name.entry(set.name.clone()).or_default().push(set.clone());
                }
                self.read_whole = Some(self.asked);
                Answer::ZoneSets(sets)
            }
            Query::RecordSets { hosted_zone, name } => {
                self.read.insert(name.clone(), self.asked);
                let (zone, _) = self.world.hosted_zone(hosted_zone.as_str()).unwrap();
                Answer::RecordSets(zone.sets.values().filter(|set| set.name == *name).cloned().collect())
            }
            Query::RecordChange(id) => {
                Answer::RecordChange { in_sync: self.world.change(id).unwrap().status(now) == "INSYNC" }
            }
            Query::Dns(question) => Answer::Dns(match &question.server {
                Server::Authoritative { address, .. } => {
                    self.world.tree.answer(*address, &question.name, question.rtype, now)
                }
                Server::Resolver { name, .. } => {
                    self.world.tree.resolve(name, &question.name, question.rtype, now)
                }
                Server::System { .. } | Server::Unchecked { .. } | Server::Https { .. } => Reply::Timeout,
            }),
            // Nothing else matters to the records.
            _ => {
                return Err(Problem {
                    code: Some("AccessDeniedException".into()),
                    action: Some(query.operation().into()),
                    ..Problem::new(ProblemKind::Permission, query.operation(), query.caller())
                });
            }
        })
    }
}

fn problem(change: &Change, kind: ProblemKind, code: &str, message: &str) -> Problem {
    Problem {
        kind,
        operation: change.operation().into(),
        code: Some(code.into()),
        message: Some(message.into()),
        request_id: Some("refused".into()),
        caller: Who::Dns,
        action: None,
        profile: None,
        via: None,
    }
}

fn identity() -> Identity {
    Identity {
        name: "example.com".into(),
        is_domain: true,
        verified_for_sending: false,
        dkim: Dkim {
            signing_enabled: true,
            status: Verification::Pending,
            tokens: TOKENS.map(str::to_owned).to_vec(),
            signing_hosted_zone: Some(Name::from_answer("dkim.amazonses.com")),
            origin: "AWS_SES".into(),
            key_length: Some("RSA_2048_BIT".into()),
        },
        mail_from: None,
        check: None,
        feedback_forwarding: true,
        configuration_set: None,
        tags: Vec::new(),
        policies: Vec::new(),
    }
}
