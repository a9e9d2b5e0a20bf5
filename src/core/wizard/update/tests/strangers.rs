//! What the zones of strangers cost that answer whatever is asked in the dearest way: counted in the
//! questions of one whole look, each at every server that it is put to.

use std::cell::Cell;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::SocketAddr;

use super::bench::{Bench, HOSTS, domain, published};
use super::*;
use crate::core::diagnosis;
use crate::core::facts::situation::Resolver;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Rr, Server};
use crate::core::kinds::record::RecordView;
use crate::core::records;
use crate::core::servers::addresses::ASKED;
use crate::core::servers::probe::NEW_BESIDE;

type World = Box<dyn Fn(&Question) -> Option<Reply>>;

/// Of the domain and the world around it, as the bench has them. What else is asked gets the same again.
const KNOWN: [&str; 4] = ["example.com", "com", HOSTS[0], HOSTS[1]];
/// The records, each at every server and resolver.
const RECORDS: usize = 6;
const RESOLVERS: usize = 4;
/// What a look asks beside them in the world as it should be: the way to the servers, and the walk to the
/// DMARC record.
const BESIDE: usize = 20;

/// A name that only this server tells, and for this question: the same each time it is put.
fn fresh(question: &Question, number: usize, under: &str) -> Name {
    let mut hasher = DefaultHasher::new();
    (&question.name, &question.server, question.rtype, number).hash(&mut hasher);
    Name::from_answer(&format!("f{}.{under}", hasher.finish()))
}

fn number_of(name: &Name) -> Option<u64> {
    name.labels().next()?.strip_prefix('f')?.parse().ok()
}

fn some(question: &Question, data: impl IntoIterator<Item = Rdata>) -> Reply {
    let rr = |data| Rr { name: question.name.clone(), ttl: 60, data };
    Reply::Records(data.into_iter().map(rr).collect())
}

fn text(question: &Question, text: &str) -> Reply {
    some(question, [Rdata::Txt(vec![text.to_owned()])])
}

fn is_text_at(question: &Question, name: &str) -> bool {
    question.name.as_str() == name && question.rtype == RecordType::Txt
}

/// A record with so many terms of a kind, and the like again wherever an include leads.
fn spf(terms: usize, kind: &'static str, under: &'static str) -> World {
    Box::new(move |question| {
        let is_led_to = number_of(&question.name).is_some();
        match question.rtype {
            RecordType::Txt if is_led_to || is_text_at(question, "bounce.example.com") => {
                let term = |n| format!("{kind}{}", fresh(question, n, under));
                let terms = if is_led_to { terms.min(30) } else { terms };
                let terms: Vec<String> = (0..terms).map(term).collect();
                Some(text(question, &format!("v=spf1 {} ~all", terms.join(" "))))
            }
            RecordType::Mx if is_led_to => {
                let exchange = |n| Rdata::Mx { preference: 1, exchange: fresh(question, n, under) };
                Some(some(question, (0..10).map(exchange)))
            }
            RecordType::A if is_led_to => Some(some(question, [Rdata::A([198, 51, 100, 7].into())])),
            _ => None,
        }
    })
}

/// Two names lead each to both of two others, and so on: each look at a name would be two at the next.
fn diamonds(question: &Question) -> Option<Reply> {
    let level = match question.name.as_str() {
        "bounce.example.com" => Some(0),
        name => name.strip_prefix('d').and_then(|rest| rest.split('.').next()?.parse::<u32>().ok()),
    };
    let level = level.filter(|_| question.rtype == RecordType::Txt)? + 1;
    let record = format!("v=spf1 include:d{level}.a.example.net include:d{level}.b.example.net ~all");
    Some(text(question, &record))
}

fn aliases(under: &'static str) -> World {
    Box::new(move |question| {
        let is_known = KNOWN.contains(&question.name.as_str());
        (!is_known).then(|| some(question, [Rdata::Cname(fresh(question, 0, under))]))
    })
}

/// Each server passes every name on to twenty others, one label further down.
fn referrals(question: &Question) -> Option<Reply> {
    let Server::Authoritative { host, .. } = &question.server else {
        let number = number_of(&question.name).filter(|_| question.rtype == RecordType::A)?;
        let number = u32::try_from(number % 0xff_ffff).unwrap();
        return Some(some(question, [Rdata::A((0xc600_0000 + number).into())]));
    };
    let depth = host.labels().find_map(|label| label.strip_prefix('d')?.parse::<usize>().ok()).unwrap_or(2);
    let labels: Vec<&str> = question.name.labels().collect();
    let zone = Name::from_answer(&labels[labels.len().saturating_sub(depth + 1)..].join("."));
    let ns = (0..20).map(|n| fresh(question, n, &format!("d{}.example.org", depth + 1))).collect();
    question.name.is_within(&domain()).then_some(Reply::Referral { zone, ns, glue: Vec::new() })
}

/// Reports to five hundred hosts, each deep down, and all of them agree to it.
fn reports(question: &Question) -> Option<Reply> {
    if question.name.as_str().contains("._report._dmarc.") {
        return Some(text(question, "v=DMARC1"));
    }
    let address = |n| format!("mailto:a@{}", fresh(question, n, &format!("a.b.c.d.e.f.r{n}.net")));
    let rua: Vec<String> = (0..500).map(address).collect();
    let record = format!("v=DMARC1; p=none; rua={}", rua.join(","));
    is_text_at(question, "_dmarc.example.com").then(|| text(question, &record))
}

/// Nobody answers for anything but the domain itself.
fn failing(question: &Question) -> Option<Reply> {
    (question.name != domain()).then_some(Reply::ServFail)
}

/// The domain's own servers, and no record.
fn mute(question: &Question) -> Option<Reply> {
    let is_own = question.server.is_authoritative();
    (is_own && question.name.is_within(&domain())).then_some(Reply::Refused)
}

/// At each question the record includes other names than before.
fn restless() -> World {
    let told = Cell::new(0);
    Box::new(move |question| {
        if !is_text_at(question, "bounce.example.com") {
            return None;
        }
        told.set(told.get() + 1);
        let terms: Vec<String> = (0..9).map(|n| format!("include:f{}x{n}.example.net", told.get())).collect();
        Some(text(question, &format!("v=spf1 {} ~all", terms.join(" "))))
    })
}

fn resolver(name: &str, last: u8) -> Resolver {
    let address = SocketAddr::from(([192, 0, 2, last], 53));
    Resolver { name: name.into(), address, system: name == "own" }
}

fn bench(world: World) -> Bench {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    let resolvers = [("one", 1), ("two", 2), ("three", 3), ("own", 4)];
    bench.model.facts.situation.resolvers = resolvers.map(|(name, last)| resolver(name, last)).to_vec();
    for choices in [&mut bench.model.choices, &mut bench.model.given] {
        choices.publish = Some(Publish::Manual);
    }
    bench.reply = Box::new(move |question| {
        let of_ses = is_text_at(question, "amazonses.com");
        let of_ses = of_ses.then(|| text(question, "v=spf1 ip4:199.255.192.0/22 ip4:54.240.0.0/18 -all"));
        world(question).or(of_ses).unwrap_or_else(|| published(question))
    });
    bench
}

/// One whole look, ended here where it would not end.
fn looked_at(world: World) -> Bench {
    let mut bench = bench(world);
    bench.model.ends = true;
    bench.send(Msg::Woke { now: now() });
    bench.send(Msg::Started);
    for _ in 0..100 {
        if bench.model.look.is_short {
            bench.send(Msg::Woke { now: now() });
        }
    }
    assert!(bench.model.has_looked(), "a hundred looks were not enough");
    bench
}

fn is_of_records(views: &[RecordView], question: &Question) -> bool {
    views.iter().any(|view| view.wanted.name == question.name && view.wanted.rtype == question.rtype)
}

/// Questions for the records themselves, and beside them.
fn counted(bench: &Bench) -> (usize, usize) {
    let views = records::view(&bench.model.facts, &bench.model.choices);
    let questions = bench.asked.iter().filter_map(|query| match query {
        Query::Dns(question) => Some(question),
        _ => None,
    });
    let (own, beside): (Vec<&Question>, Vec<&Question>) =
        questions.partition(|question| is_of_records(&views, question));
    (own.len(), beside.len())
}

fn codes(bench: &Bench) -> Vec<&'static str> {
    let found = diagnosis::findings(&bench.model.facts, &bench.model.choices);
    found.iter().map(|finding| finding.code.as_str()).collect()
}

/// What each is allowed beside the records, above what any world costs.
#[test]
fn no_zone_costs_more_than_its_share() {
    // What each server's own record leads to, of two servers.
    let read = 2 * 20;
    // Four hops of each record at each server, and of what the SPF and DMARC records lead to.
    let hops = 4 * (RECORDS + 2) * HOSTS.len();
    let worlds: [(&str, usize, World); 13] = [
        ("as it should be", 0, Box::new(|_| None)),
        ("400 includes", read, spf(400, "include:", "example.net")),
        ("400 includes within the domain", read, spf(400, "include:", "example.com")),
        ("two includes, and two behind each", read, spf(2, "include:", "example.net")),
        ("ten mx with ten hosts each", 2 * 40, spf(10, "mx:", "example.net")),
        ("400 names for each client", read, spf(400, "exists:%{i}.", "example.net")),
        ("includes that meet again", read, Box::new(diamonds)),
        ("aliases without an end", hops, aliases("example.net")),
        ("aliases within the domain", hops, aliases("example.com")),
        ("reports to 500 hosts", 5, Box::new(reports)),
        ("resolvers that fail", 60, Box::new(failing)),
        ("servers that refuse", 20, Box::new(mute)),
        ("zones below zones", 6 * 26 * 2 + 60, Box::new(referrals)),
    ];
    for (name, share, world) in worlds {
        let (own, beside) = counted(&looked_at(world));
        assert!(beside <= BESIDE + share, "{name}: {beside} questions beside the records");
        assert!(own <= RECORDS * (ASKED + RESOLVERS), "{name}: {own} questions for the records");
    }
}

/// What is put for the first time, beside the records.
fn first_put(bench: &Bench) -> usize {
    let views = records::view(&bench.model.facts, &bench.model.choices);
    let put: HashSet<&Question> = bench
        .asked
        .iter()
        .filter_map(|query| match query {
            Query::Dns(question) => Some(question),
            _ => None,
        })
        .filter(|question| !is_of_records(&views, question))
        .collect();
    put.len()
}

#[test]
fn what_leads_on_without_an_end_is_left_and_said() {
    let mut bench = bench(restless());
    bench.model.watch_since = Some(now());
    let mut bench = bench.started();
    let wait = |bench: &mut Bench| (0..100).for_each(|_| bench.later(1));
    wait(&mut bench);
    assert_eq!(first_put(&bench), NEW_BESIDE);
    assert!(codes(&bench).contains(&"dns-leads-too-far"), "{:?}", codes(&bench));
    wait(&mut bench);
    assert_eq!(first_put(&bench), NEW_BESIDE);
    // Who looks again is told more.
    bench.send(Msg::Look);
    assert!(!codes(&bench).contains(&"dns-leads-too-far"), "{:?}", codes(&bench));
    wait(&mut bench);
    assert!(first_put(&bench) > NEW_BESIDE);
}
