//! What leaves the program: command lines, the owner's code, exports, the first line of a visit.

pub mod command_line;
pub mod export;
pub mod owner_code;
pub mod visit;
