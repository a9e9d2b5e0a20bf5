//! A pool is left without a test user, whatever the run before was cut off at, and no person's account is
//! ever touched.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, json};

use super::simulation::{Behind, Simulation, now};
use crate::core::diagnosis;
use crate::core::facts::journal::Entry;
use crate::core::kinds::address;
use crate::core::kinds::finding::Code;
use crate::core::kinds::name::Region;
use crate::core::kinds::step::{Status, StepId};
use crate::core::progress;
use crate::core::wizard::model::Enter;
use crate::core::wizard::msg::{Edit, Msg};
use crate::core::wizard::update;
use crate::rehearsal::world::cognito::User;
use crate::report::Exit;
use crate::shell::Session;

const POOL: &str = "us-east-1_Rh7Kq2ZtB";
const TO: &str = "you@example.net";
const CREATE: &str = "cognito-idp:AdminCreateUser";
const A_MINUTE: Duration = Duration::from_secs(60);

/// Pools with own user names and an alias, with own user names alone, and with addresses for names.
const POOLS: [&str; 3] = [
    "",
    "AliasAttributes = [\"preferred_username\"]",
    "AliasAttributes = []\nUsernameAttributes = [\"email\"]",
];

/// Everything stands but the test.
fn world(pool: &str) -> Simulation {
    Simulation::of(&format!("extends = \"already-done\"\n[user_pools.{POOL}]\n{pool}\n"))
}

async fn run(world: &Simulation) -> (Exit, String) {
    world.apply(world.given.clone(), A_MINUTE).await
}

fn users(world: &Simulation) -> Vec<(String, User)> {
    world.with(|world| {
        let users = &world.user_pools[POOL].users;
        users.iter().map(|(name, user)| (name.clone(), user.clone())).collect()
    })
}

/// Somebody's own account under this name and address.
fn person(name: &str, address: &str, created: Timestamp) -> (String, User) {
    let attributes: Map<_, _> = [("sub", "a-person"), ("email", address), ("email_verified", "true")]
        .map(|(name, value)| (name.to_owned(), json!(value)))
        .into_iter()
        .collect();
    (name.to_owned(), User { attributes, created, modified: created, status: "CONFIRMED" })
}

fn put(world: &Simulation, (name, user): (String, User)) {
    world.with(|world| world.user_pools.get_mut(POOL).expect("the pool").users.insert(name, user));
}

fn has_person(world: &Simulation) -> bool {
    users(world).iter().any(|(_, user)| user.attributes["sub"] == "a-person")
}

fn journal(directory: &Path) -> PathBuf {
    let found = fs::read_dir(directory).expect("a directory").find_map(|entry| {
        let path = entry.expect("an entry").path();
        match path.file_name().is_some_and(|name| name == "journal.jsonl") {
            true => Some(path),
            false => path.is_dir().then(|| std::panic::catch_unwind(|| journal(&path)).ok()).flatten(),
        }
    });
    found.expect("a journal")
}

/// As if the program was killed before it heard anything: the intent is the last line.
fn forget_the_outcome(world: &Simulation) {
    let file = journal(world.state());
    let text = fs::read_to_string(&file).expect("a journal");
    let is_end = |line: &&str| match serde_json::from_str(line).expect("an entry") {
        Entry::Failed { problem, .. } => problem.operation == CREATE,
        _ => false,
    };
    let kept: String = text.lines().filter(|line| !is_end(line)).map(|line| format!("{line}\n")).collect();
    assert_ne!(kept, text);
    fs::write(&file, kept).expect("a journal");
}

async fn looked_around(world: &Simulation) -> Session {
    let mut session = world.session(world.given.clone());
    session.send(Msg::Started);
    pass(&mut session, 1500).await;
    session
}

async fn pass(session: &mut Session, milliseconds: u64) {
    let until = tokio::time::Instant::now() + Duration::from_millis(milliseconds);
    while tokio::time::timeout_at(until, session.next()).await.is_ok() {}
}

fn codes(session: &Session) -> Vec<Code> {
    let findings = diagnosis::of_step(&session.model.facts, &session.model.choices, StepId::Test);
    findings.iter().map(|finding| finding.code).collect()
}

fn is_complete(session: &Session) -> bool {
    progress::complete(&session.model.facts, &session.model.choices)
}

#[tokio::test(start_paused = true)]
async fn an_invitation_whose_answer_got_lost_is_looked_up_and_ended_with() {
    for pool in POOLS {
        for is_killed in [false, true] {
            let world = world(pool);
            world.behind(CREATE, Behind::Lost);
            let (exit, said) = run(&world).await;
            assert_eq!(exit, Exit::Failed, "{said}");
            assert_eq!(users(&world).len(), 1, "nobody knows of it");
            if is_killed {
                forget_the_outcome(&world);
            }
            let session = looked_around(&world).await;
            assert_eq!(session.model.status(StepId::Test), Status::Todo);
            assert_eq!(codes(&session), [Code::TestUserLeft], "it is ours beyond doubt");
            assert!(!is_complete(&session));
            drop(session);

            let (exit, said) = run(&world).await;
            assert_eq!(exit, Exit::Done, "{pool}: {said}");
            assert!(users(&world).is_empty(), "{pool}: {said}");
            let writes = world.writes();
            let test: Vec<&str> = writes
                .iter()
                .map(String::as_str)
                .filter(|write| write.contains("User") || write.contains("Send"))
                .collect();
            let delete = "cognito-idp:AdminDeleteUser";
            assert_eq!(test, ["ses:SendEmail", CREATE, delete, CREATE, delete], "{pool}");
        }
    }
}

/// The call never arrived: nobody is there, and a look that comes at once does not say so yet.
#[tokio::test(start_paused = true)]
async fn an_invitation_that_never_arrived_is_sent_again_once_that_is_certain() {
    let world = world("");
    world.behind(CREATE, Behind::Lost);
    run(&world).await;
    world.with(|world| world.user_pools.get_mut(POOL).expect("the pool").users.clear());
    let session = looked_around(&world).await;
    assert_eq!(session.model.status(StepId::Test), Status::Waiting, "{:?}", codes(&session));
    drop(session);
    let (exit, said) = run(&world).await;
    assert_eq!(exit, Exit::Done, "{said}");
    assert!(users(&world).is_empty());
}

/// The stray user was deleted in the console, and its address was somebody's to sign up with.
#[tokio::test(start_paused = true)]
async fn a_person_who_took_the_place_of_a_test_user_stays() {
    for pool in POOLS {
        for was_heard in [false, true] {
            let world = world(pool);
            match was_heard {
                false => world.behind(CREATE, Behind::Lost),
                true => {
                    let fault = "the deletion is refused";
                    world.with(|world| {
                        let refusal =
                            crate::rehearsal::world::Refusal::new(400, "NotAuthorizedException", fault);
                        let fault = crate::rehearsal::world::Fault { refusal, times: Some(1) };
                        world.faults.insert("cognito-idp:AdminDeleteUser".to_owned(), fault);
                    });
                }
            }
            run(&world).await;
            let (name, _) = users(&world).remove(0);
            world.with(|world| world.user_pools.get_mut(POOL).expect("the pool").users.clear());
            tokio::time::advance(Duration::from_secs(300)).await;
            let by_address = pool.contains("UsernameAttributes");
            let name = if by_address { "another-name".to_owned() } else { name };
            put(&world, person(&name, TO, now().expect("a clock")));
            let (exit, said) = run(&world).await;
            assert!(has_person(&world), "{pool} {was_heard}: {said}");
            // What was heard of proves the pool's mail, and its user is gone.
            assert_eq!(exit == Exit::Done, was_heard, "{pool} {was_heard}: {said}");
            if by_address && !was_heard {
                assert!(said.contains("has an account in us-east-1_Rh7Kq2ZtB"), "{said}");
            }
            assert_eq!(users(&world).len(), 1, "{pool} {was_heard}: {said}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_recipient_who_has_an_account_is_named_and_not_touched() {
    for pool in [POOLS[0], POOLS[2]] {
        let world = world(pool);
        let created = now().expect("a clock") - SignedDuration::from_hours(5000);
        put(&world, person("a-real-user", TO, created));
        let before = users(&world).len();
        let (exit, said) = run(&world).await;
        assert_ne!(exit, Exit::Done, "{said}");
        assert!(said.contains("you@example.net has an account in"), "{said}");
        assert!(said.contains("you+test@example.net"), "{said}");
        let mut session = looked_around(&world).await;
        assert!(codes(&session).contains(&Code::RecipientHasAccount), "{:?}", codes(&session));
        // Looked at again it is the same, and nobody is invited there once more.
        session.send(Msg::Look);
        pass(&mut session, 1500).await;
        assert!(codes(&session).contains(&Code::RecipientHasAccount));
        drop(session);
        run(&world).await;
        assert_eq!(world.writes().iter().filter(|write| *write == CREATE).count(), 1);
        assert_eq!(users(&world).len(), before);

        let mut given = world.given.clone();
        given.to = Some(address::address("you+test@example.net").expect("an address"));
        let (exit, said) = world.apply(given, A_MINUTE).await;
        assert_eq!(exit, Exit::Done, "{said}");
        assert!(has_person(&world) && users(&world).len() == before, "{said}");
    }
    // The account is gone: the address is free.
    let world = world("");
    put(&world, person("a-real-user", TO, now().expect("a clock")));
    run(&world).await;
    world.with(|world| world.user_pools.get_mut(POOL).expect("the pool").users.clear());
    let (exit, said) = run(&world).await;
    assert_eq!(exit, Exit::Done, "{said}");
}

/// Where a code by mail is a first factor a user without a password is confirmed at once.
#[tokio::test(start_paused = true)]
async fn a_test_user_that_is_confirmed_is_deleted_too() {
    let factors = format!(
        "[user_pools.{POOL}.Policies.SignInPolicy]\nAllowedFirstAuthFactors = [\"PASSWORD\", \"EMAIL_OTP\"]\n"
    );
    let world = world(&factors);
    world.behind("cognito-idp:AdminDeleteUser", Behind::Lost);
    let (exit, said) = run(&world).await;
    assert_eq!(exit, Exit::Done, "{said}");
    assert!(users(&world).is_empty());

    let world = self::world(&factors);
    world.behind(CREATE, Behind::Lost);
    run(&world).await;
    assert_eq!(users(&world)[0].1.status, "CONFIRMED");
    let (exit, said) = run(&world).await;
    assert_eq!(exit, Exit::Done, "{said}");
    assert!(users(&world).is_empty(), "{said}");
}

#[tokio::test(start_paused = true)]
async fn one_that_was_used_or_is_old_goes_only_by_its_typed_name() {
    for is_old in [false, true] {
        let world = world("");
        world.behind(CREATE, Behind::Lost);
        run(&world).await;
        match is_old {
            true => tokio::time::advance(Duration::from_secs(25 * 3600)).await,
            false => {
                tokio::time::advance(Duration::from_secs(300)).await;
                world.with(|world| {
                    let now = world.now();
                    let pool = world.user_pools.get_mut(POOL).expect("the pool");
                    pool.users.values_mut().for_each(|user| user.modified = now);
                });
            }
        }
        let (exit, said) = run(&world).await;
        assert_ne!(exit, Exit::Done, "{said}");
        assert_eq!(users(&world).len(), 1, "{said}");
        let (name, _) = users(&world).remove(0);
        assert!(said.contains("once its user name has been typed"), "{said}");

        let mut session = looked_around(&world).await;
        session.send(Msg::Go(StepId::Test));
        session.send(Msg::Enter);
        pass(&mut session, 700).await;
        assert_eq!(update::enter(&session.model), Enter::TypeName, "{:?}", session.model.preview);
        session.send(Msg::Edit(Edit::Set(format!("{name}x"))));
        session.send(Msg::Enter);
        pass(&mut session, 700).await;
        assert_eq!(update::enter(&session.model), Enter::TypeName);
        session.send(Msg::Edit(Edit::Set(name)));
        pass(&mut session, 700).await;
        assert_eq!(update::enter(&session.model), Enter::Confirm);
        assert_eq!(users(&world).len(), 1);
        session.send(Msg::Enter);
        pass(&mut session, 1500).await;
        assert!(users(&world).is_empty());
        assert!(!codes(&session).contains(&Code::TestUserLeft));
        drop(session);
        let (exit, said) = run(&world).await;
        assert_eq!(exit, Exit::Done, "{said}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_success_without_an_id_or_a_user_is_looked_up_or_left_to_a_person() {
    let world = world("");
    world.with(|world| world.overlays.insert("AdminCreateUser".to_owned(), json!({ "User": {} })));
    let (exit, said) = run(&world).await;
    assert_eq!(exit, Exit::Failed, "{said}");
    assert_eq!(users(&world).len(), 1);
    world.with(|world| world.overlays.clear());
    let (exit, said) = run(&world).await;
    assert_eq!(exit, Exit::Done, "{said}");
    assert!(users(&world).is_empty());

    let world = self::world("");
    world.with(|world| world.overlays.insert("SendEmail".to_owned(), json!({ "MessageId": null })));
    let (exit, said) = run(&world).await;
    assert_eq!(exit, Exit::Failed, "{said}");
    assert!(!said.contains("A test mail was sent"), "{said}");
    let session = looked_around(&world).await;
    assert_eq!(codes(&session), [Code::MayHaveGoneOut]);
}

/// SES takes no mail from the pool for a while.
#[tokio::test(start_paused = true)]
async fn an_invitation_that_could_not_be_delivered_ends_clean_at_the_next_run() {
    for pool in POOLS {
        let world = world(pool);
        let shared = world.shared.clone();
        let pause = move || {
            shared.with(|world| world.ses(&Region::from("us-east-1")).account.sending_enabled = false)
        };
        world.behind("ses:SendEmail", Behind::Then(Box::new(pause)));
        let (exit, said) = run(&world).await;
        assert_ne!(exit, Exit::Done, "{said}");
        assert_eq!(users(&world).len(), 1, "Cognito has made the user: {said}");
        world.with(|world| world.ses(&Region::from("us-east-1")).account.sending_enabled = true);
        let (exit, said) = run(&world).await;
        assert_eq!(exit, Exit::Done, "{pool}: {said}");
        assert!(users(&world).is_empty(), "{pool}: {said}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_disk_that_is_full_behind_the_write_hides_no_user() {
    for pool in POOLS {
        let world = world(pool);
        let state = world.state().to_owned();
        let fill = move || {
            let file = journal(&state);
            fs::rename(&file, file.with_extension("kept")).expect("kept");
            fs::create_dir(&file).expect("nothing can be added to a directory");
        };
        world.behind(CREATE, Behind::Then(Box::new(fill)));
        let (exit, said) = run(&world).await;
        assert_ne!(exit, Exit::Done, "{said}");
        assert_eq!(users(&world).len(), 1);
        let file = journal(world.state());
        fs::remove_dir(&file).expect("room again");
        fs::rename(file.with_extension("kept"), &file).expect("the journal");
        let (exit, said) = run(&world).await;
        assert_eq!(exit, Exit::Done, "{pool}: {said}");
        assert!(users(&world).is_empty(), "{pool}: {said}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_step_that_is_skipped_is_open_while_a_test_user_is_left() {
    let world = world("");
    world.behind(CREATE, Behind::Lost);
    run(&world).await;
    let mut given = world.given.clone();
    given.skip = vec![StepId::Test];
    let mut session = world.session(given.clone());
    session.send(Msg::Started);
    pass(&mut session, 1500).await;
    assert_eq!(session.model.status(StepId::Test), Status::Todo);
    assert!(!is_complete(&session));
    assert_eq!(codes(&session), [Code::TestUserLeft]);
    drop(session);
    let (exit, said) = world.apply(given.clone(), A_MINUTE).await;
    assert_eq!(exit, Exit::Done, "{said}");
    assert!(users(&world).is_empty(), "{said}");
    assert_eq!(world.writes().iter().filter(|write| *write == CREATE).count(), 1, "nobody else is invited");
    // Where none is left, nothing is asked.
    let before = world.heard().len();
    world.apply(given, Duration::ZERO).await;
    let asked = world.heard()[before..].iter().any(|call| call.operation == "cognito-idp:ListUsers");
    assert!(!asked);
}
