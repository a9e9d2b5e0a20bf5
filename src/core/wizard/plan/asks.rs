//! What every step asks, and whether all that a change goes by has its answer.

use std::collections::HashSet;

use crate::core::diagnosis;
use crate::core::kinds::change::Change;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::StepId;
use crate::core::rules::undo_records as zone;
use crate::core::steps::Step;
use crate::core::steps::{self, STEPS};
use crate::core::wizard::model::{Memory, Model, What};
use crate::core::wizard::pool_list;

use super::restoring::{self, is_bind};

/// Every query of every step, each once; only who and where until the choices are read. A restore has its own.
pub fn queries(model: &Model) -> Vec<Query> {
    let mut queries = restoring::asks(model).unwrap_or_else(|| of_steps(model));
    let mut seen = HashSet::with_capacity(queries.len());
    let firsts: Vec<bool> = queries.iter().map(|query| seen.insert(query)).collect();
    let mut firsts = firsts.into_iter();
    queries.retain(|_| firsts.next() == Some(true));
    queries
}

fn of_steps(model: &Model) -> Vec<Query> {
    let mut queries: Vec<Query> = Vec::new();
    for step in STEPS {
        if model.memory != Memory::Ready && step.id() != StepId::Account {
            break;
        }
        // What a skipped step knows, others rest on; the test asks for users of ours alone then.
        queries.extend(diagnosis::asks(*step, &model.facts, &model.choices));
    }
    queries.extend(of_put_back(model));
    queries.extend(pool_list::details(model));
    queries
}

/// The zones are read only where somebody wants records back.
pub fn of_put_back(model: &Model) -> Vec<Query> {
    let taking_back = |change: &Change| matches!(change, Change::TakeBackRecords { .. });
    let is_wanted = model.reading_back
        || model.preview.as_ref().is_some_and(|preview| preview.changes.iter().any(taking_back))
        || model.setback.as_ref().is_some_and(|setback| taking_back(&setback.change));
    if is_wanted { zone::asks(&model.facts) } else { Vec::new() }
}

/// What the hold of a bind rests on, whatever any step finds.
pub fn of_hold(model: &Model) -> Vec<Query> {
    let domain = model.choices.identity_domain();
    domain.map(|domain| Query::Identity(domain.to_string())).into_iter().chain([Query::SesAccount]).collect()
}

/// A question of the step failed, and nobody puts it again but a person.
pub(super) fn has_failed(model: &Model, step: &dyn Step) -> bool {
    let asks = diagnosis::asks(step, &model.facts, &model.choices);
    asks.iter().any(|query| model.facts.problem(query).is_some_and(|problem| !problem.kind.passes()))
}

/// A question of the step failed for a reason that passes, and is put again by itself.
pub(super) fn is_asked_again(model: &Model, step: &dyn Step) -> bool {
    let asks = diagnosis::asks(step, &model.facts, &model.choices);
    asks.iter().any(|query| model.facts.problem(query).is_some_and(|problem| problem.kind.passes()))
}

/// It is to be asked, or is being asked.
pub fn is_open(model: &Model, query: &Query) -> bool {
    model.facts.get(query).is_some_and(|fact| fact.stale)
        || model.in_flight.values().any(|flight| matches!(&flight.what, What::Query(asked) if asked == query))
}

/// What the change touches was read since it was last tried, as far as anybody asks for it: what nobody
/// asks for any more would be waited for in vain.
pub fn is_settled(model: &Model, change: &Change) -> bool {
    let is_due = |query: &Query| is_open(model, query) || model.facts.get(query).is_none();
    !queries(model).iter().any(|query| change.touches(query) && is_due(query))
}

/// All that the change goes by is known: nothing of it is still to be asked. The bind goes by what every
/// step may find, any other change by its own step.
pub fn is_known(model: &Model, change: &Change) -> bool {
    let asks = match change {
        _ if is_bind(model, change) => queries(model).into_iter().chain(of_hold(model)).collect(),
        _ => {
            let step = steps::get(change.step());
            step.map(|step| diagnosis::asks(step, &model.facts, &model.choices)).unwrap_or_default()
        }
    };
    !asks.iter().any(|query| is_first(model, query))
}

/// It has no answer yet that counts; one that is only looked at anew has.
fn is_first(model: &Model, query: &Query) -> bool {
    model.facts.get(query).is_none_or(|fact| fact.at.is_none() || fact.stale)
}

/// The identity was read since the last change to it: nothing is sent twice.
pub fn is_identity_fresh(model: &Model) -> bool {
    model.choices.identity_domain().is_some_and(|domain| {
        let query = Query::Identity(domain.to_string());
        model.facts.get(&query).is_some() && !is_open(model, &query)
    })
}
