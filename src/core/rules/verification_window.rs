//! How long SES looks for what it was told of: AWS documents 72 hours for DKIM's records and, on a
//! clock of its own, 72 for the MX of MAIL FROM (SES developer guide, "Troubleshooting DKIM problems"
//! and "Using a custom MAIL FROM domain"). AWS does not tell when a clock began; where this program
//! gave the order, the journal does, and elsewhere nothing is said of it.

use jiff::{SignedDuration, Timestamp};

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::{self, Fate};
use crate::core::facts::setup;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::change::Change;

const LOOKS_FOR: SignedDuration = SignedDuration::from_hours(72);

/// Until about when SES looks for the DKIM records; `None` where it is not looking, or nobody knows.
pub fn dkim(facts: &Facts, choices: &Choices) -> Option<Timestamp> {
    let pending = setup::identity(facts, choices)?.dkim.status == Verification::Pending;
    let own = choices.identity_domain()?;
    let until = until(facts, |change| match change {
        Change::CreateIdentity { domain } | Change::StartDkim { domain } => domain == own,
        _ => false,
    });
    until.filter(|_| pending)
}

/// The same of MAIL FROM's MX.
pub fn mail_from(facts: &Facts, choices: &Choices) -> Option<Timestamp> {
    let standing = setup::identity(facts, choices)?.mail_from.as_ref()?;
    let until = until(facts, |change| match change {
        Change::SetMailFrom { mail_from, .. } => *mail_from == standing.domain,
        _ => false,
    });
    until.filter(|_| standing.status == Verification::Pending)
}

/// 72 hours after the last such order that took effect, while they last.
fn until(facts: &Facts, began: impl Fn(&Change) -> bool) -> Option<Timestamp> {
    let done = |deed: &journal::Deed<'_>| matches!(deed.fate, Fate::Done(_)) && began(deed.change);
    let last = journal::deeds(&facts.journal).into_iter().filter(done).map(|deed| deed.at).max()?;
    last.checked_add(LOOKS_FOR).ok().filter(|until| *until > facts.now)
}
