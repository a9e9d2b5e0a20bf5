//! Test mails before production access: to whom SES takes mail, and no sooner than somebody asks for them.

use super::bench::{Bench, domain};
use super::*;
use crate::core::kinds::address::InputError;
use crate::core::kinds::aws::{IdentityListing, MailFrom};
use crate::core::kinds::finding::Code;
use crate::core::kinds::simulator::SIMULATOR;
use crate::core::rules::proof::{Proof, proof};
use crate::core::rules::sandbox;
use crate::core::wizard::plan::{Allowed, Next, next};
use crate::core::wizard::update;
use crate::core::{diagnosis, steps};

fn bench() -> Bench {
    let mut bench = Bench::new(false, Some(identity()));
    bench.outcome = Box::new(|_| Ok(Outcome { message_id: Some("m".to_owned()), ..Outcome::default() }));
    bench.started()
}

fn recipients(bench: &Bench) -> Vec<String> {
    let to = |change: &Change| match change {
        Change::SendMail { to, .. } => Some(to.to_string()),
        _ => None,
    };
    bench.performed.iter().filter_map(|(_, change)| to(change)).collect()
}

fn codes(bench: &Bench) -> Vec<Code> {
    let found = diagnosis::of_step(&bench.model.facts, &bench.model.choices, StepId::Test);
    found.iter().map(|finding| finding.code).collect()
}

fn value(bench: &Bench) -> Option<String> {
    let step = steps::get(StepId::Test).unwrap();
    step.fields(&bench.model.facts, &bench.model.choices).first().map(|field| field.value.clone())
}

fn error(bench: &Bench) -> Option<InputError> {
    bench.model.drafts.get(&FieldId::To).and_then(|draft| draft.error.clone())
}

/// The simulator comes first by Enter alone, and then a mailbox in the domain.
#[test]
fn enter_tries_the_simulator_and_an_address_in_the_domain_each_once() {
    let mut bench = bench();
    assert_eq!(bench.model.status(StepId::Test), Status::Todo);
    assert_eq!(codes(&bench), [Code::RecipientNotVerified, Code::TestInSandbox]);
    assert_eq!(value(&bench).as_deref(), Some(SIMULATOR));
    bench.preview(StepId::Test);
    assert_eq!(bench.performed.len(), 0, "nothing goes out before its preview is agreed to");
    bench.send(Msg::Enter);
    assert_eq!(recipients(&bench), [SIMULATOR]);
    assert_eq!(bench.model.status(StepId::Test), Status::Todo, "no mailbox has anything");
    assert_eq!(value(&bench).as_deref(), Some(""));
    assert_eq!(proof(&bench.model.facts, &bench.model.choices), Some(Proof::Taken), "for the bind it counts");
    // It is not sent again, and who wants no more is led on.
    assert_ne!(update::enter(&bench.model), Enter::Preview);
    assert!(
        matches!(update::enter(&bench.model), Enter::Next(_) | Enter::Wait),
        "{:?}",
        update::enter(&bench.model)
    );
    bench.send(Msg::Fill(FieldId::To, SIMULATOR.into()));
    assert_eq!(steps::get(StepId::Test).unwrap().changes(&bench.model.facts, &bench.model.choices), []);
    assert_eq!(
        bench.model.choices.to.as_ref().map(ToString::to_string).as_deref(),
        Some("you@example.net"),
        "who was named for later stays"
    );
    bench.send(Msg::Fill(FieldId::To, "dev@example.com".into()));
    bench.preview(StepId::Test);
    bench.send(Msg::Enter);
    assert_eq!(recipients(&bench), [SIMULATOR, "dev@example.com"]);
    assert_eq!(bench.model.status(StepId::Test), Status::Blocked, "the pool's mail follows the bind");
    assert_eq!(codes(&bench), []);
}

#[test]
fn an_address_that_ses_would_refuse_is_not_taken_and_another_verified_one_is() {
    let mut bench = bench();
    let refused = Some(InputError::NotVerified("example.com".to_owned()));
    bench.send(Msg::Fill(FieldId::To, "me@example.org".into()));
    assert_eq!(error(&bench), refused);
    let listing =
        |name: &str, is_domain, verified| IdentityListing { name: name.into(), is_domain, verified };
    let listed = vec![
        listing("me@example.org", false, true),
        listing("example.net", true, true),
        listing("example.edu", true, false),
    ];
    bench.model.facts.record(Query::Identities, Ok(Answer::Identities(listed)));
    for (text, taken) in [
        ("me@example.org", true),
        ("ME@example.org", false),
        ("you@mail.example.net", true),
        ("you@example.edu", false),
        ("you@auth.example.com", true),
    ] {
        bench.send(Msg::Fill(FieldId::To, text.into()));
        assert_eq!(error(&bench).is_none(), taken, "{text}");
    }
    // Out of the sandbox SES takes mail to anybody.
    bench.production = true;
    bench.send(Msg::Look);
    bench.send(Msg::Fill(FieldId::To, "me@example.edu".into()));
    assert_eq!(error(&bench), None);
    assert!(!codes(&bench).contains(&Code::RecipientNotVerified));
}

/// Where the identities may not be listed, nobody here knows whom SES takes.
#[test]
fn whether_an_address_is_verified_is_left_to_ses_where_it_may_not_be_asked() {
    let mut bench = Bench::new(false, Some(identity()));
    bench.fails = Box::new(|query| (*query == Query::Identities).then(|| problem(ProblemKind::Permission)));
    let bench = bench.started();
    let (facts, choices) = (&bench.model.facts, &bench.model.choices);
    assert!(!sandbox::refuses(facts, choices, choices.to.as_ref().unwrap()));
}

#[test]
fn nothing_is_offered_where_ses_would_refuse_whatever_goes_out() {
    let rejecting = || {
        let domain = domain().child("bounce");
        let mail_from = MailFrom { domain, status: Verification::Pending, rejects: true };
        Identity { mail_from: Some(mail_from), ..identity() }
    };
    let unverified = || Identity { verified_for_sending: false, ..identity() };
    for identity in [rejecting(), unverified()] {
        let bench = Bench::new(false, Some(identity)).started();
        assert_eq!(bench.model.status(StepId::Test), Status::Blocked);
        assert_eq!((value(&bench), codes(&bench)), (None, vec![]));
    }
    let bench = Bench::new(true, Some(identity())).started();
    assert_eq!(bench.model.status(StepId::Test), Status::Blocked, "the mail before the bind proves it");
}

/// Only a recipient that was named, and that SES takes, gets a mail.
#[test]
fn apply_sends_to_nobody_who_was_not_named() {
    let mut bench = bench();
    let all = |mails| Allowed { mails, asked: false };
    let carries = |bench: &Bench, allowed| match next(&bench.model, &[], allowed) {
        Next::Carry(change) => Some(change.code()),
        _ => None,
    };
    for mails in [false, true] {
        assert_eq!(carries(&bench, all(mails)), None, "the recipient that was named waits");
    }
    bench.send(Msg::Fill(FieldId::To, "dev@example.com".into()));
    assert_eq!(carries(&bench, all(false)), None);
    assert_eq!(carries(&bench, all(true)), Some("send-mail"));
    bench.model.choices.to = crate::core::kinds::simulator::simulator();
    assert_eq!(carries(&bench, all(false)), None);
    assert_eq!(carries(&bench, all(true)), Some("send-mail"), "it was asked for by name");
    let change =
        steps::get(StepId::Test).unwrap().changes(&bench.model.facts, &bench.model.choices).remove(0);
    bench.model.facts.journal.push(Entry::Intent { at: now(), id: "cut".to_owned(), change });
    assert_eq!(carries(&bench, all(true)), None, "nobody knows whether it went out");
}

/// AWS reviews for a day: what can be tried out meanwhile comes after the request.
#[test]
fn the_request_comes_before_what_can_be_tried_out() {
    let mut bench = bench();
    bench.send(Msg::Go(StepId::Propagation));
    assert_eq!(super::super::enter::next(&bench.model), Enter::Next(StepId::Access));
}

/// Somebody typed the pool's name: bound in the sandbox, it still reaches verified recipients alone.
#[test]
fn a_pool_bound_in_the_sandbox_is_tested_with_whom_ses_takes() {
    let mut bench = bench();
    bench.send(Msg::Go(StepId::Pool));
    bench.send(Msg::Open);
    bench.send(Msg::Edit(Edit::Paste("production".to_owned())));
    bench.later(1);
    bench.send(Msg::Enter);
    assert_eq!(bench.done(), ["bind-pool"]);
    let changes = |bench: &Bench| {
        let changes = steps::get(StepId::Test).unwrap().changes(&bench.model.facts, &bench.model.choices);
        changes.iter().map(Change::code).collect::<Vec<_>>()
    };
    assert_eq!(codes(&bench), [Code::RecipientNotVerified]);
    assert_eq!(changes(&bench), ["send-mail"], "to the simulator, and nobody is invited");
    bench.send(Msg::Fill(FieldId::To, "dev@example.com".into()));
    assert_eq!(changes(&bench), ["send-mail", "invite-test-user", "delete-test-user"]);
}
