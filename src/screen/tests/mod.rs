//! The screens, drawn from models set by hand at a fixed time.

mod fit;
mod key_table;
mod pictures;
mod shot;
mod snapshots;
mod world;
