//! What Cognito says no with, as causes: each has its advice under `advice-CODE`.

use super::message::Message;
use super::pool::fields::OF_INVITATIONS;
use super::problem::Problem;

/// The rule behind a refusal of `UpdateUserPool` or `AdminCreateUser`, or of a mail that a pool was to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// SES has not verified the identity in that Region; `identity` is an ARN or an address.
    NotVerified {
        identity: Option<String>,
        region: Option<String>,
    },
    /// Another word of SES, passed on by Cognito.
    Ses,
    SourceArnMissing,
    FromInvalid,
    ReplyTo,
    IdentityPolicy,
    FromWithDefaultSender,
    OtherAccount,
    /// The Regions that this pool may use, as the service lists them.
    SesRegion {
        regions: String,
    },
    DefaultQuota,
    UnusedAccountValidity,
    PreTokenGeneration,
    CustomSenderKey,
    MfaNeedsSms,
    MfaTogether,
    EmailMfaNeedsSes,
    SmsRoleTrust,
    SmsRolePolicy,
    TierFeatures,
    TierChange,
    Tags,
    UserImport,
    NotEnabledHere,
    ServiceLinkedRole,
    PassRole,
    KeyGrant,
    /// A Lambda trigger of the pool failed or said no; which one, where the text begins with its name.
    Trigger {
        name: Option<String>,
    },
    /// A user name that is no phone number, where every one has to be.
    PhoneNames,
    /// Attributes that a new user must have; `names` with commas between them.
    RequiredAttributes {
        names: String,
    },
}

/// Every code that [`Refusal::code`] can give.
pub const CODES: [&str; 29] = [
    "not-verified",
    "ses",
    "source-arn-missing",
    "from-invalid",
    "reply-to",
    "identity-policy",
    "from-with-default-sender",
    "other-account",
    "ses-region",
    "default-quota",
    "unused-account-validity",
    "pre-token-generation",
    "custom-sender-key",
    "mfa-needs-sms",
    "mfa-together",
    "email-mfa-needs-ses",
    "sms-role-trust",
    "sms-role-policy",
    "tier-features",
    "tier-change",
    "tags",
    "user-import",
    "not-enabled-here",
    "service-linked-role",
    "pass-role",
    "key-grant",
    "trigger",
    "phone-names",
    "required-attributes",
];

impl Refusal {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotVerified { .. } => "not-verified",
            Self::Ses => "ses",
            Self::SourceArnMissing => "source-arn-missing",
            Self::FromInvalid => "from-invalid",
            Self::ReplyTo => "reply-to",
            Self::IdentityPolicy => "identity-policy",
            Self::FromWithDefaultSender => "from-with-default-sender",
            Self::OtherAccount => "other-account",
            Self::SesRegion { .. } => "ses-region",
            Self::DefaultQuota => "default-quota",
            Self::UnusedAccountValidity => "unused-account-validity",
            Self::PreTokenGeneration => "pre-token-generation",
            Self::CustomSenderKey => "custom-sender-key",
            Self::MfaNeedsSms => "mfa-needs-sms",
            Self::MfaTogether => "mfa-together",
            Self::EmailMfaNeedsSes => "email-mfa-needs-ses",
            Self::SmsRoleTrust => "sms-role-trust",
            Self::SmsRolePolicy => "sms-role-policy",
            Self::TierFeatures => "tier-features",
            Self::TierChange => "tier-change",
            Self::Tags => "tags",
            Self::UserImport => "user-import",
            Self::NotEnabledHere => "not-enabled-here",
            Self::ServiceLinkedRole => "service-linked-role",
            Self::PassRole => "pass-role",
            Self::KeyGrant => "key-grant",
            Self::Trigger { .. } => "trigger",
            Self::PhoneNames => "phone-names",
            Self::RequiredAttributes { .. } => "required-attributes",
        }
    }

    /// It met the test user that was to be made, and not the mail that was to follow.
    pub const fn is_of_test_user(&self) -> bool {
        matches!(self, Self::Trigger { .. } | Self::PhoneNames | Self::RequiredAttributes { .. })
    }

    /// What to do: `advice-CODE`.
    pub fn advice(self) -> Message {
        let message = Message::new(format!("advice-{}", self.code()));
        match self {
            Self::NotVerified { identity, region } => message
                .text("identity", identity.unwrap_or_default())
                .text("region", region.unwrap_or_default()),
            Self::SesRegion { regions } => message.text("regions", regions),
            Self::Trigger { name } => message.text("trigger", name.unwrap_or_default()),
            Self::RequiredAttributes { names } => message.text("names", names),
            _ => message,
        }
    }
}

/// The advice on a text that no rule here knows.
pub fn unmapped() -> Message {
    Message::new("advice-other")
}

/// The rule that a call to Cognito met; `None` where it is none of these.
pub fn of(problem: &Problem) -> Option<Refusal> {
    if !problem.operation.starts_with("cognito-idp:") {
        return None;
    }
    match problem.action.as_deref() {
        Some("iam:CreateServiceLinkedRole") => return Some(Refusal::ServiceLinkedRole),
        Some("iam:PassRole") => return Some(Refusal::PassRole),
        Some("kms:CreateGrant") => return Some(Refusal::KeyGrant),
        _ => {}
    }
    let text = problem.message.as_deref().unwrap_or_default();
    // The words behind its name are the function's own, whatever they sound like.
    if problem.code.as_deref().is_some_and(|code| OF_TRIGGERS.contains(&code)) {
        return Some(trigger(text));
    }
    of_text(text).or_else(|| of_code(problem.code.as_deref()?))
}

/// Exceptions of the service model (`AdminCreateUser`) in which a Lambda trigger is at fault.
pub const OF_TRIGGERS: [&str; 3] =
    ["UserLambdaValidationException", "UnexpectedLambdaException", "InvalidLambdaResponseException"];

/// "PreSignUp failed with error …" (amplify-flutter#1051), "CustomMessage invocation failed due to error
/// AccessDeniedException"; or no name, as in "Unrecognizable lambda output" (amazon-cognito-identity-js#633).
fn trigger(text: &str) -> Refusal {
    let named = |name: &&str| {
        text.strip_prefix(name)
            .is_some_and(|rest| rest.starts_with(" failed") || rest.starts_with(" invocation failed"))
    };
    Refusal::Trigger { name: OF_INVITATIONS.into_iter().find(named).map(str::to_owned) }
}

/// Exceptions of the service model (`UpdateUserPool`) that say enough by their name.
fn of_code(code: &str) -> Option<Refusal> {
    Some(match code {
        "InvalidEmailRoleAccessPolicyException" => Refusal::IdentityPolicy,
        "InvalidSmsRoleTrustRelationshipException" => Refusal::SmsRoleTrust,
        "InvalidSmsRoleAccessPolicyException" => Refusal::SmsRolePolicy,
        "FeatureUnavailableInTierException" => Refusal::TierFeatures,
        "TierChangeNotAllowedException" => Refusal::TierChange,
        "UserPoolTaggingException" => Refusal::Tags,
        "UserImportInProgressException" => Refusal::UserImport,
        "OperationNotEnabledException" => Refusal::NotEnabledHere,
        _ => return None,
    })
}

/// Parts of the service's texts, the more particular first. All were seen in issues of aws-cdk,
/// the Terraform provider and Amplify, or in the service's answers.
const TEXTS: [(&str, Refusal); 18] = [
    ("Source ARN is required to use DEVELOPER", Refusal::SourceArnMissing),
    ("Provided From email address is invalid", Refusal::FromInvalid),
    ("replyToEmailAddress", Refusal::ReplyTo),
    ("Cognito is not allowed to use your email identity", Refusal::IdentityPolicy),
    ("Cannot configure From email address for default email", Refusal::FromWithDefaultSender),
    ("Email arn does not belong to your account", Refusal::OtherAccount),
    ("Exceeded daily email limit", Refusal::DefaultQuota),
    ("TemporaryPasswordValidityDays in PasswordPolicy instead of", Refusal::UnusedAccountValidity),
    ("Cannot use PreTokenGenerationLambda and PreTokenGeneration", Refusal::PreTokenGeneration),
    ("KMSKeyId parameter is required when Custom", Refusal::CustomSenderKey),
    ("SMS configuration and Auto verification for phone_number", Refusal::MfaNeedsSms),
    ("can't turn off MFA and configure an MFA together", Refusal::MfaTogether),
    ("Cannot set EmailMfaConfiguration", Refusal::EmailMfaNeedsSes),
    ("Role does not have a trust relationship", Refusal::SmsRoleTrust),
    ("Role does not have permission to publish with SNS", Refusal::SmsRolePolicy),
    ("features need to be disabled for the", Refusal::TierFeatures),
    ("aws: prefixed tag key", Refusal::Tags),
    ("Username should be a phone number", Refusal::PhoneNames),
];

/// The rule that a text of Cognito names.
pub fn of_text(text: &str) -> Option<Refusal> {
    if let Some((_, rest)) = text.split_once("one of the following SES regions:") {
        return Some(Refusal::SesRegion { regions: rest.trim().trim_end_matches('.').to_owned() });
    }
    if let Some(refusal) = required_attributes(text) {
        return Some(refusal);
    }
    if text.contains("Email address is not verified") {
        return Some(not_verified(text));
    }
    let known = TEXTS.iter().find(|(part, _)| text.contains(part)).map(|(_, refusal)| refusal.clone());
    known.or_else(|| text.contains("error from Amazon SES when attempting to send").then_some(Refusal::Ses))
}

/// "Attributes did not conform to the schema: family_name: The attribute is required", one a line
/// (amazon-cognito-identity-dart-2#89). What else may not conform is another rule.
fn required_attributes(text: &str) -> Option<Refusal> {
    let (_, rest) = text.split_once("Attributes did not conform to the schema:")?;
    let name = |line: &str| {
        let (name, rule) = line.trim().split_once(": ")?;
        rule.to_ascii_lowercase().starts_with("the attribute is required").then(|| name.to_owned())
    };
    let names: Vec<String> = rest.lines().filter_map(name).collect();
    (!names.is_empty()).then(|| Refusal::RequiredAttributes { names: names.join(", ") })
}

/// "… failed the check in region CA-CENTRAL-1: arn:aws:ses:…:identity/auth@example.com"
fn not_verified(text: &str) -> Refusal {
    let named = text.split_once("failed the check in region").and_then(|(_, rest)| rest.split_once(':'));
    let (region, identity) = named.map_or((None, None), |(region, identity)| {
        let identity = identity.split(',').next().unwrap_or_default();
        let identity = identity.rsplit("identity/").next().unwrap_or(identity).trim().trim_end_matches('.');
        (Some(region.trim().to_ascii_lowercase()), Some(identity.to_owned()))
    });
    Refusal::NotVerified { identity, region }
}

#[cfg(test)]
mod tests;
