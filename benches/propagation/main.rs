//! How soon it is noticed that the records are there, and how many questions that costs: the
//! wizard's session beside two ways that people use today, over the same DNS on loopback.
//!
//! `cargo test --bench propagation` runs it in three quarters of a minute. Nothing is asserted:
//! the figures are for people.

#![allow(clippy::expect_used, clippy::panic, reason = "a failure to set up ends the measure")]

mod methods;
mod world;

use std::rc::Rc;
use std::time::Duration;

use futures_util::future::{LocalBoxFuture, join_all};
use jiff::{SignedDuration, Timestamp};
use methods::{dig_loop, lego, wizard};
use world::{Figures, World};

/// A way for records to come to be seen.
struct Scenario {
    name: &'static str,
    /// Seconds that each of the zone's four servers needs after the host has published.
    lags: [f64; 4],
    /// Seconds that a resolver remembers an absence.
    negative: u32,
    /// Somebody looked at a resolver before.
    asked_before: bool,
}

const SCENARIOS: [Scenario; 3] = [
    Scenario { name: "all servers at once", lags: [0.0; 4], negative: 15, asked_before: false },
    Scenario {
        name: "one server 12 s behind",
        lags: [0.0, 0.0, 0.0, 12.0],
        negative: 15,
        asked_before: false,
    },
    Scenario { name: "absence cached for 30 s", lags: [0.0; 4], negative: 30, asked_before: true },
];

/// How long after the start the DNS host publishes: the wait begins before.
const PUBLISHED_AFTER: SignedDuration = SignedDuration::from_millis(7300);
/// Whoever has noticed nothing by then is stopped.
const PATIENCE: Duration = Duration::from_secs(50);

type Method = fn(Rc<World>) -> LocalBoxFuture<'static, ()>;

const METHODS: [(&str, Method); 3] = [
    ("sendoff", |world| Box::pin(wizard(world))),
    ("dig every 10 s", |world| Box::pin(dig_loop(world))),
    ("lego's method", |world| Box::pin(lego(world))),
];

async fn measure(
    scenario: &Scenario,
    (name, method): (&'static str, Method),
) -> (&'static str, Option<Figures>) {
    let begins = Timestamp::now();
    let world = Rc::new(World::start(scenario, begins + PUBLISHED_AFTER).await);
    let done = tokio::time::timeout(PATIENCE, method(world.clone())).await;
    (name, done.is_ok().then(|| world.figures(Timestamp::now())))
}

async fn all() -> Vec<(&'static str, Vec<(&'static str, Option<Figures>)>)> {
    let of_one = |scenario: &'static Scenario| async move {
        let methods = METHODS.map(|method| measure(scenario, method));
        (scenario.name, join_all(methods).await)
    };
    join_all(SCENARIOS.iter().map(of_one)).await
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let measured = runtime.block_on(all());
    println!();
    println!("noticed: seconds from the moment all name servers have all six records until it is noticed");
    println!("planted: questions to resolvers that were answered with an absence, which they then keep");
    println!("settled: seconds from that same moment until every resolver gives all six records");
    for (scenario, methods) in measured {
        println!("\n{scenario:<25} noticed  questions (name servers + resolvers)  planted  settled");
        for (name, figures) in methods {
            match figures {
                Some(figures) => println!("  {name:<23} {figures}"),
                None => println!("  {name:<23} nothing noticed within {} s", PATIENCE.as_secs()),
            }
        }
    }
}
