//! Faces at work in a simulated world, by a clock that stands still while anything can be done.

mod consent;
mod gaps;
mod histories;
mod numbers;
mod oracle;
mod plain;
mod restore;
pub mod simulation;
mod test_users;
mod unproven;
