//! What is good to know and not needed: a refusal is no problem, and the Region is the one asked for.

use serde_json::json;

use super::{Canned, Heard, says, ses_error};
use crate::core::kinds::address;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::Suppression;
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;

/// The Region of the signature's credential scope.
fn region(heard: &Heard) -> String {
    let scope = heard.head.split("Credential=").nth(1).unwrap();
    scope.split('/').nth(2).unwrap().to_owned()
}

#[tokio::test]
async fn another_region_is_asked_there() {
    let account =
        json!({"EnforcementStatus": "HEALTHY", "ProductionAccessEnabled": true, "SendingEnabled": true});
    let identity = json!({"IdentityType": "DOMAIN", "VerifiedForSendingStatus": true});
    let canned = Canned::start(vec![says(200, account), says(200, identity)]).await;
    let aws = canned.aws();
    let Answer::SesAccountIn(Some(account)) =
        aws.ask(&Query::SesAccountIn("eu-west-1".into())).await.unwrap()
    else {
        panic!()
    };
    assert!(account.production_access);
    let domain = Name::from_answer("example.com");
    let query = Query::IdentityIn { region: "us-west-2".into(), domain };
    let Answer::IdentityIn(Some(identity)) = aws.ask(&query).await.unwrap() else { panic!() };
    assert!(identity.verified_for_sending);
    assert_eq!(canned.heard(region), ["eu-west-1", "us-west-2"]);
}

#[tokio::test]
async fn a_region_that_refuses_says_nothing() {
    let denied = || ses_error(403, "AccessDeniedException", "explicit deny in a service control policy");
    let canned = Canned::start(vec![denied(), denied()]).await;
    let aws = canned.aws();
    let account = aws.ask(&Query::SesAccountIn("eu-west-1".into())).await.unwrap();
    assert_eq!(account, Answer::SesAccountIn(None));
    let domain = Name::from_answer("example.com");
    let identity = aws.ask(&Query::IdentityIn { region: "eu-west-1".into(), domain }).await.unwrap();
    assert_eq!(identity, Answer::IdentityIn(None));
}

#[tokio::test]
async fn another_identity_that_may_not_be_read_is_no_problem() {
    let theirs = json!({"IdentityType": "DOMAIN", "DkimAttributes": {"Tokens": ["a", "b", "c"]}});
    let canned = Canned::start(vec![
        says(200, theirs),
        ses_error(403, "AccessDeniedException", "not authorized to perform: ses:GetEmailIdentity"),
        ses_error(404, "NotFoundException", "Email identity example.net does not exist."),
        ses_error(403, "ExpiredTokenException", "expired"),
    ])
    .await;
    let aws = canned.aws();
    let query = Query::OtherIdentity(Name::from_answer("example.net"));
    let Answer::OtherIdentity(Some(identity)) = aws.ask(&query).await.unwrap() else { panic!() };
    assert_eq!(identity.dkim.tokens, ["a", "b", "c"]);
    assert_eq!(aws.ask(&query).await.unwrap(), Answer::OtherIdentity(None));
    assert_eq!(aws.ask(&query).await.unwrap(), Answer::OtherIdentity(None));
    assert!(aws.ask(&query).await.is_err(), "a login that ended is told");
}

#[tokio::test]
async fn the_suppression_list_is_read_as_far_as_it_may_be() {
    let listed = json!({"SuppressedDestination": {
        "EmailAddress": "you@example.net", "Reason": "BOUNCE", "LastUpdateTime": 1_763_800_000.0,
    }});
    let canned = Canned::start(vec![
        says(200, listed),
        ses_error(404, "NotFoundException", "Email address you@example.net does not exist"),
        ses_error(400, "BadRequestException", "the account is in the sandbox"),
        ses_error(403, "AccessDeniedException", "not authorized to perform: ses:GetSuppressedDestination"),
        ses_error(500, "InternalFailure", ""),
    ])
    .await;
    let aws = canned.aws();
    let query = Query::Suppressed(address::address("you@example.net").unwrap());
    let since = Some("2025-11-22T08:26:40Z".parse().unwrap());
    let listed = Some(Suppression { reason: "BOUNCE".to_owned(), since });
    assert_eq!(aws.ask(&query).await.unwrap(), Answer::Suppressed(listed));
    for _ in 0..3 {
        assert_eq!(aws.ask(&query).await.unwrap(), Answer::Suppressed(None));
    }
    assert!(aws.ask(&query).await.unwrap_err().kind.passes());
    let line = canned.heard(|heard| heard.line().to_owned()).remove(0);
    assert!(line.starts_with("GET /v2/email/suppression/addresses/you%40example.net "), "{line}");
}
