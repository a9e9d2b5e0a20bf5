//! What a query brought; each variant belongs to the query of the same name.

use super::aws::{Caller, Identity, IdentityListing, SesAccount, UserPool, UserPoolListing};
use super::dns::Reply;
use super::name::Name;
use super::record::{HostedZone, RecordSet};

#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Caller(Caller),
    SesAccount(SesAccount),
    Identities(Vec<IdentityListing>),
    /// `None`: there is no such identity in this Region.
    Identity(Option<Box<Identity>>),
    HostedZones(Vec<HostedZone>),
    DelegationSet(Vec<Name>),
    RecordSets(Vec<RecordSet>),
    RecordChange {
        /// INSYNC: every Route 53 server has it. PENDING otherwise.
        in_sync: bool,
    },
    UserPools(Vec<UserPoolListing>),
    UserPool(Box<UserPool>),
    Dns(Reply),
}
