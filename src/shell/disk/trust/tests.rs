use std::fs::Permissions;
use std::os::unix::fs::{PermissionsExt, symlink};

use nix::sys::stat::Mode;
use tempfile::TempDir;

use super::*;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::Entry;
use crate::core::kinds::change::{Binding, Change};
use crate::core::kinds::endpoints::Endpoints;
use crate::core::kinds::name::{Name, Region, UserPoolId};
use crate::core::wizard::effect::SetupKey;
use crate::shell::disk::{Disk, Kept, Snapshot};

fn setup() -> SetupKey {
    SetupKey {
        account: "123456789012".to_owned(),
        region: Region::from("us-east-1"),
        domain: Name::from_answer("example.com"),
    }
}

fn intent() -> Entry {
    let change = Change::CreateIdentity { domain: setup().domain };
    Entry::Intent { at: jiff::Timestamp::UNIX_EPOCH, id: "1".to_owned(), change }
}

fn binding() -> Binding {
    let members = serde_json::json!({"Id": "us-east-1_Ab12"});
    Binding {
        user_pool: UserPoolId::from("us-east-1_Ab12"),
        email: serde_json::Map::new(),
        seen: members.as_object().unwrap().clone(),
        seen_mfa: serde_json::json!({}),
        restored: None,
        accepted: Vec::new(),
    }
}

/// A state with something of everything in it.
fn state() -> (TempDir, Disk) {
    let home = TempDir::new().unwrap();
    let disk = Disk::below(home.path(), &Endpoints::default());
    disk.save(&setup(), &Choices::default()).unwrap();
    let snapshot = disk.snapshot(&setup(), &binding(), jiff::Timestamp::UNIX_EPOCH).unwrap();
    disk.append(&setup(), &snapshot).unwrap();
    disk.append(&setup(), &intent()).unwrap();
    (home, disk)
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn code(problem: &Problem) -> &str {
    problem.code.as_deref().unwrap_or_default()
}

/// Nothing is read, and nothing written; gives the problem.
fn refused(disk: &Disk, what: &Path) -> Problem {
    let Kept { choices, journal, problem } = disk.load(&setup());
    assert!(choices.is_none() && journal.is_empty(), "{what:?} is believed");
    let problem = problem.unwrap_or_else(|| panic!("{what:?} is no problem"));
    assert!(problem.is_distrust(), "{problem:?}");
    assert_eq!(disk.believed(&setup()).as_ref(), Err(&problem), "{what:?}");
    assert_eq!(disk.save(&setup(), &Choices::default()).as_ref(), Err(&problem), "{what:?}");
    assert_eq!(disk.append(&setup(), &intent()).as_ref(), Err(&problem), "{what:?}");
    assert_eq!(disk.intend(&setup(), &intent()).as_ref(), Err(&problem), "{what:?}");
    let snapshot = disk.snapshot(&setup(), &binding(), jiff::Timestamp::UNIX_EPOCH);
    assert_eq!(snapshot.as_ref(), Err(&problem), "{what:?}");
    problem
}

#[test]
fn what_others_can_write_is_not_believed_whatever_of_the_state_it_is() {
    let (home, disk) = state();
    let directory = disk.directory(&setup());
    let top = home.path().join("sendoff");
    let places = [
        (top.clone(), 0o700),
        (top.join("aws"), 0o700),
        (directory.clone(), 0o700),
        (directory.join("choices.json"), 0o600),
        (directory.join("journal.jsonl"), 0o600),
        (directory.join("lock"), 0o600),
    ];
    for (place, right) in &places {
        for wrong in [right | 0o020, right | 0o002, 0o777] {
            chmod(place, wrong);
            let problem = refused(&disk, place);
            assert_eq!(code(&problem), "WritableByOthers");
            let said = format!("{}: mode {wrong:04o}", place.display());
            assert_eq!(problem.message.as_deref(), Some(said.as_str()));
            let mend = format!("chmod go-w {}", place.display());
            assert_eq!(problem.action.as_deref(), Some(mend.as_str()));
        }
        chmod(place, *right);
    }
    let kept = disk.load(&setup());
    assert!(kept.choices.is_some() && kept.journal.len() == 2 && kept.problem.is_none(), "{kept:?}");
    for place in [&top, &directory] {
        chmod(place, 0o755);
    }
    assert!(disk.load(&setup()).problem.is_none(), "others may look");
}

#[test]
fn what_belongs_to_somebody_else_is_not_believed() {
    let (home, disk) = state();
    let directory = disk.directory(&setup());
    let me = geteuid().as_raw();
    let other = me + 987_654;
    let owner = Owner::with(other);
    let problem = owner.directories(&home.path().join("sendoff"), &directory).unwrap_err();
    assert_eq!(code(&problem), "OwnedByAnother");
    assert!(problem.message.as_deref().unwrap().contains(&format!("uid {me}")), "{problem:?}");
    let mend = format!("sudo chown -R {other} {}", home.path().join("sendoff").display());
    assert_eq!(problem.action, Some(mend));
    for file in ["choices.json", "journal.jsonl", "lock"] {
        let path = directory.join(file);
        let mut options = OpenOptions::new();
        let problem = owner.open("disk:Read", options.read(true), &path).unwrap_err();
        assert_eq!(code(&problem), "OwnedByAnother", "{file}");
        assert!(problem.action.unwrap().starts_with("sudo chown "), "{file}");
        assert!(Owner::with(me).open("disk:Read", options.read(true), &path).unwrap().is_some());
    }
    if me == 0 {
        // What is the superuser's is trusted above the state.
        assert_eq!(owner.above(home.path()), Ok(()));
        std::os::unix::fs::chown(home.path(), Some(other + 1), None).unwrap();
    }
    let above = owner.above(home.path()).unwrap_err();
    assert_eq!(code(&above), "ParentOwnedByAnother");
    assert_eq!(above.action, None, "it may be anybody's home");
}

#[test]
fn nothing_but_a_regular_file_is_opened() {
    for file in ["choices.json", "journal.jsonl", "lock"] {
        let (home, disk) = state();
        let path = disk.directory(&setup()).join(file);
        let moved = home.path().join("moved");
        fs::rename(&path, &moved).unwrap();
        nix::unistd::mkfifo(&path, Mode::S_IRUSR | Mode::S_IWUSR).unwrap();
        assert_eq!(refused(&disk, &path).message, Some(format!("{}: named pipe", path.display())));
        fs::remove_file(&path).unwrap();
        symlink(&moved, &path).unwrap();
        assert_eq!(refused(&disk, &path).message, Some(format!("{}: symbolic link", path.display())));
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert_eq!(code(&refused(&disk, &path)), "NotRegular");
    }
}

#[test]
fn a_directory_above_in_which_others_could_put_another_in_its_place_is_refused() {
    let home = TempDir::new().unwrap();
    let above = home.path().join("shared");
    let state = above.join("mine/state");
    fs::create_dir_all(&state).unwrap();
    let disk = Disk::below(&state, &Endpoints::default());
    chmod(&above, 0o777);
    let problem = refused(&disk, &above);
    assert_eq!(code(&problem), "ParentWritableByOthers");
    assert_eq!(problem.action, Some(format!("chmod go-w {}", above.display())));
    assert!(!state.join("sendoff").exists(), "nothing is made there");
    // Nobody can replace what is another's where the directory is sticky, as /tmp is.
    chmod(&above, 0o1777);
    disk.save(&setup(), &Choices::default()).unwrap();
    assert!(disk.load(&setup()).choices.is_some());
    // Of the home directory itself and what is below it, and not of what is above.
    chmod(&above, 0o777);
    let owner = |home: &Path| Owner::of_process(Some(home.to_owned()));
    assert!(owner(&above).above(&state).is_err());
    assert!(owner(&above.join("mine")).above(&state).is_ok());
    assert!(owner(&home.path().join("elsewhere")).above(&state).is_err());
}

#[test]
fn a_link_of_ones_own_leads_on_to_a_directory_that_is_held_to_the_same() {
    let (home, disk) = state();
    let (top, real) = (home.path().join("sendoff"), home.path().join("data/sendoff"));
    fs::create_dir(home.path().join("data")).unwrap();
    fs::rename(&top, &real).unwrap();
    symlink(&real, &top).unwrap();
    assert!(disk.load(&setup()).choices.is_some());
    chmod(&real, 0o777);
    assert_eq!(code(&refused(&disk, &real)), "WritableByOthers");
    chmod(&real, 0o700);
    chmod(&home.path().join("data"), 0o777);
    assert_eq!(code(&refused(&disk, &real)), "ParentWritableByOthers");
}

#[test]
fn only_what_the_journal_knows_was_written_here() {
    let (home, disk) = state();
    let snapshots = disk.directory(&setup()).join("snapshots");
    let file = snapshots.join("us-east-1_Ab12-19700101T000000Z.json");
    let snapshot = Snapshot::read(&file).unwrap();
    assert!(disk.wrote(&file, &snapshot));

    let elsewhere = home.path().join("copy.json");
    fs::copy(&file, &elsewhere).unwrap();
    assert!(!disk.wrote(&elsewhere, &snapshot), "not in the state directory");
    let mut seen = binding();
    seen.seen.insert("UserPoolTier".to_owned(), serde_json::json!("PLUS"));
    let edited = Snapshot::of(&seen, &setup(), snapshot.at);
    fs::write(&file, serde_json::to_vec(&edited).unwrap()).unwrap();
    let edited = Snapshot::read(&file).expect("its own sum is right");
    assert!(!disk.wrote(&file, &edited), "another sum than the journal's");
    chmod(&snapshots, 0o777);
    assert!(!disk.wrote(&file, &snapshot), "others may write there");
    chmod(&snapshots, 0o700);
    assert!(disk.wrote(&file, &snapshot));

    // A journal of before there were sums in it.
    let journal = disk.directory(&setup()).join("journal.jsonl");
    let text = fs::read_to_string(&journal).unwrap();
    let older = text.replace(&format!(",\"sha256\":\"{}\"", snapshot.sha256), "");
    assert_ne!(older, text);
    fs::write(&journal, older).unwrap();
    assert_eq!(disk.load(&setup()).journal.len(), 2);
    assert!(!disk.wrote(&file, &snapshot));
}

#[test]
fn a_pipe_is_no_snapshot() {
    let home = TempDir::new().unwrap();
    let pipe = home.path().join("pipe");
    nix::unistd::mkfifo(&pipe, Mode::S_IRWXU).unwrap();
    assert!(Snapshot::read(&pipe).is_err());
}
