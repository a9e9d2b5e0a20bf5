//! How much of DNS one look asks. The wanted records at their servers and at the resolvers are few
//! by themselves; what is asked beside them (the way to those servers, what a value leads to, where a
//! mistake would have put a record) is counted, and what is left over is asked by the next look.

use std::rc::Rc;

use jiff::{SignedDuration, Timestamp};

use crate::core::dns::Server;
use crate::core::model::{Flight, Model, What};
use crate::core::query::Query;
use crate::core::record::RecordView;
use crate::core::records;

/// What one look asks at most beside the wanted records.
pub const BESIDE_THE_RECORDS: usize = 20;
/// How long after a look that left something over the next one begins.
const REST: SignedDuration = SignedDuration::from_secs(1);

/// A look ends once all that it asked was answered and nothing new has come of the answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Asked by it so far, beside the wanted records.
    asked: usize,
    /// Something is due that it has no room for.
    pub is_short: bool,
    /// When the next look begins, which asks that.
    pub next_at: Option<Timestamp>,
}

/// Those of the queries that are asked now, in their order.
pub fn admit(model: &mut Model, mut due: Vec<Query>) -> Vec<Query> {
    let views = records::view(&model.facts, &model.choices);
    let beside = |query: &Query| is_beside(&views, query);
    let waiting = due.iter().filter(|query| beside(query)).count();
    if !is_under_way(model, &views) {
        begin_anew(model, waiting);
    }
    let look = &mut model.look;
    let mut room = BESIDE_THE_RECORDS - look.asked.min(BESIDE_THE_RECORDS);
    look.is_short = waiting > room;
    look.asked += waiting.min(room);
    due.retain(|query| {
        if !is_beside(&views, query) {
            return true;
        }
        let fits = room > 0;
        room = room.saturating_sub(1);
        fits
    });
    due
}

/// Nothing of the last look is open any more.
fn begin_anew(model: &mut Model, waiting: usize) {
    let (now, look) = (model.facts.now, &mut model.look);
    if waiting == 0 {
        *look = Look::default();
    } else if look.asked >= BESIDE_THE_RECORDS {
        let next_at = *look.next_at.get_or_insert(now.saturating_add(REST).unwrap_or(now));
        if next_at <= now {
            *look = Look::default();
        }
    }
}

fn is_under_way(model: &Model, views: &Rc<[RecordView]>) -> bool {
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
