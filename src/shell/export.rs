//! An export as a file: new, in the working directory, never over another.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// So many files of one name are left standing before giving up.
const MOST: u32 = 99;

/// The paths written to, in the order of the files.
///
/// # Errors
/// Why a file could not be written.
pub fn write(files: &[(String, String)]) -> Result<Vec<String>, String> {
    let directory = std::env::current_dir().map_err(|error| error.to_string())?;
    files
        .iter()
        .map(|(name, text)| write_in(&directory, name, text).map(|path| path.display().to_string()))
        .collect()
}

fn write_in(directory: &Path, name: &str, text: &str) -> Result<PathBuf, String> {
    for number in 1..=MOST {
        let path = directory.join(numbered(name, number));
        let said = |error: std::io::Error| format!("{}: {error}", path.display());
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
                if let Err(error) = written {
                    // Half a file would be taken for a whole one.
                    let _ = std::fs::remove_file(&path);
                    return Err(said(error));
                }
                return Ok(path);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(said(error)),
        }
    }
    Err(format!("{}: {}", directory.join(name).display(), ErrorKind::AlreadyExists))
}

/// `change.md`, `change-2.md`, …
fn numbered(name: &str, number: u32) -> String {
    match name.rsplit_once('.') {
        _ if number == 1 => name.to_owned(),
        Some((stem, extension)) => format!("{stem}-{number}.{extension}"),
        None => format!("{name}-{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_stays() {
        let directory = tempfile::tempdir().unwrap();
        let at = directory.path();
        std::fs::write(at.join("example.com-change.md"), "mine").unwrap();
        let written = write_in(at, "example.com-change.md", "new").unwrap();
        assert_eq!(written, at.join("example.com-change-2.md"));
        assert_eq!(std::fs::read_to_string(&written).unwrap(), "new");
        assert_eq!(std::fs::read_to_string(at.join("example.com-change.md")).unwrap(), "mine");
        // A dangling link is something that is there, too.
        std::os::unix::fs::symlink(at.join("nowhere"), at.join("a.csv")).unwrap();
        assert_eq!(write_in(at, "a.csv", "new").unwrap(), at.join("a-2.csv"));
        assert!(!at.join("nowhere").exists());
    }

    #[test]
    fn a_directory_that_is_not_there_is_named() {
        let directory = tempfile::tempdir().unwrap();
        let gone = directory.path().join("gone");
        let why = write_in(&gone, "a.csv", "x").unwrap_err();
        assert!(why.contains("gone/a.csv"), "{why}");
    }
}
