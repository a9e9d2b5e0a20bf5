//! A batch that Route 53 accepted, until all its servers have it.

use jiff::SignedDuration;

use crate::core::facts::journal::Entry;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::change::Outcome;
use crate::core::kinds::query::Query;
use crate::core::steps;
use crate::words::Lang;

use super::shot::{colour, shoot, words};
use super::world;

#[test]
fn how_far_the_batch_has_come_is_said_with_the_time_it_took() {
    let mut model = world::in_route53();
    let change = steps::get(model.cursor).unwrap().changes(&model.facts, &model.choices).remove(0);
    let (at, id) = (model.facts.now - SignedDuration::from_secs(42), "1".to_owned());
    let outcome = Outcome { change_id: Some("C0123".to_owned()), ..Outcome::default() };
    model.facts.journal.push(Entry::Intent { at, id: id.clone(), change });
    model.facts.journal.push(Entry::Done { at, id, outcome });
    for (in_sync, said) in
        [(false, ["PENDING, 42 s", "PENDING、42 秒"]), (true, ["INSYNC after 42 s", "INSYNC、42 秒"])]
    {
        let query = Query::RecordChange("C0123".to_owned());
        model.facts.record(query, Ok(Answer::RecordChange { in_sync }));
        for (lang, said) in [Lang::En, Lang::Ja].into_iter().zip(said) {
            let text = shoot(&model, &words(lang), &colour(), (80, 40)).text();
            let solid = |text: &str| text.split_whitespace().collect::<String>();
            assert!(solid(&text).contains(&solid(said)), "{said}\n{text}");
        }
    }
}
