//! What the wizard costs, each figure beside its budget and, where people do it in another way
//! today, beside that way, measured in the same run.
//!
//! `cargo bench --bench figures` builds the program as it is released and prints the table. Nothing
//! is asserted: what can be counted is held to its budget by the tests.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failure to set up ends the measure"
)]

#[path = "../../tests/figures/beginning_and_end.rs"]
mod beginning_and_end;
mod calls;
mod drawing;
mod look;
#[path = "../../tests/figures/paints.rs"]
mod paints;
#[path = "../../tests/figures/person.rs"]
mod person;
#[path = "../../tests/pty/mod.rs"]
mod pty;
#[path = "../../tests/figures/rest.rs"]
mod rest;
#[path = "../../tests/figures/row.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod row;
#[path = "../../tests/program/run.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod run;
#[path = "../../tests/program/served.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod served;
mod session;
#[path = "../../tests/program/watch.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod watch;

use row::Row;

/// In MB of 10^6 bytes, as the program is built here: stripped.
fn binary() -> Row {
    let bytes = std::fs::metadata(env!("CARGO_BIN_EXE_sendoff")).expect("the program").len();
    Row::new("the program on disk", bytes as f64 / 1e6, "MB").within(20.0)
}

fn main() {
    println!("{:<46} {:>16} {:>16}", "what", "measured", "budget");
    println!("{}", beginning_and_end::first_frame());
    drawing::table().iter().for_each(|row| println!("{row}"));
    println!("{}", paints::full_paint());
    paints::typed_character().iter().for_each(|row| println!("{row}"));
    paints::scrolling().iter().for_each(|row| println!("{row}"));
    rest::idle().iter().for_each(|row| println!("{row}"));
    rest::waiting().iter().for_each(|row| println!("{row}"));
    look::table().iter().for_each(|row| println!("{row}"));
    calls::table().iter().for_each(|row| println!("{row}"));
    beginning_and_end::quitting().iter().for_each(|row| println!("{row}"));
    println!("{}", binary());
}
