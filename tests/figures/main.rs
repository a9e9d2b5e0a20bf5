//! What the wizard costs: bytes, frames, wake-ups, time and memory. What is counted is held to its
//! budget; times and memory are printed, and bounded only where something would be badly wrong,
//! since tests run unoptimised programs on machines that do other things too. The whole table, with
//! an optimised program: `cargo bench --bench figures`.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a failure to set up is a failure of the test")]

mod at_once;
mod beginning_and_end;
mod paints;
mod person;
#[path = "../pty/mod.rs"]
mod pty;
mod rest;
mod row;

use row::Row;

/// Times of an unoptimised program, on machines that do other things too: this many times their
/// budget is a defect.
const BADLY_WRONG: f64 = 100.0;
/// Memory of an unoptimised program, whose code is several times as large.
const UNOPTIMISED: f64 = 4.0;

fn check(row: Row) {
    let times = match row.unit {
        "MiB" => UNOPTIMISED,
        _ if row.is_count => return row.hold(),
        _ => BADLY_WRONG,
    };
    println!("{row}");
    let budget = row.budget.expect("a budget");
    assert!(row.measured <= budget * times, "{row}");
}

/// One after the other, so that none disturbs another.
#[test]
fn figures() {
    println!();
    beginning_and_end::first_frame().into_iter().for_each(check);
    check(paints::full_paint());
    paints::typed_character().into_iter().for_each(check);
    paints::scrolling().into_iter().for_each(check);
    rest::idle().into_iter().for_each(check);
    check(at_once::to_ses());
    beginning_and_end::quitting().into_iter().for_each(check);
    rest::waiting().into_iter().for_each(check);
}
