//! The tree walk, with the names and the examples of RFC 9989, sections 4.10, 4.10.2
//! and 5.1.8.

use super::{World, name};
use crate::core::mail::dmarc::walk::{organizational_domain, walk};
use crate::core::mail::dmarc::{Unsettled, walk_names};

#[test]
fn the_names_that_are_asked() {
    for (domain, asked) in [
        ("example.com", &["example.com", "com"][..]),
        ("a.mail.example.com", &["a.mail.example.com", "mail.example.com", "example.com", "com"]),
        (
            "a.b.c.d.e.f.g.h.i.j.mail.example.com",
            &[
                "a.b.c.d.e.f.g.h.i.j.mail.example.com",
                "g.h.i.j.mail.example.com",
                "h.i.j.mail.example.com",
                "i.j.mail.example.com",
                "j.mail.example.com",
                "mail.example.com",
                "example.com",
                "com",
            ],
        ),
        (
            "mail.a.b.c.d.e.f.g.example.com",
            &[
                "mail.a.b.c.d.e.f.g.example.com",
                "c.d.e.f.g.example.com",
                "d.e.f.g.example.com",
                "e.f.g.example.com",
                "f.g.example.com",
                "g.example.com",
                "example.com",
                "com",
            ],
        ),
        (
            "a.b.c.d.e.f.example.com",
            &[
                "a.b.c.d.e.f.example.com",
                "b.c.d.e.f.example.com",
                "c.d.e.f.example.com",
                "d.e.f.example.com",
                "e.f.example.com",
                "f.example.com",
                "example.com",
                "com",
            ],
        ),
        ("com", &["com"]),
    ] {
        let asked: Vec<String> = asked.iter().map(|name| format!("_dmarc.{name}")).collect();
        let walked: Vec<String> = walk_names(&name(domain)).iter().map(ToString::to_string).collect();
        assert_eq!(walked, asked, "{domain}");
        assert!(walked.len() <= 8);
    }
}

#[test]
fn the_organizational_domain() {
    for (records, domain, organization) in [
        (
            "_dmarc.mail.example.com v=DMARC1\n_dmarc.example.com v=DMARC1",
            "a.mail.example.com",
            "example.com",
        ),
        (
            "_dmarc.mail.example.com v=DMARC1; psd=n\n_dmarc.example.com v=DMARC1",
            "a.mail.example.com",
            "mail.example.com",
        ),
        ("_dmarc.com v=DMARC1; psd=y", "a.mail.example.com", "example.com"),
        ("_dmarc.example.com v=DMARC1; psd=y", "mail.example.com", "mail.example.com"),
        ("", "a.mail.example.com", "a.mail.example.com"),
        ("_dmarc.a.mail.example.com v=DMARC1", "a.mail.example.com", "a.mail.example.com"),
        // A suffix that sends mail of its own is its own organization.
        ("_dmarc.gov v=DMARC1; psd=y", "gov", "gov"),
        ("_dmarc.gov.example v=DMARC1; psd=y; p=reject", "gov.example", "gov.example"),
        // Without psd=y a record at the top is the organization's of everyone below it.
        ("_dmarc.com v=DMARC1", "a.mail.example.com", "com"),
        // Two records at one name are none.
        (
            "_dmarc.example.com v=DMARC1; p=none\n_dmarc.example.com v=DMARC1; p=reject",
            "mail.example.com",
            "mail.example.com",
        ),
        // Other texts at the name do not matter, nor do records that only look like one.
        ("_dmarc.example.com v=DMARC1; p=none\n_dmarc.example.com hello", "mail.example.com", "example.com"),
        ("_dmarc.example.com v=DMARC2; p=none", "mail.example.com", "mail.example.com"),
        // Beyond the shortcut a record is not found.
        (
            "_dmarc.b.c.d.e.f.g.example.com v=DMARC1; psd=n\n_dmarc.example.com v=DMARC1",
            "mail.a.b.c.d.e.f.g.example.com",
            "example.com",
        ),
    ] {
        let domain = name(domain);
        let stops = walk(&domain, &World::of(records)).unwrap();
        assert_eq!(organizational_domain(&domain, &stops).as_str(), organization, "{domain} in\n{records}");
    }
}

#[test]
fn a_record_with_psd_ends_the_walk() {
    let world = World::of("_dmarc.mail.example.com v=DMARC1; psd=n\n_dmarc.example.com ?\n_dmarc.com !");
    assert_eq!(walk(&name("a.mail.example.com"), &world).unwrap().len(), 2);
}

#[test]
fn everything_unknown_is_asked_at_once() {
    let world = World::of("_dmarc.a.example.com ?\n_dmarc.example.com ?\n_dmarc.com v=DMARC1; psd=y");
    let Err(Unsettled::NeedMore(needs)) = walk(&name("a.example.com"), &world) else { panic!() };
    assert_eq!(
        needs.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["_dmarc.a.example.com", "_dmarc.example.com"]
    );
    let Err(Unsettled::Failed(failed)) = walk(&name("example.com"), &World::of("_dmarc.com !")) else {
        panic!()
    };
    assert_eq!(failed[0].0.as_str(), "_dmarc.com");
}
