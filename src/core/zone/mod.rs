//! Zones: who serves a name in DNS, which hosted zone holds it, and what to write there.

pub mod authority;
pub mod hosted;
pub mod look;
pub mod presentation;
pub mod publish;
pub mod spread;
pub mod undo;
pub mod untouched;

#[cfg(test)]
mod tests;
