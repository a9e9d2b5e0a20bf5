//! Between the program and the world stands a proxy that breaks calls: each call of a whole set-up,
//! in each way in which a network or a service fails.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failure to set up is a failure of the test"
)]

#[path = "faults/calls.rs"]
mod calls;
#[path = "faults/each_call.rs"]
mod each_call;
#[path = "faults/fault.rs"]
mod fault;
#[path = "faults/lines.rs"]
mod lines;
#[path = "faults/login.rs"]
mod login;
#[path = "faults/mended.rs"]
mod mended;
#[path = "faults/name_servers.rs"]
mod name_servers;
#[path = "faults/outage.rs"]
mod outage;
#[path = "faults/permission.rs"]
mod permission;
#[path = "journey/person.rs"]
#[allow(dead_code, reason = "the journey uses the rest")]
mod person;
#[path = "faults/proxy.rs"]
mod proxy;
#[path = "pty/mod.rs"]
mod pty;
#[path = "faults/relay.rs"]
mod relay;
#[path = "faults/setting.rs"]
mod setting;
#[path = "faults/terminal.rs"]
mod terminal;
#[path = "faults/wizard.rs"]
mod wizard;
