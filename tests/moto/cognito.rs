//! User pools, carried and bound.

use jiff::Timestamp;
use sendoff::aws::{Aws, AwsSettings};
use sendoff::core::kinds::answer::Answer;
use sendoff::core::kinds::aws::TestUser;
use sendoff::core::kinds::aws::UserPool;
use sendoff::core::kinds::change::{Binding, Change};
use sendoff::core::kinds::evidence::Proves;
use sendoff::core::kinds::name::{Region, UserPoolId};
use sendoff::core::kinds::pool;
use sendoff::core::kinds::pool::restore::{Earlier, restoring};
use sendoff::core::kinds::problem::ProblemKind;
use sendoff::core::kinds::query::{Query, UserKey};
use serde_json::{Map, Value, json};

use crate::plain::cognito;
use crate::server::Moto;
use crate::{address, ask, aws, perform, settings};

const REGION: &str = "eu-west-1";

/// Everything that an update resets where it is not told. (moto wipes `AliasAttributes`,
/// `UsernameAttributes` and `UsernameConfiguration` at any update: they are left out.)
fn rich() -> Value {
    let trigger = |name: &str| format!("arn:aws:lambda:eu-west-1:123456789012:function:{name}");
    json!({
        "PoolName": "production",
        "DeletionProtection": "ACTIVE",
        "MfaConfiguration": "OPTIONAL",
        "UserPoolTier": "PLUS",
        "AutoVerifiedAttributes": ["email"],
        "Policies": {
            "PasswordPolicy": {
                "MinimumLength": 14, "RequireUppercase": true, "RequireLowercase": true,
                "RequireNumbers": false, "RequireSymbols": true, "PasswordHistorySize": 5,
                "TemporaryPasswordValidityDays": 3,
            },
            "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]},
        },
        "LambdaConfig": {
            "PreSignUp": trigger("pre"), "CustomMessage": trigger("message"),
            "PreTokenGenerationConfig": {"LambdaArn": trigger("token"), "LambdaVersion": "V2_0"},
        },
        "VerificationMessageTemplate": {
            "EmailMessage": "<b>確認コード</b> {####}", "EmailSubject": "確認コード",
            "SmsMessage": "code {####}", "DefaultEmailOption": "CONFIRM_WITH_CODE",
        },
        "EmailVerificationMessage": "<b>確認コード</b> {####}",
        "EmailVerificationSubject": "確認コード",
        "SmsVerificationMessage": "code {####}",
        "SmsAuthenticationMessage": "log in with {####}",
        "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email"]},
        "DeviceConfiguration": {
            "ChallengeRequiredOnNewDevice": true, "DeviceOnlyRememberedOnUserPrompt": false,
        },
        "EmailConfiguration": {
            "EmailSendingAccount": "COGNITO_DEFAULT", "ReplyToEmailAddress": "help@example.com",
        },
        "SmsConfiguration": {
            "SnsCallerArn": "arn:aws:iam::123456789012:role/sms", "ExternalId": "x", "SnsRegion": "eu-west-1",
        },
        "UserPoolTags": {"team": "identity", "env": "prod"},
        "AdminCreateUserConfig": {
            "AllowAdminCreateUserOnly": true,
            "InviteMessageTemplate": {
                "EmailMessage": "{username} {####}", "EmailSubject": "welcome",
                "SMSMessage": "{username} {####}",
            },
        },
        "UserPoolAddOns": {
            "AdvancedSecurityMode": "ENFORCED",
            "AdvancedSecurityAdditionalFlows": {"CustomAuthMode": "AUDIT"},
        },
        "AccountRecoverySetting": {"RecoveryMechanisms": [{"Priority": 1, "Name": "verified_email"}]},
        "KeyConfiguration": {"KeyType": "AWS_OWNED_KEY"},
        "IssuerConfiguration": {"Type": "UPDATED"},
        "AcrConfiguration": {"high": {"AcrValue": "urn:example:high"}},
        "DcrConfiguration": {"EnableStatus": "Disabled", "AllowedScopes": ["openid"]},
    })
}

async fn make(moto: &Moto, pool: &Value) -> UserPoolId {
    let made = cognito(&moto.endpoint, REGION, "CreateUserPool", pool).await;
    UserPoolId::from(made["UserPool"]["Id"].as_str().expect("an id"))
}

/// Straight from the server, not through the adapter under test.
async fn described(moto: &Moto, id: &UserPoolId) -> Map<String, Value> {
    let body = json!({"UserPoolId": id.as_str()});
    let mut answer = cognito(&moto.endpoint, REGION, "DescribeUserPool", &body).await;
    let Value::Object(members) = answer["UserPool"].take() else { panic!("{answer}") };
    members
}

fn binding(pool: &UserPool) -> Binding {
    let email = pool::email_configuration(
        pool.members.get("EmailConfiguration"),
        "arn:aws:ses:eu-west-1:123456789012:identity/example.com",
        "=?UTF-8?B?44K144Oz44OX44Or?= <no-reply@example.com>",
    );
    Binding::of(pool, email)
}

async fn seen(aws: &Aws, id: &UserPoolId) -> UserPool {
    match ask(aws, Query::UserPool(id.clone())).await {
        Answer::UserPool(pool) => *pool,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_bind_changes_nothing_but_the_mail() {
    let moto = Moto::start();
    // The identity's Region is another: the pool's own comes from its id.
    let aws = aws(&moto, "us-east-1");
    let rich = rich();
    let id = make(&moto, &rich).await;
    let before = described(&moto, &id).await;
    for member in rich.as_object().unwrap().keys().filter(|member| *member != "PoolName") {
        assert!(before.contains_key(member), "moto does not keep {member}");
    }

    let pool = seen(&aws, &id).await;
    assert_eq!(pool.members, before);
    assert_eq!(pool.mfa["MfaConfiguration"], "OPTIONAL");
    let binding = binding(&pool);
    let outcome = perform(&aws, Change::BindPool(Box::new(binding.clone()))).await;
    assert!(!outcome.already);

    let after = described(&moto, &id).await;
    assert_eq!(
        after["EmailConfiguration"],
        json!({
            "EmailSendingAccount": "DEVELOPER",
            "SourceArn": "arn:aws:ses:eu-west-1:123456789012:identity/example.com",
            "From": "=?UTF-8?B?44K144Oz44OX44Or?= <no-reply@example.com>",
            "ReplyToEmailAddress": "help@example.com",
        })
    );
    let differing: Vec<&String> = before
        .keys()
        .chain(after.keys().filter(|member| !before.contains_key(*member)))
        .filter(|member| before.get(*member) != after.get(*member))
        .filter(|member| !["EmailConfiguration", "LastModifiedDate"].contains(&member.as_str()))
        .collect();
    assert_eq!(differing, Vec::<&String>::new());

    let again = perform(&aws, Change::BindPool(Box::new(binding))).await;
    assert!(again.already);

    // And back: the mail alone, then bound anew every setting.
    for all in [false, true] {
        let now = seen(&aws, &id).await;
        let earlier = Earlier { at: Timestamp::UNIX_EPOCH, members: &pool.members, mfa: &pool.mfa };
        let back = restoring(&now, &earlier, all).expect("it stood so before");
        perform(&aws, Change::RestorePool(Box::new(back.clone()))).await;
        let mut after = described(&moto, &id).await;
        after.insert("LastModifiedDate".to_owned(), before["LastModifiedDate"].clone());
        assert_eq!(after, before);
        let again = perform(&aws, Change::RestorePool(Box::new(back))).await;
        assert!(again.already);
        let anew = self::binding(&seen(&aws, &id).await);
        perform(&aws, Change::BindPool(Box::new(anew))).await;
    }
}

/// A setting newer than this program stops the bind; let go along by a person, it goes back as it
/// came, which an update would otherwise reset.
#[tokio::test]
async fn a_pool_with_a_member_that_no_list_knows_is_refused() {
    let moto = Moto::of_tomorrow();
    let aws = aws(&moto, REGION);
    let mut rich = rich();
    let newer = json!({"Mode": "ON"});
    rich.as_object_mut().unwrap().insert("BrandNewConfiguration".to_owned(), newer.clone());
    let id = make(&moto, &rich).await;
    let before = described(&moto, &id).await;
    assert_eq!(before["BrandNewConfiguration"], newer, "moto keeps it");

    let pool = seen(&aws, &id).await;
    assert_eq!(pool.members, before, "it comes through although the SDK does not know it");
    let mut binding = binding(&pool);
    let problem = aws.perform(&Change::BindPool(Box::new(binding.clone()))).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::PoolUnknownMember);
    assert!(problem.message.unwrap().contains("BrandNewConfiguration"));
    assert_eq!(described(&moto, &id).await, before, "nothing was written");

    binding.accepted = vec!["BrandNewConfiguration".to_owned()];
    perform(&aws, Change::BindPool(Box::new(binding.clone()))).await;
    let mut after = described(&moto, &id).await;
    assert_eq!(after["EmailConfiguration"], Value::Object(binding.email));
    for member in ["EmailConfiguration", "LastModifiedDate"] {
        after.insert(member.to_owned(), before[member].clone());
    }
    assert_eq!(after, before);

    // What it is for: an update that is not told of it resets it.
    let told = json!({"UserPoolId": id.as_str(), "UserPoolTier": "PLUS"});
    cognito(&moto.endpoint, REGION, "UpdateUserPool", &told).await;
    assert_eq!(described(&moto, &id).await.get("BrandNewConfiguration"), None);
}

#[test]
fn every_member_that_an_update_takes_is_in_the_rich_pool() {
    let rich = rich();
    for member in pool::fields::CARRIED {
        assert!(rich.get(member).is_some(), "{member}");
    }
}

#[tokio::test]
async fn a_pool_that_moved_since_the_preview_is_left_alone() {
    let moto = Moto::start();
    let aws = aws(&moto, REGION);
    let id = make(&moto, &rich()).await;
    let binding = binding(&seen(&aws, &id).await);

    let update = json!({"UserPoolId": id.as_str(), "UserPoolTier": "LITE"});
    cognito(&moto.endpoint, REGION, "UpdateUserPool", &update).await;
    let moved = described(&moto, &id).await;

    let problem = aws.perform(&Change::BindPool(Box::new(binding))).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::PoolMoved);
    let names = problem.message.unwrap();
    assert!(names.contains("UserPoolTier") && names.contains("LambdaConfig"), "{names}");
    assert_eq!(described(&moto, &id).await, moved);
}

#[tokio::test]
async fn pools_are_listed_in_their_own_region() {
    let moto = Moto::start();
    let aws = aws(&moto, REGION);
    for number in 0..3 {
        make(&moto, &json!({"PoolName": format!("pool {number}")})).await;
    }
    let Answer::UserPools(pools) = ask(&aws, Query::UserPools).await else { panic!() };
    let mut names: Vec<&str> = pools.iter().map(|pool| pool.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["pool 0", "pool 1", "pool 2"]);
    assert!(pools.iter().all(|pool| pool.id.region() == Some(Region::from(REGION))));

    // Pools are listed where they are, wherever the identity is.
    let identity_elsewhere = |pool_region| {
        let settings = AwsSettings { pool_region, ..settings(&moto, "us-east-1") };
        Aws::new(settings)
    };
    let apart = identity_elsewhere(Some(Region::from(REGION)));
    let Answer::UserPools(listed) = ask(&apart, Query::UserPools).await else { panic!() };
    assert_eq!(listed.len(), 3);
    let here = identity_elsewhere(None);
    assert_eq!(ask(&here, Query::UserPools).await, Answer::UserPools(vec![]));
}

#[tokio::test]
async fn a_test_user_comes_and_goes() {
    let moto = Moto::start();
    let aws = aws(&moto, REGION);
    let id = make(&moto, &rich()).await;
    let user = "sendoff-test".to_owned();
    let invite = Change::InviteTestUser {
        user_pool: id.clone(),
        username: user.clone(),
        to: address("to"),
        proves: Proves::default(),
    };
    let made = perform(&aws, invite.clone()).await.user.expect("the user");
    assert_eq!(made.username, user);
    let get = json!({"UserPoolId": id.as_str(), "Username": user});
    let described = cognito(&moto.endpoint, REGION, "AdminGetUser", &get).await;
    let attribute = |name: &str| {
        let attributes = described["UserAttributes"].as_array().unwrap();
        attributes.iter().find(|attribute| attribute["Name"] == name).map(|found| found["Value"].clone())
    };
    assert_eq!(attribute("email"), Some(json!("to@example.com")));
    assert_eq!(attribute("email_verified"), Some(json!("true")));
    assert_eq!(attribute("sub"), Some(json!(made.sub)));

    let problem = aws.perform(&invite).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Conflict);
    assert_eq!(problem.code.as_deref(), Some("UsernameExistsException"));

    // Found by each of what it is looked up by, and nobody else.
    let another = Change::InviteTestUser {
        user_pool: id.clone(),
        username: "another".to_owned(),
        to: address("other"),
        proves: Proves::default(),
    };
    perform(&aws, another).await;
    for key in [
        UserKey::Sub(made.sub.clone()),
        UserKey::Username(user.clone()),
        UserKey::Email("to@example.com".to_owned()),
    ] {
        let query = Query::Users { user_pool: id.clone(), key };
        let Answer::Users(users) = ask(&aws, query).await else { panic!() };
        let [found] = users.found.as_slice() else { panic!("{users:?}") };
        assert!(found.user.is(&made), "{found:?} {made:?}");
        assert!(users.told_at.is_some());
    }

    let delete = |made: TestUser| Change::DeleteTestUser {
        user_pool: id.clone(),
        username: user.clone(),
        made: Some(made),
        named: false,
    };
    let other = TestUser { sub: "another".to_owned(), ..made.clone() };
    let problem = aws.perform(&delete(other)).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Moved);
    assert!(!perform(&aws, delete(made.clone())).await.already);
    let long_ago = TestUser { created: Timestamp::UNIX_EPOCH, ..made };
    assert!(perform(&aws, delete(long_ago)).await.already);
}

/// Cognito makes up the user name there.
#[tokio::test]
async fn a_test_user_of_a_pool_with_addresses_for_names_is_found_and_deleted() {
    let moto = Moto::start();
    let aws = aws(&moto, REGION);
    let id = make(&moto, &json!({"PoolName": "addresses", "UsernameAttributes": ["email"]})).await;
    let to = address("to");
    let username = to.to_string();
    let invite = Change::InviteTestUser {
        user_pool: id.clone(),
        username: username.clone(),
        to,
        proves: Proves::default(),
    };
    let made = perform(&aws, invite).await.user.expect("the user");
    assert_ne!(made.username, username);
    let query = Query::Users { user_pool: id.clone(), key: UserKey::Email(username.clone()) };
    let Answer::Users(users) = ask(&aws, query.clone()).await else { panic!() };
    assert!(users.found.iter().any(|found| found.user.is(&made)), "{users:?}");
    let delete = Change::DeleteTestUser { user_pool: id, username, made: Some(made), named: false };
    assert!(!perform(&aws, delete).await.already);
    let Answer::Users(users) = ask(&aws, query).await else { panic!() };
    assert!(users.found.is_empty());
}

#[tokio::test]
async fn a_pool_that_is_gone_is_said_to_be_gone() {
    let moto = Moto::start();
    let aws = aws(&moto, REGION);
    let problem = aws.ask(&Query::UserPool(UserPoolId::from("eu-west-1_Missing00"))).await.unwrap_err();
    assert_eq!(problem.kind, ProblemKind::NotFound);
    assert_eq!(problem.operation, "cognito-idp:GetUserPoolMfaConfig");
}
