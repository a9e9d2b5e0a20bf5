//! The bind: the pool sends through the identity, and nothing else of it changes.

use super::Step;
use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup::{self, is_bound};
use crate::core::kinds::address::Sender;
use crate::core::kinds::aws::UserPool;
use crate::core::kinds::change::{Binding, Change};
use crate::core::kinds::message::Message;
use crate::core::kinds::pool;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::{Field, FieldId, FieldKind, Status, StepId};
use crate::core::rules::hold::of_sending;
use crate::core::rules::proof;

pub struct Pool;

impl Step for Pool {
    fn id(&self) -> StepId {
        StepId::Pool
    }

    fn asks(&self, facts: &Facts, choices: &Choices) -> Vec<Query> {
        if facts.region().is_none() {
            return Vec::new();
        }
        let mut asks = Vec::new();
        // For the preview.
        let target = target(facts, choices).filter(|_| !choices.skips(StepId::Pool));
        asks.extend(target.map(|_| Query::SendStatistics));
        if choices.user_pools.is_empty() {
            asks.push(Query::UserPools);
            let tagged = setup::remembered(facts, choices).map(|remembered| remembered.user_pools);
            asks.extend(tagged.unwrap_or_default().into_iter().map(Query::UserPool));
            asks.extend(setup::only_pool(facts).map(Query::UserPool));
        }
        for id in setup::user_pool_ids(facts, choices) {
            let pool = facts.user_pool(&id);
            asks.push(Query::UserPool(id.clone()));
            asks.extend(pool.map(|_| Query::PoolSurroundings(id.clone())));
            let set = pool.and_then(|pool| setup::configuration_set(facts, choices, pool));
            asks.extend(set.map(Query::ConfigurationSet));
        }
        asks
    }

    fn status(&self, facts: &Facts, choices: &Choices) -> Status {
        let Some(id) = setup::user_pool_id(facts, choices) else {
            return match (facts.user_pools(), facts.problem(&Query::UserPools)) {
                (Some(_), _) => Status::Todo,
                (None, Some(_)) => Status::Wrong,
                (None, None) if facts.region().is_some() => Status::Waiting,
                (None, None) => Status::Blocked,
            };
        };
        let Some(pool) = facts.user_pool(&id) else {
            // Without a caller nothing else is asked of AWS.
            let unasked = facts.caller().is_none() && facts.problem(&Query::Caller).is_some();
            return match facts.problem(&Query::UserPool(id)) {
                Some(_) => Status::Wrong,
                None if unasked => Status::Blocked,
                None => Status::Waiting,
            };
        };
        if is_bound(facts, choices, pool) {
            Status::Done
        } else if setup::identity(facts, choices).is_none() || of_sending(facts, choices).is_some() {
            Status::Blocked
        } else {
            Status::Todo
        }
    }

    fn summary(&self, facts: &Facts, choices: &Choices) -> Message {
        let name = setup::user_pool(facts, choices).map(|pool| pool.name().to_owned()).unwrap_or_default();
        let id = match self.status(facts, choices) {
            Status::Done => "summary-pool-bound",
            Status::Todo if setup::user_pool_id(facts, choices).is_none() => {
                return Message::new("summary-pool-unchosen");
            }
            Status::Todo if lacks_sender(facts, choices) => return Message::new("summary-identity-question"),
            Status::Todo => "summary-pool-ready",
            Status::Blocked if setup::identity(facts, choices).is_none() => {
                return Message::new("summary-pool-blocked");
            }
            Status::Blocked => "summary-pool-held",
            Status::Wrong => return Message::new("summary-pool-unreadable"),
            Status::Waiting | Status::Skipped => return Message::new("summary-pool-asking"),
        };
        Message::new(id).text("pool", name)
    }

    fn fields(&self, facts: &Facts, choices: &Choices) -> Vec<Field> {
        if self.status(facts, choices) == Status::Todo && lacks_sender(facts, choices) {
            let value =
                choices.identity_domain().map(|domain| format!("no-reply@{domain}")).unwrap_or_default();
            return vec![Field { id: FieldId::From, kind: FieldKind::Line, value }];
        }
        let Some(pools) = facts.user_pools() else {
            // Listing may not be allowed where reading the pool itself is.
            let denied = facts.problem(&Query::UserPools).is_some_and(|problem| !problem.kind.passes());
            let typed = Field { id: FieldId::UserPool, kind: FieldKind::Line, value: String::new() };
            return if denied && choices.user_pools.is_empty() { vec![typed] } else { Vec::new() };
        };
        if setup::user_pool_id(facts, choices).is_some() || pools.is_empty() {
            return Vec::new();
        }
        // Of several none is proposed: Enter held down would take it.
        let value = setup::only_pool(facts).map(|id| id.to_string()).unwrap_or_default();
        vec![Field { id: FieldId::UserPool, kind: FieldKind::Pick, value }]
    }

    fn changes(&self, facts: &Facts, choices: &Choices) -> Vec<Change> {
        let Some(bind) = bind(facts, choices) else { return Vec::new() };
        // SES takes a mail like the pool's before the pool sends through it.
        proof::missing(facts, choices).into_iter().chain([bind]).collect()
    }
}

/// The identity was made elsewhere, and the address that users are to see is on no server before
/// the pool sends from it.
fn lacks_sender(facts: &Facts, choices: &Choices) -> bool {
    setup::user_pool(facts, choices).is_some() && setup::sender(facts, choices).is_none()
}

/// The bind alone, without the mail before it: only typing the pool's name leads here.
pub fn override_changes(facts: &Facts, choices: &Choices) -> Vec<Change> {
    bind(facts, choices).into_iter().collect()
}

/// The pool that is to be bound next, to whom and by which identity; `None` where there is none, or not all
/// of it is known.
fn target<'a>(facts: &'a Facts, choices: &Choices) -> Option<(&'a UserPool, Sender, String)> {
    let pool = setup::user_pool(facts, choices)?;
    setup::identity(facts, choices)?;
    if is_bound(facts, choices, pool) {
        return None;
    }
    Some((pool, setup::sender(facts, choices)?, setup::source_arn(facts, choices)?))
}

fn bind(facts: &Facts, choices: &Choices) -> Option<Change> {
    let (pool, sender, source_arn) = target(facts, choices)?;
    let email =
        pool::email_configuration(pool.members.get("EmailConfiguration"), &source_arn, &sender.header());
    let mut binding = Binding::of(pool, email);
    binding.accepted = pool::unknown_members(&pool.members);
    Some(Change::BindPool(Box::new(binding)))
}
