//! The test user: made for certain or not at all, and deleted only where it is the same.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Canned, Said, cognito_error, says};
use crate::core::kinds::address::{Address, Sender};
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::TestUser;
use crate::core::kinds::change::Change;
use crate::core::kinds::evidence::Proves;
use crate::core::kinds::name::{Name, UserPoolId};
use crate::core::kinds::problem::ProblemKind;
use crate::core::kinds::query::{Query, UserKey};

/// When it was made, and what the service's clock says an hour later.
const MADE: i64 = 1_795_000_000;
const HOUR_LATER: &str = "Wed, 18 Nov 2026 12:06:40 GMT";

pub fn user(username: &str) -> TestUser {
    let created = Timestamp::from_second(MADE).unwrap();
    TestUser { username: username.to_owned(), sub: "5ub".to_owned(), created }
}

fn pool() -> UserPoolId {
    UserPoolId::from("ap-northeast-1_Ab12Cd34E")
}

fn address(local: &str) -> Address {
    Address { local: local.to_owned(), domain: Name::from_answer("example.com") }
}

fn invite() -> Change {
    Change::InviteTestUser {
        user_pool: pool(),
        username: "u".to_owned(),
        to: address("to"),
        proves: Proves::default(),
    }
}

fn listed(sub: &str, modified: i64) -> Value {
    json!({
        "Username": "u", "UserStatus": "CONFIRMED", "Enabled": true,
        "Attributes": [{"Name": "sub", "Value": sub}],
        "UserCreateDate": MADE as f64 + 0.25, "UserLastModifiedDate": modified,
    })
}

fn found(users: &Value) -> Said {
    says(200, json!({ "Users": users })).header("date", HOUR_LATER)
}

fn delete(named: bool) -> Change {
    let user = TestUser { created: Timestamp::from_millisecond(MADE * 1000 + 250).unwrap(), ..user("u") };
    Change::DeleteTestUser { user_pool: pool(), username: "u".to_owned(), made: Some(user), named }
}

fn target(heard: &super::Heard) -> String {
    let target = heard.head.lines().find(|line| line.to_ascii_lowercase().starts_with("x-amz-target"));
    target.unwrap().rsplit('.').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_test_user_is_invited_by_mail_and_kept_as_cognito_names_it() {
    let canned = Canned::start(vec![says(200, json!({ "User": listed("5ub", MADE) }))]).await;
    let outcome = canned.aws().perform(&invite()).await.unwrap();
    let made = outcome.user.unwrap();
    assert_eq!((made.username.as_str(), made.sub.as_str()), ("u", "5ub"));
    assert_eq!(made.created.as_millisecond(), MADE * 1000 + 250);
    let (head, body) = canned.heard(|heard| (heard.head.clone(), heard.json())).remove(0);
    assert!(head.contains("/ap-northeast-1/cognito-idp/"), "{head}");
    assert_eq!(
        body,
        json!({
            "UserPoolId": "ap-northeast-1_Ab12Cd34E", "Username": "u", "DesiredDeliveryMediums": ["EMAIL"],
            "UserAttributes": [{"Name": "email", "Value": "to@example.com"},
                               {"Name": "email_verified", "Value": "true"}],
        })
    );
}

/// A proxy that answers in the service's place, or a service that says less than it promises.
#[tokio::test]
async fn a_success_that_does_not_say_what_was_done_is_none() {
    let send = Change::SendMail {
        from: Sender { display: None, address: address("no-reply") },
        to: address("to"),
        source_arn: "arn:aws:ses:us-east-1:123456789012:identity/example.com".to_owned(),
        proves: Proves::default(),
    };
    let mut nameless = listed("5ub", MADE);
    nameless["Attributes"] = json!([]);
    let mut timeless = listed("5ub", MADE);
    timeless["UserCreateDate"] = Value::Null;
    for (change, body) in [
        (invite(), json!({})),
        (invite(), json!({ "User": {} })),
        (invite(), json!({ "User": nameless })),
        (invite(), json!({ "User": timeless })),
        (invite(), json!({ "__type": "InternalErrorException", "message": "no" })),
        (send.clone(), json!({})),
        (send.clone(), json!({ "MessageId": "" })),
        (send, json!({ "message": "no" })),
    ] {
        let canned = Canned::start(vec![says(200, &body)]).await;
        let problem = canned.aws().perform(&change).await.unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Malformed, "{change:?} {body}");
        assert!(problem.kind.outcome_unknown());
        assert_eq!(problem.request_id.as_deref(), Some("request-1"));
    }
}

#[tokio::test]
async fn users_are_looked_up_by_one_attribute_and_no_other_is_read() {
    for (key, filter) in [
        (UserKey::Sub("5ub".to_owned()), "sub = \"5ub\""),
        (UserKey::Username("u".to_owned()), "username = \"u\""),
        (UserKey::Email("\"a\\b\"@example.com".to_owned()), r#"email = "\"a\\b\"@example.com""#),
    ] {
        let first = says(200, json!({ "Users": [], "PaginationToken": "more" }));
        let canned = Canned::start(vec![first, found(&json!([listed("5ub", MADE)]))]).await;
        let query = Query::Users { user_pool: pool(), key };
        let Answer::Users(users) = canned.aws().ask(&query).await.unwrap() else { panic!() };
        assert_eq!(users.found.len(), 1);
        assert_eq!(users.told_at.unwrap().as_second(), MADE + 3600);
        let asked = canned.heard(super::Heard::json);
        assert_eq!(
            asked[1],
            json!({ "UserPoolId": "ap-northeast-1_Ab12Cd34E", "AttributesToGet": ["sub"],
                    "Filter": filter, "PaginationToken": "more" })
        );
    }
    let canned =
        Canned::start(vec![cognito_error("ResourceNotFoundException", "User pool u does not exist.")]);
    let query = Query::Users { user_pool: pool(), key: UserKey::Sub("5ub".to_owned()) };
    let Answer::Users(users) = canned.await.aws().ask(&query).await.unwrap() else { panic!() };
    assert!(users.found.is_empty(), "with the pool its users are gone");
}

#[tokio::test]
async fn only_the_very_user_is_deleted_whatever_its_status() {
    let replaced = listed("another", MADE);
    let mut later = listed("5ub", MADE);
    later["UserCreateDate"] = json!(MADE + 100);
    for (standing, named, is_deleted) in [
        (listed("5ub", MADE), false, true),
        (listed("5ub", MADE + 59), false, true),
        (listed("5ub", MADE + 120), false, false),
        (listed("5ub", MADE + 120), true, true),
        (replaced, true, false),
        (later, true, false),
    ] {
        let canned = Canned::start(vec![found(&json!([standing])), says(200, "{}")]).await;
        let result = canned.aws().perform(&delete(named)).await;
        let calls = canned.heard(target);
        match is_deleted {
            true => {
                assert!(!result.unwrap().already, "{standing}");
                assert_eq!(calls, ["ListUsers", "AdminDeleteUser"]);
            }
            false => {
                assert_eq!(result.unwrap_err().kind, ProblemKind::Moved, "{standing}");
                assert_eq!(calls, ["ListUsers"], "{standing}");
            }
        }
    }
}

#[tokio::test]
async fn one_of_more_than_a_day_goes_only_by_its_name() {
    for (named, date) in [
        (false, Some("Thu, 19 Nov 2026 11:06:41 GMT")),
        (false, None),
        (true, Some("Thu, 19 Nov 2026 11:06:41 GMT")),
    ] {
        let mut said = says(200, json!({ "Users": [listed("5ub", MADE)] }));
        if let Some(date) = date {
            said = said.header("date", date);
        }
        let canned = Canned::start(vec![said, says(200, "{}")]).await;
        let result = canned.aws().perform(&delete(named)).await;
        assert_eq!(result.is_ok(), named, "{date:?}: {result:?}");
        assert_eq!(canned.heard(target).len(), 1 + usize::from(named));
    }
}

#[tokio::test]
async fn who_is_gone_already_is_deleted() {
    let gone = cognito_error("UserNotFoundException", "User does not exist.");
    for script in [vec![found(&json!([]))], vec![found(&json!([listed("5ub", MADE)])), gone]] {
        let canned = Canned::start(script).await;
        assert!(canned.aws().perform(&delete(false)).await.unwrap().already);
    }
}

/// A list may lag behind: nobody is there so far.
#[tokio::test(start_paused = true)]
async fn one_that_was_made_just_now_is_looked_for_again() {
    let just_now = "Wed, 18 Nov 2026 11:06:41 GMT";
    let nobody = || says(200, json!({ "Users": [] })).header("date", just_now);
    let there = says(200, json!({ "Users": [listed("5ub", MADE)] })).header("date", just_now);
    let canned = Canned::start(vec![nobody(), nobody(), there, says(200, "{}")]).await;
    assert!(!canned.aws().perform(&delete(false)).await.unwrap().already);
    assert_eq!(canned.heard(target), ["ListUsers", "ListUsers", "ListUsers", "AdminDeleteUser"]);
}

#[tokio::test]
async fn nobody_is_deleted_of_whom_only_a_name_is_known() {
    let canned = Canned::start(vec![]).await;
    let change =
        Change::DeleteTestUser { user_pool: pool(), username: "u".to_owned(), made: None, named: true };
    assert_eq!(canned.aws().perform(&change).await.unwrap_err().kind, ProblemKind::Moved);
}
