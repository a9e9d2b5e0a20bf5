//! Report addresses elsewhere, and where their consent must stand.

use super::{World, name};
use crate::core::mail::dmarc::{Authorisation, Unsettled, applies, authorisation, destinations};

fn consents(records: &str, domain: &str) -> Vec<Authorisation> {
    let world = World::of(records);
    let applied = applies(&name(domain), &world).unwrap();
    let found = destinations(&applied.at.unwrap(), &applied.policy.unwrap(), &world).unwrap();
    found.iter().map(|destination| authorisation(destination, &world).unwrap()).collect()
}

#[test]
fn one_s_own_mailbox_needs_no_consent_and_a_vendor_s_does() {
    let lacking = |at: &str| Authorisation::Lacking(name(at));
    let own = "_dmarc.example.com v=DMARC1; p=none; rua=mailto:d@example.com,mailto:d@reports.example.com";
    assert_eq!(consents(own, "example.com"), [Authorisation::Own, Authorisation::Own]);
    let vendor = "_dmarc.example.com v=DMARC1; p=none; rua=mailto:x@vendor.test";
    assert_eq!(consents(vendor, "auth.example.com"), [lacking("example.com._report._dmarc.vendor.test")]);
    for consent in ["v=DMARC1", "v=DMARC1;", "v=DMARC1; rua=mailto:other@vendor.test"] {
        let records = format!("{vendor}\nexample.com._report._dmarc.vendor.test {consent}");
        assert_eq!(consents(&records, "example.com"), [Authorisation::Given], "{consent}");
    }
    let wrong = format!("{vendor}\nexample.com._report._dmarc.vendor.test v=dmarc1");
    assert_eq!(consents(&wrong, "example.com"), [lacking("example.com._report._dmarc.vendor.test")]);
    // A subdomain's record that reports to its own organization.
    let up = "_dmarc.a.example.com v=DMARC1; p=none; rua=mailto:d@example.com\n_dmarc.example.com v=DMARC1; p=none";
    assert_eq!(consents(up, "a.example.com"), [Authorisation::Own]);
}

#[test]
fn consent_is_asked_for_where_it_is_not_known() {
    let world = World::of(
        "_dmarc.example.com v=DMARC1; p=none; rua=mailto:x@vendor.test
         example.com._report._dmarc.vendor.test ?",
    );
    let applied = applies(&name("example.com"), &world).unwrap();
    let found = destinations(&name("example.com"), &applied.policy.unwrap(), &world).unwrap();
    assert!(matches!(authorisation(&found[0], &world), Err(Unsettled::NeedMore(_))));
}
