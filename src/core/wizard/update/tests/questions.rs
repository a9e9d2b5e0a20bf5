//! Who is asked, and how often: servers that nobody comes to, zones of which nothing is needed,
//! records that are waited for.

use std::collections::BTreeMap;

use super::bench::{Bench, HOSTS, delegated, published};
use super::*;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Rr, Server};
use crate::core::kinds::record::RecordStatus;
use crate::core::records;

#[test]
fn a_zone_is_not_read_for_records_that_stand() {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    bench.reply = Box::new(published);
    let bench = bench.started();
    assert_eq!(bench.model.status(StepId::Records), Status::Done);
    let read = bench.asked.iter().filter(|query| matches!(query, Query::RecordSets { .. }));
    assert_eq!(read.collect::<Vec<_>>(), Vec::<&Query>::new());

    // One record is missing: its name is read, and those of no other.
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    bench.reply = Box::new(|question| match question.name.as_str() {
        "_dmarc.example.com" => Reply::NxDomain { soa: None },
        _ => published(question),
    });
    let bench = bench.started();
    let reads_dmarc = |query: &&Query| matches!(query, Query::RecordSets { name, .. } if name.as_str() == "_dmarc.example.com");
    assert!(bench.asked.iter().any(|query| reads_dmarc(&query)));
    let others = bench.asked.iter().filter(|query| matches!(query, Query::RecordSets { name, .. } if name.as_str().contains("_domainkey.") || name.as_str().starts_with("bounce.")));
    assert_eq!(others.collect::<Vec<_>>(), Vec::<&Query>::new());
}

const DELEGATED: [&str; 2] = ["ns-8.awsdns-08.com", "ns-9.awsdns-09.net"];

/// The parent names other servers than the zone; those of the zone hold every record.
fn moved(question: &Question) -> Reply {
    let rr = |data| Reply::Records(vec![Rr { name: question.name.clone(), ttl: 60, data }]);
    let host = match &question.server {
        Server::Authoritative { host, .. } => host.as_str(),
        _ => "",
    };
    match (question.name.as_str(), question.rtype) {
        _ if DELEGATED.contains(&host) => Reply::Timeout,
        ("com", RecordType::Ns) => rr(Rdata::Ns(Name::from_answer("a.gtld-servers.net"))),
        ("a.gtld-servers.net", RecordType::A) => rr(Rdata::A([192, 0, 2, 5].into())),
        (_, RecordType::Ns) if host == "a.gtld-servers.net" => Reply::Referral {
            zone: Name::from_answer("example.com"),
            ns: DELEGATED.map(Name::from_answer).to_vec(),
            glue: Vec::new(),
        },
        ("ns-8.awsdns-08.com", RecordType::A) => rr(Rdata::A([198, 51, 100, 8].into())),
        ("ns-9.awsdns-09.net", RecordType::A) => rr(Rdata::A([198, 51, 100, 9].into())),
        _ => published(question),
    }
}

#[test]
fn records_at_servers_that_nobody_is_sent_to_are_not_live() {
    let mut bench = Bench::new(true, Some(identity()));
    bench.reply = Box::new(moved);
    let bench = bench.started();
    let views = records::view(&bench.model.facts, &bench.model.choices);
    assert_eq!(views.len(), 6);
    for view in views.iter() {
        assert_eq!(view.status, RecordStatus::Unknown, "{view:?}");
        assert_eq!(view.answers.iter().filter(|answer| answer.server.is_authoritative()).count(), 4);
    }
    let asked: Vec<&Query> = bench
        .asked
        .iter()
        .filter(|query| matches!(query, Query::Dns(Question { server: Server::Resolver { .. }, name, .. }) if name.as_str().contains("bounce.")))
        .collect();
    assert_eq!(asked, Vec::<&Query>::new(), "no resolver learns of an absence");
    let codes: Vec<&str> = crate::core::diagnosis::findings(&bench.model.facts, &bench.model.choices)
        .iter()
        .map(|finding| finding.code.as_str())
        .collect();
    for code in ["delegation-differs", "dns-not-measured"] {
        assert!(codes.contains(&code), "{codes:?}");
    }
}

#[test]
fn nothing_is_live_before_the_parent_was_heard() {
    let mut bench = Bench::new(true, Some(identity()));
    bench.reply = Box::new(moved);
    bench.answers_dns = false;
    let mut bench = bench.started();
    // The parent's own servers are the last to answer.
    while !bench.open.is_empty() {
        let is_parents = |effect: &Effect| matches!(effect, Effect::Ask { query: Query::Dns(Question { server: Server::Authoritative { host, .. }, .. }), .. } if host.as_str() == "a.gtld-servers.net");
        let next = bench.open.iter().position(|effect| !is_parents(effect)).unwrap_or(0);
        let Effect::Ask { ticket, query: Query::Dns(question) } = bench.open.remove(next) else { panic!() };
        let reply = (bench.reply)(&question);
        bench.send(Msg::Answered { ticket, result: Ok(Answer::Dns(reply)) });
        let views = records::view(&bench.model.facts, &bench.model.choices);
        assert!(views.iter().all(|view| view.status != RecordStatus::Live), "{views:?}");
    }
}

/// Every second for two minutes, then more and more seldom: each record at each server.
#[test]
fn an_unfinished_record_is_asked_for_once_a_second_and_then_every_ten() {
    let mut bench = Bench::new(true, Some(identity()));
    bench.model.choices.publish = Some(Publish::Manual);
    bench.model.given.publish = Some(Publish::Manual);
    bench.reply = Box::new(delegated);
    let mut bench = bench.started();
    bench.send(Msg::Go(StepId::Records));
    bench.send(Msg::Entered);
    let since = bench.model.facts.now;
    let views = records::view(&bench.model.facts, &bench.model.choices);
    let is_wanted = |question: &Question| {
        views.iter().any(|view| view.wanted.name == question.name && view.wanted.rtype == question.rtype)
    };
    // By server and record: how often in each stretch of time.
    let mut counts: BTreeMap<&str, BTreeMap<Question, usize>> = BTreeMap::new();
    loop {
        let now = bench.model.wake_at.expect("it goes on");
        let passed = now.duration_since(since).as_secs();
        let stretch = match passed {
            0..=119 => "two minutes",
            300..420 => "later",
            420.. => break,
            _ => "between",
        };
        let before = bench.asked.len();
        bench.send(Msg::Woke { now });
        let mut once: Vec<&Question> = Vec::new();
        for query in &bench.asked[before..] {
            let Query::Dns(question) = query else { continue };
            if is_wanted(question) {
                assert!(!once.contains(&question), "{question:?} is asked twice at once");
                once.push(question);
                *counts.entry(stretch).or_default().entry(question.clone()).or_default() += 1;
            }
        }
    }
    for (stretch, most, least) in [("two minutes", 120, 115), ("later", 13, 11)] {
        let of_servers = &counts[stretch];
        assert_eq!(of_servers.len(), 6 * HOSTS.len(), "every record at every server, and at no resolver");
        for (question, count) in of_servers {
            assert!((least..=most).contains(count), "{count} times in {stretch}: {question:?}");
        }
    }
}

/// Each name server has an IPv6 address as well.
fn of_both_families(question: &Question, over_ipv6: fn(&Question) -> Reply) -> Reply {
    let is_ipv6 =
        |server: &Server| matches!(server, Server::Authoritative { address, .. } if address.is_ipv6());
    match question.name.as_str() {
        name if question.rtype == RecordType::Aaaa && HOSTS.contains(&name) => {
            let last = if name == HOSTS[0] { 1 } else { 2 };
            let data = Rdata::Aaaa([0x2001, 0xdb8, 0, 0, 0, 0, 0, last].into());
            Reply::Records(vec![Rr { name: question.name.clone(), ttl: 60, data }])
        }
        _ if is_ipv6(&question.server) => over_ipv6(question),
        _ => published(question),
    }
}

#[test]
fn without_ipv6_nothing_is_wrong_and_with_it_every_address_counts() {
    let settled = |over_ipv6: fn(&Question) -> Reply| {
        let mut bench = Bench::new(true, Some(identity())).with_zone();
        bench.reply = Box::new(move |question| of_both_families(question, over_ipv6));
        bench.started().model
    };
    let statuses = |model: &Model| {
        let views = records::view(&model.facts, &model.choices);
        assert!(views.iter().all(|view| view.answers.len() >= 2 * HOSTS.len()), "each at each address");
        views.iter().map(|view| view.status).collect::<Vec<_>>()
    };
    let without = settled(|_| Reply::Unreachable);
    assert_eq!(statuses(&without), [RecordStatus::Live; 6]);
    let codes = |model: &Model| {
        let findings = crate::core::diagnosis::findings(&model.facts, &model.choices);
        let of_records = findings.iter().filter(|finding| finding.step == StepId::Records);
        of_records.map(|finding| finding.code.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&without), [""; 0]);
    assert_eq!(statuses(&settled(published)), [RecordStatus::Live; 6]);
    let behind = settled(delegated);
    assert_eq!(statuses(&behind), [RecordStatus::Propagating; 6]);
    assert!(codes(&behind).contains(&"authoritative-lags"));
}
