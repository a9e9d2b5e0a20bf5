//! What other pools show that the wizard has read, as the list of pools does for those on screen.

use sendoff::core::kinds::answer::Answer;
use sendoff::core::kinds::aws::UserPool;
use sendoff::core::kinds::finding::Code;
use sendoff::core::kinds::name::UserPoolId;
use sendoff::core::kinds::query::Query;
use serde_json::{Map, Value, json};

use crate::case::{self, Case};
use crate::wizard::Wizard;

/// The pool's findings beside another pool with this `EmailConfiguration`.
fn beside(email: &Value) -> Vec<(Code, Option<String>)> {
    let healthy: Case =
        case::all().into_iter().find(|case| case.name == "control/healthy").expect("the case");
    let mut wizard = Wizard::settled(&healthy);
    let id = UserPoolId::from("us-east-1_Other0000");
    let mut members = Map::new();
    members.insert("Name".to_owned(), json!("other"));
    members.insert("EmailConfiguration".to_owned(), email.clone());
    let pool = UserPool { id: id.clone(), members, mfa: Value::Null };
    wizard.record(Query::UserPool(id), Answer::UserPool(Box::new(pool)));
    wizard.findings().into_iter().map(|finding| (finding.code, finding.seen)).collect()
}

fn through(account: &str, domain: &str) -> Value {
    let arn = format!("arn:aws:ses:us-east-1:123456789012:identity/{domain}");
    json!({ "EmailSendingAccount": account, "SourceArn": arn, "From": "a@example.org" })
}

fn says(found: &[(Code, Option<String>)], code: Code) -> bool {
    found.iter().any(|(found, _)| *found == code)
}

#[test]
fn pools_of_the_same_identity_are_named_and_no_others() {
    let shared = beside(&through("DEVELOPER", "example.org"));
    let named = (Code::PoolsShareIdentity, Some("other (us-east-1_Other0000)".to_owned()));
    assert!(shared.contains(&named), "{shared:?}");
    for email in [
        through("DEVELOPER", "example.net"),
        through("COGNITO_DEFAULT", "example.org"),
        json!({ "EmailSendingAccount": "COGNITO_DEFAULT" }),
    ] {
        let found = beside(&email);
        assert!(!says(&found, Code::PoolsShareIdentity), "{email}: {found:?}");
    }
}

#[test]
fn a_pool_that_sends_through_ses_shows_that_the_role_stands() {
    let first = beside(&json!({ "EmailSendingAccount": "COGNITO_DEFAULT" }));
    assert!(says(&first, Code::ServiceLinkedRole), "{first:?}");
    let second = beside(&through("DEVELOPER", "example.net"));
    assert!(!says(&second, Code::ServiceLinkedRole), "{second:?}");
}

/// Each cause of the pool has a world in which it is named and one, near to it, in which it is not.
#[test]
fn each_cause_of_the_pool_has_its_near_miss() {
    let cases = case::all();
    let named = cases.iter().filter(|case| case.name.starts_with("cognito/"));
    let named: Vec<&str> =
        named.filter_map(|case| case.expect.as_ref()).map(|expect| expect.code.as_str()).collect();
    assert!(named.len() > 20, "{named:?}");
    for code in named {
        let near = cases.iter().any(|case| case.never.iter().any(|never| never == code));
        // Of another step.
        let apart = code == "permission-missing";
        assert!(near || apart, "{code} has no world in which it must not be said");
    }
}
