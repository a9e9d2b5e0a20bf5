//! What a member of a user pool becomes when `UpdateUserPool` is not told it.

use serde_json::{Value, json};

/// A member that `UpdateUserPool` takes.
pub struct Updatable {
    pub name: &'static str,
    /// What the pool shows when the member is left out: "if you don't provide a value for an
    /// attribute, Amazon Cognito sets it to its default value" (Cognito API reference,
    /// `UpdateUserPool`). `None`: the member is gone.
    pub default: fn() -> Option<Value>,
}

const fn gone(name: &'static str) -> Updatable {
    Updatable { name, default: || None }
}

/// The members that `UpdateUserPool` and `DescribeUserPool` share, but for `DcrConfiguration`,
/// which stays as it is when it is left out, and `UserPoolTags`, where AWS' own tags stay.
pub const UPDATABLE: [Updatable; 21] = [
    Updatable { name: "Policies", default: || Some(policies()) },
    Updatable { name: "DeletionProtection", default: || Some(json!("INACTIVE")) },
    Updatable { name: "LambdaConfig", default: || Some(json!({})) },
    gone("AutoVerifiedAttributes"),
    gone("SmsVerificationMessage"),
    gone("EmailVerificationMessage"),
    gone("EmailVerificationSubject"),
    Updatable {
        name: "VerificationMessageTemplate",
        default: || Some(json!({ "DefaultEmailOption": "CONFIRM_WITH_CODE" })),
    },
    gone("SmsAuthenticationMessage"),
    gone("UserAttributeUpdateSettings"),
    Updatable { name: "MfaConfiguration", default: || Some(json!("OFF")) },
    gone("DeviceConfiguration"),
    Updatable {
        name: "EmailConfiguration",
        default: || Some(json!({ "EmailSendingAccount": "COGNITO_DEFAULT" })),
    },
    gone("SmsConfiguration"),
    Updatable {
        name: "AdminCreateUserConfig",
        default: || Some(json!({ "AllowAdminCreateUserOnly": false, "UnusedAccountValidityDays": 7 })),
    },
    gone("UserPoolAddOns"),
    gone("AccountRecoverySetting"),
    Updatable { name: "UserPoolTier", default: || Some(json!("ESSENTIALS")) },
    Updatable { name: "KeyConfiguration", default: || Some(json!({ "KeyType": "AWS_OWNED_KEY" })) },
    Updatable { name: "IssuerConfiguration", default: || Some(json!({ "Type": "ORIGINAL" })) },
    gone("AcrConfiguration"),
];

fn policies() -> Value {
    json!({
        "PasswordPolicy": {
            "MinimumLength": 8,
            "RequireUppercase": true,
            "RequireLowercase": true,
            "RequireNumbers": true,
            "RequireSymbols": true,
            "TemporaryPasswordValidityDays": 7,
        },
        "SignInPolicy": { "AllowedFirstAuthFactors": ["PASSWORD"] },
    })
}
