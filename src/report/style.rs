//! Signs and colours of printed lines. A sign never stands without its word.

use unicode_width::UnicodeWidthStr;

use crate::core::kinds::finding::Severity;
use crate::core::kinds::record::RecordStatus;
use crate::core::kinds::step::Status;

/// How lines are printed: with colour or not, with Unicode signs or ASCII ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub color: bool,
    pub ascii: bool,
}

/// One of the sixteen ANSI colours, which the terminal's own theme keeps readable.
#[derive(Clone, Copy)]
enum Ink {
    Plain,
    Red,
    Green,
    Yellow,
}

impl Style {
    fn sign(self, unicode: &str, ascii: &str, ink: Ink) -> String {
        let sign = if self.ascii { ascii } else { unicode };
        let code = match ink {
            Ink::Plain => return sign.to_owned(),
            _ if !self.color => return sign.to_owned(),
            Ink::Red => 31,
            Ink::Green => 32,
            Ink::Yellow => 33,
        };
        format!("\u{1b}[{code}m{sign}\u{1b}[0m")
    }

    pub fn step(self, status: Status) -> String {
        match status {
            Status::Done => self.good(),
            Status::Todo => self.sign("›", ">", Ink::Yellow),
            Status::Waiting => self.pending(),
            Status::Blocked => self.sign("·", ".", Ink::Plain),
            Status::Wrong => self.alarm(),
            Status::Skipped => self.sign("–", "-", Ink::Plain),
        }
    }

    pub fn record(self, status: RecordStatus) -> String {
        match status {
            RecordStatus::Live | RecordStatus::Covered => self.good(),
            RecordStatus::Propagating => self.pending(),
            RecordStatus::Missing | RecordStatus::Unknown => self.sign("·", ".", Ink::Plain),
            RecordStatus::Wrong | RecordStatus::Conflict => self.alarm(),
        }
    }

    pub fn severity(self, severity: Severity) -> String {
        match severity {
            Severity::Error => self.alarm(),
            Severity::Warning => self.sign("!", "!", Ink::Yellow),
            Severity::Wait => self.pending(),
            Severity::Info => self.sign("·", ".", Ink::Plain),
        }
    }

    pub fn good(self) -> String {
        self.sign("✓", "+", Ink::Green)
    }

    pub fn alarm(self) -> String {
        self.sign("✗", "x", Ink::Red)
    }

    pub fn pending(self) -> String {
        self.sign("…", "~", Ink::Yellow)
    }

    /// Between parts of one line.
    pub fn between(self) -> &'static str {
        if self.ascii { " - " } else { " · " }
    }
}

/// Columns on a terminal, without the escape sequences that [`Style`] writes.
pub fn width(text: &str) -> usize {
    let mut rest = text;
    let mut width = 0;
    while let Some(start) = rest.find("\u{1b}[") {
        width += rest[..start].width();
        rest = rest[start..].find('m').map_or("", |end| &rest[start + end + 1..]);
    }
    width + rest.width()
}

/// Pads to `columns`; longer text stays whole.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Rows of cells as lines, each column as wide as its widest cell, two spaces between.
pub fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..count)
        .map(|column| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0)
        })
        .collect();
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| pad(cell, *width)).collect();
        format!("{}\n", cells.join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}
