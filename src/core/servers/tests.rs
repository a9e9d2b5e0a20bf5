mod hosted;
mod parent;

use std::net::{IpAddr, Ipv4Addr};

use jiff::Timestamp;

use super::authority::{self, State};
use super::hosted::{Choice, choose};
use super::{dnssec, split};
use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::situation::Resolver;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Reply, Rr, Server, Soa};
use crate::core::kinds::name::{HostedZoneId, Name};
use crate::core::kinds::query::Query;
use crate::core::kinds::record::HostedZone;

fn name(text: &str) -> Name {
    Name::from_answer(text)
}

fn soa(zone: &str) -> Soa {
    Soa { zone: name(zone), primary: name("ns1.dnshost.net"), serial: 1, ttl: 900, minimum: 300 }
}

fn ns(zone: &str, hosts: &[&str]) -> Reply {
    let record = |host: &&str| Rr { name: name(zone), ttl: 300, data: Rdata::Ns(name(host)) };
    Reply::Records(hosts.iter().map(record).collect())
}

struct World {
    facts: Facts,
    choices: Choices,
    resolver: Server,
}

impl World {
    fn new() -> Self {
        let address = "192.0.2.53:53".parse().unwrap();
        let mut facts = Facts::default();
        facts.now = Timestamp::from_second(1_000).unwrap();
        facts.situation.resolvers = vec![Resolver { name: "one".into(), address, system: false }];
        Self {
            facts,
            choices: Choices::default(),
            resolver: Server::Resolver { name: "one".into(), address },
        }
    }

    fn says(&mut self, server: &Server, asked: &str, rtype: RecordType, reply: Reply) {
        let question = Question { server: server.clone(), name: name(asked), rtype };
        self.facts.record(Query::Dns(question), Ok(Answer::Dns(reply)));
    }

    fn resolves(&mut self, asked: &str, rtype: RecordType, reply: Reply) {
        let resolver = self.resolver.clone();
        self.says(&resolver, asked, rtype, reply);
    }

    /// A host with an IPv4 address and none of IPv6.
    fn host(&mut self, host: &str, last: u8) -> Server {
        let address = Ipv4Addr::new(192, 0, 2, last);
        let record = Rr { name: name(host), ttl: 60, data: Rdata::A(address) };
        self.resolves(host, RecordType::A, Reply::Records(vec![record]));
        self.resolves(host, RecordType::Aaaa, Reply::NoData { soa: Some(soa("dnshost.net")) });
        Server::Authoritative { host: name(host), address: IpAddr::V4(address) }
    }

    fn zones(&mut self, zones: &[(&str, &str, bool)]) {
        let zone = |(id, apex, private): &(&str, &str, bool)| HostedZone {
            id: HostedZoneId::from(*id),
            name: name(apex),
            private: *private,
            linked_service: None,
            locked: false,
            record_sets: None,
        };
        self.facts.record(Query::HostedZones, Ok(Answer::HostedZones(zones.iter().map(zone).collect())));
    }

    fn set(&mut self, id: &str, hosts: &[&str]) {
        let query = Query::DelegationSet(HostedZoneId::from(id));
        let hosts = hosts.iter().map(|host| name(host)).collect();
        self.facts.record(query, Ok(Answer::DelegationSet(hosts)));
    }

    fn chosen(&self, asked: &str) -> Choice<'_> {
        choose(&self.facts, &self.choices, &name(asked), RecordType::Mx)
    }
}

#[test]
fn the_walk_asks_resolvers_for_the_domain_what_is_above_it_and_its_hosts_only() {
    let mut world = World::new();
    let record = name("token._domainkey.auth.example.com");
    let asked = authority::of_record(&world.facts, &record, RecordType::Cname);
    let [Query::Dns(question)] = asked.asks.as_slice() else { panic!("{asked:?}") };
    assert_eq!((question.name.as_str(), question.rtype), ("example.com", RecordType::Ns));
    world.resolves("example.com", RecordType::Ns, ns("example.com", &["ns1.dnshost.net"]));
    let asked = authority::of_record(&world.facts, &record, RecordType::Cname);
    let about = [name("example.com"), name("com"), name("ns1.dnshost.net")];
    let is_about = |query: &Query| matches!(query, Query::Dns(asked) if about.contains(&asked.name));
    assert!(!asked.asks.is_empty() && asked.asks.iter().all(is_about), "{:?}", asked.asks);
}

#[test]
fn a_deeper_zone_is_learnt_from_a_referral() {
    let mut world = World::new();
    world.resolves("example.com", RecordType::Ns, ns("example.com", &["ns1.dnshost.net"]));
    let parent = world.host("ns1.dnshost.net", 1);
    let record = "token._domainkey.example.com";
    let referral = Reply::Referral {
        zone: name("_domainkey.example.com"),
        ns: vec![name("ns1.esp.net")],
        glue: vec![(name("ns1.esp.net"), "198.51.100.7".parse().unwrap())],
    };
    world.says(&parent, record, RecordType::Cname, referral);
    let found = authority::of_record(&world.facts, &name(record), RecordType::Cname);
    assert_eq!(found.zone, Some(name("_domainkey.example.com")));
    let address = "198.51.100.7".parse().unwrap();
    assert_eq!(found.servers, [Server::Authoritative { host: name("ns1.esp.net"), address }]);
    // Its other family's address is looked up as for any host.
    assert_eq!(found.state, State::Asking);
    let sixth = "2001:db8::7".parse().unwrap();
    let record = Rr { name: name("ns1.esp.net"), ttl: 60, data: Rdata::Aaaa(sixth) };
    world.resolves("ns1.esp.net", RecordType::Aaaa, Reply::Records(vec![record]));
    let found = authority::of_record(&world.facts, &name("token._domainkey.example.com"), RecordType::Cname);
    let addresses: Vec<IpAddr> = found.servers.iter().map(|server| server.address().ip()).collect();
    assert_eq!((found.state, addresses), (State::Known, vec![address, IpAddr::V6(sixth)]));
}

#[test]
fn a_referral_upwards_or_sideways_leads_nowhere() {
    let mut world = World::new();
    world.resolves("example.com", RecordType::Ns, ns("example.com", &["ns1.dnshost.net"]));
    let parent = world.host("ns1.dnshost.net", 1);
    for zone in ["com", "example.com", "other.example.com"] {
        let ns = vec![name("ns1.dnshost.net")];
        let referral = Reply::Referral { zone: name(zone), ns, glue: Vec::new() };
        world.says(&parent, "bounce.example.com", RecordType::Mx, referral);
        let found = authority::of_record(&world.facts, &name("bounce.example.com"), RecordType::Mx);
        assert_eq!(found.zone, Some(name("example.com")), "{zone}");
    }
}

#[test]
fn a_domain_that_does_not_exist_is_told_from_one_that_cannot_be_asked() {
    let mut world = World::new();
    world.resolves("example.com", RecordType::Ns, Reply::Timeout);
    // The parent may still name its servers.
    assert_eq!(authority::of_domain(&world.facts, &name("example.com")).state, State::Asking);
    world.resolves("com", RecordType::Ns, Reply::Timeout);
    assert_eq!(authority::of_domain(&world.facts, &name("example.com")).state, State::Failed);
    world.resolves("example.com", RecordType::Ns, Reply::NxDomain { soa: Some(soa("com")) });
    assert_eq!(authority::of_domain(&world.facts, &name("example.com")).state, State::NoSuchDomain);
}

#[test]
fn a_resolver_that_fails_is_asked_without_checking_and_its_data_lead_on() {
    let mut world = World::new();
    let domain = name("example.com");
    world.resolves("example.com", RecordType::Ns, Reply::ServFail);
    let unchecked = world.resolver.unchecked().unwrap();
    let question = Question { server: unchecked.clone(), name: domain.clone(), rtype: RecordType::Ns };
    assert!(authority::of_domain(&world.facts, &domain).asks.contains(&Query::Dns(question)));
    assert_eq!(dnssec::refused_by(&world.facts, &domain, RecordType::Ns), None);
    world.says(&unchecked, "example.com", RecordType::Ns, ns("example.com", &["ns1.dnshost.net"]));
    world.host("ns1.dnshost.net", 1);
    let found = authority::of_domain(&world.facts, &domain);
    assert_eq!((found.state, found.servers.len()), (authority::State::Known, 1));
    assert_eq!(dnssec::refused_by(&world.facts, &domain, RecordType::Ns), Some(world.resolver.clone()));
    // One that fails either way has another trouble.
    world.says(&unchecked, "example.com", RecordType::Ns, Reply::ServFail);
    world.resolves("com", RecordType::Ns, Reply::Timeout);
    assert_eq!(authority::of_domain(&world.facts, &domain).state, authority::State::Failed);
    assert_eq!(dnssec::refused_by(&world.facts, &domain, RecordType::Ns), None);
}

#[test]
fn another_zone_behind_this_machines_resolver_is_told_by_its_name_servers_alone() {
    let mut world = World::new();
    let domain = name("auth.example.com");
    let address = "10.0.0.2:53".parse().unwrap();
    world.facts.situation.resolvers.push(Resolver { name: "own".into(), address, system: true });
    world.resolves("example.com", RecordType::Ns, ns("example.com", &["ns1.dnshost.net", "ns2.dnshost.net"]));
    world.host("ns1.dnshost.net", 1);
    world.host("ns2.dnshost.net", 2);
    let of_own = |world: &World, published: bool| -> Vec<Question> {
        let asks = split::asks(&world.facts, &domain, published).into_iter();
        let questions = asks.filter_map(|ask| match ask {
            Query::Dns(question) if matches!(question.server, Server::System { .. }) => Some(question),
            _ => None,
        });
        questions.collect()
    };
    let asked = of_own(&world, false);
    let [Question { server: own, name: asked, .. }] = asked.as_slice() else { panic!("{asked:?}") };
    assert_eq!(asked.as_str(), "example.com");
    let own = own.clone();
    // A name that may not exist yet is asked for only once something is said to stand below it.
    assert_eq!(of_own(&world, true).len(), 2);
    let other = |world: &World| split::of(&world.facts, &domain).map(|split| split.here);
    for (reply, expected) in [
        (ns("example.com", &["dc1.corp.test"]), Some(vec!["dc1.corp.test".to_owned()])),
        (ns("example.com", &["ns1.dnshost.net"]), None),
        (ns("example.com", &["ns2.dnshost.net", "ns9.dnshost.net"]), None),
        (Reply::NxDomain { soa: None }, None),
        (Reply::Timeout, None),
    ] {
        world.says(&own, "example.com", RecordType::Ns, reply);
        assert_eq!(other(&world), expected);
        let asked = split::of_the_public(&world.facts, &domain).count();
        assert_eq!(asked, if expected.is_some() { 1 } else { 2 });
    }
}
