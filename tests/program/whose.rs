//! Whose the state on this machine is: what somebody else can write is believed by nobody.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use nix::sys::stat::Mode;
use nix::unistd::{geteuid, mkfifo};
use sendoff::core::facts::journal::{Entry, deeds_among};
use sendoff::core::kinds::address::Address;
use sendoff::core::kinds::change::{Change, Outcome};
use sendoff::core::kinds::evidence::Proves;
use sendoff::core::kinds::name::Name;
use sendoff::core::rules::test_users::invited;
use serde_json::{Value, json};

use super::run::{Home, Ran, find};
use super::served::Served;

const APPLY: [&str; 4] = ["apply", "--yes", "--wait", "2m"];
const POOL: &str = "us-east-1_Rh7Kq2ZtB";
const FROM: &str = "Sender <sender@example.com>";
const USER: &str = "a-real-user";

/// A set-up whose choices name the pool, and whose journal has a test user that is a real one.
fn planted() -> (Served, PathBuf) {
    let served = Served::start("already-done").without("--user-pool");
    served.run(&["status"]);
    let file = find(&served.state_home(), "choices.json").expect("choices.json");
    let directory = file.parent().expect("a directory").to_owned();
    let mut choices: Value = serde_json::from_str(&read(&file)).expect("JSON");
    choices["user_pools"] = json!([POOL]);
    choices["from"] = json!(FROM);
    choices["skip"] = json!(["test"]);
    fs::write(&file, choices.to_string()).expect("a file");
    (served.without("--from"), directory)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a file")
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("a mode");
}

/// Nothing of the state counts and nothing is sent, and what AWS and DNS say is shown.
fn assert_refused(served: &Served, path: &Path, said: &[&str]) {
    let named = path.to_str().expect("UTF-8");
    let writes = served.state()["writes"].clone();
    let complete = |ran: &Ran, what: &str| {
        let all = format!("{}{}", ran.out, ran.err);
        for text in said.iter().copied().chain([named]) {
            assert!(all.contains(text), "{what}: {text}:\n{all}");
        }
    };
    let applied = served.run(&APPLY);
    assert_eq!(applied.code, 1, "{applied:?}");
    complete(&applied, "apply");
    let restored = served.alone(&["restore", snapshot(served).to_str().expect("UTF-8"), "--yes"]);
    assert_eq!(restored.code, 1, "{restored:?}");
    complete(&restored, "restore");
    complete(&served.run(&["status"]), "status");
    let status = served.run(&["status", "--json", "--domain", "example.com"]).json();
    let problems: Vec<&Value> = status["problems"].as_array().expect("problems").iter().collect();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!((&problems[0]["kind"], &problems[0]["operation"]), (&json!("disk"), &json!("disk:Trust")));
    assert_eq!(status["ses"]["dkim"], "SUCCESS", "what AWS says is shown");
    assert_ne!(status["from"], FROM, "what was planted is not");
    let said = served.run(&["status", "--lang", "ja"]);
    assert!(
        said.out.contains("変更を AWS に送ることもありません") && said.out.contains(named),
        "{}",
        said.out
    );
    assert_eq!(served.state()["writes"], writes, "{path:?}");
}

/// Of no set-up's directory.
fn snapshot(served: &Served) -> PathBuf {
    let file = served.state_home().with_file_name("snapshot.json");
    let members = json!({ "Id": POOL, "EmailConfiguration": {} });
    let content = super::restore::snapshot_file(POOL, "123456789012", &members, json!({}));
    fs::write(&file, content).expect("a file");
    file
}

#[test]
fn choices_that_others_can_write_bind_no_pool() {
    let (served, directory) = planted();
    let base = directory.parent().expect("the endpoint's").to_owned();
    let top = base.parent().expect("the program's").to_owned();
    let writable = [(top, 0o777), (base, 0o770), (directory.clone(), 0o707)];
    let files = ["choices.json", "lock"].map(|file| (directory.join(file), 0o666));
    for (path, mode) in writable.into_iter().chain(files) {
        let right = fs::metadata(&path).expect("it is there").permissions().mode();
        chmod(&path, mode);
        let mend = format!("\n    chmod go-w {}\n", path.display());
        assert_refused(&served, &path, &[&mend, &format!("mode {mode:04o}"), "Other users of this machine"]);
        chmod(&path, right);
    }
    let applied = served.run(&APPLY);
    let bound = &served.state()["user_pools"][POOL]["EmailConfiguration"]["From"];
    assert_eq!((applied.code, bound), (0, &json!(FROM)), "{}", applied.out);
}

/// Which only the superuser can try.
#[test]
fn choices_that_are_somebody_elses_bind_no_pool() {
    if !geteuid().is_root() {
        return;
    }
    let (served, directory) = planted();
    for path in [directory.parent().and_then(Path::parent).expect("the top"), &directory.join("choices.json")]
    {
        chown(path, Some(4242), None).expect("another's");
        assert_refused(&served, path, &["uid 4242", "sudo chown ", "belongs to another user"]);
        chown(path, Some(0), None).expect("one's own");
    }
    let shared = served.state_home();
    chown(&shared, Some(4242), None).expect("another's");
    assert_refused(&served, &shared, &["uid 4242", "XDG_STATE_HOME"]);
}

#[test]
fn a_line_that_others_can_add_to_the_journal_deletes_no_user() {
    let (served, directory) = planted();
    let journal = directory.join("journal.jsonl");
    let to = Address { local: "a".to_owned(), domain: Name::from_answer("example.net") };
    let change = Change::InviteTestUser {
        user_pool: POOL.into(),
        username: USER.to_owned(),
        to,
        proves: Proves::default(),
    };
    let (at, id) = (Timestamp::UNIX_EPOCH, "1".to_owned());
    let forged =
        [Entry::Intent { at, id: id.clone(), change }, Entry::Done { at, id, outcome: Outcome::default() }];
    let forged = forged.map(|entry| format!("{}\n", json!(entry))).concat();
    fs::write(&journal, read(&journal) + &forged).expect("a file");
    let entries = entries(&journal);
    let deeds = deeds_among(&entries);
    assert_eq!(
        invited(&deeds).iter().map(|one| one.username).collect::<Vec<_>>(),
        [USER],
        "it would be read"
    );
    chmod(&journal, 0o666);
    let mend = format!("\n    chmod go-w {}\n", journal.display());
    assert_refused(&served, &journal, &[&mend, "mode 0666"]);
}

fn entries(journal: &Path) -> Vec<Entry> {
    read(journal).lines().map(|line| serde_json::from_str(line).expect("an entry")).collect()
}

#[test]
fn a_pipe_in_the_place_of_a_file_keeps_nobody_waiting() {
    let (served, directory) = planted();
    for file in ["choices.json", "journal.jsonl", "lock"] {
        let path = directory.join(file);
        let kept = fs::read(&path).ok();
        let _ = fs::remove_file(&path);
        mkfifo(&path, Mode::S_IRUSR | Mode::S_IWUSR).expect("a pipe");
        assert_refused(&served, &path, &["named pipe", "not a regular file"]);
        fs::remove_file(&path).expect("gone");
        kept.into_iter().for_each(|bytes| fs::write(&path, bytes).expect("a file"));
        chmod_if_there(&path);
    }
    let pipe = directory.join("pipe");
    mkfifo(&pipe, Mode::S_IRUSR | Mode::S_IWUSR).expect("a pipe");
    let refused = served.alone(&["restore", pipe.to_str().expect("UTF-8"), "--yes"]);
    assert_eq!(refused.code, 1, "{refused:?}");
    assert!(refused.err.contains("not a regular file"), "{}", refused.err);
}

fn chmod_if_there(path: &Path) {
    if path.exists() {
        chmod(path, 0o600);
    }
}

#[test]
fn a_log_is_its_owners_alone_and_nothing_but_a_file() {
    let home = Home::new();
    let log = home.state().with_file_name("log");
    fs::write(&log, "before\n").expect("a file");
    chmod(&log, 0o644);
    let status = |log: &Path, lang: &str| {
        home.run(&["status", "--region", "us-east-1", "--lang", lang, "--log", log.to_str().expect("UTF-8")])
    };
    assert_eq!(status(&log, "en").code, 4);
    assert!(read(&log).starts_with("before\n"), "{}", read(&log));
    assert_eq!(fs::metadata(&log).expect("a log").permissions().mode() & 0o777, 0o600);

    let pipe = home.state().with_file_name("pipe");
    mkfifo(&pipe, Mode::S_IRUSR | Mode::S_IWUSR).expect("a pipe");
    for (lang, said) in [("en", "it is not a regular file"), ("ja", "通常のファイルではないため")]
    {
        let refused = status(&pipe, lang);
        assert_eq!(refused.code, 1, "{refused:?}");
        assert!(refused.err.contains(said) && refused.err.contains("/pipe"), "{}", refused.err);
    }
    if geteuid().is_root() {
        chown(&log, Some(4242), None).expect("another's");
        let refused = status(&log, "en");
        assert_eq!(refused.code, 1, "{refused:?}");
        assert!(refused.err.contains("belongs to another user (uid 4242)"), "{}", refused.err);
    }
}
