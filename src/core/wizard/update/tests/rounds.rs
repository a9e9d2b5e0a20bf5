//! How long a look takes, by a clock that only the answers move: questions of one round are asked
//! together, and nobody waits for the same silence twice.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::bench::{Bench, HOSTS, delegated, published};
use super::*;
use crate::core::facts::situation::Resolver;
use crate::core::kinds::dns::{Question, RecordType, Server};
use crate::core::kinds::record::{Judgement, RecordStatus};
use crate::core::records;
use crate::core::servers::port_53;

struct Timed {
    bench: Bench,
    /// How long each server takes.
    takes: fn(&Question) -> i64,
    open: BTreeMap<(Timestamp, Ticket), Question>,
    most_at_once: usize,
}

impl Timed {
    fn new(mut bench: Bench, takes: fn(&Question) -> i64) -> Self {
        bench.answers_dns = false;
        Self { bench: bench.started(), takes, open: BTreeMap::new(), most_at_once: 0 }
    }

    /// Milliseconds until it is so.
    fn until(&mut self, so: impl Fn(&Model) -> bool) -> i64 {
        let begun = self.bench.model.facts.now;
        for _ in 0..10_000 {
            if so(&self.bench.model) {
                return i64::try_from(self.bench.model.facts.now.duration_since(begun).as_millis()).unwrap();
            }
            self.step();
        }
        panic!("never: {:?}", self.open)
    }

    fn step(&mut self) {
        let now = self.bench.model.facts.now;
        for effect in std::mem::take(&mut self.bench.open) {
            let Effect::Ask { ticket, query: Query::Dns(question) } = effect else { panic!("{effect:?}") };
            let at = now + SignedDuration::from_millis((self.takes)(&question));
            self.open.insert((at, ticket), question);
        }
        self.most_at_once = self.most_at_once.max(self.open.len());
        let next = self.open.first_key_value().map(|((at, _), _)| *at);
        let wake = self.bench.model.wake_at.filter(|at| next.is_none_or(|next| *at < next));
        if let Some(now) = wake {
            self.bench.send(Msg::Woke { now });
            return;
        }
        let ((at, ticket), question) = self.open.pop_first().expect("something to wait for");
        self.bench.send(Msg::Woke { now: at });
        let reply = (self.bench.reply)(&question);
        self.bench.send(Msg::Answered { ticket, result: Ok(Answer::Dns(reply)) });
    }
}

fn all_answered(model: &Model, servers: usize) -> bool {
    let views = records::view(&model.facts, &model.choices);
    views.len() == 6
        && views.iter().all(|view| view.status == RecordStatus::Live && view.answers.len() == servers)
}

#[test]
fn a_look_takes_as_long_as_the_slowest_answer_of_each_round() {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    bench.reply = Box::new(published);
    let mut timed = Timed::new(bench, |question| match &question.server {
        Server::Authoritative { host, .. } if host.as_str() == HOSTS[1] => 900,
        Server::Authoritative { .. } => 120,
        _ => 50,
    });
    let took = timed.until(|model| all_answered(model, 3));
    // The way to the servers rests on two answers, one after the other; the name servers; the resolver.
    let rounds = 2 * 50 + 900 + 50;
    assert!(took <= rounds + 200, "{took} ms, {rounds} ms in all rounds");
    assert!(took >= rounds, "the resolver is asked last: {took} ms");
    assert!(timed.most_at_once >= 12, "{} at once", timed.most_at_once);
}

fn closed_port(question: &Question) -> Reply {
    match question.server {
        Server::Https { .. } => published(question),
        _ => Reply::Timeout,
    }
}

/// Without an answer: two datagrams, a second and a half for each.
const SILENCE: i64 = 3000;

fn behind_a_closed_port() -> Timed {
    let mut bench = Bench::new(true, Some(identity()));
    let resolver = |last: u8| Resolver {
        name: format!("resolver {last}"),
        address: ([192, 0, 2, last], 53).into(),
        system: false,
    };
    bench.model.facts.situation.resolvers = [1, 2, 3].map(resolver).to_vec();
    bench.model.facts.situation.over_https = vec![Server::Https {
        name: "resolver".into(),
        address: ([192, 0, 2, 1], 443).into(),
        host: "dns.example".into(),
    }];
    bench.reply = Box::new(closed_port);
    Timed::new(bench, |question| match question.server {
        Server::Https { .. } => 100,
        _ => SILENCE,
    })
}

fn stand_ins_answered(model: &Model) -> bool {
    let views = records::view(&model.facts, &model.choices);
    let over_https = |view: &crate::core::kinds::record::RecordView| {
        view.answers.iter().any(|answer| {
            matches!(answer.server, Server::Https { .. }) && answer.judgement == Judgement::Match
        })
    };
    views.len() == 6 && views.iter().all(over_https)
}

fn at_port_53(timed: &Timed) -> usize {
    let asked = timed.bench.asked.iter();
    asked
        .filter(|query| matches!(query, Query::Dns(question) if port_53::is_public(&question.server)))
        .count()
}

#[test]
fn the_silence_of_port_53_is_waited_for_once() {
    let mut timed = behind_a_closed_port();
    let took = timed.until(stand_ins_answered);
    println!("all six records over HTTPS, port 53 closed: {took} ms");
    // The first resolver, the other two, then the name servers; HTTPS takes its part of a second.
    assert!(took <= 3 * SILENCE + 1000, "{took} ms");
    let mut names: Vec<&Name> = Vec::new();
    for query in &timed.bench.asked {
        if let Query::Dns(Question { server, name, .. }) = query
            && port_53::is_public(server)
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    let begun_with = ["example.com", "com", "_dmarc.com"].map(Name::from_answer);
    assert!(names.iter().all(|name| begun_with.contains(name)), "{names:?}");
}

#[test]
fn port_53_is_tried_again_and_used_once_it_is_open() {
    let mut timed = behind_a_closed_port();
    timed.until(stand_ins_answered);
    let (tried, since) = (at_port_53(&timed), timed.bench.model.facts.now);
    let later = |model: &Model, seconds| model.facts.now >= since + SignedDuration::from_secs(seconds);
    timed.until(|model| later(model, 70));
    let again = at_port_53(&timed) - tried;
    assert!((1..=9).contains(&again), "{again} tries in 70 s");
    timed.bench.reply = Box::new(published);
    timed.takes = |_| 20;
    timed.until(|model| all_answered(model, 5));
    assert!(!port_53::is_closed(&timed.bench.model.facts));
}

#[test]
fn a_name_that_only_https_was_asked_for_is_not_asked_anew_when_port_53_opens() {
    let mut timed = behind_a_closed_port();
    timed.until(stand_ins_answered);
    timed.bench.reply = Box::new(published);
    timed.until(|model| !port_53::is_closed(&model.facts));
    let asked = |timed: &Timed| {
        timed.bench.asked.iter().any(|query| {
            matches!(query, Query::Dns(question)
                if question.name.as_str() == HOSTS[0]
                    && question.rtype == RecordType::A
                    && port_53::is_public(&question.server))
        })
    };
    assert!(!asked(&timed), "the servers are known meanwhile");
    let views = records::view(&timed.bench.model.facts, &timed.bench.model.choices);
    assert!(views.iter().all(|view| !view.answers.is_empty()), "and are not lost from sight");
}

/// From the moment that every name server has it: a second until the next question, and its answer.
#[test]
fn a_record_is_noticed_a_second_and_an_answer_after_it_is_there() {
    const ANSWER: i64 = 80;
    for there_after in [200, 1_730, 5_410] {
        let mut bench = Bench::new(true, Some(identity()));
        bench.model.choices.publish = Some(Publish::Manual);
        bench.model.given.publish = Some(Publish::Manual);
        bench.reply = Box::new(delegated);
        let mut timed = Timed::new(bench, |_| ANSWER);
        timed.until(|model| {
            let views = records::view(&model.facts, &model.choices);
            views.len() == 6 && views.iter().all(|view| view.answers.len() == HOSTS.len())
        });
        timed.bench.send(Msg::Go(StepId::Records));
        timed.bench.send(Msg::Entered);
        let from = timed.bench.model.facts.now + SignedDuration::from_millis(there_after);
        timed.until(|model| model.facts.now >= from);
        timed.bench.reply = Box::new(published);
        let took = timed.until(|model| records::all_live(&records::view(&model.facts, &model.choices)));
        assert!(took <= 1000 + 2 * ANSWER, "{took} ms, {there_after} ms after it was entered");
    }
}
