//! The planner: what comes next, what holds it up, and why. Every face goes by it, and none decides by itself:
//! Enter by [`at`] and [`toward`], `--plain` by [`talk`] and [`turn`], `apply` by [`next`], [`due`] and [`after`], `status` by
//! [`onward`], `restore` by [`restoring`]; and nothing is written that [`gate`] does not let through, whichever face confirms it.

mod again;
mod apply;
pub mod asks;
mod at;
mod at_work;
mod called_for;
mod entering;
pub mod gate;
mod held;
mod may;
mod naming;
mod onward;
pub mod restoring;
mod talk;
mod toward;

pub use again::{After, after};
pub use apply::{Next, due, next, overtaken};
pub use at::{At, Ripe, asked, at, failed, filled};
pub use called_for::{are_alike, changes, is_needed, is_wanted};
pub use entering::{by_hand, is_awaited, is_left_to_enter, records as records_by_hand};
pub use gate::{Gate, Refused};
pub use held::{Held, held, held_by, holds, overriding};
pub use may::{Allowed, owner};
pub use naming::{Named, names, needs_name};
pub use onward::{Onward, onward};
pub use talk::{Left, Menu, Note, Offer, Talk, Went, is_asked, talk, turn, went};
pub use toward::{Toward, may_be_passed, toward};

pub use crate::core::rules::undo::Undo;

use super::model::Model;
use crate::core::kinds::step::StepId;

/// What can be put back at the step.
pub fn back(model: &Model, id: StepId) -> Undo {
    crate::core::rules::undo::undo(&model.facts, &model.choices, id)
}
