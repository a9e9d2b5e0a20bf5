//! Why binding a user pool must wait: bound to an identity that cannot send to everyone, a
//! live pool's mail would stop.

use super::aws::{SesAccount, UserPool, Verification};
use super::choices::Choices;
use super::facts::Facts;
use super::message::Message;
use super::name::Region;
use super::query::Query;
use super::wanted;

/// Each has its words under `held-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// SES did not say how the account or the identity stands.
    Unknown,
    Sandbox,
    SendingPaused,
    NotVerified,
    SigningOff,
}

impl Hold {
    pub const ALL: [Hold; 5] =
        [Self::Unknown, Self::Sandbox, Self::SendingPaused, Self::NotVerified, Self::SigningOff];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Sandbox => "sandbox",
            Self::SendingPaused => "sending-paused",
            Self::NotVerified => "not-verified",
            Self::SigningOff => "signing-off",
        }
    }
}

/// Why, with the Region and how many users the pool has.
pub fn message(hold: Hold, region: Option<&Region>, pool: Option<&UserPool>) -> Message {
    let users = pool.and_then(UserPool::estimated_users).unwrap_or(0);
    let users = i32::try_from(users).map_or(f64::from(i32::MAX), f64::from);
    let region = region.map(ToString::to_string).unwrap_or_default();
    Message::new(format!("held-{}", hold.code())).text("region", region).number("users", users)
}

/// The first reason, in the identity's Region; `None` where all is known and nothing holds.
pub fn hold(facts: &Facts, choices: &Choices) -> Option<Hold> {
    let Some(account) = facts.ses_account() else { return Some(Hold::Unknown) };
    let Some(identity) = wanted::identity(facts, choices) else {
        let query = choices.identity_domain().map(|domain| Query::Identity(domain.to_string()));
        let unread = query.is_some_and(|query| facts.problem(&query).is_some());
        return Some(if unread { Hold::Unknown } else { first(account).unwrap_or(Hold::NotVerified) });
    };
    first(account).or_else(|| match &identity.dkim {
        dkim if dkim.status != Verification::Success || !identity.verified_for_sending => {
            Some(Hold::NotVerified)
        }
        dkim if !dkim.signing_enabled => Some(Hold::SigningOff),
        _ => None,
    })
}

/// What holds every bind in the account's Region, whichever the identity; `None` as the account where
/// SES did not say how it stands.
pub fn of_account(account: Option<&SesAccount>) -> Option<Hold> {
    account.map_or(Some(Hold::Unknown), first)
}

/// What the account says of all its identities.
fn first(account: &SesAccount) -> Option<Hold> {
    if !account.production_access {
        Some(Hold::Sandbox)
    } else if !account.sending_enabled || account.enforcement == "SHUTDOWN" {
        Some(Hold::SendingPaused)
    } else {
        None
    }
}
