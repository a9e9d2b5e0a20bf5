//! A wall clock that jumps.

use super::bench::{Bench, delegated, published};
use super::*;
use crate::core::wizard::update;

const AN_HOUR: i64 = 3600;

#[test]
fn a_clock_set_back_does_not_stop_the_look() {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    bench.reply = Box::new(delegated);
    let mut bench = bench.started();
    bench.send(Msg::Go(StepId::Records));
    bench.later(-AN_HOUR);
    bench.reply = Box::new(published);
    for _ in 0..30 {
        bench.later(1);
    }
    assert_eq!(bench.model.status(StepId::Records), Status::Done);
}

#[test]
fn a_preview_takes_enter_half_a_second_after_the_clock_was_set_back() {
    let mut account = Account::new(true, None).started();
    account.send(Msg::Go(StepId::Identity));
    account.send(Msg::Enter);
    account.later(-AN_HOUR * 1000);
    assert_eq!(update::enter(&account.model), Enter::TooSoon);
    account.later(500);
    assert_eq!(update::enter(&account.model), Enter::Confirm);
}

#[test]
fn what_failed_is_asked_again_as_soon_as_before_the_clock_was_set_back() {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    bench.fails = Box::new(|query| (*query == Query::SesAccount).then(|| problem(ProblemKind::Offline)));
    let mut bench = bench.started();
    bench.later(-AN_HOUR);
    bench.fails = Box::new(|_| None);
    for _ in 0..31 {
        bench.later(1);
    }
    assert!(bench.model.facts.problem(&Query::SesAccount).is_none());
}

#[test]
fn a_jump_ahead_asks_what_is_due_once() {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    bench.reply = Box::new(delegated);
    let mut bench = bench.started();
    bench.send(Msg::Go(StepId::Records));
    let before = bench.asked.len();
    bench.later(24 * AN_HOUR);
    let asked = bench.asked.len() - before;
    assert!((1..=40).contains(&asked), "{asked} questions: {:?}", &bench.asked[before..]);
}

#[test]
fn a_write_that_is_tried_again_is_neither_lost_nor_doubled_when_the_clock_jumps() {
    for jump in [-AN_HOUR, 24 * AN_HOUR] {
        let mut bench = Bench::new(true, Some(identity())).proven().started();
        bench.outcome = Box::new(|_| Err(problem(ProblemKind::Throttled)));
        bench.preview(StepId::Pool);
        bench.send(Msg::Enter);
        assert_eq!(bench.done(), ["bind-pool"]);
        bench.outcome = Box::new(|_| Ok(Outcome::default()));
        bench.later(jump);
        for _ in 0..40 {
            bench.later(1);
        }
        assert_eq!(bench.done(), ["bind-pool", "bind-pool"], "after a jump of {jump} s");
        assert!(bench.model.setback.is_none());
    }
}

#[test]
fn a_call_under_way_when_the_clock_jumps_is_neither_given_up_nor_sent_again() {
    for jump in [-AN_HOUR, 24 * AN_HOUR] {
        let mut bench = Bench::new(true, Some(identity())).proven().started();
        bench.carries_out = false;
        bench.preview(StepId::Pool);
        bench.send(Msg::Enter);
        bench.later(jump);
        for _ in 0..40 {
            bench.later(1);
        }
        assert_eq!(bench.done(), ["bind-pool"], "after a jump of {jump} s");
        assert_eq!(update::enter(&bench.model), Enter::Wait);
        assert!(bench.model.in_flight.values().all(|flight| flight.since <= bench.model.facts.now));
    }
}
