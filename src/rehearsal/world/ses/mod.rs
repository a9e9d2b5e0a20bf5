//! Amazon SES (API v2) in one Region: sandbox, identities and quotas are all per Region (SES
//! developer guide, "Regions and Amazon SES").

mod account;
mod configuration_set;
mod dkim;
mod identity;
mod looks;
mod mail_from;
mod send;
mod signing;
mod statistics;
mod suppression;
mod tags;
mod unsendable;

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::core::kinds::name::{Name, Region};

pub use account::{Account, Details, Review, ReviewOutcome};
pub use dkim::{Dkim, Origin, signing_hosted_zone, tokens};
pub use identity::{Check, Identity};
pub use mail_from::MailFrom;
pub use send::{bare, identity_of_arn};
pub use statistics::{Feedback, Point};
pub use suppression::Suppressed;
pub use unsendable::Unsendable;

#[derive(Clone, Debug)]
pub struct Ses {
    pub account: Account,
    /// By name; an address keeps its case ("email addresses are case sensitive", SES developer
    /// guide, "Creating and verifying identities").
    pub identities: BTreeMap<String, Identity>,
    /// By name, and whether they send.
    pub configuration_sets: BTreeMap<String, bool>,
    /// The account's suppression list, by address.
    pub suppressed: BTreeMap<String, Suppressed>,
    /// When SES looks at the DNS next.
    pub next_look: Timestamp,
    /// When each recipient was sent to who counts against the quota.
    pub sent: Vec<Timestamp>,
    /// What became of them.
    pub feedback: Vec<(Timestamp, Feedback)>,
}

impl Ses {
    /// A Region in which nobody did anything yet.
    pub fn sandbox(now: Timestamp) -> Self {
        Self {
            account: Account::sandbox(),
            identities: BTreeMap::new(),
            configuration_sets: BTreeMap::new(),
            suppressed: BTreeMap::new(),
            next_look: now,
            sent: Vec::new(),
            feedback: Vec::new(),
        }
    }

    /// The identity that decides for an address: "the most granular identity" wins, the address
    /// before its domain before the parents (SES developer guide, "Creating and verifying
    /// identities"). Identities that were never verified do not stand in a verified one's way.
    pub fn identity_for(&self, address: &str) -> Option<&Identity> {
        let own = self.identities.get(address).filter(|identity| identity.verified);
        let mut domain = address.rsplit('@').next().map(Name::from_answer);
        let mut found = own;
        while let Some(name) = domain.take().filter(|_| found.is_none()) {
            found = self.identities.get(name.as_str()).filter(|identity| identity.verified);
            domain = name.parent().filter(|parent| !parent.as_str().is_empty());
        }
        found
    }
}

/// How error texts write a Region.
pub fn shouted(region: &Region) -> String {
    region.as_str().to_ascii_uppercase()
}

#[cfg(test)]
mod tests;
