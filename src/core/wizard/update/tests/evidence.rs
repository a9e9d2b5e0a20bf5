//! A test proves something of the identity and the pool that stood, and of no others that came in their place.

use serde_json::json;

use super::bench::Bench;
use super::*;
use crate::core::steps;

/// A set-up whose test is done.
fn tested() -> Bench {
    let mut bench = Bench::new(true, Some(identity()));
    bench.members.insert("CreationDate".into(), json!(1_700_000_000.25));
    let mut bench = bench.started();
    for step in [StepId::Pool, StepId::Test] {
        bench.preview(step);
        bench.send(Msg::Enter);
    }
    assert_eq!(bench.model.status(StepId::Test), Status::Done);
    bench
}

/// What the step would do now.
fn wanted(bench: &Bench) -> Vec<&'static str> {
    let step = steps::get(StepId::Test).unwrap();
    step.changes(&bench.model.facts, &bench.model.choices).iter().map(Change::code).collect()
}

const ALL: [&str; 3] = ["send-mail", "invite-test-user", "delete-test-user"];

#[test]
fn of_an_identity_that_was_made_again_an_old_test_proves_nothing() {
    let mut bench = tested();
    let tokens = bench.identity.clone().unwrap().dkim.tokens;
    let again = ["x", "y", "z"].map(str::to_owned).to_vec();
    bench.identity.as_mut().unwrap().dkim.tokens = again;
    bench.send(Msg::Look);
    assert_eq!(bench.model.status(StepId::Test), Status::Todo);
    assert_eq!(wanted(&bench), ALL);
    bench.identity.as_mut().unwrap().dkim.tokens = tokens;
    bench.send(Msg::Look);
    assert_eq!(bench.model.status(StepId::Test), Status::Done);

    bench.identity = None;
    bench.send(Msg::Look);
    assert_eq!(bench.model.status(StepId::Test), Status::Blocked, "there is nothing to test");
}

#[test]
fn of_a_pool_that_was_made_again_its_old_mail_proves_nothing() {
    let mut bench = tested();
    bench.members.insert("CreationDate".into(), json!(1_700_000_900));
    bench.send(Msg::Look);
    assert_eq!(bench.model.status(StepId::Test), Status::Todo);
    assert_eq!(wanted(&bench), ALL[1..], "the mail through SES still counts");
}

/// A journal of an earlier version does not say of which identity and pool its test was.
#[test]
fn what_an_old_journal_does_not_say_is_not_held_against_it() {
    let mut bench = tested();
    let mut entries = bench.model.facts.journal.to_vec();
    for entry in &mut entries {
        if let Entry::Intent {
            change: Change::SendMail { proves, .. } | Change::InviteTestUser { proves, .. },
            ..
        } = entry
        {
            assert!(!proves.is_empty());
            *proves = Default::default();
        }
    }
    bench.model.facts.journal = entries.into();
    assert_eq!(bench.model.status(StepId::Test), Status::Done);
}
