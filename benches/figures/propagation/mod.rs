//! How soon it is shown that a record is there, and how many questions that costs: the wizard's
//! session beside two ways that people use today, over the same DNS on loopback.
//!
//! Each way has a world and a thread of its own, and the servers of each world have another, so that
//! none waits for the others.

mod figures;
mod methods;
mod waiting;
mod world;

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use figures::{Figures, Measured};
use futures_util::future::LocalBoxFuture;
use methods::{dig_loop, lego, wizard};
use world::World;

use crate::row::Row;
use crate::session::block_on;

/// A way for records to come to be seen.
struct Scenario {
    name: &'static str,
    /// Seconds that each of the zone's four servers needs after the host has published.
    lags: [f64; 4],
    /// Seconds that a resolver remembers an absence.
    negative: u32,
    /// Somebody looked at a resolver before.
    asked_before: bool,
    /// Worlds of six records each.
    worlds: usize,
}

static SCENARIOS: [Scenario; 3] = [
    Scenario { name: "servers at once", lags: [0.0; 4], negative: 15, asked_before: false, worlds: 4 },
    Scenario {
        name: "one 12 s behind",
        lags: [0.0, 0.0, 0.0, 12.0],
        negative: 15,
        asked_before: false,
        worlds: 1,
    },
    Scenario { name: "absence cached 30 s", lags: [0.0; 4], negative: 30, asked_before: true, worlds: 1 },
];

/// Whoever has not noticed everything by then is stopped.
const PATIENCE: Duration = Duration::from_secs(90);

type Method = fn(Arc<World>) -> LocalBoxFuture<'static, ()>;

/// One world, looked at in one way, on a thread of its own.
fn measure(scenario: &'static Scenario, number: usize, method: Method) -> Measured {
    let world = World::start(scenario, number);
    let all = block_on(async { tokio::time::timeout(PATIENCE, method(world.clone())).await });
    let measured = world.measured();
    assert!(all.is_err() || measured.is_whole(), "a record was passed over");
    measured
}

/// The worlds of the wizard one after the other; the other two only wait most of the time.
fn all(scenario: &'static Scenario) -> [Figures; 3] {
    let side_by_side = |method: Method| {
        let of_one = |number| thread::spawn(move || measure(scenario, number, method));
        (0..scenario.worlds).map(of_one).collect::<Vec<_>>()
    };
    let dig = side_by_side(|world| Box::pin(dig_loop(world)));
    let lego = side_by_side(|world| Box::pin(lego(world)));
    let wizards: Vec<Measured> = (0..scenario.worlds)
        .map(|number| measure(scenario, number, |world| Box::pin(wizard(world))))
        .collect();
    let join = |threads: Vec<thread::JoinHandle<Measured>>| {
        threads.into_iter().map(|thread| thread.join().expect("a measure")).collect::<Vec<_>>()
    };
    [wizards, join(dig), join(lego)].map(|worlds| Figures::of(&worlds))
}

/// The scenarios side by side, since there is little but waiting in each.
pub fn table() -> Vec<Row> {
    let waiting = waiting::rows();
    let threads = SCENARIOS.each_ref().map(|scenario| thread::spawn(move || all(scenario)));
    let rows = SCENARIOS.iter().zip(threads).map(|(scenario, thread)| {
        let [ours, dig, lego] = thread.join().expect("a scenario");
        figures::rows(scenario.name, &ours, &[("dig every 10 s", dig), ("lego's method", lego)])
    });
    waiting.into_iter().chain(rows.flatten()).collect()
}
