//! Zones: who serves a name in DNS, which hosted zone holds it, and what to write there.

pub mod addresses;
pub mod authority;
pub mod dnssec;
pub mod hosted;
pub mod inside;
pub mod known;
pub mod lookup;
mod name_servers;
pub mod parent;
pub mod port_53;
pub mod primary;
pub mod probe;
pub mod spf_answers;
pub mod split;

#[cfg(test)]
mod tests;
