use crate::core::mail::spf::Cost;
use std::net::IpAddr;

use super::{SenderSpf, asks, plan, record};
use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::situation::Resolver;
use crate::core::kinds::address::sender;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Reply, Rr, Server};
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;

fn name(text: &str) -> Name {
    Name::from_answer(text)
}

fn reply(owner: &str, data: Vec<Rdata>) -> Reply {
    if data.is_empty() {
        return Reply::NoData { soa: None };
    }
    Reply::Records(data.into_iter().map(|data| Rr { name: name(owner), ttl: 300, data }).collect())
}

/// example.com at one server; `texts` and `mx` stand at `from`, and elsewhere what it includes.
fn facts(from: &str, texts: &[&str], mx: &[&str]) -> Facts {
    let mut facts = Facts::default();
    let address = "192.0.2.53:53".parse().expect("an address");
    facts.situation.resolvers.push(Resolver { name: "office".to_owned(), address, system: false });
    let resolver = Server::Resolver { name: "office".to_owned(), address };
    let ip: IpAddr = "192.0.2.1".parse().expect("an address");
    let own = Server::Authoritative { host: name("ns1.example.net"), address: ip };
    let mut know = |server: &Server, owner: &str, rtype, data| {
        let question = Question { server: server.clone(), name: name(owner), rtype };
        facts.record(Query::Dns(question), Ok(Answer::Dns(reply(owner, data))));
    };
    let texts_of = |texts: &[&str]| texts.iter().map(|text| Rdata::Txt(vec![(*text).to_owned()])).collect();
    know(&resolver, "example.com", RecordType::Ns, vec![Rdata::Ns(name("ns1.example.net"))]);
    know(
        &resolver,
        "ns1.example.net",
        RecordType::A,
        vec![Rdata::A("192.0.2.1".parse().expect("an address"))],
    );
    know(&resolver, "ns1.example.net", RecordType::Aaaa, Vec::new());
    know(&own, from, RecordType::Txt, texts_of(texts));
    let exchange = |host: &&str| Rdata::Mx { preference: 10, exchange: name(host) };
    know(&own, from, RecordType::Mx, mx.iter().map(exchange).collect());
    know(&resolver, "amazonses.com", RecordType::Txt, texts_of(&["v=spf1 ip4:199.255.192.0/22 -all"]));
    know(&resolver, "two.example.net", RecordType::Txt, texts_of(&["v=spf1 a mx -all"]));
    facts
}

fn chosen(from: &str) -> Choices {
    Choices { from: sender(&format!("no-reply@{from}")).ok(), sender_spf: Some(true), ..Choices::default() }
}

fn planned(from: &str, texts: &[&str], mx: &[&str]) -> Option<SenderSpf> {
    plan(&facts(from, texts, mx), &chosen(from))
}

#[test]
fn nothing_is_asked_or_published_unless_it_is_chosen() {
    let facts = facts("example.com", &["v=spf1 -all"], &[]);
    let choices = Choices { sender_spf: None, ..chosen("example.com") };
    assert_eq!((plan(&facts, &choices), asks(&facts, &choices).len()), (None, 0));
}

#[test]
fn ses_goes_into_what_stands_with_its_cost_before_and_after() {
    let standing = "v=spf1 include:two.example.net ~all";
    let texts = ["google-site-verification=x", standing];
    let Some(SenderSpf::Merge { merged, .. }) = planned("example.com", &texts, &["mx.example.net"]) else {
        panic!("merged")
    };
    assert_eq!(merged.text, "v=spf1 include:two.example.net include:amazonses.com ~all");
    assert_eq!((merged.before.lookups, merged.after.lookups), (3, 4));
    let facts = facts("example.com", &texts, &[]);
    let wanted = record(&facts, &chosen("example.com")).expect("a record");
    assert_eq!((wanted.name.as_str(), wanted.value.as_str()), ("example.com", merged.text.as_str()));
}

#[test]
fn more_than_ten_look_ups_are_never_published() {
    let full = format!("v=spf1 {}-all", "include:two.example.net ".repeat(3) + "a ");
    let Some(SenderSpf::TooMany { before: 10, after: Cost { lookups: 11, .. }, .. }) =
        planned("example.com", &[&full], &[])
    else {
        panic!("too many")
    };
    assert_eq!(record(&facts("example.com", &[&full], &[]), &chosen("example.com")), None);
}

#[test]
fn a_first_record_only_on_a_subdomain_that_nothing_else_uses() {
    let apex = name("example.com");
    assert_eq!(planned("example.com", &["other"], &[]), Some(SenderSpf::AtApex { name: apex }));
    let auth = || name("auth.example.com");
    assert_eq!(planned("auth.example.com", &[], &[]), Some(SenderSpf::New { name: auth() }));
    let receives = planned("auth.example.com", &[], &["mx.example.net"]);
    assert_eq!(receives, Some(SenderSpf::OtherMail { name: auth() }));
    // "No service": RFC 7505.
    assert_eq!(planned("auth.example.com", &[], &["."]), Some(SenderSpf::New { name: auth() }));
    for (from, texts) in [("example.com", vec![]), ("auth.example.com", vec!["v=spf1 -all", "v=spf1 ~all"])] {
        assert_eq!(record(&facts(from, &texts, &[]), &chosen(from)), None, "{from}");
    }
}

#[test]
fn what_receivers_cannot_read_is_left_alone() {
    for texts in [vec!["v=spf1 -all", "v=spf1 ~all"], vec!["v=spf1 ip:192.0.2.1 -all"]] {
        let planned = planned("example.com", &texts, &[]);
        assert!(matches!(planned, Some(SenderSpf::Unreadable { .. })), "{planned:?}");
    }
}
