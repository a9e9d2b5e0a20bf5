//! What the wizard costs: bytes, frames, wake-ups, time and memory. What is counted is held to its
//! budget; times and memory are printed, and bounded only where something would be badly wrong,
//! since tests run unoptimised programs on machines that do other things too. The whole table, with
//! an optimised program: `cargo bench --bench figures`.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a failure to set up is a failure of the test")]

mod beginning_and_end;
mod paints;
mod person;
#[path = "../pty/mod.rs"]
mod pty;
mod rest;
mod row;

use row::Row;

/// Times and memory of an unoptimised program: this many times their budget is a defect.
const BADLY_WRONG: f64 = 20.0;

fn bound(row: Row) {
    println!("{row}");
    let budget = row.budget.expect("a budget");
    assert!(row.measured <= budget * BADLY_WRONG, "{row}");
}

/// One after the other, so that none disturbs another.
#[test]
fn figures() {
    println!();
    bound(beginning_and_end::first_frame());
    paints::full_paint().hold();
    paints::typed_character().into_iter().for_each(Row::hold);
    for row in paints::scrolling() {
        if row.unit == "ms" { bound(row) } else { row.hold() }
    }
    for row in rest::idle() {
        if row.unit == "KiB" { bound(row) } else { row.hold() }
    }
    beginning_and_end::quitting().into_iter().for_each(bound);
    rest::waiting().into_iter().for_each(Row::hold);
}
