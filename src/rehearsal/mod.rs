//! The wizard's rehearsal: an AWS account and the DNS around it, simulated on this machine. The
//! [`World`] is pure; HTTP and DNS servers on loopback stand in front of it.
//!
//! [`World`]: world::World

pub mod dns_server;
mod http;
mod running;
mod scenario;
mod shared;
pub mod tree;
pub mod world;

#[cfg(test)]
pub(crate) use http::respond;
pub use running::{Rehearsal, RehearsalError, start, start_scenario, start_world};
pub use scenario::{Scenario, ScenarioError, ScenarioInfo, scenarios};
#[cfg(test)]
pub(crate) use shared::Shared;
