//! One writer at a time: an advisory lock on the file `lock` of a set-up, held for one write.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::problem;
use super::trust::Owner;
use crate::core::kinds::problem::Problem;

pub const FILE: &str = "lock";

/// How long a write waits for another program's write. Each holds the lock for one small file,
/// so that a longer wait means a program that was stopped while it wrote.
pub const PATIENCE: Duration = Duration::from_secs(2);

/// Dropping the file releases the lock.
pub fn exclusive(owner: &Owner, directory: &Path) -> Result<File, Problem> {
    let path = directory.join(FILE);
    let failed = |error: &std::io::Error| problem::io("disk:Lock", &path, error);
    let mut options = OpenOptions::new();
    let options = options.read(true).write(true).create(true).truncate(false).mode(0o600);
    let Some(file) = owner.open("disk:Lock", options, &path)? else {
        return Err(failed(&std::io::ErrorKind::NotFound.into()));
    };
    wait(|| file.try_lock()).map_err(|error| match error {
        TryLockError::Error(error) => failed(&error),
        TryLockError::WouldBlock => problem::named(
            "disk:Lock",
            "WouldBlock",
            format!("{}: held by another program for {} s", path.display(), PATIENCE.as_secs()),
        ),
    })?;
    Ok(file)
}

/// For reading: keeps half a line of a write under way out of what is read.
pub fn shared(owner: &Owner, directory: &Path) -> Option<File> {
    let file = owner.open("disk:Lock", OpenOptions::new().read(true), &directory.join(FILE)).ok()??;
    wait(|| file.try_lock_shared()).ok()?;
    Some(file)
}

fn wait(lock: impl Fn() -> Result<(), TryLockError>) -> Result<(), TryLockError> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match lock() {
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => {
                thread::park_timeout(Duration::from_millis(5));
            }
            result => return result,
        }
    }
}
