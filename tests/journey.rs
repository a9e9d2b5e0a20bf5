//! From a pool that mails from a shared address to a delivered test mail, as a person goes it:
//! on a terminal of 80x24, by Enter.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failure to set up is a failure of the test"
)]

#[path = "journey/by_enter.rs"]
mod by_enter;
#[path = "journey/ended.rs"]
mod ended;
#[path = "journey/gate.rs"]
mod gate;
#[path = "journey/held.rs"]
mod held;
#[path = "journey/killed.rs"]
mod killed;
#[path = "journey/killed_pool.rs"]
mod killed_pool;
#[path = "journey/many_pools.rs"]
mod many_pools;
#[path = "journey/person.rs"]
mod person;
#[path = "pty/mod.rs"]
mod pty;
#[path = "journey/resumed.rs"]
mod resumed;
#[path = "program/run.rs"]
#[allow(dead_code, reason = "the program's tests use the rest")]
mod run;
#[path = "journey/screens.rs"]
mod screens;
#[path = "program/served.rs"]
#[allow(dead_code, reason = "the program's tests use the rest")]
mod served;
#[path = "journey/tagged.rs"]
mod tagged;
#[path = "journey/together.rs"]
mod together;
#[path = "journey/typed.rs"]
mod typed;
#[path = "journey/walked.rs"]
mod walked;
#[path = "program/watch.rs"]
#[allow(dead_code, reason = "others use the rest")]
mod watch;
#[path = "journey/way_back.rs"]
mod way_back;
#[path = "journey/wizard.rs"]
mod wizard;
