//! Which record applies and what it asks for (RFC 9989, section 4.10.1).

use super::{World, name};
use crate::core::mail::dmarc::{Request, Unsettled, applies};

#[test]
fn the_record_and_its_request() {
    use Request::{None as Nothing, Quarantine, Reject};
    const APEX: &str = "_dmarc.example.com v=DMARC1; p=reject; sp=quarantine; np=none";
    for (records, domain, at, request) in [
        (APEX, "example.com", Some("example.com"), Some(Reject)),
        (
            "auth.example.com\n_dmarc.example.com v=DMARC1; p=reject; sp=quarantine; np=none",
            "auth.example.com",
            Some("example.com"),
            Some(Quarantine),
        ),
        (APEX, "nowhere.example.com", Some("example.com"), Some(Nothing)),
        (
            "_dmarc.example.com v=DMARC1; p=reject; sp=quarantine",
            "nowhere.example.com",
            Some("example.com"),
            Some(Quarantine),
        ),
        ("_dmarc.example.com v=DMARC1; p=reject", "a.b.c.example.com", Some("example.com"), Some(Reject)),
        // One's own record goes before the organization's, whatever it says.
        (
            "_dmarc.example.com v=DMARC1; p=reject\n_dmarc.auth.example.com v=DMARC1; p=none",
            "auth.example.com",
            Some("auth.example.com"),
            Some(Nothing),
        ),
        // Of several above, the organization's counts, not the nearest.
        (
            "_dmarc.example.com v=DMARC1; p=reject\n_dmarc.b.example.com v=DMARC1; p=none",
            "a.b.example.com",
            Some("example.com"),
            Some(Reject),
        ),
        (
            "_dmarc.example.com v=DMARC1; p=reject\n_dmarc.b.example.com v=DMARC1; p=none; psd=n",
            "a.b.example.com",
            Some("b.example.com"),
            Some(Nothing),
        ),
        // The suffix speaks only where the organization is silent.
        ("_dmarc.bank v=DMARC1; p=none; sp=reject; psd=y", "shop.bank", Some("bank"), Some(Reject)),
        (
            "_dmarc.bank v=DMARC1; p=reject; psd=y\n_dmarc.shop.bank v=DMARC1; p=none",
            "www.shop.bank",
            Some("shop.bank"),
            Some(Nothing),
        ),
        // What receivers cannot use.
        ("_dmarc.example.com v=DMARC1; p=monitor", "example.com", Some("example.com"), None),
        (
            "_dmarc.example.com v=DMARC1; p=monitor; rua=mailto:a@example.com",
            "example.com",
            Some("example.com"),
            Some(Nothing),
        ),
        (
            "_dmarc.example.com v=DMARC1; p=reject; sp=oops; rua=mailto:a@example.com",
            "example.com",
            Some("example.com"),
            Some(Nothing),
        ),
        (
            "_dmarc.example.com v=DMARC1; rua=mailto:a@example.com",
            "example.com",
            Some("example.com"),
            Some(Nothing),
        ),
        ("", "example.com", None, None),
        (
            "_dmarc.example.com v=DMARC1; p=none\n_dmarc.example.com v=DMARC1; p=reject",
            "example.com",
            None,
            None,
        ),
        ("_dmarc.example.com \u{201c}v=DMARC1; p=none\u{201d}", "example.com", None, None),
        ("example.com v=DMARC1; p=none", "example.com", None, None),
    ] {
        let applied = applies(&name(domain), &World::of(records)).unwrap();
        assert_eq!(
            (applied.at.as_ref().map(|at| at.as_str()), applied.request),
            (at, request),
            "{domain} in\n{records}"
        );
    }
}

#[test]
fn two_records_are_named() {
    let world = World::of("_dmarc.example.com v=DMARC1; p=none\n_dmarc.example.com v=DMARC1; p=reject");
    let applied = applies(&name("example.com"), &world).unwrap();
    assert_eq!(applied.several.len(), 1);
    assert_eq!((applied.several[0].0.as_str(), applied.several[0].1.len()), ("example.com", 2));
}

#[test]
fn whether_the_domain_exists_is_asked_only_where_it_matters() {
    let world = |record: &str| World::of(&format!("auth.example.com ?\n_dmarc.example.com {record}"));
    assert!(applies(&name("auth.example.com"), &world("v=DMARC1; p=reject")).is_ok());
    let asked = applies(&name("auth.example.com"), &world("v=DMARC1; p=reject; np=none"));
    assert!(matches!(asked, Err(Unsettled::NeedMore(needs)) if needs[0].0.as_str() == "auth.example.com"));
}
