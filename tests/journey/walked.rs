//! Killed at every write of a whole set-up, one after the other, and started again each time: no
//! write is repeated that AWS already has, none that is no ensure without a person, and no choice
//! is lost. What became of an invitation can be looked up: it is repeated once its user is gone.
//!
//! Which writes there are is learnt from an undisturbed run, by what the server counted.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use sendoff::core::facts::choices::Choices;
use sendoff::core::facts::journal::Entry;
use sendoff::core::kinds::change::Change;
use sendoff::core::kinds::finding::Code;
use sendoff::rehearsal::Scenario;
use sendoff::words::{Lang, Words};
use serde_json::{Map, Value};

use crate::gate::{Gate, Keeps};
use crate::killed::{gated, world};
use crate::pty::DEADLINE;
use crate::resumed::choices;
use crate::run::{Ran, find};
use crate::served::Served;
use crate::watch::ended;
use crate::wizard::calls;

const MAIL_FROM: &str = "ses:PutEmailIdentityMailFromAttributes";
const DELETE: &str = "cognito-idp:AdminDeleteUser";

/// When the program is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moment {
    /// While the intent was being written: half a line.
    HalfIntent,
    /// After its intent: AWS never heard of it.
    Intent,
    /// AWS did it, and the answer came too late.
    Call,
    /// While the outcome was being written: half a line.
    HalfOutcome,
    /// After its outcome, and before anything else.
    Outcome,
}

impl Moment {
    const ALL: [Moment; 5] = [Self::HalfIntent, Self::Intent, Self::Call, Self::HalfOutcome, Self::Outcome];

    fn keeps(self) -> Keeps {
        match self {
            Self::HalfIntent | Self::Intent => Keeps::Question,
            Self::Call => Keeps::Answer,
            Self::HalfOutcome | Self::Outcome => Keeps::Rest,
        }
    }

    fn was_heard(self) -> bool {
        !matches!(self, Self::HalfIntent | Self::Intent)
    }

    /// There is an intent and no outcome.
    fn is_unknown(self) -> bool {
        matches!(self, Self::Intent | Self::Call | Self::HalfOutcome)
    }
}

/// A domain that was verified by its TXT record long ago, with signing off: what mends it are writes
/// that a new identity does not need.
const LEGACY: &str = r#"
extends = "granted"

[ses.us-east-1.identities."example.com"]
hours_ago = 20000
status = "NOT_STARTED"
signing_off = true
"#;

/// What is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SetUp {
    /// Every write.
    Whole,
    /// What mends the identity; the rest goes on undisturbed.
    Legacy,
}

impl SetUp {
    fn world(self) -> (Served, Gate) {
        match self {
            Self::Whole => world("granted"),
            Self::Legacy => gated(Served::here(&Scenario::parse(LEGACY).expect("a scenario"))),
        }
    }

    fn killed(self, writes: &[String]) -> &[String] {
        match self {
            Self::Whole => writes,
            Self::Legacy => &writes[..2],
        }
    }
}

/// Each write of a set-up that nobody disturbs, as [`Gate`] knows requests. The order is that of
/// this one run: the MAIL FROM domain waits for its MX, the pool for DKIM, neither for the other.
fn writes(set_up: SetUp) -> Vec<String> {
    let (served, gate) = set_up.world();
    gate.watch();
    let ended = served.run(&["apply", "--yes", "--wait", "2m"]);
    assert_eq!(ended.code, 0, "{}\n{}", ended.out, ended.err);
    let writes = gate.watched();
    assert_eq!(served.state()["writes"], writes.len(), "{writes:?}");
    assert!(writes.len() >= 7, "a whole set-up: {writes:?}");
    let distinct: std::collections::BTreeSet<_> = writes.iter().collect();
    assert_eq!(distinct.len(), writes.len(), "each is written once: {writes:?}");
    writes
}

struct Walk {
    moment: Moment,
    served: Served,
    gate: Gate,
    /// How often AWS is to have heard of each operation.
    heard: BTreeMap<String, u64>,
    /// What was chosen when it was last killed.
    chosen: Map<String, Value>,
    /// What the next start has to say first.
    first_line: Option<String>,
    words: Words,
}

impl Walk {
    fn new(set_up: SetUp, moment: Moment) -> Self {
        let (served, gate) = set_up.world();
        let words = Words::in_zone(Lang::En, TimeZone::UTC);
        Self { moment, served, gate, heard: BTreeMap::new(), chosen: Map::new(), first_line: None, words }
    }

    fn journal(&self) -> PathBuf {
        find(&self.served.state_home(), "journal.jsonl").expect("a journal")
    }

    fn entries(&self) -> Vec<Entry> {
        let text = fs::read_to_string(self.journal()).unwrap_or_default();
        text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }

    /// From the second start on with nothing said that a file can remember.
    fn arguments(&self) -> Vec<String> {
        let flags = self.served.flags();
        let chosen = ["--from", "--user-pool", "--dns"];
        let from = flags.iter().position(|word| chosen.contains(&word.as_str())).expect("choices");
        let known = match self.chosen.is_empty() {
            true => &flags[from..],
            // Without a recipient `apply` sends nothing; the domain says which set-up is meant.
            false => &["--domain", "example.com", "--to", "you@example.net"].map(str::to_owned)[..],
        };
        flags[..from].iter().chain(known).cloned().collect()
    }

    fn begin(&self, command: &[&str], answers: &str) -> Child {
        let arguments = self.arguments();
        let all: Vec<&str> = command.iter().copied().chain(arguments.iter().map(String::as_str)).collect();
        let mut child = self
            .served
            .command(&all)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let _ = child.stdin.take().expect("a pipe").write_all(answers.as_bytes());
        child
    }

    /// Goes on until it would be at one of these writes, and kills it there. `by_person`: what
    /// comes next may have gone out already, and a person sends it.
    fn killed_at(&mut self, at: &[String], writes: &[String], by_person: bool) -> (String, Change) {
        let before = self.outcomes();
        self.gate.keep_first(at, self.moment.keeps(), writes);
        let mut child = match by_person {
            // The bind, where it is still to come, does not take an empty line; then the recipient as proposed,
            // and the mails.
            true => self.begin(&["--plain"], "\n1\n\n1\n"),
            false => self.begin(&["apply", "--yes", "--wait", "2m"], ""),
        };
        let Some(write) = self.gate.caught() else {
            let _ = child.kill();
            let ended = ended(child);
            let [out, err] =
                [ended.stdout, ended.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
            panic!("{:?}: never came to any of {at:?}:\n{out}\n{err}", self.moment);
        };
        let outcomes = before + self.gate.passed();
        if self.moment.keeps() == Keeps::Rest {
            self.wait_for_outcomes(outcomes);
        }
        child.kill().expect("a signal");
        let out = ended(child).stdout;
        self.gate.open();
        if self.moment.keeps() == Keeps::Rest {
            self.forget_what_follows(outcomes);
        }
        if !by_person {
            self.assert_first_line(&String::from_utf8(out).expect("UTF-8"));
        }
        let change = self.last_intent();
        if matches!(self.moment, Moment::HalfIntent | Moment::HalfOutcome) {
            self.halve_the_last_line();
        }
        (write, change)
    }

    fn assert_first_line(&self, out: &str) {
        let Some(said) = &self.first_line else { return };
        let line = out.lines().next().unwrap_or_default();
        assert!(
            line.starts_with("Since ") && line.contains(said),
            "{:?}: {said:?} is not in {line:?}",
            self.moment
        );
    }

    fn apply(&self) -> Ran {
        Ran::of(ended(self.begin(&["apply", "--yes", "--wait", "2m"], "")))
    }

    fn outcomes(&self) -> usize {
        let journal = find(&self.served.state_home(), "journal.jsonl");
        let text = journal.and_then(|journal| fs::read_to_string(journal).ok()).unwrap_or_default();
        text.lines().filter(|line| is_outcome(line)).count()
    }

    /// The next intent may stand behind the outcome before anybody looks. AWS never hears of it, so
    /// without it the journal is as if the program had been killed a little earlier.
    fn forget_what_follows(&self, outcomes: usize) {
        let text = fs::read_to_string(self.journal()).expect("a journal");
        let mut seen = 0;
        let kept: Vec<&str> = text
            .split_inclusive('\n')
            .filter(|line| {
                let follows = seen == outcomes && !line.starts_with(r#"{"entry":"seen""#);
                seen += usize::from(is_outcome(line));
                !follows
            })
            .collect();
        fs::write(self.journal(), kept.concat()).expect("a file");
    }

    fn wait_for_outcomes(&self, outcomes: usize) {
        let begun = Instant::now();
        while self.outcomes() < outcomes {
            assert!(begun.elapsed() < DEADLINE, "{:?}: no outcome: {:?}", self.moment, self.entries());
            thread::park_timeout(Duration::from_millis(20));
        }
    }

    fn last_intent(&self) -> Change {
        let intents = self.entries().into_iter().rev().find_map(|entry| match entry {
            Entry::Intent { change, .. } => Some(change),
            _ => None,
        });
        intents.expect("an intent")
    }

    /// As the journal was in the middle of writing the last intent or outcome.
    fn halve_the_last_line(&self) {
        let text = fs::read_to_string(self.journal()).expect("a journal");
        let of_write = |line: &str| !line.starts_with(r#"{"entry":"seen""#);
        let last = text.lines().rfind(|line| of_write(line)).expect("a line");
        let at = text.rfind(last).expect("the line");
        fs::write(self.journal(), &text[..at + last.len() / 2]).expect("a file");
    }

    /// Everything that was chosen before is chosen still.
    fn assert_nothing_lost(&mut self) {
        let now = choices(&self.served.state_home());
        let now = now.as_object().expect("choices").clone();
        let nothing = serde_json::to_value(Choices::default()).expect("JSON");
        for (name, value) in self.chosen.iter().filter(|(name, value)| nothing.get(*name) != Some(*value)) {
            assert_eq!(now.get(name), Some(value), "{:?}: {name} was lost", self.moment);
        }
        self.chosen = now;
    }

    fn assert_heard(&self, when: &str) {
        let state = self.served.state();
        for (operation, times) in &self.heard {
            assert_eq!(calls(&state, operation), *times, "{:?}, {when}: {operation}", self.moment);
        }
    }

    /// `apply` by itself sends nothing that may have gone out already, and says so.
    fn assert_left_to_a_person(&self, change: &Change) {
        let ended = self.apply();
        assert_eq!(ended.code, 3, "{:?}: {}\n{}", self.moment, ended.out, ended.err);
        self.assert_heard(&format!("nobody asked for a second {}", change.code()));
        let line = ended.out.lines().next().unwrap_or_default();
        assert!(line.contains(&self.words.change(change)), "{:?}: {line}", self.moment);
        let status = self.served.run(&["status", "--json"]).json();
        let found = status["findings"].to_string();
        assert!(found.contains(Code::MayHaveGoneOut.as_str()), "{:?}: {found}", self.moment);
    }

    fn go(mut self, killed: &[String], writes: &[String]) {
        let mut by_person = false;
        let mut again = Vec::new();
        let mut left = killed.to_vec();
        while !left.is_empty() {
            let begun = Instant::now();
            let (write, change) = self.killed_at(&left, writes, by_person);
            left.retain(|other| *other != write);
            println!("{:?}: {:.1} s until {write}", self.moment, begun.elapsed().as_secs_f64());
            *self.heard.entry(change.operation().to_owned()).or_default() +=
                u64::from(self.moment.was_heard());
            self.assert_heard("killed");
            self.assert_nothing_lost();
            let unknown = self.moment.is_unknown();
            self.first_line = Some(if unknown { self.words.change(&change) } else { String::new() });
            if unknown && matches!(change, Change::InviteTestUser { .. }) {
                by_person = false;
                if self.moment.was_heard() {
                    // Its user goes first, where it is killed next; then one more comes and goes.
                    again = [change.operation(), DELETE].map(str::to_owned).to_vec();
                } else {
                    *self.heard.get_mut(change.operation()).expect("heard") += 1;
                }
            } else if unknown && !change.is_ensure() {
                self.assert_left_to_a_person(&change);
                // A MAIL FROM whose time has come goes out beside what is left to a person.
                let is_out = calls(&self.served.state(), MAIL_FROM) > 0;
                if is_out && left.iter().any(|write| write.contains("/mail-from")) {
                    left.retain(|write| !write.contains("/mail-from"));
                    self.heard.insert(MAIL_FROM.to_owned(), 1);
                }
                // It was said; what is new next time is something else.
                self.first_line = Some(String::new());
                by_person = true;
                *self.heard.get_mut(change.operation()).expect("heard") += 1;
            } else if !self.moment.was_heard() {
                *self.heard.get_mut(change.operation()).expect("heard") += 1;
            }
        }
        for operation in again {
            *self.heard.entry(operation).or_default() += 1;
        }
        let ended = self.apply();
        assert_eq!(ended.code, 0, "{:?}: {}\n{}", self.moment, ended.out, ended.err);
        self.assert_heard("in the end");
        self.assert_nothing_lost();
        let undisturbed = u64::try_from(writes.len() - killed.len()).expect("a count");
        let writes = self.heard.values().sum::<u64>() + undisturbed;
        assert_eq!(
            self.served.state()["writes"],
            writes,
            "{:?}: {}",
            self.moment,
            self.served.state()["calls"]
        );
        println!("{:?}: {} writes, {:?}", self.moment, writes, self.heard);
    }
}

fn is_outcome(line: &str) -> bool {
    matches!(serde_json::from_str(line), Ok(Entry::Done { .. }))
}

fn walk(set_up: SetUp) {
    let begun = Instant::now();
    let writes = writes(set_up);
    let walks = Moment::ALL.map(|moment| {
        let writes = writes.clone();
        (moment, thread::spawn(move || Walk::new(set_up, moment).go(set_up.killed(&writes), &writes)))
    });
    let failed: Vec<_> =
        walks.into_iter().filter_map(|(moment, walk)| walk.join().is_err().then_some(moment)).collect();
    assert!(failed.is_empty(), "{failed:?} failed, see above");
    let killed = set_up.killed(&writes);
    println!("{killed:?}, {} moments: {:.1} s", Moment::ALL.len(), begun.elapsed().as_secs_f64());
}

#[test]
fn killed_at_every_write_it_goes_on_and_repeats_none_that_stands() {
    walk(SetUp::Whole);
}

#[test]
fn killed_while_it_mends_an_identity_it_goes_on_and_repeats_nothing_that_stands() {
    walk(SetUp::Legacy);
}
