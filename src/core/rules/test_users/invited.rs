//! What the journal says of each user name that was asked for.

use jiff::Timestamp;

use crate::core::facts::journal::{Deed, Fate};
use crate::core::kinds::change::Change;
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::problem::Problem;
use crate::core::kinds::query::{Query, UserKey};
use crate::core::kinds::refusal::{self, Refusal};

use super::TestUser;

/// A user name that an invitation asked for, and of which the journal has no end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited<'a> {
    pub user_pool: &'a UserPoolId,
    /// An address in a pool whose users sign in with theirs; else a name that this program made up.
    pub username: &'a str,
    pub known: Known<'a>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known<'a> {
    /// The answer named the user.
    Named { user: &'a TestUser, at: Timestamp },
    /// One of these invitations has made it, or may have, in their order.
    Asked(Vec<Timestamp>),
}

impl Invited<'_> {
    /// Asks for just the user that is meant.
    pub fn query(&self) -> Query {
        let key = match &self.known {
            Known::Named { user, .. } => UserKey::Sub(user.sub.clone()),
            Known::Asked(_) if self.username.contains('@') => UserKey::Email(self.username.to_owned()),
            Known::Asked(_) => UserKey::Username(self.username.to_owned()),
        };
        Query::Users { user_pool: self.user_pool.clone(), key }
    }

    pub fn last_asked_at(&self) -> Timestamp {
        match &self.known {
            Known::Named { at, .. } => *at,
            Known::Asked(at) => at.last().copied().unwrap_or(Timestamp::UNIX_EPOCH),
        }
    }
}

/// Every user name that may have a user of ours behind it, in the order of the invitations. Of two users
/// with one name Cognito refuses the second, so that one name has one user at a time.
pub fn invited<'a>(deeds: &[Deed<'a>]) -> Vec<Invited<'a>> {
    let mut all: Vec<Invited<'a>> = Vec::new();
    for deed in deeds {
        match deed.change {
            Change::InviteTestUser { user_pool, username, .. } => {
                let is_it = |one: &Invited<'_>| one.user_pool == user_pool && one.username == username;
                let before = all.iter().position(is_it).map(|index| all.remove(index).known);
                let known = after(before, deed);
                all.extend(known.map(|known| Invited { user_pool, username, known }));
            }
            Change::DeleteTestUser { user_pool, username, .. } if matches!(deed.fate, Fate::Done(_)) => {
                all.retain(|one| one.user_pool != user_pool || one.username != username);
            }
            _ => {}
        }
    }
    all
}

/// What is known of a user name once one more invitation has asked for it.
fn after<'a>(before: Option<Known<'a>>, deed: &Deed<'a>) -> Option<Known<'a>> {
    let at = deed.at;
    match &deed.fate {
        // It was free, so that nobody of before stands there any more.
        Fate::Done(outcome) => Some(match &outcome.user {
            Some(user) => Known::Named { user, at },
            None => Known::Asked(vec![at]),
        }),
        Fate::Failed(problem) if may_have_made(problem) => Some(Known::Asked(vec![at])),
        Fate::Failed(_) => before,
        Fate::Unknown => Some(match before {
            Some(Known::Asked(mut asked)) => {
                asked.push(at);
                Known::Asked(asked)
            }
            Some(Known::Named { at: made_at, .. }) => Known::Asked(vec![made_at, at]),
            None => Known::Asked(vec![at]),
        }),
    }
}

/// Cognito makes the user before it fails to mail ("the user stands all the same"). `PreSignUp` runs before
/// that; of any other trigger no document says what it leaves, so that the user is looked up.
fn may_have_made(problem: &Problem) -> bool {
    let undelivered = problem.code.as_deref() == Some("CodeDeliveryFailureException");
    undelivered
        || match refusal::of(problem) {
            Some(Refusal::Trigger { name }) => name.as_deref() != Some("PreSignUp"),
            _ => false,
        }
}
