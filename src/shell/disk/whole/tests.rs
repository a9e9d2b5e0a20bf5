use std::fs;
use std::time::Duration;

use jiff::Timestamp;
use nix::time::{ClockId, clock_gettime};
use tempfile::TempDir;

use crate::core::facts::choices::Choices;
use crate::core::facts::journal::Entry;
use crate::core::kinds::change::{Change, Outcome, ProductionRequest};
use crate::core::kinds::endpoints::Endpoints;
use crate::core::kinds::name::{Name, Region};
use crate::core::kinds::problem::Problem;
use crate::core::wizard::effect::SetupKey;
use crate::shell::disk::{Disk, Snapshot, Unusable};

fn setup() -> SetupKey {
    SetupKey {
        account: "123456789012".to_owned(),
        region: Region::from("us-east-1"),
        domain: Name::from_answer("example.com"),
    }
}

fn done(id: &str) -> Entry {
    Entry::Done { at: Timestamp::UNIX_EPOCH, id: id.to_owned(), outcome: Outcome::default() }
}

/// With choices and a journal of one line.
fn disk() -> (TempDir, Disk) {
    let home = TempDir::new().unwrap();
    let disk = Disk::below(home.path(), &Endpoints::default());
    disk.save(&setup(), &Choices::default()).unwrap();
    disk.append(&setup(), &done("1")).unwrap();
    (home, disk)
}

fn assert_named(problem: Option<Problem>, code: &str, said: &[&str]) {
    let problem = problem.expect("a problem");
    let message = problem.message.unwrap_or_default();
    assert_eq!(problem.code.as_deref(), Some(code), "{message}");
    for part in said {
        assert!(message.contains(part), "{part}: {message}");
    }
}

#[test]
fn choices_that_are_too_large_are_not_read_and_kept_aside() {
    let (_home, disk) = disk();
    let file = disk.directory(&setup()).join("choices.json");
    // Read it would be choices.
    let mut text = fs::read_to_string(&file).unwrap();
    text.push_str(&" ".repeat((1 << 20) + 1 - text.len()));
    fs::write(&file, &text).unwrap();
    let kept = disk.load(&setup());
    assert_eq!((kept.choices.is_none(), kept.journal.len()), (true, 1));
    assert_named(kept.problem, "ChoicesTooLarge", &["choices.json: 1048577 bytes, at most 1048576"]);
    disk.save(&setup(), &Choices::default()).unwrap();
    assert_eq!(fs::read_to_string(file.with_file_name("choices.json.kept-1")).unwrap(), text);
    assert!(disk.load(&setup()).choices.is_some());
}

#[test]
fn a_journal_that_is_too_large_is_not_read_and_nothing_is_intended() {
    let (_home, disk) = disk();
    let path = disk.directory(&setup()).join("journal.jsonl");
    // Behind the line that can be read nothing was ever written.
    let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.set_len((64 << 20) + 1).unwrap();
    let kept = disk.load(&setup());
    assert!(kept.journal.is_empty());
    let said = ["journal.jsonl: 67108865 bytes, at most 67108864"];
    assert_named(kept.problem, "JournalTooLarge", &said);
    for change in [
        Change::CreateIdentity { domain: setup().domain },
        Change::RequestProduction(ProductionRequest::default()),
    ] {
        let intent = Entry::Intent { at: Timestamp::UNIX_EPOCH, id: "2".to_owned(), change };
        assert_named(disk.intend(&setup(), &intent).err(), "JournalTooLarge", &said);
    }
    assert_eq!(fs::metadata(&path).unwrap().len(), (64 << 20) + 1);
}

#[test]
fn a_line_that_is_too_long_is_named_and_the_others_count() {
    let (_home, disk) = disk();
    let path = disk.directory(&setup()).join("journal.jsonl");
    let line = fs::read_to_string(&path).unwrap();
    let long = line.trim_end().to_owned() + &" ".repeat(1 << 20);
    fs::write(&path, format!("{long}\nnothing\n{line}")).unwrap();
    let kept = disk.load(&setup());
    assert_eq!(kept.journal, [done("1")]);
    let said = format!("journal.jsonl: line 1 ({} bytes, at most 1048576), 2", long.len());
    assert_named(kept.problem, "LineTooLong", &[&said]);
    // None is written either.
    let use_case = "a".repeat(1 << 20);
    let change = Change::RequestProduction(ProductionRequest { use_case, ..Default::default() });
    let intent = Entry::Intent { at: Timestamp::UNIX_EPOCH, id: "2".to_owned(), change };
    let before = fs::metadata(&path).unwrap().len();
    assert_named(
        disk.append(&setup(), &intent).err(),
        "EntryTooLong",
        &["journal.jsonl: ", "at most 1048576"],
    );
    assert_eq!(fs::metadata(&path).unwrap().len(), before);
}

#[test]
fn a_snapshot_that_is_too_large_is_named_with_its_size() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("snapshot.json");
    fs::File::create(&path).unwrap().set_len(1 << 40).unwrap();
    let Err(Unusable::Foreign(said)) = Snapshot::read(&path) else { panic!("read") };
    assert_eq!(said, "1099511627776 bytes, at most 4194304");
}

/// A power cut may leave the end of a file as it was never written.
#[test]
fn an_end_of_nothing_but_nul_costs_no_other_line() {
    let (_home, disk) = disk();
    let path = disk.directory(&setup()).join("journal.jsonl");
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(4096).unwrap();
    let kept = disk.load(&setup());
    assert_eq!((kept.journal, kept.problem), (vec![done("1")], None));
    disk.append(&setup(), &done("2")).unwrap();
    let kept = disk.load(&setup());
    assert_eq!((kept.journal, kept.problem), (vec![done("1"), done("2")], None));
}

/// Without one pass over them it would be minutes.
#[test]
fn a_hundred_thousand_lines_are_read_in_seconds() {
    let (_home, disk) = disk();
    let path = disk.directory(&setup()).join("journal.jsonl");
    let line = fs::read_to_string(&path).unwrap();
    fs::write(&path, line.repeat(100_000)).unwrap();
    let worked = || Duration::from(clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).unwrap());
    let begun = worked();
    assert_eq!(disk.load(&setup()).journal.len(), 100_000);
    let took = worked() - begun;
    assert!(took < Duration::from_secs(20), "{took:?}");
}
