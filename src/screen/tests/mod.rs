//! The screens, drawn from models set by hand at a fixed time.

mod fit;
mod guidance;
mod key_table;
mod pictures;
mod pools;
mod shot;
mod snapshots;
mod world;
