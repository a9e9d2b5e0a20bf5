//! What is said before records are taken back.

use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::change::Change;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::StepId;
use crate::core::steps;
use crate::core::wizard::model::{Model, Preview};
use crate::report;
use crate::words::Lang;

use super::shot::{colour, shoot, words};
use super::world;

/// `u` at the records, all of which SES relies on, or has never seen.
fn taking_back(status: Verification) -> Model {
    let mut model = world::in_route53();
    let change = steps::get(StepId::Records).unwrap().changes(&model.facts, &model.choices).remove(0);
    let Change::PublishRecords { hosted_zone, sets } = change else { panic!("{change:?}") };
    let name = model.choices.identity_domain().unwrap().to_string();
    let mut identity = model.facts.identity(&name).unwrap().unwrap().clone();
    identity.dkim.status = status;
    model.facts.record(Query::Identity(name), Ok(Answer::Identity(Some(Box::new(identity)))));
    model.cursor = StepId::Records;
    model.preview = Some(Preview {
        step: StepId::Records,
        changes: vec![Change::TakeBackRecords { hosted_zone, sets }],
        shown_at: model.facts.now,
        typed: None,
        undoes: true,
        holds: Vec::new(),
    });
    model
}

#[test]
fn what_ses_will_do_is_said_before_records_are_taken_back() {
    for (status, said) in [
        (Verification::Success, ["it revokes DKIM", "DKIM の検証は取り消され"]),
        (Verification::Pending, ["does not verify the domain", "検証済みにしません"]),
    ] {
        let model = taking_back(status);
        let change = &model.preview.as_ref().unwrap().changes[0];
        for (lang, said) in [Lang::En, Lang::Ja].into_iter().zip(said) {
            let solid = |text: &str| text.split_whitespace().collect::<String>();
            let shown = shoot(&model, &words(lang), &colour(), (80, 60)).text();
            assert!(solid(&shown).contains(&solid(said)), "{said}\n{shown}");
            let printed = report::preview(&model.facts, &model.choices, change, &words(lang));
            assert!(printed.contains(said), "{said}\n{printed}");
        }
    }
}
