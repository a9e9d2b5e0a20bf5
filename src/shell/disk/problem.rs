//! Failures of this machine's disk as problems that a person can act on.

use std::io;
use std::path::Path;

use jiff::Timestamp;

use crate::core::kinds::change::Change;
use crate::core::kinds::problem::{Problem, ProblemKind, Who};

/// `code` is the kind of the error (`StorageFull`, `PermissionDenied`), `message` the path and
/// the system's own words.
pub fn io(operation: &str, path: &Path, error: &io::Error) -> Problem {
    named(operation, &format!("{:?}", error.kind()), format!("{}: {error}", path.display()))
}

pub fn named(operation: &str, code: &str, message: String) -> Problem {
    Problem {
        code: Some(code.to_owned()),
        message: Some(message),
        ..Problem::new(ProblemKind::Disk, operation, Who::Main)
    }
}

/// What is so large was not written by this program; nothing of it is read, or written.
pub fn too_large(code: &str, path: &Path, length: u64, largest: u64) -> Problem {
    let message = format!("{}: {length} bytes, at most {largest}", path.display());
    named("disk:Read", code, message)
}

/// Another program was faster with a change that must not be made twice.
pub fn overtaken(change: &Change, directory: &Path, at: Timestamp) -> Problem {
    let message = format!("{}: intended by another program at {at}", directory.display());
    Problem {
        kind: ProblemKind::Conflict,
        caller: change.caller(),
        ..named(change.operation(), "Overtaken", message)
    }
}
