//! A recipient who has an account in the pool: no test user can be invited there, and theirs is not touched.

use crate::core::facts::Facts;
use crate::core::facts::journal::{self, Fate};
use crate::core::kinds::address::Address;
use crate::core::kinds::change::Change;
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::problem::Problem;
use crate::core::kinds::query::{Query, UserKey};

use super::TestUsers;

/// The invitation was refused because the address is that of a user, or an alias of one.
pub fn is_taken(facts: &Facts, change: &Change, problem: &Problem) -> bool {
    let Change::InviteTestUser { user_pool, username, .. } = change else { return false };
    match problem.code.as_deref() {
        Some("AliasExistsException") => true,
        // Of a name that was made up, only another wizard in the same second could have it.
        Some("UsernameExistsException") => {
            username.contains('@') || facts.user_pool(user_pool).is_some_and(|pool| pool.knows_addresses())
        }
        _ => false,
    }
}

/// Somebody has an account under this address, as the last invitation there has shown, and as the pool says
/// since.
pub fn has_account(facts: &Facts, users: &TestUsers, user_pool: &UserPoolId, to: &Address) -> bool {
    let name = to.to_string();
    if users.others.iter().any(|(pool, other)| pool == user_pool && *other == name) {
        return true;
    }
    if !was_refused(facts, user_pool, to) {
        return false;
    }
    let Some((found, _)) = facts.users(&query(user_pool, to)) else { return true };
    found.found.iter().any(|found| !users.left.iter().any(|left| left.user.is(&found.user)))
}

/// Once an invitation was refused so, the pool is asked whether the account still stands.
pub fn asks(facts: &Facts, user_pool: &UserPoolId, to: &Address) -> Option<Query> {
    was_refused(facts, user_pool, to).then(|| query(user_pool, to))
}

fn query(user_pool: &UserPoolId, to: &Address) -> Query {
    Query::Users { user_pool: user_pool.clone(), key: UserKey::Email(to.to_string()) }
}

fn was_refused(facts: &Facts, pool: &UserPoolId, recipient: &Address) -> bool {
    let deeds = journal::deeds(&facts.journal);
    let last = deeds.iter().rev().find(|deed| {
        matches!(deed.change, Change::InviteTestUser { user_pool, to, .. }
            if user_pool == pool && to == recipient)
    });
    last.is_some_and(|deed| match deed.fate {
        Fate::Failed(problem) => is_taken(facts, deed.change, problem),
        _ => false,
    })
}
