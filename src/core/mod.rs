//! What should be true, what is, and what to do about it.
//!
//! Nothing here awaits, reads a clock, opens a file or knows a terminal. The rooms stand on floors: see
//! `docs/architecture.md`.

pub mod diagnosis;
pub mod facts;
pub mod handover;
pub mod kinds;
pub mod mail;
pub mod progress;
pub mod records;
pub mod request;
pub mod rules;
pub mod servers;
pub mod steps;
pub mod wizard;
