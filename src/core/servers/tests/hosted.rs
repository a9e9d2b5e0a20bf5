//! Which hosted zone takes a name.

use super::*;
use crate::core::servers::hosted;

/// One hosted zone Z1 for example.com, delegated to; its server says of `bounce` that it is not
/// there.
fn served() -> (World, Server) {
    let mut world = World::new();
    world.resolves("example.com", RecordType::Ns, ns("example.com", &["ns-1.awsdns-01.com"]));
    world.resolves("com", RecordType::Ns, Reply::Timeout);
    let server = world.host("ns-1.awsdns-01.com", 1);
    world.zones(&[("Z1", "example.com", false)]);
    world.set("Z1", &["ns-1.awsdns-01.com"]);
    world.says(&server, "bounce.example.com", RecordType::Mx, Reply::NxDomain { soa: None });
    (world, server)
}

fn id<'a>(choice: &'a Choice<'_>) -> Option<&'a str> {
    match choice {
        Choice::Zone(zone) => Some(zone.id.as_str()),
        _ => None,
    }
}

/// The parent passes questions for this name on to another server.
fn refers(world: &mut World, parent: &Server, asked: &str, zone: &str, host: &str) {
    let referral = Reply::Referral { zone: name(zone), ns: vec![name(host)], glue: Vec::new() };
    world.says(parent, asked, RecordType::Mx, referral.clone());
    world.says(parent, zone, RecordType::Ns, referral);
}

#[test]
fn the_delegated_zone_is_chosen_among_several_of_one_name() {
    let (mut world, _) = served();
    world.zones(&[("Z1", "example.com", false), ("Z2", "example.com", false), ("Z3", "example.com", true)]);
    world.facts.forget(|query| matches!(query, Query::DelegationSet(_)));
    assert_eq!(world.chosen("bounce.example.com"), Choice::Unknown);
    world.set("Z1", &["ns-9.awsdns-09.com"]);
    world.set("Z2", &["ns-1.awsdns-01.com"]);
    assert_eq!(id(&world.chosen("bounce.example.com")), Some("Z2"));
    world.set("Z2", &["ns-8.awsdns-08.com"]);
    assert!(matches!(world.chosen("example.com"), Choice::NotDelegated(_)));
}

#[test]
fn the_parents_delegation_decides_over_the_name_servers_that_the_zone_names() {
    for (own, parents, is_chosen) in
        [("ns-1.awsdns-01.com", "ns1.dnshost.net", false), ("ns1.dnshost.net", "ns-1.awsdns-01.com", true)]
    {
        let mut world = World::new();
        world.resolves("example.com", RecordType::Ns, ns("example.com", &[own]));
        world.resolves("com", RecordType::Ns, ns("com", &["a.gtld-servers.net"]));
        let parent = world.host("a.gtld-servers.net", 9);
        for (number, host) in [(1, own), (2, parents)] {
            let server = world.host(host, number);
            world.says(&server, "bounce.example.com", RecordType::Mx, Reply::NxDomain { soa: None });
        }
        world.zones(&[("Z1", "example.com", false)]);
        world.set("Z1", &["ns-1.awsdns-01.com"]);
        assert_eq!(world.chosen("bounce.example.com"), Choice::Unknown, "the parent was not heard");
        let referral =
            Reply::Referral { zone: name("example.com"), ns: vec![name(parents)], glue: Vec::new() };
        world.says(&parent, "example.com", RecordType::Ns, referral);
        let chosen = world.chosen("bounce.example.com");
        assert_eq!(id(&chosen), is_chosen.then_some("Z1"), "{chosen:?}");
        assert_eq!(matches!(chosen, Choice::NotDelegated(_)), !is_chosen);
    }
}

#[test]
fn a_private_zone_is_never_written_into() {
    let mut world = World::new();
    world.zones(&[("Z3", "example.com", true)]);
    assert!(matches!(world.chosen("example.com"), Choice::PrivateOnly(_)));
    world.choices.hosted_zones = vec![HostedZoneId::from("Z3")];
    assert!(matches!(world.chosen("example.com"), Choice::PrivateOnly(_)), "named or not");
    world.choices.hosted_zones.clear();
    world.zones(&[("Z4", "example.org", false)]);
    assert_eq!(world.chosen("example.com"), Choice::None);
}

#[test]
fn a_record_goes_into_the_deepest_zone_that_is_delegated() {
    let (mut world, parent) = served();
    world.zones(&[("Z1", "example.com", false), ("Z5", "auth.example.com", false)]);
    world.set("Z5", &["ns-5.awsdns-05.com"]);
    let own = world.host("ns-5.awsdns-05.com", 5);
    refers(&mut world, &parent, "bounce.auth.example.com", "auth.example.com", "ns-5.awsdns-05.com");
    assert_eq!(world.chosen("bounce.auth.example.com"), Choice::Unknown, "its own servers were not asked");
    world.says(&own, "bounce.auth.example.com", RecordType::Mx, Reply::NxDomain { soa: None });
    assert_eq!(id(&world.chosen("bounce.auth.example.com")), Some("Z5"));
    assert_eq!(id(&world.chosen("bounce.example.com")), Some("Z1"));
}

#[test]
fn a_deeper_zone_that_nobody_delegates_to_is_passed_by() {
    let (mut world, parent) = served();
    world.zones(&[("Z1", "example.com", false), ("Z5", "auth.example.com", false)]);
    world.set("Z5", &["ns-5.awsdns-05.com"]);
    let asked = "bounce.auth.example.com";
    assert_eq!(world.chosen(asked), Choice::Unknown, "its delegation was not looked up");
    world.says(&parent, "auth.example.com", RecordType::Ns, Reply::NxDomain { soa: None });
    world.says(&parent, asked, RecordType::Mx, Reply::NxDomain { soa: None });
    assert_eq!(id(&world.chosen(asked)), Some("Z1"));
}

#[test]
fn a_name_below_a_foreign_zone_is_not_written_above_it() {
    let (mut world, parent) = served();
    let asked = "bounce.auth.example.com";
    refers(&mut world, &parent, asked, "auth.example.com", "ns.elsewhere.net");
    let foreign = world.host("ns.elsewhere.net", 7);
    world.says(&foreign, asked, RecordType::Mx, Reply::NxDomain { soa: None });
    let elsewhere =
        Choice::Elsewhere { cut: name("auth.example.com"), hosts: vec![name("ns.elsewhere.net")] };
    assert_eq!(world.chosen(asked), elsewhere);
    // A zone of this account has that very name, and the parent names other servers.
    world.zones(&[("Z1", "example.com", false), ("Z5", "auth.example.com", false)]);
    world.set("Z5", &["ns-5.awsdns-05.com"]);
    assert!(matches!(world.chosen(asked), Choice::NotDelegated(zone) if zone.id.as_str() == "Z5"));
    assert_eq!(id(&world.chosen("bounce.example.com")), Some("Z1"));
}

#[test]
fn a_named_zone_is_held_against_the_delegation_like_any_other() {
    let (mut world, parent) = served();
    world.zones(&[("Z1", "example.com", false), ("Z2", "example.com", false)]);
    world.set("Z2", &["ns-8.awsdns-08.com"]);
    world.choices.hosted_zones = vec![HostedZoneId::from("Z2")];
    assert!(matches!(world.chosen("bounce.example.com"), Choice::Unasked(zone) if zone.id.as_str() == "Z2"));
    world.choices.hosted_zones = vec![HostedZoneId::from("Z1")];
    assert_eq!(id(&world.chosen("bounce.example.com")), Some("Z1"));
    // Named for the domain; the record lies in a zone below it.
    let asked = "bounce.auth.example.com";
    refers(&mut world, &parent, asked, "auth.example.com", "ns.elsewhere.net");
    let foreign = world.host("ns.elsewhere.net", 7);
    world.says(&foreign, asked, RecordType::Mx, Reply::NxDomain { soa: None });
    assert!(matches!(world.chosen(asked), Choice::Unasked(zone) if zone.id.as_str() == "Z1"));
    let unlisted = HostedZoneId::from("Z404");
    world.choices.hosted_zones = vec![unlisted.clone()];
    assert_eq!(world.chosen("bounce.example.com"), Choice::NotListed(unlisted));
}

#[test]
fn of_several_named_zones_the_one_that_the_world_asks_is_written() {
    for order in [["Z1", "Z2"], ["Z2", "Z1"]] {
        let (mut world, parent) = served();
        let listed = order.map(|id| (id, "example.com", false));
        world.zones(&[listed[0], listed[1], ("Z5", "auth.example.com", false), ("Z6", "example.com", true)]);
        world.choices.hosted_zones = ["Z6", "Z5"].into_iter().chain(order).map(HostedZoneId::from).collect();
        world.facts.forget(|query| matches!(query, Query::DelegationSet(_)));
        assert_eq!(world.chosen("bounce.example.com"), Choice::Unknown, "neither was looked up");
        world.set("Z1", &["ns-1.awsdns-01.com"]);
        // Z2 is to take the place of Z1 one day, and Z5 that of a part of it.
        world.set("Z2", &["ns-8.awsdns-08.com"]);
        world.set("Z5", &["ns-5.awsdns-05.com"]);
        assert_eq!(id(&world.chosen("bounce.example.com")), Some("Z1"), "{order:?}");
        let asked = "bounce.auth.example.com";
        world.says(&parent, "auth.example.com", RecordType::Ns, Reply::NxDomain { soa: None });
        world.says(&parent, asked, RecordType::Mx, Reply::NxDomain { soa: None });
        assert_eq!(id(&world.chosen(asked)), Some("Z1"), "nobody asks the deeper one");
        let in_vain = hosted::named_in_vain(&world.facts, &world.choices, &name(asked), RecordType::Mx);
        let mut in_vain: Vec<&str> = in_vain.iter().map(|zone| zone.id.as_str()).collect();
        in_vain.sort_unstable();
        assert_eq!(in_vain, ["Z2", "Z5"]);
    }
}

#[test]
fn a_named_zone_is_not_written_before_its_delegation_was_looked_up() {
    let mut world = World::new();
    world.zones(&[("Z1", "example.com", false)]);
    world.choices.hosted_zones = vec![HostedZoneId::from("Z1")];
    assert_eq!(world.chosen("example.com"), Choice::Unknown);
    let asks = hosted::asks(&world.facts, &world.choices, &name("example.com"), RecordType::Ns);
    assert!(asks.contains(&Query::DelegationSet(HostedZoneId::from("Z1"))), "{asks:?}");
    assert!(asks.iter().any(|query| matches!(query, Query::Dns(_))), "{asks:?}");
}

#[test]
fn a_zone_that_cannot_be_changed_is_not_chosen() {
    let (mut world, _) = served();
    let zone = HostedZone {
        id: HostedZoneId::from("Z1"),
        name: name("example.com"),
        private: false,
        linked_service: Some("servicediscovery.amazonaws.com".into()),
        locked: false,
        record_sets: None,
    };
    let with = |world: &mut World, zone: HostedZone| {
        world.facts.record(Query::HostedZones, Ok(Answer::HostedZones(vec![zone])));
    };
    with(&mut world, zone.clone());
    assert!(matches!(world.chosen("bounce.example.com"), Choice::Linked(_)));
    world.choices.hosted_zones = vec![HostedZoneId::from("Z1")];
    assert!(matches!(world.chosen("bounce.example.com"), Choice::Linked(_)), "named or not");
    with(&mut world, HostedZone { linked_service: None, locked: true, ..zone });
    assert!(matches!(world.chosen("bounce.example.com"), Choice::Locked(_)));
}
