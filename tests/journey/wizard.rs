//! The wizard against a world that runs elsewhere, as `rehearse --serve` says to start it.

use std::path::Path;

use sendoff::words::Lang;
use serde_json::Value;

use crate::person::Person;
use crate::pty::Launch;
use crate::served::Served;

/// With these arguments, the served world's variables, and this `XDG_STATE_HOME`.
pub fn wizard(served: &Served, arguments: &[String], state: &Path) -> Person {
    let launch = Launch::sendoff(arguments).state(state);
    let launch = served.environment().iter().fold(launch, |launch, (name, value)| launch.env(name, value));
    Person::at(launch, Lang::En)
}

/// How often an operation was called.
pub fn calls(state: &Value, operation: &str) -> u64 {
    state["calls"][operation].as_u64().unwrap_or(0)
}
