//! Which members `DescribeUserPool` returns and which of them `UpdateUserPool` takes, after the
//! service model of the Amazon Cognito user pools API (`cognito-idp`, 2016-04-18).

/// In both shapes, alike in both: these go back as they came.
pub const CARRIED: [&str; 23] = [
    "AccountRecoverySetting",
    "AcrConfiguration",
    "AdminCreateUserConfig",
    "AutoVerifiedAttributes",
    "DcrConfiguration",
    "DeletionProtection",
    "DeviceConfiguration",
    "EmailConfiguration",
    "EmailVerificationMessage",
    "EmailVerificationSubject",
    "IssuerConfiguration",
    "KeyConfiguration",
    "LambdaConfig",
    "MfaConfiguration",
    "Policies",
    "SmsAuthenticationMessage",
    "SmsConfiguration",
    "SmsVerificationMessage",
    "UserAttributeUpdateSettings",
    "UserPoolAddOns",
    "UserPoolTags",
    "UserPoolTier",
    "VerificationMessageTemplate",
];

/// Described only: fixed at creation, or counted and dated by the service.
pub const DESCRIBED_ONLY: [&str; 15] = [
    "AliasAttributes",
    "Arn",
    "CreationDate",
    "CustomDomain",
    "Domain",
    "EmailConfigurationFailure",
    "EstimatedNumberOfUsers",
    "Id",
    "LastModifiedDate",
    "Name",
    "SchemaAttributes",
    "SmsConfigurationFailure",
    "Status",
    "UsernameAttributes",
    "UsernameConfiguration",
];

/// The service's own observations: they move without anyone touching a setting.
pub const OBSERVATIONS: [&str; 4] =
    ["EmailConfigurationFailure", "EstimatedNumberOfUsers", "LastModifiedDate", "SmsConfigurationFailure"];

/// The one member that the bind changes.
pub const EMAIL: &str = "EmailConfiguration";

/// Where an empty value breaks the length minimum that `UpdateUserPool` demands, or leaves a
/// structure without a member that it requires. There an empty value is left out, which means
/// the same. Everywhere else an empty value may have a meaning (an empty
/// `DeviceConfiguration` switches devices on, an empty list in `UserAttributeUpdateSettings`
/// switches verification off) and goes back as it came. Inner paths stand before outer ones.
pub const EMPTY_IS_ABSENT: [&[&str]; 27] = [
    &["AccountRecoverySetting", "RecoveryMechanisms"],
    &["AccountRecoverySetting"],
    &["AdminCreateUserConfig", "InviteMessageTemplate", "EmailMessage"],
    &["AdminCreateUserConfig", "InviteMessageTemplate", "EmailSubject"],
    &["AdminCreateUserConfig", "InviteMessageTemplate", "SMSMessage"],
    &["AdminCreateUserConfig", "InviteMessageTemplate"],
    &["EmailVerificationMessage"],
    &["EmailVerificationSubject"],
    &["IssuerConfiguration"],
    &["KeyConfiguration", "KmsKeyArn"],
    &["KeyConfiguration"],
    &["LambdaConfig", "CustomEmailSender"],
    &["LambdaConfig", "CustomSMSSender"],
    &["LambdaConfig", "InboundFederation"],
    &["LambdaConfig", "KMSKeyID"],
    &["LambdaConfig", "PreTokenGenerationConfig"],
    &["Policies", "SignInPolicy", "AllowedFirstAuthFactors"],
    &["SmsAuthenticationMessage"],
    &["SmsConfiguration", "SnsRegion"],
    &["SmsConfiguration"],
    &["SmsVerificationMessage"],
    &["UserPoolAddOns"],
    &["VerificationMessageTemplate", "EmailMessage"],
    &["VerificationMessageTemplate", "EmailMessageByLink"],
    &["VerificationMessageTemplate", "EmailSubject"],
    &["VerificationMessageTemplate", "EmailSubjectByLink"],
    &["VerificationMessageTemplate", "SmsMessage"],
];

/// Members of `LambdaConfig` that hold one function's ARN (at least 20 characters).
pub const TRIGGERS: [&str; 10] = [
    "CreateAuthChallenge",
    "CustomMessage",
    "DefineAuthChallenge",
    "PostAuthentication",
    "PostConfirmation",
    "PreAuthentication",
    "PreSignUp",
    "PreTokenGeneration",
    "UserMigration",
    "VerifyAuthChallengeResponse",
];

/// The triggers that may change or refuse an invitation: the sources `PreSignUp_AdminCreateUser` and
/// `CustomMessage_AdminCreateUser` ("User pool Lambda trigger sources", Cognito developer guide). No other
/// trigger has a source of that operation but `CustomEmailSender`, under which nobody is invited.
pub const OF_INVITATIONS: [&str; 2] = ["PreSignUp", "CustomMessage"];
