//! Nothing is written that nobody asked for now: opening, looking and waiting write nothing, and no write
//! goes out over what somebody else has changed since it was agreed to.

use std::time::Duration;

use jiff::SignedDuration;

use super::simulation::{Simulation, now};
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::Entry;
use crate::core::facts::journal::{Face, Void};
use crate::core::handover::export::Format;
use crate::core::kinds::change::{Change, MailFromBefore};
use crate::core::kinds::evidence::Proves;
use crate::core::kinds::name::Name;
use crate::core::wizard::effect::SetupKey;
use crate::core::wizard::msg::Msg;
use crate::rehearsal::scenarios;
use crate::shell::faces::{apply, plain, records, status};

const A_MINUTE: Duration = Duration::from_secs(60);

fn domain() -> Name {
    Name::from_answer("example.com")
}

fn set_mail_from(label: &str, before: Option<&str>) -> Change {
    let before = before.map(|before| MailFromBefore { domain: domain().child(before), rejects: false });
    Change::SetMailFrom { domain: domain(), mail_from: domain().child(label), before }
}

/// What an earlier run may have left on this machine.
fn journals(world: &Simulation) -> Vec<(&'static str, Vec<Entry>)> {
    let at = now().expect("a clock") - SignedDuration::from_mins(5);
    let agreed = |id: &str, change: Change| Entry::Confirmed {
        at,
        id: id.to_owned(),
        shown_at: at,
        by: Face::Wizard,
        change,
        over: Vec::new(),
    };
    let intent = |id: &str, change: Change| Entry::Intent { at, id: id.to_owned(), change };
    let pool = world.given.user_pools.first().cloned();
    let mut all = vec![
        ("nothing", Vec::new()),
        ("a MAIL FROM that waits, over another", vec![agreed("1", set_mail_from("mail", Some("elsewhere")))]),
        (
            "one that is void",
            vec![
                agreed("1", set_mail_from("mail", None)),
                Entry::Voided { at, id: "1".to_owned(), why: Void::Left },
            ],
        ),
        (
            "one that may have gone out",
            vec![agreed("1", set_mail_from("mail", None)), intent("a", set_mail_from("mail", None))],
        ),
        (
            "an identity that was cut off",
            vec![
                agreed("1", Change::CreateIdentity { domain: domain() }),
                intent("a", Change::CreateIdentity { domain: domain() }),
            ],
        ),
        (
            "an identity that was agreed to and never begun",
            vec![agreed("1", Change::CreateIdentity { domain: domain() })],
        ),
    ];
    if let (Some(user_pool), Some(to)) = (pool, world.given.to.clone()) {
        let invite = Change::InviteTestUser {
            user_pool,
            username: "sendoff-test-1".to_owned(),
            to,
            proves: Proves::default(),
        };
        all.push(("an invitation that was agreed to", vec![agreed("1", invite)]));
    }
    all
}

fn setup() -> SetupKey {
    SetupKey { account: "123456789012".to_owned(), region: "us-east-1".into(), domain: domain() }
}

/// Each way to open the program and press nothing for a minute.
async fn opened(world: &Simulation, face: usize, given: Choices) {
    match face {
        0 => {
            let mut session = world.session(given);
            session.send(Msg::Started);
            let _ = tokio::time::timeout(A_MINUTE, async {
                loop {
                    session.next().await;
                }
            })
            .await;
        }
        1 => drop(status::status(world.session(given), world.output().0, false).await),
        2 => drop(records::records(world.session(given), world.output().0, Format::Table).await),
        3 => {
            let unanswered = world.nobody();
            let face = plain::plain(world.session(given), world.output().0, unanswered);
            let _ = tokio::time::timeout(A_MINUTE, face).await;
        }
        4 => {
            let unanswered = Some(world.nobody());
            let face = apply::apply(world.session(given), world.output().0, unanswered, A_MINUTE);
            let _ = tokio::time::timeout(A_MINUTE, face).await;
        }
        _ => {
            let mut session = world.session(given);
            session.model.facts.situation.read_only = true;
            let _ =
                tokio::time::timeout(A_MINUTE, apply::apply(session, world.output().0, None, A_MINUTE)).await;
        }
    }
}

const FACES: [&str; 6] = ["wizard", "status", "records", "plain", "apply, asked", "apply --read-only"];

#[tokio::test(start_paused = true)]
async fn opening_looking_and_an_unanswered_question_write_nothing() {
    for scenario in scenarios() {
        // A thousand pools cost much and change nothing here.
        if scenario.name == "many-pools" {
            continue;
        }
        let extends = format!("extends = \"{}\"", scenario.name);
        let count = journals(&Simulation::of(&extends)).len();
        for index in 0..count {
            for (face, name) in FACES.iter().enumerate() {
                let world = Simulation::of(&extends);
                let (what, journal) = journals(&world).remove(index);
                let choices = Choices { mail_from: Some(domain().child("mail")), ..world.given.clone() };
                world.left(&setup(), &choices, &journal);
                opened(&world, face, world.given.clone()).await;
                let writes: Vec<String> = world.writes();
                assert!(writes.is_empty(), "{name} wrote {writes:?} in {} with {what}", scenario.name);
            }
        }
    }
}

/// A change that waits goes out once, when its time has come, and only where somebody works with it.
#[tokio::test(start_paused = true)]
async fn what_waits_goes_out_once_and_from_no_face_that_only_looks() {
    let scenario =
        "extends = \"already-done\"\n[ses.us-east-1.identities.\"example.com\"]\nmail_from = \"\"\n";
    for (face, name) in FACES.iter().enumerate() {
        let world = Simulation::of(scenario);
        let at = now().expect("a clock") - SignedDuration::from_mins(5);
        let change = set_mail_from("bounce", None);
        let journal = [Entry::Confirmed {
            at,
            id: "1".into(),
            shown_at: at,
            by: Face::Wizard,
            change,
            over: Vec::new(),
        }];
        let choices = Choices { mail_from: Some(domain().child("bounce")), ..world.given.clone() };
        world.left(&setup(), &choices, &journal);
        for _ in 0..2 {
            opened(&world, face, world.given.clone()).await;
        }
        let goes = matches!(*name, "wizard" | "apply, asked" | "plain");
        assert_eq!(world.writes().len(), usize::from(goes), "{name}: {:?}", world.writes());
    }
}
