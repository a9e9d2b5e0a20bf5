//! How far a batch that Route 53 accepted has come: PENDING until all its servers have it, then
//! INSYNC (`GetChange`, Route 53 API reference: usually within 60 seconds). It says nothing of
//! resolvers and of zones that nobody delegates to.

use jiff::{SignedDuration, Timestamp};

use crate::core::facts::Facts;
use crate::core::facts::journal::{Deed, Fate, deeds};
use crate::core::kinds::change::Change;
use crate::core::kinds::name::HostedZoneId;
use crate::core::kinds::query::Query;

/// Older changes are no longer followed.
const FOLLOWED: SignedDuration = SignedDuration::from_mins(10);

/// One accepted batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    pub hosted_zone: HostedZoneId,
    pub change_id: String,
    /// When it was sent.
    pub at: Timestamp,
    /// `None` until Route 53 was asked.
    pub in_sync: Option<bool>,
    /// From then until it was INSYNC, as far as it was looked at, or until now.
    pub took: SignedDuration,
}

/// The batches of the last minutes, oldest first.
pub fn recent(facts: &Facts) -> Vec<Spread> {
    deeds(&facts.journal).iter().filter_map(|deed| spread(facts, deed)).collect()
}

fn spread(facts: &Facts, deed: &Deed<'_>) -> Option<Spread> {
    let (Change::PublishRecords { hosted_zone, .. } | Change::TakeBackRecords { hosted_zone, .. }) =
        deed.change
    else {
        return None;
    };
    let Fate::Done(outcome) = &deed.fate else { return None };
    let change_id = outcome.change_id.clone()?;
    let in_sync = facts.record_change(&change_id);
    let seen = facts.asked_at(&Query::RecordChange(change_id.clone())).filter(|_| in_sync == Some(true));
    let took = seen.unwrap_or(facts.now).duration_since(deed.at);
    (facts.now.duration_since(deed.at) < FOLLOWED).then(|| Spread {
        hosted_zone: hosted_zone.clone(),
        change_id,
        at: deed.at,
        in_sync,
        took: took.max(SignedDuration::ZERO),
    })
}

pub fn asks(facts: &Facts) -> Vec<Query> {
    recent(facts).into_iter().map(|spread| Query::RecordChange(spread.change_id)).collect()
}
