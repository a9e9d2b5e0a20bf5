//! One AWS account and the DNS around it as a pure state machine: no network, no clock of its
//! own. Whoever has a clock says what time it is with [`World::advance`] before each call.

pub mod cognito;
mod delivers;
mod mail;
mod refusal;
pub mod route53;
pub mod ses;
mod zones;

use std::collections::{BTreeMap, VecDeque};

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

use crate::core::kinds::name::Region;
use crate::rehearsal::tree::Tree;

pub use delivers::{Delivery, Dropped, Refused, Unsigned};
pub use mail::{Mail, Taken, Via};
pub use refusal::Refusal;
pub use zones::{HandPublished, Zone, quoted};

/// How long things take in this world.
#[derive(Clone, Debug)]
pub struct Timing {
    /// Between two looks of SES at the DNS.
    pub ses_looks_every: SignedDuration,
    /// The 72 hours that SES looks for DKIM and MAIL FROM records.
    pub window: SignedDuration,
    /// From a `ChangeResourceRecordSets` until `GetChange` says INSYNC; the lag of the zone's
    /// slowest server where that is longer.
    pub insync_after: SignedDuration,
    /// From "I have entered them" until the DNS host publishes.
    pub by_hand_after: SignedDuration,
}

/// An error that the scenario wants instead of an answer.
#[derive(Clone, Debug)]
pub struct Fault {
    pub refusal: Refusal,
    /// How many calls it still stops; `None`: every one.
    pub times: Option<u32>,
}

/// One call that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    pub at: Timestamp,
    /// As `ses:GetAccount`.
    pub operation: String,
    pub writes: bool,
}

/// So many calls are remembered.
const LOGGED: usize = 10_000;

pub struct World {
    /// Twelve digits.
    pub account: String,
    /// The caller's ARN.
    pub caller: String,
    pub tree: Tree,
    pub timing: Timing,
    pub zones: Vec<Zone>,
    pub ses: BTreeMap<Region, ses::Ses>,
    pub route53: route53::Changes,
    pub user_pools: BTreeMap<String, cognito::UserPool>,
    /// True where more than one SES call a second is refused.
    pub throttle: bool,
    /// Operations that fail, as `ses:GetAccount`.
    pub faults: BTreeMap<String, Fault>,
    /// Members laid over what an operation of SES or Cognito answers, by `GetAccount` or
    /// `GetAccount[us-east-1]`.
    pub overlays: Map<String, Value>,
    pub mails: Vec<Mail>,
    /// What SES has accepted, delivered or not.
    pub taken: Vec<Taken>,
    pub hand_published: Vec<HandPublished>,
    /// The calls that were admitted or refused, the last ones.
    pub log: VecDeque<Heard>,
    calls: BTreeMap<String, u64>,
    writes: u64,
    last_ses_call: Option<Timestamp>,
    requests: u64,
    users_made: u64,
    now: Timestamp,
}

impl World {
    /// An account without anything in it.
    pub fn new(account: &str, caller: &str, timing: Timing, now: Timestamp) -> Self {
        Self {
            account: account.to_owned(),
            caller: caller.to_owned(),
            tree: Tree::new(),
            timing,
            zones: Vec::new(),
            ses: BTreeMap::new(),
            route53: route53::Changes::default(),
            user_pools: BTreeMap::new(),
            throttle: false,
            faults: BTreeMap::new(),
            overlays: Map::new(),
            mails: Vec::new(),
            taken: Vec::new(),
            hand_published: Vec::new(),
            log: VecDeque::new(),
            calls: BTreeMap::new(),
            writes: 0,
            last_ses_call: None,
            requests: 0,
            users_made: 0,
            now,
        }
    }

    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Carries out everything that was due by `now`. Time never goes back.
    pub fn advance(&mut self, now: Timestamp) {
        if now <= self.now {
            return;
        }
        self.now = now;
        self.publish_by_hand(now);
        for ses in self.ses.values_mut() {
            ses.account.advance(now);
        }
        self.look_at_dns(now);
    }

    /// A request id in the form of AWS'.
    pub fn next_request_id(&mut self) -> String {
        self.requests += 1;
        format!("{:08x}-7265-4865-8172-{:012x}", self.requests, self.now.as_millisecond())
    }

    /// Counts a call and says whether it may go on.
    ///
    /// # Errors
    /// What the scenario wants the operation to fail with, or SES' rate limit.
    pub fn admit(&mut self, operation: &str, writes: bool) -> Result<(), Refusal> {
        *self.calls.entry(operation.to_owned()).or_default() += 1;
        if self.log.len() == LOGGED {
            self.log.pop_front();
        }
        self.log.push_back(Heard { at: self.now, operation: operation.to_owned(), writes });
        self.admit_rate(operation)?;
        if let Some(fault) = self.faults.get_mut(operation) {
            match &mut fault.times {
                Some(0) => {}
                Some(times) => {
                    *times -= 1;
                    return Err(fault.refusal.clone());
                }
                None => return Err(fault.refusal.clone()),
            }
        }
        self.writes += u64::from(writes);
        Ok(())
    }

    /// "All actions except SendEmail, SendRawEmail and SendTemplatedEmail: one request per second"
    /// (SES developer guide, service quotas).
    fn admit_rate(&mut self, operation: &str) -> Result<(), Refusal> {
        if !self.throttle || !operation.starts_with("ses:") || operation == "ses:SendEmail" {
            return Ok(());
        }
        let recent = |last: Timestamp| self.now.duration_since(last) < SignedDuration::from_secs(1);
        if self.last_ses_call.is_some_and(recent) {
            return Err(Refusal::new(429, "TooManyRequestsException", "Too many requests"));
        }
        self.last_ses_call = Some(self.now);
        Ok(())
    }

    /// The answer with the scenario's own members laid over it; `{}` and `null` remove a member.
    pub fn overlaid(&self, operation: &str, region: &Region, mut answer: Value) -> Value {
        for key in [operation.to_owned(), format!("{operation}[{region}]")] {
            if let Some(over) = self.overlays.get(&key) {
                lay_over(&mut answer, over);
            }
        }
        answer
    }

    /// SES in a Region; a Region that the scenario does not name is an untouched sandbox.
    pub fn ses(&mut self, region: &Region) -> &mut ses::Ses {
        let now = self.now;
        self.ses.entry(region.clone()).or_insert_with(|| ses::Ses::sandbox(now))
    }

    /// What tests look at: the calls that were made, and everything that went out.
    pub fn state(&self) -> Value {
        let pools: Map<String, Value> = self
            .user_pools
            .iter()
            .map(|(id, pool)| (id.clone(), Value::Object(pool.members.clone())))
            .collect();
        json!({
            "calls": self.calls,
            "writes": self.writes,
            "mails": self.mails.iter().map(Mail::json).collect::<Vec<_>>(),
            "user_pools": pools,
        })
    }
}

fn lay_over(base: &mut Value, over: &Value) {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            for (member, value) in over {
                if value.is_null() || value.as_object().is_some_and(Map::is_empty) {
                    base.remove(member);
                } else {
                    lay_over(base.entry(member.clone()).or_insert(Value::Null), value);
                }
            }
        }
        (base, over) => *base = over.clone(),
    }
}

#[cfg(test)]
mod tests;
