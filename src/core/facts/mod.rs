//! What AWS and DNS last said, each with when. Status is derived from it, never stored.

pub mod choices;
pub mod derived;
pub mod journal;
pub mod published;
pub mod remembered;
pub mod setup;
pub mod situation;

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::core::kinds::address::Address;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::{
    Caller, ConfigurationSet, Identity, IdentityListing, PoolSurroundings, SendPoint, SesAccount,
    Suppression, UserPool, UserPoolListing, Users,
};
use crate::core::kinds::dns::{Question, RecordType, Reply, Server};
use crate::core::kinds::name::{HostedZoneId, Name, Region, UserPoolId};
use crate::core::kinds::problem::Problem;
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{HostedZone, RecordSet, ZoneSets};
use derived::{Derived, Moment};
use journal::Journal;
use situation::Situation;

/// The state of one query. An answer stays when a later look fails.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fact {
    pub answer: Option<Answer>,
    /// When it was last looked at, whether that succeeded or not.
    pub at: Option<Timestamp>,
    /// Why the last look failed.
    pub problem: Option<Problem>,
    /// How often it failed in a row.
    pub failures: u32,
    /// A change touched it, or a person asked to look again: ask, and show the old meanwhile.
    pub stale: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub situation: Situation,
    /// `UNIX_EPOCH` until the first `Msg::Woke`.
    pub now: Timestamp,
    pub journal: Journal,
    /// When this run last began to write records: their absence is no news for a while.
    pub writing_since: Option<Timestamp>,
    /// DNS leads to more names than are asked for: what hangs on the rest is not measured.
    pub leads_too_far: bool,
    known: BTreeMap<Query, Fact>,
    derived: Derived,
}

impl Facts {
    pub fn get(&self, query: &Query) -> Option<&Fact> {
        self.known.get(query)
    }

    pub fn entry(&mut self, query: Query) -> &mut Fact {
        match query {
            Query::Dns(_) => self.derived.clear(),
            // Nothing that AWS says moves a name server.
            _ => self.derived.clear_views(),
        }
        self.known.entry(query).or_default()
    }

    /// What follows from these facts and was worked out before.
    pub fn derived(&self) -> &Derived {
        &self.derived
    }

    /// What tells these facts from those before and after, where no question was answered between.
    pub fn moment(&self) -> Moment {
        Moment::new(self.now, self.writing_since, &self.journal)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Query, &Fact)> {
        self.known.iter()
    }

    /// Drops what `of` names as if it had never been asked.
    pub fn forget(&mut self, of: impl Fn(&Query) -> bool) {
        self.derived.clear();
        self.known.retain(|query, _| !of(query));
    }

    /// Marks what `touched` names as to be asked again.
    pub fn expire(&mut self, touched: impl Fn(&Query) -> bool) {
        self.derived.clear_findings();
        for (query, fact) in &mut self.known {
            if touched(query) {
                fact.stale = true;
                fact.failures = 0;
            }
        }
    }

    /// The clock was set back to `now`: nothing was looked at later than that.
    pub fn set_back(&mut self) {
        self.derived.clear();
        let now = self.now;
        let times = self.known.values_mut().filter_map(|fact| fact.at.as_mut());
        times.chain(&mut self.writing_since).for_each(|at| *at = (*at).min(now));
    }

    pub fn record(&mut self, query: Query, result: Result<Answer, Problem>) {
        let now = self.now;
        let fact = self.entry(query);
        fact.at = Some(now);
        fact.stale = false;
        match result {
            Ok(answer) => {
                fact.answer = Some(answer);
                fact.problem = None;
                fact.failures = 0;
            }
            Err(problem) => {
                fact.problem = Some(problem);
                fact.failures += 1;
            }
        }
    }

    fn answer(&self, query: &Query) -> Option<&Answer> {
        self.known.get(query)?.answer.as_ref()
    }

    /// What each of these servers said of the name, as far as they have been asked.
    pub fn replies<'a>(
        &'a self,
        servers: &'a [Server],
        name: &'a Name,
        rtype: RecordType,
    ) -> impl Iterator<Item = &'a Reply> {
        servers.iter().filter_map(move |server| {
            self.dns(&Question { server: server.clone(), name: name.clone(), rtype })
        })
    }

    pub fn problem(&self, query: &Query) -> Option<&Problem> {
        self.known.get(query)?.problem.as_ref()
    }

    /// Every problem that stands, in the order of the queries.
    pub fn problems(&self) -> impl Iterator<Item = (&Query, &Problem)> {
        self.known.iter().filter_map(|(query, fact)| Some((query, fact.problem.as_ref()?)))
    }

    pub fn caller(&self) -> Option<&Caller> {
        match self.answer(&Query::Caller)? {
            Answer::Caller(caller) => Some(caller),
            _ => None,
        }
    }

    /// The identity's Region.
    pub fn region(&self) -> Option<&Region> {
        self.caller()?.region.as_ref()
    }

    pub fn ses_account(&self) -> Option<&SesAccount> {
        match self.answer(&Query::SesAccount)? {
            Answer::SesAccount(account) => Some(account),
            _ => None,
        }
    }

    pub fn ses_account_in(&self, region: &Region) -> Option<&SesAccount> {
        match self.answer(&Query::SesAccountIn(region.clone()))? {
            Answer::SesAccountIn(account) => account.as_ref(),
            _ => None,
        }
    }

    /// `None` before it was asked; `Some(None)` where SES did not tell.
    pub fn send_statistics(&self) -> Option<Option<&[SendPoint]>> {
        match self.answer(&Query::SendStatistics)? {
            Answer::SendStatistics(points) => Some(points.as_deref()),
            _ => None,
        }
    }

    pub fn identities(&self) -> Option<&[IdentityListing]> {
        match self.answer(&Query::Identities)? {
            Answer::Identities(identities) => Some(identities),
            _ => None,
        }
    }

    /// `None`: not known; `Some(None)`: there is no such identity.
    pub fn identity(&self, name: &str) -> Option<Option<&Identity>> {
        match self.answer(&Query::Identity(name.to_owned()))? {
            Answer::Identity(identity) => Some(identity.as_deref()),
            _ => None,
        }
    }

    /// `None` before it was asked; `Some(None)` where it may not be read, or is no more.
    pub fn other_identity(&self, domain: &Name) -> Option<Option<&Identity>> {
        match self.answer(&Query::OtherIdentity(domain.clone()))? {
            Answer::OtherIdentity(identity) => Some(identity.as_deref()),
            _ => None,
        }
    }

    pub fn identity_in(&self, region: &Region, domain: &Name) -> Option<&Identity> {
        match self.answer(&Query::IdentityIn { region: region.clone(), domain: domain.clone() })? {
            Answer::IdentityIn(identity) => identity.as_deref(),
            _ => None,
        }
    }

    /// `None`: not known; `Some(None)`: there is no such set.
    pub fn configuration_set(&self, name: &str) -> Option<Option<ConfigurationSet>> {
        match self.answer(&Query::ConfigurationSet(name.to_owned()))? {
            Answer::ConfigurationSet(set) => Some(*set),
            _ => None,
        }
    }

    pub fn suppression(&self, address: &Address) -> Option<&Suppression> {
        match self.answer(&Query::Suppressed(address.clone()))? {
            Answer::Suppressed(suppression) => suppression.as_ref(),
            _ => None,
        }
    }

    pub fn hosted_zones(&self) -> Option<&[HostedZone]> {
        match self.answer(&Query::HostedZones)? {
            Answer::HostedZones(zones) => Some(zones),
            _ => None,
        }
    }

    pub fn delegation_set(&self, zone: &HostedZoneId) -> Option<&[Name]> {
        match self.answer(&Query::DelegationSet(zone.clone()))? {
            Answer::DelegationSet(servers) => Some(servers),
            _ => None,
        }
    }

    pub fn zone_sets(&self, hosted_zone: &HostedZoneId) -> Option<&ZoneSets> {
        match self.answer(&Query::ZoneSets(hosted_zone.clone()))? {
            Answer::ZoneSets(sets) => Some(sets),
            _ => None,
        }
    }

    /// What stands at a name: from the zone's page where that is whole, else from the name's own question.
    pub fn record_sets(&self, hosted_zone: &HostedZoneId, name: &Name) -> Option<&[RecordSet]> {
        if let Some(zone) = self.zone_sets(hosted_zone).filter(|zone| zone.is_whole) {
            return Some(zone.by_name.get(name).map(Vec::as_slice).unwrap_or_default());
        }
        let query = Query::RecordSets { hosted_zone: hosted_zone.clone(), name: name.clone() };
        match self.answer(&query)? {
            Answer::RecordSets(sets) => Some(sets),
            _ => None,
        }
    }

    /// True once every Route 53 server has the change; `None` until Route 53 was asked.
    pub fn record_change(&self, id: &str) -> Option<bool> {
        match self.answer(&Query::RecordChange(id.to_owned()))? {
            Answer::RecordChange { in_sync } => Some(*in_sync),
            _ => None,
        }
    }

    pub fn user_pools(&self) -> Option<&[UserPoolListing]> {
        match self.answer(&Query::UserPools)? {
            Answer::UserPools(pools) => Some(pools),
            _ => None,
        }
    }

    pub fn user_pool(&self, id: &UserPoolId) -> Option<&UserPool> {
        match self.answer(&Query::UserPool(id.clone()))? {
            Answer::UserPool(pool) => Some(pool),
            _ => None,
        }
    }

    pub fn pool_surroundings(&self, id: &UserPoolId) -> Option<&PoolSurroundings> {
        match self.answer(&Query::PoolSurroundings(id.clone()))? {
            Answer::PoolSurroundings(surroundings) => Some(surroundings),
            _ => None,
        }
    }

    /// The users of a pool as this query last found them, and when that was; `None` where they were not
    /// looked at since something touched them.
    pub fn users(&self, query: &Query) -> Option<(&Users, Timestamp)> {
        let fact = self.known.get(query).filter(|fact| !fact.stale && fact.problem.is_none())?;
        match fact.answer.as_ref()? {
            Answer::Users(users) => Some((users, fact.at?)),
            _ => None,
        }
    }

    pub fn dns(&self, question: &Question) -> Option<&Reply> {
        match self.answer(&Query::Dns(question.clone()))? {
            Answer::Dns(reply) => Some(reply),
            _ => None,
        }
    }

    /// When the question was last asked.
    pub fn asked_at(&self, query: &Query) -> Option<Timestamp> {
        self.known.get(query)?.at
    }
}
