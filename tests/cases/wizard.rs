//! The core without a shell: its questions are answered from a world, nothing is written.

use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use jiff::{SignedDuration, Timestamp};
use sendoff::core::diagnosis;
use sendoff::core::facts::Facts;
use sendoff::core::facts::journal::Entry;
use sendoff::core::facts::journal::Face;
use sendoff::core::facts::situation::{Resolver, Situation};
use sendoff::core::kinds::answer::Answer;
use sendoff::core::kinds::change::Change;
use sendoff::core::kinds::dns::{Question, Server};
use sendoff::core::kinds::finding::Finding;
use sendoff::core::kinds::problem::Problem;
use sendoff::core::kinds::query::Query;
use sendoff::core::kinds::record::RecordView;
use sendoff::core::kinds::step::{FieldId, Status, StepId};
use sendoff::core::progress::{self, hold};
use sendoff::core::records;
use sendoff::core::rules::hold::Hold;
use sendoff::core::steps::{self, form};
use sendoff::core::wizard::effect::{Effect, Ticket};
use sendoff::core::wizard::model::{Model, Typed};
use sendoff::core::wizard::msg::Msg;
use sendoff::core::wizard::update;
use sendoff::rehearsal::world::World;
use sendoff::words::Words;

use crate::before::Before;
use crate::case::Case;
use crate::port::Port;

pub struct Wizard {
    model: Model,
    port: Port,
    /// DNS questions of each look so far.
    looks: Vec<usize>,
    before: Before,
}

/// More questions than any of these worlds has records, servers and mistakes to look for.
const MOST_QUESTIONS: usize = 2000;

fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().expect("a time")
}

impl Wizard {
    /// The wizard once it has nothing left to ask about this world.
    pub fn settled(case: &Case) -> Wizard {
        let scenario = case.scenario();
        let mut world = case.world(&scenario, now());
        let begins = now() + SignedDuration::from_secs(3);
        world.advance(begins);
        let address = |index: usize| ([127, 0, 0, 1], 5300 + u16::try_from(index).expect("a port")).into();
        let resolvers = scenario.resolvers.iter().enumerate();
        let resolvers = resolvers
            .map(|(index, name)| Resolver { name: name.clone(), address: address(index), system: false })
            .chain(scenario.system_resolver.iter().map(|name| Resolver {
                name: name.clone(),
                address: address(99),
                system: true,
            }))
            .collect();
        let over_https = Server::Https {
            name: "Quad9".to_owned(),
            address: ([127, 0, 0, 1], 443).into(),
            host: "dns.quad9.net".to_owned(),
        };
        let situation = Situation { resolvers, over_https: vec![over_https], ..Situation::default() };
        let mut choices = scenario.choices.clone();
        if let Some(typed) = &case.typed {
            form::apply(&Facts::default(), &mut choices, FieldId::From, typed).expect("an address");
        }
        let model = Model::new(situation, choices);
        let mut wizard = Wizard {
            model,
            port: Port {
                world,
                region: scenario.region.clone(),
                port_53_closed: case.port_53_closed,
                asked: 0,
            },
            looks: vec![0],
            before: case.before.clone(),
        };
        wizard.send(Msg::Woke { now: begins });
        wizard.send(Msg::Started);
        wizard.look_again();
        if case.bind {
            wizard.bind();
        }
        wizard
    }

    /// As many looks as it takes until nothing is left over.
    fn look_again(&mut self) {
        while let Some(now) = self.model.look.next_at {
            assert!(self.looks.len() < 10, "never done: {:?}", self.looks);
            self.looks.push(0);
            self.send(Msg::Woke { now });
        }
        assert!(!self.model.look.is_short, "nobody looks again");
    }

    /// As if the pool's name had been typed: what holds the bind is another matter.
    pub fn bind(&mut self) {
        let changes = self.pool_override();
        let [change] = &changes[..] else { panic!("nothing to bind: {changes:?}") };
        let (id, at) = ("agreed".to_owned(), self.model.facts.now);
        let by = Face::Wizard;
        self.send(Msg::Journalled(Entry::Confirmed {
            at,
            id,
            shown_at: at,
            by,
            change: change.clone(),
            over: Vec::new(),
        }));
        let covers = hold::of_bind(&self.model.facts, &self.model.choices);
        let user_pool = self.model.choices.user_pools.first().cloned();
        self.model.named = user_pool.map(|user_pool| Typed { user_pool, covers });
        self.model.queue.push(change.clone());
        self.send(Msg::Started);
    }

    fn perform(&mut self, ticket: Ticket, change: Change) -> Msg {
        let (at, id) = (self.model.facts.now, ticket.0.to_string());
        self.send(Msg::Journalled(Entry::Intent { at, id: id.clone(), change: change.clone() }));
        let result = self.port.perform(&change);
        let entry = match &result {
            Ok(outcome) => Entry::Done { at, id, outcome: outcome.clone() },
            Err(problem) => Entry::Failed { at, id, problem: problem.clone() },
        };
        self.send(Msg::Journalled(entry));
        Msg::Performed { ticket, result }
    }

    /// As if this had been asked as well.
    pub fn record(&mut self, query: Query, answer: Answer) {
        self.model.facts.record(query, Ok(answer));
    }

    pub fn findings(&self) -> Vec<Finding> {
        diagnosis::findings(&self.model.facts, &self.model.choices).to_vec()
    }

    /// What holds the bind, and how the pool's step stands.
    pub fn hold(&self) -> (Option<Hold>, Status) {
        let (facts, choices) = (&self.model.facts, &self.model.choices);
        (hold::of_bind(facts, choices).first().copied(), progress::status(StepId::Pool, facts, choices))
    }

    pub fn status(&self, step: StepId) -> Status {
        self.model.status(step)
    }

    /// Why the bind waits, in these words.
    pub fn held(&self, words: &Words) -> Option<String> {
        let (facts, choices) = (&self.model.facts, &self.model.choices);
        let held = *hold::of_bind(facts, choices).first()?;
        Some(words.message(&hold::message(held, facts, choices)))
    }

    /// What Enter would do to the pool.
    pub fn pool_changes(&self) -> Vec<Change> {
        let step = steps::get(StepId::Pool).expect("the pool's step");
        progress::changes(step, &self.model.facts, &self.model.choices)
    }

    /// The bind to which only typing the pool's name leads; none where there is nothing to bind.
    pub fn pool_override(&self) -> Vec<Change> {
        steps::pool_override(&self.model.facts, &self.model.choices)
    }

    pub fn world(&mut self) -> &mut World {
        &mut self.port.world
    }

    pub fn views(&self) -> Rc<[RecordView]> {
        records::view(&self.model.facts, &self.model.choices)
    }

    /// How many DNS questions such servers were asked.
    pub fn asked(&self, of: impl Fn(&Server) -> bool) -> usize {
        let is_one = |query: &Query| matches!(query, Query::Dns(question) if of(&question.server));
        self.model.facts.iter().filter(|(query, _)| is_one(query)).count()
    }

    /// How many DNS questions each look put.
    pub fn looks(&self) -> &[usize] {
        &self.looks
    }

    /// One look at everything: records x (server addresses + resolvers) + 20 questions.
    pub fn budget(&self) -> usize {
        let views = records::view(&self.model.facts, &self.model.choices);
        let is_wanted = |question: &&Question| {
            views.iter().any(|view| view.wanted.name == question.name && view.wanted.rtype == question.rtype)
        };
        let asked = self.model.facts.iter().filter_map(|(query, _)| match query {
            Query::Dns(question) => Some(question),
            _ => None,
        });
        let asked = asked.filter(is_wanted).map(|question| &question.server);
        let servers: BTreeSet<_> = asked.filter(|server| server.is_authoritative()).collect();
        views.len() * (servers.len() + self.model.facts.situation.resolvers.len()) + 20
    }

    pub fn problems(&self) -> Vec<&Problem> {
        self.model.facts.problems().map(|(_, problem)| problem).collect()
    }

    /// The step of a finding, with its record selected.
    pub fn looking_at(&mut self, finding: &Finding) -> &Model {
        let views = self.views();
        self.model.cursor = finding.step;
        self.model.row = finding
            .record
            .and_then(|record| views.iter().position(|view| view.wanted.id == record))
            .unwrap_or(0);
        &self.model
    }

    /// Something happens in the world meanwhile.
    pub fn change(&mut self, change: impl FnOnce(&mut World, Timestamp)) {
        change(&mut self.port.world, self.model.facts.now);
    }

    pub fn later(&mut self, by: SignedDuration) {
        let now = self.model.facts.now + by;
        self.port.world.advance(now);
        self.send(Msg::Woke { now });
    }

    pub fn send(&mut self, msg: Msg) {
        let mut open = VecDeque::from(update::update(&mut self.model, msg));
        while let Some(effect) = open.pop_front() {
            if let Some(msg) = self.carry_out(effect) {
                open.extend(update::update(&mut self.model, msg));
            }
        }
    }

    fn carry_out(&mut self, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::Ask { ticket, query } => {
                assert!(self.port.asked < MOST_QUESTIONS, "still asking: {query:?}");
                if let (Query::Dns(_), Some(look)) = (&query, self.looks.last_mut()) {
                    *look += 1;
                }
                Some(Msg::Answered { ticket, result: self.port.ask(&query) })
            }
            Effect::Load { ticket, setup } => {
                let begins = self.model.facts.now;
                let choices = self.before.choices(&self.model.choices, begins).map(Box::new);
                Some(Msg::Loaded {
                    ticket,
                    setup,
                    choices,
                    journal: self.before.journal(begins),
                    problem: None,
                })
            }
            Effect::Save { ticket, .. } => Some(Msg::Saved { ticket, problem: None }),
            Effect::FindSetups { ticket, .. } => {
                Some(Msg::Setups { ticket, domains: Vec::new(), problem: None })
            }
            Effect::Perform { ticket, change } if matches!(change, Change::BindPool(_)) => {
                Some(self.perform(ticket, change))
            }
            Effect::Perform { change, .. } => panic!("nobody confirmed {change:?}"),
            Effect::Cancel { .. }
            | Effect::Note { .. }
            | Effect::Copy { .. }
            | Effect::Export { .. }
            | Effect::UseDnsProfile { .. }
            | Effect::WakeAt { .. }
            | Effect::Quit => None,
        }
    }
}
