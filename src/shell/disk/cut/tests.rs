use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::PathBuf;

use jiff::SignedDuration;
use tempfile::TempDir;

use super::*;
use crate::core::facts::journal::Seen;
use crate::core::kinds::change::{Binding, Change, Outcome};
use crate::core::kinds::endpoints::Endpoints;
use crate::core::kinds::name::{Name, Region, UserPoolId};
use crate::core::kinds::problem::ProblemKind;
use crate::core::wizard::effect::SetupKey;
use crate::shell::disk::{Disk, Snapshot};

fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

fn setup() -> SetupKey {
    SetupKey {
        account: "123456789012".to_owned(),
        region: Region::from("us-east-1"),
        domain: Name::from_answer("example.com"),
    }
}

fn change() -> Change {
    Change::CreateIdentity { domain: setup().domain }
}

fn intent(id: &str, at: Timestamp) -> Entry {
    Entry::Intent { at, id: id.to_owned(), change: change() }
}

fn done(id: &str, at: Timestamp) -> Entry {
    Entry::Done { at, id: id.to_owned(), outcome: Outcome::default() }
}

fn seen(at: Timestamp) -> Entry {
    Entry::Seen { at, seen: Seen { done: vec!["identity".to_owned(); 20], ..Seen::default() } }
}

fn text(entries: &[Entry]) -> String {
    entries.iter().map(|entry| serde_json::to_string(entry).unwrap() + "\n").collect()
}

/// A write that counts, and looks of more than a mebibyte, the last of them so many hours ago.
fn long(hours: i64) -> Vec<Entry> {
    let last = now() - SignedDuration::from_hours(hours);
    let minutes = |count: i64| last - SignedDuration::from_mins(count);
    let mut entries = vec![intent("first", minutes(9000)), done("first", minutes(9000))];
    entries.extend((0..4000).rev().map(|number| seen(minutes(number))));
    assert!(text(&entries).len() > usize::try_from(BOUND).unwrap());
    entries
}

struct Kept {
    _home: TempDir,
    disk: Disk,
    directory: PathBuf,
}

impl Kept {
    /// The set-up's directory with this journal.
    fn with(journal: &str) -> Self {
        let home = TempDir::new().unwrap();
        let disk = Disk::below(home.path(), &Endpoints::default());
        disk.append(&setup(), &seen(now())).unwrap();
        let directory = disk.directory(&setup());
        fs::write(directory.join(FILE), journal).unwrap();
        Self { _home: home, disk, directory }
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.directory.join(file)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.directory).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

#[test]
fn a_long_journal_is_cut_before_the_next_line_and_what_goes_lies_beside_it() {
    let before = long(48);
    let kept = Kept::with(&text(&before));
    // Who reads it meanwhile has the old one to its end.
    let mut reader = File::open(kept.directory.join(FILE)).unwrap();
    kept.disk.append(&setup(), &intent("next", now())).unwrap();

    let after = kept.disk.load(&setup());
    assert_eq!(after.problem, None);
    let [Entry::Cut { gone, kept: behind, .. }, first, outcome, .., last] = after.journal.as_slice() else {
        panic!("{:?}", after.journal.len())
    };
    assert_eq!([first, outcome, last], [&before[0], &before[1], &intent("next", now())]);
    let older = kept.read(OLDER);
    assert_eq!(u64::try_from(older.lines().count()), Ok(*gone));
    assert_eq!(before.len(), older.lines().count() + after.journal.len() - 2, "each line is somewhere");
    let file = kept.read(FILE);
    assert!(file.len() < 600 << 10 && file.len() > 400 << 10, "the newest stay: {} bytes", file.len());
    let first_line = file.lines().next().unwrap().len() + 1;
    let last_line = file.lines().last().unwrap().len() + 1;
    assert_eq!(usize::try_from(*behind), Ok(file.len() - first_line - last_line));
    assert_eq!(kept.names(), ["journal.1.jsonl", "journal.jsonl", "lock"]);
    for name in kept.names() {
        let mode = fs::metadata(kept.directory.join(&name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    let mut read = String::new();
    reader.read_to_string(&mut read).unwrap();
    assert_eq!(read, text(&before));
}

#[test]
fn what_became_of_a_write_does_not_wait_for_a_cut() {
    let before = text(&long(48));
    let kept = Kept::with(&before);
    kept.disk.append(&setup(), &done("late", now())).unwrap();
    assert_eq!(kept.read(FILE), before + &text(&[done("late", now())]));
}

#[test]
fn where_the_cut_fails_the_journal_stays_and_nothing_more_is_intended() {
    let before = text(&long(48));
    let kept = Kept::with(&before);
    let in_the_way = kept.directory.join(OLDER).join("inside");
    fs::create_dir_all(&in_the_way).unwrap();
    for problem in [
        kept.disk.intend(&setup(), &intent("next", now())).unwrap_err(),
        kept.disk.append(&setup(), &seen(now())).unwrap_err(),
    ] {
        assert_eq!((problem.kind, problem.code.as_deref()), (ProblemKind::Disk, Some("NotCut")));
        let message = problem.message.unwrap();
        assert!(message.contains("journal.jsonl: "), "{message}");
    }
    assert_eq!(kept.read(FILE), before);
    assert_eq!(kept.names(), ["journal.1.jsonl", "journal.jsonl", "lock"], "no temporary file stays");
    kept.disk.append(&setup(), &done("late", now())).unwrap();

    fs::remove_dir_all(kept.directory.join(OLDER)).unwrap();
    kept.disk.intend(&setup(), &intent("next", now())).unwrap();
    assert_eq!(kept.disk.load(&setup()).journal.last(), Some(&intent("next", now())));
    assert!(kept.read(FILE).len() < before.len());
}

/// Between the two new names, and before the first: a crash leaves what it had not yet named beside a
/// whole journal.
#[test]
fn a_crash_in_the_middle_leaves_a_whole_journal() {
    let before = long(48);
    let kept = Kept::with(&text(&before));
    kept.disk.append(&setup(), &intent("next", now())).unwrap();
    let (older, whole) = (kept.read(OLDER), kept.read(FILE));

    fs::write(kept.directory.join(".journal-abc"), &whole[..whole.len() / 2]).unwrap();
    fs::write(kept.directory.join(FILE), text(&before)).unwrap();
    assert_eq!(kept.disk.load(&setup()).journal, before);
    kept.disk.append(&setup(), &intent("next", now())).unwrap();
    assert_eq!((kept.read(OLDER), kept.read(FILE)), (older, whole));
}

#[test]
fn what_cannot_be_read_stays_and_what_was_never_written_goes() {
    let newer = r#"{"entry":"weather","at":"2020-11-22T09:00:00Z"}"#;
    let torn = r#"{"entry":"done","at":"2026-1"#;
    let kept = Kept::with(&format!("{newer}\n{}{torn}\n{}\n", text(&long(48)), "\0".repeat(5000)));
    kept.disk.append(&setup(), &intent("next", now())).unwrap();
    let file = kept.read(FILE);
    assert_eq!(file.lines().nth(1), Some(newer));
    assert_eq!(file.lines().rev().nth(1), Some(torn));
    assert!(!file.contains('\0'));
}

#[test]
fn a_journal_that_is_needed_whole_is_not_written_anew_at_each_line() {
    let before = long(0);
    let kept = Kept::with(&text(&before[3000..]));
    let day = text(&before[2..]).repeat(2);
    fs::write(kept.directory.join(FILE), &day).unwrap();
    let file = || fs::metadata(kept.directory.join(FILE)).unwrap().ino();
    kept.disk.append(&setup(), &seen(now())).unwrap();
    let once = file();
    for _ in 0..3 {
        kept.disk.append(&setup(), &seen(now())).unwrap();
        assert_eq!(file(), once, "a day's lines stay, so it waits until there are twice as many");
    }
}

#[test]
fn a_snapshot_that_lies_there_is_trusted_after_a_cut() {
    let kept = Kept::with("");
    let binding = Binding {
        user_pool: UserPoolId::from("us-east-1_Ab12"),
        email: serde_json::Map::new(),
        seen: serde_json::Map::new(),
        seen_mfa: serde_json::Value::Null,
        restored: None,
        accepted: Vec::new(),
    };
    let long_ago = now() - SignedDuration::from_hours(9000);
    let lines = [(); 2].map(|()| kept.disk.snapshot(&setup(), &binding, long_ago).unwrap());
    let files = lines.each_ref().map(|line| match line {
        Entry::Snapshot { file, .. } => kept.directory.join(SNAPSHOTS).join(file),
        other => panic!("{other:?}"),
    });
    fs::write(kept.directory.join(FILE), text(&lines) + &text(&long(48))).unwrap();
    fs::remove_file(&files[1]).unwrap();
    kept.disk.append(&setup(), &intent("next", now())).unwrap();
    assert!(kept.disk.wrote(&files[0], &Snapshot::read(&files[0]).unwrap()));
    let snapshots = |entry: &&Entry| matches!(entry, Entry::Snapshot { .. });
    assert_eq!(kept.disk.load(&setup()).journal.iter().filter(snapshots).count(), 1);
}
