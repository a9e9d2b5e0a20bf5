//! How many files, sockets and pipes this process may have open.

use std::io;
use std::os::fd::AsFd;

use nix::sys::resource::{Resource, getrlimit, setrlimit};

/// Beside what is open at the start. A rehearsal, which has both ends of its connections, had 105 open at
/// most; 64 are for the questions that go to name servers at once. Where it gets none, tokio panics.
pub const NEEDED: u16 = 128;
/// What the soft limit is raised to where it is lower: macOS has 256, Linux 1,024.
pub const ENOUGH: u16 = 256;

/// This many may be open, and that is not enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooFew(pub u64);

/// Raises the soft limit as far as the hard one lets it, and sees whether what is needed can be had.
///
/// # Errors
/// It cannot.
pub fn secure() -> Result<(), TooFew> {
    let limit = raise().unwrap_or_default();
    let stdin = io::stdin();
    let spare: io::Result<Vec<_>> = (0..NEEDED).map(|_| stdin.as_fd().try_clone_to_owned()).collect();
    spare.map(drop).map_err(|_| TooFew(limit))
}

/// The soft limit that holds now.
fn raise() -> nix::Result<u64> {
    let (soft, hard) = getrlimit(Resource::RLIMIT_NOFILE)?;
    let wanted = hard.min(ENOUGH.into());
    if soft >= wanted {
        return Ok(soft);
    }
    setrlimit(Resource::RLIMIT_NOFILE, wanted, hard)?;
    Ok(wanted)
}
