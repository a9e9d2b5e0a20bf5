//! Whether the user behind an invitation stands, by what a look at the pool has found.

use jiff::{SignedDuration, Timestamp};

use crate::core::facts::Facts;
use crate::core::kinds::aws::{PoolUser, TestUser, Users};

use super::invited::{Invited, Known};
use super::{SETTLED, is_untouched};

/// The answer's `Date` is cut to the second, and the look may have been a moment under way.
const BEFORE: SignedDuration = SignedDuration::from_secs(2);

/// No call takes longer.
const AFTER: SignedDuration = SignedDuration::from_secs(60);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is not looked up yet.
    Unread,
    /// Nobody is there so far; it is looked again then.
    Early(Timestamp),
    Gone,
    Ours {
        user: TestUser,
        touched: bool,
    },
    /// These were made under the name since, or nobody can tell when: ours may be among them.
    Perhaps(Vec<TestUser>),
    /// Somebody was there before the invitation, which could make nobody then.
    Theirs,
}

pub fn of(facts: &Facts, invited: &Invited<'_>) -> Standing {
    let looked = facts.users(&invited.query());
    match (&invited.known, looked) {
        // That it was made is certain: it stands until a look says otherwise.
        (Known::Named { user, .. }, None) => Standing::Ours { user: (*user).clone(), touched: false },
        (Known::Named { user, at }, Some((users, looked_at))) => {
            match users.found.iter().find(|found| user.is(&found.user)) {
                Some(found) => ours(facts, found, users, looked_at),
                None => nobody(*at, looked_at),
            }
        }
        (Known::Asked(_), None) => Standing::Unread,
        (Known::Asked(asked), Some((users, looked_at))) => among(facts, asked, users, looked_at),
    }
}

fn ours(facts: &Facts, found: &PoolUser, users: &Users, looked_at: Timestamp) -> Standing {
    let now = skew(users, looked_at).and_then(|skew| facts.now.checked_add(skew).ok());
    Standing::Ours { user: found.user.clone(), touched: !is_untouched(found, now) }
}

fn nobody(last_asked_at: Timestamp, looked_at: Timestamp) -> Standing {
    match last_asked_at.checked_add(SETTLED) {
        // A clock that was set back since proves nothing, and nothing is waited for.
        Ok(settled) if (last_asked_at..settled).contains(&looked_at) => Standing::Early(settled),
        _ => Standing::Gone,
    }
}

/// Ours is who was made within the time of one of the invitations, if there is one such user alone.
fn among(facts: &Facts, asked: &[Timestamp], users: &Users, looked_at: Timestamp) -> Standing {
    let (Some(first), Some(last)) = (asked.first(), asked.last()) else { return Standing::Gone };
    if users.found.is_empty() {
        return nobody(*last, looked_at);
    }
    let all = || users.found.iter().map(|found| found.user.clone());
    let Some(skew) = skew(users, looked_at) else { return Standing::Perhaps(all().collect()) };
    // How long after an invitation, by the service's own clock.
    let passed = |at: &Timestamp, user: &TestUser| user.created.duration_since(*at) - skew;
    let is_of = |user: &TestUser| {
        let within = |at: &Timestamp| (-BEFORE..=AFTER).contains(&passed(at, user));
        asked.iter().any(within)
    };
    let made: Vec<&PoolUser> = users.found.iter().filter(|found| is_of(&found.user)).collect();
    match made.as_slice() {
        [only] => ours(facts, only, users, looked_at),
        [] => {
            let since: Vec<TestUser> = all().filter(|user| passed(first, user) >= -BEFORE).collect();
            if since.is_empty() { Standing::Theirs } else { Standing::Perhaps(since) }
        }
        several => Standing::Perhaps(several.iter().map(|found| found.user.clone()).collect()),
    }
}

/// How far the service's clock is ahead of this machine's, which the journal goes by.
fn skew(users: &Users, looked_at: Timestamp) -> Option<SignedDuration> {
    users.told_at.map(|told_at| told_at.duration_since(looked_at))
}
