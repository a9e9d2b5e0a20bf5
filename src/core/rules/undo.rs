//! What can be put back at a step: what its last change did, through a preview like any other change.

use super::test_users::TestUsers;
use super::undo_records as zone;
use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::{self, Deed, Fate};
use crate::core::facts::setup;
use crate::core::kinds::aws::UserPool;
use crate::core::kinds::change::Change;
use crate::core::kinds::message::Message;
use crate::core::kinds::pool::restore::{self, NotUndone};
use crate::core::kinds::problem::ProblemKind;
use crate::core::kinds::step::StepId;

/// What can be put back at a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Undo {
    /// Nothing was changed here, or it does not stand any more.
    Nothing,
    Changes(Vec<Change>),
    /// What stands must be read first.
    Reading,
    /// It cannot be put back as things are, and why.
    Refused(Message),
}

pub fn undo(facts: &Facts, choices: &Choices, step: StepId) -> Undo {
    match step {
        StepId::Pool => pool(facts, choices),
        // The mail through the pool is what proves the bind.
        StepId::Test if canary_failed(facts, choices).is_some() => pool(facts, choices),
        StepId::Test => match test_users(facts) {
            left if left.is_empty() => Undo::Nothing,
            left => Undo::Changes(left),
        },
        StepId::Records | StepId::Propagation => records(facts),
        StepId::Account | StepId::Access | StepId::Identity | StepId::MailFrom => {
            let done = |deed: &Deed<'_>| deed.change.step() == step && matches!(deed.fate, Fate::Done(_));
            match journal::deeds(&facts.journal).iter().any(done) {
                true => Undo::Refused(Message::new("note-not-put-back")),
                false => Undo::Nothing,
            }
        }
    }
}

/// The changes alone.
pub fn changes(facts: &Facts, choices: &Choices, step: StepId) -> Vec<Change> {
    match undo(facts, choices, step) {
        Undo::Changes(changes) => changes,
        Undo::Nothing | Undo::Reading | Undo::Refused(_) => Vec::new(),
    }
}

/// Exactly what this wizard wrote into hosted zones, where it still stands as written.
fn records(facts: &Facts) -> Undo {
    let undo = zone::undo(facts);
    if undo.unknown {
        Undo::Reading
    } else if undo.unread.is_some() {
        Undo::Refused(Message::new("note-records-unread"))
    } else if !undo.changes.is_empty() {
        Undo::Changes(undo.changes)
    } else if !undo.moved.is_empty() {
        let names: Vec<&str> = undo.moved.iter().map(|set| set.after.name.as_str()).collect();
        Undo::Refused(Message::new("note-records-moved").text("names", names.join(", ")))
    } else {
        Undo::Nothing
    }
}

/// Deletes the test users that are still there: whatever stands of the pool, they are this
/// program's own. One that goes only by its typed name comes last, and alone.
pub fn test_users(facts: &Facts) -> Vec<Change> {
    let users = TestUsers::of(facts);
    let deletions = users.deletions();
    if deletions.is_empty() { users.named_deletion().into_iter().collect() } else { deletions }
}

/// A user that is ours for certain is there to be deleted.
pub fn has_test_user(facts: &Facts) -> bool {
    !TestUsers::of(facts).left.is_empty()
}

/// The journal keeps what the pool was before its last write; the snapshot file says the same.
fn pool(facts: &Facts, choices: &Choices) -> Undo {
    let mut deeds = journal::deeds(&facts.journal);
    let Some(pool) = last_written(facts, choices, &deeds) else { return Undo::Nothing };
    // A put-back that was cut off before it took effect is still to be done.
    let (deed, bound) = loop {
        let Some((deed, bound)) = last_write(&deeds, pool) else { return Undo::Nothing };
        if let Change::BindPool(_) = deed.change {
            break (deed, bound);
        }
        if is_clean(deed.clone()) || bound.missed(pool).is_empty() {
            return Undo::Nothing;
        }
        deeds.truncate(deeds.iter().rposition(|one| *one == deed).unwrap_or(0));
    };
    // Only what was written is undone, member by member: any other setting that differs is somebody
    // else's, as far as anybody can tell.
    match restore::undoing(pool, bound, deed.at) {
        Ok(binding) if binding.is_made(pool) => Undo::Nothing,
        Ok(binding) => Undo::Changes(vec![Change::RestorePool(Box::new(binding))]),
        Err(NotUndone::NeedsDeveloper(members)) => {
            Undo::Refused(Message::new("note-needs-developer").text("members", members.join(", ")))
        }
        Err(NotUndone::Theirs(members)) => {
            Undo::Refused(Message::new("note-pool-theirs").text("members", members.join(", ")))
        }
    }
}

/// Of the pools of this set-up the one whose mail failed, else the one that was written last.
fn last_written<'a>(facts: &'a Facts, choices: &Choices, deeds: &[Deed<'_>]) -> Option<&'a UserPool> {
    let ids = setup::user_pool_ids(facts, choices);
    let mut pools: Vec<&UserPool> = ids.iter().filter_map(|id| facts.user_pool(id)).collect();
    pools.sort_by_key(|pool| last_write(deeds, pool).map(|(deed, _)| deed.at));
    let failed = pools.iter().find(|pool| canary_of(facts, pool).is_some());
    failed.or(pools.last()).copied()
}

/// The last write to this pool that took effect, or may have.
pub fn last_write<'a>(
    deeds: &[Deed<'a>],
    pool: &UserPool,
) -> Option<(Deed<'a>, &'a crate::core::kinds::change::Binding)> {
    deeds.iter().rev().find_map(|deed| {
        let binding = deed.change.binding().filter(|binding| binding.user_pool == pool.id)?;
        let failed = matches!(deed.fate, Fate::Failed(problem) if problem.kind != ProblemKind::PoolDiffers);
        (!failed).then(|| (deed.clone(), binding))
    })
}

/// The write was read back and found to be all that changed.
fn is_clean(deed: Deed<'_>) -> bool {
    matches!(deed.fate, Fate::Done(_))
}

/// The mail through the pool, where it was the pool's settings that it failed for: the bind that
/// it was to prove still stands.
pub fn canary_failed<'a>(facts: &'a Facts, choices: &Choices) -> Option<Deed<'a>> {
    let ids = setup::user_pool_ids(facts, choices);
    ids.iter().find_map(|id| canary_of(facts, facts.user_pool(id)?))
}

fn canary_of<'a>(facts: &'a Facts, pool: &UserPool) -> Option<Deed<'a>> {
    let deeds = journal::deeds(&facts.journal);
    let write = deeds.iter().rposition(|deed| {
        deed.change.binding().is_some_and(|binding| binding.user_pool == pool.id && binding.is_made(pool))
            && !matches!(deed.fate, Fate::Failed(_))
    })?;
    let invited = deeds[write..].iter().rev().find(
        |deed| matches!(deed.change, Change::InviteTestUser { user_pool, .. } if *user_pool == pool.id),
    )?;
    match invited.fate {
        Fate::Failed(problem) if problem.is_about_mail() => Some(invited.clone()),
        _ => None,
    }
}
