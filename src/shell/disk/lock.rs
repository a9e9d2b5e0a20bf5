//! One writer at a time: an advisory lock on the file `lock` of a set-up, held for one write.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::problem;
use crate::core::problem::Problem;

/// How long a write waits for another program's write. Each holds the lock for one small file,
/// so that a longer wait means a program that was stopped while it wrote.
pub const PATIENCE: Duration = Duration::from_secs(2);

/// Dropping the file releases the lock.
pub fn exclusive(directory: &Path) -> Result<File, Problem> {
    let path = directory.join("lock");
    let failed = |error: &std::io::Error| problem::io("disk:Lock", &path, error);
    let file = open(&path).map_err(|error| failed(&error))?;
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
pub fn shared(directory: &Path) -> Option<File> {
    let file = File::open(directory.join("lock")).ok()?;
    wait(|| file.try_lock_shared()).ok()?;
    Some(file)
}

fn open(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)
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
