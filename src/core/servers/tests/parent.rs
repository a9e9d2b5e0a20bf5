//! What the parent delegates to, also where the name above the domain is no zone.

use super::*;

/// example.co.jp with a server of its own, and one that jp alone names.
fn below_co_jp() -> (World, Reply) {
    let mut world = World::new();
    world.resolves("example.co.jp", RecordType::Ns, ns("example.co.jp", &["ns1.dnshost.net"]));
    world.host("ns1.dnshost.net", 1);
    world.host("ns2.dnshost.net", 2);
    world.resolves("jp", RecordType::Ns, ns("jp", &["a.dns.jp", "b.dns.jp"]));
    let hosts = vec![name("ns1.dnshost.net"), name("ns2.dnshost.net")];
    (world, Reply::Referral { zone: name("example.co.jp"), ns: hosts, glue: Vec::new() })
}

fn servers(world: &World) -> Vec<String> {
    let found = authority::of_domain(&world.facts, &name("example.co.jp"));
    assert!(!found.is_delegation_open, "{:?}", found.asks);
    found.servers.iter().map(Server::label).collect()
}

const BOTH: [&str; 2] = ["ns1.dnshost.net", "ns2.dnshost.net"];

#[test]
fn a_name_above_the_domain_that_is_no_zone_is_passed_by() {
    let no_data = |zone: &str| Reply::NoData { soa: Some(soa(zone)) };
    let denied = |zone: &str| Reply::NxDomain { soa: Some(soa(zone)) };
    for (of_policy, of_name) in [
        // What the search for a policy heard is enough.
        (denied("jp"), None),
        (Reply::Timeout, Some(no_data("jp"))),
        (Reply::Timeout, Some(denied("jp"))),
        (Reply::Timeout, Some(Reply::NoData { soa: None })),
        // A zone further down, or beside, holds nothing of it.
        (denied("_dmarc.co.jp"), Some(no_data("other.jp"))),
    ] {
        let (mut world, referral) = below_co_jp();
        let server = world.host("a.dns.jp", 8);
        world.says(&server, "example.co.jp", RecordType::Ns, referral);
        world.resolves("_dmarc.co.jp", RecordType::Txt, of_policy);
        if let Some(of_name) = of_name {
            world.resolves("co.jp", RecordType::Ns, of_name);
        }
        assert_eq!(servers(&world), BOTH);
    }
}

#[test]
fn a_zone_between_is_the_parent() {
    let (mut world, referral) = below_co_jp();
    world.resolves("_dmarc.co.jp", RecordType::Txt, Reply::NxDomain { soa: Some(soa("co.jp")) });
    world.resolves("co.jp", RecordType::Ns, ns("co.jp", &["ns.co.jp"]));
    let server = world.host("ns.co.jp", 8);
    world.says(&server, "example.co.jp", RecordType::Ns, referral);
    assert_eq!(servers(&world), BOTH);
}

#[test]
fn a_server_of_the_parent_without_an_address_does_not_keep_the_next_from_being_asked() {
    let (mut world, referral) = below_co_jp();
    world.resolves("_dmarc.co.jp", RecordType::Txt, Reply::NxDomain { soa: Some(soa("jp")) });
    world.resolves("a.dns.jp", RecordType::A, Reply::Timeout);
    let next = world.host("b.dns.jp", 9);
    world.says(&next, "example.co.jp", RecordType::Ns, referral);
    assert_eq!(servers(&world), BOTH);
}

#[test]
fn where_nothing_above_is_a_zone_the_search_ends() {
    let (mut world, _) = below_co_jp();
    world.resolves("_dmarc.co.jp", RecordType::Txt, Reply::NxDomain { soa: Some(soa("")) });
    assert_eq!(servers(&world), BOTH[..1]);
    world.resolves("_dmarc.co.jp", RecordType::Txt, Reply::Timeout);
    world.resolves("co.jp", RecordType::Ns, Reply::NoData { soa: None });
    world.resolves("jp", RecordType::Ns, Reply::NoData { soa: None });
    assert_eq!(servers(&world), BOTH[..1]);
}
