//! Whatever is pressed and answered, in any order.

use jiff::SignedDuration;
use proptest::prelude::*;

use super::account::{Account, identity, now, problem};
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::{MailFrom, Verification};
use crate::core::kinds::change::Change;
use crate::core::kinds::name::Name;
use crate::core::kinds::problem::ProblemKind;
use crate::core::kinds::step::{FieldId, Status, StepId};
use crate::core::progress;
use crate::core::steps;
use crate::core::wizard::effect::Ticket;
use crate::core::wizard::msg::{Edit, Msg};

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
        Msg::SenderSpf,
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

    #[test]
    fn carrying_out_a_steps_changes_makes_it_done_or_waiting(
        production in any::<bool>(),
        exists in any::<bool>(),
        signing in any::<bool>(),
        dkim in prop::sample::select(vec![
            Verification::NotStarted, Verification::Pending, Verification::Success, Verification::Failed,
        ]),
        mail_from in prop::option::of(prop::sample::select(vec![
            ("bounce.example.com", Verification::Pending), ("bounce.example.com", Verification::Failed),
            ("example.com", Verification::Failed), ("bounce.example.org", Verification::Success),
        ])),
    ) {
        let mut identity = identity();
        (identity.dkim.status, identity.dkim.signing_enabled) = (dkim, signing);
        identity.mail_from = mail_from.map(|(domain, status)| {
            MailFrom { domain: Name::from_answer(domain), status, rejects: false }
        });
        let mut account = Account::new(production, exists.then_some(identity));
        let request = &mut account.model.choices.request;
        (request.website, request.use_case) = ("https://example.com".into(), "codes".into());
        request.contact_language = "EN".into();
        account.model.choices.mail_from = Some(Name::from_answer("bounce.example.com"));
        let mut account = account.started();
        for id in StepId::ALL {
            // Signing may be off beside a DKIM that has to be started first: two rounds at most.
            for _ in 0..2 {
                let changes = progress::changes(steps::get(id).unwrap(), &account.model.facts, &account.model.choices);
                for change in changes {
                    account.send(Msg::Confirm(change));
                }
            }
            let done_here = account.performed.iter().any(|change| change.step() == id);
            let status = account.model.status(id);
            // SES has taken a mail to its simulator, and no mailbox has anything.
            let is_open = id == StepId::Test
                && status == Status::Todo
                && steps::test_may_wait(&account.model.facts, &account.model.choices);
            let is_right = is_open || matches!(status, Status::Done | Status::Waiting);
            prop_assert!(!done_here || is_right, "{id:?} is {status:?}");
        }
    }
}
