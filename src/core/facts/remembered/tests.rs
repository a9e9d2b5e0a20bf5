use proptest::prelude::*;

use super::*;
use crate::core::facts::journal::Entry;
use crate::core::kinds::aws::{Dkim, Verification};
use crate::core::kinds::change::Outcome;

fn identity(tags: &[(&str, &str)]) -> Identity {
    let tag = |(key, value): &(&str, &str)| Tag { key: (*key).to_owned(), value: (*value).to_owned() };
    Identity {
        name: "example.com".to_owned(),
        is_domain: true,
        verified_for_sending: true,
        dkim: Dkim {
            signing_enabled: true,
            status: Verification::Success,
            tokens: Vec::new(),
            signing_hosted_zone: None,
            origin: "AWS_SES".to_owned(),
            key_length: None,
        },
        mail_from: None,
        check: None,
        policies: Vec::new(),
        feedback_forwarding: true,
        configuration_set: None,
        tags: tags.iter().map(tag).collect(),
    }
}

fn choices() -> Choices {
    Choices {
        from: address::sender("例株式会社 <no-reply@example.com>").ok(),
        mail_from: Some(Name::from_answer("bounce.example.com")),
        publish: Some(Publish::Route53),
        hosted_zones: vec!["Z0123456789".into(), "Z9876543210".into()],
        user_pools: vec!["us-east-1_Ab12Cd34E".into()],
        remember_in_aws: Some(true),
        ..Choices::default()
    }
}

#[test]
fn what_a_tag_cannot_hold_is_named_and_the_rest_kept() {
    assert_eq!(too_long(&choices()), Vec::<&str>::new());
    let pools = |count: usize| (0..count).map(|n| UserPoolId(format!("us-east-1_{n:041}"))).collect();
    // Five ids of 51 characters and four blanks: 259.
    let fits = Choices { user_pools: pools(4), ..choices() };
    assert_eq!(too_long(&fits), Vec::<&str>::new());
    let many = Choices { user_pools: pools(5), ..choices() };
    assert_eq!(too_long(&many), ["sendoff:user-pools"]);
    assert_eq!(tags(&many).len(), 4);
}

#[test]
fn what_one_person_chose_another_finds() {
    let kept: Vec<(String, String)> = tags(&choices()).into_iter().map(|tag| (tag.key, tag.value)).collect();
    let pairs: Vec<(&str, &str)> = kept.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    let expected = [
        ("sendoff:from", "例株式会社 =3Cno-reply=40example.com=3E"),
        ("sendoff:mail-from", "bounce.example.com"),
        ("sendoff:dns", "route53"),
        ("sendoff:hosted-zones", "Z0123456789 Z9876543210"),
        ("sendoff:user-pools", "us-east-1_Ab12Cd34E"),
    ];
    assert_eq!(pairs, expected);
    let found = read(&identity(&pairs));
    let chosen = choices();
    assert_eq!(
        (found.from, found.mail_from, found.publish, found.hosted_zones, found.user_pools),
        (chosen.from, chosen.mail_from, chosen.publish, chosen.hosted_zones, chosen.user_pools)
    );
    assert_eq!(found.unreadable, []);
}

#[test]
fn what_cannot_be_meant_is_not_used() {
    let cases = [
        ("sendoff:from", "no-reply=40example.org"),
        ("sendoff:from", "no-reply=4"),
        ("sendoff:from", "no-reply=+0example.com"),
        ("sendoff:from", "=FF=FE"),
        ("sendoff:from", ""),
        ("sendoff:from", "=1B[2J <no-reply=40example.com>"),
        ("sendoff:mail-from", "example.com"),
        ("sendoff:mail-from", "bounce.example.org"),
        ("sendoff:dns", "Route53"),
        ("sendoff:hosted-zones", "Z1 ../Z2"),
        ("sendoff:user-pools", "us-east-1_Ab12Cd34E production"),
    ];
    for case in cases {
        let found = read(&identity(&[case]));
        let nothing = Remembered { unreadable: found.unreadable.clone(), ..Remembered::default() };
        assert_eq!((found.unreadable.len(), &found), (1, &nothing), "{case:?}");
    }
    let others = read(&identity(&[("team", "mail"), ("sendoff:newer", "=="), ("sendoff", "x")]));
    assert_eq!(others, Remembered::default());
}

fn facts(tags: &[(&str, &str)], journal: Vec<Entry>) -> Facts {
    use crate::core::kinds::answer::Answer;
    use crate::core::kinds::aws::Caller;
    use crate::core::kinds::query::Query;

    let mut facts = Facts::default();
    let caller = Caller {
        account: "123456789012".to_owned(),
        arn: "arn:aws:iam::123456789012:user/ops".to_owned(),
        partition: "aws".to_owned(),
        region: Some("us-east-1".into()),
    };
    facts.record(Query::Caller, Ok(Answer::Caller(caller)));
    let found = Answer::Identity(Some(Box::new(identity(tags))));
    facts.record(Query::Identity("example.com".to_owned()), Ok(found));
    facts.journal = journal.into();
    facts
}

fn made(already: bool, has_outcome: bool) -> Vec<Entry> {
    let (at, id) = (jiff::Timestamp::UNIX_EPOCH, "1".to_owned());
    let change = Change::CreateIdentity { domain: Name::from_answer("example.com") };
    let intent = Entry::Intent { at, id: id.clone(), change };
    let outcome = Outcome { already, ..Outcome::default() };
    let done = has_outcome.then_some(Entry::Done { at, id, outcome });
    std::iter::once(intent).chain(done).collect()
}

#[test]
fn only_an_identity_made_here_is_tagged_and_only_where_that_was_chosen() {
    let due = |tags: &[(&str, &str)], journal, choices: &Choices| {
        due(&facts(tags, journal), choices, &identity(tags)).len()
    };
    let chosen = choices();
    assert_eq!(due(&[], made(false, true), &chosen), 5);
    assert_eq!(due(&[], made(true, true), &chosen), 0, "it was there already");
    assert_eq!(due(&[], made(false, false), &chosen), 0, "nobody knows who made it");
    assert_eq!(due(&[], Vec::new(), &chosen), 0);
    assert_eq!(due(&[("team", "mail")], Vec::new(), &chosen), 0);
    assert_eq!(due(&[("sendoff:dns", "route53")], Vec::new(), &chosen), 4, "tagged by a colleague's");
    assert_eq!(due(&[("sendoff:dns", "manual")], Vec::new(), &chosen), 5, "chosen otherwise since");
    for remember_in_aws in [None, Some(false)] {
        assert_eq!(due(&[], made(false, true), &Choices { remember_in_aws, ..chosen.clone() }), 0);
    }
    let nothing = Choices {
        remember_in_aws: Some(true),
        domain: chosen.identity_domain().cloned(),
        ..Choices::default()
    };
    assert_eq!(
        due(&[("sendoff:dns", "manual")], Vec::new(), &nothing),
        0,
        "nothing chosen, nothing taken away"
    );
}

proptest! {
    #[test]
    fn any_text_comes_back_and_holds_only_what_a_tag_may(text in "\\PC{0,60}") {
        prop_assume!(!text.contains(steers));
        let value = encode(&text);
        if let Some(value) = &value {
            prop_assert!(value.chars().count() <= 256);
            prop_assert!(value.chars().all(|c| c.is_alphanumeric() || " _.:/=+-".contains(c)));
            prop_assert_eq!(decode(value), Some(text));
        } else {
            prop_assert!(text.len() * 3 > 256);
        }
    }

    #[test]
    fn no_tag_stops_the_program(key in "sendoff:(from|mail-from|dns|hosted-zones|user-pools)", value in any::<String>()) {
        let _ = read(&identity(&[(&key, &value)]));
    }
}
