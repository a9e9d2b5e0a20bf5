//! Why binding a user pool must wait: bound to an identity that cannot send to everyone, a
//! live pool's mail would stop.

use super::aws::{UserPool, Verification};
use super::choices::Choices;
use super::facts::Facts;
use super::message::Message;
use super::wanted;

/// Each has its words under `held-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    Sandbox,
    SendingPaused,
    NotVerified,
    SigningOff,
}

impl Hold {
    pub const ALL: [Hold; 4] = [Self::Sandbox, Self::SendingPaused, Self::NotVerified, Self::SigningOff];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Sandbox => "sandbox",
            Self::SendingPaused => "sending-paused",
            Self::NotVerified => "not-verified",
            Self::SigningOff => "signing-off",
        }
    }
}

/// Why, with the Region and how many users the pool has.
pub fn message(hold: Hold, facts: &Facts, pool: Option<&UserPool>) -> Message {
    let users = pool.and_then(UserPool::estimated_users).unwrap_or(0);
    let users = i32::try_from(users).map_or(f64::from(i32::MAX), f64::from);
    let region = facts.region().map(ToString::to_string).unwrap_or_default();
    Message::new(format!("held-{}", hold.code())).text("region", region).number("users", users)
}

/// The first reason, in the identity's Region; `None` where all is known and nothing holds.
/// What is not known holds as if it were not so.
pub fn hold(facts: &Facts, choices: &Choices) -> Option<Hold> {
    let account = facts.ses_account();
    let identity = wanted::identity(facts, choices);
    if !account.is_some_and(|account| account.production_access) {
        Some(Hold::Sandbox)
    } else if !account.is_some_and(|account| account.sending_enabled && account.enforcement != "SHUTDOWN") {
        Some(Hold::SendingPaused)
    } else if !identity.is_some_and(|identity| {
        identity.dkim.status == Verification::Success && identity.verified_for_sending
    }) {
        Some(Hold::NotVerified)
    } else if !identity.is_some_and(|identity| identity.dkim.signing_enabled) {
        Some(Hold::SigningOff)
    } else {
        None
    }
}
