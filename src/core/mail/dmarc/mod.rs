//! DMARC as RFC 9989 has it: the record that applies to a From domain, what it asks for, and
//! what aligns with it. What is missing is asked for.

pub mod align;
pub mod applies;
pub mod parse;
pub mod policy;
pub mod reports;
pub mod walk;

mod uri;

#[cfg(test)]
mod tests;

pub use align::{AlignWhy, Alignment, alignment};
pub use applies::{Applied, applies};
pub use parse::parse;
pub use policy::{Fault, Mode, Policy, Psd, Request, Why};
pub use reports::{Authorisation, Destination, authorisation, destinations};
pub use walk::{Unsettled, record_name, walk_names};
