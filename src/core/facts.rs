//! What AWS and DNS last said, each with when. Status is derived from it, never stored.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::Timestamp;

use super::address::Address;
use super::answer::Answer;
use super::aws::{
    Caller, Identity, IdentityListing, PoolSurroundings, SesAccount, Suppression, UserPool, UserPoolListing,
};
use super::choices::Choices;
use super::dns::{Question, RecordType, Reply};
use super::journal::Entry;
use super::name::{HostedZoneId, Name, Region, UserPoolId};
use super::problem::Problem;
use super::query::Query;
use super::record::{HostedZone, RecordSet, RecordView};
use super::situation::Situation;
use super::zone::authority::Authority;
use super::zone::remembered::Remembered as Authorities;

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
    pub journal: Vec<Entry>,
    /// When this run last began to write records: their absence is no news for a while.
    pub writing_since: Option<Timestamp>,
    known: BTreeMap<Query, Fact>,
    /// The record view of these facts: asked for many times between two messages.
    views: RefCell<Option<Remembered>>,
    /// The name servers that these facts tell of.
    authorities: Authorities,
}

#[derive(Clone, Debug)]
struct Remembered {
    now: Timestamp,
    domain: Option<Name>,
    mail_from: Option<Name>,
    sender: Option<Name>,
    views: Rc<[RecordView]>,
}

impl Facts {
    pub fn get(&self, query: &Query) -> Option<&Fact> {
        self.known.get(query)
    }

    pub fn entry(&mut self, query: Query) -> &mut Fact {
        self.views.take();
        if matches!(query, Query::Dns(_)) {
            self.authorities.forget();
        }
        self.known.entry(query).or_default()
    }

    /// The views made by `make`, or those made before of the same facts and choices.
    pub fn remember_views(
        &self,
        choices: &Choices,
        make: impl FnOnce() -> Vec<RecordView>,
    ) -> Rc<[RecordView]> {
        let domain = choices.identity_domain();
        let from = choices.from.as_ref().filter(|_| choices.sender_spf);
        let sender = from.map(|from| &from.address.domain).or(domain.filter(|_| choices.sender_spf));
        let same = |old: &&Remembered| {
            old.now == self.now
                && old.domain.as_ref() == domain
                && old.mail_from == choices.mail_from
                && old.sender.as_ref() == sender
        };
        if let Some(old) = self.views.borrow().as_ref().filter(same) {
            return Rc::clone(&old.views);
        }
        let views: Rc<[RecordView]> = make().into();
        let (mail_from, sender) = (choices.mail_from.clone(), sender.cloned());
        let remembered = Remembered {
            now: self.now,
            domain: domain.cloned(),
            mail_from,
            sender,
            views: Rc::clone(&views),
        };
        self.views.replace(Some(remembered));
        views
    }

    /// As [`Facts::remember_views`]; `None` stands for the domain `name` and all its types.
    pub fn remember_authority(
        &self,
        name: &Name,
        rtype: Option<RecordType>,
        make: impl FnOnce() -> Authority,
    ) -> Authority {
        self.authorities.authority(&self.situation, (name.clone(), rtype), make)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Query, &Fact)> {
        self.known.iter()
    }

    /// Drops what `of` names as if it had never been asked.
    pub fn forget(&mut self, of: impl Fn(&Query) -> bool) {
        self.views.take();
        self.authorities.forget();
        self.known.retain(|query, _| !of(query));
    }

    /// Marks what `touched` names as to be asked again.
    pub fn expire(&mut self, touched: impl Fn(&Query) -> bool) {
        for (query, fact) in &mut self.known {
            if touched(query) {
                fact.stale = true;
                fact.failures = 0;
            }
        }
    }

    /// The clock was set back to `now`: nothing was looked at later than that.
    pub fn set_back(&mut self) {
        self.views.take();
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

    pub fn identity_in(&self, region: &Region, domain: &Name) -> Option<&Identity> {
        match self.answer(&Query::IdentityIn { region: region.clone(), domain: domain.clone() })? {
            Answer::IdentityIn(identity) => identity.as_deref(),
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

    pub fn record_sets(&self, hosted_zone: &HostedZoneId, name: &Name) -> Option<&[RecordSet]> {
        let query = Query::RecordSets { hosted_zone: hosted_zone.clone(), name: name.clone() };
        match self.answer(&query)? {
            Answer::RecordSets(sets) => Some(sets),
            _ => None,
        }
    }

    /// False until the sets were read since the last change to them: a plan made from older
    /// ones would write twice.
    pub fn record_sets_are_fresh(&self, hosted_zone: &HostedZoneId, name: &Name) -> bool {
        let query = Query::RecordSets { hosted_zone: hosted_zone.clone(), name: name.clone() };
        self.known.get(&query).is_some_and(|fact| fact.answer.is_some() && !fact.stale)
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
