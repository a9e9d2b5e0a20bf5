//! What stood at the first complete look of a run. `--yes` agrees to changes of that, and to no others: what
//! somebody else has changed since is for a person.

use std::collections::BTreeMap;

use crate::core::facts::Facts;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::change::Change;
use crate::core::kinds::pool;
use crate::core::kinds::query::Query;
use crate::core::rules::record_sets;

/// Each answer as it was when it first came.
#[derive(Clone, Debug, Default)]
pub struct FirstLook {
    stood: BTreeMap<Query, Answer>,
}

impl FirstLook {
    /// Takes what was not known before. What this run has written itself is known anew.
    pub fn observe(&mut self, facts: &Facts) {
        for (query, fact) in facts.iter() {
            if let (true, Some(answer), false) = (is_written(query), &fact.answer, fact.stale) {
                self.stood.entry(query.clone()).or_insert_with(|| answer.clone());
            }
        }
    }

    /// This run's own change went out: what it touches is another now.
    pub fn forget(&mut self, change: &Change) {
        self.stood.retain(|query, _| !change.touches(query));
    }

    /// What the change would write over stands as it did at the first look.
    pub fn allows(&self, facts: &Facts, change: &Change) -> bool {
        match change {
            Change::BindPool(binding) | Change::RestorePool(binding) => {
                let Some(Answer::UserPool(first)) =
                    self.stood.get(&Query::UserPool(binding.user_pool.clone()))
                else {
                    return true;
                };
                pool::moved_in(&first.members, &first.mfa, &binding.as_seen()).is_empty()
                    && first.members.get(pool::fields::EMAIL) == binding.seen.get(pool::fields::EMAIL)
                    && first.members.get("LastModifiedDate") == binding.seen.get("LastModifiedDate")
            }
            Change::SetMailFrom { domain, before, .. } => {
                let Some(Answer::Identity(first)) = self.stood.get(&Query::Identity(domain.to_string()))
                else {
                    return true;
                };
                let first = first.as_deref().and_then(crate::core::steps::mail_from_before);
                first == *before
            }
            Change::EnableSigning { domain } => match self.stood.get(&Query::Identity(domain.to_string())) {
                Some(Answer::Identity(Some(first))) => !first.dkim.signing_enabled,
                _ => true,
            },
            Change::RememberChoices { domain, tags, before, .. } => {
                match self.stood.get(&Query::Identity(domain.to_string())) {
                    Some(Answer::Identity(Some(first))) => {
                        crate::core::facts::remembered::under(first, tags) == *before
                    }
                    _ => true,
                }
            }
            Change::PublishRecords { hosted_zone, sets } | Change::TakeBackRecords { hosted_zone, sets } => {
                sets.iter().all(|set| {
                    let question = record_sets::question(facts, hosted_zone, &set.after.name);
                    let first = match self.stood.get(&question) {
                        Some(Answer::ZoneSets(zone)) => zone.by_name.get(&set.after.name),
                        Some(Answer::RecordSets(sets)) => Some(sets),
                        _ => return true,
                    };
                    let mut first = first.into_iter().flatten();
                    first.find(|first| first.rtype == set.after.rtype) == set.before.as_ref()
                })
            }
            // These write over nothing that anybody else could have set.
            Change::RequestProduction(_)
            | Change::CreateIdentity { .. }
            | Change::StartDkim { .. }
            | Change::SendMail { .. }
            | Change::InviteTestUser { .. }
            | Change::DeleteTestUser { .. } => true,
        }
    }
}

/// Something that a change writes over.
fn is_written(query: &Query) -> bool {
    matches!(query, Query::UserPool(_) | Query::Identity(_) | Query::ZoneSets(_) | Query::RecordSets { .. })
}
