use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::mpsc;

use serde_json::json;
use tempfile::TempDir;

use super::*;
use crate::core::facts::choices::Publish;
use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::problem::ProblemKind;

fn setup() -> SetupKey {
    SetupKey {
        account: "123456789012".to_owned(),
        region: Region::from("us-east-1"),
        domain: Name::from_answer("example.com"),
    }
}

fn disk() -> (TempDir, Disk) {
    let home = TempDir::new().unwrap();
    let disk = Disk::below(home.path(), &Endpoints::default());
    (home, disk)
}

fn intent(id: &str) -> Entry {
    let change = Change::CreateIdentity { domain: setup().domain };
    Entry::Intent { at: Timestamp::UNIX_EPOCH, id: id.to_owned(), change }
}

fn done(id: &str) -> Entry {
    Entry::Done { at: Timestamp::UNIX_EPOCH, id: id.to_owned(), outcome: Outcome::default() }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn chosen() -> Choices {
    Choices { domain: Some(setup().domain), remember_in_aws: Some(true), ..Choices::default() }
}

#[test]
fn looking_leaves_no_trace() {
    let (home, disk) = disk();
    let kept = disk.load(&setup());
    assert!(kept.choices.is_none() && kept.journal.is_empty() && kept.problem.is_none());
    assert_eq!(disk.setups("123456789012", &Region::from("us-east-1")), Ok(Vec::new()));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn choices_come_back_with_members_of_newer_versions() {
    let (_home, disk) = disk();
    let mut choices = chosen();
    choices.unknown.insert("dmarc_report".to_owned(), json!({"to": ["x"], "n": 1.50}));
    disk.save(&setup(), &choices).unwrap();
    let kept = disk.load(&setup());
    assert_eq!(kept.choices, Some(choices));
    assert_eq!(kept.problem, None);
}

#[test]
fn everything_is_for_its_owner_alone_and_no_temporary_file_stays() {
    let (_home, disk) = disk();
    disk.save(&setup(), &chosen()).unwrap();
    disk.append(&setup(), &intent("1")).unwrap();
    let directory = disk.directory(&setup());
    let mut names: Vec<_> =
        fs::read_dir(&directory).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["choices.json", "journal.jsonl", "lock"]);
    assert!(names.iter().all(|name| mode(&directory.join(name)) == 0o600), "{names:?}");
    assert_eq!(mode(&directory), 0o700);
}

#[test]
fn a_file_of_a_newer_version_is_reported_and_kept_aside() {
    let (_home, disk) = disk();
    disk.save(&setup(), &chosen()).unwrap();
    let file = disk.directory(&setup()).join("choices.json");
    let newer = br#"{"version": 7, "domain": {"name": "example.com"}}"#;
    fs::write(&file, newer).unwrap();

    let kept = disk.load(&setup());
    assert_eq!(kept.choices, None);
    let problem = kept.problem.unwrap();
    assert_eq!((problem.kind, problem.code.as_deref()), (ProblemKind::Disk, Some("NewerVersion")));
    assert_eq!(fs::read(&file).unwrap(), newer, "reading moves nothing");

    disk.save(&setup(), &chosen()).unwrap();
    assert_eq!(fs::read(file.with_file_name("choices.json.kept-1")).unwrap(), newer);
    assert_eq!(disk.load(&setup()).choices, Some(chosen()));
}

#[test]
fn what_was_kept_aside_is_never_written_over() {
    let (_home, disk) = disk();
    for broken in ["{", "[]"] {
        disk.save(&setup(), &chosen()).unwrap();
        fs::write(disk.directory(&setup()).join("choices.json"), broken).unwrap();
        assert_eq!(disk.load(&setup()).problem.unwrap().code.as_deref(), Some("Unreadable"));
        disk.save(&setup(), &chosen()).unwrap();
    }
    let kept = |n: u32| fs::read_to_string(disk.directory(&setup()).join(format!("choices.json.kept-{n}")));
    assert_eq!((kept(1).unwrap().as_str(), kept(2).unwrap().as_str()), ("{", "[]"));
    assert!(kept(3).is_err());
}

#[test]
fn a_line_cut_short_is_skipped_named_and_stays() {
    let (_home, disk) = disk();
    disk.append(&setup(), &intent("1")).unwrap();
    let file = disk.directory(&setup()).join("journal.jsonl");
    let mut text = fs::read_to_string(&file).unwrap();
    text.push_str(r#"{"entry":"done","at":"2026-11"#);
    fs::write(&file, &text).unwrap();

    disk.append(&setup(), &done("1")).unwrap();
    let kept = disk.load(&setup());
    assert_eq!(kept.journal, [intent("1"), done("1")]);
    let message = kept.problem.unwrap().message.unwrap();
    assert!(message.ends_with("journal.jsonl: line 2"), "{message}");
    assert!(fs::read_to_string(&file).unwrap().starts_with(&text), "nothing of the file is lost");
}

#[test]
fn choices_that_cannot_be_read_do_not_hide_the_journal() {
    let (_home, disk) = disk();
    disk.append(&setup(), &intent("1")).unwrap();
    fs::write(disk.directory(&setup()).join("choices.json"), [0xff, 0xfe]).unwrap();
    let kept = disk.load(&setup());
    assert_eq!(kept.journal, [intent("1")]);
    assert!(kept.problem.is_some());
}

#[test]
fn a_second_writer_waits_for_the_first() {
    let (_home, disk) = disk();
    disk.append(&setup(), &intent("1")).unwrap();
    let held = lock::exclusive(&Owner::of_process(None), &disk.directory(&setup())).unwrap();
    let (ended, end) = mpsc::channel();
    let second = disk.clone();
    std::thread::spawn(move || ended.send(second.append(&setup(), &intent("2"))));
    assert!(end.recv_timeout(PATIENCE / 10).is_err(), "written although the lock is held");
    drop(held);
    end.recv_timeout(PATIENCE * 5).unwrap().unwrap();
    assert_eq!(disk.load(&setup()).journal.len(), 2);
}

#[test]
fn a_writer_that_was_stopped_with_the_lock_is_named() {
    let (_home, disk) = disk();
    disk.append(&setup(), &intent("1")).unwrap();
    let _held = lock::exclusive(&Owner::of_process(None), &disk.directory(&setup())).unwrap();
    let problem = disk.append(&setup(), &intent("2")).unwrap_err();
    assert_eq!((problem.operation.as_str(), problem.code.as_deref()), ("disk:Lock", Some("WouldBlock")));
}

#[test]
fn a_place_that_takes_no_file_is_a_problem() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("state");
    fs::write(&file, "").unwrap();
    let disk = Disk::below(&file, &Endpoints::default());
    for result in [disk.save(&setup(), &chosen()), disk.append(&setup(), &intent("1"))] {
        let problem = result.unwrap_err();
        assert_eq!((problem.kind, problem.code.as_deref()), (ProblemKind::Disk, Some("NotADirectory")));
    }
}

#[test]
fn a_save_that_fails_leaves_what_stood() {
    let (_home, disk) = disk();
    disk.save(&setup(), &chosen()).unwrap();
    let file = disk.directory(&setup()).join("choices.json");
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    fs::write(file.join("inside"), "still here").unwrap();
    assert!(disk.save(&setup(), &chosen()).is_err());
    assert_eq!(fs::read_to_string(file.join("inside")).unwrap(), "still here");
    let left: Vec<_> =
        fs::read_dir(disk.directory(&setup())).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with(".choices-")), "{left:?}");
}

#[test]
fn set_ups_are_found_by_account_and_region() {
    let (_home, disk) = disk();
    for domain in ["b.example", "a.example"] {
        let key = SetupKey { domain: Name::from_answer(domain), ..setup() };
        disk.save(&key, &Choices::default()).unwrap();
    }
    disk.save(&SetupKey { region: Region::from("eu-west-1"), ..setup() }, &Choices::default()).unwrap();
    fs::create_dir(disk.directory(&setup())).unwrap();
    let found = disk.setups("123456789012", &Region::from("us-east-1")).unwrap();
    assert_eq!(found, [Name::from_answer("a.example"), Name::from_answer("b.example")]);
}

#[test]
fn a_snapshot_keeps_the_pool_as_it_came() {
    let (_home, disk) = disk();
    let members =
        json!({"Id": "us-east-1_Ab12", "SchemaAttributes": [{"Name": "n", "Min": 1.10}], "A": null});
    let binding = Binding {
        user_pool: UserPoolId::from("us-east-1_Ab12"),
        email: serde_json::Map::new(),
        seen: members.as_object().unwrap().clone(),
        seen_mfa: json!({"MfaConfiguration": "OFF"}),
        restored: None,
        accepted: Vec::new(),
    };
    let at: Timestamp = "2026-11-22T09:00:00Z".parse().unwrap();
    let [first, second] = [(); 2].map(|()| match disk.snapshot(&setup(), &binding, at) {
        Ok(Entry::Snapshot { file, sha256, .. }) => (file, sha256),
        other => panic!("{other:?}"),
    });
    assert_eq!(first.0, "us-east-1_Ab12-20261122T090000Z.json");
    assert_eq!(second.0, "us-east-1_Ab12-20261122T090000Z-2.json");
    let (first, sum) = first;
    let path = disk.directory(&setup()).join("snapshots").join(first);
    assert_eq!(mode(&path), 0o600);
    let snapshot = Snapshot::read(&path).unwrap();
    assert_eq!(serde_json::to_string(&snapshot.members).unwrap(), members.to_string());
    assert_eq!((snapshot.account.as_str(), snapshot.at), ("123456789012", at));
    assert_eq!(Some(snapshot.sha256), sum, "for the journal");
}

#[test]
fn a_temporary_disk_goes_with_its_last_clone() {
    let disk = Disk::temporary().unwrap();
    disk.save(&setup(), &chosen()).unwrap();
    let (directory, clone) = (disk.directory(&setup()), disk.clone());
    drop(disk);
    assert!(directory.exists());
    drop(clone);
    assert!(!directory.exists());
}

#[test]
fn two_wizards_lose_no_choice_of_each_other() {
    let state = tempfile::tempdir().unwrap();
    let one = Disk::below(state.path(), &Endpoints::default());
    let two = Disk::below(state.path(), &Endpoints::default());
    let setup = setup();
    one.save(&setup, &Choices::default()).unwrap();
    let read = two.load(&setup).choices.unwrap();

    let chosen = Choices {
        mail_from: Some(Name::from_answer("bounce.example.com")),
        remember_in_aws: Some(true),
        ..Choices::default()
    };
    one.save(&setup, &chosen).unwrap();
    two.save(&setup, &Choices { publish: Some(Publish::Manual), ..read }).unwrap();

    let kept = one.load(&setup).choices.unwrap();
    assert_eq!((kept.remember_in_aws, kept.publish), (Some(true), Some(Publish::Manual)));
    // What this one takes back is taken back.
    one.save(&setup, &Choices { remember_in_aws: None, ..kept }).unwrap();
    assert_eq!(two.load(&setup).choices.unwrap().remember_in_aws, None);
}

#[test]
fn two_wizards_that_began_before_there_was_a_file_lose_no_choice_of_each_other() {
    let state = tempfile::tempdir().unwrap();
    let [one, two] = [(); 2].map(|()| Disk::below(state.path(), &Endpoints::default()));
    let setup = setup();
    assert!(one.load(&setup).choices.is_none() && two.load(&setup).choices.is_none());
    one.save(&setup, &chosen()).unwrap();
    two.save(&setup, &Choices { publish: Some(Publish::Manual), ..Choices::default() }).unwrap();
    let kept = one.load(&setup).choices.unwrap();
    assert_eq!(kept, Choices { publish: Some(Publish::Manual), ..chosen() });
}

#[test]
fn what_is_no_ensure_is_intended_once_by_two_programs_that_know_nothing_of_each_other() {
    let state = tempfile::tempdir().unwrap();
    let [one, two] = [(); 2].map(|()| Disk::below(state.path(), &Endpoints::default()));
    let (setup, at) = (setup(), Timestamp::UNIX_EPOCH);
    let request = |id: &str| Entry::Intent {
        at,
        id: id.to_owned(),
        change: Change::RequestProduction(crate::core::kinds::change::ProductionRequest::default()),
    };
    one.load(&setup);
    two.load(&setup);
    one.intend(&setup, &request("1")).unwrap();
    let problem = two.intend(&setup, &request("2")).unwrap_err();
    assert_eq!((problem.kind, problem.code.as_deref()), (ProblemKind::Conflict, Some("Overtaken")));
    assert_eq!(problem.operation, "ses:PutAccountDetails");
    assert_eq!(two.load(&setup).journal, [request("1")], "it is not in the journal");
    // An ensure is none the worse for being made twice; a person who has read of it may repeat it.
    two.intend(&setup, &intent("3")).unwrap();
    two.intend(&setup, &request("4")).unwrap();
    assert_eq!(one.load(&setup).journal, [request("1"), intent("3"), request("4")]);
}
