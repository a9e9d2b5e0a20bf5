//! The users that this program made in a pool as a test, and those that it may have made. Which of them
//! stand is looked up and not remembered: the journal says what was asked for, the pool says who is there.

mod invited;
mod lookup;
pub mod recipient;

#[cfg(test)]
mod tests;

use jiff::{SignedDuration, Timestamp};

use crate::core::facts::Facts;
use crate::core::kinds::aws::{PoolUser, TestUser, Users};
use crate::core::kinds::change::Change;
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::query::{Query, UserKey};
use crate::core::kinds::step::Status;

pub use self::invited::{Invited, invited};
pub use lookup::Standing;

/// How long after it was made a user may be missing in a list, and how long a call that was cut off may
/// still be under way: before that, a look that finds nobody says nothing.
pub const SETTLED: SignedDuration = SignedDuration::from_secs(5);

/// A user whose last change is later than this after its creation was used by somebody since.
const UNTOUCHED: SignedDuration = SignedDuration::from_secs(60);

/// An older one is left to a person.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Nobody but the invitation has changed this user, and it is less than a day old. `now`: by the service's
/// own clock; where that is not known, nobody can say so.
pub fn is_untouched(user: &PoolUser, now: Option<Timestamp>) -> bool {
    let created = user.user.created;
    user.modified.duration_since(created) <= UNTOUCHED
        && now.is_some_and(|now| now.duration_since(created) < DAY)
}

/// A user of ours that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    pub user_pool: UserPoolId,
    /// As the invitation asked for it.
    pub username: String,
    pub user: TestUser,
    /// It was used since, or is old: it goes only by its typed name.
    pub touched: bool,
}

/// A user that may be ours, and may be a person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubtful {
    pub user_pool: UserPoolId,
    /// As the invitation asked for it.
    pub username: String,
    pub asked_at: Timestamp,
    pub user: TestUser,
}

impl Doubtful {
    /// No person gets a name that this program made up.
    fn has_made_up_name(&self) -> bool {
        !self.username.contains('@')
    }
}

/// Who of all the users that were ever invited stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TestUsers {
    pub left: Vec<Left>,
    pub doubtful: Vec<Doubtful>,
    /// User names of invitations of which nobody knows what became, and that are not looked up yet.
    pub unread: Vec<(UserPoolId, String)>,
    /// When such a look is repeated that found nobody, but came too early to say so.
    pub again_at: Option<Timestamp>,
    /// User names that somebody else has in a pool.
    pub others: Vec<(UserPoolId, String)>,
}

impl TestUsers {
    pub fn of(facts: &Facts) -> Self {
        let deeds = crate::core::facts::journal::deeds(&facts.journal);
        let mut users = Self::default();
        for invited in invited(&deeds) {
            let (user_pool, username) = (invited.user_pool.clone(), invited.username.to_owned());
            match lookup::of(facts, &invited) {
                Standing::Gone => {}
                Standing::Unread => users.unread.push((user_pool, username)),
                Standing::Early(at) => {
                    users.unread.push((user_pool, username));
                    users.again_at = users.again_at.into_iter().chain([at]).min();
                }
                Standing::Ours { user, touched } => {
                    users.left.push(Left { user_pool, username, user, touched });
                }
                Standing::Perhaps(found) => {
                    let asked_at = invited.last_asked_at();
                    let doubtful = |user: TestUser| Doubtful {
                        user_pool: user_pool.clone(),
                        username: username.clone(),
                        asked_at,
                        user,
                    };
                    users.others.push((user_pool.clone(), username.clone()));
                    users.doubtful.extend(found.into_iter().map(doubtful));
                }
                Standing::Theirs => users.others.push((user_pool, username)),
            }
        }
        users
    }

    /// How the step stands for their sake alone; `None` where nothing keeps it open.
    pub fn open(&self) -> Option<Status> {
        if !self.left.is_empty() || self.doubtful.iter().any(Doubtful::has_made_up_name) {
            return Some(Status::Todo);
        }
        match self.again_at {
            Some(_) => Some(Status::Waiting),
            None => (!self.unread.is_empty()).then_some(Status::Blocked),
        }
    }

    /// Takes away those of ours that nobody has used.
    pub fn deletions(&self) -> Vec<Change> {
        let untouched = self.left.iter().filter(|left| !left.touched);
        untouched.map(|left| left.deletion(false)).collect()
    }

    /// Takes away one that goes only where a person types its name.
    pub fn named_deletion(&self) -> Option<Change> {
        let touched = self.left.iter().find(|left| left.touched).map(|left| left.deletion(true));
        touched.or_else(|| {
            let doubtful = self.doubtful.first()?;
            Some(Change::DeleteTestUser {
                user_pool: doubtful.user_pool.clone(),
                username: doubtful.username.clone(),
                made: Some(doubtful.user.clone()),
                named: true,
            })
        })
    }

    /// No invitation to this pool goes out while one is unresolved, or while a user of ours stays there.
    pub fn may_invite(&self, user_pool: &UserPoolId) -> bool {
        self.unread.is_empty() && !self.left.iter().any(|left| left.touched && left.user_pool == *user_pool)
    }
}

impl Left {
    fn deletion(&self, named: bool) -> Change {
        Change::DeleteTestUser {
            user_pool: self.user_pool.clone(),
            username: self.username.clone(),
            made: Some(self.user.clone()),
            named,
        }
    }
}

/// What the answer to an invitation says of the pool.
pub fn made(user_pool: &UserPoolId, user: &TestUser) -> (Query, Users) {
    let query = Query::Users { user_pool: user_pool.clone(), key: UserKey::Sub(user.sub.clone()) };
    let found = vec![PoolUser { user: user.clone(), modified: user.created }];
    (query, Users { found, told_at: Some(user.created) })
}

/// What must be looked up to tell who stands.
pub fn asks(facts: &Facts) -> Vec<Query> {
    invited(&crate::core::facts::journal::deeds(&facts.journal)).iter().map(Invited::query).collect()
}

/// When this query is put again by itself: it found nobody, and came too early to say so.
pub fn asked_again_at(facts: &Facts, query: &Query) -> Option<Timestamp> {
    let deeds = crate::core::facts::journal::deeds(&facts.journal);
    let invited = invited(&deeds).into_iter().find(|invited| invited.query() == *query)?;
    match lookup::of(facts, &invited) {
        Standing::Early(at) => Some(at),
        _ => None,
    }
}

/// The deletion with the user that the invitation before it has made; `None` where there is none of ours.
pub fn pinned(facts: &Facts, change: &Change) -> Option<Change> {
    let Change::DeleteTestUser { user_pool, username, made: None, named: false } = change else {
        return Some(change.clone());
    };
    let left = TestUsers::of(facts).left;
    let left = left.iter().find(|left| left.user_pool == *user_pool && left.username == *username)?;
    Some(left.deletion(false))
}
