mod accept;
mod account;
mod arrivals;
mod bench;
mod beside;
mod by_hand;
mod cancel;
mod clock;
mod configuration_sets;
mod cut;
mod dns_profile;
mod evidence;
mod exports;
mod gate;
mod growth;
mod held_keys;
mod kept;
mod long_text;
mod looking;
mod mail_from;
mod named_zone;
mod onward;
mod pools;
mod proof;
mod questions;
mod recheck;
mod request;
mod rounds;
mod sandbox;
mod sender_spf;
mod sequences;
mod strangers;
mod undo;
mod unwritten;
mod visit;

use jiff::SignedDuration;

use self::account::{Account, identity, now, problem, unseen};
use self::bench::Bench;
use super::update;
use crate::core::facts::choices::{Choices, Publish};
use crate::core::facts::journal::Entry;
use crate::core::facts::situation::Situation;
use crate::core::kinds::address;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::{Caller, Dkim, Identity, SesAccount, UserPool, UserPoolListing, Verification};
use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::dns::Reply;
use crate::core::kinds::name::{Name, UserPoolId};
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::kinds::query::Query;
use crate::core::kinds::step::{FieldId, Status, StepId};
use crate::core::wizard::effect::{Effect, Ticket};
use crate::core::wizard::model::{Enter, Memory, Model};
use crate::core::wizard::msg::{Edit, Msg};
use crate::core::wizard::update;

#[test]
fn nothing_is_created_without_its_preview_and_a_rest() {
    let mut account = Account::new(true, None).started();
    account.send(Msg::Go(StepId::Identity));
    assert_eq!(update::enter(&account.model), Enter::Submit);
    account.send(Msg::Enter);
    assert_eq!(update::enter(&account.model), Enter::TooSoon);
    account.send(Msg::Enter);
    assert!(account.performed.is_empty(), "type-ahead does not confirm");
    account.later(500);
    assert_eq!(update::enter(&account.model), Enter::Confirm);
    account.send(Msg::Enter);
    assert_eq!(account.performed, [Change::CreateIdentity { domain: Name::from_answer("example.com") }]);
    assert_eq!(account.model.status(StepId::Identity), Status::Done, "the identity was read back");
}

#[test]
fn a_bind_in_the_sandbox_needs_the_pools_name() {
    let mut account = Account::new(false, Some(identity())).started();
    account.send(Msg::Go(StepId::Pool));
    assert_eq!(account.model.status(StepId::Pool), Status::Blocked);
    assert!(!matches!(update::enter(&account.model), Enter::Preview | Enter::Submit | Enter::Confirm));
    account.send(Msg::Open);
    account.later(1000);
    assert_eq!(update::enter(&account.model), Enter::TypeName);
    for c in "productio".chars() {
        account.send(Msg::Edit(Edit::Insert(c)));
    }
    account.send(Msg::Enter);
    assert!(account.performed.is_empty());
    account.send(Msg::Edit(Edit::Insert('n')));
    account.send(Msg::Enter);
    assert!(account.performed.is_empty(), "right behind a letter it is type-ahead");
    account.later(500);
    account.send(Msg::Enter);
    assert!(matches!(account.performed.as_slice(), [Change::BindPool(_)]));
}

#[test]
fn both_test_mails_and_the_test_users_end_make_the_last_step_done() {
    let mut account = Account::new(true, Some(identity())).started();
    account.send(Msg::Go(StepId::Pool));
    account.send(Msg::Enter);
    account.later(500);
    account.send(Msg::Enter);
    assert_eq!(account.model.status(StepId::Pool), Status::Done);
    account.send(Msg::Go(StepId::Test));
    account.send(Msg::Enter);
    account.later(500);
    account.send(Msg::Enter);
    let codes: Vec<_> = account.performed.iter().map(Change::code).collect();
    assert_eq!(codes, ["send-mail", "bind-pool", "invite-test-user", "delete-test-user"]);
    assert_eq!(account.model.status(StepId::Test), Status::Done);
    // Another From makes the proof one of other settings.
    account.send(Msg::Fill(FieldId::From, "info@example.com".into()));
    assert_ne!(account.model.status(StepId::Test), Status::Done);
}

#[test]
fn an_answer_to_a_dropped_question_changes_nothing() {
    let mut account = Account::new(true, None).started();
    let before = account.model.facts.ses_account().cloned();
    account.send(Msg::Answered { ticket: Ticket(1), result: Err(problem(ProblemKind::Offline)) });
    assert_eq!(account.model.facts.ses_account().cloned(), before);
    assert!(account.model.facts.problem(&Query::SesAccount).is_none());
}

#[test]
fn what_failed_for_the_moment_is_asked_again_by_itself() {
    let mut model = Model::new(Situation::default(), Choices::default());
    update(&mut model, Msg::Woke { now: now() });
    let effects = update(&mut model, Msg::Started);
    let [Effect::Ask { ticket, .. }, ..] = effects.as_slice() else { panic!("{effects:?}") };
    let failed = Msg::Answered { ticket: *ticket, result: Err(problem(ProblemKind::Throttled)) };
    let effects = update(&mut model, failed);
    let due = now() + SignedDuration::from_secs(1);
    assert_eq!(effects, [Effect::WakeAt { at: Some(due) }]);
    let again = update(&mut model, Msg::Woke { now: due });
    assert!(matches!(again.as_slice(), [Effect::Ask { query: Query::Caller, .. }, ..]));
    assert!(model.in_flight.values().any(|flight| flight.attempt == 2), "the attempt is shown");
    // An expired login needs a person.
    let [Effect::Ask { ticket, .. }, ..] = again.as_slice() else { panic!() };
    let expired = Msg::Answered { ticket: *ticket, result: Err(problem(ProblemKind::CredentialsExpired)) };
    assert!(!update(&mut model, expired).iter().any(|effect| matches!(effect, Effect::Ask { .. })));
    let looked = update(&mut model, Msg::Look);
    assert!(matches!(looked.as_slice(), [Effect::Ask { query: Query::Caller, .. }, ..]));
}

#[test]
fn a_write_of_unknown_outcome_that_is_no_ensure_is_never_repeated_by_itself() {
    let mut model = Model::new(Situation::default(), Choices::default());
    model.memory = Memory::Ready;
    update(&mut model, Msg::Woke { now: now() });
    update(&mut model, Msg::Started);
    model.choices.domain = Some(Name::from_answer("example.com"));
    let sandbox = Bench::new(false, None).answer(&Query::SesAccount);
    model.facts.record(Query::SesAccount, sandbox);
    let request = Change::RequestProduction(request::sendable());
    let effects = update(&mut model, Msg::Confirm(request));
    let ticket = effects.iter().find_map(|effect| match effect {
        Effect::Perform { ticket, .. } => Some(*ticket),
        _ => None,
    });
    let lost = Msg::Performed { ticket: ticket.unwrap(), result: Err(problem(ProblemKind::Timeout)) };
    update(&mut model, lost);
    assert_eq!(model.setback.as_ref().unwrap().retry_at, None);
    for minutes in 1..60 {
        let now = now() + SignedDuration::from_mins(minutes);
        let effects = update(&mut model, Msg::Woke { now });
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Perform { .. })));
    }
}

#[test]
fn read_only_performs_and_saves_nothing() {
    let mut account = Account::new(true, None);
    account.model.facts.situation.read_only = true;
    let mut account = account.started();
    account.send(Msg::Confirm(Change::CreateIdentity { domain: Name::from_answer("example.com") }));
    assert!(account.performed.is_empty());
    assert_eq!(account.model.setback.as_ref().unwrap().problem.kind, ProblemKind::ReadOnly);
}

#[test]
fn another_domain_typed_later_is_another_set_up() {
    let mut account = Account::new(true, None).started();
    account.send(Msg::Go(StepId::Identity));
    account.send(Msg::NextField);
    account.send(Msg::Edit(Edit::Set("info@example.org".into())));
    account.send(Msg::Enter);
    assert_eq!(account.model.setup.as_ref().unwrap().domain.as_str(), "example.org");
    assert_eq!(account.model.choices.identity_domain().unwrap().as_str(), "example.org");
    assert_eq!(account.model.cursor, StepId::Identity);
}

#[test]
fn a_pasted_newline_never_submits() {
    let mut account = Account::new(true, None).started();
    account.send(Msg::Go(StepId::Identity));
    account.send(Msg::NextField);
    account.send(Msg::Edit(Edit::Set(String::new())));
    account.send(Msg::Edit(Edit::Paste("info@example.com\r\n".into())));
    assert!(account.model.preview.is_none());
    assert_eq!(account.model.drafts[&FieldId::From].input.value(), "info@example.com");
}

#[test]
fn what_is_typed_or_pasted_at_a_choice_leaves_its_value() {
    let mut account = Account::new(false, Some(identity()));
    account.model.facts.situation.proposals.contact_language = "EN".into();
    let mut account = account.started();
    account.send(Msg::Go(StepId::Access));
    while account.model.focus != Some(FieldId::ContactLanguage) {
        account.send(Msg::NextField);
    }
    let edits = [
        Edit::Insert('x'),
        Edit::Paste("Sign-up codes".into()),
        Edit::Set(String::new()),
        Edit::Backspace,
        Edit::Delete,
    ];
    for edit in edits {
        account.send(Msg::Edit(edit.clone()));
        let draft = account.model.drafts.get(&FieldId::ContactLanguage).map(|draft| draft.input.value());
        assert_eq!(draft, Some("EN"), "{edit:?}");
    }
    account.send(Msg::Edit(Edit::Right));
    assert_eq!(account.model.drafts[&FieldId::ContactLanguage].input.value(), "JA");
}
