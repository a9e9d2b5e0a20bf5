//! What `restore` is asked to put back, and what the pool would send its mail through then.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::effect::SetupKey;
use crate::core::facts::choices::{Choices, Publish};
use crate::core::kinds::address;
use crate::core::kinds::aws::UserPool;
use crate::core::kinds::name::{Region, UserPoolId};
use crate::core::kinds::pool::fields::EMAIL;
use crate::core::kinds::pool::restore::{Earlier, email};
use crate::core::kinds::pool::source::Source;

/// A pool as a snapshot has it, and what the command line says of putting it back. The choices of the run
/// follow from it, and no choices file is read or written.
#[derive(Clone, Debug, PartialEq)]
pub struct Restoring {
    /// Whose journal knows of the snapshot; the write is noted there too.
    pub setup: SetupKey,
    pub user_pool: UserPoolId,
    /// When the pool stood so.
    pub at: Timestamp,
    /// `DescribeUserPool`'s `UserPool` and `GetUserPoolMfaConfig` of then.
    pub members: Map<String, Value>,
    pub mfa: Value,
    /// Every setting goes back and not the mail's alone.
    pub all: bool,
    /// The journal has this very snapshot: this program wrote it.
    pub is_own: bool,
    /// The pool's Region, where the command line names one.
    pub region: Option<Region>,
}

impl Restoring {
    pub fn earlier(&self) -> Earlier<'_> {
        Earlier { at: self.at, members: &self.members, mfa: &self.mfa }
    }

    /// What the pool would send through; `None` also where it cannot be told.
    pub fn source(&self) -> Option<Source> {
        Source::of(&email(self.members.get(EMAIL)))
    }

    /// The Region that SES is asked in: the identity's.
    pub fn ses_region(&self) -> Region {
        self.source().map_or_else(|| self.setup.region.clone(), |source| source.region)
    }

    /// It binds the pool to an identity, under an address or with a configuration set of its own that the
    /// pool does not send with now: its mail would be other mail to SES.
    pub fn binds(&self, now: &UserPool) -> bool {
        let email = email(self.members.get(EMAIL));
        let then = UserPool {
            id: now.id.clone(),
            members: Map::from_iter([(EMAIL.to_owned(), Value::Object(email))]),
            mfa: Value::Null,
        };
        let from = |pool: &UserPool| pool.email("From").and_then(address::header_address);
        let sends = |pool: &UserPool| {
            let arn = pool.email("SourceArn").map(str::to_owned);
            (pool.sends_through_ses(), arn, from(pool), pool.configuration_set().map(str::to_owned))
        };
        then.sends_through_ses() && sends(&then) != sends(now)
    }

    /// The choices that the snapshot makes. No record is written: none of Route 53 is asked for.
    pub fn choices(&self) -> Choices {
        let source = self.source();
        Choices {
            domain: Some(source.as_ref().map_or(&self.setup.domain, |source| &source.domain).clone()),
            from: source.as_ref().map(|source| source.from.clone()),
            user_pools: vec![self.user_pool.clone()],
            publish: Some(Publish::Manual),
            source,
            ..Choices::default()
        }
    }
}
