//! Arbitrary hosted zones, thick with record sets where the wizard wants to write.

use std::collections::BTreeSet;

use proptest::prelude::*;
use sendoff::core::kinds::change::Change;
use sendoff::core::kinds::name::Name;
use sendoff::core::kinds::record::RecordSet;

use crate::wizard::TOKENS;

pub fn set(name: &str, rtype: &str, ttl: i64, values: &[&str]) -> RecordSet {
    RecordSet {
        name: Name::from_answer(name),
        rtype: rtype.to_owned(),
        ttl: Some(ttl),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        alias: false,
        set_identifier: None,
    }
}

/// Name and type of every record set that the changes write.
pub fn zone_of(changes: &[Change]) -> BTreeSet<(Name, String)> {
    let sets = changes.iter().flat_map(Change::swaps);
    sets.filter_map(|swap| swap.come.or(swap.gone)).map(|set| (set.name.clone(), set.rtype.clone())).collect()
}

fn names() -> impl Strategy<Value = String> {
    let mut names = vec![
        "example.com".to_owned(),
        "www.example.com".to_owned(),
        "*.example.com".to_owned(),
        "bounce.example.com".to_owned(),
        "*.bounce.example.com".to_owned(),
        "_dmarc.example.com".to_owned(),
        "_domainkey.example.com".to_owned(),
        "google._domainkey.example.com".to_owned(),
        "*._domainkey.example.com".to_owned(),
    ];
    names.extend(TOKENS.map(|token| format!("{token}._domainkey.example.com")));
    prop::sample::select(names)
}

fn text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "\"v=spf1 include:_spf.google.com ~all\"",
        "\"v=spf1 \" \"ip4:192.0.2.0/24 -all\"",
        "\"v=spf1 include:amazonses.com ~all\"",
        "\"v=spf1 redirect=_spf.example.net\"",
        "\"V=SPF1 ?all\"",
        "\"v=spf1 include:%{x} all\"",
        "\"v=DMARC1; p=reject; rua=mailto:dmarc@example.com\"",
        "\"v=DMARC1; p=none\"",
        "\"v=DMARC1;p=quarantine\"",
        "\"google-site-verification=abc\"",
        "\"say \\\"hi\\\" \\\\ there\"",
        "\"\\344\\270\\255\"",
        "\"\"",
    ]);
    let any = "[ -!#-\\[\\]-~]{0,40}".prop_map(|text| format!("\"{text}\""));
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => any]
}

fn values() -> impl Strategy<Value = (&'static str, Vec<String>)> {
    let distinct = |mut values: Vec<String>| {
        let mut seen = BTreeSet::new();
        values.retain(|value| seen.insert(value.clone()));
        values
    };
    let texts = prop::collection::vec(text(), 1..4).prop_map(move |values| ("TXT", distinct(values)));
    let mx = prop::sample::select(vec![
        "10 feedback-smtp.us-east-1.amazonses.com",
        "10 feedback-smtp.eu-west-1.amazonses.com.",
        "10 mx.example.com.",
        "1 aspmx.l.google.com.",
    ]);
    let mx = prop::collection::vec(mx.prop_map(str::to_owned), 1..3)
        .prop_map(move |values| ("MX", distinct(values)));
    let cname = prop::sample::select(vec![
        format!("{}.dkim.amazonses.com", TOKENS[0]),
        format!("{}.dkim.amazonses.com.", TOKENS[1]),
        "parking.example.net.".to_owned(),
    ]);
    let cname = cname.prop_map(|value| ("CNAME", vec![value]));
    let address = Just(("A", vec!["192.0.2.80".to_owned()]));
    prop_oneof![4 => texts, 2 => mx, 2 => cname, 1 => address]
}

fn one() -> impl Strategy<Value = RecordSet> {
    let kind =
        prop_oneof![8 => Just((false, None)), 1 => Just((true, None)), 1 => Just((false, Some("blue")))];
    (names(), values(), prop::sample::select(vec![60_i64, 300, 86_400]), kind).prop_map(
        |(name, (rtype, values), ttl, (alias, identifier))| RecordSet {
            name: Name::from_answer(&name),
            rtype: rtype.to_owned(),
            ttl: Some(ttl),
            values,
            alias,
            set_identifier: identifier.map(str::to_owned),
        },
    )
}

/// Record sets to lay into a zone, one after the other; those that cannot stand beside what is
/// there already are left out by whoever lays them.
pub fn sets() -> impl Strategy<Value = Vec<RecordSet>> {
    prop::collection::vec(one(), 0..10)
}
