//! Since when the records stand, as far as this program saw it.

use jiff::Timestamp;

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::dns::Question;
use crate::core::kinds::query::Query;
use crate::core::kinds::record::RecordView;

/// When the last of the required records was found right at the last of its name servers; `None`
/// while one is not. A record that stands is not asked for again, so this is when it was first
/// seen so by this run.
pub fn seen_live(facts: &Facts, choices: &Choices) -> Option<Timestamp> {
    let views = super::view(facts, choices);
    if !super::all_live(&views) {
        return None;
    }
    views.iter().filter(|view| view.wanted.required).filter_map(|view| last_answer(facts, view)).max()
}

fn last_answer(facts: &Facts, view: &RecordView) -> Option<Timestamp> {
    let own = view.answers.iter().filter(|answer| answer.server.is_authoritative());
    let asked = own.filter_map(|answer| {
        let (name, rtype) = (view.wanted.name.clone(), view.wanted.rtype);
        facts.asked_at(&Query::Dns(Question { server: answer.server.clone(), name, rtype }))
    });
    asked.max()
}
