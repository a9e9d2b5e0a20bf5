//! Everything that can be asked. A query never changes anything.

use super::address::Address;
use super::dns::Question;
use super::name::{HostedZoneId, Name, Region, UserPoolId};
use super::problem::Who;

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Query {
    /// `sts:GetCallerIdentity` and the configured Region.
    Caller,
    /// `ses:GetAccount`.
    SesAccount,
    /// `ses:GetAccount` in another Region than the identity's.
    SesAccountIn(Region),
    /// `ses:GetSendStatistics` in the identity's Region; what SES does not tell is an answer.
    SendStatistics,
    /// `ses:ListEmailIdentities`, all pages.
    Identities,
    /// `ses:GetEmailIdentity` for a domain or an address; not found is an answer.
    Identity(String),
    /// `ses:GetEmailIdentity` for a domain in another Region than the identity's.
    IdentityIn { region: Region, domain: Name },
    /// `ses:GetEmailIdentity` for another domain of the account, to tell whose a record is; what may not
    /// be read is an answer.
    OtherIdentity(Name),
    /// `ses:GetConfigurationSet` in the identity's Region; not found is an answer.
    ConfigurationSet(String),
    /// `ses:GetSuppressedDestination`: the account's suppression list in the identity's Region.
    Suppressed(Address),
    /// `route53:ListHostedZones`, all pages.
    HostedZones,
    /// `route53:GetHostedZone`: the zone's delegation set.
    DelegationSet(HostedZoneId),
    /// `route53:ListResourceRecordSets` from the first name on, one page; see `core::zone::record_sets`.
    ZoneSets(HostedZoneId),
    /// `route53:ListResourceRecordSets` at exactly this name, every type.
    RecordSets { hosted_zone: HostedZoneId, name: Name },
    /// `route53:GetChange`: has every Route 53 server what was written?
    RecordChange(String),
    /// `cognito-idp:ListUserPools`, all pages, in the pools' Region.
    UserPools,
    /// `cognito-idp:DescribeUserPool` and `GetUserPoolMfaConfig`, in the pool's own Region.
    UserPool(UserPoolId),
    /// `cognito-idp:ListUserPoolReplicas` and `DescribeRiskConfiguration`; what may not be read is
    /// an answer.
    PoolSurroundings(UserPoolId),
    /// `cognito-idp:ListUsers` with a filter that takes one user, all pages; nobody is an answer.
    Users { user_pool: UserPoolId, key: UserKey },
    /// One question to one DNS server.
    Dns(Question),
}

/// What a user of a pool is looked up by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UserKey {
    /// The id that no other user ever has.
    Sub(String),
    /// As Cognito has it.
    Username(String),
    /// In a pool whose users sign in with their address Cognito makes up the user name.
    Email(String),
}

impl Query {
    pub fn caller(&self) -> Who {
        match self {
            Self::HostedZones
            | Self::DelegationSet(_)
            | Self::ZoneSets(_)
            | Self::RecordSets { .. }
            | Self::RecordChange(_) => Who::Dns,
            _ => Who::Main,
        }
    }

    /// The operation as IAM and `status --json` name it; DNS questions are `dns:Query`.
    pub const fn operation(&self) -> &'static str {
        match self {
            Self::Caller => "sts:GetCallerIdentity",
            Self::SesAccount | Self::SesAccountIn(_) => "ses:GetAccount",
            Self::SendStatistics => "ses:GetSendStatistics",
            Self::Identities => "ses:ListEmailIdentities",
            Self::Identity(_) | Self::IdentityIn { .. } | Self::OtherIdentity(_) => "ses:GetEmailIdentity",
            Self::ConfigurationSet(_) => "ses:GetConfigurationSet",
            Self::Suppressed(_) => "ses:GetSuppressedDestination",
            Self::HostedZones => "route53:ListHostedZones",
            Self::DelegationSet(_) => "route53:GetHostedZone",
            Self::ZoneSets(_) | Self::RecordSets { .. } => "route53:ListResourceRecordSets",
            Self::RecordChange(_) => "route53:GetChange",
            Self::UserPools => "cognito-idp:ListUserPools",
            Self::UserPool(_) => "cognito-idp:DescribeUserPool",
            Self::PoolSurroundings(_) => "cognito-idp:ListUserPoolReplicas",
            Self::Users { .. } => "cognito-idp:ListUsers",
            Self::Dns(_) => "dns:Query",
        }
    }
}
