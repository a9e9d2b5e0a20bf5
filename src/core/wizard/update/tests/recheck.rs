//! What a person confirmed, and what happened between the look and the key.

use super::bench::{Bench, delegated, domain, published};
use super::*;
use crate::core::kinds::dns::RecordType;
use crate::core::wizard::update;

fn without_mail_from() -> Identity {
    Identity { mail_from: None, ..identity() }
}

fn bind_of(bench: &Bench) -> Change {
    let changes = crate::core::steps::pool_override(&bench.model.facts, &bench.model.choices);
    changes.into_iter().next().unwrap()
}

#[test]
fn a_preview_that_no_longer_holds_is_not_carried_out() {
    let mut bench = Bench::new(true, Some(identity())).proven().started();
    bench.preview(StepId::Pool);
    bench.production = false;
    bench.send(Msg::Look);
    bench.later(1);
    bench.send(Msg::Enter);
    assert!(bench.performed.is_empty(), "bound in the sandbox by a preview of before: {:?}", bench.done());

    let mut bench = Bench::new(true, Some(identity())).proven().started();
    bench.preview(StepId::Pool);
    bench.members.insert("MfaConfiguration".into(), "ON".into());
    bench.send(Msg::Look);
    bench.later(1);
    bench.send(Msg::Enter);
    assert!(bench.performed.is_empty());
    let shown = bench.model.preview.as_ref().expect("what holds now is shown");
    let [Change::BindPool(binding)] = shown.changes.as_slice() else { panic!("{shown:?}") };
    assert_eq!(binding.seen["MfaConfiguration"], "ON");
    assert_eq!(update::enter(&bench.model), Enter::TooSoon);
}

#[test]
fn a_preview_left_open_over_night_is_held_against_what_stands_in_the_morning() {
    let mut bench = Bench::new(true, Some(identity())).proven().started();
    bench.preview(StepId::Pool);
    bench.production = false;
    bench.later(12 * 3600);
    bench.send(Msg::Enter);
    assert!(bench.performed.is_empty(), "production access was taken away over night");
    assert!(bench.model.queue.is_empty());
}

#[test]
fn no_face_binds_while_something_holds_without_the_typed_name() {
    let mut bench = Bench::new(false, Some(identity())).started();
    let change = bind_of(&bench);
    bench.send(Msg::Confirm(change));
    assert!(bench.performed.is_empty());
    assert!(bench.model.queue.is_empty());
}

#[test]
fn a_bind_that_failed_is_not_repeated_once_something_holds() {
    let mut bench = Bench::new(true, Some(identity())).proven().started();
    bench.outcome = Box::new(|_| Err(problem(ProblemKind::Throttled)));
    bench.preview(StepId::Pool);
    bench.send(Msg::Enter);
    assert_eq!(bench.done(), ["bind-pool"]);
    bench.production = false;
    bench.send(Msg::Look);
    bench.later(60);
    bench.send(Msg::Enter);
    bench.later(60);
    assert_eq!(bench.done(), ["bind-pool"], "again by itself or by Enter alone, in the sandbox");
}

#[test]
fn a_typed_name_counts_for_the_repeats_of_its_own_bind_only() {
    let mut bench = Bench::new(false, Some(identity())).started();
    bench.outcome = Box::new(|_| Err(problem(ProblemKind::Throttled)));
    bench.send(Msg::Go(StepId::Pool));
    bench.send(Msg::Open);
    bench.send(Msg::Edit(Edit::Set("production".into())));
    bench.later(1);
    bench.send(Msg::Enter);
    assert_eq!(bench.done(), ["bind-pool"]);
    bench.later(2);
    assert_eq!(bench.done(), ["bind-pool", "bind-pool"], "throttled: again by itself");
    bench.send(Msg::Back);
    bench.send(Msg::Back);
    let change = bind_of(&bench);
    bench.send(Msg::Confirm(change));
    assert_eq!(bench.done().len(), 2);
}

#[test]
fn a_pool_that_moved_is_previewed_anew() {
    let mut bench = Bench::new(true, Some(identity())).proven().started();
    bench.preview(StepId::Pool);
    bench.outcome = Box::new(|_| Err(problem(ProblemKind::PoolMoved)));
    bench.members.insert("LastModifiedDate".into(), serde_json::json!(2.5));
    bench.send(Msg::Enter);
    bench.later(1);
    assert_eq!(update::enter(&bench.model), Enter::Retry);
    bench.send(Msg::Enter);
    assert_eq!(bench.done(), ["bind-pool"], "the same preview would meet the same pool");
    let shown = bench.model.preview.as_ref().expect("the pool as it is now is shown");
    let [Change::BindPool(binding)] = shown.changes.as_slice() else { panic!("{shown:?}") };
    assert_eq!(binding.seen["LastModifiedDate"], 2.5);
}

#[test]
fn what_took_effect_without_an_answer_is_not_sent_again() {
    let stopped =
        Identity { dkim: Dkim { status: Verification::NotStarted, ..identity().dkim }, ..identity() };
    let mut bench = Bench::new(true, Some(stopped)).started();
    bench.preview(StepId::Identity);
    bench.outcome = Box::new(|_| Err(problem(ProblemKind::Timeout)));
    bench.carries_out = false;
    bench.send(Msg::Enter);
    assert_eq!(bench.done(), ["start-dkim"]);
    bench.identity = Some(identity());
    let Some(Effect::Perform { ticket, .. }) = bench.open.pop() else { panic!() };
    bench.carries_out = true;
    bench.send(Msg::Performed { ticket, result: Err(problem(ProblemKind::Timeout)) });
    bench.later(60);
    assert_eq!(bench.done(), ["start-dkim"], "DKIM stands: asked again, not told again");
    assert!(bench.model.setback.is_none());
}

#[test]
fn another_account_gets_nothing_that_was_confirmed_for_the_first() {
    let mut bench = Bench::new(true, Some(identity())).started();
    bench.preview(StepId::Pool);
    bench.agreed("bounce", None);
    bench.send(Msg::Help);
    bench.send(Msg::Help);
    let before = bench.saved.len();
    bench.account = "222222222222";
    bench.identity = Some(without_mail_from());
    bench.reply = Box::new(published);
    bench.send(Msg::Look);
    bench.send(Msg::Enter);
    for _ in 0..20 {
        bench.later(10);
    }
    assert_eq!(bench.model.setup.as_ref().unwrap().account, "222222222222");
    assert!(bench.performed.is_empty(), "{:?}", bench.performed);
    for (setup, _) in &bench.saved[before..] {
        assert_eq!(setup.account, "222222222222", "nothing more is kept for the first account");
    }
}

#[test]
fn answers_of_the_first_account_are_no_facts_of_the_second() {
    let mut bench = Bench::new(true, Some(identity())).started();
    assert!(bench.model.facts.ses_account().unwrap().production_access);
    // Only the question who is calling is answered under the new credentials.
    bench.account = "222222222222";
    bench.fails = Box::new(|query| (*query != Query::Caller).then(|| problem(ProblemKind::Permission)));
    bench.send(Msg::Look);
    assert!(bench.model.facts.ses_account().is_none());
    assert!(bench.model.facts.identity("example.com").is_none());
    assert_ne!(bench.model.status(StepId::Identity), Status::Done);
}

#[test]
fn after_a_login_it_is_asked_whose_credentials_these_are_before_anything_is_written() {
    let mut bench = Bench::new(true, None).started();
    bench.preview(StepId::Identity);
    bench.outcome = Box::new(|_| Err(problem(ProblemKind::CredentialsExpired)));
    bench.send(Msg::Enter);
    assert_eq!(bench.done(), ["create-identity"]);
    bench.outcome = Box::new(|_| Ok(Outcome::default()));
    bench.account = "222222222222";
    bench.later(1);
    bench.send(Msg::Enter);
    bench.later(10);
    assert_eq!(bench.done(), ["create-identity"], "the retry went to another account");
    assert_eq!(bench.model.setup.as_ref().unwrap().account, "222222222222");
}

#[test]
fn a_login_to_the_same_account_goes_on_with_nothing_lost() {
    let mut bench = Bench::new(true, None).started();
    bench.preview(StepId::Identity);
    bench.outcome = Box::new(|_| Err(problem(ProblemKind::CredentialsExpired)));
    bench.fails = Box::new(|_| Some(problem(ProblemKind::CredentialsExpired)));
    bench.send(Msg::Enter);
    assert_eq!(bench.done(), ["create-identity"]);
    assert!(bench.model.setback.is_some());
    bench.fails = Box::new(|_| None);
    bench.outcome = Box::new(|_| Ok(Outcome::default()));
    bench.send(Msg::Look);
    bench.later(1);
    assert_eq!(bench.model.choices.from.as_ref().unwrap().address.domain, domain());
    assert_eq!(update::enter(&bench.model), Enter::Retry);
    bench.send(Msg::Enter);
    assert_eq!(bench.done(), ["create-identity", "create-identity"]);
}

#[test]
fn a_mail_from_that_ses_refuses_is_not_put_again_and_again() {
    let mut bench = Bench::new(true, Some(without_mail_from()));
    bench.reply = Box::new(published);
    bench.outcome = Box::new(|_| Err(problem(ProblemKind::Refused)));
    let mut bench = bench.started();
    bench.preview(StepId::MailFrom);
    bench.send(Msg::Enter);
    for _ in 0..30 {
        bench.later(10);
    }
    assert!(bench.performed.len() <= 2, "{} times", bench.performed.len());
    assert_eq!(bench.model.status(StepId::MailFrom), Status::Todo, "a person decides");
}

#[test]
fn a_mail_from_cancelled_by_a_person_is_not_put_by_itself() {
    let mut bench = Bench::new(true, Some(without_mail_from()));
    bench.reply = Box::new(published);
    let mut bench = bench.started();
    bench.preview(StepId::MailFrom);
    bench.carries_out = false;
    bench.send(Msg::Enter);
    assert_eq!(bench.done(), ["set-mail-from"]);
    bench.send(Msg::Back);
    for _ in 0..10 {
        bench.later(10);
    }
    assert_eq!(bench.done(), ["set-mail-from"]);

    let mut bench = Bench::new(true, Some(without_mail_from()));
    bench.reply = Box::new(published);
    bench.outcome = Box::new(|_| Err(problem(ProblemKind::Permission)));
    let mut bench = bench.started();
    bench.preview(StepId::MailFrom);
    bench.send(Msg::Enter);
    for _ in 0..5 {
        bench.send(Msg::Back);
        bench.later(10);
    }
    assert_eq!(bench.done(), ["set-mail-from"], "Esc leaves it, and does not try it again");
}

#[test]
fn who_only_looks_sends_no_mail_from_that_was_confirmed_before() {
    for only_looks in [false, true] {
        let mut bench = Bench::new(true, Some(without_mail_from()));
        bench.reply = Box::new(published);
        bench.model.only_looks = only_looks;
        bench.model.choices.mail_from = Some(domain().child("bounce"));
        bench.agreed("bounce", None);
        let bench = bench.started();
        let sent: &[&str] = if only_looks { &[] } else { &["set-mail-from"] };
        assert_eq!(bench.done(), sent, "{only_looks}");
    }
}

#[test]
fn a_mail_from_that_is_not_permitted_goes_out_again_by_a_person_alone() {
    let mut bench = Bench::new(true, Some(without_mail_from()));
    bench.reply = Box::new(published);
    bench.outcome = Box::new(|change| match change {
        Change::SetMailFrom { .. } => Err(problem(ProblemKind::Permission)),
        _ => Ok(Outcome::default()),
    });
    let mut bench = bench.started();
    bench.preview(StepId::MailFrom);
    bench.send(Msg::Enter);
    // Whatever is made meanwhile; what AWS shows of it does not change.
    let signing_off = Dkim { signing_enabled: false, ..identity().dkim };
    bench.identity = Some(Identity { dkim: signing_off, ..without_mail_from() });
    bench.send(Msg::Look);
    for _ in 0..3 {
        bench.send(Msg::Confirm(Change::EnableSigning { domain: domain() }));
        bench.later(10);
    }
    assert_eq!(bench.done(), ["set-mail-from", "enable-signing", "enable-signing", "enable-signing"]);
    // Another that is denied too stands before it, until it is left.
    bench.outcome = Box::new(|_| Err(problem(ProblemKind::Permission)));
    bench.send(Msg::Confirm(Change::EnableSigning { domain: domain() }));
    bench.later(10);
    assert_eq!(bench.done().last(), Some(&"enable-signing"));
    bench.send(Msg::Back);
    bench.send(Msg::Go(StepId::MailFrom));
    bench.later(1);
    assert_eq!(update::enter(&bench.model), Enter::Retry, "it is still to be seen why");
    bench.outcome = Box::new(|_| Ok(Outcome::default()));
    bench.send(Msg::Enter);
    assert_eq!(bench.done().last(), Some(&"set-mail-from"));
    assert!(bench.model.setback.is_none() && bench.model.shelved.is_none());
}

/// It was agreed to before, and its MX answers while another change stands denied.
#[test]
fn what_was_denied_stays_said_when_a_mail_from_goes_out_by_itself() {
    let mut bench = Bench::new(true, Some(without_mail_from())).proven();
    bench.reply = Box::new(|question| match question.rtype {
        RecordType::Mx => delegated(question),
        _ => published(question),
    });
    bench.outcome = Box::new(|change| match change {
        Change::BindPool(_) => Err(problem(ProblemKind::Permission)),
        _ => Ok(Outcome::default()),
    });
    let mut bench = bench.started();
    bench.preview(StepId::MailFrom);
    bench.send(Msg::Enter);
    assert!(bench.waits());
    let bind = bind_of(&bench);
    bench.preview(StepId::Pool);
    bench.send(Msg::Enter);
    assert_eq!(bench.done(), ["bind-pool"]);
    bench.reply = Box::new(published);
    bench.send(Msg::Look);
    bench.later(10);
    assert_eq!(bench.done(), ["bind-pool", "set-mail-from"]);
    let setback = bench.model.setback.clone().expect("nobody has left it");
    assert_eq!((setback.change, setback.problem.kind), (bind, ProblemKind::Permission));
}

#[test]
fn a_standing_mail_from_is_not_replaced_before_the_new_one_has_its_mx() {
    let mut bench = Bench::new(true, Some(identity()));
    bench.reply = Box::new(published);
    bench.model.given.mail_from = Some(Name::from_answer("ses.example.com"));
    bench.model.choices.mail_from = bench.model.given.mail_from.clone();
    let mut bench = bench.started();
    bench.preview(StepId::MailFrom);
    bench.send(Msg::Enter);
    bench.later(30);
    assert!(bench.waits());
    assert!(bench.performed.is_empty(), "the working MAIL FROM went for one without an MX");
}

#[test]
fn escape_empties_the_queue() {
    let mut bench = Bench::new(true, None).started();
    bench.model.queue = vec![Change::CreateIdentity { domain: domain() }];
    bench.model.facts.entry(Query::Caller).stale = true;
    bench.fails = Box::new(|_| Some(problem(ProblemKind::Offline)));
    bench.send(Msg::Look);
    assert!(bench.performed.is_empty(), "nobody knows whose account it is");
    bench.send(Msg::Back);
    bench.fails = Box::new(|_| None);
    bench.later(60);
    assert!(bench.performed.is_empty() && bench.model.queue.is_empty());
}
