//! What goes only where a person types a name: the pool's, or the test user's.

use crate::core::kinds::change::Change;
use crate::core::rules::hold::Hold;

/// A name that a person typed to agree to a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    /// What was shown to hold it at that moment: the name covers this and nothing else.
    pub over: Vec<Hold>,
}

/// A user that was used since or may be a person's, and a pool with members that this program does not know.
pub fn needs_name(change: &Change) -> bool {
    match change {
        Change::DeleteTestUser { named, .. } => *named,
        Change::RestorePool(binding) => !binding.accepted.is_empty(),
        _ => false,
    }
}

/// What was typed names what the change is about: the user that it would delete, or the pool, whose id will
/// do as well.
pub fn names(change: &Change, typed: &str) -> bool {
    let typed = typed.trim();
    match change {
        Change::DeleteTestUser { made: Some(made), named: true, .. } => typed == made.username,
        _ => change.binding().is_some_and(|binding| {
            !typed.is_empty() && (typed == binding.pool_name() || typed == binding.user_pool.as_str())
        }),
    }
}
