//! `u`, and what the pool's journal leaves to be said.

use serde_json::json;

use super::bench::{Bench, HOSTS, POOL, published};
use super::*;
use crate::core::diagnosis;
use crate::core::kinds::change::Binding;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Arg;
use crate::core::kinds::name::{HostedZoneId, UserPoolId};
use crate::core::kinds::record::{RecordSet, SetChange};
use crate::core::rules::undo;
use crate::core::wizard::update;

fn bench() -> Bench {
    Bench::new(true, Some(identity())).proven().started()
}

fn confirm(bench: &mut Bench) {
    bench.later(1);
    assert_eq!(update::enter(&bench.model), Enter::Confirm);
    bench.send(Msg::Enter);
}

fn bound(mut bench: Bench) -> Bench {
    bench.preview(StepId::Pool);
    bench.send(Msg::Enter);
    bench
}

fn codes(bench: &Bench) -> Vec<Code> {
    diagnosis::findings(&bench.model.facts, &bench.model.choices)
        .iter()
        .map(|finding| finding.code)
        .filter(|code| code.as_str().starts_with("pool-write") || *code == Code::PoolMailFailed)
        .collect()
}

fn finding(bench: &Bench, code: Code) -> Finding {
    let findings = diagnosis::findings(&bench.model.facts, &bench.model.choices);
    findings.iter().find(|finding| finding.code == code).cloned().expect("the finding")
}

fn undeliverable() -> Problem {
    Problem {
        code: Some("CodeDeliveryFailureException".into()),
        message: Some("Cognito received the following error from Amazon SES".into()),
        operation: "cognito-idp:AdminCreateUser".into(),
        ..problem(ProblemKind::Refused)
    }
}

#[test]
fn u_puts_the_pools_mail_back_through_a_preview() {
    let mut bench = bench();
    bench.send(Msg::Go(StepId::Pool));
    bench.send(Msg::Undo);
    assert!(bench.model.preview.is_none(), "nothing was changed yet");
    assert!(bench.model.notice.is_some(), "and that is said");

    let mut bench = bound(bench);
    assert_eq!(bench.members["EmailConfiguration"]["EmailSendingAccount"], "DEVELOPER");
    bench.send(Msg::Go(StepId::Pool));
    bench.send(Msg::Undo);
    assert_eq!(update::enter(&bench.model), Enter::TooSoon);
    let lines = bench.model.owner_code().remove(0).text;
    assert!(lines.contains("COGNITO_DEFAULT") && !lines.contains("source_arn"), "of the way back: {lines}");
    bench.send(Msg::Enter);
    assert_eq!(bench.done(), ["bind-pool"], "type-ahead does not confirm");
    confirm(&mut bench);
    assert_eq!(bench.done(), ["bind-pool", "restore-pool"]);
    assert_eq!(bench.members["EmailConfiguration"], json!({"EmailSendingAccount": "COGNITO_DEFAULT"}));
    assert_eq!(bench.model.status(StepId::Pool), Status::Todo);
    bench.send(Msg::Undo);
    assert!(bench.model.preview.is_none(), "what was put back is bound again by Enter");
    assert_eq!(codes(&bench), []);
}

#[test]
fn what_u_does_not_take_back_is_not_called_nothing() {
    let told = |bench: &Bench| bench.model.notice.as_ref().map(|notice| notice.message.id.clone());
    let mut bench = bench();
    bench.send(Msg::Go(StepId::Identity));
    bench.send(Msg::Undo);
    assert_eq!(told(&bench).as_deref(), Some("note-nothing-to-undo"));
    let change = Change::CreateIdentity { domain: Name::from_answer("example.com") };
    let at = bench.model.facts.now;
    let intent = Entry::Intent { at, id: "1".into(), change };
    let done = Entry::Done { at, id: "1".into(), outcome: Outcome::default() };
    bench.model.facts.journal.extend([intent, done]);
    bench.send(Msg::Undo);
    assert_eq!(told(&bench).as_deref(), Some("note-not-put-back"));
}

#[test]
fn a_preview_of_putting_back_that_moved_is_shown_anew() {
    let mut bench = bound(bench());
    bench.send(Msg::Go(StepId::Pool));
    bench.send(Msg::Undo);
    bench.later(1);
    bench.members.insert("UserPoolTier".into(), json!("PLUS"));
    bench.send(Msg::Look);
    bench.later(1);
    bench.send(Msg::Enter);
    assert_eq!(bench.done(), ["bind-pool"]);
    confirm(&mut bench);
    assert_eq!(bench.done(), ["bind-pool", "restore-pool"]);
    assert_eq!(bench.members["UserPoolTier"], "PLUS", "somebody else's change stays");
}

#[test]
fn where_the_pools_mail_fails_enter_puts_the_snapshot_back() {
    let mut bench = bench();
    bench.outcome = Box::new(|change| match change {
        Change::InviteTestUser { .. } => Err(undeliverable()),
        _ => Ok(Outcome::default()),
    });
    let mut bench = bound(bench);
    bench.preview(StepId::Test);
    bench.send(Msg::Enter);
    assert_eq!(update::enter(&bench.model), Enter::Undo);
    assert_eq!(codes(&bench), [Code::PoolMailFailed]);
    assert!(finding(&bench, Code::PoolMailFailed).seen.expect("SES's words").contains("Amazon SES"));
    bench.send(Msg::Enter);
    assert_eq!(bench.model.cursor, StepId::Pool, "shown where it was changed");
    confirm(&mut bench);
    assert_eq!(bench.done(), ["bind-pool", "send-mail", "invite-test-user", "restore-pool"]);
    assert_eq!(bench.members["EmailConfiguration"], json!({"EmailSendingAccount": "COGNITO_DEFAULT"}));
    assert_eq!(codes(&bench), []);
}

#[test]
fn a_test_user_whose_mail_failed_is_deleted_from_the_step_that_waits() {
    let mut bench = bench();
    bench.outcome = Box::new(|change| match change {
        Change::InviteTestUser { .. } => Err(undeliverable()),
        _ => Ok(Outcome::default()),
    });
    let left = |bench: &Bench| {
        let findings = diagnosis::findings(&bench.model.facts, &bench.model.choices);
        findings.iter().filter(|finding| finding.code == Code::TestUserLeft).count()
    };
    let mut bench = bound(bench);
    assert_eq!(left(&bench), 0);
    bench.preview(StepId::Test);
    bench.send(Msg::Enter);
    bench.send(Msg::Enter);
    confirm(&mut bench);
    assert_eq!(left(&bench), 1, "Cognito made the user before it failed to mail");

    // The pool is as it was, so that the step waits for the bind: the user can go all the same.
    assert_eq!(bench.model.status(StepId::Test), Status::Blocked);
    bench.send(Msg::Go(StepId::Test));
    bench.send(Msg::Undo);
    assert_eq!(bench.model.cursor, StepId::Test);
    confirm(&mut bench);
    let done = bench.done();
    assert_eq!(done[done.len() - 2..], ["restore-pool", "delete-test-user"]);
    assert_eq!(left(&bench), 0);
    bench.send(Msg::Undo);
    assert!(bench.model.preview.is_none(), "there is nothing left");
}

#[test]
fn a_test_user_that_could_not_be_made_says_nothing_of_the_mail() {
    let mut bench = bench();
    bench.outcome = Box::new(|change| match change {
        Change::InviteTestUser { .. } => {
            Err(Problem { code: Some("UsernameExistsException".into()), ..problem(ProblemKind::Conflict) })
        }
        _ => Ok(Outcome::default()),
    });
    let mut bench = bound(bench);
    bench.preview(StepId::Test);
    bench.send(Msg::Enter);
    bench.later(1);
    assert_eq!(update::enter(&bench.model), Enter::Retry);
    assert_eq!(codes(&bench), []);
}

#[test]
fn a_write_beside_somebody_elses_leaves_theirs_as_it_is() {
    let mut bench = bench();
    bench.members.insert("UserPoolTier".into(), json!("PLUS"));
    bench.send(Msg::Look);
    bench.outcome = Box::new(|change| match change {
        Change::BindPool(_) => Err(problem(ProblemKind::PoolDiffers)),
        _ => Ok(Outcome::default()),
    });
    bench.preview(StepId::Pool);
    let binding = bench.model.preview.as_ref().unwrap().changes[0].binding().unwrap().clone();
    bench.members.insert("EmailConfiguration".into(), binding.email.into());
    bench.members.insert("UserPoolTier".into(), json!("ESSENTIALS"));
    bench.send(Msg::Enter);
    assert_eq!(update::enter(&bench.model), Enter::Leave, "what the other writer did stands");
    let said = finding(&bench, Code::PoolWriteDiffers);
    assert_eq!(said.seen.as_deref(), Some("UserPoolTier: \"ESSENTIALS\""), "whole");
    assert_eq!(said.wanted.as_deref(), Some("UserPoolTier: \"PLUS\""));
    bench.send(Msg::Enter);
    assert!(bench.model.setback.is_none() && bench.model.preview.is_none());
    assert_eq!(bench.done(), ["bind-pool"]);
    bench.send(Msg::Undo);
    let back = bench.model.preview.as_ref().unwrap().changes[0].binding().unwrap().clone();
    assert_eq!(back.other_lines(), [], "only what was written here is undone");
    confirm(&mut bench);
    assert_eq!(bench.members["UserPoolTier"], "ESSENTIALS");
    assert_eq!(bench.members["EmailConfiguration"], json!({"EmailSendingAccount": "COGNITO_DEFAULT"}));
}

#[test]
fn a_member_newer_than_the_program_goes_on_only_by_the_pools_name() {
    let mut bench = bench();
    bench.members.insert("PasskeyPolicy".into(), json!({"Mode": "ON"}));
    bench.send(Msg::Look);
    bench.send(Msg::Go(StepId::Pool));
    assert!(
        !matches!(update::enter(&bench.model), Enter::Preview | Enter::Confirm),
        "{:?}",
        update::enter(&bench.model)
    );
    bench.send(Msg::Open);
    bench.later(1);
    assert_eq!(update::enter(&bench.model), Enter::TypeName);
    "production".chars().for_each(|c| bench.send(Msg::Edit(Edit::Insert(c))));
    confirm(&mut bench);
    let [(_, Change::BindPool(binding))] = bench.performed.as_slice() else { panic!("{:?}", bench.done()) };
    assert_eq!(binding.accepted, ["PasskeyPolicy"]);
    assert_eq!(binding.request().unwrap()["PasskeyPolicy"], json!({"Mode": "ON"}));

    bench.send(Msg::Go(StepId::Pool));
    bench.send(Msg::Undo);
    bench.later(1);
    assert_eq!(update::enter(&bench.model), Enter::TypeName, "and so it is with putting back");
}

#[test]
fn what_needs_ses_since_keeps_the_pool_from_going_back_and_is_named() {
    let mut bench = bound(bench());
    bench.members.insert("VerificationMessageTemplate".into(), json!({"EmailSubject": "Your code"}));
    bench.send(Msg::Look);
    bench.send(Msg::Go(StepId::Pool));
    bench.send(Msg::Undo);
    assert!(bench.model.preview.is_none());
    let notice = bench.model.notice.as_ref().expect("why").message.clone();
    let refused = undo::undo(&bench.model.facts, &bench.model.choices, StepId::Pool);
    assert_eq!(refused, undo::Undo::Refused(notice.clone()));
    assert!(format!("{notice:?}").contains("VerificationMessageTemplate.EmailSubject"), "{notice:?}");
}

/// A run that was cut off within its write: the journal has its intent alone.
fn cut_off(bench: &mut Bench) -> Binding {
    bench.preview(StepId::Pool);
    let change = bench.model.preview.take().unwrap().changes.remove(0);
    let binding = change.binding().unwrap().clone();
    let at = bench.model.facts.now;
    bench.model.facts.journal.push(Entry::Intent { at, id: "cut".into(), change });
    binding
}

#[test]
fn the_next_start_says_what_became_of_a_write_that_was_cut_off() {
    let mut bench = bench();
    let binding = cut_off(&mut bench);
    assert_eq!(binding.user_pool, UserPoolId::from(POOL));
    assert_eq!(codes(&bench), [Code::PoolWriteUnheard], "the pool is as it was");
    assert_eq!(bench.model.status(StepId::Pool), Status::Todo);

    bench.members.insert("EmailConfiguration".into(), binding.email.clone().into());
    bench.members.insert("LastModifiedDate".into(), json!(2.5));
    bench.send(Msg::Look);
    assert_eq!(codes(&bench), [Code::PoolWriteLanded], "it took effect and nothing else moved");
    assert_eq!(bench.model.status(StepId::Pool), Status::Done);
    assert!(!undo::changes(&bench.model.facts, &bench.model.choices, StepId::Pool).is_empty());

    bench.members.shift_remove("MfaConfiguration");
    bench.send(Msg::Look);
    assert_eq!(codes(&bench), [Code::PoolWriteDiffers]);
    assert_eq!(finding(&bench, Code::PoolWriteDiffers).seen.as_deref(), Some("MfaConfiguration: -"));
}

/// The same of a put-back: its intent alone is in the journal.
#[test]
fn a_put_back_that_was_cut_off_is_said_and_can_be_done_again() {
    let mut bench = bound(bench());
    bench.send(Msg::Go(StepId::Pool));
    bench.send(Msg::Undo);
    let change = bench.model.preview.take().unwrap().changes.remove(0);
    let binding = change.binding().unwrap().clone();
    let at = bench.model.facts.now;
    bench.model.facts.journal.push(Entry::Intent { at, id: "cut".into(), change });
    assert_eq!(codes(&bench), [Code::PoolWriteUnheard], "the pool is bound as it was");
    bench.send(Msg::Undo);
    assert!(bench.model.preview.is_some(), "u still leads back");
    bench.send(Msg::Back);

    let mut landed = bench;
    landed.members.insert("EmailConfiguration".into(), binding.email.into());
    landed.members.insert("LastModifiedDate".into(), json!(3.5));
    landed.send(Msg::Look);
    assert_eq!(codes(&landed), [Code::PoolWriteLanded]);
    let said = finding(&landed, Code::PoolWriteLanded);
    assert!(said.args.contains(&("back", Arg::Text("yes".to_owned()))), "{said:?}");
    landed.send(Msg::Undo);
    assert!(landed.model.preview.is_none(), "it is back already");

    landed.members.shift_remove("MfaConfiguration");
    landed.send(Msg::Look);
    assert_eq!(codes(&landed), [Code::PoolWriteDiffers]);
    landed.send(Msg::Undo);
    assert!(landed.model.preview.is_none(), "nothing that was written here stands");
}

#[test]
fn records_that_were_taken_back_are_looked_at_until_they_are_gone() {
    let mut bench = Bench::new(true, Some(identity())).with_zone();
    bench.reply = Box::new(published);
    let mut bench = bench.started();
    let asked = |bench: &Bench| bench.asked_for("_dmarc.example.com", true);
    let before = asked(&bench);
    bench.later(5);
    assert_eq!(asked(&bench), before, "what stands is not asked for again");

    let after = RecordSet {
        name: Name::from_answer("_dmarc.example.com"),
        rtype: "TXT".into(),
        ttl: Some(300),
        values: vec!["\"v=DMARC1; p=none\"".into()],
        alias: false,
        set_identifier: None,
    };
    let (hosted_zone, sets) = (HostedZoneId::from("Z1"), vec![SetChange { before: None, after }]);
    let written = Change::PublishRecords { hosted_zone: hosted_zone.clone(), sets: sets.clone() };
    let back = Change::TakeBackRecords { hosted_zone, sets };
    for (id, change) in [("1", written), ("2", back)] {
        let (at, id) = (bench.model.facts.now, id.to_owned());
        bench.model.facts.journal.push(Entry::Intent { at, id: id.clone(), change });
        bench.model.facts.journal.push(Entry::Done { at, id, outcome: Outcome::default() });
    }
    bench.later(1);
    bench.later(1);
    assert_eq!(asked(&bench), before + 2 * HOSTS.len(), "every second, at each of its servers");
    assert_eq!(bench.model.status(StepId::Records), Status::Done, "they still give it");

    bench.reply = Box::new(|question| match question.name.as_str() {
        "_dmarc.example.com" => Reply::NxDomain { soa: None },
        _ => published(question),
    });
    bench.later(1);
    assert_ne!(bench.model.status(StepId::Records), Status::Done, "nobody pressed r");
    bench.reply = Box::new(published);
    bench.send(Msg::Look);
    bench.later(700);
    let late = asked(&bench);
    bench.later(60);
    assert_eq!(asked(&bench), late, "somebody else has put it there again");
}
