//! What is left when the program is killed, or when AWS answers badly: at each call in turn, on
//! the way to a whole set-up, nothing is lost and nothing is done twice.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failure to set up is a failure of the test"
)]

#[path = "faults/answers.rs"]
mod answers;
#[path = "faults/denied.rs"]
mod denied;
#[path = "faults/killed.rs"]
mod killed;
#[path = "faults/known.rs"]
mod known;
#[path = "faults/proxy.rs"]
mod proxy;
#[path = "faults/request.rs"]
mod request;
#[path = "program/run.rs"]
#[allow(dead_code, reason = "the program's tests use the rest")]
mod run;
#[path = "program/served.rs"]
#[allow(dead_code, reason = "the journey's tests use the rest")]
mod served;
#[path = "faults/world.rs"]
mod world;
