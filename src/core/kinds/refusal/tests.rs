use super::*;
use crate::core::kinds::problem::{ProblemKind, Who};
use crate::words::{Lang, Words};

fn problem(code: &str, message: &str) -> Problem {
    Problem {
        kind: ProblemKind::Refused,
        operation: "cognito-idp:UpdateUserPool".to_owned(),
        code: Some(code.to_owned()),
        message: Some(message.to_owned()),
        request_id: None,
        caller: Who::Main,
        action: None,
        profile: None,
        via: None,
    }
}

/// The texts as they were reported, word for word.
const SAID: [(&str, &str, &str); 28] = [
    (
        "InvalidParameterException",
        "Cognito received the following error from Amazon SES when attempting to send email: Email address is not verified. The following identities failed the check in region CA-CENTRAL-1: arn:aws:ses:ca-central-1:123456789012:identity/auth@example.com",
        "not-verified",
    ),
    (
        "CodeDeliveryFailureException",
        "Cognito received the following error from Amazon SES when attempting to send email: Sending paused for this account.",
        "ses",
    ),
    (
        "InvalidParameterException",
        "Source ARN is required to use DEVELOPER email sending owner",
        "source-arn-missing",
    ),
    ("InvalidParameterException", "Provided From email address is invalid", "from-invalid"),
    (
        "InvalidParameterException",
        "1 validation error detected: Value 'Support <a@b.c>' at 'emailConfiguration.replyToEmailAddress' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}]+@[\\p{L}]+",
        "reply-to",
    ),
    (
        "InvalidEmailRoleAccessPolicyException",
        "Cognito is not allowed to use your email identity",
        "identity-policy",
    ),
    (
        "InvalidParameterException",
        "Cannot configure From email address for default email configuration",
        "from-with-default-sender",
    ),
    ("NotAuthorizedException", "Email arn does not belong to your account.", "other-account"),
    (
        "InvalidParameterException",
        "Invalid EmailConfiguration.SourceArn. Provided SourceArn must be in one of the following SES regions: eu-west-1, us-east-1, us-west-2.",
        "ses-region",
    ),
    (
        "LimitExceededException",
        "Exceeded daily email limit for the operation or the account. If a higher limit is required, please configure your user pool to use your own Amazon SES config",
        "default-quota",
    ),
    (
        "InvalidParameterException",
        "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays",
        "unused-account-validity",
    ),
    (
        "InvalidParameterException",
        "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
        "pre-token-generation",
    ),
    (
        "InvalidParameterException",
        "KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.",
        "custom-sender-key",
    ),
    (
        "InvalidParameterException",
        "SMS configuration and Auto verification for phone_number are required when MFA is required/optional",
        "mfa-needs-sms",
    ),
    (
        "InvalidParameterException",
        "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
        "mfa-together",
    ),
    (
        "InvalidParameterException",
        "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT.",
        "email-mfa-needs-ses",
    ),
    (
        "InvalidSmsRoleTrustRelationshipException",
        "Role does not have a trust relationship allowing Cognito to assume the role",
        "sms-role-trust",
    ),
    (
        "InvalidSmsRoleAccessPolicyException",
        "Role does not have permission to publish with SNS",
        "sms-role-policy",
    ),
    (
        "FeatureUnavailableInTierException",
        "The following features need to be disabled for the ESSENTIALS pricing tier configured: Threat Protection",
        "tier-features",
    ),
    ("TierChangeNotAllowedException", "", "tier-change"),
    ("UserImportInProgressException", "", "user-import"),
    ("OperationNotEnabledException", "", "not-enabled-here"),
    (
        "UserLambdaValidationException",
        "PreSignUp failed with error Registration from this domain is not allowed..",
        "trigger",
    ),
    (
        "UnexpectedLambdaException",
        "CustomMessage invocation failed due to error AccessDeniedException.",
        "trigger",
    ),
    ("InvalidLambdaResponseException", "Unrecognizable lambda output", "trigger"),
    ("InvalidParameterException", "Username should be a phone number.", "phone-names"),
    (
        "InvalidParameterException",
        "Attributes did not conform to the schema: family_name: The attribute is required\nbirthdate: The attribute is required\n",
        "required-attributes",
    ),
    (
        "InvalidParameterException",
        "Attributes did not conform to the schema: email: the attribute is required",
        "required-attributes",
    ),
];

#[test]
fn each_exact_text_leads_to_its_own_advice() {
    for (code, message, expected) in SAID {
        let refusal = of(&problem(code, message)).unwrap_or_else(|| panic!("{code}: {message}"));
        assert_eq!(refusal.code(), expected, "{code}: {message}");
    }
}

#[test]
fn a_missing_permission_of_another_service_is_named_by_its_action() {
    for (action, expected) in [
        ("iam:CreateServiceLinkedRole", "service-linked-role"),
        ("iam:PassRole", "pass-role"),
        ("kms:CreateGrant", "key-grant"),
    ] {
        let problem = Problem { action: Some(action.to_owned()), ..problem("AccessDeniedException", "") };
        assert_eq!(of(&problem).map(|refusal| refusal.code()), Some(expected));
    }
}

#[test]
fn what_is_no_rule_of_cognito_has_no_advice_of_its_own() {
    assert_eq!(of(&problem("InvalidParameterException", "Something new.")), None);
    assert_eq!(of(&problem("AccessDeniedException", "no")), None);
    let (code, message, _) = SAID[0];
    let ses = Problem { operation: "ses:SendEmail".to_owned(), ..problem(code, message) };
    assert_eq!(of(&ses), None);
}

#[test]
fn the_identity_and_the_regions_are_read_from_the_text() {
    let (_, message, _) = SAID[0];
    let refusal = of_text(message);
    let wanted = Refusal::NotVerified {
        identity: Some("auth@example.com".to_owned()),
        region: Some("ca-central-1".to_owned()),
    };
    assert_eq!(refusal, Some(wanted));
    let (_, message, _) = SAID[8];
    let regions = "eu-west-1, us-east-1, us-west-2".to_owned();
    assert_eq!(of_text(message), Some(Refusal::SesRegion { regions }));
}

#[test]
fn a_trigger_is_named_where_the_text_names_it_whatever_the_function_says() {
    for (code, text, expected) in [
        ("UserLambdaValidationException", "PreSignUp failed with error not here", Some("PreSignUp")),
        ("UserLambdaValidationException", "CustomMessage failed with error later", Some("CustomMessage")),
        ("UnexpectedLambdaException", "PreSignUp invocation failed due to error X.", Some("PreSignUp")),
        ("InvalidLambdaResponseException", "Unrecognizable lambda output", None),
        ("UserLambdaValidationException", "PreSignUpTwo failed with error x", None),
        // What SES or the schema would say, in the mouth of a function.
        (
            "UserLambdaValidationException",
            "PreSignUp failed with error Email address is not verified",
            Some("PreSignUp"),
        ),
    ] {
        let name = expected.map(str::to_owned);
        assert_eq!(of(&problem(code, text)), Some(Refusal::Trigger { name }), "{text}");
    }
}

#[test]
fn the_required_attributes_are_read_from_the_text() {
    let (_, said, _) = SAID[26];
    let names = "family_name, birthdate".to_owned();
    assert_eq!(of_text(said), Some(Refusal::RequiredAttributes { names }));
    let other =
        "Attributes did not conform to the schema: custom:plan: Attribute does not exist in the schema.\n";
    assert_eq!(of_text(other), None, "another rule");
}

#[test]
fn every_code_is_listed_and_every_advice_is_another() {
    let mut codes: Vec<&str> = TEXTS.iter().map(|(_, refusal)| refusal.code()).collect();
    codes.extend(SAID.iter().map(|(_, _, code)| *code));
    codes.extend(["service-linked-role", "pass-role", "key-grant"]);
    assert!(codes.iter().all(|code| CODES.contains(code)));
    assert!(CODES.iter().all(|code| codes.contains(code)));
    for words in Lang::ALL.map(Words::new) {
        let mut said: Vec<String> = CODES.iter().map(|code| words.say(&format!("advice-{code}"))).collect();
        said.push(words.message(&unmapped()));
        let count = said.len();
        said.sort();
        said.dedup();
        assert_eq!(said.len(), count);
    }
}
