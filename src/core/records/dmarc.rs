//! The DMARC record that applies to a domain: its own, or one that a tree walk upwards finds
//! (RFC 9989, section 4.10).

use crate::core::facts::Facts;
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;
use crate::core::mail::dmarc::{self, Applied, Unsettled, record_name};
use crate::core::servers::known::Known;

/// # Errors
/// What is not known yet, or cannot be.
pub fn applied(facts: &Facts, domain: &Name) -> Result<Applied, Unsettled> {
    dmarc::applies(domain, &Known::of(facts, domain))
}

/// The name above `_dmarc.DOMAIN` whose record applies to the domain; one that receivers cannot
/// use covers nothing.
pub fn covering(facts: &Facts, at: &Name) -> Option<Name> {
    let domain = at.parent()?;
    let applied = applied(facts, &domain).ok()?;
    applied.request?;
    applied.at.filter(|at| *at != domain).map(|at| record_name(&at))
}

/// What it rests on, asked already or not.
pub fn asks(facts: &Facts, at: &Name) -> Vec<Query> {
    let Some(domain) = at.parent() else {
        return Vec::new();
    };
    let known = Known::of(facts, &domain);
    // What is missing for it stands among the questions.
    drop(dmarc::applies(&domain, &known));
    known.asks()
}
