//! Every refusal that the rehearsal knows leads to an advice of its own.

use std::collections::BTreeSet;

use serde_json::json;

use super::*;
use crate::core::kinds::problem::{Problem, ProblemKind, Who};
use crate::core::kinds::refusal;
use crate::rehearsal::world::Refusal;

/// The advice on what Cognito said to an operation.
fn advice(operation: &str, said: &Refusal) -> &'static str {
    let problem = Problem {
        kind: ProblemKind::Refused,
        operation: format!("cognito-idp:{operation}"),
        code: Some(said.code.to_owned()),
        message: Some(said.message.clone()),
        request_id: None,
        caller: Who::Main,
        action: None,
        profile: None,
        via: None,
    };
    refusal::of(&problem).map_or("other", |refusal| refusal.code())
}

fn bind(email: Value) -> &'static str {
    updating(|request| drop(request.insert("EmailConfiguration".to_owned(), email)))
}

fn updating(spoil: impl FnOnce(&mut Map<String, Value>)) -> &'static str {
    let mut world = world("already-done");
    let mut request = carrying(&world, developer());
    spoil(&mut request);
    let said = world.update_user_pool(&region(), &request).expect_err("a refusal");
    advice("UpdateUserPool", &said)
}

fn inviting(world: &mut World) -> &'static str {
    let request = body(json!({
        "UserPoolId": POOL, "Username": "last", "DesiredDeliveryMediums": ["EMAIL"],
        "UserAttributes": [{ "Name": "email", "Value": "you@example.net" }],
    }));
    let said = world.admin_create_user(&region(), &request).expect_err("a refusal");
    advice("AdminCreateUser", &said)
}

/// Rules that rest on what the rehearsal has none of: roles and keys of IAM, a plan that AWS keeps
/// from changing, an import job, a replica, Lambda functions. Their texts stand in the tests of `core::refusal`.
const NOT_REHEARSED: [&str; 10] = [
    "sms-role-trust",
    "sms-role-policy",
    "service-linked-role",
    "pass-role",
    "key-grant",
    "tier-change",
    "user-import",
    "not-enabled-here",
    "mfa-together",
    "trigger",
];

#[test]
fn every_refusal_has_its_advice_and_every_advice_its_refusal() {
    let arn = |account: &str, region: &str, name: &str| {
        json!(format!("arn:aws:ses:{region}:{account}:identity/{name}"))
    };
    let own = |region, name| arn("123456789012", region, name);
    let through = |arn: Value| json!({ "EmailSendingAccount": "DEVELOPER", "SourceArn": arn });
    let shared =
        |member: &str, value: &str| json!({ "EmailSendingAccount": "COGNITO_DEFAULT", member: value });
    let mut met = BTreeSet::new();
    let mut meets = |said: &'static str, wanted: &'static str| {
        assert_eq!(said, wanted);
        met.insert(wanted);
    };
    meets(bind(json!({ "EmailSendingAccount": "DEVELOPER" })), "source-arn-missing");
    meets(bind(json!({ "EmailSendingAccount": "DEVELOPER", "SourceArn": ARN, "From": "?" })), "from-invalid");
    meets(bind(shared("From", "no-reply@example.com")), "from-with-default-sender");
    meets(bind(shared("SourceArn", ARN)), "identity-policy");
    meets(bind(shared("ReplyToEmailAddress", "Help <help@example.com>")), "reply-to");
    meets(bind(through(arn("210987654321", "us-east-1", "example.com"))), "other-account");
    meets(bind(through(own("eu-central-1", "example.com"))), "ses-region");
    meets(bind(through(own("us-east-1", "no-reply@example.com"))), "not-verified");
    let old = |request: &mut Map<String, Value>| {
        request["AdminCreateUserConfig"]["UnusedAccountValidityDays"] = json!(3);
    };
    meets(updating(old), "unused-account-validity");
    let token = |request: &mut Map<String, Value>| {
        request["LambdaConfig"]["PreTokenGeneration"] =
            json!("arn:aws:lambda:us-east-1:123456789012:function:x");
    };
    meets(updating(token), "pre-token-generation");
    let sender = |request: &mut Map<String, Value>| {
        request["LambdaConfig"]["CustomEmailSender"] = json!({ "LambdaVersion": "V1_0", "LambdaArn": "arn" });
    };
    meets(updating(sender), "custom-sender-key");
    meets(updating(|request| drop(request.remove("UserPoolTier"))), "tier-features");
    let tag = |request: &mut Map<String, Value>| {
        request["UserPoolTags"]["aws:cloudformation:stack-name"] = json!("accounts");
    };
    meets(updating(tag), "tags");

    let with_mfa = |mfa: Option<Value>, spoil: fn(&mut Map<String, Value>)| {
        let mut world = world("already-done");
        let pool = world.user_pools.get_mut(POOL).unwrap();
        pool.mfa.clear();
        pool.mfa.extend(mfa.map(|mfa| ("EmailMfaConfiguration".to_owned(), mfa)));
        let mut request = carrying(&world, developer());
        spoil(&mut request);
        let said = world.update_user_pool(&region(), &request).expect_err("a refusal");
        advice("UpdateUserPool", &said)
    };
    let without_sms = |request: &mut Map<String, Value>| {
        request.remove("SmsConfiguration");
        request.insert("AutoVerifiedAttributes".to_owned(), json!(["email"]));
    };
    meets(with_mfa(None, without_sms), "mfa-needs-sms");
    let default_sender = |request: &mut Map<String, Value>| {
        request.insert("EmailConfiguration".to_owned(), json!({ "EmailSendingAccount": "COGNITO_DEFAULT" }));
    };
    meets(with_mfa(Some(json!({ "Message": "{####}" })), default_sender), "email-mfa-needs-ses");

    let mut full = world("default");
    for number in 0..50 {
        invite(&mut full, &format!("user-{number}"), json!(["EMAIL"])).unwrap();
    }
    meets(inviting(&mut full), "default-quota");
    let mut paused = world("already-done");
    paused.ses(&region()).account.sending_enabled = false;
    meets(inviting(&mut paused), "ses");

    let with_members = |members: Value| {
        let mut world = world("already-done");
        let pool = world.user_pools.get_mut(POOL).unwrap();
        pool.members.extend(members.as_object().unwrap().clone());
        inviting(&mut world)
    };
    meets(with_members(json!({ "UsernameAttributes": ["phone_number"] })), "phone-names");
    let required = json!([{ "Name": "family_name", "Required": true }]);
    meets(with_members(json!({ "SchemaAttributes": required })), "required-attributes");

    let rest: BTreeSet<&str> = NOT_REHEARSED.into_iter().collect();
    assert!(met.is_disjoint(&rest));
    assert_eq!(met.union(&rest).copied().collect::<BTreeSet<_>>(), refusal::CODES.into_iter().collect());
}
