//! The examples of RFC 7208, section 7.4, and what the grammar adds.

use super::{ip, name};
use crate::core::mail::spf::macros::{MacroString, Values};

fn expand(text: &str, address: &str) -> String {
    let (sender_domain, domain) = (name("email.example.com"), name("email.example.com"));
    let address = ip(address);
    let values = Values {
        local: "strong-bad",
        sender_domain: &sender_domain,
        domain: &domain,
        helo: "mx.example.org",
        address,
    };
    MacroString::parse(text, false).unwrap().expanded(&values)
}

#[test]
fn as_section_7_4_has_them() {
    for (text, expanded) in [
        ("%{s}", "strong-bad@email.example.com"),
        ("%{o}", "email.example.com"),
        ("%{d}", "email.example.com"),
        ("%{d4}", "email.example.com"),
        ("%{d3}", "email.example.com"),
        ("%{d2}", "example.com"),
        ("%{d1}", "com"),
        ("%{dr}", "com.example.email"),
        ("%{d2r}", "example.email"),
        ("%{l}", "strong-bad"),
        ("%{l-}", "strong.bad"),
        ("%{lr}", "strong-bad"),
        ("%{lr-}", "bad.strong"),
        ("%{l1r-}", "strong"),
        ("%{ir}.%{v}._spf.%{d2}", "3.2.0.192.in-addr._spf.example.com"),
        ("%{lr-}.lp._spf.%{d2}", "bad.strong.lp._spf.example.com"),
        ("%{lr-}.lp.%{ir}.%{v}._spf.%{d2}", "bad.strong.lp.3.2.0.192.in-addr._spf.example.com"),
        ("%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}", "3.2.0.192.in-addr.strong.lp._spf.example.com"),
        ("%{d2}.trusted-domains.example.net", "example.com.trusted-domains.example.net"),
    ] {
        assert_eq!(expand(text, "192.0.2.3"), expanded, "{text}");
    }
    assert_eq!(
        expand("%{ir}.%{v}._spf.%{d2}", "2001:db8::cb01"),
        "1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com"
    );
}

#[test]
fn the_rest_of_the_grammar() {
    for (text, expanded) in [
        ("%{h}", "mx.example.org"),
        ("%{p}", "unknown"),
        ("%{S}", "strong-bad%40email.example.com"),
        ("%%%_%-", "% %20"),
        ("%{i}", "192.0.2.3"),
        ("%{l2-r}", ""),
    ] {
        match MacroString::parse(text, false) {
            Ok(_) => assert_eq!(expand(text, "192.0.2.3"), expanded, "{text}"),
            Err(_) => assert_eq!(expanded, "", "{text}"),
        }
    }
}
