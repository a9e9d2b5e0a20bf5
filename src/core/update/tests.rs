mod bench;
mod doubt;
mod looking;

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::update;
use crate::core::address;
use crate::core::answer::Answer;
use crate::core::aws::{
    Caller, Dkim, Identity, MailFrom, SesAccount, UserPool, UserPoolListing, Verification,
};
use crate::core::change::{Change, Outcome};
use crate::core::choices::{Choices, Publish};
use crate::core::dns::Reply;
use crate::core::effect::{Effect, Ticket};
use crate::core::journal::Entry;
use crate::core::model::{Enter, Memory, Model};
use crate::core::msg::{Edit, Msg};
use crate::core::name::{Name, UserPoolId};
use crate::core::problem::{Problem, ProblemKind, Who};
use crate::core::query::Query;
use crate::core::situation::Situation;
use crate::core::step::{FieldId, Status, StepId};

fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

fn problem(kind: ProblemKind) -> Problem {
    Problem {
        kind,
        operation: "ses:GetAccount".into(),
        code: None,
        message: None,
        request_id: None,
        caller: Who::Main,
        action: None,
        profile: None,
    }
}

/// An account that answers at once from what it holds, without DNS.
struct Account {
    model: Model,
    production: bool,
    identity: Option<Identity>,
    pool: UserPool,
    performed: Vec<Change>,
    quit: bool,
}

fn identity() -> Identity {
    Identity {
        name: "example.com".into(),
        is_domain: true,
        verified_for_sending: true,
        dkim: Dkim {
            signing_enabled: true,
            status: Verification::Success,
            tokens: ["a", "b", "c"].map(str::to_owned).to_vec(),
            signing_hosted_zone: Some(Name::from_answer("dkim.amazonses.com")),
            origin: "AWS_SES".into(),
            key_length: Some("RSA_2048_BIT".into()),
        },
        mail_from: Some(MailFrom {
            domain: Name::from_answer("bounce.example.com"),
            status: Verification::Success,
            rejects: false,
        }),
        check: None,
        policies: Vec::new(),
    }
}

impl Account {
    fn new(production: bool, identity: Option<Identity>) -> Self {
        let given = Choices {
            from: Some(address::sender("Example <no-reply@example.com>").unwrap()),
            to: Some(address::address("you@example.net").unwrap()),
            publish: Some(Publish::Manual),
            ..Choices::default()
        };
        let members = serde_json::json!({"Id": "us-east-1_Ab12Cd34E", "Name": "production", "EmailConfiguration":
            {"EmailSendingAccount": "COGNITO_DEFAULT"}, "MfaConfiguration": "OFF", "LastModifiedDate": 1.5});
        Self {
            model: Model::new(Situation::default(), given),
            production,
            identity,
            pool: UserPool {
                id: UserPoolId::from("us-east-1_Ab12Cd34E"),
                members: members.as_object().unwrap().clone(),
                mfa: serde_json::Value::Null,
            },
            performed: Vec::new(),
            quit: false,
        }
    }

    fn started(mut self) -> Self {
        self.send(Msg::Woke { now: now() });
        self.send(Msg::Started);
        self
    }

    /// One message and everything that follows from it.
    fn send(&mut self, msg: Msg) {
        let mut effects = update(&mut self.model, msg);
        while !effects.is_empty() {
            let effect = effects.remove(0);
            let answers = self.carry_out(effect);
            for msg in answers {
                effects.extend(update(&mut self.model, msg));
            }
        }
    }

    fn carry_out(&mut self, effect: Effect) -> Vec<Msg> {
        match effect {
            Effect::Ask { ticket, query } => vec![Msg::Answered { ticket, result: self.answer(&query) }],
            Effect::Perform { ticket, change } => self.perform(ticket, change),
            Effect::Load { setup } => {
                vec![Msg::Loaded { setup, choices: None, journal: Vec::new(), problem: None }]
            }
            Effect::FindSetups { .. } => vec![Msg::Setups { domains: Vec::new(), problem: None }],
            Effect::Quit => {
                self.quit = true;
                Vec::new()
            }
            Effect::Cancel { .. } | Effect::Save { .. } | Effect::Copy { .. } | Effect::WakeAt { .. } => {
                Vec::new()
            }
        }
    }

    fn answer(&self, query: &Query) -> Result<Answer, Problem> {
        Ok(match query {
            Query::Caller => Answer::Caller(Caller {
                account: "123456789012".into(),
                arn: "arn:aws:sts::123456789012:assumed-role/deploy/me".into(),
                partition: "aws".into(),
                region: Some("us-east-1".into()),
            }),
            Query::SesAccount => Answer::SesAccount(SesAccount {
                production_access: self.production,
                sending_enabled: true,
                enforcement: "HEALTHY".into(),
                max_24_hour_send: 200.0,
                max_send_rate: 1.0,
                sent_last_24_hours: 0.0,
                review: None,
            }),
            Query::Identities => Answer::Identities(Vec::new()),
            Query::Identity(_) => Answer::Identity(self.identity.clone().map(Box::new)),
            Query::HostedZones => Answer::HostedZones(Vec::new()),
            Query::DelegationSet(_) => Answer::DelegationSet(Vec::new()),
            Query::RecordSets { .. } => Answer::RecordSets(Vec::new()),
            Query::UserPools => Answer::UserPools(vec![UserPoolListing {
                id: self.pool.id.clone(),
                name: "production".into(),
            }]),
            Query::UserPool(_) => Answer::UserPool(Box::new(self.pool.clone())),
            Query::Dns(_) => Answer::Dns(Reply::Timeout),
        })
    }

    fn perform(&mut self, ticket: Ticket, change: Change) -> Vec<Msg> {
        let at = self.model.facts.now;
        let id = format!("{}", ticket.0);
        match &change {
            Change::CreateIdentity { .. } => self.identity = Some(Identity { mail_from: None, ..identity() }),
            Change::BindPool(binding) => {
                self.pool.members.insert("EmailConfiguration".into(), binding.email.clone().into());
            }
            _ => {}
        }
        self.performed.push(change.clone());
        let outcome = Outcome::default();
        vec![
            Msg::Journalled(Entry::Intent { at, id: id.clone(), change }),
            Msg::Journalled(Entry::Done { at, id, outcome: outcome.clone() }),
            Msg::Performed { ticket, result: Ok(outcome) },
        ]
    }

    fn later(&mut self, milliseconds: i64) {
        let now = self.model.facts.now + SignedDuration::from_millis(milliseconds);
        self.send(Msg::Woke { now });
    }
}

#[test]
fn nothing_is_created_without_its_preview_and_a_rest() {
    let mut account = Account::new(true, None).started();
    account.send(Msg::Go(StepId::Identity));
    assert_eq!(account.model.enter(), Enter::Submit);
    account.send(Msg::Enter);
    assert_eq!(account.model.enter(), Enter::TooSoon);
    account.send(Msg::Enter);
    assert!(account.performed.is_empty(), "type-ahead does not confirm");
    account.later(500);
    assert_eq!(account.model.enter(), Enter::Confirm);
    account.send(Msg::Enter);
    assert_eq!(account.performed, [Change::CreateIdentity { domain: Name::from_answer("example.com") }]);
    assert_eq!(account.model.status(StepId::Identity), Status::Done, "the identity was read back");
}

#[test]
fn a_bind_in_the_sandbox_needs_the_pools_name() {
    let mut account = Account::new(false, Some(identity())).started();
    account.send(Msg::Go(StepId::Pool));
    assert_eq!(account.model.status(StepId::Pool), Status::Blocked);
    assert!(!matches!(account.model.enter(), Enter::Preview | Enter::Submit | Enter::Confirm));
    account.send(Msg::Open);
    account.later(1000);
    assert_eq!(account.model.enter(), Enter::TypeName);
    for c in "productio".chars() {
        account.send(Msg::Edit(Edit::Insert(c)));
    }
    account.send(Msg::Enter);
    assert!(account.performed.is_empty());
    account.send(Msg::Edit(Edit::Insert('n')));
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
    assert_eq!(codes, ["bind-pool", "send-mail", "invite-test-user", "delete-test-user"]);
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
    let request = Change::RequestProduction(Default::default());
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

fn any_msg() -> impl Strategy<Value = Msg> {
    let keys = vec![
        Msg::Enter,
        Msg::Back,
        Msg::Open,
        Msg::Up,
        Msg::Down,
        Msg::PageUp,
        Msg::PageDown,
        Msg::First,
        Msg::Last,
        Msg::NextField,
        Msg::PreviousField,
        Msg::Look,
        Msg::Entered,
        Msg::Copy,
        Msg::AllSettings,
        Msg::Help,
        Msg::Edit(Edit::Backspace),
        Msg::Edit(Edit::Left),
        Msg::Edit(Edit::Right),
        Msg::Edit(Edit::Paste("x@example.com\n".into())),
        Msg::Answered { ticket: Ticket(3), result: Ok(Answer::UserPools(Vec::new())) },
        Msg::Performed { ticket: Ticket(4), result: Err(problem(ProblemKind::Offline)) },
    ];
    prop_oneof![
        6 => prop::sample::select(keys),
        2 => prop::sample::select(StepId::ALL.to_vec()).prop_map(Msg::Go),
        2 => any::<char>().prop_map(|c| Msg::Edit(Edit::Insert(c))),
        2 => (0_i64..100_000).prop_map(|ms| Msg::Woke { now: now() + SignedDuration::from_millis(ms) }),
        1 => (prop::sample::select(FieldId::ALL.to_vec()), ".{0,20}").prop_map(|(id, text)| Msg::Fill(id, text)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_sequence_panics_and_quitting_is_always_reachable(
        msgs in prop::collection::vec(any_msg(), 0..60),
        production in any::<bool>(),
        exists in any::<bool>(),
    ) {
        let mut account = Account::new(production, exists.then(identity)).started();
        for msg in msgs {
            account.send(msg);
        }
        let before = account.performed.len();
        account.send(Msg::Quit);
        prop_assert!(account.quit);
        prop_assert_eq!(account.performed.len(), before);
        let bound = account.performed.iter().any(|change| matches!(change, Change::BindPool(_)));
        prop_assert!(production || !bound, "no keys but the pool's typed name bind it in the sandbox");
    }
}
