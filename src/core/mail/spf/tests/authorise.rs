//! Whether SES is let through, and which term keeps it out.

use super::{World, name};
use crate::core::mail::spf::outcome::PermWhy;
use crate::core::mail::spf::syntax_error::Why;
use crate::core::mail::spf::{Through, Verdict, WhyNot, authorises_ses};

const SES_RECORD: &str =
    "amazonses.com TXT v=spf1 ip4:199.255.192.0/22 ip4:199.127.232.0/22 ip4:54.240.0.0/18 -all\n";

fn verdict(records: &str) -> Verdict {
    authorises_ses(&name("mail.example.com"), &World::of(&format!("{SES_RECORD}{records}")))
}

fn of(record: &str) -> Verdict {
    verdict(&format!(
        "mail.example.com TXT {record}
         _spf.example.com TXT v=spf1 include:amazonses.com ~all
         _all.example.com TXT v=spf1 ~all include:amazonses.com
         _minus.example.com TXT v=spf1 -include:amazonses.com ~all
         _google.example.net TXT v=spf1 ip4:192.0.2.0/24 ~all
         host.example.net A 54.240.0.1"
    ))
}

#[test]
fn these_let_ses_through() {
    for (record, through, lookups) in [
        ("v=spf1 include:amazonses.com ~all", Through::Include, 1),
        ("v=spf1 include:amazonses.com -all", Through::Include, 1),
        ("v=spf1 include:amazonses.com", Through::Include, 1),
        ("v=spf1 INCLUDE:AmazonSES.com. ?all", Through::Include, 1),
        ("v=spf1 ip4:192.0.2.7 include:_google.example.net include:amazonses.com -all", Through::Include, 2),
        ("v=spf1 include:_spf.example.com -all", Through::Include, 2),
        ("v=spf1 redirect=amazonses.com", Through::Include, 1),
        ("v=spf1 redirect=_spf.example.com", Through::Include, 2),
        ("v=spf1 include:amazonses.com redirect=_google.example.net", Through::Include, 1),
        ("v=spf1 ip4:199.255.192.0/22 ip4:199.127.232.0/22 ip4:54.240.0.0/18 -all", Through::Addresses, 0),
        ("v=spf1 ip4:192.0.0.0/2 ip4:54.240.0.0/18 -all", Through::Addresses, 0),
        ("v=spf1 +all include:amazonses.com", Through::Everyone, 0),
    ] {
        match of(record) {
            Verdict::Authorises(found) => {
                assert_eq!((found.through, found.lookups), (through, lookups), "{record}");
            }
            other => panic!("{record}: {other:?}"),
        }
    }
}

#[test]
fn these_do_not_and_the_term_is_named() {
    let not = |resembles: Option<&str>| WhyNot::NotIncluded { resembles: resembles.map(str::to_owned) };
    for (record, why, term) in [
        (
            "v=spf1 include:amazonaws.com ~all",
            WhyNot::PermError(PermWhy::NoRecordAt(name("amazonaws.com"))),
            "include:amazonaws.com",
        ),
        ("v=spf1 ip4:192.0.2.1 ~all", not(None), "~all"),
        (
            "v=spf1 a:amazonses.com.example.com ~all",
            not(Some("a:amazonses.com.example.com")),
            "a:amazonses.com.example.com",
        ),
        ("v=spf1 -all", not(None), "-all"),
        ("v=spf1 exists:amazonse.com ~all", not(Some("exists:amazonse.com")), "exists:amazonse.com"),
        ("v=spf1 -include:amazonses.com ~all", WhyNot::Qualified, "-include:amazonses.com"),
        ("v=spf1 ~include:amazonses.com -all", WhyNot::Qualified, "~include:amazonses.com"),
        ("v=spf1 ?include:amazonses.com -all", WhyNot::Qualified, "?include:amazonses.com"),
        ("v=spf1 ~all include:amazonses.com", WhyNot::BehindAll, "~all"),
        ("v=spf1 include:_all.example.com -all", WhyNot::BehindAll, "~all"),
        ("v=spf1 include:_minus.example.com -all", WhyNot::Qualified, "-include:amazonses.com"),
        ("v=spf1 -all redirect=amazonses.com", WhyNot::RedirectIgnored, "-all"),
        ("v=spf1 -ip4:54.240.0.0/16 include:amazonses.com ~all", WhyNot::Shadowed, "-ip4:54.240.0.0/16"),
        (
            "v=spf1 ip4:54.240.0.0/18 ~all",
            WhyNot::OnlySome { missing: "ip4:199.255.192.0/22".to_owned() },
            "~all",
        ),
        ("v=spf1 include:amazonses.com include ~all", WhyNot::Syntax(Why::NoDomain), "include"),
        ("v=spf1 include:amazonses ~all", WhyNot::Syntax(Why::BadDomain), "include:amazonses"),
        (
            "v=spf1 include:gone.example.net include:amazonses.com ~all",
            WhyNot::PermError(PermWhy::NoRecordAt(name("gone.example.net"))),
            "include:gone.example.net",
        ),
        (
            "v=spf1 a:g1.example.net a:g2.example.net a:g3.example.net include:amazonses.com ~all",
            WhyNot::PermError(PermWhy::TooManyVoid),
            "a:g3.example.net",
        ),
    ] {
        match of(record) {
            Verdict::Refuses(refusal) => {
                assert_eq!((refusal.why, refusal.term), (why, Some(term.to_owned())), "{record}");
            }
            other => panic!("{record}: {other:?}"),
        }
    }
}

#[test]
fn a_record_that_is_none_or_two() {
    let why = |records| match verdict(records) {
        Verdict::Refuses(refusal) => (refusal.why, refusal.at.to_string()),
        other => panic!("{other:?}"),
    };
    let at = "mail.example.com".to_owned();
    assert_eq!(why("mail.example.com MX feedback-smtp.example.net"), (WhyNot::NoRecord, at.clone()));
    assert_eq!(why("mail.example.com TXT google-site-verification=x"), (WhyNot::NoRecord, at.clone()));
    assert_eq!(
        why("mail.example.com TXT \u{201c}v=spf1 include:amazonses.com ~all\u{201d}"),
        (WhyNot::NoRecord, at.clone())
    );
    let two = ["v=spf1 include:amazonses.com ~all", "v=spf1 -all"].map(str::to_owned).to_vec();
    let records = format!("mail.example.com TXT {}\nmail.example.com TXT {}", two[0], two[1]);
    assert_eq!(why(&records), (WhyNot::SeveralRecords(two), at));
}

#[test]
fn the_twelfth_look_up_is_named_and_the_sum_is_known() {
    let includes: String = (0..11).map(|n| format!("include:s{n}.spf.test ")).collect();
    let names: String = (0..11).map(|n| format!("s{n}.spf.test TXT v=spf1 ip4:192.0.2.1 ~all\n")).collect();
    let late = verdict(&format!("{names}mail.example.com TXT v=spf1 {includes}include:amazonses.com ~all"));
    let Verdict::Refuses(refusal) = late else { panic!("{late:?}") };
    assert_eq!(refusal.why, WhyNot::PermError(PermWhy::TooManyLookups));
    assert_eq!(refusal.term.as_deref(), Some("include:s10.spf.test"));
    // In front it is found before the limit, but other receivers' sums are over it.
    let early = verdict(&format!("{names}mail.example.com TXT v=spf1 include:amazonses.com {includes}~all"));
    let Verdict::Authorises(found) = early else { panic!("{early:?}") };
    assert_eq!((found.lookups, found.cost.lookups, found.cost.is_too_high()), (1, 12, true));
}

#[test]
fn what_is_not_known_is_asked_and_what_failed_is_not_judged() {
    let verdict = |records: &str| authorises_ses(&name("mail.example.com"), &World::of(records));
    let needs = |records: &str| match verdict(records) {
        Verdict::NeedMore(needs) => needs.iter().map(|(name, _)| name.to_string()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(needs("mail.example.com UNASKED x"), ["mail.example.com"]);
    let record = "mail.example.com TXT v=spf1 include:_spf.example.net include:amazonses.com ~all";
    assert_eq!(
        needs(&format!("{record}\namazonses.com UNASKED x\n_spf.example.net UNASKED x")),
        ["amazonses.com", "_spf.example.net"]
    );
    for (records, includes) in [
        ("mail.example.com TXT v=spf1 include:amazonses.com ~all\namazonses.com BROKEN x", true),
        ("mail.example.com TXT v=spf1 ~all include:amazonses.com\namazonses.com BROKEN x", false),
        ("mail.example.com TXT v=spf1 include:amazonaws.com ~all\namazonses.com BROKEN x", false),
        ("mail.example.com BROKEN x", false),
    ] {
        match verdict(records) {
            Verdict::NotMeasured { includes: said, .. } => assert_eq!(said, includes, "{records}"),
            other => panic!("{records}: {other:?}"),
        }
    }
}
