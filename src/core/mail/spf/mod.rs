//! SPF as RFC 7208 has it, over answers that are already there: what is missing is asked for.

pub mod authorise;
pub mod cost;
pub mod evaluate;
pub mod lookup;
pub mod macros;
pub mod merge;
pub mod outcome;
pub mod parse;
pub mod reading;
pub mod record;
pub mod syntax_error;

mod mechanisms;
mod ranges;
mod refusal;
mod resembles;
mod target;

#[cfg(test)]
mod tests;

pub use authorise::{Authorised, Refusal, Through, Verdict, WhyNot, authorises_ses};
pub use cost::{Cost, cost};
pub use evaluate::{Client, Limits, evaluate};
pub use lookup::{Answer, Lookup, Spf};
pub use merge::{Merged, includes_ses, merge, merged_with_ses};
pub use outcome::{Outcome, SpfResult};
pub use parse::parse;
pub use record::Record;
pub use resembles::resembles;

/// The name whose SPF record lists the addresses that SES sends from (developer guide, "Using
/// a custom MAIL FROM domain").
pub const SES: &str = "amazonses.com";
