//! The production request while it is written, in the language of the screen.

use insta::assert_snapshot;

use crate::core::kinds::step::{FieldId, StepId};
use crate::core::wizard::model::Model;
use crate::core::wizard::msg::{Edit, Msg};
use crate::core::wizard::update::update;
use crate::words::{Lang, Words};

use super::shot::{colour, shoot, words};
use super::world;

fn at_the_request(words: &Words, mut model: Model) -> Model {
    world::ses(&mut model, false);
    model.facts.situation.proposals = words.proposals();
    model.cursor = StepId::Access;
    model
}

fn press(model: &mut Model, keys: impl IntoIterator<Item = Msg>) {
    for key in keys {
        update(model, key);
    }
}

fn letters(text: &str) -> impl Iterator<Item = Msg> + '_ {
    text.chars().map(|c| Msg::Edit(Edit::Insert(c)))
}

/// The first blank is filled in, and Enter names the next.
fn a_blank_is_left(words: &Words) -> Model {
    let mut model = at_the_request(words, world::addressed());
    press(&mut model, [Msg::PreviousField]);
    press(&mut model, letters("Acme Notes").chain([Msg::Enter]));
    assert_eq!(model.focus, Some(FieldId::UseCase));
    model
}

fn a_foreign_sign_is_left(words: &Words) -> Model {
    let mut model = at_the_request(words, world::addressed());
    press(&mut model, [Msg::NextField, Msg::NextField]);
    press(&mut model, letters("運用@example.com").chain([Msg::Enter]));
    assert_eq!(model.focus, Some(FieldId::Contact));
    model
}

fn no_domain(words: &Words) -> Model {
    at_the_request(words, world::account())
}

#[test]
fn the_request_while_it_is_written() {
    for lang in Lang::ALL {
        let words = words(lang);
        let moments = [
            ("blank-left", a_blank_is_left(&words)),
            ("foreign-sign", a_foreign_sign_is_left(&words)),
            ("no-domain", no_domain(&words)),
        ];
        for (name, model) in moments {
            let text = shoot(&model, &words, &colour(), (80, 24)).text();
            assert_snapshot!(format!("request-{name}-{}", lang.as_str()), text);
        }
    }
}
