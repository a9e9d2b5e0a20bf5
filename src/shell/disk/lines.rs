//! The lines of `journal.jsonl`, and how long a line and the file may be.

use crate::core::facts::journal::Entry;

pub const FILE: &str = "journal.jsonl";

/// In bytes. A journal is cut at the first line that is written behind [`super::cut::BOUND`], so that one of
/// this size is none that this program left.
pub const LARGEST: u64 = 64 << 20;

/// In bytes. The longest lines hold a user pool twice, which is some tens of kilobytes.
pub const LONGEST_LINE: usize = 1 << 20;

/// A line that is not empty, with its number from 1 on.
pub struct Line<'a> {
    pub number: usize,
    pub bytes: &'a [u8],
    /// `None` where it cannot be read.
    pub entry: Option<Entry>,
}

/// Nothing stands in a line of blanks, and in one of NUL nothing was ever written: a power cut may leave
/// the end of a file so.
pub fn lines(bytes: &[u8]) -> Vec<Line<'_>> {
    let is_empty = |line: &[u8]| line.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0);
    let lines = (1..).zip(bytes.split(|byte| *byte == b'\n')).filter(|(_, line)| !is_empty(line));
    let read = |bytes: &[u8]| serde_json::from_slice(bytes).ok().filter(|_| bytes.len() <= LONGEST_LINE);
    lines.map(|(number, bytes)| Line { number, bytes, entry: read(bytes) }).collect()
}
