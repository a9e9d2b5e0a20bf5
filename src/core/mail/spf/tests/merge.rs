//! SES put into a record that stands.

use super::{World, name};
use crate::core::mail::spf::{Verdict, authorises_ses, merge, merged_with_ses, parse};

#[test]
fn it_goes_before_what_ends_the_record() {
    for (before, after) in [
        ("v=spf1 include:_spf.google.com ~all", "v=spf1 include:_spf.google.com include:amazonses.com ~all"),
        ("v=spf1 -all", "v=spf1 include:amazonses.com -all"),
        ("v=spf1", "v=spf1 include:amazonses.com"),
        ("v=spf1 a mx", "v=spf1 a mx include:amazonses.com"),
        ("v=spf1 redirect=_spf.example.com", "v=spf1 include:amazonses.com redirect=_spf.example.com"),
        ("v=spf1 a ~all exp=e.example.com", "v=spf1 a include:amazonses.com ~all exp=e.example.com"),
        ("V=SPF1  MX  ?All", "V=SPF1 MX include:amazonses.com ?All"),
        ("v=spf1 -include:amazonses.com ~all", "v=spf1 include:amazonses.com ~all"),
        ("v=spf1 ~all include:amazonses.com", "v=spf1 include:amazonses.com ~all"),
        (
            "v=spf1 redirect=_spf.example.com ~all",
            "v=spf1 redirect=_spf.example.com include:amazonses.com ~all",
        ),
    ] {
        let merged = merged_with_ses(before).unwrap();
        assert_eq!(merged, after, "{before}");
        assert!(parse(&merged).is_ok());
        assert_eq!(merged_with_ses(&merged).as_deref(), Ok(after), "a second time");
    }
    let stands = "v=spf1   include:amazonses.com ~all";
    assert_eq!(merged_with_ses(stands).as_deref(), Ok(stands));
    assert_eq!(merged_with_ses("v=spf1 ip:192.0.2.1 ~all").unwrap_err().term, "ip:192.0.2.1");
    assert!(merged_with_ses("google-site-verification=x").is_err());
}

#[test]
fn what_it_costs_before_and_after() {
    let world = World::of(
        "_spf.google.com TXT v=spf1 include:n1.google.com include:n2.google.com ~all
         n1.google.com TXT v=spf1 ip4:192.0.2.0/28 ~all
         n2.google.com TXT v=spf1 ip4:192.0.2.16/28 ~all
         amazonses.com TXT v=spf1 ip4:199.255.192.0/22 -all",
    );
    let at = name("example.com");
    let merged = merge(&at, "v=spf1 mx include:_spf.google.com ~all", &world).unwrap();
    assert_eq!((merged.before.lookups, merged.after.lookups), (4, 5));
    let given = crate::core::servers::spf_answers::Given {
        name: &at,
        texts: crate::core::mail::spf::Answer::Known(vec![merged.text]),
        rest: &World { mx: [(at.clone(), vec![name("m.example.com")])].into(), ..world },
    };
    assert!(matches!(authorises_ses(&at, &given), Verdict::Authorises(_)));
    let unasked = World::of("_spf.google.com UNASKED x");
    let needs = merge(&at, "v=spf1 include:_spf.google.com ~all", &unasked).unwrap().before.needs;
    assert_eq!(needs.len(), 1);
}
