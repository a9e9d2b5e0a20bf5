//! A journal that has become long is written anew with the lines that somebody needs, all in one piece:
//! whoever reads it has the old one or the new one, also after a crash. The lines that go lie in
//! `journal.1.jsonl` until the next cut, for a person to read; this program never does.

use std::fs::OpenOptions;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;

use jiff::Timestamp;
use tempfile::NamedTempFile;

use super::lines::{FILE, LARGEST, Line, lines};
use super::trust::Owner;
use super::{SNAPSHOTS, problem, whole};
use crate::core::facts::journal::{Entry, cut};
use crate::core::kinds::problem::Problem;

/// What went at the last cut.
pub const OLDER: &str = "journal.1.jsonl";

/// In bytes: some thousand lines, or a hundred writes to a user pool. A longer journal is cut.
pub const BOUND: u64 = 1 << 20;

/// In bytes. So much of the newest stays, whatever it is: a person can read of the last months.
const NEWEST: usize = 1 << 19;

/// Call under the lock, before a line of this time is written.
///
/// # Errors
/// `ProblemKind::Disk` where the disk has no room, or the journal cannot be read; it is then as it was.
pub fn if_long(owner: &Owner, directory: &Path, now: Timestamp) -> Result<(), Problem> {
    let path = directory.join(FILE);
    let failed =
        |error: io::Error| problem::named("disk:Cut", "NotCut", format!("{}: {error}", path.display()));
    let Some(file) = owner.open("disk:Read", OpenOptions::new().read(true), &path)? else { return Ok(()) };
    let length = file.metadata().map_err(failed)?.len();
    if length <= BOUND || length <= bound(file).map_err(failed)? {
        return Ok(());
    }
    let Some(bytes) = whole::read(owner, &path, LARGEST, "JournalTooLarge")? else { return Ok(()) };
    rewrite(directory, &bytes, now).map_err(failed)
}

/// Where little went at the last cut, the next one waits until the journal is twice as long.
fn bound(file: impl Read) -> io::Result<u64> {
    let mut first = Vec::new();
    BufReader::new(file.take(1024)).read_until(b'\n', &mut first)?;
    Ok(match serde_json::from_slice(&first) {
        Ok(Entry::Cut { kept, .. }) => kept.saturating_mul(2).min(LARGEST / 2),
        _ => BOUND,
    })
}

fn rewrite(directory: &Path, bytes: &[u8], now: Timestamp) -> io::Result<()> {
    let lines = lines(bytes);
    let entries: Vec<Entry> = lines.iter().filter_map(|line| line.entry.clone()).collect();
    let stays = cut::stays(&entries, now, newest(&lines), |snapshot| {
        directory.join(SNAPSHOTS).join(snapshot).is_file()
    });
    let (mut kept, mut gone) = (Vec::new(), Vec::new());
    let mut judged = stays.iter();
    for line in &lines {
        // A line that cannot be read may be a newer version's.
        let stays = line.entry.is_none() || judged.next().is_some_and(|stays| *stays);
        let to = if stays { &mut kept } else { &mut gone };
        to.extend_from_slice(line.bytes);
        to.push(b'\n');
    }
    let mut whole = Vec::new();
    if let Some(first) = cut::line(&entries, &stays, kept.len().try_into().unwrap_or(u64::MAX)) {
        serde_json::to_writer(&mut whole, &first)?;
        whole.push(b'\n');
    }
    whole.extend(kept);
    let new = written(directory, &whole)?;
    if !gone.is_empty() {
        written(directory, &gone)?.persist(directory.join(OLDER)).map_err(|error| error.error)?;
    }
    new.persist(directory.join(FILE)).map_err(|error| error.error)?;
    super::sync(directory)
}

/// How many of the last entries fit into [`NEWEST`].
fn newest(lines: &[Line<'_>]) -> usize {
    let mut room = NEWEST;
    let fits = |line: &&Line<'_>| {
        let left = room.checked_sub(line.bytes.len() + 1);
        room = left.unwrap_or_default();
        left.is_some()
    };
    lines.iter().rev().filter(|line| line.entry.is_some()).take_while(fits).count()
}

/// A file without its name yet, on the disk. tempfile creates with mode 0600, and removes it where it
/// gets no name.
fn written(directory: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix(".journal-").tempfile_in(directory)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

#[cfg(test)]
mod tests;
