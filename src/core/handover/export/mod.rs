//! What is handed over to others: in which form, and which records with what stands beside them.

mod batches;
mod format;
mod records;

#[cfg(test)]
mod tests;

pub use batches::{Batch, batches};
pub use format::Format;
pub use records::{Handed, Standing, records};
