//! Whatever a face confirms goes out only where the planner would have it at that face.

use serde_json::json;

use super::bench::{Bench, POOL, published};
use super::request::sendable;
use super::*;
use crate::core::facts::journal::Face;
use crate::core::kinds::aws::TestUser;
use crate::core::kinds::aws::{PoolUser, Review, ReviewStatus};
use crate::core::kinds::evidence::Proves;
use crate::core::kinds::name::HostedZoneId;
use crate::core::kinds::record::{RecordSet, SetChange};
use crate::core::progress;
use crate::core::rules::hold::Hold;
use crate::core::rules::undo;
use crate::core::steps;
use crate::core::wizard::plan::{self, Named};

const FACES: [Face; 4] = [Face::Wizard, Face::Plain, Face::Asked, Face::Yes];
const ALL: &[Face] = &FACES;
/// A person sees it whole, and names what is meant.
const PERSON: &[Face] = &[Face::Wizard, Face::Plain];
/// A person agrees to it, if only by a `y`.
const AGREED: &[Face] = &[Face::Wizard, Face::Plain, Face::Asked];
const APPLY: &[Face] = &[Face::Asked, Face::Yes];
const NONE: &[Face] = &[];

fn free() -> Bench {
    Bench::new(true, Some(identity())).proven()
}

fn bound() -> Bench {
    let mut bench = free();
    bench.members.insert(
        "EmailConfiguration".into(),
        json!({
            "EmailSendingAccount": "DEVELOPER",
            "SourceArn": "arn:aws:ses:us-east-1:111111111111:identity/example.com",
            "From": "Example <no-reply@example.com>",
        }),
    );
    bench
}

fn bind(bench: &Bench) -> Change {
    steps::pool_override(&bench.model.facts, &bench.model.choices).remove(0)
}

/// The step's change of this code.
fn of(bench: &Bench, id: StepId, code: &str) -> Change {
    let changes = progress::changes(steps::get(id).unwrap(), &bench.model.facts, &bench.model.choices);
    changes.into_iter().find(|change| change.code() == code).expect("the change")
}

/// At which faces the change goes out once it is confirmed there. Where it does not, nothing is noted either.
fn goes_out(
    make: &dyn Fn() -> Bench,
    then: &dyn Fn(&mut Bench),
    change: &dyn Fn(&Bench) -> Change,
    named: Option<&Named>,
) -> Vec<Face> {
    let goes = |face: &Face| {
        let mut bench = make();
        (bench.model.face, bench.model.ends) = (*face, true);
        let mut bench = bench.started();
        then(&mut bench);
        let (change, before) = (change(&bench), bench.performed.len());
        let noted = |bench: &Bench| {
            let is_it =
                |entry: &&Entry| matches!(entry, Entry::Confirmed { change: it, .. } if *it == change);
            bench.model.facts.journal.iter().filter(is_it).count()
        };
        let noted_before = noted(&bench);
        bench.send(match named {
            Some(named) => Msg::ConfirmNamed(change.clone(), named.clone()),
            None => Msg::Confirm(change.clone()),
        });
        let is_performed = bench.performed.len() > before;
        assert_eq!(noted(&bench) > noted_before, is_performed, "{face:?}: {change:?}");
        assert!(bench.model.queue.is_empty());
        assert!(is_performed || bench.model.notice.is_some(), "{face:?} is told why: {change:?}");
        is_performed
    };
    FACES.into_iter().filter(goes).collect()
}

fn confirmed(make: &dyn Fn() -> Bench, change: &dyn Fn(&Bench) -> Change) -> Vec<Face> {
    goes_out(make, &|_| {}, change, None)
}

#[test]
fn a_bind_goes_out_where_nothing_holds_it_and_who_agreed_may_agree_to_it() {
    assert_eq!(confirmed(&free, &bind), ALL);
    let sandbox = || Bench::new(false, Some(identity())).proven();
    assert_eq!(confirmed(&sandbox, &bind), NONE, "something holds it");
    let owned = || {
        let mut bench = free();
        bench.members.insert("UserPoolTags".into(), json!({"aws:cloudformation:stack-name": "auth"}));
        bench
    };
    assert_eq!(confirmed(&owned, &bind), AGREED, "its next deployment puts the old sender back");
    // It sends as this identity already, if under another From.
    let unnamed = || {
        let mut bench = bound();
        bench.members["EmailConfiguration"]["From"] = json!("other@example.com");
        bench.model.given.user_pools.clear();
        bench.model.choices.user_pools.clear();
        bench
    };
    assert_eq!(confirmed(&unnamed, &bind), AGREED, "nobody named the pool");
    assert_eq!(confirmed(&bound, &|_| bind(&free().started())), NONE, "it is bound already");
}

#[test]
fn yes_agrees_to_nothing_that_others_have_changed_since_the_first_look() {
    let others = |bench: &mut Bench| {
        bench.members.insert("LastModifiedDate".into(), json!(2.5));
        bench.send(Msg::Look);
    };
    assert_eq!(goes_out(&free, &others, &bind, None), AGREED);
}

#[test]
fn the_pools_typed_name_is_a_persons_and_covers_what_was_shown() {
    let sandbox = || Bench::new(false, Some(identity()));
    let named = |name: &str, over: &[Hold]| Named { name: name.to_owned(), over: over.to_vec() };
    let by = |named: &Named| goes_out(&sandbox, &|_| {}, &bind, Some(named));
    assert_eq!(by(&named("production", &[Hold::Sandbox])), PERSON);
    assert_eq!(by(&named(POOL, &[Hold::Sandbox])), PERSON, "its id will do");
    assert_eq!(by(&named("production", &[])), NONE);
    assert_eq!(by(&named("production", &[Hold::SigningOff])), NONE, "another hold than the one shown");
    assert_eq!(by(&named("staging", &[Hold::Sandbox])), NONE);
    assert_eq!(by(&named("", &[Hold::Sandbox])), NONE);
}

#[test]
fn a_request_is_a_persons_to_send_and_only_where_none_is_under_way() {
    let request = |_: &Bench| Change::RequestProduction(sendable());
    let sandbox = || Bench::new(false, Some(identity()));
    assert_eq!(confirmed(&sandbox, &request), PERSON);
    let pending = |bench: &mut Bench| {
        let mut account = bench.model.facts.ses_account().cloned().unwrap();
        account.review = Some(Review { status: ReviewStatus::Pending, case_id: None });
        bench.model.facts.record(Query::SesAccount, Ok(Answer::SesAccount(account)));
    };
    assert_eq!(goes_out(&sandbox, &pending, &request, None), NONE);
    assert_eq!(confirmed(&free, &request), NONE, "it was granted");
}

#[test]
fn apply_sends_mails_only_to_who_stands_in_its_command_line() {
    let unnamed = || {
        let mut bench = bound();
        bench.model.given.to = None;
        bench
    };
    let mail = |bench: &Bench| of(bench, StepId::Test, "send-mail");
    let invitation = |bench: &Bench| of(bench, StepId::Test, "invite-test-user");
    for change in [&mail as &dyn Fn(&Bench) -> Change, &invitation] {
        assert_eq!(confirmed(&bound, change), ALL);
        assert_eq!(confirmed(&unnamed, change), PERSON);
    }
    // The mail before a bind goes to the simulator then.
    let unproven = || {
        let mut bench = Bench::new(true, Some(identity()));
        bench.model.given.to = None;
        bench
    };
    let proof = |bench: &Bench| of(bench, StepId::Pool, "send-mail");
    assert_eq!(confirmed(&unproven, &proof), PERSON);
    assert_eq!(confirmed(&unproven, &|bench| crate::core::rules::proof::to_simulator(proof(bench))), APPLY);
}

#[test]
fn what_was_done_is_put_back_by_a_person_alone() {
    let bind = |bench: &mut Bench| {
        let face = std::mem::replace(&mut bench.model.face, Face::Wizard);
        let named = Named { name: "production".into(), over: plan::holds(&bench.model) };
        let bind = bind(bench);
        bench.send(Msg::ConfirmNamed(bind, named));
        assert_eq!(bench.done(), ["bind-pool"]);
        bench.model.face = face;
    };
    let back =
        |bench: &Bench| undo::changes(&bench.model.facts, &bench.model.choices, StepId::Pool).remove(0);
    assert_eq!(goes_out(&free, &bind, &back, None), PERSON);
    // With a member that this program does not know, only by the pool's name.
    let newer = || {
        let mut bench = free();
        bench.members.insert("PasskeyPolicy".into(), json!({"Mode": "ON"}));
        bench
    };
    assert_eq!(goes_out(&newer, &bind, &back, None), NONE);
    let named = |name: &str| Named { name: name.to_owned(), over: Vec::new() };
    assert_eq!(goes_out(&newer, &bind, &back, Some(&named("production"))), PERSON);
    assert_eq!(goes_out(&newer, &bind, &back, Some(&named("staging"))), NONE);
    assert_eq!(confirmed(&free, &|_| restore_of_before()), NONE, "nothing was done");
}

fn restore_of_before() -> Change {
    let mut bench = free().started();
    let bind = bind(&bench);
    bench.send(Msg::Confirm(bind));
    undo::changes(&bench.model.facts, &bench.model.choices, StepId::Pool).remove(0)
}

#[test]
fn records_that_nobody_wrote_here_are_not_taken_back() {
    let after = RecordSet {
        name: Name::from_answer("_dmarc.example.com"),
        rtype: "TXT".into(),
        ttl: Some(300),
        values: vec!["\"v=DMARC1; p=none\"".into()],
        alias: false,
        set_identifier: None,
    };
    let sets = vec![SetChange { before: None, after }];
    let change = Change::TakeBackRecords { hosted_zone: HostedZoneId::from("Z1"), sets };
    let zone = || {
        let mut bench = Bench::new(true, Some(identity())).with_zone();
        bench.reply = Box::new(published);
        bench
    };
    assert_eq!(confirmed(&zone, &|_| change.clone()), NONE);
}

#[test]
fn a_user_that_may_be_a_persons_goes_only_by_its_name() {
    let made = |hours: i64| TestUser {
        username: "sendoff-test-1".into(),
        sub: "sub-1".into(),
        created: now() - SignedDuration::from_hours(hours),
    };
    let left = move |hours: i64| {
        let mut bench = bound();
        let (at, id) = (made(hours).created, "1".to_owned());
        let change = Change::InviteTestUser {
            user_pool: UserPoolId::from(POOL),
            username: "sendoff-test-1".into(),
            to: bench.model.choices.to.clone().unwrap(),
            proves: Proves::default(),
        };
        let outcome = Outcome { user: Some(made(hours)), ..Outcome::default() };
        bench.journal.push(Entry::Intent { at, id: id.clone(), change });
        bench.journal.push(Entry::Done { at, id, outcome });
        bench.users.push(PoolUser { user: made(hours), modified: at });
        bench
    };
    let delete = |bench: &Bench| undo::test_users(&bench.model.facts).remove(0);
    assert_eq!(confirmed(&|| left(1), &delete), ALL, "ours, and nobody has used it");
    let old = || left(48);
    assert_eq!(confirmed(&old, &delete), NONE);
    let by = |name: &str| {
        let named = Named { name: name.to_owned(), over: Vec::new() };
        goes_out(&old, &|_| {}, &delete, Some(&named))
    };
    assert_eq!(by("sendoff-test-1"), PERSON);
    assert_eq!(by("production"), NONE);
    // Nor without saying that a name goes with it.
    let unsaid = |bench: &Bench| match delete(bench) {
        Change::DeleteTestUser { user_pool, username, made, .. } => {
            Change::DeleteTestUser { user_pool, username, made, named: false }
        }
        other => other,
    };
    assert_eq!(confirmed(&old, &unsaid), NONE);
}

#[test]
fn what_nothing_calls_for_is_not_done() {
    let domain = || Name::from_answer("example.com");
    for change in [
        Change::CreateIdentity { domain: domain() },
        Change::StartDkim { domain: domain() },
        Change::EnableSigning { domain: domain() },
        Change::SetMailFrom { mail_from: domain().child("bounce"), domain: domain(), before: None },
        Change::PublishRecords { hosted_zone: HostedZoneId::from("Z1"), sets: Vec::new() },
    ] {
        assert_eq!(confirmed(&free, &|_| change.clone()), NONE, "{change:?}");
    }
    let off = || {
        let dkim = Dkim { signing_enabled: false, ..identity().dkim };
        Bench::new(true, Some(Identity { dkim, ..identity() }))
    };
    assert_eq!(confirmed(&off, &|bench| of(bench, StepId::Identity, "enable-signing")), ALL);
}
