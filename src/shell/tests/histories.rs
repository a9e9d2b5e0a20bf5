//! Two people, a console and a clock: no write without a confirmation that was given after the last change of
//! what it overwrites.

use std::time::Duration;

use jiff::Timestamp;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::json;

use super::simulation::{Simulation, now};
use crate::core::facts::journal::Entry;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::name::{Name, Region};
use crate::core::kinds::record::RecordSet;
use crate::core::kinds::step::StepId;
use crate::core::wizard::msg::{Edit, Msg};
use crate::rehearsal::world::ses;
use crate::shell::Session;

/// How many histories are lived through; `HISTORIES` asks for more.
const HISTORIES: u32 = 40;

const POOL: &str = "us-east-1_Rh7Kq2ZtB";

/// Verified, published and not bound yet; one MAIL FROM stands.
const WORLD: &str = r#"
extends = "already-done"

[timing]
ses_looks_every = 0
insync_after = 0

[user_pools.us-east-1_Rh7Kq2ZtB.EmailConfiguration]
EmailSendingAccount = "COGNITO_DEFAULT"
SourceArn = ""
From = ""
"#;

#[derive(Clone, Debug)]
enum Act {
    /// One of the two presses a key.
    Press(usize, Key),
    /// One of the two goes to a step, has its change shown and agrees, and the console may act in between:
    /// before the preview, behind it, or while the Enter has its quiet.
    Agree(usize, StepId, Option<(u8, Console)>),
    /// Nothing happens for so many milliseconds.
    Pass(u16),
    /// Somebody else, in the console.
    Console(Console),
    /// The program is ended and started again.
    Restart(usize),
}

#[derive(Clone, Debug)]
enum Key {
    Enter,
    Appearance,
    Go(StepId),
    Undo,
    Back,
    MailFrom(u8),
}

#[derive(Clone, Debug)]
enum Console {
    Pool,
    Email,
    MailFrom(u8),
    NoMailFrom,
}

fn act() -> impl Strategy<Value = Act> {
    let step = prop_oneof![Just(StepId::MailFrom), Just(StepId::Pool), Just(StepId::Test)];
    let agreed = prop_oneof![2 => Just(StepId::MailFrom), 3 => Just(StepId::Pool), 1 => Just(StepId::Test)];
    let key = prop_oneof![
        6 => Just(Key::Enter),
        1 => Just(Key::Appearance),
        3 => step.prop_map(Key::Go),
        1 => Just(Key::Undo),
        1 => Just(Key::Back),
        2 => (0..3u8).prop_map(Key::MailFrom),
    ];
    let console = || {
        prop_oneof![
            Just(Console::Pool),
            Just(Console::Email),
            (0..3u8).prop_map(Console::MailFrom),
            Just(Console::NoMailFrom),
        ]
    };
    let between = prop::option::of((0..3u8, console()));
    prop_oneof![
        6 => (0..2usize, agreed, between).prop_map(|(who, step, between)| Act::Agree(who, step, between)),
        8 => (0..2usize, key).prop_map(|(who, key)| Act::Press(who, key)),
        5 => prop_oneof![Just(50u16), Just(250), Just(700), Just(11_000)].prop_map(Act::Pass),
        2 => console().prop_map(Act::Console),
        1 => (0..2usize).prop_map(Act::Restart),
    ]
}

fn label(number: u8) -> Name {
    Name::from_answer("example.com").child(["bounce", "mail", "post"][usize::from(number % 3)])
}

struct History {
    world: Simulation,
    people: Vec<Session>,
    /// When somebody else last changed the pool, and the MAIL FROM.
    pool_changed: Option<Timestamp>,
    mail_from_changed: Option<Timestamp>,
    console: u32,
}

impl History {
    async fn begun() -> Self {
        let world = Simulation::of(WORLD);
        // Each of the names could be MAIL FROM at once.
        world.with(|world| {
            let index = world.zone_of(&Name::from_answer("example.com")).expect("the zone");
            for name in [label(1), label(2)] {
                let set = RecordSet {
                    name,
                    rtype: "MX".to_owned(),
                    ttl: Some(300),
                    values: vec!["10 feedback-smtp.us-east-1.amazonses.com.".to_owned()],
                    alias: false,
                    set_identifier: None,
                };
                let now = world.now();
                world.put_set(index, set, now);
            }
        });
        let mut history =
            Self { world, people: Vec::new(), pool_changed: None, mail_from_changed: None, console: 0 };
        for _ in 0..2 {
            let session = history.started().await;
            history.people.push(session);
        }
        history
    }

    async fn started(&self) -> Session {
        let mut session = self.world.session(self.world.given.clone());
        session.send(Msg::Started);
        pass(&mut session, Duration::from_millis(1500)).await;
        session
    }

    async fn act(&mut self, act: &Act) {
        match act {
            Act::Press(who, key) => {
                let msg = match key {
                    Key::Enter => Msg::Enter,
                    Key::Appearance => Msg::Look,
                    Key::Go(step) => Msg::Go(*step),
                    Key::Undo => Msg::Undo,
                    Key::Back => Msg::Back,
                    Key::MailFrom(number) => {
                        self.people[*who].send(Msg::Go(StepId::MailFrom));
                        self.people[*who].send(Msg::NextField);
                        Msg::Edit(Edit::Set(label(*number).to_string()))
                    }
                };
                self.people[*who].send(msg);
            }
            Act::Agree(who, step, between) => {
                let acts = |history: &mut Self, at: u8| {
                    if let Some((_, act)) = between.as_ref().filter(|(when, _)| *when == at) {
                        history.console(act);
                    }
                };
                self.people[*who].send(Msg::Go(*step));
                if *step == StepId::MailFrom {
                    self.people[*who].send(Msg::NextField);
                    self.people[*who].send(Msg::Edit(Edit::Set(label(self.console as u8 + 1).to_string())));
                }
                acts(self, 0);
                for at in [1, 2] {
                    pass(&mut self.people[*who], Duration::from_millis(700)).await;
                    self.people[*who].send(Msg::Enter);
                    acts(self, at);
                }
                pass(&mut self.people[*who], Duration::from_millis(700)).await;
            }
            Act::Pass(milliseconds) => {
                for person in &mut self.people {
                    pass(person, Duration::from_millis(u64::from(*milliseconds) / 2)).await;
                }
            }
            Act::Console(act) => self.console(act),
            Act::Restart(who) => {
                self.people[*who].end();
                self.people[*who] = self.started().await;
            }
        }
    }

    fn console(&mut self, act: &Console) {
        self.console += 1;
        let count = self.console;
        let region = Region::from("us-east-1");
        self.world.with(|world| {
            let identity = world.ses(&region).identities.get_mut("example.com").expect("the identity");
            match act {
                Console::MailFrom(number) => {
                    let (domain, since) = (label(*number), identity.dkim.since);
                    let status = Verification::Success;
                    identity.mail_from = Some(ses::MailFrom { domain, status, since, rejects: false });
                }
                Console::NoMailFrom => identity.mail_from = None,
                Console::Pool | Console::Email => {
                    let now = world.now();
                    let pool = world.user_pools.get_mut(POOL).expect("the pool");
                    match act {
                        Console::Pool => pool.members.insert("EmailVerificationSubject".into(), json!(format!("Code {count}"))),
                        _ => pool.members.insert(
                            "EmailConfiguration".into(),
                            json!({"EmailSendingAccount": "COGNITO_DEFAULT", "ReplyToEmailAddress": format!("r{count}@example.com")}),
                        ),
                    };
                    let seconds = now.as_millisecond() as f64 / 1000.0;
                    pool.members.insert("LastModifiedDate".into(), json!(seconds));
                }
            }
        });
        match act {
            Console::Pool | Console::Email => self.pool_changed = now(),
            Console::MailFrom(_) | Console::NoMailFrom => self.mail_from_changed = now(),
        }
    }

    /// Each write has its confirmation, given after the last change of what it overwrites and not spent.
    fn check(&self, before: usize) {
        let heard = self.world.heard();
        for write in heard[before..].iter().filter(|call| call.writes) {
            let changed = match write.operation.as_str() {
                "cognito-idp:UpdateUserPool" => self.pool_changed,
                "ses:PutEmailIdentityMailFromAttributes" => self.mail_from_changed,
                _ => None,
            };
            let agreed = |entry: &Entry| match entry {
                Entry::Confirmed { at, change, .. } => {
                    change.operation() == write.operation && changed.is_none_or(|changed| *at >= changed)
                }
                _ => false,
            };
            // SES took a mail before any pool was bound.
            let is_proven = heard.iter().any(|call| call.operation == "ses:SendEmail" && call.at <= write.at);
            assert!(
                write.operation != "cognito-idp:UpdateUserPool" || is_proven,
                "nothing was proven before"
            );
            let is_agreed = self.people.iter().any(|person| person.model.facts.journal.iter().any(agreed));
            assert!(
                is_agreed,
                "{} at {} without a confirmation since {changed:?}",
                write.operation, write.at
            );
            let confirmed = self.confirmations(&write.operation);
            let sent = heard.iter().filter(|call| call.operation == write.operation).count();
            assert!(
                sent <= confirmed.max(1) * 4,
                "{} was sent {sent} times for {confirmed}",
                write.operation
            );
        }
    }

    fn confirmations(&self, operation: &str) -> usize {
        let of = |entry: &&Entry| matches!(entry, Entry::Confirmed { change, .. } if change.operation() == operation);
        self.people.iter().map(|person| person.model.facts.journal.iter().filter(of).count()).sum()
    }
}

async fn pass(session: &mut Session, long: Duration) {
    let until = tokio::time::Instant::now() + long;
    let mut turns = 0;
    while !session.is_over() && tokio::time::timeout_at(until, session.next()).await.is_ok() {
        turns += 1;
        let model = &session.model;
        assert!(
            turns < 5000,
            "it never rests: {:?} at {}, {:?}",
            model.wake_at,
            model.facts.now,
            model.in_flight
        );
    }
}

#[test]
fn no_write_without_a_confirmation_given_after_the_last_change_of_what_it_overwrites() {
    let count = std::env::var("HISTORIES").ok().and_then(|count| count.parse().ok()).unwrap_or(HISTORIES);
    let seed = std::env::var("HISTORIES_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(7u64);
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config { cases: count, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let mut wrote = std::collections::BTreeMap::<String, usize>::new();
    let counted = std::cell::RefCell::new(&mut wrote);
    let lived = runner.run(&prop::collection::vec(act(), 4..16), |acts| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
        runtime.expect("a runtime").block_on(async {
            let mut history = History::begun().await;
            let began = history.world.heard().len();
            for act in &acts {
                let before = history.world.heard().len();
                history.act(act).await;
                history.check(before);
            }
            for call in history.world.heard()[began..].iter().filter(|call| call.writes) {
                *counted.borrow_mut().entry(call.operation.clone()).or_default() += 1;
            }
            for person in &mut history.people {
                person.end();
            }
        });
        Ok(())
    });
    println!("{count} histories wrote {wrote:?}");
    lived.expect("a history that holds");
    assert!(wrote.contains_key("cognito-idp:UpdateUserPool"), "no history leads to a bind");
}
