//! The record that applies, its request and SPF's alignment held against mail-auth, over trees
//! of records made at random.
//!
//! Left out on purpose, where mail-auth 0.12 does otherwise than RFC 9989: values that a tag
//! does not take (it drops the whole record), several records at a name (it takes the first),
//! `sp` without `p`, and `t=y` (it lowers the request, which is left to the receiver).

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Instant;

use futures_util::FutureExt;
use mail_auth::common::parse::TxtRecordParser;
use mail_auth::dmarc::verify::DmarcParameters;
use mail_auth::dmarc::{Dmarc, Policy};
use mail_auth::{
    AuthenticatedMessage, DmarcResult, DnssecStatus, MessageAuthenticator, Parameters, RecordSet,
    ResolverCache, SpfOutput, SpfResult, Txt,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::{World, name};
use crate::core::mail::dmarc::{Request, alignment, applies};
use crate::core::mail::spf::Answer;

struct Cache<V>(HashMap<Box<str>, V>);

impl<V: Clone> ResolverCache<Box<str>, V> for Cache<V> {
    fn get<Q>(&self, key: &Q) -> Option<V>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.0.get(key).cloned()
    }

    fn remove<Q>(&self, _: &Q) -> Option<V>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _: Box<str>, _: V, _: Instant) {}
}

/// The request, and whether SPF aligns, where a record applies.
type Said = Option<(Request, bool)>;

fn oracle(world: &World, from: &str, mail_from: &str) -> Said {
    let txt = world.txt.iter().filter_map(|(at, answer)| match answer {
        Answer::Known(texts) => {
            Some((at.fqdn().into_boxed_str(), Txt::from(Dmarc::parse(texts[0].as_bytes()))))
        }
        _ => None,
    });
    let txt = Cache(txt.collect());
    let set =
        RecordSet { rrset: Arc::from(vec![Ipv4Addr::LOCALHOST]), dnssec_status: DnssecStatus::Indeterminate };
    let a = Cache(world.exist.iter().map(|at| (at.fqdn().into_boxed_str(), set.clone())).collect());
    let text = format!("From: a@{from}\r\nSubject: x\r\n\r\nx\r\n");
    let message = AuthenticatedMessage::parse(text.as_bytes()).unwrap();
    let spf = SpfOutput::new(mail_from.to_owned()).with_result(SpfResult::Pass);
    let params = Parameters::new(DmarcParameters::new(&message, &[], mail_from, &spf))
        .with_txt_cache(&txt)
        .with_ipv4_cache(&a);
    let asker = MessageAuthenticator::new_google().unwrap();
    // It never waits: everything is answered from the caches, and nothing goes to a network.
    let output = asker.verify_dmarc(params).now_or_never().expect("mail-auth asked a network");
    let request = match output.policy() {
        Policy::None => Request::None,
        Policy::Quarantine => Request::Quarantine,
        Policy::Reject => Request::Reject,
        Policy::Unspecified => return None,
    };
    output.dmarc_record()?;
    Some((request, *output.spf_result() == DmarcResult::Pass))
}

fn ours(world: &World, from: &str, mail_from: &str) -> Said {
    let applied = applies(&name(from), world).unwrap();
    let aligned = alignment(&name(from), &name(from), Some(&name(mail_from)), &applied, world).unwrap();
    Some((applied.request?, aligned.spf))
}

fn request() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("none"), Just("quarantine"), Just("reject")]
}

fn record() -> impl Strategy<Value = String> {
    use proptest::option::weighted;
    let asked = weighted(0.9, (request(), weighted(0.4, request()), weighted(0.4, request())));
    let psd = weighted(0.3, prop_oneof![Just("y"), Just("n"), Just("u")]);
    (asked, psd, weighted(0.3, prop_oneof![Just("r"), Just("s")]), any::<bool>()).prop_map(
        |(asked, psd, aspf, rua)| {
            let mut text = "v=DMARC1".to_owned();
            let mut tag = |tag: &str, value: Option<&str>| {
                if let Some(value) = value {
                    text.push_str(&format!("; {tag}={value}"));
                }
            };
            let (p, rest) = asked.map_or((None, None), |(p, sp, np)| (Some(p), Some((sp, np))));
            tag("p", p);
            tag("sp", rest.and_then(|(sp, _)| sp));
            tag("np", rest.and_then(|(_, np)| np));
            tag("psd", psd);
            tag("aspf", aspf);
            tag("rua", rua.then_some("mailto:r@example.com"));
            text
        },
    )
}

/// Labels from the right: com, example, then letters.
fn domain(labels: &[u8]) -> String {
    let letters = labels.iter().map(|n| ["a", "b"][usize::from(n % 2)]);
    letters.chain(["example", "com"]).collect::<Vec<_>>().join(".")
}

fn labels() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![3 => proptest::collection::vec(0..2u8, 0..3), 1 => proptest::collection::vec(Just(0u8), 5..9)]
}

/// Records at names of the tree and above it.
fn world() -> impl Strategy<Value = World> {
    let records = proptest::collection::vec((labels(), record()), 0..6);
    let top = proptest::option::weighted(0.3, record());
    (records, top, proptest::collection::vec(labels(), 0..4)).prop_map(|(records, top, exist)| {
        let mut world = World::default();
        for (labels, record) in records {
            world.txt.insert(name(&domain(&labels)).child("_dmarc"), Answer::Known(vec![record]));
        }
        if let Some(record) = top {
            world.txt.insert(name("_dmarc.com"), Answer::Known(vec![record]));
        }
        world.exist = exist.iter().map(|labels| name(&domain(labels))).collect();
        world
    })
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
    fn agrees_with_mail_auth(world in world(), from in labels(), mail_from in labels()) {
        let (from, mail_from) = (domain(&from), domain(&mail_from));
        prop_assert_eq!(ours(&world, &from, &mail_from), oracle(&world, &from, &mail_from));
    }
}
