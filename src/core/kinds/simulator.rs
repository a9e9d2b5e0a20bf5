//! SES's mailbox simulator.

use super::address::{Address, address};

/// SES takes mail to it also in the sandbox and counts it against no daily quota; the send rate applies, and
/// it is billed (SES developer guide, "Using the mailbox simulator manually").
pub const SIMULATOR: &str = "success@simulator.amazonses.com";

/// [`SIMULATOR`], as an address.
pub fn simulator() -> Option<Address> {
    address(SIMULATOR).ok()
}

pub fn is_simulator(to: &Address) -> bool {
    to.to_string() == SIMULATOR
}
