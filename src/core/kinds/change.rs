//! Everything that can be changed. A change runs only on `Msg::Confirm`, is an *ensure*
//! (already so is success) but for three, and is journalled before and after.

use serde::{Deserialize, Serialize};

use super::address::{Address, Sender};
use super::aws::Tag;
use super::aws::TestUser;
use super::aws::UserPool;
use super::evidence::Proves;
use super::message::Message;
use super::name::{HostedZoneId, Name, UserPoolId};
pub use super::pool::{Binding, Restored};
use super::problem::Who;
use super::query::Query;
use super::record::{SetChange, Swap};
use super::step::StepId;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Change {
    /// `ses:PutAccountDetails`; no ensure, and never sent where production access stands.
    RequestProduction(ProductionRequest),
    /// `ses:CreateEmailIdentity` with Easy DKIM `RSA_2048_BIT`; `AlreadyExistsException` is success.
    CreateIdentity { domain: Name },
    /// `ses:PutEmailIdentityDkimSigningAttributes` with `AWS_SES`: starts Easy DKIM on an
    /// identity that has none, or again after FAILED.
    StartDkim { domain: Name },
    /// `ses:PutEmailIdentityDkimAttributes`, signing on.
    EnableSigning { domain: Name },
    /// `ses:TagResource`: choices kept on the identity, whose ARN this is; see `core::remembered`.
    RememberChoices {
        domain: Name,
        arn: String,
        tags: Vec<Tag>,
        /// What stood under the same keys.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        before: Vec<Tag>,
    },
    /// `ses:PutEmailIdentityMailFromAttributes` with `USE_DEFAULT_VALUE`.
    SetMailFrom {
        domain: Name,
        mail_from: Name,
        /// What it replaces. A journal of an earlier version does not say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<MailFromBefore>,
    },
    /// `route53:ChangeResourceRecordSets`, one batch; `Query::RecordChange` follows it.
    PublishRecords { hosted_zone: HostedZoneId, sets: Vec<SetChange> },
    /// The same call the other way round: of each set `after` goes, by its exact content, and
    /// `before` comes back. Only for sets that this program wrote and that stand as it wrote them.
    TakeBackRecords { hosted_zone: HostedZoneId, sets: Vec<SetChange> },
    /// `cognito-idp:UpdateUserPool` with everything carried; see `core::pool`.
    BindPool(Box<Binding>),
    /// `cognito-idp:UpdateUserPool` too: back to what a snapshot says; see `core::pool`.
    RestorePool(Box<Binding>),
    /// `ses:SendEmail`; no ensure.
    SendMail {
        from: Sender,
        to: Address,
        source_arn: String,
        #[serde(default, skip_serializing_if = "Proves::is_empty")]
        proves: Proves,
    },
    /// `cognito-idp:AdminCreateUser` with `EMAIL`: Cognito sends the invitation; no ensure.
    InviteTestUser {
        user_pool: UserPoolId,
        username: String,
        to: Address,
        #[serde(default, skip_serializing_if = "Proves::is_empty")]
        proves: Proves,
    },
    /// `cognito-idp:AdminDeleteUser` for that very user; not found is success.
    DeleteTestUser {
        user_pool: UserPoolId,
        /// As the invitation asked for it.
        username: String,
        /// `None` until the invitation that goes before it has made the user, and in journals of before it
        /// was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        made: Option<TestUser>,
        /// A person typed the user's name, since it was used, is old, or may be somebody else's.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        named: bool,
    },
}

/// The MAIL FROM that the identity has before another is set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailFromBefore {
    pub domain: Name,
    /// `REJECT_MESSAGE` rather than `USE_DEFAULT_VALUE`.
    pub rejects: bool,
}

impl MailFromBefore {
    /// `BehaviorOnMxFailure` of the API.
    pub const fn behavior(&self) -> &'static str {
        if self.rejects { "REJECT_MESSAGE" } else { "USE_DEFAULT_VALUE" }
    }
}

/// `PutAccountDetails` with `MailType` TRANSACTIONAL and `ProductionAccessEnabled`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductionRequest {
    /// 1 to 1000 characters.
    pub website: String,
    /// An address that AWS may answer to; may be empty.
    pub contact: String,
    /// `EN` or `JA`: the API's enum, not the guide's `JP`.
    pub contact_language: String,
    /// At most 5000 characters.
    pub use_case: String,
}

impl Change {
    pub fn caller(&self) -> Who {
        match self {
            Self::PublishRecords { .. } | Self::TakeBackRecords { .. } => Who::Dns,
            _ => Who::Main,
        }
    }

    pub const fn operation(&self) -> &'static str {
        match self {
            Self::RequestProduction(_) => "ses:PutAccountDetails",
            Self::CreateIdentity { .. } => "ses:CreateEmailIdentity",
            Self::StartDkim { .. } => "ses:PutEmailIdentityDkimSigningAttributes",
            Self::EnableSigning { .. } => "ses:PutEmailIdentityDkimAttributes",
            Self::RememberChoices { .. } => "ses:TagResource",
            Self::SetMailFrom { .. } => "ses:PutEmailIdentityMailFromAttributes",
            Self::PublishRecords { .. } | Self::TakeBackRecords { .. } => "route53:ChangeResourceRecordSets",
            Self::BindPool(_) | Self::RestorePool(_) => "cognito-idp:UpdateUserPool",
            Self::SendMail { .. } => "ses:SendEmail",
            Self::InviteTestUser { .. } => "cognito-idp:AdminCreateUser",
            Self::DeleteTestUser { .. } => "cognito-idp:AdminDeleteUser",
        }
    }

    /// The user pool that it writes, whichever way.
    pub const fn binding(&self) -> Option<&Binding> {
        match self {
            Self::BindPool(binding) | Self::RestorePool(binding) => Some(binding),
            _ => None,
        }
    }

    /// The pool that it is about.
    pub const fn user_pool(&self) -> Option<&UserPoolId> {
        match self {
            Self::BindPool(binding) | Self::RestorePool(binding) => Some(&binding.user_pool),
            Self::InviteTestUser { user_pool, .. } | Self::DeleteTestUser { user_pool, .. } => {
                Some(user_pool)
            }
            _ => None,
        }
    }

    /// The step that makes it, and that shows its failure.
    pub const fn step(&self) -> StepId {
        match self {
            Self::RequestProduction(_) => StepId::Access,
            Self::CreateIdentity { .. }
            | Self::StartDkim { .. }
            | Self::EnableSigning { .. }
            | Self::RememberChoices { .. } => StepId::Identity,
            Self::SetMailFrom { .. } => StepId::MailFrom,
            Self::PublishRecords { .. } | Self::TakeBackRecords { .. } => StepId::Records,
            Self::BindPool(_) | Self::RestorePool(_) => StepId::Pool,
            Self::SendMail { .. } | Self::InviteTestUser { .. } | Self::DeleteTestUser { .. } => StepId::Test,
        }
    }

    /// The name that words and the journal know the change by.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::RequestProduction(_) => "request-production",
            Self::CreateIdentity { .. } => "create-identity",
            Self::StartDkim { .. } => "start-dkim",
            Self::EnableSigning { .. } => "enable-signing",
            Self::RememberChoices { .. } => "remember-choices",
            Self::SetMailFrom { .. } => "set-mail-from",
            Self::PublishRecords { .. } => "publish-records",
            Self::TakeBackRecords { .. } => "take-back-records",
            Self::BindPool(_) => "bind-pool",
            Self::RestorePool(_) => "restore-pool",
            Self::SendMail { .. } => "send-mail",
            Self::InviteTestUser { .. } => "invite-test-user",
            Self::DeleteTestUser { .. } => "delete-test-user",
        }
    }

    /// Every code that [`Change::code`] can give.
    pub const CODES: [&'static str; 13] = [
        "request-production",
        "create-identity",
        "start-dkim",
        "enable-signing",
        "remember-choices",
        "set-mail-from",
        "publish-records",
        "take-back-records",
        "bind-pool",
        "restore-pool",
        "send-mail",
        "invite-test-user",
        "delete-test-user",
    ];

    /// What would be done, in one line: `change-CODE`.
    pub fn message(&self) -> Message {
        self.told(format!("change-{}", self.code()))
    }

    /// What was done, in one line: the attribute `.done` of the same message.
    pub fn done(&self) -> Message {
        self.told(format!("change-{}.done", self.code()))
    }

    fn told(&self, id: String) -> Message {
        let message = Message::new(id);
        match self {
            Self::RequestProduction(_) => message,
            Self::CreateIdentity { domain } | Self::StartDkim { domain } | Self::EnableSigning { domain } => {
                message.text("domain", domain)
            }
            Self::RememberChoices { domain, .. } => message.text("domain", domain),
            Self::SetMailFrom { domain, mail_from, .. } => {
                message.text("domain", domain).text("mail_from", mail_from)
            }
            Self::PublishRecords { hosted_zone, sets } | Self::TakeBackRecords { hosted_zone, sets } => {
                let count = u32::try_from(sets.len()).unwrap_or(u32::MAX);
                message.text("zone", hosted_zone).number("count", count.into())
            }
            Self::BindPool(binding) => message.text("pool", binding.pool_name()),
            Self::RestorePool(binding) => {
                let whole = binding.restored.as_ref().is_some_and(|restored| restored.members.is_some());
                message.text("pool", binding.pool_name()).text("whole", if whole { "yes" } else { "" })
            }
            Self::SendMail { from, to, .. } => message.text("from", &from.address).text("to", to),
            Self::InviteTestUser { user_pool, username, to, .. } => {
                message.text("pool", user_pool).text("username", username).text("to", to)
            }
            Self::DeleteTestUser { user_pool, username, .. } => {
                message.text("pool", user_pool).text("username", username)
            }
        }
    }

    /// The same order: what a MAIL FROM replaces makes no other of it, nor that it is known by now whom an
    /// invitation made.
    pub fn is_same_order(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::SetMailFrom { domain, mail_from, .. },
                Self::SetMailFrom { domain: other, mail_from: set, .. },
            ) => domain == other && mail_from == set,
            (
                Self::DeleteTestUser { user_pool, username, made, named },
                Self::DeleteTestUser { user_pool: pool, username: name, made: other, named: typed },
            ) => {
                let is_same_user = made.is_none() || other.is_none() || made == other;
                is_same_user && (user_pool, username, named) == (pool, name, typed)
            }
            _ => self == other,
        }
    }

    /// The record sets that go and come, in the batch's order; empty for any other change.
    pub fn swaps(&self) -> Vec<Swap<'_>> {
        match self {
            Self::PublishRecords { sets, .. } => {
                sets.iter().map(|set| Swap { gone: set.before.as_ref(), come: Some(&set.after) }).collect()
            }
            Self::TakeBackRecords { sets, .. } => {
                sets.iter().map(|set| Swap { gone: Some(&set.after), come: set.before.as_ref() }).collect()
            }
            _ => Vec::new(),
        }
    }

    /// False for the three that must never be repeated without a person.
    pub const fn is_ensure(&self) -> bool {
        !matches!(self, Self::RequestProduction(_) | Self::SendMail { .. } | Self::InviteTestUser { .. })
    }

    /// True where the answer to `query` may be another after this change.
    pub fn touches(&self, query: &Query) -> bool {
        match (self, query) {
            (Self::RequestProduction(_), Query::SesAccount) => true,
            (
                Self::CreateIdentity { domain }
                | Self::StartDkim { domain }
                | Self::EnableSigning { domain }
                | Self::RememberChoices { domain, .. }
                | Self::SetMailFrom { domain, .. },
                Query::Identity(name),
            ) => name == domain.as_str(),
            (
                Self::PublishRecords { hosted_zone, sets } | Self::TakeBackRecords { hosted_zone, sets },
                Query::RecordSets { hosted_zone: zone, name },
            ) => zone == hosted_zone && sets.iter().any(|set| set.after.name == *name),
            (
                Self::PublishRecords { hosted_zone, .. } | Self::TakeBackRecords { hosted_zone, .. },
                Query::ZoneSets(zone),
            ) => zone == hosted_zone,
            (
                Self::PublishRecords { sets, .. } | Self::TakeBackRecords { sets, .. },
                Query::Dns(question),
            ) => sets.iter().any(|set| set.after.name == question.name),
            (Self::BindPool(binding) | Self::RestorePool(binding), Query::UserPool(id)) => {
                *id == binding.user_pool
            }
            (
                Self::InviteTestUser { user_pool, .. } | Self::DeleteTestUser { user_pool, .. },
                Query::Users { user_pool: of, .. },
            ) => of == user_pool,
            _ => false,
        }
    }
}

/// What a change brought back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    pub request_id: Option<String>,
    /// SES's message id of a sent mail.
    pub message_id: Option<String>,
    /// Route 53's id of the change, as `C0123…`: how far it has come is `Query::RecordChange`.
    pub change_id: Option<String>,
    /// True where AWS already had it so and nothing was written.
    pub already: bool,
    /// The user that an invitation made. Journals of before it was kept lack it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<TestUser>,
    /// Milliseconds between the last look at the pool and the answer to its write: what somebody else wrote
    /// in between is lost, as `UpdateUserPool` takes no condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<u64>,
    /// The pool was modified once more after its write, by its `LastModifiedDate`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub others_wrote: bool,
    /// The pool as it was read back after its write.
    #[serde(skip)]
    pub pool: Option<Box<UserPool>>,
}
