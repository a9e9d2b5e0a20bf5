//! Records that are read, what is passed over in them, and records that are none.

use crate::core::mail::dmarc::policy::Place;
use crate::core::mail::dmarc::{Mode, Psd, Request, Why, parse};

#[test]
fn every_tag_is_read() {
    let policy = parse(
        "v=DMARC1; p=quarantine; sp=reject; np=none; adkim=s; aspf=s; psd=n; t=y; fo=1:d:s; \
         rua=mailto:a@example.com,mailto:b@example.net; ruf=mailto:c@example.com",
    )
    .unwrap();
    assert_eq!(
        (policy.p, policy.sp, policy.np),
        (Some(Request::Quarantine), Some(Request::Reject), Some(Request::None))
    );
    assert_eq!(
        (policy.adkim, policy.aspf, policy.psd, policy.testing),
        (Mode::Strict, Mode::Strict, Psd::No, true)
    );
    assert_eq!(policy.rua, ["mailto:a@example.com", "mailto:b@example.net"]);
    assert_eq!(policy.ruf, ["mailto:c@example.com"]);
    assert!(policy.faults.is_empty(), "{:?}", policy.faults);
}

#[test]
fn spacing_case_order_and_a_last_semicolon_do_not_matter() {
    for text in [
        "v=DMARC1;p=reject",
        "v=DMARC1; p=reject;",
        "v = DMARC1 ; P = Reject ;;",
        "V=DMARC1;\tp=REJECT",
        "v=DMARC1; adkim=r; aspf=R; p=reject",
    ] {
        let policy = parse(text).unwrap();
        assert_eq!((policy.p, policy.faults.len()), (Some(Request::Reject), 0), "{text}");
    }
}

#[test]
fn what_receivers_pass_over_is_said() {
    for (text, tag, why) in [
        ("v=DMARC1; p=none; pct=50", "pct", Why::Removed),
        ("v=DMARC1; p=none; rf=afrf", "rf", Why::Removed),
        ("v=DMARC1; p=none; ri=86400", "ri", Why::Removed),
        ("v=DMARC1; p=none; policy=reject", "policy", Why::Unknown),
        ("v=DMARC1; p=none; aspf=relaxed", "aspf", Why::BadValue),
        ("v=DMARC1; p=none; adkim=", "adkim", Why::BadValue),
        ("v=DMARC1; p=none; t=yes", "t", Why::BadValue),
        ("v=DMARC1; p=none; psd=no", "psd", Why::BadValue),
        ("v=DMARC1; p=none; fo=2", "fo", Why::BadValue),
        ("v=DMARC1; p=none; p=reject", "p", Why::Repeated),
        ("v=DMARC1; p=none; reject", "", Why::NotATag),
        ("v=DMARC1; p=none; rua=dmarc@example.com", "rua", Why::BadUri),
        ("v=DMARC1; p=none; rua=mailto:dmarc", "rua", Why::BadUri),
        ("v=DMARC1; p=none; rua=https://example.com/dmarc", "rua", Why::BadUri),
        ("v=DMARC1; p=none; rua=", "rua", Why::BadUri),
        ("v=DMARC1; p=none; rua=mailto:dmarc@example.com!10m", "rua", Why::SizeLimit),
        ("v=DMARC1; p=monitor; rua=mailto:dmarc@example.com", "p", Why::BadValue),
        ("v=DMARC1; p=reject; sp=rejct; rua=mailto:dmarc@example.com", "sp", Why::BadValue),
        ("v=DMARC1; rua=mailto:dmarc@example.com", "p", Why::Missing),
        ("v=DMARC1; p=none rua=mailto:a@example.com; rua=mailto:dmarc@example.com", "p", Why::BadValue),
    ] {
        let policy = parse(text).unwrap_or_else(|faults| panic!("{text}: {faults:?}"));
        let faults: Vec<_> =
            policy.faults.iter().map(|fault| (fault.tag.as_str(), fault.why.clone())).collect();
        assert!(faults.contains(&(tag, why)), "{text}: {faults:?}");
        // Whatever is wrong with it, the record asks for nothing more than none.
        assert_eq!(policy.request(Place::Here), Some(Request::None), "{text}");
    }
}

#[test]
fn a_record_that_receivers_cannot_use_says_why() {
    for (text, tag, why) in [
        ("v=DMARC1; p=monitor", "p", Why::BadValue),
        ("v=DMARC1; p=reject; np=nothing", "np", Why::BadValue),
        ("v=DMARC1", "p", Why::Missing),
        ("v=DMARC1; rua=dmarc@example.com", "p", Why::Missing),
        ("v=DMARC1 p=none", "v", Why::NotDmarc1),
        ("v=dmarc1; p=none", "v", Why::NotDmarc1),
        ("v=DMARC2; p=none", "v", Why::NotDmarc1),
        ("v:DMARC1; p=none", "v:DMARC1", Why::NotFirst),
        (" v=DMARC1; p=none", " v", Why::NotFirst),
        ("\"v=DMARC1; p=none\"", "\"v", Why::NotFirst),
        ("\u{201c}v=DMARC1; p=none;\u{201d}", "\u{201c}v", Why::NotFirst),
        ("\u{feff}v=DMARC1; p=none", "\u{feff}v", Why::NotFirst),
        ("p=none; v=DMARC1", "p", Why::NotFirst),
        ("", "", Why::NotFirst),
    ] {
        let faults = parse(text).expect_err(text);
        let faults: Vec<_> = faults.iter().map(|fault| (fault.tag.as_str(), fault.why.clone())).collect();
        assert!(faults.contains(&(tag, why)), "{text}: {faults:?}");
    }
}
