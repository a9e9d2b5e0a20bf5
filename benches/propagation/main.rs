//! How soon it is noticed that a record is there, and how many questions that costs: the wizard's
//! session beside two ways that people use today, over the same DNS on loopback.
//!
//! `cargo test --bench propagation` runs it in about two minutes and a half. Nothing is asserted: the
//! figures are for people. Each way has a world and a thread of its own, and the servers of each world
//! have another, so that none waits for the others.

#![allow(clippy::expect_used, clippy::panic, reason = "a failure to set up ends the measure")]

mod figures;
mod methods;
mod world;

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use figures::{Figures, Measured};
use futures_util::future::LocalBoxFuture;
use methods::{dig_loop, lego, wizard};
use world::World;

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

const SCENARIOS: [Scenario; 3] = [
    Scenario { name: "all servers at once", lags: [0.0; 4], negative: 15, asked_before: false, worlds: 4 },
    Scenario {
        name: "one server 12 s behind",
        lags: [0.0, 0.0, 0.0, 12.0],
        negative: 15,
        asked_before: false,
        worlds: 1,
    },
    Scenario { name: "absence cached for 30 s", lags: [0.0; 4], negative: 30, asked_before: true, worlds: 1 },
];

/// Whoever has not noticed everything by then is stopped.
const PATIENCE: Duration = Duration::from_secs(90);

type Method = fn(Arc<World>) -> LocalBoxFuture<'static, ()>;

/// One world, looked at in one way, on a thread of its own.
fn measure(scenario: &'static Scenario, number: usize, method: Method) -> Measured {
    let world = World::start(scenario, number);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let all = runtime.block_on(async { tokio::time::timeout(PATIENCE, method(world.clone())).await });
    let measured = world.measured();
    assert!(all.is_err() || measured.is_whole(), "a record was passed over");
    measured
}

/// The worlds of the wizard one after the other; the other two only wait most of the time.
fn all(scenario: &'static Scenario) -> Vec<(&'static str, Vec<Measured>)> {
    let wizards = thread::spawn(move || {
        let of_one = |number| measure(scenario, number, |world| Box::pin(wizard(world)));
        (0..scenario.worlds).map(of_one).collect::<Vec<_>>()
    });
    let side_by_side = |method: Method| {
        let of_one = |number| thread::spawn(move || measure(scenario, number, method));
        (0..scenario.worlds).map(of_one).collect::<Vec<_>>()
    };
    let dig = side_by_side(|world| Box::pin(dig_loop(world)));
    let lego = side_by_side(|world| Box::pin(lego(world)));
    let join = |threads: Vec<thread::JoinHandle<Measured>>| {
        threads.into_iter().map(|thread| thread.join().expect("a measure")).collect()
    };
    vec![
        ("sendoff", wizards.join().expect("a measure")),
        ("dig every 10 s", join(dig)),
        ("lego's method", join(lego)),
    ]
}

fn main() {
    println!();
    println!("noticed: seconds from the moment all name servers have a record until it is noticed");
    println!("planted: questions to resolvers that were answered with an absence, which they then keep");
    println!("settled: seconds from the last record's moment until every resolver gives all six records");
    for scenario in &SCENARIOS {
        let records = scenario.worlds * world::RECORDS;
        println!(
            "\n{:<25} noticed: median     p95     max  questions (name servers + resolvers)  planted  settled",
            format!("{}, {records}", scenario.name)
        );
        for (name, worlds) in all(scenario) {
            println!("  {name:<23} {}", Figures::of(&worlds));
        }
    }
}
