//! What of a text may go to AWS, and what of it is still the template's.

use super::blanks::{blanks, nothing_left};
use super::*;
use crate::core::kinds::request::found::Searched;
use crate::core::kinds::request::template::{Sentence, Template};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::{SesAccount, UserPool};
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::query::Query;
use crate::words::{Lang, Words};

const SHOWN: [Sentence; 4] =
    [Sentence::Addresses, Sentence::DkimLater, Sentence::MailFromLater, Sentence::DmarcLater];

/// As the program takes them, in both languages.
fn templates() -> Vec<Template> {
    Words::new(Lang::En).proposals().templates
}

fn left(text: &str) -> Option<String> {
    nothing_left(text, &templates()).err().and_then(|error| error.what())
}

/// Every blank of the text answered, one after the other.
fn filled(text: &str, answers: &[&str]) -> String {
    let letters: Vec<char> = text.chars().collect();
    let (mut filled, mut from) = (String::new(), 0);
    let found = blanks(text, &templates());
    assert_eq!(found.len(), answers.len(), "{text}");
    for (blank, answer) in found.into_iter().zip(answers) {
        filled.extend(&letters[from..blank.start]);
        filled += answer;
        from = blank.end;
    }
    filled + &letters[from..].iter().collect::<String>()
}

#[test]
fn each_template_has_its_blanks_and_is_whole_without_them() {
    let all = templates();
    assert_eq!(all.len(), Lang::ALL.len());
    let answers = [
        ["Acme Notes", "from sign-up", "the team, weekly", "600"],
        ["会員サイト", "本人の入力", "運用担当が毎週", "600"],
    ];
    for (template, answers) in all.iter().zip(answers) {
        let text = template.text(&SHOWN);
        assert_eq!(template.hints().len(), 4);
        let text = filled(&text, &answers);
        assert_eq!(left(&text), None, "{text}");
        assert!(!text.contains(['_', '{', '}']) && !text.contains("  "), "{text}");
        assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
        assert!(text.chars().count() < LONGEST_USE_CASE / 2);
        assert_eq!(template.not_shown(&Searched::new(&text), &SHOWN), None);
    }
}

#[test]
fn every_sentence_has_its_place_and_a_slot_that_stays_empty_leaves_no_gap() {
    for template in templates() {
        for sentence in Sentence::ALL {
            let others = SHOWN.iter().copied().filter(|other| other.slot() != sentence.slot());
            let shown: Vec<Sentence> = others.chain([sentence]).collect();
            let text = template.text(&shown);
            assert_ne!(text == template.text(&SHOWN), !SHOWN.contains(&sentence), "{sentence:?}");
            assert!(!text.contains("  ") && !text.contains("\n "), "{text}");
            assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
        }
    }
}

#[test]
fn what_is_left_of_a_template_is_named_in_either_language_and_of_either_age() {
    for (text, wanted) in [
        ("____name of the service____ uses", "____name of the service____"),
        ("____サービス名____ は", "____サービス名____"),
        ("____ (name of the service) is a web application", "____ (name of the service)"),
        ("____（サービス名）は、Amazon Cognito で", "____（サービス名）"),
        ("Acme Notes (name of the service) is a web application", "(name of the service)"),
        ("会員サイト（サービス名）は、", "（サービス名）"),
        ("Acme Notes uses. Volume: about ____ messages", "____"),
        ("about ＿＿＿＿ messages", "＿＿＿＿"),
        ("about ___ messages", "___"),
        ("Acme name of the service uses Amazon Cognito", "name of the service"),
        ("Volume: about HOW  MANY messages a day", "HOW  MANY"),
        ("バウンスと苦情への対応: 担当者と、対象アドレスの扱い。", "担当者と、対象アドレスの扱い"),
        ("about _how many", "_how many"),
        ("name of the service____ uses", "name of the service____"),
        ("____name of the service uses", "____name of the service"),
    ] {
        assert_eq!(left(text).as_deref(), Some(wanted), "{text}");
    }
    // Those words in a sentence of one's own, and strokes of a name.
    for text in [
        "Acme Notes is the name of the service. We know how many people use it.",
        "サービス名は Acme Notes です。",
        "See https://example.com/a__b for the snake_case API.",
    ] {
        assert_eq!(left(text), None, "{text}");
    }
}

#[test]
fn a_claim_of_a_template_is_found_in_either_language_and_of_either_age() {
    let all = templates();
    let claimed = |text: &str, shown: &[Sentence]| {
        let searched = Searched::new(text);
        all.iter().find_map(|template| template.not_shown(&searched, shown)).map(|found| found.text)
    };
    for (text, shows) in [
        ("Our sending domain is verified in SES with DKIM.", Sentence::Dkim),
        ("送信ドメインは、SES で DKIM による検証が完了しています。", Sentence::Dkim),
        ("A custom MAIL FROM domain is set up.", Sentence::MailFrom),
        ("カスタム MAIL FROM ドメインを設定済みです。", Sentence::MailFrom),
        ("A DMARC record is published.", Sentence::Dmarc),
        ("Nobody can sign up alone: administrators add each user.", Sentence::Invited),
    ] {
        let sentence = text.trim_end_matches(['.', '。']);
        assert_eq!(claimed(&format!("Acme. {text} More."), &SHOWN).as_deref(), Some(sentence));
        assert_eq!(claimed(text, &[shows]), None, "{text}");
    }
    for text in [
        "The domain is verified with Easy DKIM, a custom MAIL FROM domain and DMARC.",
        "ドメインは Easy DKIM、カスタム MAIL FROM、DMARC を設定済みです。",
    ] {
        assert!(claimed(text, &[Sentence::Dkim, Sentence::MailFrom]).is_some(), "DMARC is not shown");
        assert_eq!(claimed(text, &[Sentence::Dkim, Sentence::MailFrom, Sentence::Dmarc]), None);
    }
    assert_eq!(claimed("We publish a DMARC record of our own words.", &SHOWN), None);
}

/// What the template says changes with what is shown, in the language that the text was begun in.
#[test]
fn a_text_is_brought_up_in_its_own_language() {
    let all = templates();
    let shown =
        [Sentence::Invited, Sentence::Dkim, Sentence::MailFromLater, Sentence::Dmarc, Sentence::Suppression];
    for template in &all {
        let before = template.text(&SHOWN);
        let after = all.iter().fold(before.clone(), |text, template| template.brought_up(&text, &shown));
        let without: Vec<Sentence> =
            shown.iter().copied().filter(|one| *one != Sentence::Suppression).collect();
        assert_eq!(after, template.text(&without), "a sentence that was not there is not put in");
        assert_ne!(after, before);
    }
}

/// What `DescribeUserPool` says of each pool, and how its users' addresses come in.
#[test]
fn where_addresses_come_from_is_read_from_every_pool() {
    let email = json!(["email"]);
    let open = json!({"AllowAdminCreateUserOnly": false});
    let invites = json!({"AllowAdminCreateUserOnly": true});
    let sign_up = json!({"AdminCreateUserConfig": open, "AutoVerifiedAttributes": email});
    let invited = json!({"AdminCreateUserConfig": invites, "LambdaConfig": {"PreSignUp": "arn"}});
    let with = |member: &str, value: Value| {
        let mut pool = sign_up.clone();
        pool[member] = value;
        pool
    };
    for (pools, wanted) in [
        (vec![sign_up.clone()], Sentence::SignUp),
        (vec![sign_up.clone(), sign_up.clone()], Sentence::SignUp),
        (vec![invited.clone()], Sentence::Invited),
        (vec![sign_up.clone(), invited], Sentence::Addresses),
        (vec![with("AutoVerifiedAttributes", json!(["phone_number"]))], Sentence::Addresses),
        (vec![with("LambdaConfig", json!({"PreSignUp": "arn"}))], Sentence::Addresses),
        (vec![with("LambdaConfig", json!({"UserMigration": "arn"}))], Sentence::Addresses),
        (vec![with("LambdaConfig", json!({"PostConfirmation": "arn"}))], Sentence::SignUp),
        (vec![json!({})], Sentence::Addresses),
        (vec![sign_up.clone(), Value::Null], Sentence::Addresses),
        (vec![], Sentence::Addresses),
    ] {
        let (mut facts, mut choices) = (Facts::default(), Choices::default());
        for (number, pool) in (1..).zip(&pools) {
            let id = UserPoolId(format!("us-east-1_{number}"));
            if let Some(members) = pool.as_object() {
                let pool = UserPool { id: id.clone(), members: members.clone(), mfa: Value::Null };
                facts.record(Query::UserPool(id.clone()), Ok(Answer::UserPool(Box::new(pool))));
            }
            choices.user_pools.push(id);
        }
        let shown = shown::shown(&facts, &choices);
        assert!(shown.contains(&wanted), "{pools:?}: {shown:?}");
    }
}

#[test]
fn the_suppression_list_is_claimed_only_where_it_is_on_for_both_reasons() {
    for (reasons, wanted) in [
        (&["BOUNCE", "COMPLAINT"][..], true),
        (&["COMPLAINT", "BOUNCE"], true),
        (&["BOUNCE"], false),
        (&[], false),
    ] {
        let mut facts = Facts::default();
        facts.record(
            Query::SesAccount,
            Ok(Answer::SesAccount(SesAccount {
                production_access: false,
                sending_enabled: true,
                enforcement: "HEALTHY".into(),
                max_24_hour_send: 200.0,
                max_send_rate: 1.0,
                sent_last_24_hours: 0.0,
                suppressed_reasons: reasons.iter().map(|reason| (*reason).to_owned()).collect(),
                review: None,
            })),
        );
        let shown = shown::shown(&facts, &Choices::default());
        assert_eq!(shown.contains(&Sentence::Suppression), wanted, "{reasons:?}");
    }
}

#[test]
fn a_contact_is_one_address_or_none() {
    let taken = |text: &str| sendable(FieldId::Contact, text);
    assert_eq!(taken(" \u{3000}").as_deref(), Ok(""));
    assert_eq!(taken("ｏｐｓ＠Example。com").as_deref(), Ok("ops@example.com"));
    assert_eq!(taken("運用@example.com"), Err(InputError::LocalPartNotAscii('運')));
    assert_eq!(taken("ops\u{200b}x@example.com"), Err(InputError::LocalPartNotAscii('\u{200b}')));
    assert_eq!(taken("ops@exa\u{2212}mple.com"), Err(InputError::NotInADomain('\u{2212}')));
    assert_eq!(taken("ops@example.com, dev@example.com"), Err(InputError::NotAnAddress));
    let long = format!(
        "{}@{}.example.com",
        "a".repeat(64),
        ["b".repeat(60), "c".repeat(60), "d".repeat(60)].join(".")
    );
    assert_eq!(taken(&long), Err(InputError::TooLong));
}

proptest! {
    /// However the pieces of a template fall: a text that is found whole has no strokes and no hint in
    /// brackets, and filling in what is found ends.
    #[test]
    fn what_is_found_whole_has_nothing_of_a_blank(pieces in prop::collection::vec(prop::sample::select(vec![
        "____", "___", "_", "＿＿＿", " ", "(", "（", ")", "）", "name of the service", "サービス名", "how many", "Acme",
        " uses Amazon Cognito", "about ", " messages", "\n", "、",
    ]), 0..12)) {
        let mut text = pieces.concat();
        for _ in 0..=text.chars().count() {
            let Some(blank) = blanks(&text, &templates()).into_iter().next() else { break };
            prop_assert!(blank.start < blank.end && blank.end <= text.chars().count());
            let letters: Vec<char> = text.chars().collect();
            text = letters[..blank.start].iter().chain(&['x']).chain(&letters[blank.end..]).collect();
        }
        prop_assert!(blanks(&text, &templates()).is_empty());
        if left(&text).is_none() {
            let solid: String = text.chars().filter(|c| !c.is_whitespace()).map(address::narrow).collect();
            prop_assert!(!solid.contains("___") && !solid.contains("(サービス名)") && !solid.contains("(howmany)"));
        }
    }
}
