//! `journal.jsonl`: one entry a line, only ever appended to.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::problem;
use super::trust::Owner;
use crate::core::journal::Entry;
use crate::core::problem::Problem;

pub const FILE: &str = "journal.jsonl";

/// All lines that can be read, and a problem that names those that cannot.
pub fn read(owner: &Owner, directory: &Path) -> (Vec<Entry>, Option<Problem>) {
    let path = directory.join(FILE);
    let mut bytes = Vec::new();
    match owner.open("disk:Read", OpenOptions::new().read(true), &path) {
        Ok(None) => return (Vec::new(), None),
        Ok(Some(mut file)) => {
            if let Err(error) = file.read_to_end(&mut bytes) {
                return (Vec::new(), Some(problem::io("disk:Read", &path, &error)));
            }
        }
        Err(problem) => return (Vec::new(), Some(problem)),
    }
    let mut entries = Vec::new();
    let mut unreadable = Vec::new();
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match serde_json::from_slice(line) {
            Ok(entry) => entries.push(entry),
            Err(_) => unreadable.push((index + 1).to_string()),
        }
    }
    let problem = (!unreadable.is_empty()).then(|| {
        let message = format!("{}: line {}", path.display(), unreadable.join(", "));
        problem::named("disk:Read", "UnreadableLine", message)
    });
    (entries, problem)
}

/// Call under the lock. A line that a crash cut short is left alone and ended first; a line of
/// this program's that does not fit on the disk is taken back.
pub fn append(owner: &Owner, directory: &Path, entry: &Entry) -> Result<(), Problem> {
    let path = directory.join(FILE);
    let failed = |error: io::Error| problem::io("disk:Write", &path, &error);
    let mut line = serde_json::to_vec(entry).map_err(|error| failed(error.into()))?;
    line.push(b'\n');
    let is_new = !path.exists();
    let mut options = OpenOptions::new();
    let options = options.read(true).append(true).create(true).mode(0o600);
    let Some(mut file) = owner.open("disk:Write", options, &path)? else {
        return Err(failed(io::ErrorKind::NotFound.into()));
    };
    let length = file.metadata().map_err(failed)?.len();
    if !ends_a_line(&mut file, length).map_err(failed)? {
        line.insert(0, b'\n');
    }
    if let Err(error) = file.write_all(&line).and_then(|()| file.sync_data()) {
        // Best effort: the problem to report is the write's.
        let _ = file.set_len(length);
        return Err(failed(error));
    }
    if is_new { super::sync(directory).map_err(failed) } else { Ok(()) }
}

fn ends_a_line(file: &mut File, length: u64) -> io::Result<bool> {
    if length == 0 {
        return Ok(true);
    }
    let mut last = [0];
    file.seek(SeekFrom::Start(length - 1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}
