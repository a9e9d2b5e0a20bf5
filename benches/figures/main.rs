//! What the wizard costs, each figure beside its budget and, where people do it in another way
//! today, beside that way, measured in the same run.
//!
//! `cargo bench --bench figures` builds the program as it is released and prints the table, in less
//! than four minutes. It fails where a count is over its budget; times are for people, since a
//! machine that does other things too takes longer. `-- frame` prints only the parts whose headings
//! hold that word.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failure to set up ends the measure"
)]

#[path = "../../tests/figures/at_once.rs"]
mod at_once;
#[path = "../../tests/figures/beginning_and_end.rs"]
mod beginning_and_end;
mod calls;
mod drawing;
mod look;
#[path = "../../tests/figures/paints.rs"]
mod paints;
#[path = "../../tests/figures/person.rs"]
mod person;
mod propagation;
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

use std::process::ExitCode;

use row::Row;

/// In MB of 10^6 bytes, as the program is built here: stripped.
fn binary() -> Row {
    let bytes = std::fs::metadata(env!("CARGO_BIN_EXE_sendoff")).expect("the program").len();
    Row { is_count: true, ..Row::new("the program on disk", bytes as f64 / 1e6, "MB").within(20.0) }
}

/// Linux tells: what times are to be read by.
fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let processors = std::thread::available_parallelism().map_or(0, usize::from);
    format!("load {} on {processors} processors", load.split(' ').next().unwrap_or_default())
}

/// What is measured, and the rows that it gives.
type Part = (&'static str, fn() -> Vec<Row>);

/// Each when its turn has come: one after the other, so that none disturbs another.
const TABLE: [Part; 8] = [
    ("A frame", || {
        let mut rows = Vec::from(beginning_and_end::first_frame());
        rows.extend(drawing::table());
        rows.push(paints::full_paint());
        rows.extend(paints::typed_character());
        rows
    }),
    ("A thousand user pools", || paints::scrolling().into()),
    ("Nothing to do", rest::idle),
    ("Waiting", rest::waiting),
    ("One look", || look::table().into()),
    ("Records on their way", propagation::table),
    ("Calls to AWS", calls::table),
    ("The program", || beginning_and_end::quitting().into_iter().chain([binary()]).collect()),
];

fn main() -> ExitCode {
    println!("{:<44} {:>15} {:>15}  {}", "what", "measured", "budget", load());
    let mut code = ExitCode::SUCCESS;
    // Cargo adds `--bench`.
    let only = std::env::args().skip(1).find(|word| !word.starts_with('-')).unwrap_or_default();
    let asked = |about: &str| about.to_lowercase().contains(&only.to_lowercase());
    for (about, rows) in TABLE.into_iter().filter(|(about, _)| asked(about)) {
        println!("{about}");
        for row in rows() {
            println!("  {row}");
            if row.is_count && !row.holds() {
                code = ExitCode::FAILURE;
            }
        }
    }
    println!("{}", load());
    code
}
