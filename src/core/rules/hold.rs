//! Why binding a user pool must wait: bound while its mail would be refused, lost or unsigned, a live
//! pool's mail would stop.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::aws::{SesAccount, UserPool, Verification};
use crate::core::kinds::finding::Code;
use crate::core::kinds::message::Message;
use crate::core::kinds::name::Region;
use crate::core::kinds::query::Query;

/// What the account and the identity say has its words under `held-CODE`; a finding has its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// SES did not say how the account or the identity stands.
    Unknown,
    Sandbox,
    SendingPaused,
    NotVerified,
    SigningOff,
    /// SES has taken no mail with these settings yet.
    Unproven,
    /// A finding that means that this mail would not arrive.
    Found(Code),
}

impl Hold {
    /// Those of the account and the identity.
    pub const SENDING: [Hold; 5] =
        [Self::Unknown, Self::Sandbox, Self::SendingPaused, Self::NotVerified, Self::SigningOff];

    /// What the journal calls it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Sandbox => "sandbox",
            Self::SendingPaused => "sending-paused",
            Self::NotVerified => "not-verified",
            Self::SigningOff => "signing-off",
            Self::Unproven => "unproven",
            Self::Found(code) => code.as_str(),
        }
    }

    /// The finding that names it, whether or not it stands among the findings: in the sandbox, a review
    /// may be said in its place. `None` where nothing is known.
    pub const fn code(self) -> Option<Code> {
        match self {
            Self::Unknown | Self::Unproven => None,
            Self::Sandbox => Some(Code::Sandbox),
            Self::SendingPaused => Some(Code::SendingPaused),
            Self::NotVerified => Some(Code::BindBeforeVerified),
            Self::SigningOff => Some(Code::DkimSigningOff),
            Self::Found(code) => Some(code),
        }
    }
}

/// Why the account or the identity holds it, with the Region and how many users the pool has.
pub fn of_sending_message(hold: Hold, region: Option<&Region>, pool: Option<&UserPool>) -> Message {
    let users = pool.and_then(UserPool::estimated_users).unwrap_or(0);
    let users = i32::try_from(users).map_or(f64::from(i32::MAX), f64::from);
    let region = region.map(ToString::to_string).unwrap_or_default();
    Message::new(format!("held-{}", hold.as_str())).text("region", region).number("users", users)
}

/// What the account and the identity say, the first reason, in the identity's Region.
pub fn of_sending(facts: &Facts, choices: &Choices) -> Option<Hold> {
    let Some(account) = facts.ses_account() else { return Some(Hold::Unknown) };
    let Some(identity) = setup::identity(facts, choices) else {
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
