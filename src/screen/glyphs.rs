//! The signs beside the words, each one column wide, and their ASCII stand-ins.

use crate::core::kinds::finding::Severity;
use crate::core::kinds::step::Status;

#[derive(Clone, Copy, Debug)]
pub struct Glyphs {
    pub ascii: bool,
    pub done: &'static str,
    pub todo: &'static str,
    pub waiting: &'static str,
    pub blocked: &'static str,
    pub wrong: &'static str,
    pub skipped: &'static str,
    pub warning: &'static str,
    pub info: &'static str,
    pub cursor: &'static str,
    pub rule: &'static str,
    pub ellipsis: &'static str,
    /// Between parts of one line.
    pub dot: &'static str,
    pub below: &'static str,
    pub above: &'static str,
    pub chosen: &'static str,
    pub unchosen: &'static str,
    pub spinner: [&'static str; 4],
}

impl Glyphs {
    pub const fn unicode() -> Self {
        Self {
            ascii: false,
            done: "✓",
            todo: "○",
            waiting: "…",
            blocked: "·",
            wrong: "✗",
            skipped: "–",
            warning: "!",
            info: "i",
            cursor: ">",
            rule: "─",
            ellipsis: "…",
            dot: "·",
            below: "↓",
            above: "↑",
            chosen: "●",
            unchosen: "○",
            spinner: ["⠋", "⠙", "⠴", "⠦"],
        }
    }

    pub const fn ascii() -> Self {
        Self {
            ascii: true,
            done: "+",
            todo: "o",
            waiting: "~",
            blocked: ".",
            wrong: "X",
            skipped: "-",
            warning: "!",
            info: "i",
            cursor: ">",
            rule: "-",
            ellipsis: "~",
            dot: "|",
            below: "v",
            above: "^",
            chosen: "*",
            unchosen: "o",
            spinner: ["|", "/", "-", "\\"],
        }
    }

    pub const fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Done => self.done,
            Status::Todo => self.todo,
            Status::Waiting => self.waiting,
            Status::Blocked => self.blocked,
            Status::Wrong => self.wrong,
            Status::Skipped => self.skipped,
        }
    }

    pub const fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.wrong,
            Severity::Warning => self.warning,
            Severity::Wait => self.waiting,
            Severity::Info => self.info,
        }
    }
}
