//! What this machine keeps: choices that were not saved yet, files that could not be read, and a
//! confirmation that an old refusal must not take back.

use super::bench::{Bench, domain, published};
use super::*;
use crate::core::kinds::aws::MailFrom;
use crate::core::kinds::change::MailFromBefore;
use crate::core::steps;
use crate::core::wizard::update;

fn pending() -> Identity {
    let waits = Dkim { status: Verification::Pending, ..identity().dkim };
    Identity { dkim: waits, verified_for_sending: false, mail_from: None, ..identity() }
}

/// The MAIL FROM is confirmed, its MX answers, and the call is under way.
fn setting_mail_from() -> (Bench, Ticket) {
    let mut bench = Bench::new(true, Some(pending())).with_zone();
    bench.reply = Box::new(published);
    bench.carries_out = false;
    let mut bench = bench.started();
    bench.send(Msg::Confirm(Change::SetMailFrom {
        domain: domain(),
        mail_from: Name::from_answer("bounce.example.com"),
        before: None,
    }));
    let under_way = bench.open.iter().find_map(|effect| match effect {
        Effect::Perform { ticket, change: Change::SetMailFrom { .. } } => Some(*ticket),
        _ => None,
    });
    bench.carries_out = true;
    let ticket = under_way.expect("its MX answers");
    (bench, ticket)
}

fn refused() -> Problem {
    Problem {
        message: Some("example.com is not verified for identity.".into()),
        ..problem(ProblemKind::Refused)
    }
}

/// The call under way ends so, and the journal says it.
fn ends(bench: &mut Bench, ticket: Ticket, problem: Problem) {
    let (at, id) = (bench.model.facts.now, "1".to_owned());
    let Some(Effect::Perform { change, .. }) = bench.open.pop() else { panic!("nothing is under way") };
    bench.send(Msg::Journalled(Entry::Intent { at, id: id.clone(), change }));
    bench.send(Msg::Journalled(Entry::Failed { at, id, problem: problem.clone() }));
    bench.send(Msg::Performed { ticket, result: Err(problem) });
}

#[test]
fn a_refusal_from_before_the_verification_takes_no_confirmation_back() {
    let (mut bench, ticket) = setting_mail_from();
    // SES verifies DKIM, and that is read before the refusal is.
    bench.identity = Some(Identity { mail_from: None, ..identity() });
    bench.later(11);
    let verified = bench.model.facts.identity("example.com").flatten().unwrap().dkim.status;
    assert_eq!(verified, Verification::Success);
    ends(&mut bench, ticket, refused());
    assert_eq!(bench.done(), ["set-mail-from"; 2], "it goes out again, to a verified domain");
}

#[test]
fn a_refusal_after_the_verification_is_for_a_person() {
    let (mut bench, ticket) = setting_mail_from();
    ends(&mut bench, ticket, refused());
    assert!(bench.waits(), "it waits for DKIM");
    assert_eq!(bench.done().len(), 1);
    bench.outcome = Box::new(|_| Err(refused()));
    bench.identity = Some(Identity { mail_from: None, ..identity() });
    bench.later(11);
    assert_eq!(bench.done().len(), 2);
    assert!(!bench.waits());
}

/// The journal and the way back know what it replaced by what the change says.
#[test]
fn a_change_of_mail_from_says_what_it_replaces() {
    let stands = MailFrom { domain: domain().child("post"), status: Verification::Success, rejects: true };
    let mut bench = Bench::new(true, Some(Identity { mail_from: Some(stands), ..identity() })).with_zone();
    bench.reply = Box::new(published);
    let mut bench = bench.started();
    bench.model.choices.mail_from = Some(domain().child("bounce"));
    let before = Some(MailFromBefore { domain: domain().child("post"), rejects: true });
    let wanted = Change::SetMailFrom { domain: domain(), mail_from: domain().child("bounce"), before };
    let (facts, choices) = (&bench.model.facts, &bench.model.choices);
    assert_eq!(steps::get(StepId::MailFrom).unwrap().changes(facts, choices), std::slice::from_ref(&wanted));
    bench.agreed("bounce", Some(MailFromBefore { domain: domain().child("post"), rejects: true }));
    bench.carries_out = false;
    bench.later(11);
    let sent = |effect: &Effect| matches!(effect, Effect::Perform { change, .. } if *change == wanted);
    assert!(bench.open.iter().any(sent), "once its MX answers");
}

#[test]
fn choices_are_saved_before_the_write_that_follows_from_them() {
    let mut bench = Bench::new(true, Some(pending())).with_zone();
    bench.reply = Box::new(published);
    let mut bench = bench.started();
    let mail_from = Name::from_answer("bounce.example.com");
    let change = Change::SetMailFrom { domain: domain(), mail_from, before: None };
    let effects = update(&mut bench.model, Msg::Confirm(change));
    let at = |of: fn(&Effect) -> bool| effects.iter().position(of).expect("the effect");
    assert!(
        at(|effect| matches!(effect, Effect::Save { choices, .. } if choices.mail_from.is_some()))
            < at(|effect| matches!(effect, Effect::Perform { .. }))
    );
}

#[test]
fn choices_that_the_disk_did_not_take_are_saved_with_the_next_key() {
    let mut bench = Bench::new(true, Some(pending())).started();
    bench.model.choices.publish = Some(Publish::Manual);
    bench.send(Msg::Unwritten(problem(ProblemKind::Disk)));
    let saved = bench.saved.len();
    bench.later(1);
    assert_eq!(bench.saved.len(), saved, "a full disk is not written to for ever");
    assert!(bench.model.disk_problem.is_some());
    bench.send(Msg::Down);
    assert_eq!(bench.saved.last().unwrap().1.publish, Some(Publish::Manual));
    assert_eq!(bench.model.disk_problem, None);

    bench.send(Msg::Unwritten(problem(ProblemKind::Disk)));
    let saved = bench.saved.len();
    bench.send(Msg::Quit);
    assert_eq!(bench.saved.len(), saved + 1, "leaving is the last chance");
}

#[test]
fn what_could_not_be_read_is_said_until_a_person_leads_on() {
    let mut bench = Bench::new(true, Some(pending())).started();
    let setup = bench.model.setup.clone().unwrap();
    let unread = Some(problem(ProblemKind::Disk));
    bench.model.memory = Memory::Asked;
    let (read, saved) = (Ticket(901), Ticket(902));
    bench.model.on_disk.extend([read, saved]);
    let problem = unread.clone();
    bench.send(Msg::Loaded { ticket: read, setup, choices: None, journal: Vec::new(), problem });
    bench.send(Msg::Saved { ticket: saved, problem: None });
    assert_eq!(bench.model.unread, unread, "a file that was written does not make the other readable");
    bench.send(Msg::Down);
    assert_eq!(bench.model.unread, unread);
    bench.send(Msg::Enter);
    assert_eq!(bench.model.unread, None);
}

#[test]
fn what_aws_took_and_does_not_show_yet_is_not_sent_again_and_again() {
    let (mut bench, ticket) = setting_mail_from();
    let Some(Effect::Perform { change, .. }) = bench.open.pop() else { panic!("nothing is under way") };
    let (at, id) = (bench.model.facts.now, "1".to_owned());
    bench.identity = Some(Identity { mail_from: None, ..identity() });
    bench.send(Msg::Journalled(Entry::Intent { at, id: id.clone(), change }));
    bench.send(Msg::Journalled(Entry::Done { at, id, outcome: Outcome::default() }));
    bench.send(Msg::Performed { ticket, result: Ok(Outcome::default()) });
    assert_eq!(bench.done().len(), 1);
    let asked =
        |bench: &Bench| bench.asked.iter().filter(|query| matches!(query, Query::Identity(_))).count();
    let before = asked(&bench);
    bench.later(11);
    assert_eq!((bench.done().len(), asked(&bench)), (1, before + 1), "looked at, and not repeated");
}

#[test]
fn where_the_identity_was_made_elsewhere_the_pools_step_asks_for_the_sender() {
    let mut bench = Bench::new(true, Some(identity())).proven().with_zone();
    bench.reply = Box::new(published);
    let user_pools = vec![UserPoolId::from(super::bench::POOL)];
    let known = Choices { domain: Some(domain()), user_pools, ..Choices::default() };
    (bench.model.given, bench.model.choices) = (known.clone(), known);
    let mut bench = bench.started();
    bench.send(Msg::Go(StepId::Pool));
    assert_eq!(update::enter(&bench.model), Enter::Submit, "no dead end");
    bench.send(Msg::Enter);
    let from = bench.model.choices.from.as_ref().map(ToString::to_string);
    assert_eq!(from.as_deref(), Some("no-reply@example.com"));
    bench.later(1);
    bench.send(Msg::Enter);
    assert_eq!(bench.done(), ["bind-pool"]);
}
