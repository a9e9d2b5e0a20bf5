//! The planner, judged by the world: `apply --yes` in random worlds, and what becomes of the pool's mail there
//! by [`World::would_deliver`], which knows no finding.

mod world;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;

use super::simulation::Simulation;
use crate::core::facts::choices::Choices;
use crate::core::progress;
use crate::core::wizard::msg::Msg;
use crate::rehearsal::world::ses::{bare, identity_of_arn};
use crate::rehearsal::world::{Delivery, Dropped, World};
use crate::report::Exit;
use world::{Told, told};

/// How many worlds are looked at; `WORLDS` asks for more, `WORLDS_SEED` for others.
const WORLDS: usize = 80;
const WAIT: Duration = Duration::from_secs(20);

/// One in the identity's domain, to whom mail goes also in the sandbox, and two elsewhere.
const RECIPIENTS: [&str; 3] = ["dev@example.com", "you@example.net", "somebody@example.org"];

/// What a world was to the mail of each pool.
type Deliveries = BTreeMap<String, [Delivery; 3]>;

fn deliveries(world: &World) -> Deliveries {
    let each = |pool: &String| RECIPIENTS.map(|to| world.would_deliver(pool, to));
    world.user_pools.keys().map(|pool| (pool.clone(), each(pool))).collect()
}

/// How the pool sends its mail.
fn settings(world: &World, pool: &str) -> Value {
    world.user_pools[pool].members.get("EmailConfiguration").cloned().unwrap_or_default()
}

fn is_suppressed(world: &World, recipient: &str) -> bool {
    world.ses.values().any(|ses| !ses.delivers_to(recipient))
}

/// What `status` would say of completeness, in a run of its own.
async fn is_complete(simulation: &Simulation, given: Choices) -> bool {
    let mut session = simulation.session(given);
    session.send(Msg::Started);
    while !session.model.has_looked() {
        session.next().await;
    }
    let complete = progress::complete(&session.model.facts, &session.model.choices);
    session.end();
    complete
}

/// Of a complete set-up: why a mail of one of its pools would not arrive all the same. A recipient's own place
/// on the suppression list is the test's matter, and a function that takes every mail that of who skipped it.
fn against_complete(world: &World, given: &Choices, skips_test: bool) -> Option<String> {
    let to = RECIPIENTS[2];
    given.user_pools.iter().find_map(|pool| match world.would_deliver(pool.as_str(), to) {
        Delivery::Delivered => None,
        Delivery::Dropped(Dropped::Function) if skips_test => None,
        why => Some(format!("complete, and {pool}'s mail: {why:?}")),
    })
}

/// When a pool was bound by this run without SES having taken a mail with its From, identity and set before.
fn unproven(world: &World, bound: &[(String, Timestamp)]) -> Option<String> {
    bound.iter().find_map(|(pool, at)| {
        let email = world.user_pools.get(pool)?.members.get("EmailConfiguration")?;
        let text = |member: &str| email.get(member).and_then(|text| text.as_str());
        let (arn, from) = (text("SourceArn")?, text("From")?);
        let source = identity_of_arn(arn).map(str::to_owned);
        let (region, ses) =
            world.ses.iter().find(|(region, _)| arn.split(':').nth(3) == Some(region.as_str()))?;
        let set = ses.set_in_force(from, text("ConfigurationSet"));
        let is_proof = |taken: &&crate::rehearsal::world::Taken| {
            taken.at <= *at
                && taken.region == *region
                && bare(&taken.from) == bare(from)
                && taken.source == source
                && taken.set == set
        };
        let is_proven = world.taken.iter().any(|taken| is_proof(&taken));
        (!is_proven)
            .then(|| format!("{pool} was bound, and SES had taken no mail from {from} by {arn} with {set:?}"))
    })
}

/// What is against the planner in this world, each with its property's letter.
fn lived(told: &Told) -> (Vec<String>, &'static str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    runtime.expect("a runtime").block_on(async {
        let simulation = Simulation::of(&told.text());
        let given = told.given(&simulation.given);
        let mut against = Vec::new();
        let before = simulation.with(|world| deliveries(world));
        let pools = before.keys();
        let set: BTreeMap<String, Value> =
            simulation.with(|world| pools.map(|pool| (pool.clone(), settings(world, pool))).collect());
        // Only where no test of its own is missing can a set-up be complete before anything was done.
        if told.skips_test && is_complete(&simulation, given.clone()).await {
            let why = simulation.with(|world| against_complete(world, &given, true));
            against.extend(why.map(|why| format!("d: before, {why}")));
        }
        let begun = simulation.heard().len();
        let (exit, _) = simulation.apply(given.clone(), WAIT).await;
        let bind = "cognito-idp:UpdateUserPool";
        let written: Vec<Timestamp> = simulation.heard()[begun.min(simulation.heard().len())..]
            .iter()
            .filter(|call| call.operation == bind)
            .map(|call| call.at)
            .collect();
        tokio::time::advance(Duration::from_secs(10)).await;
        let after = simulation.with(|world| deliveries(world));
        for (pool, before) in &before {
            for (index, to) in RECIPIENTS.iter().enumerate() {
                let left_out = simulation.with(|world| is_suppressed(world, to));
                if before[index].is_delivered() && !after[pool][index].is_delivered() && !left_out {
                    against.push(format!("a: {pool} to {to}: {:?}", after[pool][index]));
                    break;
                }
            }
        }
        let complete = exit == Exit::Done;
        if complete {
            let why = simulation.with(|world| against_complete(world, &given, told.skips_test));
            against.extend(why.map(|why| format!("b: {why}")));
        }
        let may_send = !told.pieces.contains(&"no-send");
        if may_send && !written.is_empty() {
            // Pools are bound one after the other, in their order.
            let is_new = |pool: &String| simulation.with(|world| settings(world, pool)) != set[pool];
            let pools = given.user_pools.iter().map(ToString::to_string).filter(is_new);
            let bound: Vec<(String, Timestamp)> = pools.zip(written.iter().copied()).collect();
            against.extend(simulation.with(|world| unproven(world, &bound)).map(|why| format!("c: {why}")));
        }
        let end = match (complete, written.is_empty()) {
            (true, false) => "bound and complete",
            (true, true) => "complete",
            (false, false) => "bound",
            (false, true) => "left alone",
        };
        (against, end)
    })
}

fn number(variable: &str, otherwise: usize) -> usize {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// How one world ended, and the least worlds in which each that is against the planner shows.
type Ended = (&'static str, Vec<(Told, String)>);

/// Side by side, each world on its own clock.
fn each(worlds: &[Told]) -> Vec<Ended> {
    let (next, ended) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(told) = worlds.get(next.fetch_add(1, Ordering::Relaxed)) {
            let (against, end) = lived(told);
            let least = against.into_iter().map(|why| (smallest(told.clone(), &why), why));
            let against: Vec<(Told, String)> = least.collect();
            against.iter().for_each(|(least, why)| println!("{least}: {why}"));
            ended.lock().expect("no worker panicked").push((end, against));
        }
    };
    std::thread::scope(|scope| {
        let workers = std::thread::available_parallelism().map_or(2, usize::from);
        (0..workers).for_each(|_| drop(scope.spawn(work)));
    });
    ended.into_inner().expect("no worker panicked")
}

/// Without the pieces that this does not need.
fn smallest(mut told: Told, why: &String) -> Told {
    let fails = |less: &Told| lived(less).0.contains(why);
    while let Some(less) = told.smaller().into_iter().find(fails) {
        told = less;
    }
    told
}

#[test]
fn what_the_planner_does_stops_no_mail_and_calls_nothing_complete_that_does_not_arrive() {
    let (count, seed) = (number("WORLDS", WORLDS), number("WORLDS_SEED", 11));
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&(seed as u64).to_le_bytes());
    let config = Config { failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let mut tell = || told().new_tree(&mut runner).expect("a world").current();
    let worlds: Vec<Told> = (0..count).map(|_| tell()).collect();
    let begun = std::time::Instant::now();
    let (mut ends, mut failed) = (BTreeMap::<&str, usize>::new(), BTreeMap::<Told, Vec<String>>::new());
    for (end, against) in each(&worlds) {
        *ends.entry(end).or_default() += 1;
        for (least, why) in against {
            failed.entry(least).or_default().push(why);
        }
    }
    println!("{count} worlds of seed {seed} ended so after {:?}: {ends:?}", begun.elapsed());
    let first = failed.first_key_value().map(|(told, _)| told.text());
    assert!(
        failed.is_empty(),
        "{} kinds of worlds (seed {seed}); the first:\n{}",
        failed.len(),
        first.unwrap_or_default()
    );
    assert!(ends.contains_key("bound and complete") && ends.contains_key("left alone"), "{ends:?}");
}
