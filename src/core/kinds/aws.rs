//! What AWS last said, in our own types; only `src/aws` knows the SDK's.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::name::{Name, Region, UserPoolId};

/// `sts:GetCallerIdentity`, and the Region that the configuration resolved to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Twelve digits.
    pub account: String,
    pub arn: String,
    /// `aws`, `aws-cn` or `aws-us-gov`: the second part of the ARN.
    pub partition: String,
    pub region: Option<Region>,
}

impl Caller {
    /// Role or user without its path, as `deploy` or `deploy/session`.
    pub fn who(&self) -> &str {
        let resource = self.arn.rsplit(':').next().unwrap_or(&self.arn);
        resource.strip_prefix("assumed-role/").or_else(|| resource.strip_prefix("user/")).unwrap_or(resource)
    }
}

/// `GetAccount` of SESv2, for one Region.
#[derive(Clone, Debug, PartialEq)]
pub struct SesAccount {
    pub production_access: bool,
    pub sending_enabled: bool,
    /// `HEALTHY`, `PROBATION`, `SHUTDOWN`; a plain string in the API.
    pub enforcement: String,
    /// Recipients in 24 hours; -1 is unlimited.
    pub max_24_hour_send: f64,
    /// Recipients a second.
    pub max_send_rate: f64,
    pub sent_last_24_hours: f64,
    /// For what the account's suppression list is on: `BOUNCE`, `COMPLAINT`.
    pub suppressed_reasons: Vec<String>,
    pub review: Option<Review>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub status: ReviewStatus,
    pub case_id: Option<String>,
}

/// `FAILED` is an internal error at AWS (the request was not received), `DENIED` a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewStatus {
    Pending,
    Failed,
    Granted,
    Denied,
    Other(String),
}

impl ReviewStatus {
    /// As the API spells it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "PENDING",
            Self::Failed => "FAILED",
            Self::Granted => "GRANTED",
            Self::Denied => "DENIED",
            Self::Other(status) => status,
        }
    }
}

/// A data point of `GetSendStatistics` (SES API v1): a quarter of an hour of the account's mail in one Region.
/// A quarter without any mail has no point ("Use GetSendStatistics", SES developer guide).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SendPoint {
    pub at: Timestamp,
    /// Mails that were sent, whatever became of them.
    pub attempts: u64,
    pub bounces: u64,
    /// Recipients who called a mail spam.
    pub complaints: u64,
    /// Mails that SES itself turned away.
    pub rejects: u64,
}

/// A line of `ListEmailIdentities`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityListing {
    /// A domain, or an address (addresses are case-sensitive in SES).
    pub name: String,
    pub is_domain: bool,
    /// SES sends from it: `SUCCESS`, or `TEMPORARY_FAILURE` for as long as SES still hopes.
    pub verified: bool,
}

/// The five states of DKIM and identity verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verification {
    Pending,
    Success,
    Failed,
    TemporaryFailure,
    NotStarted,
    /// A state newer than this program.
    Unknown,
}

impl Verification {
    /// As the API spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Success => "SUCCESS",
            Self::Failed => "FAILED",
            Self::TemporaryFailure => "TEMPORARY_FAILURE",
            Self::NotStarted => "NOT_STARTED",
            Self::Unknown => "UNKNOWN",
        }
    }
}

/// `GetEmailIdentity`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub name: String,
    pub is_domain: bool,
    pub verified_for_sending: bool,
    pub dkim: Dkim,
    /// `None` where MAIL FROM was never set.
    pub mail_from: Option<MailFrom>,
    pub check: Option<SesCheck>,
    /// Names of the sending-authorization policies and their JSON.
    pub policies: Vec<(String, String)>,
    /// SES mails bounces and complaints to the From address.
    pub feedback_forwarding: bool,
    /// The default configuration set: of mail that names none itself.
    pub configuration_set: Option<String>,
    pub tags: Vec<Tag>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dkim {
    pub signing_enabled: bool,
    pub status: Verification,
    pub tokens: Vec<String>,
    /// Where the CNAMEs point; absent in old answers.
    pub signing_hosted_zone: Option<Name>,
    /// `AWS_SES` (Easy DKIM), `EXTERNAL` (BYODKIM) or `AWS_SES_<REGION>` (a replica).
    pub origin: String,
    /// `RSA_1024_BIT` or `RSA_2048_BIT`.
    pub key_length: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailFrom {
    pub domain: Name,
    pub status: Verification,
    /// `REJECT_MESSAGE` rather than `USE_DEFAULT_VALUE`.
    pub rejects: bool,
}

/// `VerificationInfo`: when SES last looked, and what it saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SesCheck {
    pub last_checked: Option<Timestamp>,
    pub last_success: Option<Timestamp>,
    pub error: Option<String>,
    pub primary_name_server: Option<Name>,
}

/// `GetConfigurationSet`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfigurationSet {
    /// `SendingOptions.SendingEnabled`: SES refuses the mail of one that is switched off.
    pub sending_enabled: bool,
}

/// `GetSuppressedDestination`: why mail to an address is not delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// `BOUNCE` or `COMPLAINT`.
    pub reason: String,
    pub since: Option<Timestamp>,
}

/// A line of `ListUserPools`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserPoolListing {
    pub id: UserPoolId,
    pub name: String,
}

/// `DescribeUserPool` as the JSON that came, and `GetUserPoolMfaConfig` beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserPool {
    pub id: UserPoolId,
    /// The members of the answer's `UserPool`, those newer than the SDK among them.
    pub members: Map<String, Value>,
    pub mfa: Value,
}

/// What lies around a user pool: `ListUserPoolReplicas` and `DescribeRiskConfiguration`. Neither
/// is needed to bind a pool, so one that may not be read is not known, and no more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PoolSurroundings {
    pub replicas: Option<Vec<Replica>>,
    pub notices: Option<Notices>,
}

/// A line of `ListUserPoolReplicas`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replica {
    pub region: Region,
    /// The one that is written; the others follow it.
    pub primary: bool,
}

/// `NotifyConfiguration` of a pool's account take-over protection: the sender of its notices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notices {
    pub source_arn: Option<String>,
    pub from: Option<String>,
}

/// `ListUsers`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Users {
    pub found: Vec<PoolUser>,
    /// The answer's `Date`, by the service's own clock, to the second.
    pub told_at: Option<Timestamp>,
}

/// One user of a pool, told from any other.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TestUser {
    /// As Cognito has it: in a pool whose users sign in with their address it is made up by Cognito.
    pub username: String,
    /// The id that no other user ever has.
    pub sub: String,
    /// `UserCreateDate`, by the service's own clock.
    pub created: Timestamp,
}

impl TestUser {
    /// One user and no other. One answer may give the date to the millisecond and the other to the second.
    pub fn is(&self, other: &TestUser) -> bool {
        let apart = self.created.duration_since(other.created).abs();
        self.sub == other.sub && apart < SignedDuration::from_secs(1)
    }
}

/// A user of a pool, and its last change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolUser {
    pub user: TestUser,
    /// `UserLastModifiedDate`.
    pub modified: Timestamp,
}

impl UserPool {
    fn text(&self, member: &str) -> Option<&str> {
        self.members.get(member).and_then(Value::as_str)
    }

    pub fn name(&self) -> &str {
        self.text("Name").unwrap_or_default()
    }

    pub fn arn(&self) -> Option<&str> {
        self.text("Arn")
    }

    pub fn estimated_users(&self) -> Option<i64> {
        self.members.get("EstimatedNumberOfUsers").and_then(Value::as_i64)
    }

    /// Seconds since the epoch, with a fraction.
    fn date(&self, member: &str) -> Option<Timestamp> {
        let seconds = self.members.get(member)?.as_f64()?;
        Timestamp::from_millisecond((seconds * 1000.0) as i64).ok()
    }

    /// `LastModifiedDate`.
    pub fn last_modified(&self) -> Option<Timestamp> {
        self.date("LastModifiedDate")
    }

    /// `CreationDate`.
    pub fn created(&self) -> Option<Timestamp> {
        self.date("CreationDate")
    }

    /// The user names are addresses, or an address leads to its user as an alias.
    pub fn knows_addresses(&self) -> bool {
        ["UsernameAttributes", "AliasAttributes"].iter().any(|member| self.lists_email(member))
    }

    /// Users sign in with their address, and Cognito makes up the user name.
    pub fn is_named_by_address(&self) -> bool {
        self.lists_email("UsernameAttributes")
    }

    fn lists_email(&self, member: &str) -> bool {
        let listed = self.members.get(member).and_then(Value::as_array);
        listed.is_some_and(|listed| listed.iter().any(|attribute| attribute == "email"))
    }

    /// A member of `EmailConfiguration`.
    pub fn email(&self, member: &str) -> Option<&str> {
        self.members.get("EmailConfiguration")?.get(member)?.as_str()
    }

    /// The configuration set that the pool's mail names itself.
    pub fn configuration_set(&self) -> Option<&str> {
        self.email("ConfigurationSet").filter(|name| !name.is_empty())
    }

    pub fn sends_through_ses(&self) -> bool {
        self.email("EmailSendingAccount") == Some("DEVELOPER")
    }
}

/// A tag of a resource. A value has at most 256 characters (SESv2 API reference, `Tag`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    pub key: String,
    pub value: String,
}
