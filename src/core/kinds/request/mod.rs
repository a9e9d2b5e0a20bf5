//! The text of the production request as data: what begins it, what is found in it, what was typed.

pub mod found;
pub mod template;
pub mod typed;
