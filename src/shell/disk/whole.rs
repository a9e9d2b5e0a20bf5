//! A file of the state is read whole, and so only up to a bound.

use std::fs::OpenOptions;
use std::io::{self, Read};
use std::path::Path;

use super::problem;
use super::trust::Owner;
use crate::core::kinds::problem::Problem;

/// `None`: there is no such file. `largest` is in bytes, `code` that of the problem with a larger one.
///
/// # Errors
/// What kept the file from being opened, believed or read; one that is too large is not read at all.
pub fn read(owner: &Owner, path: &Path, largest: u64, code: &str) -> Result<Option<Vec<u8>>, Problem> {
    let failed = |error: io::Error| problem::io("disk:Read", path, &error);
    let Some(file) = owner.open("disk:Read", OpenOptions::new().read(true), path)? else {
        return Ok(None);
    };
    let too_large = |length: u64| problem::too_large(code, path, length, largest);
    let length = file.metadata().map_err(failed)?.len();
    if length > largest {
        return Err(too_large(length));
    }
    let mut bytes = Vec::new();
    // It may have grown since.
    let read = file.take(largest + 1).read_to_end(&mut bytes).map_err(failed)?;
    match u64::try_from(read) {
        Ok(read) if read <= largest => Ok(Some(bytes)),
        _ => Err(too_large(largest + 1)),
    }
}

#[cfg(test)]
mod tests;
