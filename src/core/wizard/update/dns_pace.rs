//! How much of DNS one look asks. The wanted records at their servers and at the resolvers are few
//! by themselves; what is asked beside them (the way to those servers, what a value leads to, where a
//! mistake would have put a record) is counted, and what is left over is asked by the next look.

use std::collections::HashSet;

use jiff::SignedDuration;

use crate::core::kinds::dns::Server;
use crate::core::kinds::query::Query;
use crate::core::kinds::record::RecordView;
use crate::core::records;
use crate::core::servers::probe::NEW_BESIDE;
use crate::core::wizard::model::{DnsRound, Flight, Model, What};

/// What one look asks at most beside the wanted records.
pub const BESIDE_THE_RECORDS: usize = 20;
/// How long after a look that left something over the next one begins, where somebody watches. Who looks
/// once and ends, and a change that waits, have nothing to spread over time.
const REST: SignedDuration = SignedDuration::from_secs(1);

/// Those of the queries that are asked now, in their order. What was never asked goes before what is
/// only asked again.
pub fn admit(model: &mut Model, mut due: Vec<Query>) -> Vec<Query> {
    let views = records::view(&model.facts, &model.choices);
    leave_out(model, &views, &mut due);
    let is_new = |query: &Query| model.facts.get(query).is_none_or(|fact| fact.at.is_none() || fact.stale);
    let beside = due.iter().filter(|query| is_beside(&views, query)).cloned();
    let (mut beside, again): (Vec<Query>, Vec<Query>) = beside.partition(is_new);
    let new = beside.len();
    beside.extend(again);
    if !is_under_way(model, &views) {
        begin_anew(model, beside.len());
    }
    let look = &mut model.look;
    let room = BESIDE_THE_RECORDS - look.asked.min(BESIDE_THE_RECORDS);
    look.is_short = new > room;
    beside.truncate(room);
    look.asked += beside.len();
    model.new_beside += beside.iter().filter(|query| was_never_put(model, query)).count();
    let admitted: HashSet<Query> = beside.into_iter().collect();
    due.retain(|query| !is_beside(&views, query) || admitted.contains(query));
    due
}

/// A question that is under way is not due.
fn was_never_put(model: &Model, query: &Query) -> bool {
    model.facts.asked_at(query).is_none()
}

/// What would lead further than any zone does is not asked, and that is said.
fn leave_out(model: &mut Model, views: &[RecordView], due: &mut Vec<Query>) {
    let mut room = NEW_BESIDE.saturating_sub(model.new_beside);
    let before = due.len();
    due.retain(|query| {
        if !is_beside(views, query) || !was_never_put(model, query) {
            return true;
        }
        let fits = room > 0;
        room = room.saturating_sub(1);
        fits
    });
    model.facts.leads_too_far |= due.len() < before;
}

/// A person looks again, or at another set-up.
pub fn set_out_anew(model: &mut Model) {
    model.new_beside = 0;
    model.facts.leads_too_far = false;
}

/// Nothing of the last look is open any more.
fn begin_anew(model: &mut Model, waiting: usize) {
    let (now, look) = (model.facts.now, &mut model.look);
    // A confirmed change may rest on what is left over.
    let is_waited_for = model.ends || !model.queue.is_empty();
    if waiting == 0 {
        *look = DnsRound::default();
    } else if look.asked >= BESIDE_THE_RECORDS {
        let next_at = *look.next_at.get_or_insert(now.saturating_add(REST).unwrap_or(now));
        if is_waited_for || next_at <= now {
            *look = DnsRound::default();
        }
    }
}

fn is_under_way(model: &Model, views: &[RecordView]) -> bool {
    let is_open = |flight: &Flight| matches!(&flight.what, What::Query(query) if is_beside(views, query));
    model.in_flight.values().any(is_open)
}

/// A DNS question, but for a wanted record's own at a server that is asked for it. The same put
/// again without validation is one more.
fn is_beside(views: &[RecordView], query: &Query) -> bool {
    let Query::Dns(question) = query else { return false };
    let own = |view: &RecordView| view.wanted.name == question.name && view.wanted.rtype == question.rtype;
    matches!(question.server, Server::Unchecked { .. }) || !views.iter().any(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::kinds::answer::Answer;
    use crate::core::kinds::dns::{Question, RecordType, Reply};
    use crate::core::kinds::name::Name;

    fn question(number: usize) -> Query {
        let server = Server::Resolver { name: "one".to_owned(), address: ([192, 0, 2, 53], 53).into() };
        let name = Name::from_answer(&format!("n{number}.example.com"));
        Query::Dns(Question { server, name, rtype: RecordType::Txt })
    }

    #[test]
    fn what_is_left_over_waits_for_the_next_look() {
        let mut model = Model::default();
        let due: Vec<Query> = (0..BESIDE_THE_RECORDS + 5).map(question).collect();
        let first = admit(&mut model, due.clone());
        assert_eq!(first, due[..BESIDE_THE_RECORDS]);
        assert!(model.look.is_short);
        // All are answered: the look is over, and the next one begins a second later.
        let rest = due[BESIDE_THE_RECORDS..].to_vec();
        assert_eq!(admit(&mut model, rest.clone()), []);
        let at = model.look.next_at.unwrap();
        assert_eq!(at.duration_since(model.facts.now), REST);
        model.facts.now = at;
        assert_eq!(admit(&mut model, rest.clone()), rest);
        assert!(!model.look.is_short);
        assert_eq!(admit(&mut model, Vec::new()), []);
        assert_eq!(model.look, DnsRound::default());
    }

    #[test]
    fn where_nobody_watches_the_next_look_begins_at_once() {
        let mut model = Model { ends: true, ..Model::default() };
        let due: Vec<Query> = (0..BESIDE_THE_RECORDS + 5).map(question).collect();
        admit(&mut model, due.clone());
        let rest = due[BESIDE_THE_RECORDS..].to_vec();
        assert_eq!(admit(&mut model, rest.clone()), rest);
    }

    #[test]
    fn what_is_only_asked_again_keeps_nobody_waiting() {
        let mut model = Model::default();
        let again: Vec<Query> = (0..BESIDE_THE_RECORDS + 5).map(question).collect();
        for query in &again {
            model.facts.record(query.clone(), Ok(Answer::Dns(Reply::ServFail)));
        }
        let new = question(99);
        let admitted = admit(&mut model, again.iter().cloned().chain([new.clone()]).collect());
        assert_eq!(admitted.len(), BESIDE_THE_RECORDS);
        assert!(admitted.contains(&new));
        assert!(!model.look.is_short);
    }
}
