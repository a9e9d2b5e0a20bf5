//! What an evaluation comes to, case by case, with the term at fault where there is one.

use super::{World, check, word};
use crate::core::mail::spf::outcome::Saw;

#[test]
fn results() {
    for (world, address, result) in [
        ("other.example TXT x", "192.0.2.1", "none"),
        ("example.com TXT google-site-verification=abc", "192.0.2.1", "none"),
        ("example.com BROKEN x", "192.0.2.1", "temperror"),
        ("example.com TXT v=spf1", "192.0.2.1", "neutral"),
        ("example.com TXT v=spf1 ?all", "192.0.2.1", "neutral"),
        ("example.com TXT v=spf1 ~all", "192.0.2.1", "softfail"),
        ("example.com TXT v=spf1 -all ip4:192.0.2.1", "192.0.2.1", "fail"),
        ("example.com TXT v=spf1 ip4:192.0.2.1\nexample.com TXT other", "192.0.2.1", "pass"),
        ("example.com TXT v=spf1 a\nexample.com TXT v=spf1 mx", "192.0.2.1", "permerror -"),
        ("example.com TXT v=spf1 -all ip:192.0.2.1", "192.0.2.1", "permerror ip:192.0.2.1"),
        // Version 6 and version 4 do not meet, but for an address mapped into version 6.
        ("example.com TXT v=spf1 ip4:0.0.0.0/0 -all", "2001:db8::1", "fail"),
        ("example.com TXT v=spf1 ip6:::/0 -all", "192.0.2.1", "fail"),
        ("example.com TXT v=spf1 ip4:192.0.2.0/24 -all", "::ffff:192.0.2.1", "pass"),
        ("example.com TXT v=spf1 ip6:2001:db8::/32 -all", "2001:db8:ffff::1", "pass"),
        ("example.com TXT v=spf1 ip6:2001:db8::/33 -all", "2001:db8:ffff::1", "fail"),
        ("example.com TXT v=spf1 a//64 -all\nexample.com AAAA 2001:db8::1", "2001:db8::2", "pass"),
        ("example.com TXT v=spf1 a/24 -all\nexample.com AAAA 2001:db8::1", "2001:db8::2", "fail"),
        // Exists takes an IPv4 record, whatever the client has.
        (
            "example.com TXT v=spf1 exists:e.example.com -all\ne.example.com A 127.0.0.2",
            "2001:db8::1",
            "pass",
        ),
        ("example.com TXT v=spf1 exists:e.example.com -all\ne.example.com AAAA ::1", "2001:db8::1", "fail"),
        // Section 5.2, the table of includes.
        ("example.com TXT v=spf1 include:i.example -all\ni.example TXT v=spf1 +all", "192.0.2.1", "pass"),
        ("example.com TXT v=spf1 include:i.example ~all\ni.example TXT v=spf1 -all", "192.0.2.1", "softfail"),
        ("example.com TXT v=spf1 include:i.example ~all\ni.example TXT v=spf1 ~all", "192.0.2.1", "softfail"),
        ("example.com TXT v=spf1 include:i.example -all\ni.example TXT v=spf1 ?all", "192.0.2.1", "fail"),
        ("example.com TXT v=spf1 -include:i.example +all\ni.example TXT v=spf1 +all", "192.0.2.1", "fail"),
        (
            "example.com TXT v=spf1 ~include:i.example.net +all\ni.example.net BROKEN x",
            "192.0.2.1",
            "temperror",
        ),
        ("example.com TXT v=spf1 include:i.example.net +all", "192.0.2.1", "permerror include:i.example.net"),
        (
            "example.com TXT v=spf1 include:i.example.net +all\ni.example.net TXT v=spf1 x",
            "192.0.2.1",
            "permerror x",
        ),
        // Section 6.1.
        ("example.com TXT v=spf1 redirect=r.example.net\nr.example.net TXT v=spf1 -all", "192.0.2.1", "fail"),
        (
            "example.com TXT v=spf1 redirect=r.example.net ?all\nr.example.net TXT v=spf1 -all",
            "192.0.2.1",
            "neutral",
        ),
        ("example.com TXT v=spf1 redirect=r.example.net", "192.0.2.1", "permerror redirect=r.example.net"),
        (
            "example.com TXT v=spf1 include:i.example.net ~all\ni.example.net TXT v=spf1 redirect=r.example.net\nr.example.net TXT v=spf1 ip4:192.0.2.1 -all",
            "192.0.2.1",
            "pass",
        ),
        // A target that is no name matches nothing.
        ("example.com TXT v=spf1 a:%{l}.%{d3r}..example.com ~all", "192.0.2.1", "softfail"),
        ("example.com TXT v=spf1 exists:.%{d} ~all", "192.0.2.1", "softfail"),
        // A failed look-up ends it, but for ptr.
        ("example.com TXT v=spf1 a:b.example.net +all\nb.example.net BROKEN x", "192.0.2.1", "temperror"),
        ("example.com TXT v=spf1 ptr ~all", "192.0.2.1", "softfail"),
        // Asked as far as can be known, and no further than a match.
        ("example.com UNASKED x", "192.0.2.1", "need example.com TXT"),
        (
            "example.com TXT v=spf1 include:i.example.net a:h.example.net -all\ni.example.net UNASKED x\nh.example.net UNASKED x",
            "192.0.2.1",
            "need i.example.net TXT, h.example.net A",
        ),
        (
            "example.com TXT v=spf1 ip4:192.0.2.1 include:i.example.net -all\ni.example.net UNASKED x",
            "192.0.2.1",
            "pass",
        ),
        (
            "example.com TXT v=spf1 mx -all\nexample.com MX m.example.net\nm.example.net UNASKED x",
            "2001:db8::1",
            "need m.example.net AAAA",
        ),
        (
            "example.com TXT v=spf1 redirect=r.example.net\nr.example.net UNASKED x",
            "192.0.2.1",
            "need r.example.net TXT",
        ),
    ] {
        assert_eq!(word(&check(&World::of(world), address, "example.com")), result, "{address} in\n{world}");
    }
}

#[test]
fn the_trail_shows_every_term_that_was_looked_at() {
    let world = World::of(
        "example.com TXT v=spf1 ip4:198.51.100.1 a:gone.example.net include:i.example.net -all
         i.example.net TXT v=spf1 ip4:192.0.2.1 -all",
    );
    let outcome = check(&world, "192.0.2.1", "example.com");
    let trail: Vec<_> =
        outcome.trail.iter().map(|step| (step.depth, step.hop.term.as_str(), step.saw)).collect();
    assert_eq!(
        trail,
        [
            (0, "ip4:198.51.100.1", Saw::NoMatch),
            (0, "a:gone.example.net", Saw::Void),
            (0, "include:i.example.net", Saw::Match),
            (1, "ip4:192.0.2.1", Saw::Match),
        ]
    );
    assert_eq!((outcome.lookups, outcome.void), (2, 1));
    let path: Vec<_> = outcome.matched.iter().map(|matched| matched.hop.at.as_str()).collect();
    assert_eq!(path, ["example.com", "i.example.net"]);
}
