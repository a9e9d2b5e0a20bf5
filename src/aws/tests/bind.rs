use serde_json::{Map, Value, json};

use super::{Canned, Said, cognito_error, says};
use crate::core::kinds::change::{Binding, Change};
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::pool;
use crate::core::kinds::problem::ProblemKind;

fn pool() -> Map<String, Value> {
    let pool = json!({
        "Id": "us-east-1_Ab12Cd34E", "Name": "production", "LastModifiedDate": 1_763_800_000.123,
        "UserPoolTier": "PLUS", "DcrConfiguration": {"EnableStatus": "Disabled"},
        "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
    });
    pool.as_object().cloned().unwrap()
}

fn mfa() -> Value {
    json!({"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": true}})
}

fn with(member: &str, value: Value) -> Map<String, Value> {
    let mut pool = pool();
    pool.insert(member.to_owned(), value);
    pool
}

/// As it stands after the write.
fn bound() -> Map<String, Value> {
    let Change::BindPool(binding) = bind(pool()) else { panic!() };
    let mut pool = with("LastModifiedDate", json!(1_763_800_999.5));
    pool.insert("EmailConfiguration".to_owned(), Value::Object(binding.email));
    pool
}

fn describes(pool: &Map<String, Value>) -> Said {
    says(200, json!({ "UserPool": pool }))
}

fn bind(seen: Map<String, Value>) -> Change {
    let arn = "arn:aws:ses:us-east-1:123456789012:identity/example.com";
    Change::BindPool(Box::new(Binding {
        user_pool: UserPoolId::from("us-east-1_Ab12Cd34E"),
        email: pool::email_configuration(seen.get("EmailConfiguration"), arn, "no-reply@example.com"),
        seen,
        seen_mfa: mfa(),
        restored: None,
        accepted: Vec::new(),
    }))
}

/// What happens before the write, and the operations that the server heard.
async fn stopped(change: Change, now: &Map<String, Value>, mfa: &Value) -> (ProblemKind, String, usize) {
    let canned = Canned::start(vec![says(200, mfa), describes(now), says(200, "{}")]).await;
    let problem = canned.aws().perform(&change).await.unwrap_err();
    (problem.kind, problem.message.unwrap_or_default(), canned.heard(|_| ()).len())
}

#[tokio::test]
async fn members_that_the_sdk_does_not_know_go_back() {
    let script =
        vec![says(200, mfa()), describes(&pool()), says(200, "{}"), says(200, mfa()), describes(&bound())];
    let canned = Canned::start(script).await;
    assert!(!canned.aws().perform(&bind(pool())).await.unwrap().already);
    let update = canned.heard(|heard| (heard.head.to_ascii_lowercase(), heard.body.clone())).remove(2);
    assert!(update.0.contains("awscognitoidentityproviderservice.updateuserpool"), "{}", update.0);
    assert!(update.0.contains(&format!("content-length: {}", update.1.len())), "{}", update.0);
    let expected = json!({
        "UserPoolId": "us-east-1_Ab12Cd34E", "PoolName": "production", "UserPoolTier": "PLUS",
        "DcrConfiguration": {"EnableStatus": "Disabled"},
        "EmailConfiguration": {
            "EmailSendingAccount": "DEVELOPER", "From": "no-reply@example.com",
            "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/example.com",
        },
    });
    assert_eq!(serde_json::from_str::<Value>(&update.1).unwrap(), expected);
}

#[tokio::test]
async fn nothing_is_written_over_what_moved() {
    for (member, value) in [
        ("UserPoolTier", json!("LITE")),
        ("EmailConfiguration", json!({"EmailSendingAccount": "DEVELOPER", "From": "other@example.com"})),
        ("LastModifiedDate", json!(1_763_800_001.0)),
    ] {
        let stopped = stopped(bind(pool()), &with(member, value), &mfa()).await;
        assert_eq!(stopped, (ProblemKind::PoolMoved, member.to_owned(), 2));
    }
    let off = json!({"MfaConfiguration": "OFF", "SoftwareTokenMfaConfiguration": {"Enabled": true}});
    let stopped = stopped(bind(pool()), &pool(), &off).await;
    assert_eq!(stopped, (ProblemKind::PoolMoved, "MfaConfiguration".to_owned(), 2));
}

/// A canned server stands in for one that keeps such a member: moto drops what it does not know.
#[tokio::test]
async fn a_member_newer_than_this_program_stops_the_write() {
    let newer = with("PasskeyPolicy", json!({"Mode": "ON"}));
    let stopped = stopped(bind(newer.clone()), &newer, &mfa()).await;
    assert_eq!(stopped, (ProblemKind::PoolUnknownMember, "PasskeyPolicy".to_owned(), 2));
}

#[tokio::test]
async fn a_pool_that_sends_so_already_is_left_alone() {
    let Change::BindPool(binding) = bind(pool()) else { panic!() };
    let bound = with("EmailConfiguration", Value::Object(binding.email.clone()));
    let canned = Canned::start(vec![says(200, mfa()), describes(&bound)]).await;
    assert!(canned.aws().perform(&Change::BindPool(binding)).await.unwrap().already);
    assert_eq!(canned.heard(|_| ()).len(), 2);
}

#[tokio::test]
async fn what_the_write_changed_besides_is_named() {
    let mut after = bound();
    after.insert("UserPoolTier".to_owned(), json!("ESSENTIALS"));
    after.shift_remove("DcrConfiguration");
    let lost = json!({"MfaConfiguration": "OPTIONAL"});
    let script =
        vec![says(200, mfa()), describes(&pool()), says(200, "{}"), says(200, lost), describes(&after)];
    let problem = Canned::start(script).await.aws().perform(&bind(pool())).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::PoolDiffers);
    assert_eq!(
        problem.message.as_deref(),
        Some("UserPoolTier, DcrConfiguration, SoftwareTokenMfaConfiguration")
    );
}

#[tokio::test]
async fn a_write_that_did_not_take_is_named() {
    let script =
        vec![says(200, mfa()), describes(&pool()), says(200, "{}"), says(200, mfa()), describes(&pool())];
    let problem = Canned::start(script).await.aws().perform(&bind(pool())).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::PoolDiffers);
    assert_eq!(problem.message.as_deref(), Some("EmailConfiguration"));
}

#[tokio::test]
async fn a_refusal_names_what_the_caller_lacks() {
    let message = "User: arn:aws:iam::123456789012:user/a is not authorized to perform: \
                   iam:CreateServiceLinkedRole on resource: arn:aws:iam::123456789012:role/aws-service-role/*";
    let script = vec![says(200, mfa()), describes(&pool()), cognito_error("NotAuthorizedException", message)];
    let problem = Canned::start(script).await.aws().perform(&bind(pool())).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Permission);
    assert_eq!(problem.action.as_deref(), Some("iam:CreateServiceLinkedRole"));
    assert_eq!(problem.operation, "cognito-idp:UpdateUserPool");
}
