//! Alignment of SES' signature and of the MAIL FROM name (RFC 9989, section 4.4 and its
//! examples).

use super::{World, name};
use crate::core::mail::dmarc::{AlignWhy, alignment, applies};

#[test]
fn dkim_and_spf() {
    const APEX: &str = "_dmarc.example.com v=DMARC1; p=quarantine";
    for (records, from, dkim_domain, mail_from, dkim, spf) in [
        (APEX, "example.com", "example.com", Some("bounce.example.com"), true, true),
        (APEX, "news.example.com", "example.com", Some("cbg.bounces.example.com"), true, true),
        (APEX, "example.com", "example.com", None, true, false),
        (APEX, "example.com", "example.com", Some("mail.other.com"), true, false),
        (APEX, "example.com", "other.com", Some("bounce.example.com"), false, true),
        (APEX, "example.com", "com", Some("badexample.com"), false, false),
        (
            "_dmarc.example.com v=DMARC1; p=none; aspf=s",
            "example.com",
            "example.com",
            Some("bounce.example.com"),
            true,
            false,
        ),
        (
            "_dmarc.example.com v=DMARC1; p=none; adkim=s",
            "auth.example.com",
            "example.com",
            Some("bounce.example.com"),
            false,
            true,
        ),
        (
            "_dmarc.example.com v=DMARC1; p=none; adkim=s",
            "example.com",
            "example.com",
            Some("bounce.example.com"),
            true,
            true,
        ),
        // A name below that is an organization of its own.
        (
            "_dmarc.example.com v=DMARC1; p=none\n_dmarc.bounce.example.com v=DMARC1; psd=n",
            "example.com",
            "example.com",
            Some("bounce.example.com"),
            true,
            false,
        ),
        // Below a public suffix two neighbours are strangers.
        (
            "_dmarc.bank v=DMARC1; p=reject; psd=y",
            "shop.bank",
            "other.bank",
            Some("bounce.shop.bank"),
            false,
            true,
        ),
        // The From domain's own record, and none above: it is the organization.
        (
            "_dmarc.auth.example.com v=DMARC1; p=none",
            "auth.example.com",
            "example.com",
            Some("mail.auth.example.com"),
            false,
            true,
        ),
        (
            "_dmarc.auth.example.com v=DMARC1; p=none\n_dmarc.example.com v=DMARC1; p=none",
            "auth.example.com",
            "example.com",
            Some("mail.auth.example.com"),
            true,
            true,
        ),
    ] {
        let (world, from) = (World::of(records), name(from));
        let applied = applies(&from, &world).unwrap();
        let mail_from = mail_from.map(name);
        let found = alignment(&from, &name(dkim_domain), mail_from.as_ref(), &applied, &world).unwrap();
        assert_eq!(
            (found.dkim, found.spf),
            (dkim, spf),
            "{from} d={dkim_domain} {mail_from:?} in\n{records}: {found:?}"
        );
    }
}

#[test]
fn the_reason_is_given() {
    let world = World::of("_dmarc.example.com v=DMARC1; p=none; aspf=s");
    let from = name("example.com");
    let applied = applies(&from, &world).unwrap();
    let found = alignment(&from, &from, Some(&name("bounce.example.com")), &applied, &world).unwrap();
    assert_eq!((found.dkim_why, found.spf_why), (AlignWhy::Same, AlignWhy::Strict));
    let found = alignment(&from, &name("amazonses.com"), None, &applied, &world).unwrap();
    let other = AlignWhy::OtherOrganization { from: from.clone(), other: name("amazonses.com") };
    assert_eq!((found.dkim_why, found.spf_why), (other, AlignWhy::Absent));
}
