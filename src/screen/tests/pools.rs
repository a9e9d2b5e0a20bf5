//! A thousand user pools on the screen.

use std::time::Duration;

use serde_json::json;

use crate::core::facts::journal::Entry;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::{UserPool, UserPoolListing};
use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::StepId;
use crate::core::wizard::model::Model;
use crate::core::wizard::msg::{Edit, Msg};
use crate::core::wizard::update::update;
use crate::screen::pool_table;
use crate::words::Lang;

use super::shot::{colour, shoot, words, worked};
use super::world;

/// Every third sends through SES; the first screenful was read.
pub fn thousand() -> Model {
    let mut model = world::verified(true);
    let id = |number: usize| UserPoolId::from(format!("us-east-1_Tenant{number:04}").as_str());
    let name = |number: usize| match number % 5 {
        0 => format!("portal-{number:04}"),
        _ => format!("tenant-{number:04}"),
    };
    let listing = |number| UserPoolListing { id: id(number), name: name(number) };
    model.facts.record(Query::UserPools, Ok(Answer::UserPools((0..1000).map(listing).collect())));
    for number in 0..12 {
        let email = match number % 3 {
            0 => json!({ "EmailSendingAccount": "DEVELOPER", "From": "Tenant <no-reply@example.com>" }),
            _ => json!({ "EmailSendingAccount": "COGNITO_DEFAULT" }),
        };
        let pool = json!({ "Name": name(number), "EmailConfiguration": email });
        let members = pool.as_object().expect("an object").clone();
        let pool = UserPool { id: id(number), members, mfa: serde_json::Value::Null };
        model.facts.record(Query::UserPool(id(number)), Ok(Answer::UserPool(Box::new(pool))));
    }
    model.room = pool_table::room(24);
    model.row = 2;
    model
}

pub fn filtered() -> Model {
    let mut model = thousand();
    update(&mut model, Msg::Filter);
    for c in "PORTAL 07".chars() {
        update(&mut model, Msg::Edit(Edit::Insert(c)));
    }
    model
}

#[test]
fn every_pool_comes_by_as_the_cursor_goes_down() {
    let (words, look) = (words(Lang::En), colour());
    let mut model = thousand();
    model.row = 0;
    for number in (0..1000).step_by(37) {
        model.row = number;
        let text = shoot(&model, &words, &look, (80, 24)).text();
        assert!(text.contains(&format!("us-east-1_Tenant{number:04}")), "{number}:\n{text}");
        assert!(text.contains("of 1,000"), "{text}");
    }
}

/// A key and its frame; the budget is for an optimised program, so that this only bounds what
/// would be badly wrong.
#[test]
fn a_key_costs_little_among_a_thousand_pools() {
    let (words, look) = (words(Lang::Ja), colour());
    let mut times = Vec::new();
    for mut model in [thousand(), filtered()] {
        for _ in 0..20 {
            let begin = worked();
            update(&mut model, Msg::Down);
            shoot(&model, &words, &look, (80, 24));
            times.push(worked() - begin);
        }
    }
    times.sort();
    println!("a key and its frame among 1,000 pools: {:?} (median, unoptimised)", times[times.len() / 2]);
    assert!(times[times.len() / 2] < Duration::from_millis(250), "{times:?}");
}

#[test]
fn of_several_pools_it_says_which_and_a_chosen_one_can_be_left() {
    let look = colour();
    let mut model = thousand();
    let footer = |model: &Model| shoot(model, &words(Lang::En), &look, (80, 24)).line(23);
    assert!(!footer(&model).contains("Esc"), "{}", footer(&model));
    update(&mut model, Msg::Down);
    update(&mut model, Msg::Open);
    assert!(footer(&model).contains("Esc back"), "{}", footer(&model));
    assert!(!shoot(&model, &words(Lang::En), &look, (80, 24)).text().contains("1 of"));

    model.choices.user_pools =
        model.facts.user_pools().expect("pools")[..2].iter().map(|p| p.id.clone()).collect();
    for (lang, place) in [(Lang::En, "1 of 2"), (Lang::Ja, "2 件中 1 件目")] {
        let text = shoot(&model, &words(lang), &look, (80, 24)).text();
        assert!(text.contains(place), "{text}");
    }
}

#[test]
fn what_is_not_taken_back_is_not_offered() {
    let mut model = world::identified();
    model.cursor = StepId::Identity;
    let domain = world::name("example.com");
    let (at, id) = (model.facts.now, "1".to_owned());
    model.facts.journal.push(Entry::Intent { at, id: id.clone(), change: Change::CreateIdentity { domain } });
    model.facts.journal.push(Entry::Done { at, id, outcome: Outcome::default() });
    update(&mut model, Msg::Undo);
    assert_eq!(model.notice.as_ref().map(|notice| notice.message.id.as_str()), Some("note-not-put-back"));
    model.notice = None;
    let footer = shoot(&model, &words(Lang::En), &colour(), (120, 40)).line(39);
    assert!(!footer.contains("u put back"), "{footer}");
}
