//! Records that are read and records that are not, with the term at fault (RFC 7208, 4.6.1
//! and 12).

use crate::core::mail::spf::syntax_error::Why;
use crate::core::mail::spf::{SES, parse};

#[test]
fn these_are_records() {
    for text in [
        "v=spf1",
        "v=spf1 ",
        "V=SPF1 -ALL",
        "v=spf1  a   mx  -all",
        "v=spf1 include:amazonses.com ~all",
        "v=spf1 +a:example.com/24//64 ?mx//0 ~ptr -exists:%{ir}.%{l1r+-}._spf.%{d}",
        "v=spf1 a/0 a:a.example.com/32 mx/24//128",
        "v=spf1 ip4:192.0.2.0/24 ip4:0.0.0.0/0 ip6:2001:db8::/32 ip6:::1 ip6:::ffff:192.0.2.1",
        "v=spf1 redirect=_spf.example.com",
        "v=spf1 -all exp=explain._spf.%{d} moo.cow-far_out=man:dog/cat",
        "v=spf1 include:_spf.example.com. -all",
        "v=spf1 include:%{d2}._spf.example.com a:%{d}",
        "v=spf1 exists:%%%_%-%{d/}.example.com",
        "v=spf1 include:xn--wgv71a.xn--zckzah",
        "v=spf1 unknown= -all",
    ] {
        assert!(parse(text).is_ok(), "{text}: {:?}", parse(text));
    }
}

#[test]
fn these_are_not_and_the_term_is_named() {
    for (text, term, why) in [
        ("v=spf10 -all", "v=spf10", Why::NotSpf),
        ("v=spf1\u{a0}-all", "v=spf1\u{a0}-all", Why::NotSpf),
        ("\u{201c}v=spf1 -all", "\u{201c}v=spf1", Why::NotSpf),
        ("spf1 -all", "spf1", Why::NotSpf),
        ("v=spf1 ip:192.0.2.1 -all", "ip:192.0.2.1", Why::UnknownMechanism),
        ("v=spf1 ipv4:192.0.2.1 -all", "ipv4:192.0.2.1", Why::UnknownMechanism),
        ("v=spf1 192.0.2.1 -all", "192.0.2.1", Why::UnknownMechanism),
        ("v=spf1 amazonses.com -all", "amazonses.com", Why::UnknownMechanism),
        ("v=spf1 include amazonses.com -all", "include", Why::NoDomain),
        ("v=spf1 include: amazonses.com -all", "include:", Why::NoDomain),
        ("v=spf1 include:amazonses -all", "include:amazonses", Why::BadDomain),
        ("v=spf1 include:amazonses..com -all", "include:amazonses..com", Why::BadDomain),
        ("v=spf1 a:192.0.2.1 -all", "a:192.0.2.1", Why::BadDomain),
        ("v=spf1 mx:example.-com -all", "mx:example.-com", Why::BadDomain),
        ("v=spf1 a:example.com/ -all", "a:example.com/", Why::BadDomain),
        ("v=spf1 include:example.com/24 -all", "include:example.com/24", Why::BadDomain),
        ("v=spf1 include/24 -all", "include/24", Why::Unexpected),
        ("v=spf1 ip4:192.0.2 -all", "ip4:192.0.2", Why::BadAddress),
        ("v=spf1 ip4:192.0.02.1 -all", "ip4:192.0.02.1", Why::BadAddress),
        ("v=spf1 ip4:2001:db8::1 -all", "ip4:2001:db8::1", Why::BadAddress),
        ("v=spf1 ip4 -all", "ip4", Why::BadAddress),
        ("v=spf1 ip6:192.0.2.1 -all", "ip6:192.0.2.1", Why::BadAddress),
        ("v=spf1 ip4:192.0.2.0/33 -all", "ip4:192.0.2.0/33", Why::BadPrefix),
        ("v=spf1 ip4:192.0.2.0/08 -all", "ip4:192.0.2.0/08", Why::BadPrefix),
        ("v=spf1 ip4:192.0.2.0/24/24 -all", "ip4:192.0.2.0/24/24", Why::BadPrefix),
        ("v=spf1 ip6:2001:db8::/129 -all", "ip6:2001:db8::/129", Why::BadPrefix),
        ("v=spf1 a/33 -all", "a/33", Why::BadPrefix),
        ("v=spf1 a//129 -all", "a//129", Why::BadPrefix),
        ("v=spf1 all/8", "all/8", Why::Unexpected),
        ("v=spf1 -all:example.com", "-all:example.com", Why::Unexpected),
        ("v=spf1 -all.", "-all.", Why::UnknownMechanism),
        ("v=spf1 - all", "-", Why::UnknownMechanism),
        ("v=spf1 --all", "--all", Why::UnknownMechanism),
        ("v=spf1 -redirect=example.com", "-redirect=example.com", Why::QualifiedModifier),
        ("v=spf1 redirect=a.example redirect=b.example", "redirect=b.example", Why::Repeated),
        ("v=spf1 exp=a.example exp=b.example -all", "exp=b.example", Why::Repeated),
        ("v=spf1 redirect=", "redirect=", Why::NoDomain),
        ("v=spf1 exists:%{x}.example.com", "exists:%{x}.example.com", Why::BadMacro),
        ("v=spf1 exists:%{c}.example.com", "exists:%{c}.example.com", Why::BadMacro),
        ("v=spf1 exists:%{d0}.example.com", "exists:%{d0}.example.com", Why::BadMacro),
        ("v=spf1 exists:%{d.example.com", "exists:%{d.example.com", Why::BadMacro),
        ("v=spf1 exists:50%.example.com", "exists:50%.example.com", Why::BadMacro),
        ("v=spf1 1x=y -all", "1x=y", Why::UnknownMechanism),
        ("v=spf1 include:amazonses.com\t~all", "include:amazonses.com\t~all", Why::Character('\t')),
        (
            "v=spf1 include:amazonses.com\u{200b} ~all",
            "include:amazonses.com\u{200b}",
            Why::Character('\u{200b}'),
        ),
        ("v=spf1 include:amazonses.com ~all\u{201d}", "~all\u{201d}", Why::Character('\u{201d}')),
        ("v=spf1 include:amazonses.com \u{2013}all", "\u{2013}all", Why::Character('\u{2013}')),
    ] {
        let error = parse(text).expect_err(text);
        assert_eq!((error.term.as_str(), error.why), (term, why), "{text}");
    }
}

#[test]
fn a_second_version_inside_is_an_unknown_modifier() {
    let record = parse(&format!("v=spf1 include:{SES} v=spf1 ~all")).unwrap();
    assert_eq!(record.unknown, ["v=spf1"]);
}
