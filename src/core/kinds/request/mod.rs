//! TODO

pub mod found;
pub mod template;
pub mod typed;
