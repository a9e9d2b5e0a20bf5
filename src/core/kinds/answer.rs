//! What a query brought; each variant belongs to the query of the same name.

use super::aws::{
    Caller, ConfigurationSet, Identity, IdentityListing, PoolSurroundings, SendPoint, SesAccount,
    Suppression, UserPool, UserPoolListing, Users,
};
use super::dns::Reply;
use super::name::Name;
use super::record::{HostedZone, RecordSet, ZoneSets};

#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Caller(Caller),
    SesAccount(SesAccount),
    /// `None`: that Region did not tell. Its Region may be closed to these credentials or not be
    /// switched on, and nothing here needs it.
    SesAccountIn(Option<SesAccount>),
    /// In no order. `None`: SES did not tell, and nothing needs it.
    SendStatistics(Option<Vec<SendPoint>>),
    Identities(Vec<IdentityListing>),
    /// `None`: there is no such identity in this Region.
    Identity(Option<Box<Identity>>),
    /// `None`: there is none, or that Region did not tell.
    IdentityIn(Option<Box<Identity>>),
    OtherIdentity(Option<Box<Identity>>),
    /// `None`: there is no such set in the identity's Region.
    ConfigurationSet(Option<ConfigurationSet>),
    /// `None`: the address is not on the list, or SES did not tell.
    Suppressed(Option<Suppression>),
    HostedZones(Vec<HostedZone>),
    DelegationSet(Vec<Name>),
    ZoneSets(ZoneSets),
    RecordSets(Vec<RecordSet>),
    RecordChange {
        /// INSYNC: every Route 53 server has it. PENDING otherwise.
        in_sync: bool,
    },
    UserPools(Vec<UserPoolListing>),
    UserPool(Box<UserPool>),
    PoolSurroundings(PoolSurroundings),
    Users(Users),
    Dns(Reply),
}
