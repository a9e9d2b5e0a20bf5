//! Zones: who serves a name in DNS, which hosted zone holds it, and what to write there.

pub mod authority;
pub mod dnssec;
pub mod hosted;
pub mod known;
pub mod look;
pub mod presentation;
pub mod publish;
pub mod split;

#[cfg(test)]
mod tests;
