//! The log: a file of the caller's choice and never the screen.

use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::core::steering::steers;

static PATH: OnceLock<PathBuf> = OnceLock::new();

/// Writes this program's own lines to `path` from now on, readable by its owner alone. The SDK's
/// lines stay out: at this level they hold whole requests.
///
/// # Errors
/// The file cannot be written, or a log was started before.
pub fn start(path: &Path) -> io::Result<()> {
    let file = OpenOptions::new().append(true).create(true).mode(0o600).open(path)?;
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(Lines(Arc::new(file)));
    let own = Targets::new().with_target("sendoff", LevelFilter::DEBUG);
    tracing_subscriber::registry().with(own).with(lines).try_init().map_err(io::Error::other)?;
    PATH.set(path.to_owned()).map_err(|_| io::Error::other("the log was started before"))
}

/// Where the log is written, if it is.
pub fn path() -> Option<&'static Path> {
    PATH.get().map(PathBuf::as_path)
}

struct Lines(Arc<File>);

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Line;

    fn make_writer(&'a self) -> Line {
        Line(Arc::clone(&self.0))
    }
}

/// One event, written at once: nothing is lost when the program ends.
struct Line(Arc<File>);

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.as_ref().write_all(escape(bytes).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What AWS or DNS sent cannot forge a line or steer the terminal that shows the log.
fn escape(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let (line, end) = text.strip_suffix('\n').map_or((text.as_ref(), ""), |line| (line, "\n"));
    let mut escaped = String::with_capacity(text.len());
    for c in line.chars() {
        if steers(c) {
            // Writing to a string does not fail.
            let _ = write!(escaped, "{}", c.escape_unicode());
        } else {
            escaped.push(c);
        }
    }
    escaped + end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_one_line_without_control_characters() {
        assert_eq!(escape(b"a\x1b[2J\r\nforged\n"), "a\\u{1b}[2J\\u{d}\\u{a}forged\n");
        assert_eq!(escape("名前 \u{202E}x".as_bytes()), "名前 \\u{202e}x");
    }

    #[test]
    fn the_log_holds_own_lines_only_and_is_its_owners() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::TempDir::new().unwrap();
        let path = home.path().join("log");
        start(&path).unwrap();
        tracing::debug!(operation = "ses:GetAccount", "ask");
        tracing::error!(target: "aws_smithy_runtime", "authorization: secret");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("ses:GetAccount"), "{text}");
        assert!(!text.contains("secret"), "{text}");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
