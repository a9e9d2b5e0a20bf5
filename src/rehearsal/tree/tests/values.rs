//! Values as zone files and Route 53 write them.

use proptest::prelude::*;

use super::*;

fn parse(rtype: &str, value: &str) -> Option<Rdata> {
    presentation::parse(rtype, &name("example.com"), 300, value)
}

fn strings(value: &str) -> Option<Vec<String>> {
    match parse("TXT", value)? {
        Rdata::Txt(strings) => Some(strings),
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_type_is_read_from_its_own_presentation() {
    let mx = |preference, host| Some(Rdata::Mx { preference, exchange: name(host) });
    let long_soa = "ns-1.awsdns-01.org. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400";
    let soa = Soa {
        zone: name("example.com"),
        primary: name("ns-1.awsdns-01.org"),
        serial: 1,
        ttl: 300,
        minimum: 86_400,
    };
    for (rtype, value, expected) in [
        ("A", "192.0.2.1", Some(Rdata::A("192.0.2.1".parse().unwrap()))),
        ("A", "example", None),
        ("AAAA", " 2001:DB8::1 ", Some(Rdata::Aaaa("2001:db8::1".parse().unwrap()))),
        ("CNAME", "T.dkim.amazonses.com.", Some(Rdata::Cname(name("t.dkim.amazonses.com")))),
        ("CNAME", "t.dkim.amazonses.com", Some(Rdata::Cname(name("t.dkim.amazonses.com")))),
        ("CNAME", "two names", None),
        ("CNAME", ".", None),
        ("NS", "ns1.example.net.", Some(Rdata::Ns(name("ns1.example.net")))),
        ("MX", "10 in.example.net", mx(10, "in.example.net")),
        ("MX", "10\t  in.example.net.", mx(10, "in.example.net")),
        ("MX", "0 .", mx(0, "")),
        ("MX", "in.example.net", None),
        ("MX", "70000 in.example.net", None),
        ("SOA", long_soa, Some(Rdata::Soa(soa))),
        ("SOA", "ns1.example.net. too few", None),
        ("HTTPS", "1 . alpn=h2", Some(Rdata::Other(65))),
        ("caa", "0 issue \"amazon.com\"", Some(Rdata::Other(257))),
        ("TYPE731", "\\# 1 00", Some(Rdata::Other(731))),
        ("UNHEARD-OF", "anything", Some(Rdata::Other(65_280))),
    ] {
        assert_eq!(parse(rtype, value), expected, "{rtype} {value}");
    }
}

#[test]
fn txt_has_strings_quotes_and_escapes() {
    for (value, expected) in [
        (r#""v=spf1 -all""#, Some(vec!["v=spf1 -all"])),
        (r#""a" "b""#, Some(vec!["a", "b"])),
        (r#""a""b""#, Some(vec!["a", "b"])),
        (r#""""#, Some(vec![""])),
        (r#""say \"hi\" \\ there""#, Some(vec![r#"say "hi" \ there"#])),
        (r#""semi\;colon""#, Some(vec!["semi;colon"])),
        (r#""\346\227\245 \052""#, Some(vec!["日 *"])),
        (r#""not octal \089""#, Some(vec!["not octal 089"])),
        (r#""too large \777""#, Some(vec!["too large 777"])),
        (r#""\377""#, Some(vec!["\u{fffd}"])),
        // As a person types it into a form.
        ("v=DMARC1; p=none", Some(vec!["v=DMARC1; p=none"])),
        (r#""open"#, None),
        (r#""a" b"#, None),
        (r#""ends \"#, None),
    ] {
        let expected = expected.map(|strings| strings.into_iter().map(str::to_owned).collect());
        assert_eq!(strings(value), expected, "{value}");
    }
}

#[test]
fn a_string_longer_than_255_octets_is_cut() {
    let lengths = |value: &str| -> Vec<usize> { strings(value).unwrap().iter().map(String::len).collect() };
    assert_eq!(lengths(&format!("\"{}\"", "a".repeat(600))), [255, 255, 90]);
    assert_eq!(lengths(&"日".repeat(100)), [255, 45]);
}

#[test]
fn a_set_whose_values_cannot_be_read_still_makes_the_name_exist() {
    let mut tree = one_zone();
    set(&mut tree, "example.com", "a.example.com", "MX", &["nonsense"]);
    let reply = tree.answer(ip(1), &name("a.example.com"), RecordType::Mx, at(0));
    assert_eq!(reply, nodata("example.com"));
}

fn any_type() -> impl Strategy<Value = RecordType> {
    use RecordType::{A, Aaaa, Cname, Mx, Ns, Soa, Txt};
    prop::sample::select(vec![A, Aaaa, Cname, Mx, Ns, Soa, Txt])
}

/// Names that meet each other often, and some that are none.
fn any_name() -> impl Strategy<Value = String> {
    let label = prop::sample::select(vec!["a", "b", "*", "\\052", "_dmarc", "", "example"]);
    prop_oneof![
        6 => prop::collection::vec(label, 0..5).prop_map(|labels| [labels.as_slice(), &["example", "com"]].concat().join(".")),
        1 => any::<String>(),
    ]
}

fn any_value() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => any_name(),
        2 => any_name().prop_map(|host| format!("10 {host}")),
        2 => any::<String>().prop_map(|text| format!("\"{text}\"")),
        2 => any::<String>(),
    ]
}

fn any_rtype() -> impl Strategy<Value = String> {
    let known = ["A", "AAAA", "CNAME", "MX", "NS", "SOA", "TXT", "SRV"];
    prop_oneof![9 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #[test]
    fn nothing_that_is_set_or_asked_makes_it_panic_or_hang(
        sets in prop::collection::vec((any_name(), any_rtype(), prop::collection::vec(any_value(), 0..3), any::<bool>()), 0..12),
        questions in prop::collection::vec((any_name(), any_type(), any::<i64>()), 1..12),
    ) {
        let mut tree = one_zone();
        let below = [server("ns.a.example.com", 2, 1)];
        tree.add_zone("a", &name("a.example.com"), &below, soa("a.example.com"));
        tree.add_zone("root", &name(""), &[server("a", 3, 0)], soa(""));
        set(&mut tree, "root", "example.com", "NS", &["ns1.example.net"]);
        for (owner, rtype, values, remove) in &sets {
            tree.set("example.com", &name(owner), rtype, 60, values, at(0));
            tree.set("a", &name(owner), rtype, 0, values, at(1));
            if *remove {
                tree.remove("example.com", &name(owner), rtype, at(2));
            }
        }
        for (owner, rtype, when) in questions {
            let now = Timestamp::from_second(when).unwrap_or(at(3));
            for address in [1, 2, 3, 4] {
                tree.answer(ip(address), &name(&owner), rtype, now);
            }
            let found = tree.look_up(&name(&owner), rtype, at(3));
            let is_empty = matches!(&found, Reply::Records(records) if records.is_empty());
            prop_assert!(!is_empty);
            let resolved = tree.resolve("public", &name(&owner), rtype, now);
            let is_final = !matches!(resolved, Reply::Referral { .. } | Reply::Lame);
            prop_assert!(is_final, "{resolved:?}");
        }
    }

    #[test]
    fn what_a_txt_holds_comes_back_however_it_was_escaped(text in "[ -~]{0,80}") {
        let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
        prop_assert_eq!(strings(&format!("\"{escaped}\"")), Some(vec![text.clone()]));
        let octal: String = text.bytes().map(|byte| format!("\\{byte:03o}")).collect();
        prop_assert_eq!(strings(&format!("\"{octal}\"")), Some(vec![text]));
    }
}
