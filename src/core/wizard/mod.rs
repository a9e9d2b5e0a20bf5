//! The machine: the model, what moves it, and what comes next.

pub mod effect;
pub mod first_look;
pub mod model;
pub mod msg;
pub mod plan;
pub mod pool_list;
pub mod restoring;
pub mod update;
