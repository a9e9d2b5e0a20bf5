//! The evaluation held against mail-auth, over worlds made at random.
//!
//! Left out on purpose, where mail-auth 0.12 does otherwise than RFC 7208: void look-ups (it has
//! no limit), `ptr` (it counts the look-ups of each name), several records at a name (it takes
//! the first), and hosts with an IPv6 address only under `exists` (it asks for both). Nor
//! prefixes of length 0, at which it shifts out of range, or above 32, which it takes, nor
//! mechanisms by an unknown name, which it passes over where section 4.6 has permerror, nor
//! qualifiers before an `include` (of a record that ends with such an include's fail it says
//! fail, where section 5.2 has no match); `appendix_a.rs` and `outcome.rs` hold those.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::time::Instant;

use futures_util::FutureExt;
use mail_auth::common::parse::TxtRecordParser;
use mail_auth::spf::Spf;
use mail_auth::spf::verify::SpfParameters;
use mail_auth::{DnssecStatus, MX, MessageAuthenticator, Parameters, RecordSet, ResolverCache, Txt};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::RngSeed;

use super::{World, name, word};
use crate::core::kinds::name::Name;
use crate::core::mail::spf::{Client, Limits, evaluate};

/// What mail-auth looks into before it would ask; what is not in it does not exist.
struct Cache<K, V>(HashMap<K, V>);

impl<K: Hash + Eq, V: Clone> ResolverCache<K, V> for Cache<K, V> {
    fn get<Q>(&self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.0.get(key).cloned()
    }

    fn remove<Q>(&self, _: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _: K, _: V, _: Instant) {}
}

fn set<T>(values: Vec<T>) -> RecordSet<T> {
    RecordSet { rrset: Arc::from(values), dnssec_status: DnssecStatus::Indeterminate }
}

fn key(at: &Name) -> Box<str> {
    at.fqdn().into_boxed_str()
}

/// mail-auth's word for the same.
fn oracle(world: &World, address: IpAddr, domain: &str, sender: &str) -> String {
    let txt = world.txt.iter().map(|(at, texts)| {
        let parsed = texts.iter().map(|text| Spf::parse(text.as_bytes())).next().unwrap();
        (key(at), Txt::from(parsed))
    });
    let mx = world.mx.iter().map(|(at, hosts)| {
        let exchanges: Vec<Box<str>> = hosts.iter().map(key).collect();
        (key(at), set(vec![MX { exchanges: exchanges.into_boxed_slice(), preference: 10 }]))
    });
    let (txt, mx) = (Cache(txt.collect()), Cache(mx.collect()));
    let a = Cache(world.a.iter().map(|(at, found)| (key(at), set(found.clone()))).collect());
    let aaaa = Cache(world.aaaa.iter().map(|(at, found)| (key(at), set(found.clone()))).collect());
    let params = Parameters::new(SpfParameters::new(address, domain, "mx.example.org", "here.test", sender))
        .with_txt_cache(&txt)
        .with_mx_cache(&mx)
        .with_ipv4_cache::<Cache<Box<str>, RecordSet<Ipv4Addr>>>(&a)
        .with_ipv6_cache::<Cache<Box<str>, RecordSet<Ipv6Addr>>>(&aaaa);
    let asker = MessageAuthenticator::new_google().unwrap();
    // It never waits: everything is answered from the caches, and nothing goes to a network.
    let result = asker.check_host(params).now_or_never().expect("mail-auth asked a network").result();
    format!("{result:?}").to_lowercase()
}

fn ours(world: &World, address: IpAddr, domain: &str, sender: &str) -> String {
    let (local, sender_domain) = sender.split_once('@').unwrap();
    let client = Client {
        address,
        local: local.to_owned(),
        sender_domain: name(sender_domain),
        helo: "mx.example.org".to_owned(),
    };
    let limits = Limits { void: u32::MAX, ..Limits::default() };
    let outcome = evaluate(&name(domain), &client, limits, world);
    word(&outcome).split(' ').next().unwrap().to_owned()
}

/// Names with SPF records, hosts, and one that does not exist.
fn domain() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (0..6u8).prop_map(|n| format!("d{n}.example.com")),
        3 => (0..4u8).prop_map(|n| format!("h{n}.example.com")),
        1 => Just("gone.example.com".to_owned()),
        1 => Just("%{d2}".to_owned()),
        1 => Just("%{o}".to_owned()),
        1 => Just("h%{l1r-}.%{d2}".to_owned()),
        1 => Just("%{ir}.%{v}._spf.%{d2}".to_owned()),
    ]
}

fn cidr() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        1 => (1..=32u8).prop_map(|bits| format!("/{bits}")),
        1 => (1..=128u8).prop_map(|bits| format!("//{bits}")),
        1 => (1..=32u8, 1..=128u8).prop_map(|(four, six)| format!("/{four}//{six}")),
    ]
}

fn mechanism() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just("all".to_owned()),
        6 => domain().prop_map(|domain| format!("include:{domain}")),
        2 => (domain(), cidr()).prop_map(|(domain, cidr)| format!("a:{domain}{cidr}")),
        1 => cidr().prop_map(|cidr| format!("a{cidr}")),
        2 => (domain(), cidr()).prop_map(|(domain, cidr)| format!("mx:{domain}{cidr}")),
        1 => cidr().prop_map(|cidr| format!("mx{cidr}")),
        2 => domain().prop_map(|domain| format!("exists:{domain}")),
        3 => (0..4u8, 8..=32u8).prop_map(|(last, bits)| format!("ip4:192.0.2.{last}/{bits}")),
        1 => (0..4u8, 16..=128u8).prop_map(|(last, bits)| format!("ip6:2001:db8::{last}/{bits}")),
        // Terms that no record may have.
        1 => prop_oneof![
            Just("ip4:192.0.2"),
            Just("include"),
            Just("all:x"),
            Just("exists:%{z}.example.com"),
        ].prop_map(str::to_owned),
    ]
}

fn record() -> impl Strategy<Value = String> {
    let qualifier =
        prop_oneof![4 => Just(""), 1 => Just("+"), 1 => Just("-"), 1 => Just("~"), 1 => Just("?")];
    let terms = proptest::collection::vec((qualifier, mechanism()), 0..6);
    let redirect = proptest::option::weighted(0.2, domain());
    let all = proptest::option::weighted(0.5, prop_oneof![Just("-all"), Just("~all"), Just("?all")]);
    (terms, redirect, all).prop_map(|(terms, redirect, all)| {
        let mut text = "v=spf1".to_owned();
        for (qualifier, mechanism) in terms {
            let qualifier = if mechanism.starts_with("include:") { "" } else { qualifier };
            text.push_str(&format!(" {qualifier}{mechanism}"));
        }
        if let Some(all) = all {
            text.push_str(&format!(" {all}"));
        }
        if let Some(domain) = redirect {
            text.push_str(&format!(" redirect={domain}"));
        }
        text
    })
}

fn world() -> impl Strategy<Value = World> {
    let hosts = proptest::collection::vec(proptest::option::of((0..4u8, any::<bool>())), 4);
    let exchanges = proptest::collection::vec(proptest::collection::vec(0..5u8, 0..3), 4);
    (proptest::collection::vec(proptest::option::weighted(0.9, record()), 6), hosts, exchanges).prop_map(
        |(records, hosts, exchanges)| {
            let mut world = World::default();
            for (n, record) in records.into_iter().enumerate() {
                if let Some(record) = record {
                    world.txt.insert(name(&format!("d{n}.example.com")), vec![record]);
                }
            }
            for (n, host) in hosts.into_iter().enumerate() {
                if let Some((last, six)) = host {
                    let at = name(&format!("h{n}.example.com"));
                    world.a.insert(at.clone(), vec![Ipv4Addr::new(192, 0, 2, last)]);
                    if six {
                        world.aaaa.insert(at, vec![Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, last.into())]);
                    }
                }
            }
            for (n, hosts) in exchanges.into_iter().enumerate().filter(|(_, hosts)| !hosts.is_empty()) {
                let hosts = hosts.into_iter().map(|n| name(&format!("h{n}.example.com"))).collect();
                world.mx.insert(name(&format!("d{n}.example.com")), hosts);
            }
            world.a.insert(name("1.2.0.192.in-addr._spf.example.com"), vec![Ipv4Addr::LOCALHOST]);
            world
        },
    )
}

proptest! {
    // The same worlds every time: where the oracle departs from the RFC is not news.
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(7208),
        ..ProptestConfig::default()
    })]

    #[test]
    fn agrees_with_mail_auth(world in world(), last in 0..5u8, six in any::<bool>(), from in 0..4u8) {
        let address = if six {
            IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, last.into()))
        } else {
            IpAddr::V4(Ipv4Addr::new(192, 0, 2, last))
        };
        let sender = format!("{from}-x@d{from}.example.com");
        prop_assert_eq!(
            ours(&world, address, "d0.example.com", &sender),
            oracle(&world, address, "d0.example.com", &sender)
        );
    }
}

/// An oracle proves nothing about results that never occur.
#[test]
fn the_worlds_come_to_every_result() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..400 {
        let world = world().new_tree(&mut runner).unwrap().current();
        seen.insert(ours(&world, super::ip("192.0.2.1"), "d0.example.com", "1-x@d1.example.com"));
    }
    let all = ["fail", "neutral", "none", "pass", "permerror", "softfail"];
    assert_eq!(seen.iter().map(String::as_str).collect::<Vec<_>>(), all);
}
