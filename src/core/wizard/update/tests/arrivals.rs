//! Whatever the order in which calls and the disk answer: while something is under way it is known, and
//! once nothing is, nobody waits.

use std::collections::VecDeque;

use proptest::prelude::*;

use super::bench::{Bench, delegated, published};
use super::*;
use crate::core::kinds::problem::Who;
use crate::core::steps::STEPS;

/// What was begun and has not answered. Calls overtake one another; the disk works in order.
struct Arrivals {
    bench: Bench,
    calls: Vec<Effect>,
    disk: VecDeque<Effect>,
}

impl Arrivals {
    fn started() -> Self {
        let mut bench = Bench::new(true, Some(identity())).with_zone();
        bench.reply = Box::new(delegated);
        let mut arrivals = Self { bench, calls: Vec::new(), disk: VecDeque::new() };
        arrivals.take(Msg::Woke { now: now() });
        arrivals.take(Msg::Started);
        arrivals
    }

    fn take(&mut self, msg: Msg) {
        for effect in update(&mut self.bench.model, msg) {
            match effect {
                Effect::Ask { .. } | Effect::Perform { .. } => self.calls.push(effect),
                Effect::Cancel { ticket: dropped } => self.calls.retain(|call| match call {
                    Effect::Ask { ticket, .. } | Effect::Perform { ticket, .. } => *ticket != dropped,
                    _ => true,
                }),
                Effect::WakeAt { .. } | Effect::UseDnsProfile { .. } | Effect::Quit => {}
                effect => self.disk.push_back(effect),
            }
        }
    }

    /// Something is under way, or nothing is waited for.
    fn check(&self) {
        let model = &self.bench.model;
        let is_open = !self.calls.is_empty() || !self.disk.is_empty();
        assert!(is_open || model.is_idle(), "waits for nothing: {:?} {:?}", model.queue, model.in_flight);
    }

    /// One answer, chosen among those that may come next.
    fn arrive(&mut self, choice: usize) -> bool {
        let disk = usize::from(!self.disk.is_empty());
        let count = self.calls.len() + disk;
        if count == 0 {
            return false;
        }
        let effect = match choice % count {
            0 if disk == 1 => self.disk.pop_front().expect("a job"),
            index => self.calls.remove(index - disk),
        };
        for msg in self.bench.carry_out(effect) {
            self.take(msg);
        }
        self.check();
        true
    }

    /// The first change that is wanted, as `apply` would confirm it.
    fn confirm(&mut self) {
        let model = &self.bench.model;
        let change = STEPS
            .iter()
            .filter(|step| !model.status(step.id()).is_finished())
            .find_map(|step| step.changes(&model.facts, &model.choices).into_iter().next());
        if let Some(change) = change.filter(|_| self.bench.model.is_idle()) {
            self.take(Msg::Confirm(change));
            self.check();
        }
    }
}

fn exists(change: &Change) -> Problem {
    let code = Some("UsernameExistsException".to_owned());
    Problem { code, ..Problem::new(ProblemKind::Conflict, change.operation(), Who::Main) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn in_whatever_order_answers_come_nobody_waits_for_nothing(
        order in prop::collection::vec(any::<u16>(), 1..600),
        refuses in any::<bool>(),
    ) {
        let mut arrivals = Arrivals::started();
        arrivals.bench.outcome = Box::new(move |change| match change {
            Change::InviteTestUser { .. } if refuses => Err(exists(change)),
            _ => Ok(Outcome::default()),
        });
        let mut confirmed = 0;
        for choice in order.iter().map(|choice| usize::from(*choice)).chain(std::iter::repeat(0)) {
            if arrivals.bench.done().contains(&"publish-records") {
                arrivals.bench.reply = Box::new(published);
            }
            if !arrivals.arrive(choice) {
                prop_assert!(arrivals.bench.model.is_idle());
                if confirmed == 8 {
                    break;
                }
                confirmed += 1;
                arrivals.confirm();
            }
        }
        let done = arrivals.bench.done();
        prop_assert!(done.contains(&"publish-records") && done.contains(&"bind-pool"), "{done:?}");
        let invited = done.iter().filter(|code| **code == "invite-test-user").count();
        prop_assert!(refuses || invited == 1, "{done:?}");
    }
}
