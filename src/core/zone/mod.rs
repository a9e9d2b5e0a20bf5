//! Zones: who serves a name in DNS, which hosted zone holds it, and what to write there.

pub mod authority;
pub mod hosted;
pub mod known;
pub mod look;
pub mod presentation;
pub mod publish;

#[cfg(test)]
mod tests;
