//! SIGKILL around every write of a whole set-up, one after the other in one world: what AWS has
//! is not written again, and what nobody heard the outcome of is not sent again.

use std::collections::BTreeSet;
use std::fs;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::known::known;
use crate::proxy::Fate;
use crate::world::{Running, World};

/// Where the program stood in a write when it was killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moment {
    /// It had asked what it needed, and said nothing yet of what it meant to do.
    BeforeIntent,
    /// Half of the intent's line is on the disk, as a power cut leaves it.
    WithinIntent,
    /// The intent is on the disk; AWS never heard of the call.
    AfterIntent,
    /// AWS did it; nobody learnt so.
    AfterCall,
    /// Half of the outcome's line is on the disk.
    WithinOutcome,
    AfterOutcome,
}

const MOMENTS: [Moment; 6] = [
    Moment::BeforeIntent,
    Moment::WithinIntent,
    Moment::AfterIntent,
    Moment::AfterCall,
    Moment::WithinOutcome,
    Moment::AfterOutcome,
];

impl Moment {
    const fn carried_out(self) -> bool {
        matches!(self, Self::AfterCall | Self::WithinOutcome | Self::AfterOutcome)
    }

    /// The journal has an intent and no outcome.
    const fn leaves_doubt(self) -> bool {
        matches!(self, Self::AfterIntent | Self::AfterCall | Self::WithinOutcome)
    }
}

/// What may go out once only: the journal's word for it, and AWS'.
const MAILS: [&str; 2] = ["ses:SendEmail", "cognito-idp:AdminCreateUser"];

/// Sends the name of the first write that is not in `killed`, once it is as far as `moment` says;
/// from then on nothing more gets through.
fn trap(world: &World, moment: Moment, killed: &BTreeSet<String>) -> Receiver<String> {
    let (caught, catch) = mpsc::channel();
    let killed = killed.clone();
    let trapped = Arc::new(Mutex::new(false));
    world.proxy.decide(move |request| {
        let mut trapped = trapped.lock().unwrap();
        if *trapped {
            return Fate::Kept { carried_out: false };
        }
        let operation = known().of(request);
        let Some(write) = operation.filter(|known| known.writes && !killed.contains(&known.name)) else {
            return Fate::Passes;
        };
        *trapped = true;
        let _ = caught.send(write.name.clone());
        match moment {
            Moment::WithinOutcome | Moment::AfterOutcome => Fate::Passes,
            Moment::AfterCall => Fate::Kept { carried_out: true },
            _ => Fate::Kept { carried_out: false },
        }
    });
    catch
}

/// The write that it was caught at, or `None` where it came to its end.
fn run_into(running: &mut Running, catch: &Receiver<String>) -> Option<String> {
    let until = Instant::now() + Duration::from_secs(150);
    loop {
        match catch.recv_timeout(Duration::from_millis(20)) {
            Ok(name) => return Some(name),
            Err(_) if running.has_ended() => return catch.try_recv().ok(),
            Err(_) => assert!(Instant::now() < until, "it hangs"),
        }
    }
}

fn wait(what: &str, mut holds: impl FnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(60);
    while !holds() {
        assert!(Instant::now() < until, "waited for {what}");
        thread::park_timeout(Duration::from_millis(5));
    }
}

fn entries(world: &World) -> Vec<Value> {
    world.journal().lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

fn count(entries: &[Value], kind: &[&str]) -> usize {
    entries.iter().filter(|entry| kind.iter().any(|kind| entry["entry"] == *kind)).count()
}

/// The last line of the journal that is of this kind goes, or is cut in half, with all after it.
fn tear(world: &World, kind: &str, keeps_half: bool) {
    let path = world.file("journal.jsonl").expect("a journal");
    let text = world.journal();
    let of_kind = |line: &&str| serde_json::from_str::<Value>(line).is_ok_and(|entry| entry["entry"] == kind);
    let last = text.lines().filter(of_kind).last().expect("such a line");
    let at = text.rfind(last).expect("the line");
    let kept = at + if keeps_half { last.len() / 2 } else { 0 };
    fs::write(path, &text[..kept]).expect("a file");
}

fn leave_as_at(world: &World, moment: Moment) {
    match moment {
        Moment::BeforeIntent => tear(world, "intent", false),
        Moment::WithinIntent => tear(world, "intent", true),
        Moment::WithinOutcome => tear(world, "done", true),
        _ => {}
    }
}

fn choices_are_kept(before: &Value, after: &Value) {
    let Some(before) = before.as_object() else { return };
    for (name, chosen) in before.iter().filter(|(name, _)| *name != "version") {
        assert_eq!(&after[name], chosen, "the choice {name} was lost");
    }
}

fn around_every_write(moment: Moment) {
    let world = World::start("granted");
    let mut killed = BTreeSet::new();
    let mut chosen = Value::Null;
    let ended = loop {
        let catch = trap(&world, moment, &killed);
        let outcomes = count(&entries(&world), &["done", "failed"]);
        let mut running = world.apply();
        let Some(write) = run_into(&mut running, &catch) else { break running.end() };
        let carried_out = u64::from(moment.carried_out());
        if moment.carried_out() {
            wait("the effect", || world.calls(&write) == carried_out);
        }
        if matches!(moment, Moment::WithinOutcome | Moment::AfterOutcome) {
            wait("the outcome", || count(&entries(&world), &["done", "failed"]) > outcomes);
        }
        running.kill();
        leave_as_at(&world, moment);
        assert_eq!(world.calls(&write), carried_out, "{moment:?} {write}");
        choices_are_kept(&chosen, &world.choices());
        chosen = world.choices();

        // A look first: it says what happened, and changes nothing.
        world.proxy.decide(|_| Fate::Passes);
        let writes = world.served.state()["writes"].clone();
        let status = world.run(&["status"]);
        let first = status.out.lines().next().unwrap_or_default().to_owned();
        assert!(first.starts_with("Since "), "{moment:?} {write}: {}", status.out);
        assert_eq!(first.contains("was cut off"), moment.leaves_doubt(), "{moment:?} {write}: {first}");
        assert_eq!(world.served.state()["writes"], writes, "a look writes nothing");
        assert!(killed.insert(write));
    };
    let state = world.served.state();
    let said = format!("{moment:?}\n{}\n{}\n{:#}", ended.out, ended.err, state["calls"]);
    choices_are_kept(&chosen, &world.choices());
    assert_eq!(killed.iter().cloned().collect::<Vec<_>>(), writes_reached(moment), "{said}");
    for write in known().writes() {
        let stands = state["calls"][&write].as_u64().unwrap_or_default();
        if MAILS.contains(&write.as_str()) && moment == Moment::AfterIntent {
            // AWS never heard of it, which nobody can know: only a person sends it again.
            assert_eq!(stands, 0, "{write} {said}");
        } else if reached(moment, &write) {
            assert_eq!(stands, 1, "{write} {said}");
        }
    }
    let pool = &state["user_pools"]["us-east-1_Rh7Kq2ZtB"]["EmailConfiguration"];
    assert_eq!(pool["EmailSendingAccount"], "DEVELOPER", "{said}");
    let expected = if moment.leaves_doubt() { 3 } else { 0 };
    assert_eq!(ended.code, expected, "what nobody heard of needs a person, and nothing else: {said}");
}

/// A test user is deleted only where its invitation is known to have gone out.
fn reached(moment: Moment, write: &str) -> bool {
    !(moment.leaves_doubt() && write == "cognito-idp:AdminDeleteUser")
}

fn writes_reached(moment: Moment) -> Vec<String> {
    known().writes().into_iter().filter(|write| reached(moment, write)).collect()
}

#[test]
fn killed_at_every_write_nothing_is_lost_and_nothing_done_twice() {
    let threads = MOMENTS.map(|moment| thread::spawn(move || around_every_write(moment)));
    let failed = threads.into_iter().filter_map(|thread| thread.join().err()).count();
    assert_eq!(failed, 0, "see above");
}
