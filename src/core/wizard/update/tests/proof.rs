//! Before a pool is bound, SES has taken a mail with the same sender, identity and configuration set.

use super::bench::Bench;
use super::*;
use crate::core::diagnosis;
use crate::core::kinds::aws::Suppression;
use crate::core::kinds::finding::Code;
use crate::core::kinds::simulator::SIMULATOR;
use crate::core::steps;

fn bench() -> Bench {
    Bench::new(true, Some(identity()))
}

fn confirm(bench: &mut Bench) {
    bench.send(Msg::Go(StepId::Pool));
    bench.send(Msg::Enter);
    bench.later(1);
    bench.send(Msg::Enter);
}

fn codes(bench: &Bench) -> Vec<Code> {
    diagnosis::findings(&bench.model.facts, &bench.model.choices).iter().map(|found| found.code).collect()
}

fn refusing(bench: &mut Bench, kind: ProblemKind, code: &'static str) {
    bench.outcome = Box::new(move |change| match change {
        Change::SendMail { .. } => {
            let problem = Problem::new(kind, change.operation(), crate::core::kinds::problem::Who::Main);
            Err(Problem { code: Some(code.to_owned()), ..problem })
        }
        _ => Ok(Outcome { message_id: Some("m".to_owned()), ..Outcome::default() }),
    });
}

#[test]
fn one_mail_goes_out_before_the_bind_and_to_the_simulator_where_no_recipient_is_named() {
    let mut bench = bench();
    (bench.model.choices.to, bench.model.given.to) = (None, None);
    let mut bench = bench.started();
    confirm(&mut bench);
    assert_eq!(bench.done(), ["send-mail", "bind-pool"]);
    let Change::SendMail { to, .. } = &bench.performed[0].1 else { panic!("a mail comes first") };
    assert_eq!(to.to_string(), SIMULATOR);
    assert_eq!(bench.model.status(StepId::Pool), Status::Done);
    let of_proof = |code: &Code| matches!(code, Code::ProofRefused | Code::BindUnproven);
    assert_eq!(codes(&bench).into_iter().filter(of_proof).collect::<Vec<_>>(), []);
    // A mail to nobody proves no delivery.
    bench.send(Msg::Fill(FieldId::To, "you@example.net".into()));
    let changes = steps::get(StepId::Test).unwrap().changes(&bench.model.facts, &bench.model.choices);
    assert_eq!(changes[0].code(), "send-mail");
}

#[test]
fn what_ses_refuses_is_named_and_nothing_is_bound_until_it_takes_one() {
    let mut bench = bench().started();
    refusing(&mut bench, ProblemKind::Refused, "MailFromDomainNotVerifiedException");
    confirm(&mut bench);
    assert_eq!(bench.done(), ["send-mail"]);
    assert!(codes(&bench).contains(&Code::ProofRefused), "{:?}", codes(&bench));
    assert_ne!(bench.model.status(StepId::Pool), Status::Done);
    // No face gets round it by confirming the bind alone.
    let bind = steps::pool_override(&bench.model.facts, &bench.model.choices).remove(0);
    bench.send(Msg::Back);
    bench.send(Msg::Confirm(bind));
    assert_eq!(bench.done(), ["send-mail"]);
    bench.outcome = Box::new(|_| Ok(Outcome { message_id: Some("m".to_owned()), ..Outcome::default() }));
    confirm(&mut bench);
    assert_eq!(bench.done(), ["send-mail", "send-mail", "bind-pool"]);
    assert!(!codes(&bench).contains(&Code::ProofRefused));
}

#[test]
fn the_pools_name_typed_goes_past_a_refusal() {
    let mut bench = bench().started();
    refusing(&mut bench, ProblemKind::Refused, "MessageRejected");
    confirm(&mut bench);
    bench.send(Msg::Back);
    bench.send(Msg::Open);
    bench.send(Msg::Edit(Edit::Paste("production".to_owned())));
    bench.later(1);
    bench.send(Msg::Enter);
    assert_eq!(bench.done(), ["send-mail", "bind-pool"]);
}

#[test]
fn who_may_not_send_binds_and_is_told_that_nothing_was_proven() {
    let mut bench = bench().started();
    refusing(&mut bench, ProblemKind::Permission, "AccessDeniedException");
    confirm(&mut bench);
    assert_eq!(bench.done(), ["send-mail"]);
    assert!(codes(&bench).contains(&Code::BindUnproven), "{:?}", codes(&bench));
    bench.send(Msg::Back);
    let changes = |bench: &Bench| {
        let changes = steps::get(StepId::Pool).unwrap().changes(&bench.model.facts, &bench.model.choices);
        changes.iter().map(Change::code).collect::<Vec<_>>()
    };
    assert_eq!(changes(&bench), ["bind-pool"]);
    let denied_at = bench.model.facts.now;
    bench.model.facts.now += jiff::SignedDuration::from_hours(2);
    assert_eq!(changes(&bench), ["send-mail", "bind-pool"], "it may be allowed by now");
    bench.model.facts.now = denied_at;
    confirm(&mut bench);
    assert_eq!(bench.done(), ["send-mail", "bind-pool"]);
}

/// SES takes such a mail and delivers it to nobody.
#[test]
fn a_recipient_on_the_suppression_list_gets_no_mail_and_another_is_asked_for() {
    let mut bench = bench();
    bench.suppressed = Some(Suppression { reason: "BOUNCE".to_owned(), since: None });
    let mut bench = bench.started();
    confirm(&mut bench);
    assert_eq!(bench.done(), ["send-mail", "bind-pool"]);
    let Change::SendMail { to, .. } = &bench.performed[0].1 else { panic!("a mail comes first") };
    assert_eq!(to.to_string(), SIMULATOR);
    assert!(codes(&bench).contains(&Code::RecipientSuppressed));
    let step = steps::get(StepId::Test).unwrap();
    assert_eq!(step.changes(&bench.model.facts, &bench.model.choices), []);
    assert_eq!(bench.model.status(StepId::Test), Status::Todo);
    let fields = step.fields(&bench.model.facts, &bench.model.choices);
    assert!(fields.iter().any(|field| field.id == FieldId::To && field.value.is_empty()), "{fields:?}");
    bench.suppressed = None;
    bench.send(Msg::Fill(FieldId::To, "other@example.net".into()));
    let changes = step.changes(&bench.model.facts, &bench.model.choices);
    let codes: Vec<&str> = changes.iter().map(Change::code).collect();
    assert_eq!(codes, ["send-mail", "invite-test-user", "delete-test-user"]);
}

#[test]
fn another_sender_is_proven_anew() {
    let mut bench = bench().proven().started();
    let mail = |bench: &Bench| crate::core::rules::proof::missing(&bench.model.facts, &bench.model.choices);
    assert_eq!(mail(&bench), None);
    bench.send(Msg::Fill(FieldId::From, "info@example.com".into()));
    assert_eq!(mail(&bench).map(|change| change.code()), Some("send-mail"));
}
