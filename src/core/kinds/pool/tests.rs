use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::fields::{CARRIED, DESCRIBED_ONLY, EMAIL};
use super::*;
use crate::core::kinds::name::UserPoolId;

mod restore;

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        other => panic!("not an object: {other}"),
    }
}

fn id() -> UserPoolId {
    UserPoolId::from("us-east-1_Ab12Cd34E")
}

fn email() -> Map<String, Value> {
    email_configuration(
        None,
        "arn:aws:ses:us-east-1:123456789012:identity/example.com",
        "Example <no-reply@example.com>",
    )
}

/// What the request says about these members.
fn request_for(members: Value) -> Map<String, Value> {
    let mut request = update_request(&id(), &object(members), &email()).unwrap();
    for given in ["UserPoolId", EMAIL] {
        assert!(request.shift_remove(given).is_some(), "{given}");
    }
    request
}

/// `UpdateUserPool` as the API reference describes it: what the request has replaces, what it
/// has not is reset, the described-only members stay.
fn updated(before: &Map<String, Value>, request: &Map<String, Value>) -> Map<String, Value> {
    let mut after = before.clone();
    after.retain(|member, _| DESCRIBED_ONLY.contains(&member.as_str()));
    for (member, value) in request {
        match member.as_str() {
            "UserPoolId" => assert_eq!(value, id().as_str()),
            "PoolName" => assert_eq!(Some(value), before.get("Name")),
            _ => {
                assert!(CARRIED.contains(&member.as_str()), "{member} is no member of UpdateUserPool");
                after.insert(member.clone(), value.clone());
            }
        }
    }
    after
}

#[test]
fn the_lists_are_those_of_the_service_model() {
    assert!(CARRIED.is_sorted() && DESCRIBED_ONLY.is_sorted());
    assert!(CARRIED.iter().all(|member| !DESCRIBED_ONLY.contains(member)));
}

#[test]
fn only_what_an_update_takes_goes_back() {
    let members = json!({
        "Id": "us-east-1_Ab12Cd34E", "Name": "production", "Arn": "arn", "CreationDate": 1.7e9,
        "SchemaAttributes": [{"Name": "email"}], "UsernameAttributes": ["email"], "Domain": "auth",
        "UserPoolTier": "PLUS", "MfaConfiguration": "OPTIONAL",
        "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
    });
    let request = update_request(&id(), &object(members), &email()).unwrap();
    let expected = json!({
        "UserPoolId": "us-east-1_Ab12Cd34E", "PoolName": "production",
        "UserPoolTier": "PLUS", "MfaConfiguration": "OPTIONAL",
        "EmailConfiguration": {
            "EmailSendingAccount": "DEVELOPER",
            "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/example.com",
            "From": "Example <no-reply@example.com>",
        },
    });
    assert_eq!(Value::Object(request), expected);
}

#[test]
fn a_member_on_no_list_stops_the_update() {
    let members = object(json!({"Name": "p", "PasskeyPolicy": {}, "UserPoolTier": "LITE", "Another": 1}));
    let expected = vec!["PasskeyPolicy".to_owned(), "Another".to_owned()];
    assert_eq!(update_request(&id(), &members, &email()), Err(UnknownMembers(expected.clone())));
    assert_eq!(unknown_members(&members), expected);
}

#[test]
fn conversions_say_the_same_in_the_form_that_the_update_takes() {
    let template = |inner: Value| json!({"VerificationMessageTemplate": inner});
    for (what, described, sent) in [
        (
            "the older validity goes where the newer stands",
            json!({"AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true, "UnusedAccountValidityDays": 7},
                   "Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": 3}}}),
            json!({"AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true},
                   "Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": 3}}}),
        ),
        (
            "the older validity moves where the newer lacks",
            json!({"AdminCreateUserConfig": {"UnusedAccountValidityDays": 30},
                   "Policies": {"PasswordPolicy": {"MinimumLength": 12}}}),
            json!({"AdminCreateUserConfig": {},
                   "Policies": {"PasswordPolicy": {"MinimumLength": 12, "TemporaryPasswordValidityDays": 30}}}),
        ),
        (
            "an older text fills the template and goes along",
            json!({"EmailVerificationSubject": "Your code"}),
            json!({"EmailVerificationSubject": "Your code",
                   "VerificationMessageTemplate": {"EmailSubject": "Your code"}}),
        ),
        (
            "an older text that differs stays behind",
            json!({"SmsVerificationMessage": "old {####}",
                   "VerificationMessageTemplate": {"SmsMessage": "new {####}"}}),
            template(json!({"SmsMessage": "new {####}"})),
        ),
        (
            "a pool that confirms by link keeps its code message blank",
            json!({"EmailVerificationMessage": "code {####}",
                   "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_LINK",
                                                   "EmailMessageByLink": "{##here##}"}}),
            template(json!({"DefaultEmailOption": "CONFIRM_WITH_LINK", "EmailMessageByLink": "{##here##}"})),
        ),
        (
            "equal token triggers go both",
            json!({"LambdaConfig": {"PreTokenGeneration": "arn:a",
                                    "PreTokenGenerationConfig": {"LambdaArn": "arn:a", "LambdaVersion": "V2_0"}}}),
            json!({"LambdaConfig": {"PreTokenGeneration": "arn:a",
                                    "PreTokenGenerationConfig": {"LambdaArn": "arn:a", "LambdaVersion": "V2_0"}}}),
        ),
        (
            "of unequal token triggers the versioned one goes",
            json!({"LambdaConfig": {"PreTokenGeneration": "arn:a",
                                    "PreTokenGenerationConfig": {"LambdaArn": "arn:b", "LambdaVersion": "V2_0"}}}),
            json!({"LambdaConfig": {"PreTokenGenerationConfig": {"LambdaArn": "arn:b", "LambdaVersion": "V2_0"}}}),
        ),
        (
            "the service's own tags stay behind",
            json!({"UserPoolTags": {"team": "a", "aws:cloudformation:stack-name": "s"}}),
            json!({"UserPoolTags": {"team": "a"}}),
        ),
        (
            "texts shorter than the minimum stay behind",
            json!({"SmsAuthenticationMessage": "", "SmsConfiguration": {}, "LambdaConfig": {"PreSignUp": ""},
                   "AccountRecoverySetting": {"RecoveryMechanisms": []}}),
            json!({"LambdaConfig": {}}),
        ),
        (
            "an empty value with a meaning goes back",
            json!({"UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": []},
                   "DeviceConfiguration": {}, "AutoVerifiedAttributes": []}),
            json!({"UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": []},
                   "DeviceConfiguration": {}, "AutoVerifiedAttributes": []}),
        ),
        ("devices that are off stay unsaid", json!({"DeviceConfiguration": null}), json!({})),
        (
            "dynamic client registration goes back whole",
            json!({"DcrConfiguration": {"EnableStatus": "Disabled", "AllowedScopes": [], "Newer": {}}}),
            json!({"DcrConfiguration": {"EnableStatus": "Disabled", "AllowedScopes": [], "Newer": {}}}),
        ),
    ] {
        assert_eq!(Value::Object(request_for(described)), sent, "{what}");
    }
}

#[test]
fn numbers_keep_their_digits_and_members_their_order() {
    let described = r#"{"UserPoolTags":{"z":"1","a":"2"},"DcrConfiguration":{"Newer":1.10,"Big":123456789012345678901234567890}}"#;
    let request = request_for(serde_json::from_str(described).unwrap());
    assert_eq!(serde_json::to_string(&request).unwrap(), described);
}

#[test]
fn what_moved_is_named() {
    let before = json!({
        "Name": "p", "UserPoolTier": "PLUS", "LastModifiedDate": 1, "EstimatedNumberOfUsers": 5,
        "EmailConfiguration": {}, "MfaConfiguration": "ON", "LambdaConfig": {"PreSignUp": "arn:a"},
        "UserPoolTags": {"team": "a", "aws:x": "1"},
        "Policies": {"PasswordPolicy": {"MinimumLength": 12, "TemporaryPasswordValidityDays": 0}},
    });
    let changed = |member: &str, value: Value| {
        let mut after = object(before.clone());
        after.insert(member.to_owned(), value);
        moved(&object(before.clone()), &after)
    };
    assert_eq!(changed("LastModifiedDate", json!(2)), Vec::<String>::new());
    assert_eq!(changed("EstimatedNumberOfUsers", json!(6)), Vec::<String>::new());
    assert_eq!(changed("EmailConfiguration", json!({"From": "a@b"})), Vec::<String>::new());
    assert_eq!(changed("EmailConfigurationFailure", json!("x")), Vec::<String>::new());
    assert_eq!(changed("UserPoolTags", json!({"team": "a"})), Vec::<String>::new());
    let week = json!({"PasswordPolicy": {"MinimumLength": 12, "TemporaryPasswordValidityDays": 7}});
    assert_eq!(changed("Policies", week), Vec::<String>::new());
    assert_eq!(changed("UserPoolTier", json!("LITE")), ["UserPoolTier"]);
    assert_eq!(changed("LambdaConfig", json!({})), ["LambdaConfig"]);
    assert_eq!(changed("UserPoolTags", json!({})), ["UserPoolTags"]);
    assert_eq!(changed("DeviceConfiguration", json!({})), ["DeviceConfiguration"]);
    assert_eq!(changed("UsernameAttributes", json!(["email"])), ["UsernameAttributes"]);
    assert_eq!(changed("Newer", json!(1)), ["Newer"]);
    let mut without = object(before.clone());
    without.shift_remove("MfaConfiguration");
    assert_eq!(moved(&object(before), &without), ["MfaConfiguration"]);
}

#[test]
fn a_verification_text_that_was_lost_is_named() {
    let before = object(json!({"EmailVerificationSubject": "Code",
                               "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE"}}));
    let after = object(json!({"VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE"}}));
    assert_eq!(moved(&before, &after), ["VerificationMessageTemplate"]);
}

#[test]
fn the_own_reply_to_and_configuration_set_stay() {
    let existing = json!({
        "EmailSendingAccount": "COGNITO_DEFAULT", "SourceArn": "arn:old", "From": "old@example.com",
        "ReplyToEmailAddress": "help@example.com", "ConfigurationSet": "events", "Newer": {"a": 1},
    });
    let email = email_configuration(Some(&existing), "arn:new", "new@example.com");
    let expected = json!({
        "EmailSendingAccount": "DEVELOPER", "SourceArn": "arn:new", "From": "new@example.com",
        "ReplyToEmailAddress": "help@example.com", "ConfigurationSet": "events", "Newer": {"a": 1},
    });
    assert_eq!(Value::Object(email), expected);
    let bare = email_configuration(Some(&json!({"ReplyToEmailAddress": ""})), "arn:new", "new@example.com");
    assert!(!bare.contains_key("ReplyToEmailAddress"));
}

#[test]
fn the_difference_has_a_line_for_each_member() {
    let members = object(json!({"EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT",
                                "ReplyToEmailAddress": "help@example.com", "SourceArn": "arn:old"}}));
    let email = object(json!({"EmailSendingAccount": "DEVELOPER", "From": "a@example.com",
                              "ReplyToEmailAddress": "help@example.com"}));
    let line = |member: &str, before: Option<&str>, after: Option<&str>| DiffLine {
        member: member.to_owned(),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    };
    let expected = [
        line("EmailSendingAccount", Some("COGNITO_DEFAULT"), Some("DEVELOPER")),
        line("From", None, Some("a@example.com")),
        line("ReplyToEmailAddress", Some("help@example.com"), Some("help@example.com")),
        line("SourceArn", Some("arn:old"), None),
    ];
    assert_eq!(diff(&members, &email), expected);
}

fn text() -> impl Strategy<Value = Value> {
    prop_oneof![Just(json!("")), "[a-z]{1,8}".prop_map(Value::from)]
}

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (0..9i64).prop_map(Value::from),
        text()
    ]
}

/// Structures that hold the members that conversions look at, and others.
fn value() -> impl Strategy<Value = Value> {
    let member = prop::sample::select(vec![
        "TemporaryPasswordValidityDays",
        "UnusedAccountValidityDays",
        "PasswordPolicy",
        "SignInPolicy",
        "AllowedFirstAuthFactors",
        "EmailMessage",
        "EmailMessageByLink",
        "EmailSubject",
        "SmsMessage",
        "PreTokenGeneration",
        "PreTokenGenerationConfig",
        "LambdaArn",
        "PreSignUp",
        "RecoveryMechanisms",
        "InviteMessageTemplate",
        "aws:owner",
        "Newer",
    ]);
    let option = prop::sample::select(vec!["CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"]);
    leaf().prop_recursive(3, 24, 6, move |inner| {
        let map = prop::collection::vec((member.clone(), inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..3).prop_map(Value::from),
            (map, prop::option::of(option.clone())).prop_map(|(members, option)| {
                let mut map: Map<String, Value> =
                    members.into_iter().map(|(member, value)| (member.to_owned(), value)).collect();
                if let Some(option) = option {
                    map.insert("DefaultEmailOption".to_owned(), json!(option));
                }
                Value::Object(map)
            }),
        ]
    })
}

/// The three texts are strings in the model, and every other carried member is anything.
fn description() -> impl Strategy<Value = Map<String, Value>> {
    let texts = ["EmailVerificationMessage", "EmailVerificationSubject", "SmsVerificationMessage"];
    let others: Vec<&str> =
        CARRIED.iter().chain(&DESCRIBED_ONLY).copied().filter(|member| !texts.contains(member)).collect();
    let count = others.len();
    let others = prop::sample::subsequence(others, 0..=count).prop_flat_map(|members| {
        members.into_iter().map(|member| value().prop_map(move |value| (member, value))).collect::<Vec<_>>()
    });
    let texts = prop::sample::subsequence(texts.to_vec(), 0..=texts.len()).prop_flat_map(|members| {
        members.into_iter().map(|member| text().prop_map(move |value| (member, value))).collect::<Vec<_>>()
    });
    (others, texts).prop_map(|(others, texts)| {
        others.into_iter().chain(texts).map(|(member, value)| (member.to_owned(), value)).collect()
    })
}

/// Members that no conversion looks at.
const PLAIN: [&str; 6] = [
    "AutoVerifiedAttributes",
    "DcrConfiguration",
    "DeletionProtection",
    "DeviceConfiguration",
    "MfaConfiguration",
    "UserPoolTier",
];

proptest! {
    #[test]
    fn a_pool_carried_back_has_moved_in_nothing_but_its_mail(members in description()) {
        let request = update_request(&id(), &members, &email()).unwrap();
        let after = updated(&members, &request);
        prop_assert_eq!(moved(&members, &after), Vec::<String>::new());
        prop_assert_eq!(after.get(EMAIL).and_then(Value::as_object), Some(&email()));
        for member in PLAIN {
            let described = members.get(member).filter(|value| !value.is_null());
            prop_assert_eq!(described, request.get(member), "{}", member);
        }
        let again = update_request(&id(), &after, &email()).unwrap();
        prop_assert_eq!(again, request);
    }

    #[test]
    fn a_member_that_the_update_forgot_is_named(members in description(), at in any::<prop::sample::Index>()) {
        let request = update_request(&id(), &members, &email()).unwrap();
        let mut after = updated(&members, &request);
        let plain: Vec<&str> = PLAIN.into_iter().filter(|member| after.contains_key(*member)).collect();
        prop_assume!(!plain.is_empty());
        let forgotten = plain[at.index(plain.len())];
        after.shift_remove(forgotten);
        prop_assert_eq!(moved(&members, &after), vec![forgotten.to_owned()]);
    }
}
