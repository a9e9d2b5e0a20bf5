//! What the change document says of a MAIL FROM that stood before, and of the way back to it.

use serde_json::json;

use super::model;
use crate::core::facts::journal::Entry;
use crate::core::handover::export::Format;
use crate::core::kinds::change::{Change, MailFromBefore, Outcome};
use crate::core::kinds::name::Name;
use crate::core::wizard::model::Model;
use crate::report::Style;
use crate::report::export::export;
use crate::report::preview;
use crate::words::{Lang, Words};

const CALL: &str = "put-email-identity-mail-from-attributes";

fn earlier() -> MailFromBefore {
    MailFromBefore { domain: Name::from_answer("post.example.com"), rejects: true }
}

fn set(before: Option<MailFromBefore>) -> Change {
    let domain = Name::from_answer("example.com");
    Change::SetMailFrom { mail_from: domain.child("bounce"), domain, before }
}

/// The model, in which bounce.example.com stands, after this order.
fn after(change: Change, already: bool) -> Model {
    let mut model = model();
    let (at, id) = (model.facts.now, "1".to_owned());
    model.facts.journal = vec![
        Entry::Intent { at, id: id.clone(), change },
        Entry::Done { at, id, outcome: Outcome { already, ..Outcome::default() } },
    ]
    .into();
    model
}

/// The row of the table, and the section of the way back.
fn said(model: &Model, words: &Words) -> (String, String) {
    let text = export(model, words, &Style::default(), Format::Document);
    assert!(!text.contains('⟦'), "{text}");
    let row = text.lines().find(|line| line.contains("SES: MailFromDomain")).expect("its row").to_owned();
    let (_, back) = text.split_once(&words.say("document-back-mail-from")).expect("the way back");
    let (back, _) = back.split_once("\n### ").expect("the next step");
    (row, back.to_owned())
}

#[test]
fn what_was_replaced_is_what_comes_back() {
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let (row, back) = said(&after(set(Some(earlier())), false), &words);
        assert!(row.ends_with("| `post.example.com` | `bounce.example.com` |"), "{row}");
        let flags = "--mail-from-domain post.example.com --behavior-on-mx-failure REJECT_MESSAGE";
        let flat = back.split_whitespace().filter(|word| *word != "\\").collect::<Vec<_>>().join(" ");
        assert!(flat.contains(flags), "{back}");
        assert!(back.contains(&words.say("document-back-mail-from.earlier")), "{back}");
    }
}

#[test]
fn what_was_set_where_nothing_stood_is_taken_away() {
    let words = Words::new(Lang::En);
    let (row, back) = said(&after(set(None), false), &words);
    assert!(row.ends_with("| none | `bounce.example.com` |"), "{row}");
    assert!(back.contains(CALL) && !back.contains("--mail-from-domain"), "{back}");
}

#[test]
fn what_this_program_did_not_set_it_does_not_take_away() {
    let words = Words::new(Lang::En);
    let stood = MailFromBefore { domain: Name::from_answer("bounce.example.com"), rejects: false };
    for model in [model(), after(set(None), true), after(set(Some(stood)), false)] {
        let (row, back) = said(&model, &words);
        assert!(row.ends_with("| `bounce.example.com` | `bounce.example.com` |"), "{row}");
        assert!(!back.contains(CALL), "{back}");
        assert!(back.contains(&words.say("document-back-mail-from.stays")), "{back}");
    }
}

/// Before anything was done the document is the plan of it.
#[test]
fn what_is_about_to_be_replaced_is_known_too() {
    let mut model = model();
    model.choices.mail_from = Some(Name::from_answer("ses.example.com"));
    let (row, back) = said(&model, &Words::new(Lang::En));
    assert!(row.ends_with("| `bounce.example.com` | `ses.example.com` |"), "{row}");
    assert!(back.contains("bounce.example.com"), "{back}");
}

#[test]
fn the_preview_shows_what_goes() {
    let (model, words) = (model(), Words::new(Lang::En));
    let text = preview(&model.facts, &model.choices, &set(Some(earlier())), &words);
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "    - MailFromDomain: post.example.com, BehaviorOnMxFailure: REJECT_MESSAGE",
            "    + MailFromDomain: bounce.example.com, BehaviorOnMxFailure: USE_DEFAULT_VALUE",
        ]
    );
    assert_eq!(preview(&model.facts, &model.choices, &set(None), &words).lines().count(), 1);
}

#[test]
fn a_journal_of_before_is_still_read() {
    let old = json!({ "kind": "set-mail-from", "domain": "example.com", "mail_from": "bounce.example.com" });
    assert_eq!(serde_json::from_value::<Change>(old.clone()).unwrap(), set(None));
    assert_eq!(serde_json::to_value(set(None)).unwrap(), old);
    let new = serde_json::to_value(set(Some(earlier()))).unwrap();
    assert_eq!(serde_json::from_value::<Change>(new).unwrap(), set(Some(earlier())));
}
