//! What else writes the pool's settings.

use super::PoolSite;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::owner;

pub fn finding(look: &PoolSite<'_>) -> Option<Finding> {
    let owner = owner::of(look.pool)?;
    Some(look.finding(Code::PoolManagedElsewhere).text("owner", owner))
}
