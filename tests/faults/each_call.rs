//! Each call of a whole set-up, broken in each way: it goes on when the fault is over, nothing is
//! lost, and what is no ensure is sent as often as a person agreed to it and no more.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, OnceLock};
use std::time::Instant;

use sendoff::core::facts::choices::Choices;

use crate::calls::Calls;
use crate::fault::{Effect, Fault};
use crate::proxy::{Rule, Verdict};
use crate::setting::{NEWCOMER, Setting, passes};
use crate::wizard::Wizard;

/// The operations of changes that are no ensures.
pub const ONCE: [&str; 3] = ["ses:PutAccountDetails", "ses:SendEmail", "cognito-idp:AdminCreateUser"];

/// How many set-ups go on together.
const AT_ONCE: usize = 32;

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
        // While AWS reviews, Enter may try SES out with its simulator first.
        let most = if operation == "ses:SendEmail" { 2 } else { 1 };
        let count = calls.counts.get(operation).copied().unwrap_or_default();
        assert!((1..=most).contains(&count), "{operation} belongs to a whole set-up: {state}");
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

/// One turn of breaking calls. Each operation breaks in another way, and in another one at each turn:
/// over as many turns as there are ways each breaks in each.
#[derive(Clone, Copy, Debug)]
struct Turn {
    turn: usize,
    /// Which call of each operation breaks first. The seventh after it breaks again: a change that
    /// looks before and after it writes has room to succeed.
    first: u64,
    /// Before its effect, after it (of a write), or first the one and at the next call the other.
    effects: &'static [Effect],
}

impl Turn {
    /// Every operation's first call in every way, every write's first one after its effect in every
    /// way, and calls that follow in one way or another.
    fn all() -> Vec<Turn> {
        use Effect::{After, Before};
        let turns = |effects: &'static [Effect]| {
            (0..Fault::of(effects[0]).len()).map(move |turn| Turn { turn, first: 1, effects })
        };
        let mixed = [1, 2].map(|first| Turn { turn: 0, first, effects: &[Before, After] });
        turns(&[Before]).chain(turns(&[After])).chain(mixed).collect()
    }

    fn rule(self) -> Arc<Rule> {
        let operations = operations();
        Arc::new(move |operation, count| {
            let effects = self.effects.iter().zip(self.first..);
            let Some((effect, _)) = effects.into_iter().find(|(_, which)| count % 7 == *which) else {
                return Verdict::Passes;
            };
            if *effect == Effect::After && !undisturbed().calls.writes(operation) {
                return Verdict::Passes;
            }
            let index = operations.iter().position(|known| known == operation).unwrap_or(0);
            let ways = Fault::of(*effect);
            let way = self.turn + index + usize::try_from(count / 7).expect("a count");
            Verdict::Breaks(*effect, ways[way % ways.len()])
        })
    }
}

/// Every call's every way to break.
fn every_pair() -> Broken {
    let pairs = |operation: String| {
        let writes = undisturbed().calls.writes(&operation);
        let effects = [Effect::Before, Effect::After]
            .into_iter()
            .filter(move |effect| *effect == Effect::Before || writes);
        effects.flat_map(move |effect| {
            let operation = operation.clone();
            Fault::of(effect).into_iter().map(move |fault| (operation.clone(), effect, fault))
        })
    };
    operations().into_iter().flat_map(pairs).collect()
}

/// The first call of one operation breaks in one way, and nothing else.
fn only(wanted: &(String, Effect, Fault)) -> Arc<Rule> {
    let (operation, effect, fault) = wanted.clone();
    Arc::new(move |called, count| match called == operation && count == 1 {
        true => Verdict::Breaks(effect, fault),
        false => Verdict::Passes,
    })
}

#[test]
fn each_call_breaks_in_each_way_and_the_set_up_completes() {
    let broken = at_once(Turn::all(), |turn| alone(set_up(turn.rule())));
    let broken: Broken = broken.into_iter().flatten().collect();
    // Where no answer came to the batch nobody knows which change to ask Route 53 about, and on a slow
    // machine that happens without a fault: what did not break at its turn breaks alone.
    let left: Vec<_> = every_pair().difference(&broken).cloned().collect();
    println!("{} of them alone", left.len());
    at_once(left, |pair| assert!(alone(set_up(only(pair))).contains(pair), "never happened: {pair:?}"));
    println!("{} pairs of call and fault", every_pair().len());
}
