//! What much of something costs: of a journal's lines, of a stranger's name servers.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::time::Duration;

use nix::time::{ClockId, clock_gettime};

use super::bench::{Bench, address, domain, published};
use super::*;
use crate::core::diagnosis;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Rr, Server};
use crate::core::kinds::name::HostedZoneId;
use crate::core::kinds::record::{RecordSet, RecordStatus, SetChange};
use crate::core::records;
use crate::core::servers::addresses::ASKED;
use crate::core::wizard::update::dns_pace;

fn set(value: usize) -> RecordSet {
    RecordSet {
        name: Name::from_answer("_dmarc.example.com"),
        rtype: "TXT".to_owned(),
        ttl: Some(300),
        values: vec![format!("\"{value}\"")],
        alias: false,
        set_identifier: None,
    }
}

/// Each replaces what the one before it wrote.
fn journal(changes: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    for number in 0..changes {
        let sets = vec![SetChange { before: Some(set(number)), after: set(number + 1) }];
        let change = Change::PublishRecords { hosted_zone: HostedZoneId::from("Z1"), sets };
        let at = now() - SignedDuration::from_secs(i64::try_from(100_000 - number).unwrap());
        let id = number.to_string();
        entries.push(Entry::Intent { at, id: id.clone(), change });
        entries.push(Entry::Done { at, id, outcome: Outcome::default() });
    }
    entries
}

/// The time that this thread has worked: others work beside it.
pub fn worked() -> Duration {
    clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).unwrap().into()
}

/// How many times as long the large one takes; the quickest of three times each.
pub fn ratio(small: impl Fn() -> Duration, large: impl Fn() -> Duration) -> f64 {
    let quickest = |run: &dyn Fn() -> Duration| (0..3).map(|_| run()).min().unwrap();
    quickest(&large).as_secs_f64() / quickest(&small).as_secs_f64()
}

/// The start with such a journal, a second, and what is found.
fn with_journal(changes: usize) -> Duration {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    bench.reply = Box::new(published);
    bench.journal = journal(changes);
    let begun = worked();
    let mut bench = bench.started();
    bench.later(1);
    drop(diagnosis::findings(&bench.model.facts, &bench.model.choices));
    worked() - begun
}

#[test]
fn a_journal_costs_as_much_as_it_is_long() {
    let ratio = ratio(|| with_journal(250), || with_journal(2000));
    assert!(ratio < 24.0, "8 times the journal takes {ratio:.1} times as long");
}

#[test]
fn what_is_due_costs_as_much_as_it_is_long() {
    let question = |number: usize| {
        let server = Server::Resolver { name: "one".into(), address: ([192, 0, 2, 53], 53).into() };
        let name = Name::from_answer(&format!("n{number}.example.com"));
        Query::Dns(Question { server, name, rtype: RecordType::Txt })
    };
    let admitted = |count: usize| {
        let due: Vec<Query> = (0..count).map(question).collect();
        let begun = worked();
        let asked = dns_pace::admit(&mut Model::default(), due);
        assert_eq!(asked.len(), dns_pace::BESIDE_THE_RECORDS);
        worked() - begun
    };
    let ratio = ratio(|| admitted(1000), || admitted(8000));
    assert!(ratio < 24.0, "8 times the questions take {ratio:.1} times as long");
}

/// So many name servers at one address each, which hold every record.
fn many(hosts: usize, at: fn(u32) -> IpAddr) -> impl Fn(&Question) -> Reply {
    move |question| {
        let rr = |data| Rr { name: question.name.clone(), ttl: 60, data };
        let host =
            question.name.as_str().strip_suffix(".dnshost.net").and_then(|host| host.strip_prefix("ns"));
        match (question.rtype, host.and_then(|host| host.parse().ok()).map(at)) {
            (RecordType::Ns, _) if question.name == domain() => {
                let host = |n| rr(Rdata::Ns(Name::from_answer(&format!("ns{n}.dnshost.net"))));
                Reply::Records((0..hosts).map(host).collect())
            }
            (RecordType::A, Some(IpAddr::V4(address))) => Reply::Records(vec![rr(Rdata::A(address))]),
            (RecordType::Aaaa, Some(IpAddr::V6(address))) => Reply::Records(vec![rr(Rdata::Aaaa(address))]),
            (_, Some(_)) => Reply::NoData { soa: None },
            _ => published(question),
        }
    }
}

fn public(number: u32) -> IpAddr {
    IpAddr::V4((0xc633_0000 + number).into())
}

/// Looked at until nothing is left over.
fn settled(mut bench: Bench) -> Bench {
    bench.send(Msg::Woke { now: now() });
    bench.send(Msg::Started);
    while let Some(at) = bench.model.look.next_at {
        bench.send(Msg::Woke { now: at });
    }
    bench
}

fn at_servers(bench: &Bench) -> BTreeSet<IpAddr> {
    let address = |query: &Query| match query {
        Query::Dns(Question { server: Server::Authoritative { address, .. }, .. }) => Some(*address),
        _ => None,
    };
    bench.asked.iter().filter_map(address).collect()
}

fn codes(bench: &Bench) -> Vec<&'static str> {
    let found = diagnosis::findings(&bench.model.facts, &bench.model.choices);
    found.iter().map(|finding| finding.code.as_str()).collect()
}

#[test]
fn four_hundred_name_servers_cost_as_many_questions_as_a_hundred() {
    let asked = |hosts: usize| {
        let mut bench = Bench::new(true, Some(identity())).with_zone();
        bench.reply = Box::new(many(hosts, public));
        let bench = settled(bench);
        assert_eq!(at_servers(&bench).len(), ASKED.min(hosts));
        assert_eq!(codes(&bench).contains(&"name-servers-many"), hosts > ASKED);
        let views = records::view(&bench.model.facts, &bench.model.choices);
        assert!(views.iter().all(|view| view.status == RecordStatus::Live), "{views:?}");
        bench.asked.len()
    };
    assert_eq!(asked(400), asked(100));
    assert!(asked(13) < asked(100), "all of thirteen are asked");
}

#[test]
fn addresses_of_one_host_are_bounded_too() {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    bench.reply = Box::new(|question| match (question.rtype, question.name.as_str()) {
        (RecordType::A, name) if name.contains("awsdns") => {
            let last = if address(name) == address(bench::HOSTS[0]) { 0 } else { 200 };
            let rr = |n: u32| Rr {
                name: question.name.clone(),
                ttl: 60,
                data: Rdata::A((0xc633_0000 + last + n).into()),
            };
            Reply::Records((0..200).map(rr).collect())
        }
        _ => published(question),
    });
    let bench = settled(bench);
    let asked = at_servers(&bench);
    assert_eq!(asked.len(), ASKED, "{asked:?}");
    for first in [public(0), public(200)] {
        assert!(asked.contains(&first), "each host is asked: {asked:?}");
    }
    assert!(codes(&bench).contains(&"name-servers-many"));
}

fn private(number: u32) -> IpAddr {
    IpAddr::V4((0x0a00_0000 + number).into())
}

fn mapped(number: u32) -> IpAddr {
    IpAddr::V6(std::net::Ipv4Addr::from(0xa9fe_a9fe + number).to_ipv6_mapped())
}

#[test]
fn a_name_server_inside_is_named_and_not_asked() {
    for at in [private, mapped] {
        let mut bench = Bench::new(true, Some(identity())).with_zone();
        bench.reply = Box::new(many(4, at));
        let bench = settled(bench);
        assert_eq!(at_servers(&bench), BTreeSet::new());
        assert!(codes(&bench).contains(&"name-server-inside"), "{:?}", codes(&bench));
        // Who says whom to ask is heard.
        let mut bench = Bench::new(true, Some(identity())).with_zone();
        bench.reply = Box::new(many(4, at));
        bench.model.facts.situation.asks_inside = true;
        let bench = settled(bench);
        assert_eq!(at_servers(&bench).len(), 4);
        assert!(codes(&bench).contains(&"name-server-inside"), "{:?}", codes(&bench));
    }
}

/// The way down from above leads inside: neither what a referral carries nor the parent itself is asked.
#[test]
fn what_a_referral_carries_is_held_to_the_same() {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    bench.reply = Box::new(|question| match (question.name.as_str(), question.rtype) {
        ("com", RecordType::Ns) => Reply::Records(vec![Rr {
            name: question.name.clone(),
            ttl: 60,
            data: Rdata::Ns(Name::from_answer("a.gtld-servers.net")),
        }]),
        ("a.gtld-servers.net", RecordType::A) => Reply::Records(vec![Rr {
            name: question.name.clone(),
            ttl: 60,
            data: Rdata::A([127, 0, 0, 1].into()),
        }]),
        (name, _) if question.server.is_authoritative() && name.ends_with("bounce.example.com") => {
            let below = Name::from_answer("bounce.example.com");
            let host = Name::from_answer("ns.bounce.example.com");
            Reply::Referral {
                zone: below,
                ns: vec![host.clone()],
                glue: vec![(host, [192, 168, 0, 1].into())],
            }
        }
        (name, _) if name.ends_with("bounce.example.com") => Reply::NoData { soa: None },
        _ => published(question),
    });
    let bench = settled(bench);
    assert_eq!(at_servers(&bench), bench::HOSTS.map(address).into());
}
