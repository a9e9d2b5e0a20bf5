//! Each call of a whole set-up, broken in each way: it goes on when the fault is over, nothing is
//! lost, and what is no ensure is sent as often as a person agreed to it and no more.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, OnceLock};
use std::time::Instant;

use sendoff::core::choices::Choices;

use crate::calls::Calls;
use crate::fault::{Effect, Fault};
use crate::proxy::{Rule, Verdict};
use crate::setting::{NEWCOMER, Setting, passes};
use crate::wizard::Wizard;

/// The operations of changes that are no ensures.
pub const ONCE: [&str; 3] = ["ses:PutAccountDetails", "ses:SendEmail", "cognito-idp:AdminCreateUser"];

/// How many set-ups go on together.
const AT_ONCE: usize = 24;

/// One in so many of `all`; with FAULTS=all in the environment each of them, which takes minutes.
pub fn one_in<T>(so_many: usize, all: Vec<T>) -> Vec<T> {
    let step = if std::env::var("FAULTS").is_ok_and(|faults| faults == "all") { 1 } else { so_many };
    all.into_iter().step_by(step).collect()
}

/// What an undisturbed set-up asks and chooses.
pub struct Undisturbed {
    pub calls: Arc<Calls>,
    pub choices: Choices,
}

pub fn undisturbed() -> &'static Undisturbed {
    static UNDISTURBED: OnceLock<Undisturbed> = OnceLock::new();
    // Who asks first may be on a runtime.
    UNDISTURBED.get_or_init(|| std::thread::spawn(|| alone(learn())).join().expect("an undisturbed set-up"))
}

async fn learn() -> Undisturbed {
    let learning = Arc::new(Calls::default());
    let setting = Setting::of(NEWCOMER, Arc::clone(&learning), passes()).await;
    let mut wizard = Wizard::start(setting.session());
    wizard.lead_on_to_the_end().await;
    let state = setting.state().await;
    let calls = Arc::new(learning.counted(&state));
    let counted: Vec<&String> = calls.counts.keys().collect();
    assert_eq!(calls.named().iter().collect::<Vec<_>>(), counted, "a call whose request is not told apart");
    for operation in ONCE {
        assert_eq!(calls.counts.get(operation), Some(&1), "{operation} belongs to a whole set-up: {state}");
    }
    Undisturbed { calls, choices: setting.choices() }
}

/// Runs on a runtime of its own.
pub fn alone<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(future)
}

/// A few at a time, each on a thread of its own: a set-up waits more than it works. Gives what
/// each came to; fails with the names of those that failed.
pub fn at_once<T, R>(all: Vec<T>, run: impl Fn(&T) -> R + Send + Sync) -> Vec<R>
where
    T: std::fmt::Debug + Send + Sync,
    R: Send,
{
    let begun = Instant::now();
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let _place = Place::taken();
                    let result = catch_unwind(AssertUnwindSafe(|| run(one)));
                    results.lock().unwrap().push(result.map_err(|_| format!("{one:?}")));
                }
            });
        }
    });
    println!("{} set-ups in {:.1} s", all.len(), begun.elapsed().as_secs_f64());
    let results = results.into_inner().unwrap();
    let failed: Vec<&String> = results.iter().filter_map(|result| result.as_ref().err()).collect();
    assert!(failed.is_empty(), "{failed:#?} failed, see above");
    results.into_iter().flatten().collect()
}

/// One of the places for set-ups that go on together, over all tests.
struct Place;

static TAKEN: (Mutex<usize>, Condvar) = (Mutex::new(0), Condvar::new());

impl Place {
    fn taken() -> Place {
        let taken = TAKEN.0.lock().unwrap();
        *TAKEN.1.wait_while(taken, |taken| *taken >= AT_ONCE).unwrap() += 1;
        Place
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        *TAKEN.0.lock().unwrap() -= 1;
        TAKEN.1.notify_one();
    }
}

/// What broke in a set-up.
pub type Broken = BTreeSet<(String, Effect, Fault)>;

/// A whole set-up in which calls break as the rule says.
pub async fn set_up(rule: Arc<Rule>) -> Broken {
    let setting = Setting::of(NEWCOMER, Arc::clone(&undisturbed().calls), rule).await;
    let mut wizard = Wizard::start(setting.session());
    wizard.lead_on_to_the_end().await;
    check(&setting, &wizard).await;
    setting.proxy.broken().into_iter().collect()
}

/// What must hold whatever happened on the way.
pub async fn check(setting: &Setting, wizard: &Wizard) {
    for operation in ONCE {
        let (sent, agreed) = (setting.proxy.came(operation), wizard.agreed(operation));
        assert!(sent <= agreed, "{operation} was sent {sent} times, agreed to {agreed} times");
    }
    assert_eq!(setting.choices(), undisturbed().choices, "a choice was lost");
}

pub fn operations() -> Vec<String> {
    undisturbed().calls.counts.keys().cloned().collect()
}

/// One turn of breaking calls. Each operation breaks in another way, and in another one at each turn.
#[derive(Clone, Copy, Debug)]
struct Turn {
    turn: usize,
    /// Which call of each operation breaks first, before its effect; of a write the next one breaks
    /// after its effect. The seventh after it breaks again: a change that looks before and after it
    /// writes has room to succeed.
    first: u64,
    /// Nothing breaks before its effect: what comes late would be the only call of a write.
    only_after: bool,
}

impl Turn {
    fn faults(effect: Effect) -> Vec<Fault> {
        let fits = |fault: &Fault| effect == Effect::Before || fault.comes_after();
        Fault::QUICK.into_iter().filter(fits).collect()
    }

    /// Every operation's first call in every way, every write's first one after its effect in every
    /// way, and calls that follow in one way or another.
    fn all() -> Vec<Turn> {
        let before = (0..Fault::QUICK.len()).map(|turn| Turn { turn, first: 1, only_after: false });
        let after =
            (0..Self::faults(Effect::After).len()).map(|turn| Turn { turn, first: 0, only_after: true });
        before.chain(after).chain([Turn { turn: 0, first: 2, only_after: false }]).collect()
    }

    fn rule(self) -> Arc<Rule> {
        let (operations, before, after) =
            (operations(), Self::faults(Effect::Before), Self::faults(Effect::After));
        Arc::new(move |operation, count| {
            let index = operations.iter().position(|known| known == operation).unwrap_or(0);
            let way = self.turn + index + usize::try_from(count / 7).expect("a count");
            if count % 7 == self.first && !self.only_after {
                Verdict::Breaks(Effect::Before, before[way % before.len()])
            } else if count % 7 == self.first + 1 && undisturbed().calls.writes(operation) {
                Verdict::Breaks(Effect::After, after[way % after.len()])
            } else {
                Verdict::Passes
            }
        })
    }
}

#[test]
fn each_call_breaks_in_each_way_and_the_set_up_completes() {
    let broken = at_once(one_in(3, Turn::all()), |turn| alone(set_up(turn.rule())));
    let broken: Broken = broken.into_iter().flatten().collect();
    let happened = |operation: &str, effect| {
        broken.iter().any(|(broken, when, _)| broken == operation && *when == effect)
    };
    // Where Route 53 is quick, nobody asks how far it is.
    for operation in operations().iter().filter(|operation| *operation != "route53:GetChange") {
        assert!(happened(operation, Effect::Before), "{operation} never broke");
        let writes = undisturbed().calls.writes(operation);
        assert!(!writes || happened(operation, Effect::After), "{operation} never broke after its effect");
    }
    for effect in [Effect::Before, Effect::After] {
        for fault in Turn::faults(effect) {
            let broke = broken.iter().any(|(_, when, how)| (*when, *how) == (effect, fault));
            assert!(broke, "{fault:?}, {effect:?}, never happened");
        }
    }
    println!("{} pairs of call and fault", broken.len());
}

/// Each lasts as long as the SDK's patience, so that a few of them share a set-up.
#[test]
fn no_answer_to_a_call_is_waited_for_in_vain() {
    let mut broken: Vec<(String, Effect, Fault)> = Vec::new();
    for operation in operations() {
        if undisturbed().calls.writes(&operation) {
            broken.push((operation.clone(), Effect::After, Fault::Stalled));
        }
        broken.push((operation, Effect::Before, Fault::Silent));
    }
    let broken = one_in(3, broken);
    // Those of one operation go to different set-ups.
    let together: Vec<Broken> =
        (0..AT_ONCE).map(|run| broken.iter().skip(run).step_by(AT_ONCE).cloned().collect()).collect();
    at_once(together, |wanted| {
        let rule = wanted.clone();
        let happened = alone(set_up(Arc::new(move |called, count| {
            let this = rule.iter().find(|(operation, ..)| count == 1 && operation == called);
            this.map_or(Verdict::Passes, |(_, effect, fault)| Verdict::Breaks(*effect, *fault))
        })));
        assert_eq!(happened, *wanted);
    });
}
