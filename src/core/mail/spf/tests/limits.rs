//! The limits of RFC 7208, section 4.6.4, each from both sides.

use super::{World, check, word};
use crate::core::mail::spf::outcome::{PermError, PermWhy, SpfResult};

fn many(prefix: &str, count: usize) -> String {
    (0..count).map(|n| format!(" {prefix}{n}.example.net")).collect()
}

fn hosts(count: usize) -> String {
    (0..count).map(|n| format!("h{n}.example.net A 198.51.100.{n}\n")).collect()
}

#[test]
fn ten_terms_that_look_up_and_no_more() {
    let record = |count| format!("{}example.com TXT v=spf1{} -all", hosts(12), many("a:h", count));
    let ten = check(&World::of(&record(10)), "192.0.2.1", "example.com");
    assert_eq!((word(&ten).as_str(), ten.lookups), ("fail", 10));
    let eleven = check(&World::of(&record(11)), "192.0.2.1", "example.com");
    assert_eq!(word(&eleven), "permerror a:h10.example.net");
    // One that matches before the eleventh does not meet the limit.
    assert_eq!(word(&check(&World::of(&record(11)), "198.51.100.9", "example.com")), "pass");
}

#[test]
fn includes_and_redirects_share_the_ten() {
    let chain = |last: usize| {
        let link = |n: usize| format!("i{n}.example.net TXT v=spf1 include:i{}.example.net -all\n", n + 1);
        let links: String = (0..last).map(link).collect();
        format!(
            "{links}i{last}.example.net TXT v=spf1 ip4:192.0.2.1 -all\nexample.com TXT v=spf1 redirect=i0.example.net"
        )
    };
    assert_eq!(word(&check(&World::of(&chain(9)), "192.0.2.1", "example.com")), "pass");
    let outcome = check(&World::of(&chain(10)), "192.0.2.1", "example.com");
    assert_eq!(word(&outcome), "permerror include:i10.example.net");
    let SpfResult::PermError(PermError { why, at, .. }) = outcome.result else { unreachable!() };
    assert_eq!((why, at.as_str()), (PermWhy::TooManyLookups, "i9.example.net"));
}

#[test]
fn a_circle_ends_at_the_limit() {
    let world = World::of("example.com TXT v=spf1 include:example.com -all");
    assert_eq!(word(&check(&world, "192.0.2.1", "example.com")), "permerror include:example.com");
    let world = World::of("example.com TXT v=spf1 redirect=example.com");
    assert_eq!(word(&check(&world, "192.0.2.1", "example.com")), "permerror redirect=example.com");
}

#[test]
fn two_void_look_ups_and_no_more() {
    let record = |count| format!("example.com TXT v=spf1{} -all", many("a:gone", count));
    let two = check(&World::of(&record(2)), "192.0.2.1", "example.com");
    assert_eq!((word(&two).as_str(), two.void), ("fail", 2));
    let three = check(&World::of(&record(3)), "192.0.2.1", "example.com");
    assert_eq!(word(&three), "permerror a:gone2.example.net");
    // A name without the type counts like a name that does not exist.
    let world = World::of(&format!("{}\ngone0.example.net TXT x\ngone1.example.net TXT x", record(3)));
    assert_eq!(word(&check(&world, "192.0.2.1", "example.com")), "permerror a:gone2.example.net");
    // Exists and mx count as well.
    let world = World::of("example.com TXT v=spf1 exists:x.example.net mx a:y.example.net -all");
    assert_eq!(word(&check(&world, "192.0.2.1", "example.com")), "permerror a:y.example.net");
}

#[test]
fn ten_hosts_behind_an_mx() {
    let world = |count: usize| {
        let exchanges: String = (0..count).map(|n| format!("example.com MX h{n}.example.net\n")).collect();
        World::of(&format!("{}{exchanges}example.com TXT v=spf1 mx -all", hosts(12)))
    };
    assert_eq!(word(&check(&world(10), "192.0.2.1", "example.com")), "fail");
    assert_eq!(word(&check(&world(11), "192.0.2.1", "example.com")), "permerror mx");
}

#[test]
fn ten_names_of_an_address() {
    let names = |count: usize| -> String {
        (0..count).map(|n| format!("192.0.2.1 PTR n{n}.example.org\n")).collect()
    };
    let world = |before: usize| {
        World::of(&format!(
            "{}192.0.2.1 PTR a.example.com\na.example.com A 192.0.2.1\nexample.com TXT v=spf1 ptr -all",
            names(before)
        ))
    };
    assert_eq!(word(&check(&world(9), "192.0.2.1", "example.com")), "pass");
    assert_eq!(word(&check(&world(10), "192.0.2.1", "example.com")), "fail");
}
