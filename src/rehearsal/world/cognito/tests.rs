use serde_json::{Map, Value, json};

use super::allowed_ses_regions;
use crate::core::kinds::name::Region;
use crate::rehearsal::world::World;
use crate::rehearsal::world::tests::{at, body, region, world};

mod carry;
mod members;
mod refused;

const POOL: &str = "us-east-1_Rh7Kq2ZtB";
const ARN: &str = "arn:aws:ses:us-east-1:123456789012:identity/example.com";

fn members(world: &World) -> Map<String, Value> {
    world.user_pools[POOL].members.clone()
}

/// The request that carries everything back, with `EmailConfiguration` replaced.
fn carrying(world: &World, email: Value) -> Map<String, Value> {
    let mut request = members(world);
    for output_only in ["Id", "Name", "Arn", "CreationDate", "LastModifiedDate", "EstimatedNumberOfUsers"] {
        request.remove(output_only);
    }
    for at_creation_only in ["SchemaAttributes", "AliasAttributes", "UsernameConfiguration"] {
        request.remove(at_creation_only);
    }
    request["AdminCreateUserConfig"].as_object_mut().unwrap().remove("UnusedAccountValidityDays");
    request.insert("UserPoolId".to_owned(), json!(POOL));
    request.insert("EmailConfiguration".to_owned(), email);
    request
}

fn update(world: &mut World, request: &Map<String, Value>) -> Result<(), String> {
    let said = world.update_user_pool(&region(), request);
    said.map(drop).map_err(|refusal| format!("{}: {}", refusal.code, refusal.message))
}

fn developer() -> Value {
    json!({ "EmailSendingAccount": "DEVELOPER", "SourceArn": ARN, "From": "Example <no-reply@example.com>" })
}

#[test]
fn carrying_everything_changes_the_email_configuration_alone() {
    let mut world = world("already-done");
    let before = members(&world);
    world.advance(at(5));
    let request = carrying(&world, developer());
    update(&mut world, &request).unwrap();
    let after = members(&world);
    let changed: Vec<&String> = before.keys().filter(|name| before.get(*name) != after.get(*name)).collect();
    assert_eq!(changed, ["EmailConfiguration", "LastModifiedDate"]);
    assert_eq!(before.len(), after.len());
}

#[test]
fn every_member_of_the_default_pool_is_something_other_than_its_default() {
    let mut world = world("default");
    let before = members(&world);
    update(&mut world, &body(json!({ "UserPoolId": POOL }))).unwrap();
    let after = members(&world);
    for member in &super::defaults::UPDATABLE {
        assert!(before.contains_key(member.name), "{} is not set", member.name);
        assert_ne!(before.get(member.name), after.get(member.name), "{} is its default", member.name);
    }
    assert_ne!(before["UserPoolTags"], after["UserPoolTags"]);
    assert_eq!(before["DcrConfiguration"], after["DcrConfiguration"], "left out, it is kept");
    assert_eq!(before["Name"], after["Name"]);
}

#[test]
fn dcr_without_its_status_is_switched_on() {
    let mut world = world("default");
    let mut request = carrying(&world, json!({}));
    request["DcrConfiguration"].as_object_mut().unwrap().remove("EnableStatus");
    update(&mut world, &request).unwrap();
    assert_eq!(members(&world)["DcrConfiguration"]["EnableStatus"], "Enabled");
}

#[test]
fn email_configurations_are_refused_in_the_words_of_cognito() {
    let ses = "Cognito received the following error from Amazon SES when attempting to send email: Email address is \
               not verified. The following identities failed the check in region US-EAST-1: ";
    let table = [
        (
            json!({ "EmailSendingAccount": "DEVELOPER" }),
            "InvalidParameterException: Source ARN is required to use DEVELOPER email sending owner".to_owned(),
        ),
        (
            json!({ "EmailSendingAccount": "DEVELOPER", "SourceArn": ARN, "From": "nobody" }),
            "InvalidParameterException: Provided From email address is invalid".to_owned(),
        ),
        (
            json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "From": "no-reply@example.com" }),
            "InvalidParameterException: Cannot configure From email address for default email configuration".to_owned(),
        ),
        (
            json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "SourceArn": ARN }),
            "InvalidEmailRoleAccessPolicyException: Cognito is not allowed to use your email identity".to_owned(),
        ),
        (
            json!({ "EmailSendingAccount": "DEVELOPER",
                    "SourceArn": "arn:aws:ses:us-east-1:210987654321:identity/example.com" }),
            "NotAuthorizedException: Email arn does not belong to your account.".to_owned(),
        ),
        (
            json!({ "EmailSendingAccount": "DEVELOPER",
                    "SourceArn": "arn:aws:ses:eu-central-1:123456789012:identity/example.com" }),
            "InvalidParameterException: Invalid EmailConfiguration.SourceArn. Provided SourceArn must be in one of the \
             following SES regions: eu-west-1, us-east-1, us-west-2."
                .to_owned(),
        ),
        (
            json!({ "EmailSendingAccount": "DEVELOPER", "SourceArn": format!("{}no-reply@example.com", ARN.trim_end_matches("example.com")) }),
            format!("InvalidParameterException: {ses}arn:aws:ses:us-east-1:123456789012:identity/no-reply@example.com"),
        ),
        (
            json!({ "EmailSendingAccount": "DEVELOPER", "SourceArn": ARN, "From": "a@example.org" }),
            format!("InvalidParameterException: {ses}a@example.org"),
        ),
    ];
    for (email, said) in table {
        let mut world = world("already-done");
        let before = members(&world);
        let request = carrying(&world, email);
        assert_eq!(update(&mut world, &request).unwrap_err(), said);
        assert_eq!(members(&world), before, "nothing is written");
    }
    let mut world = world("already-done");
    let named =
        json!({ "EmailSendingAccount": "COGNITO_DEFAULT", "ReplyToEmailAddress": "Help <help@example.com>" });
    let request = carrying(&world, named);
    let said = update(&mut world, &request).unwrap_err();
    assert!(said.contains("1 validation error detected") && said.contains("replyToEmailAddress"), "{said}");
}

#[test]
fn an_identity_that_is_not_verified_yet_cannot_be_bound() {
    let mut world = world("half-done");
    let request = carrying(&world, developer());
    let said = update(&mut world, &request).unwrap_err();
    assert!(said.ends_with(&format!("failed the check in region US-EAST-1: {ARN}")), "{said}");
}

type Spoil = fn(&mut Map<String, Value>);

#[test]
fn members_that_do_not_go_together_are_refused() {
    let table: [(Spoil, &str); 7] = [
        (
            |request| request["AdminCreateUserConfig"]["UnusedAccountValidityDays"] = json!(3),
            "InvalidParameterException: Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays",
        ),
        (
            |request| {
                request["LambdaConfig"]["PreTokenGeneration"] =
                    json!("arn:aws:lambda:us-east-1:123456789012:function:other")
            },
            "InvalidParameterException: Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
        ),
        (
            |request| {
                request["LambdaConfig"]["CustomEmailSender"] =
                    json!({ "LambdaVersion": "V1_0", "LambdaArn": "arn" })
            },
            "InvalidParameterException: KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.",
        ),
        (
            |request| drop(request.remove("UserPoolTier")),
            "FeatureUnavailableInTierException: The following features need to be disabled for the ESSENTIALS pricing tier configured: Threat Protection",
        ),
        (
            |request| request["UserPoolTags"]["aws:cloudformation:stack-name"] = json!("accounts"),
            "UserPoolTaggingException: aws: prefixed tag key names are not allowed for external use.",
        ),
        (
            |request| request["EmailVerificationMessage"] = json!(""),
            "InvalidParameterException: 1 validation error detected: Value '' at 'EmailVerificationMessage' failed to satisfy constraint: Member must have length greater than or equal to 6",
        ),
        (
            |request| drop(request.insert("UserPoolId".to_owned(), json!("us-east-1_None"))),
            "ResourceNotFoundException: User pool us-east-1_None does not exist.",
        ),
    ];
    for (spoil, said) in table {
        let mut world = world("already-done");
        let mut request = carrying(&world, developer());
        spoil(&mut request);
        assert_eq!(update(&mut world, &request).unwrap_err(), said);
    }
    let mut world = world("already-done");
    world.user_pools.get_mut(POOL).unwrap().mfa.clear();
    let mut request = carrying(&world, developer());
    request.remove("SmsConfiguration");
    assert!(update(&mut world, &request).unwrap_err().contains("required when MFA is required/optional"));
}

#[test]
fn tags_of_aws_survive_what_is_sent() {
    let mut world = world("default");
    let tags = world.user_pools.get_mut(POOL).unwrap().members["UserPoolTags"].as_object_mut().unwrap();
    tags.insert("aws:cloudformation:stack-name".to_owned(), json!("accounts"));
    update(&mut world, &body(json!({ "UserPoolId": POOL }))).unwrap();
    assert_eq!(members(&world)["UserPoolTags"], json!({ "aws:cloudformation:stack-name": "accounts" }));
}

#[test]
fn a_pool_of_a_region_may_use_the_listed_ses_regions() {
    let names = |pool: &str| {
        allowed_ses_regions(&Region::from(pool)).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(names("us-east-1"), ["eu-west-1", "us-east-1", "us-west-2"]);
    assert_eq!(names("ap-northeast-1"), ["ap-northeast-1", "eu-west-1", "us-east-1", "us-west-2"]);
    assert_eq!(names("eu-north-1"), ["eu-north-1"]);
    assert_eq!(names("mx-central-1"), ["mx-central-1"]);
}

fn invite(world: &mut World, username: &str, mediums: Value) -> Result<(), String> {
    let request = body(json!({
        "UserPoolId": POOL, "Username": username, "DesiredDeliveryMediums": mediums,
        "UserAttributes": [{ "Name": "email", "Value": "you@example.net" }],
    }));
    let said = world.admin_create_user(&region(), &request);
    said.map(drop).map_err(|refusal| format!("{}: {}", refusal.code, refusal.message))
}

#[test]
fn an_invitation_takes_the_pools_way() {
    let mut shared = world("default");
    invite(&mut shared, "one", json!(["EMAIL"])).unwrap();
    assert_eq!(shared.state()["mails"][0]["from"], "no-reply@verificationemail.com");
    assert_eq!(shared.state()["mails"][0]["via"], "cognito-default");
    assert_eq!(
        invite(&mut shared, "one", json!(["EMAIL"])).unwrap_err(),
        "UsernameExistsException: User account already exists"
    );

    let mut own = world("already-done");
    invite(&mut own, "one", json!(["EMAIL"])).unwrap();
    assert_eq!(own.state()["mails"][0]["from"], "Example <no-reply@example.com>");
    assert_eq!(own.state()["mails"][0]["via"], "cognito-ses");
    invite(&mut own, "two", json!(["SMS"])).unwrap();
    assert_eq!(own.state()["mails"].as_array().unwrap().len(), 1, "SMS is no mail");
    let with_at = invite(&mut own, "you@example.net", json!(["EMAIL"])).unwrap_err();
    assert!(with_at.contains("Username cannot be of email format"), "{with_at}");

    let named = body(json!({ "UserPoolId": POOL, "Username": "one" }));
    own.admin_delete_user(&region(), &named).unwrap();
    assert_eq!(own.admin_delete_user(&region(), &named).unwrap_err().code, "UserNotFoundException");
}

#[test]
fn in_the_sandbox_the_invitation_fails_and_the_user_stands() {
    let mut world = world("already-done");
    world.ses(&region()).account.production_access = false;
    let said = invite(&mut world, "one", json!(["EMAIL"])).unwrap_err();
    assert_eq!(
        said,
        "CodeDeliveryFailureException: Cognito received the following error from Amazon SES when attempting to send \
         email: Email address is not verified. The following identities failed the check in region US-EAST-1: \
         you@example.net"
    );
    let named = body(json!({ "UserPoolId": POOL, "Filter": "username = \"one\"" }));
    assert_eq!(world.list_users(&region(), &named).unwrap()["Users"][0]["Username"], "one");
}

#[test]
fn the_shared_sender_stops_at_fifty_a_day() {
    let mut world = world("default");
    for number in 0..50 {
        invite(&mut world, &format!("user-{number}"), json!(["EMAIL"])).unwrap();
    }
    let said = invite(&mut world, "one-more", json!(["EMAIL"])).unwrap_err();
    assert!(said.starts_with("LimitExceededException: Exceeded daily email limit"), "{said}");
    world.advance(at(24 * 3600));
    invite(&mut world, "next-day", json!(["EMAIL"])).unwrap();
}

#[test]
fn pools_are_listed_in_pages_and_by_region() {
    let mut world = world("default");
    let copy = world.user_pools[POOL].clone();
    for id in ["us-east-1_Zz", "eu-west-1_Aa"] {
        world.user_pools.insert(id.to_owned(), copy.clone());
    }
    let list = |world: &World, region: &str, request: Value| {
        world.list_user_pools(&Region::from(region), &body(request)).map_err(|refusal| refusal.code)
    };
    let first = list(&world, "us-east-1", json!({ "MaxResults": 1 })).unwrap();
    assert_eq!(first["UserPools"][0]["Id"], POOL);
    let second =
        list(&world, "us-east-1", json!({ "MaxResults": 1, "NextToken": first["NextToken"] })).unwrap();
    assert_eq!(
        (second["UserPools"][0]["Id"].as_str(), second.get("NextToken")),
        (Some("us-east-1_Zz"), None)
    );
    assert_eq!(
        list(&world, "eu-west-1", json!({ "MaxResults": 60 })).unwrap()["UserPools"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(list(&world, "us-east-1", json!({})).unwrap_err(), "InvalidParameterException");
}
