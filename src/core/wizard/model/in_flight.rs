//! What is under way, and what has failed.

use jiff::Timestamp;

use crate::core::kinds::change::Change;
use crate::core::kinds::problem::Problem;
use crate::core::kinds::query::Query;

/// A call that has not answered yet.
#[derive(Clone, Debug)]
pub struct Flight {
    pub what: What,
    pub since: Timestamp,
    /// 1 for the first attempt.
    pub attempt: u32,
}

#[derive(Clone, Debug)]
pub enum What {
    Query(Query),
    Change(Change),
}

/// A change that failed, until it is repeated or left.
#[derive(Clone, Debug)]
pub struct Setback {
    pub change: Change,
    pub problem: Problem,
    pub at: Timestamp,
    /// It may be repeated without harm.
    pub retry_at: Option<Timestamp>,
    pub attempts: u32,
}

/// A look ends once all that it asked was answered and nothing new has come of the answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DnsRound {
    /// Asked by it so far, beside the wanted records.
    pub asked: usize,
    /// Something that was never asked is due, and it has no room for it.
    pub is_short: bool,
    /// When the next look begins, which asks that.
    pub next_at: Option<Timestamp>,
}
