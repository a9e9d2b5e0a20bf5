//! Enter held down, or stuck on a slow line: it leads on and agrees to nothing.

use super::bench::{Bench, delegated, published};
use super::*;
use crate::core::kinds::name::UserPoolId;
use crate::core::wizard::update;

/// When a held key comes again for the first time, and how long after that each time, in milliseconds.
const HELD: [(i64, i64); 8] =
    [(250, 90), (250, 33), (500, 90), (500, 33), (660, 90), (660, 33), (1000, 90), (1000, 33)];

fn hold(bench: &mut Bench, key: &Msg, (first, then): (i64, i64), milliseconds: i64) {
    let mut passed = 0;
    let mut pause = first;
    bench.take(key.clone());
    while passed < milliseconds {
        passed += pause;
        // The program wakes in between, whenever it asked for it.
        while let Some(at) = bench.model.wake_at.filter(|at| *at < later(bench, pause)) {
            pause -= i64::try_from(at.duration_since(bench.model.facts.now).as_millis()).unwrap();
            bench.take(Msg::Woke { now: at });
        }
        let now = later(bench, pause);
        bench.take(Msg::Woke { now });
        bench.take(key.clone());
        pause = then;
    }
    let now = later(bench, 5000);
    bench.take(Msg::Woke { now });
}

fn later(bench: &Bench, milliseconds: i64) -> jiff::Timestamp {
    bench.model.facts.now + SignedDuration::from_millis(milliseconds)
}

fn fresh(reply: fn(&crate::core::kinds::dns::Question) -> Reply, identity: Option<Identity>) -> Bench {
    let mut bench = Bench::new(true, identity).with_zone();
    if bench.identity.is_some() {
        bench = bench.proven();
    }
    bench.reply = Box::new(reply);
    bench.started()
}

#[test]
fn enter_held_down_from_the_start_writes_nothing() {
    for held in HELD {
        for mut bench in
            [fresh(delegated, None), fresh(delegated, Some(identity())), fresh(published, Some(identity()))]
        {
            hold(&mut bench, &Msg::Enter, held, 5000);
            assert_eq!(bench.done(), [] as [&str; 0], "{held:?}");
        }
    }
}

#[test]
fn enter_held_down_at_any_step_or_preview_writes_nothing() {
    for held in HELD {
        for step in [StepId::Identity, StepId::Records, StepId::Pool, StepId::Test] {
            let mut bench = match step {
                StepId::Identity => fresh(delegated, None),
                StepId::Records => fresh(delegated, Some(identity())),
                _ => fresh(published, Some(identity())),
            };
            bench.take(Msg::Go(step));
            let now = later(&bench, 3000);
            bench.take(Msg::Woke { now });
            hold(&mut bench, &Msg::Enter, held, 3000);
            assert_eq!(bench.done(), [] as [&str; 0], "{step:?} {held:?}");
        }
    }
}

#[test]
fn of_several_pools_a_held_enter_chooses_none() {
    for held in HELD {
        let mut bench = Bench::new(true, Some(identity())).with_zone();
        bench.reply = Box::new(published);
        bench.model.given.user_pools.clear();
        bench.model.choices.user_pools.clear();
        let mut bench = bench.started();
        let listed = ["us-east-1_First0000", "us-east-1_Second000"]
            .map(|id| UserPoolListing { id: UserPoolId::from(id), name: id.to_owned() });
        bench.model.facts.record(Query::UserPools, Ok(Answer::UserPools(listed.to_vec())));
        bench.take(Msg::Go(StepId::Pool));
        hold(&mut bench, &Msg::Enter, held, 3000);
        assert_eq!(bench.model.choices.user_pools, [], "{held:?}");
        assert!(bench.done().is_empty());
    }
}

/// What failed is sent again by an Enter that is meant, and not by each of a held key's.
#[test]
fn a_held_enter_sends_nothing_again() {
    for held in HELD {
        let mut bench = fresh(published, Some(identity()));
        bench.outcome = Box::new(|_| Err(problem(ProblemKind::Permission)));
        bench.preview(StepId::Pool);
        bench.send(Msg::Enter);
        assert_eq!(bench.done(), ["bind-pool"]);
        hold(&mut bench, &Msg::Enter, held, 3000);
        assert_eq!(bench.done(), ["bind-pool"], "{held:?}");
    }
}

#[test]
fn an_enter_with_quiet_around_it_is_taken_and_says_so_where_it_was_not() {
    let mut bench = fresh(published, Some(identity()));
    bench.preview(StepId::Pool);
    bench.take(Msg::Enter);
    assert_eq!(update::enter(&bench.model), Enter::TooSoon);
    let now = later(&bench, 150);
    bench.take(Msg::Woke { now });
    bench.take(Msg::Down);
    let told = bench.model.notice.as_ref().map(|notice| notice.message.id.clone());
    assert_eq!(told.as_deref(), Some("note-enter-held"));
    bench.later(10);
    assert!(bench.done().is_empty(), "a key came within 200 ms");
    bench.take(Msg::Enter);
    let at = bench.model.wake_at.expect("it wakes by itself");
    bench.take(Msg::Woke { now: at });
    assert_eq!(bench.done(), ["bind-pool"]);
}
