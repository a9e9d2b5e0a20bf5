//! What one authoritative server answers.

use super::*;

fn answer(tree: &Tree, owner: &str, rtype: RecordType) -> Reply {
    tree.answer(ip(1), &name(owner), rtype, at(0))
}

#[test]
fn a_new_zone_has_its_soa_and_the_ns_of_its_servers() {
    let mut tree = Tree::new();
    let servers = [server("ns1.example.com", 1, 0), server("ns2.example.net", 2, 0)];
    tree.add_zone("z", &name("example.com"), &servers, soa("example.com"));
    let ns = |host| Rr { name: name("example.com"), ttl: 172_800, data: Rdata::Ns(name(host)) };
    let expected = Reply::Records(vec![ns("ns1.example.com"), ns("ns2.example.net")]);
    assert_eq!(answer(&tree, "example.com", RecordType::Ns), expected);
    let own = Rr { name: name("example.com"), ttl: 900, data: Rdata::Soa(soa("example.com")) };
    assert_eq!(answer(&tree, "example.com", RecordType::Soa), Reply::Records(vec![own]));
    let address = Rdata::A("192.0.2.1".parse().unwrap());
    let address = Rr { name: name("ns1.example.com"), ttl: 172_800, data: address };
    assert_eq!(answer(&tree, "ns1.example.com", RecordType::A), Reply::Records(vec![address]));
}

#[test]
fn what_is_not_there_is_denied_with_the_soa() {
    let mut tree = one_zone();
    set(&mut tree, "example.com", "token._domainkey.example.com", "CNAME", &["t.dkim.amazonses.com"]);
    set(&mut tree, "example.com", "example.com", "TXT", &["\"hello\""]);
    for (owner, rtype, expected) in [
        ("absent.example.com", RecordType::Txt, nxdomain("example.com")),
        ("example.com", RecordType::Mx, nodata("example.com")),
        // An empty non-terminal exists.
        ("_domainkey.example.com", RecordType::Txt, nodata("example.com")),
        ("_domainkey.example.com", RecordType::Cname, nodata("example.com")),
        ("b._domainkey.example.com", RecordType::Cname, nxdomain("example.com")),
        ("a.token._domainkey.example.com", RecordType::A, nxdomain("example.com")),
        ("notexample.com", RecordType::A, Reply::Refused),
        ("com", RecordType::Ns, Reply::Refused),
    ] {
        assert_eq!(answer(&tree, owner, rtype), expected, "{owner} {rtype:?}");
    }
}

#[test]
fn a_negative_soa_has_the_smaller_of_its_ttl_and_minimum() {
    let mut tree = Tree::new();
    let short = Soa { ttl: 3600, minimum: 60, ..soa("example.com") };
    tree.add_zone("z", &name("example.com"), &[server("ns1.example.net", 1, 0)], short.clone());
    let expected = Reply::NxDomain { soa: Some(Soa { ttl: 60, ..short.clone() }) };
    assert_eq!(answer(&tree, "a.example.com", RecordType::A), expected);
    let own = Rr { name: name("example.com"), ttl: 3600, data: Rdata::Soa(short) };
    assert_eq!(answer(&tree, "example.com", RecordType::Soa), Reply::Records(vec![own]));
}

#[test]
fn a_cname_answers_for_every_type_and_is_followed_within_the_zone() {
    let mut tree = one_zone();
    for (owner, rtype, value) in [
        ("a.example.com", "CNAME", "b.example.com"),
        ("b.example.com", "CNAME", "c.example.com."),
        ("c.example.com", "TXT", "\"end\""),
        ("out.example.com", "CNAME", "t.dkim.amazonses.com"),
        ("nowhere.example.com", "CNAME", "absent.example.com"),
        ("loop.example.com", "CNAME", "pool.example.com"),
        ("pool.example.com", "CNAME", "loop.example.com"),
        ("self.example.com", "CNAME", "self.example.com"),
    ] {
        set(&mut tree, "example.com", owner, rtype, &[value]);
    }
    let alias = |owner, target| rr(owner, Rdata::Cname(name(target)));
    let chain = || vec![alias("a.example.com", "b.example.com"), alias("b.example.com", "c.example.com")];
    let mut whole = chain();
    whole.push(rr("c.example.com", Rdata::Txt(vec!["end".to_owned()])));
    for (owner, rtype, expected) in [
        ("a.example.com", RecordType::Txt, whole),
        ("a.example.com", RecordType::Mx, chain()),
        ("a.example.com", RecordType::Cname, chain()[..1].to_vec()),
        ("out.example.com", RecordType::Txt, vec![alias("out.example.com", "t.dkim.amazonses.com")]),
        ("nowhere.example.com", RecordType::A, vec![alias("nowhere.example.com", "absent.example.com")]),
        ("self.example.com", RecordType::A, vec![alias("self.example.com", "self.example.com")]),
        (
            "loop.example.com",
            RecordType::A,
            vec![
                alias("loop.example.com", "pool.example.com"),
                alias("pool.example.com", "loop.example.com"),
            ],
        ),
    ] {
        assert_eq!(answer(&tree, owner, rtype), Reply::Records(expected), "{owner} {rtype:?}");
    }
}

/// The zone and the table of RFC 4592, section 2.2.1.
#[test]
fn wildcards_do_as_rfc_4592_says() {
    let mut tree = one_zone();
    for (owner, rtype, value) in [
        ("*.example.com", "TXT", "\"this is a wildcard\""),
        ("*.example.com", "MX", "10 host1.example.com."),
        ("sub.*.example.com", "TXT", "\"this is not a wildcard\""),
        ("host1.example.com", "A", "192.0.2.11"),
        ("_ssh._tcp.host1.example.com", "SRV", "0 0 22 host1.example.com."),
        ("_ssh._tcp.host2.example.com", "SRV", "0 0 22 host1.example.com."),
        ("subdel.example.com", "NS", "ns.example.net."),
    ] {
        set(&mut tree, "example.com", owner, rtype, &[value]);
    }
    let mx = Rdata::Mx { preference: 10, exchange: name("host1.example.com") };
    let delegation =
        Reply::Referral { zone: name("subdel.example.com"), ns: vec![name("ns.example.net")], glue: vec![] };
    for (owner, rtype, expected) in [
        // Synthesized.
        ("host3.example.com", RecordType::Mx, Reply::Records(vec![rr("host3.example.com", mx)])),
        ("host3.example.com", RecordType::A, nodata("example.com")),
        ("foo.bar.example.com", RecordType::Txt, txt("foo.bar.example.com", "this is a wildcard")),
        // Not synthesized: the name, or one on the way to it, exists.
        ("host1.example.com", RecordType::Mx, nodata("example.com")),
        ("sub.*.example.com", RecordType::Mx, nodata("example.com")),
        ("_telnet._tcp.host1.example.com", RecordType::Txt, nxdomain("example.com")),
        ("host2.example.com", RecordType::Txt, nodata("example.com")),
        ("host.subdel.example.com", RecordType::A, delegation),
        ("ghost.*.example.com", RecordType::Mx, nxdomain("example.com")),
        ("*.example.com", RecordType::Txt, txt("*.example.com", "this is a wildcard")),
    ] {
        assert_eq!(answer(&tree, owner, rtype), expected, "{owner} {rtype:?}");
    }
}

#[test]
fn an_explicit_record_of_any_type_hides_the_wildcard() {
    let mut tree = one_zone();
    set(&mut tree, "example.com", "\\052.example.com", "TXT", &["\"v=spf1 -all\""]);
    assert_eq!(
        answer(&tree, "bounce.example.com", RecordType::Txt),
        txt("bounce.example.com", "v=spf1 -all")
    );
    set(&mut tree, "example.com", "bounce.example.com", "HTTPS", &["1 . alpn=h2"]);
    assert_eq!(answer(&tree, "bounce.example.com", RecordType::Txt), nodata("example.com"));
}

#[test]
fn a_wildcard_cname_is_followed_too() {
    let mut tree = one_zone();
    set(&mut tree, "example.com", "*.example.com", "CNAME", &["www.example.com"]);
    set(&mut tree, "example.com", "www.example.com", "A", &["192.0.2.80"]);
    let expected = vec![
        rr("any.example.com", Rdata::Cname(name("www.example.com"))),
        rr("www.example.com", Rdata::A("192.0.2.80".parse().unwrap())),
    ];
    assert_eq!(answer(&tree, "any.example.com", RecordType::A), Reply::Records(expected));
}

#[test]
fn a_zone_cut_refers_with_the_glue_that_it_may_give() {
    let mut tree = one_zone();
    let below = [server("ns1.auth.example.com", 7, 0), server("ns.example.org", 8, 0)];
    tree.add_zone("auth", &name("auth.example.com"), &below, soa("auth.example.com"));
    set(
        &mut tree,
        "example.com",
        "auth.example.com",
        "NS",
        &["ns1.auth.example.com", "ns3.example.com", "ns.example.org"],
    );
    set(&mut tree, "example.com", "ns3.example.com", "AAAA", &["2001:db8::3"]);
    // Hidden by the cut.
    set(&mut tree, "example.com", "_dmarc.auth.example.com", "TXT", &["\"v=DMARC1; p=none\""]);
    set(&mut tree, "example.com", "into.example.com", "CNAME", &["x.auth.example.com"]);
    let referral = Reply::Referral {
        zone: name("auth.example.com"),
        ns: vec![name("ns1.auth.example.com"), name("ns3.example.com"), name("ns.example.org")],
        glue: vec![
            (name("ns1.auth.example.com"), ip(7)),
            (name("ns3.example.com"), "2001:db8::3".parse().unwrap()),
        ],
    };
    for owner in ["auth.example.com", "_dmarc.auth.example.com", "a.b.auth.example.com"] {
        assert_eq!(answer(&tree, owner, RecordType::Txt), referral, "{owner}");
    }
    assert_eq!(answer(&tree, "auth.example.com", RecordType::Ns), referral);
    let into = Reply::Records(vec![rr("into.example.com", Rdata::Cname(name("x.auth.example.com")))]);
    assert_eq!(answer(&tree, "into.example.com", RecordType::A), into);
    // The zone's own server has authority.
    let child = tree.answer(ip(7), &name("_dmarc.auth.example.com"), RecordType::Txt, at(0));
    assert_eq!(child, nxdomain("auth.example.com"));
}

#[test]
fn a_server_of_both_zones_answers_from_the_deeper() {
    let mut tree = one_zone();
    let servers = [server("ns1.example.net", 1, 0)];
    tree.add_zone("auth", &name("auth.example.com"), &servers, soa("auth.example.com"));
    set(&mut tree, "example.com", "x.auth.example.com", "TXT", &["\"shadowed\""]);
    assert_eq!(answer(&tree, "x.auth.example.com", RecordType::Txt), nxdomain("auth.example.com"));
}

#[test]
fn faults_are_what_they_are_called_until_they_are_mended() {
    let mut tree = one_zone();
    set(&mut tree, "example.com", "a.example.com", "TXT", &["\"here\""]);
    for (fault, expected) in [
        (ServerFault::Silent, Reply::Timeout),
        (ServerFault::Refused, Reply::Refused),
        (ServerFault::ServFail, Reply::ServFail),
        (ServerFault::NxDomain, nxdomain("example.com")),
        (ServerFault::Lame, Reply::Lame),
    ] {
        tree.fault(ip(1), Some(fault));
        assert_eq!(answer(&tree, "a.example.com", RecordType::Txt), expected, "{fault:?}");
    }
    tree.fault(ip(1), None);
    assert_eq!(answer(&tree, "a.example.com", RecordType::Txt), txt("a.example.com", "here"));
    let unknown = tree.answer(ip(99), &name("a.example.com"), RecordType::Txt, at(0));
    assert_eq!(unknown, Reply::Unreachable);
}
