//! The model as text and as JSON: what `status`, `apply`, `records` and plain mode print.

mod dry_run;
mod exit;
pub mod export;
mod json;
mod preview;
mod problems;
mod records;
mod style;
mod text;

#[cfg(test)]
mod tests;

pub use dry_run::dry_run_json;
pub use exit::{Exit, exit, exit_of};
pub use json::status_json;
pub use preview::preview;
pub use problems::{all as problems, problem_text};
pub use records::{record_block, records_json, records_table};
pub use style::{Style, columns};
pub use text::{finding_text, head, status_text, step_line, step_table};
