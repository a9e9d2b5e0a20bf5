//! `journal.jsonl`: one entry a line, appended to, and cut where it has become long.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::lines::{LARGEST, LONGEST_LINE, lines};
use super::trust::Owner;
use super::{cut, problem, whole};
use crate::core::facts::journal::Entry;
use crate::core::kinds::problem::Problem;

pub use super::lines::FILE;

/// All lines that can be read, and a problem that names those that cannot.
pub fn read(owner: &Owner, directory: &Path) -> (Vec<Entry>, Option<Problem>) {
    let path = directory.join(FILE);
    let bytes = match whole::read(owner, &path, LARGEST, "JournalTooLarge") {
        Ok(bytes) => bytes.unwrap_or_default(),
        Err(problem) => return (Vec::new(), Some(problem)),
    };
    let mut entries = Vec::new();
    let mut unreadable = Vec::new();
    let mut is_too_long = false;
    for line in lines(&bytes) {
        match line.entry {
            Some(entry) => entries.push(entry),
            None if line.bytes.len() > LONGEST_LINE => {
                is_too_long = true;
                let length = line.bytes.len();
                unreadable.push(format!("{} ({length} bytes, at most {LONGEST_LINE})", line.number));
            }
            None => unreadable.push(line.number.to_string()),
        }
    }
    let problem = (!unreadable.is_empty()).then(|| {
        let message = format!("{}: line {}", path.display(), unreadable.join(", "));
        problem::named("disk:Read", if is_too_long { "LineTooLong" } else { "UnreadableLine" }, message)
    });
    (entries, problem)
}

/// Call under the lock. A line that a crash cut short is left alone and ended first; a line of
/// this program's that does not fit on the disk is taken back. A journal that has become long is cut
/// before: where that fails nothing is written, but for what became of a write.
pub fn append(owner: &Owner, directory: &Path, entry: &Entry) -> Result<(), Problem> {
    let path = directory.join(FILE);
    let failed = |error: io::Error| problem::io("disk:Write", &path, &error);
    let mut line = serde_json::to_vec(entry).map_err(|error| failed(error.into()))?;
    if line.len() > LONGEST_LINE {
        let [length, longest] = [line.len(), LONGEST_LINE].map(|bytes| bytes.try_into().unwrap_or(u64::MAX));
        return Err(problem::too_large("EntryTooLong", &path, length, longest));
    }
    if !matches!(entry, Entry::Done { .. } | Entry::Failed { .. }) {
        cut::if_long(owner, directory, entry.at())?;
    }
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
