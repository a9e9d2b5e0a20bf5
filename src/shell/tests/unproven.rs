//! The test step is done by what proves: a user pool in which an invitation says nothing about SES is told
//! so, nobody is invited there, and the step stays open.

use std::time::Duration;

use super::simulation::Simulation;
use crate::core::diagnosis;
use crate::core::kinds::change::Change;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Message;
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::step::{Status, StepId};
use crate::core::progress;
use crate::core::steps;
use crate::core::wizard::model::Enter;
use crate::core::wizard::msg::Msg;
use crate::core::wizard::update;
use crate::rehearsal::world::{Fault, Refusal};
use crate::report::Exit;
use crate::shell::Session;

const POOL: &str = "us-east-1_Rh7Kq2ZtB";
const CREATE: &str = "cognito-idp:AdminCreateUser";
const A_MINUTE: Duration = Duration::from_secs(60);
const SENDER: &str = "LambdaConfig.CustomEmailSender";

/// Everything stands but the test; `more` is laid over the pool.
fn world(more: &str) -> Simulation {
    Simulation::of(&format!("extends = \"already-done\"\n{more}"))
}

fn with_sender() -> Simulation {
    world(&format!("[user_pools.{POOL}.{SENDER}]\nLambdaVersion = \"V1_0\"\nLambdaArn = \"arn:mailer\"\n"))
}

/// As somebody does it in the console, who moves `LastModifiedDate`.
fn set_sender(world: &Simulation, stands: bool) {
    world.with(|world| {
        let now = world.now();
        let pool = world.user_pools.get_mut(POOL).expect("the pool");
        let lambdas = pool.members["LambdaConfig"].as_object_mut().expect("triggers");
        match stands {
            true => {
                let sender = serde_json::json!({ "LambdaVersion": "V1_0", "LambdaArn": "arn:mailer" });
                drop(lambdas.insert("CustomEmailSender".to_owned(), sender));
            }
            false => drop(lambdas.remove("CustomEmailSender")),
        }
        let seconds = now.as_millisecond() as f64 / 1000.0;
        pool.members.insert("LastModifiedDate".to_owned(), serde_json::json!(seconds));
    });
}

async fn looked_around(world: &Simulation) -> Session {
    let mut session = world.session(world.given.clone());
    session.send(Msg::Started);
    pass(&mut session).await;
    session
}

async fn pass(session: &mut Session) {
    let until = tokio::time::Instant::now() + Duration::from_millis(1500);
    while tokio::time::timeout_at(until, session.next()).await.is_ok() {}
}

fn findings(session: &Session) -> Vec<Finding> {
    diagnosis::of_step(&session.model.facts, &session.model.choices, StepId::Test)
}

fn codes(session: &Session) -> Vec<Code> {
    findings(session).iter().map(|finding| finding.code).collect()
}

fn summary(session: &Session) -> Message {
    progress::summary(&steps::TestMail, &session.model.facts, &session.model.choices)
}

fn invitations(world: &Simulation) -> usize {
    world.writes().iter().filter(|write| *write == CREATE).count()
}

/// In each of these Cognito would take the call and send nothing, or something else, or not take it.
#[tokio::test(start_paused = true)]
async fn where_an_invitation_proves_nothing_nobody_is_invited_and_the_step_stays_open() {
    let otp = format!(
        "[user_pools.{POOL}.Policies.SignInPolicy]\nAllowedFirstAuthFactors = [\"PASSWORD\", \"EMAIL_OTP\"]\n"
    );
    let password =
        format!("[user_pools.{POOL}.Policies.SignInPolicy]\nAllowedFirstAuthFactors = [\"PASSWORD\"]\n");
    for (more, reason) in [
        (
            format!("[user_pools.{POOL}.{SENDER}]\nLambdaVersion = \"V1_0\"\nLambdaArn = \"arn:mailer\"\n"),
            "LambdaConfig.CustomEmailSender: arn:mailer",
        ),
        (
            format!(
                "{password}[user_pools.{POOL}.AdminCreateUserConfig.InviteMessageTemplate]\n\
                 EmailMessage = \"Welcome, {{username}}.\"\n"
            ),
            "AdminCreateUserConfig.InviteMessageTemplate.EmailMessage",
        ),
        (
            format!("[user_pools.{POOL}]\nAliasAttributes = []\nUsernameAttributes = [\"phone_number\"]\n"),
            "UsernameAttributes: phone_number",
        ),
        (
            format!(
                "{otp}[user_pools.{POOL}]\n\
                 SchemaAttributes = [{{ Name = \"email\", Required = true }}, {{ Name = \"family_name\", Required = true }}]\n"
            ),
            "SchemaAttributes (Required): family_name",
        ),
    ] {
        let world = world(&more);
        let session = looked_around(&world).await;
        assert_eq!(summary(&session).id, "summary-test-ses-alone", "{reason}");
        drop(session);
        let (exit, said) = world.apply(world.given.clone(), A_MINUTE).await;
        assert_ne!(exit, Exit::Done, "{said}");
        assert!(said.contains("--skip test"), "{said}");
        let sent = world.writes().iter().filter(|write| *write == "ses:SendEmail").count();
        assert_eq!((sent, invitations(&world)), (1, 0), "SES is tested all the same: {said}");

        let mut session = looked_around(&world).await;
        assert_eq!(session.model.status(StepId::Test), Status::Todo, "{reason}");
        assert_eq!(summary(&session).id, "summary-test-unproven", "{reason}");
        let found = findings(&session);
        assert_eq!(codes(&session), [Code::PoolNotProvable], "{reason}");
        assert_eq!(found[0].seen.as_deref(), Some(reason));
        // There is nothing to enter and nothing to confirm.
        session.send(Msg::Go(StepId::Test));
        pass(&mut session).await;
        assert_eq!(update::enter(&session.model), Enter::Wait, "{reason}");
        drop(session);

        let mut given = world.given.clone();
        given.skip = vec![StepId::Test];
        let (exit, said) = world.apply(given, A_MINUTE).await;
        assert_eq!(exit, Exit::Done, "{said}");
        assert_eq!(invitations(&world), 0);
    }
}

#[tokio::test(start_paused = true)]
async fn a_template_needs_no_placeholder_where_users_have_no_password() {
    let world = world(&format!(
        "[user_pools.{POOL}.Policies.SignInPolicy]\nAllowedFirstAuthFactors = [\"PASSWORD\", \"EMAIL_OTP\"]\n\
         [user_pools.{POOL}.AdminCreateUserConfig.InviteMessageTemplate]\n\
         EmailMessage = \"Welcome, {{username}}.\"\n"
    ));
    let (exit, said) = world.apply(world.given.clone(), A_MINUTE).await;
    assert_eq!(exit, Exit::Done, "{said}");
    assert_eq!(world.with(|world| world.state()["mails"].as_array().map(Vec::len)), Some(2), "{said}");
}

/// Who has a password enters them at the first sign-in.
#[tokio::test(start_paused = true)]
async fn required_attributes_hold_up_nobody_who_gets_a_password() {
    let world = world(&format!(
        "[user_pools.{POOL}.Policies.SignInPolicy]\nAllowedFirstAuthFactors = [\"PASSWORD\"]\n\
         [user_pools.{POOL}]\nSchemaAttributes = [{{ Name = \"family_name\", Required = true }}]\n"
    ));
    let (exit, said) = world.apply(world.given.clone(), A_MINUTE).await;
    assert_eq!(exit, Exit::Done, "{said}");
    assert_eq!(invitations(&world), 1);
}

/// Bound from here, so that the invitation counts for as long as the pool's mail is set so.
#[tokio::test(start_paused = true)]
async fn an_invitation_of_before_counts_for_nothing_while_a_function_takes_every_mail() {
    let world = world(&format!(
        "[user_pools.{POOL}.EmailConfiguration]\nEmailSendingAccount = \"COGNITO_DEFAULT\"\n"
    ));
    let mut given = world.given.clone();
    given.user_pools = vec![UserPoolId::from(POOL)];
    let (exit, said) = world.apply(given.clone(), A_MINUTE).await;
    assert_eq!(exit, Exit::Done, "{said}");
    assert!(world.writes().iter().any(|write| write == "cognito-idp:UpdateUserPool"));
    tokio::time::advance(A_MINUTE).await;
    set_sender(&world, true);
    let session = looked_around(&world).await;
    assert_eq!(session.model.status(StepId::Test), Status::Todo);
    assert_eq!(codes(&session), [Code::PoolNotProvable]);
    drop(session);
    let (exit, said) = world.apply(given.clone(), A_MINUTE).await;
    assert_ne!(exit, Exit::Done, "{said}");
    // All stands again as it was proven.
    set_sender(&world, false);
    let (exit, said) = world.apply(given, A_MINUTE).await;
    assert_eq!(exit, Exit::Done, "{said}");
    assert_eq!(invitations(&world), 1, "{said}");
}

#[tokio::test(start_paused = true)]
async fn a_pool_that_cannot_be_proven_keeps_no_other_from_its_proof() {
    const OTHER: &str = "us-east-1_Zz9Other1";
    let world = with_sender();
    world.with(|world| {
        let mut other = world.user_pools[POOL].clone();
        other.members.insert("Id".to_owned(), serde_json::json!(OTHER));
        let lambdas = other.members["LambdaConfig"].as_object_mut().expect("triggers");
        lambdas.remove("CustomEmailSender");
        world.user_pools.insert(OTHER.to_owned(), other);
    });
    let mut given = world.given.clone();
    given.user_pools = vec![UserPoolId::from(POOL), UserPoolId::from(OTHER)];
    let (exit, said) = world.apply(given.clone(), A_MINUTE).await;
    assert_ne!(exit, Exit::Done, "{said}");
    assert_eq!(invitations(&world), 1, "{said}");
    let mut session = world.session(given);
    session.send(Msg::Started);
    pass(&mut session).await;
    let deeds = crate::core::facts::journal::deeds(&session.model.facts.journal);
    let invited = deeds.iter().find_map(|deed| match deed.change {
        Change::InviteTestUser { user_pool, .. } => Some(user_pool.as_str().to_owned()),
        _ => None,
    });
    assert_eq!(invited.as_deref(), Some(OTHER));
    assert_eq!(codes(&session), [Code::PoolNotProvable], "only the one");
}

fn refuse(world: &Simulation, code: &'static str, said: &str) {
    world.with(|world| {
        let refusal = Refusal::new(400, code, said);
        world.faults.insert(CREATE.to_owned(), Fault { refusal, times: Some(1) });
    });
}

#[tokio::test(start_paused = true)]
async fn a_refusal_of_the_test_user_is_told_by_its_cause_and_can_be_tried_again() {
    for (code, text, told) in [
        ("UserLambdaValidationException", "PreSignUp failed with error no.", "The pool's PreSignUp trigger"),
        (
            "UnexpectedLambdaException",
            "CustomMessage invocation failed due to error AccessDeniedException.",
            "The pool's CustomMessage trigger",
        ),
        // The pool has one alone, so that it was this one.
        ("InvalidLambdaResponseException", "Unrecognizable lambda output", "The pool's PreSignUp trigger"),
        (
            "InvalidParameterException",
            "Attributes did not conform to the schema: birthdate: The attribute is required\n",
            "cannot make up: birthdate",
        ),
    ] {
        let world = world("");
        refuse(&world, code, text);
        let (exit, said) = world.apply(world.given.clone(), A_MINUTE).await;
        assert_ne!(exit, Exit::Done, "{said}");
        assert!(said.contains(told) && said.contains("--skip test"), "{said}");
        assert!(!said.contains("Its own words name the rule"), "{said}");
        // Once as it fails, and once at the end; but what the pool tells of it beside is told as well.
        let is_told = !said.contains("A Lambda trigger of the pool");
        assert_eq!(said.contains("The invitation of the test user"), !is_told, "{said}");
        assert_eq!(said.matches(told).count(), if is_told { 2 } else { 1 }, "{said}");
        // Where it may stand, the user is looked up before anything else is said.
        tokio::time::advance(Duration::from_secs(10)).await;
        let session = looked_around(&world).await;
        assert_eq!(session.model.status(StepId::Test), Status::Todo, "{text}");
        assert_eq!(codes(&session), [Code::InvitationRefused], "{text}");
        drop(session);
        let (exit, said) = world.apply(world.given.clone(), A_MINUTE).await;
        assert_eq!(exit, Exit::Done, "{said}");
        assert_eq!(invitations(&world), 2);
        assert!(codes(&looked_around(&world).await).is_empty(), "it is proven by now");
    }
}

/// A user whom Cognito had made before its `CustomMessage` function failed is found and ended with.
#[tokio::test(start_paused = true)]
async fn a_user_who_stands_behind_a_function_that_failed_is_deleted() {
    let world = world("");
    refuse(&world, "UserLambdaValidationException", "CustomMessage failed with error no.");
    let shared = world.shared.clone();
    // What was made is ours by its time: the refusal comes behind it.
    let make = move || {
        let journalled = shared.with(|world| world.now().as_second());
        shared.with(|world| {
            let body = serde_json::json!({
                "UserPoolId": POOL, "Username": format!("sendoff-test-{journalled}"),
                "DesiredDeliveryMediums": ["EMAIL"], "MessageAction": "SUPPRESS",
                "UserAttributes": [{ "Name": "email", "Value": "you@example.net" }],
            });
            let region = crate::core::kinds::name::Region::from("us-east-1");
            world.admin_create_user(&region, body.as_object().expect("a body"))
        })
    };
    world.behind(CREATE, super::simulation::Behind::Then(Box::new(move || drop(make()))));
    let (exit, said) = world.apply(world.given.clone(), A_MINUTE).await;
    assert_ne!(exit, Exit::Done, "{said}");
    let users = |world: &Simulation| world.with(|world| world.user_pools[POOL].users.len());
    assert_eq!(users(&world), 1, "{said}");
    tokio::time::advance(Duration::from_secs(10)).await;
    let (exit, said) = world.apply(world.given.clone(), A_MINUTE).await;
    assert_eq!(exit, Exit::Done, "{said}");
    assert_eq!(users(&world), 0, "{said}");
}
