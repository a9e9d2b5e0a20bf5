//! Sending-authorization policies as AWS reads them, as far as they are about Cognito's mail (SES developer
//! guide, "Sending authorization policies"; IAM user guide, "JSON policy element reference").

use serde_json::{Map, Value};

/// What Cognito calls SES with. With `DEVELOPER` the caller is the service-linked role
/// `AWSServiceRoleForAmazonCognitoIdpEmailService` (Cognito developer guide, "Using service-linked roles").
const ACTIONS: [&str; 2] = ["ses:sendemail", "ses:sendrawemail"];
const ROLE: &str = "AWSServiceRoleForAmazonCognitoIdpEmailService";
const SERVICES: [&str; 2] = ["email.cognito-idp.amazonaws.com", "cognito-idp.amazonaws.com"];

/// The name of a policy that denies Cognito's role in `account` to send from `from`.
pub(super) fn denial<'a>(policies: &'a Map<String, Value>, account: &str, from: &str) -> Option<&'a str> {
    policies.iter().find_map(|(name, policy)| {
        let denies = |statement: &Value| {
            statement["Effect"] == "Deny"
                && is_about_sending(statement)
                && is_of_role(&statement["Principal"], account)
                && conditions_hold(&statement["Condition"], from)
        };
        statements(policy).iter().any(denies).then_some(name.as_str())
    })
}

/// A policy lets Cognito's service itself use the identity.
pub(super) fn allows_cognito(policies: &Map<String, Value>) -> bool {
    let allows = |statement: &Value| {
        let of_service = list(&statement["Principal"]["Service"]);
        statement["Effect"] == "Allow"
            && is_about_sending(statement)
            && (statement["Principal"] == "*" || of_service.iter().any(|service| SERVICES.contains(service)))
    };
    policies.values().any(|policy| statements(policy).iter().any(allows))
}

fn statements(policy: &Value) -> Vec<Value> {
    let Some(policy) = policy.as_str().and_then(|text| serde_json::from_str::<Value>(text).ok()) else {
        return Vec::new();
    };
    match &policy["Statement"] {
        Value::Array(statements) => statements.clone(),
        one => vec![one.clone()],
    }
}

fn list(value: &Value) -> Vec<&str> {
    match value {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Both actions are needed: Cognito uses either.
fn is_about_sending(statement: &Value) -> bool {
    let named = |member: &str, action: &str| {
        list(&statement[member]).iter().any(|pattern| matches(&pattern.to_ascii_lowercase(), action))
    };
    ACTIONS.iter().any(|action| {
        if statement["NotAction"].is_null() { named("Action", action) } else { !named("NotAction", action) }
    })
}

/// Everybody, the whole account, or the role. A denial of the account is one of all its roles (IAM user
/// guide, "AWS account principals").
fn is_of_role(principal: &Value, account: &str) -> bool {
    let aws = list(&principal["AWS"]);
    let is_ours = |named: &&str| {
        *named == "*"
            || *named == account
            || named.ends_with(&format!("::{account}:root"))
            || (named.contains(account) && named.ends_with(ROLE))
    };
    *principal == "*" || aws.iter().any(is_ours) || list(&principal["Service"]).contains(&SERVICES[0])
}

/// `ses:FromAddress` is the one condition of sending that tells mails of one identity apart here; any other
/// is taken not to hold, as it cannot be known to (SES developer guide, "Sending authorization policy
/// examples").
fn conditions_hold(condition: &Value, from: &str) -> bool {
    let Some(operators) = condition.as_object() else { return true };
    operators.iter().all(|(operator, keys)| {
        let Some(keys) = keys.as_object() else { return false };
        keys.iter().all(|(key, values)| {
            let is_from = key.eq_ignore_ascii_case("ses:FromAddress");
            let is_one = list(values).iter().any(|value| match operator.as_str() {
                "StringLike" | "StringNotLike" => matches(value, from),
                _ => *value == from,
            });
            match operator.as_str() {
                "StringEquals" | "StringLike" => is_from && is_one,
                "StringNotEquals" | "StringNotLike" => is_from && !is_one,
                _ => false,
            }
        })
    })
}

/// `*` for any text, `?` for any one character.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern.chars().next() {
        None => text.is_empty(),
        Some('*') => {
            let rest = &pattern[1..];
            let mut tails = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            tails.any(|at| matches(rest, &text[at..]))
        }
        Some(first) => text.chars().next().is_some_and(|c| {
            (first == '?' || first == c) && matches(&pattern[first.len_utf8()..], &text[c.len_utf8()..])
        }),
    }
}
