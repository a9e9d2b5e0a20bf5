//! Resolvers and their caches.

use super::*;

/// `com` at .10, `example.com` at .1 and .2 (60 s late), `amazonses.com` at .20.
fn world() -> Tree {
    let mut tree = Tree::new();
    tree.add_zone("com", &name("com"), &[server("a.gtld-servers.net", 10, 0)], soa("com"));
    let own = [server("ns1.example.com", 1, 0), server("ns2.example.com", 2, 60)];
    tree.add_zone("example.com", &name("example.com"), &own, soa("example.com"));
    let ses = [server("ns.amazonses.com", 20, 0)];
    tree.add_zone("amazonses.com", &name("amazonses.com"), &ses, soa("amazonses.com"));
    set(&mut tree, "com", "example.com", "NS", &["ns1.example.com", "ns2.example.com"]);
    set(&mut tree, "com", "amazonses.com", "NS", &["ns.amazonses.com"]);
    set(&mut tree, "amazonses.com", "t.dkim.amazonses.com", "TXT", &["\"p=KEY\""]);
    tree
}

fn ask(tree: &mut Tree, owner: &str, rtype: RecordType, seconds: i64) -> Reply {
    tree.resolve("public", &name(owner), rtype, at(seconds))
}

fn look_up(tree: &Tree, owner: &str, rtype: RecordType, seconds: i64) -> Reply {
    tree.look_up(&name(owner), rtype, at(seconds))
}

fn with_ttl(reply: &Reply, ttl: u32) -> Reply {
    match reply.clone() {
        Reply::Records(records) => {
            Reply::Records(records.into_iter().map(|record| Rr { ttl, ..record }).collect())
        }
        Reply::NxDomain { soa: Some(soa) } => Reply::NxDomain { soa: Some(Soa { ttl, ..soa }) },
        Reply::NoData { soa: Some(soa) } => Reply::NoData { soa: Some(Soa { ttl, ..soa }) },
        other => other,
    }
}

#[test]
fn delegations_and_cnames_are_followed_across_zones() {
    let mut tree = world();
    let owner = "t._domainkey.example.com";
    set(&mut tree, "example.com", owner, "CNAME", &["t.dkim.amazonses.com"]);
    let expected = Reply::Records(vec![
        rr(owner, Rdata::Cname(name("t.dkim.amazonses.com"))),
        rr("t.dkim.amazonses.com", Rdata::Txt(vec!["p=KEY".to_owned()])),
    ]);
    assert_eq!(ask(&mut tree, owner, RecordType::Txt, 60), expected);
    assert_eq!(look_up(&tree, owner, RecordType::Txt, 0), expected);
    let first = Reply::Records(expected.records()[..1].to_vec());
    assert_eq!(look_up(&tree, owner, RecordType::Cname, 0), first);
    // A chain that ends at nothing is still a chain.
    set(&mut tree, "example.com", "dead.example.com", "CNAME", &["gone.dkim.amazonses.com"]);
    let chain = Reply::Records(vec![rr("dead.example.com", Rdata::Cname(name("gone.dkim.amazonses.com")))]);
    assert_eq!(look_up(&tree, "dead.example.com", RecordType::Txt, 0), chain);
    set(&mut tree, "example.com", "x.example.com", "CNAME", &["y.amazonses.com"]);
    set(&mut tree, "amazonses.com", "y.amazonses.com", "CNAME", &["x.example.com"]);
    assert_eq!(look_up(&tree, "x.example.com", RecordType::Txt, 0), Reply::ServFail);
}

#[test]
fn a_zone_is_found_only_where_the_parent_says() {
    let mut tree = world();
    let other = [server("ns.other.net", 30, 0)];
    tree.add_zone("other", &name("example.com"), &other, soa("example.com"));
    set(&mut tree, "example.com", "a.example.com", "TXT", &["\"first\""]);
    set(&mut tree, "other", "a.example.com", "TXT", &["\"second\""]);
    assert_eq!(look_up(&tree, "a.example.com", RecordType::Txt, 0), txt("a.example.com", "first"));
    set_at(&mut tree, "com", "example.com", "NS", &["ns.other.net"], 10);
    assert_eq!(look_up(&tree, "a.example.com", RecordType::Txt, 10), txt("a.example.com", "second"));
    tree.remove("com", &name("example.com"), "NS", at(20));
    assert_eq!(look_up(&tree, "a.example.com", RecordType::Txt, 20), nxdomain("com"));
    set_at(&mut tree, "com", "example.com", "NS", &["ns.amazonses.com"], 30);
    assert_eq!(look_up(&tree, "a.example.com", RecordType::Txt, 30), Reply::ServFail, "a lame delegation");
    set_at(&mut tree, "com", "example.com", "NS", &["ns.nowhere.example"], 40);
    assert_eq!(look_up(&tree, "a.example.com", RecordType::Txt, 40), Reply::ServFail, "no such host");
}

#[test]
fn a_server_that_fails_is_passed_over() {
    let mut tree = world();
    set(&mut tree, "example.com", "a.example.com", "TXT", &["\"here\""]);
    for fault in [ServerFault::Silent, ServerFault::Refused, ServerFault::ServFail, ServerFault::Lame] {
        tree.fault(ip(1), Some(fault));
        assert_eq!(look_up(&tree, "a.example.com", RecordType::Txt, 60), txt("a.example.com", "here"));
    }
    tree.fault(ip(2), Some(ServerFault::Silent));
    assert_eq!(look_up(&tree, "a.example.com", RecordType::Txt, 60), Reply::ServFail);
    tree.fault(ip(1), Some(ServerFault::NxDomain));
    assert_eq!(look_up(&tree, "a.example.com", RecordType::Txt, 60), nxdomain("example.com"));
}

#[test]
fn positive_answers_are_kept_for_their_ttl_which_counts_down() {
    let mut tree = world();
    set_at(&mut tree, "example.com", "a.example.com", "TXT", &["\"old\""], -1000);
    set_at(&mut tree, "example.com", "a.example.com", "TXT", &["\"new\""], 1);
    let (old, new) = (txt("a.example.com", "old"), txt("a.example.com", "new"));
    for (seconds, expected) in [
        (0, with_ttl(&old, 300)),
        (1, with_ttl(&old, 299)),
        (299, with_ttl(&old, 1)),
        (300, with_ttl(&new, 300)),
        (301, with_ttl(&new, 299)),
    ] {
        assert_eq!(ask(&mut tree, "a.example.com", RecordType::Txt, seconds), expected, "at {seconds}");
    }
    assert_eq!(look_up(&tree, "a.example.com", RecordType::Txt, 200), new, "no cache here");
    let fresh = tree.resolve("quick", &name("a.example.com"), RecordType::Txt, at(200));
    assert_eq!(fresh, new, "each resolver has its own");
}

#[test]
fn a_name_once_denied_is_denied_for_every_type_until_the_soa_runs_out() {
    let mut tree = world();
    assert_eq!(ask(&mut tree, "a.example.com", RecordType::Txt, 0), nxdomain("example.com"));
    set_at(&mut tree, "example.com", "a.example.com", "TXT", &["\"here\""], 1);
    set_at(&mut tree, "example.com", "a.example.com", "MX", &["10 in.example.net"], 1);
    for (rtype, seconds, left) in
        [(RecordType::Txt, 1, 899), (RecordType::Mx, 100, 800), (RecordType::Cname, 899, 1)]
    {
        let expected = with_ttl(&nxdomain("example.com"), left);
        assert_eq!(ask(&mut tree, "a.example.com", rtype, seconds), expected, "{rtype:?}");
    }
    assert_eq!(ask(&mut tree, "a.example.com", RecordType::Txt, 900), txt("a.example.com", "here"));
}

#[test]
fn missing_data_is_kept_for_its_type_alone() {
    let mut tree = world();
    set(&mut tree, "example.com", "a.example.com", "MX", &["10 in.example.net"]);
    assert_eq!(ask(&mut tree, "a.example.com", RecordType::Txt, 60), nodata("example.com"));
    set_at(&mut tree, "example.com", "a.example.com", "TXT", &["\"here\""], 61);
    let kept = ask(&mut tree, "a.example.com", RecordType::Txt, 100);
    assert_eq!(kept, with_ttl(&nodata("example.com"), 860));
    assert!(matches!(ask(&mut tree, "a.example.com", RecordType::Mx, 100), Reply::Records(_)));
    assert_eq!(ask(&mut tree, "a.example.com", RecordType::Txt, 960), txt("a.example.com", "here"));
}

#[test]
fn the_links_of_a_chain_run_out_each_by_itself() {
    let mut tree = world();
    let owner = "k.example.com";
    let values = ["t.dkim.amazonses.com".to_owned()];
    tree.set("example.com", &name(owner), "CNAME", 1000, &values, at(-1000));
    assert_eq!(ask(&mut tree, owner, RecordType::Txt, 0).records().len(), 2);
    set_at(&mut tree, "amazonses.com", "t.dkim.amazonses.com", "TXT", &["\"p=NEW\""], 1);
    let ttls = |reply: Reply| reply.records().iter().map(|record| record.ttl).collect::<Vec<_>>();
    assert_eq!(ttls(ask(&mut tree, owner, RecordType::Txt, 299)), [701, 1]);
    let later = ask(&mut tree, owner, RecordType::Txt, 300);
    assert_eq!(later.records()[1].data, Rdata::Txt(vec!["p=NEW".to_owned()]));
    assert_eq!(ttls(later), [700, 300]);
}

#[test]
fn failures_and_ttl_zero_are_not_kept() {
    let mut tree = world();
    tree.set("example.com", &name("z.example.com"), "TXT", 0, &["\"one\"".to_owned()], at(-100));
    let one = with_ttl(&txt("z.example.com", "one"), 0);
    assert_eq!(ask(&mut tree, "z.example.com", RecordType::Txt, 0), one);
    tree.set("example.com", &name("z.example.com"), "TXT", 0, &["\"two\"".to_owned()], at(-60));
    let two = with_ttl(&txt("z.example.com", "two"), 0);
    assert_eq!(ask(&mut tree, "z.example.com", RecordType::Txt, 0), two);
    tree.fault(ip(10), Some(ServerFault::ServFail));
    assert_eq!(ask(&mut tree, "new.example.com", RecordType::Txt, 0), Reply::ServFail);
    tree.fault(ip(10), None);
    assert_eq!(ask(&mut tree, "new.example.com", RecordType::Txt, 0), nxdomain("example.com"));
}

#[test]
fn resolvers_differ_in_the_server_that_they_ask_first() {
    let mut tree = world();
    set_at(&mut tree, "example.com", "a.example.com", "TXT", &["\"here\""], 0);
    let mut ask = |resolver: &str| tree.resolve(resolver, &name("a.example.com"), RecordType::Txt, at(1));
    let replies = [ask("a"), ask("b")];
    assert!(replies.contains(&txt("a.example.com", "here")));
    assert!(replies.contains(&nxdomain("example.com")), "from the server that lags");
}

#[test]
fn name_servers_have_addresses_and_names_outside_every_zone_are_denied_by_the_root() {
    let mut tree = world();
    let address = |last: u8| Rdata::A(format!("192.0.2.{last}").parse().unwrap());
    let record =
        |owner, last| Reply::Records(vec![Rr { name: name(owner), ttl: 172_800, data: address(last) }]);
    assert_eq!(look_up(&tree, "ns2.example.com", RecordType::A, 0), record("ns2.example.com", 2));
    assert_eq!(look_up(&tree, "a.gtld-servers.net", RecordType::A, 0), record("a.gtld-servers.net", 10));
    let no_v6 = look_up(&tree, "a.gtld-servers.net", RecordType::Aaaa, 0);
    assert_eq!(no_v6, Reply::NoData { soa: None });
    match ask(&mut tree, "example.org", RecordType::Txt, 0) {
        Reply::NxDomain { soa: Some(soa) } => assert_eq!((soa.zone, soa.ttl), (name(""), 86_400)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_zone_whose_signatures_do_not_fit_is_given_to_those_alone_who_do_not_check() {
    let mut tree = world();
    set(&mut tree, "example.com", "a.example.com", "TXT", &["\"x\""]);
    set(&mut tree, "amazonses.com", "b.amazonses.com", "CNAME", &["a.example.com"]);
    tree.make_bogus(&name("example.com"));
    for owner in ["a.example.com", "nothing.example.com", "b.amazonses.com"] {
        assert_eq!(ask(&mut tree, owner, RecordType::Txt, 60), Reply::ServFail, "{owner}");
        let unchecked = tree.resolve_unchecked("public", &name(owner), RecordType::Txt, at(60));
        assert!(unchecked.is_answer(), "{owner}");
    }
    assert_eq!(
        ask(&mut tree, "t.dkim.amazonses.com", RecordType::Txt, 60),
        txt("t.dkim.amazonses.com", "p=KEY")
    );
    let direct = tree.answer(ip(1), &name("a.example.com"), RecordType::Txt, at(0));
    assert_eq!(direct, txt("a.example.com", "x"), "its own servers do not check");
}

#[test]
fn a_server_may_give_the_cname_and_not_what_is_behind_it() {
    let mut tree = world();
    set(&mut tree, "example.com", "t.example.com", "CNAME", &["t.dkim.amazonses.com"]);
    set(&mut tree, "example.com", "x.example.com", "TXT", &["\"x\""]);
    tree.fault(ip(1), Some(ServerFault::AliasFails));
    let answer = |owner: &str, rtype| tree.answer(ip(1), &name(owner), rtype, at(0));
    assert!(matches!(answer("t.example.com", RecordType::Cname), Reply::Records(_)));
    assert_eq!(answer("t.example.com", RecordType::Txt), Reply::ServFail);
    assert_eq!(answer("x.example.com", RecordType::Txt), txt("x.example.com", "x"));
}

#[test]
fn a_private_zone_answers_at_its_own_resolver_alone() {
    let mut tree = world();
    tree.add_zone("inside", &name("example.com"), &[server("dc.corp.test", 70, 0)], soa("example.com"));
    set(&mut tree, "inside", "a.example.com", "TXT", &["\"inside\""]);
    set(&mut tree, "example.com", "b.example.com", "TXT", &["\"outside\""]);
    tree.make_private("system", "inside");
    let mut both = |owner: &str| {
        ["system", "public"].map(|resolver| tree.resolve(resolver, &name(owner), RecordType::Txt, at(60)))
    };
    let none = nxdomain("example.com");
    assert_eq!(both("a.example.com"), [txt("a.example.com", "inside"), none.clone()]);
    assert_eq!(both("b.example.com"), [none, txt("b.example.com", "outside")]);
    let key = txt("t.dkim.amazonses.com", "p=KEY");
    assert_eq!(both("t.dkim.amazonses.com"), [key.clone(), key]);
}
