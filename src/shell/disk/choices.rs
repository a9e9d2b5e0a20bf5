//! `choices.json`: read whole, written in one piece.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::trust::Owner;
use super::{problem, whole};
use crate::core::facts::choices::{Choices, VERSION, merge};
use crate::core::kinds::problem::Problem;

pub const FILE: &str = "choices.json";

/// In bytes. The longest text of the choices, that of the request, has 5,000 characters.
const LARGEST: u64 = 1 << 20;

/// # Errors
/// A file of a newer version, one that cannot be read or is too large, or one that somebody else can write;
/// it is left as it is.
pub fn read(owner: &Owner, directory: &Path) -> Result<Option<Choices>, Problem> {
    let path = directory.join(FILE);
    let Some(bytes) = whole::read(owner, &path, LARGEST, "ChoicesTooLarge")? else { return Ok(None) };
    let unreadable = |error: serde_json::Error| {
        problem::named("disk:Read", "Unreadable", format!("{}: {error}", path.display()))
    };
    let value: Value = serde_json::from_slice(&bytes).map_err(unreadable)?;
    if let Some(version) = value.get("version").and_then(Value::as_u64)
        && version > u64::from(VERSION)
    {
        let message = format!("{}: version {version}, this program knows {VERSION}", path.display());
        return Err(problem::named("disk:Read", "NewerVersion", message));
    }
    serde_json::from_value(value).map(Some).map_err(unreadable)
}

/// `ours` with what stands in the file for every member that is as it was `before`: two programs
/// that began without a file began with nothing chosen. Call under the lock.
pub fn merged(owner: &Owner, directory: &Path, before: Option<&Value>, ours: &Value) -> Value {
    let theirs = whole::read(owner, &directory.join(FILE), LARGEST, "ChoicesTooLarge").ok().flatten();
    let theirs = theirs.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let (Some(theirs), true) = (theirs, read(owner, directory).is_ok()) else {
        return ours.clone();
    };
    match before {
        Some(before) => merge(before, ours, &theirs),
        None => serde_json::to_value(Choices::default())
            .map_or_else(|_| ours.clone(), |nothing| merge(&nothing, ours, &theirs)),
    }
}

/// Call under the lock.
pub fn write(owner: &Owner, directory: &Path, choices: &Value) -> Result<(), Problem> {
    let path = directory.join(FILE);
    let failed = |error: io::Error| problem::io("disk:Write", &path, &error);
    let text = serde_json::to_vec_pretty(choices).map_err(|error| failed(error.into()))?;
    if read(owner, directory).is_err() {
        keep(&path).map_err(failed)?;
    }
    // tempfile creates with mode 0600.
    let mut file = tempfile::Builder::new().prefix(".choices-").tempfile_in(directory).map_err(failed)?;
    file.write_all(&text).map_err(failed)?;
    file.write_all(b"\n").map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&path).map_err(|error| failed(error.error))?;
    super::sync(directory).map_err(failed)
}

/// Gives the file the first free name `choices.json.kept-N`. A hard link fails where the name
/// is taken, so that nothing kept is ever lost; the file itself is replaced afterwards.
fn keep(path: &Path) -> io::Result<PathBuf> {
    let mut number = 1u32;
    loop {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".kept-{number}"));
        let kept = PathBuf::from(name);
        match fs::hard_link(path, &kept) {
            Ok(()) => return Ok(kept),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(error),
        }
    }
}
