//! Mail that left the account.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::core::kinds::name::Region;

/// Which way a mail took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// `SendEmail`.
    Ses,
    /// A user pool's own SES identity.
    CognitoSes,
    /// The shared sender of Cognito.
    CognitoDefault,
    /// A user pool's `CustomEmailSender` function.
    Lambda,
}

impl Via {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ses => "ses",
            Self::CognitoSes => "cognito-ses",
            Self::CognitoDefault => "cognito-default",
            Self::Lambda => "lambda",
        }
    }
}

/// A mail that SES has accepted, whoever gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub at: Timestamp,
    pub region: Region,
    pub from: String,
    /// The identity that the sender named by its ARN.
    pub source: Option<String>,
    /// The configuration set in force: the mail's own, else the default of the identity.
    pub set: Option<String>,
    pub via: Via,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub at: Timestamp,
    pub from: String,
    pub to: String,
    pub subject: String,
    pub via: Via,
}

impl Mail {
    pub fn json(&self) -> Value {
        json!({ "from": self.from, "to": self.to, "subject": self.subject, "via": self.via.as_str() })
    }
}
