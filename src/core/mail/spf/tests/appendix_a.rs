//! RFC 7208, appendix A: its zone and what it says of each record.

use super::{World, check, word};

const ZONE: &str = "
    example.com A 192.0.2.10
    example.com A 192.0.2.11
    example.com MX mail-a.example.com
    example.com MX mail-b.example.com
    amy.example.com A 192.0.2.65
    bob.example.com A 192.0.2.66
    mail-a.example.com A 192.0.2.129
    mail-b.example.com A 192.0.2.130
    www.example.com A 192.0.2.10
    www.example.com A 192.0.2.11
    example.org MX mail-c.example.org
    mail-c.example.org A 192.0.2.140
    192.0.2.10 PTR example.com
    192.0.2.11 PTR example.com
    192.0.2.65 PTR amy.example.com
    192.0.2.66 PTR bob.example.com
    192.0.2.129 PTR mail-a.example.com
    192.0.2.130 PTR mail-b.example.com
    192.0.2.140 PTR mail-c.example.org
    10.0.0.4 PTR bob.example.com
";

fn with(records: &str) -> World {
    World::of(&format!("{ZONE}{records}"))
}

#[test]
fn a_1_simple_examples() {
    for (record, address, result) in [
        ("v=spf1 +all", "198.51.100.9", "pass"),
        ("v=spf1 a -all", "192.0.2.10", "pass"),
        ("v=spf1 a -all", "192.0.2.11", "pass"),
        ("v=spf1 a -all", "192.0.2.12", "fail"),
        ("v=spf1 a:example.org -all", "192.0.2.10", "fail"),
        ("v=spf1 a:example.org -all", "192.0.2.140", "fail"),
        ("v=spf1 mx -all", "192.0.2.129", "pass"),
        ("v=spf1 mx -all", "192.0.2.130", "pass"),
        ("v=spf1 mx -all", "192.0.2.10", "fail"),
        ("v=spf1 mx:example.org -all", "192.0.2.140", "pass"),
        ("v=spf1 mx mx:example.org -all", "192.0.2.129", "pass"),
        ("v=spf1 mx mx:example.org -all", "192.0.2.140", "pass"),
        ("v=spf1 mx/30 mx:example.org/30 -all", "192.0.2.131", "pass"),
        ("v=spf1 mx/30 mx:example.org/30 -all", "192.0.2.143", "pass"),
        ("v=spf1 mx/30 mx:example.org/30 -all", "192.0.2.132", "fail"),
        ("v=spf1 ptr -all", "192.0.2.10", "pass"),
        ("v=spf1 ptr -all", "192.0.2.65", "pass"),
        ("v=spf1 ptr -all", "192.0.2.140", "fail"),
        ("v=spf1 ptr -all", "10.0.0.4", "fail"),
        ("v=spf1 ip4:192.0.2.128/28 -all", "192.0.2.65", "fail"),
        ("v=spf1 ip4:192.0.2.128/28 -all", "192.0.2.129", "pass"),
    ] {
        let world = with(&format!("example.com TXT {record}"));
        assert_eq!(word(&check(&world, address, "example.com")), result, "{record} for {address}");
    }
}

#[test]
fn a_2_multiple_domains() {
    let world = with(
        "example.org TXT v=spf1 include:example.com include:example.net -all
         example.com TXT v=spf1 a -all
         example.net TXT v=spf1 ip4:203.0.113.0/24 -all
         la.example.org TXT v=spf1 redirect=example.org
         ny.example.org TXT v=spf1 redirect=example.org",
    );
    for (domain, address, result) in [
        ("example.org", "192.0.2.10", "pass"),
        ("example.org", "203.0.113.7", "pass"),
        ("example.org", "192.0.2.140", "fail"),
        ("la.example.org", "203.0.113.7", "pass"),
        ("ny.example.org", "198.51.100.1", "fail"),
    ] {
        assert_eq!(word(&check(&world, address, domain)), result, "{domain} for {address}");
    }
}

#[test]
fn a_3_dnsbl_style() {
    let world = with(
        "mobile-users._spf.example.com TXT v=spf1 exists:%{l1r+}.%{d} -all
         mary.mobile-users._spf.example.com A 127.0.0.2
         remote-users._spf.example.com TXT v=spf1 exists:%{ir}.%{l1r+}.%{d} -all
         15.15.168.192.joel.remote-users._spf.example.com A 127.0.0.2",
    );
    for (sender, domain, address, result) in [
        ("mary+list@example.com", "mobile-users._spf.example.com", "198.51.100.1", "pass"),
        ("fred@example.com", "mobile-users._spf.example.com", "198.51.100.1", "fail"),
        ("joel@example.com", "remote-users._spf.example.com", "192.168.15.15", "pass"),
        ("joel@example.com", "remote-users._spf.example.com", "192.168.15.16", "fail"),
    ] {
        let client = super::client(address, sender);
        let limits = crate::core::mail::spf::Limits::default();
        let outcome = crate::core::mail::spf::evaluate(&super::name(domain), &client, limits, &world);
        assert_eq!(word(&outcome), result, "{sender} at {domain} for {address}");
    }
}

#[test]
fn a_4_several_requirements() {
    let world = with(
        "example.com TXT v=spf1 -include:ip4._spf.%{d} -include:ptr._spf.%{d} +all
         ip4._spf.example.com TXT v=spf1 -ip4:192.0.2.0/24 +all
         ptr._spf.example.com TXT v=spf1 -ptr:example.com +all",
    );
    for (address, result) in [("192.0.2.10", "pass"), ("192.0.2.140", "fail"), ("198.51.100.1", "fail")] {
        assert_eq!(word(&check(&world, address, "example.com")), result, "{address}");
    }
}
