//! Text that steers a terminal, in every place where others put text: none of it comes out, in any
//! face, on either stream, or in the log.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failure to set up is a failure of the test"
)]

#[path = "hostile/faces.rs"]
mod faces;
#[path = "hostile/files.rs"]
mod files;
#[path = "pty/mod.rs"]
mod pty;
#[path = "program/run.rs"]
#[allow(dead_code, reason = "the program's tests use the rest")]
mod run;
#[path = "hostile/screen.rs"]
mod screen;
#[path = "hostile/tame.rs"]
mod tame;
#[path = "program/watch.rs"]
#[allow(dead_code, reason = "others use the rest")]
mod watch;
#[path = "hostile/world.rs"]
mod world;
