//! Performs what the core wants done: calls, files, clipboard, terminal, signals.

mod calls;
pub mod clipboard;
pub mod clock;
pub mod descriptors;
pub mod disk;
mod export;
pub mod faces;
mod frame;
mod input;
pub mod log;
mod panic;
mod pasted_keys;
mod perform;
mod resume;
mod runtime;
mod scribe;
mod session;
mod signals;
mod terminal;
#[cfg(test)]
mod tests;
mod tui;
mod write;

pub use clipboard::Clipboard;
pub use disk::Disk;
pub use runtime::block_on;
pub use session::{Ports, Session, Turn};
pub use tui::{Ending, tui};
