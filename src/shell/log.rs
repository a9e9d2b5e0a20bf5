//! The log: a file of the caller's choice and never the screen.

use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use nix::unistd::geteuid;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use super::disk::WITHOUT_WAITING;
use crate::core::kinds::control_characters::steers;

static PATH: OnceLock<PathBuf> = OnceLock::new();

/// Why a file cannot be the log.
#[derive(Debug)]
pub enum Unusable {
    Disk(io::Error),
    /// A pipe, a device, a link: what is written there goes elsewhere.
    Irregular,
    /// Another user's, by the user's id.
    Foreign(u32),
}

impl From<io::Error> for Unusable {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Writes this program's own lines to `path` from now on, readable by its owner alone. The SDK's
/// lines stay out: at this level they hold whole requests.
///
/// # Errors
/// The file cannot be written or is not the owner's own, or a log was started before.
pub fn start(path: &Path) -> Result<(), Unusable> {
    let file = open(path, geteuid().as_raw())?;
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(Lines(Arc::new(file)));
    let own = Targets::new().with_target("sendoff", LevelFilter::DEBUG);
    tracing_subscriber::registry().with(own).with(lines).try_init().map_err(io::Error::other)?;
    PATH.set(path.to_owned()).map_err(|_| io::Error::other("the log was started before").into())
}

/// A file that was there before keeps its lines, and whoever could read it cannot any more.
fn open(path: &Path, uid: u32) -> Result<File, Unusable> {
    if fs::symlink_metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return Err(Unusable::Irregular);
    }
    let mut options = OpenOptions::new();
    options.append(true).create(true).mode(OWNER_ALONE).custom_flags(WITHOUT_WAITING);
    let file = options.open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(Unusable::Irregular);
    }
    if metadata.uid() != uid {
        return Err(Unusable::Foreign(metadata.uid()));
    }
    if metadata.mode() & 0o7777 != OWNER_ALONE {
        file.set_permissions(Permissions::from_mode(OWNER_ALONE))?;
    }
    Ok(file)
}

const OWNER_ALONE: u32 = 0o600;

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

    #[test]
    fn a_log_of_before_keeps_its_lines_and_is_closed_to_others() {
        let home = tempfile::TempDir::new().unwrap();
        let path = home.path().join("log");
        fs::write(&path, "before\n").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        let mut file = open(&path, geteuid().as_raw()).unwrap();
        file.write_all(b"after\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "before\nafter\n");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn no_other_users_file_and_nothing_but_a_file_is_a_log() {
        let home = tempfile::TempDir::new().unwrap();
        let place = |name: &str| home.path().join(name);
        fs::write(place("theirs"), "").unwrap();
        fs::set_permissions(place("theirs"), Permissions::from_mode(0o644)).unwrap();
        let me = geteuid().as_raw();
        assert!(matches!(open(&place("theirs"), me + 1), Err(Unusable::Foreign(uid)) if uid == me));
        assert_eq!(fs::metadata(place("theirs")).unwrap().permissions().mode() & 0o777, 0o644);
        std::os::unix::fs::symlink(place("theirs"), place("link")).unwrap();
        nix::unistd::mkfifo(&place("pipe"), nix::sys::stat::Mode::S_IRWXU).unwrap();
        for name in ["link", "pipe"] {
            assert!(matches!(open(&place(name), me), Err(Unusable::Irregular)), "{name}");
        }
        assert!(matches!(open(home.path(), me), Err(Unusable::Disk(_))));
    }
}
