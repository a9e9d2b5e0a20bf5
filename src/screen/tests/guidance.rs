//! A person who hesitates finds the answer on the screen.

use crate::core::kinds::message::Message;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::{FieldId, StepId};
use crate::core::wizard::model::{Model, Notice};
use crate::words::Lang;

use super::shot::{SIZES, colour, shoot, words};
use super::snapshots::input;
use super::world;

fn lines(model: &Model, lang: Lang, size: (u16, u16)) -> Vec<String> {
    let shot = shoot(model, &words(lang), &colour(), size);
    (0..size.1).map(|y| shot.line(y)).collect()
}

/// Without the spaces at which lines were broken.
fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn a_notice_is_shown_whole_at_every_size() {
    for lang in Lang::ALL {
        for size in SIZES {
            let mut model = world::published(&[1, 2]);
            let message = Message::new("note-sandbox-noted");
            let said = words(lang).message(&message);
            model.notice = Some(Notice { message, at: model.facts.now });
            let screen = lines(&model, lang, size);
            let foot = screen[screen.len() - 5..screen.len() - 1].concat();
            assert!(solid(&foot).contains(&solid(&said)), "{size:?}\n{}", screen.join("\n"));
        }
    }
}

#[test]
fn enter_says_preview_where_one_comes_and_does_not_flicker_with_what_is_typed() {
    let footer = |model: &Model| lines(model, Lang::En, (80, 24)).pop().unwrap();
    let first = |model: &Model| footer(model).trim_start().split("  ").next().unwrap().to_owned();
    let mut model = world::identified();
    assert_eq!(first(&model), "Enter preview");
    input(&mut model, FieldId::MailFrom, "bounce.exampl", None);
    assert_eq!(first(&model), "Enter preview");
    assert!(footer(&model).contains("Esc leave the field"));
    // Nothing is known of an identity yet: the sender is only taken.
    let mut model = world::addressed();
    model.facts.forget(|query| matches!(query, Query::Identity(_)));
    world::ses(&mut model, true);
    model.cursor = StepId::Identity;
    model.choices.from = None;
    model.choices.domain = None;
    input(&mut model, FieldId::From, "no-reply@example.com", None);
    assert_eq!(first(&model), "Enter accept, go on");
}

#[test]
fn a_long_request_leaves_the_reason_in_sight() {
    let mut model = world::addressed();
    world::ses(&mut model, false);
    model.cursor = StepId::Access;
    model.choices.request.use_case = "Sign-up codes and password resets. ".repeat(40).into();
    let screen = lines(&model, Lang::En, (80, 24)).join("\n");
    for wanted in ["is in the sandbox", "Request production access", "Website", "more lines"] {
        assert!(screen.contains(wanted), "{wanted}\n{screen}");
    }
}

#[test]
fn waiting_says_since_when_and_that_nobody_needs_to_stay() {
    let mut model = world::propagating();
    let screen = lines(&model, Lang::En, (80, 24)).join("\n");
    for wanted in ["Waiting since 17:50 JST", "SES looked 3 min ago", "the next start resumes here"] {
        assert!(screen.contains(wanted), "{wanted}\n{screen}");
    }
    model.facts.situation.rehearsal = true;
    let screen = lines(&model, Lang::En, (80, 24)).join("\n");
    assert!(!screen.contains("q quit, resumes here"), "a rehearsal does not resume\n{screen}");
}
