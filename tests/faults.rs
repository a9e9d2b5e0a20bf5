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
#[path = "faults/login.rs"]
mod login;
#[path = "faults/permission.rs"]
mod permission;
#[path = "faults/proxy.rs"]
mod proxy;
#[path = "faults/setting.rs"]
mod setting;
#[path = "faults/wizard.rs"]
mod wizard;
