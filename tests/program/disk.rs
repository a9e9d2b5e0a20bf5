//! This machine's disk at its worst: full, held by another program, with files that a crash, an
//! editor or a newer version left.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::run::{Ran, find};
use super::served::Served;

const APPLY: [&str; 4] = ["apply", "--yes", "--wait", "2m"];

/// The set-up's directory, after a first look.
fn looked() -> (Served, PathBuf) {
    let served = Served::start("granted");
    served.run(&["status"]);
    let choices = find(&served.state_home(), "choices.json").expect("choices.json");
    let directory = choices.parent().expect("a directory").to_owned();
    (served, directory)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a file")
}

fn json_of(path: &Path) -> Value {
    serde_json::from_str(&read(path)).expect("JSON")
}

/// Where no file grows beyond so many KiB (`RLIMIT_FSIZE`): a write beyond it fails in the middle,
/// as it does on a full disk, whoever runs the tests.
fn apply_with_room_for(served: &Served, kib: u32) -> Ran {
    let limited = format!("trap '' XFSZ; ulimit -f {kib}; exec \"$0\" \"$@\"");
    let program = env!("CARGO_BIN_EXE_sendoff");
    let arguments = served.with_flags(&APPLY);
    let home = served.command(&[]);
    let mut shell = std::process::Command::new("bash");
    shell.args(["-c", &limited, program]).args(arguments).env_clear();
    shell.envs(home.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    Ran::of(crate::watch::run(&mut shell).expect("bash"))
}

#[test]
fn on_a_full_disk_nothing_is_sent_that_could_not_be_written_down() {
    let served = Served::start("granted");
    let none = apply_with_room_for(&served, 0);
    assert_eq!(none.code, 1, "{}\n{}", none.out, none.err);
    assert!(none.out.contains("A file of the wizard could not be read or written"), "{}", none.out);
    assert!(none.out.contains("FileTooLarge"), "the system's own word for it:\n{}", none.out);
    assert_eq!(served.state()["writes"], 0);
    assert_eq!(find(&served.state_home(), "choices.json"), None, "half a file");

    // Room for the identity's lines, and not for a batch with six record sets.
    let some = apply_with_room_for(&served, 1);
    assert_eq!(some.code, 1, "{}\n{}", some.out, some.err);
    let state = served.state();
    assert_eq!(state["calls"]["ses:CreateEmailIdentity"], 1, "{}", some.out);
    assert_eq!(state["calls"].get("route53:ChangeResourceRecordSets"), None, "{}", state["calls"]);
    let journal = find(&served.state_home(), "journal.jsonl").expect("a journal");
    let lines = read(&journal);
    assert!(
        lines.ends_with('\n') && lines.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()),
        "{lines}"
    );
    assert_eq!(json_of(&journal.with_file_name("choices.json"))["publish"], "route53");

    // Somebody makes room.
    let whole = served.run(&APPLY);
    assert_eq!(whole.code, 0, "{}\n{}", whole.out, whole.err);
    let state = served.state();
    assert_eq!(state["calls"]["ses:CreateEmailIdentity"], 1);
    assert_eq!(state["calls"]["route53:ChangeResourceRecordSets"], 1);
    assert_eq!(state["mails"].as_array().expect("mails").len(), 2);
    assert!(read(&journal).starts_with(&lines), "what was written stands");
}

#[test]
fn a_place_that_is_no_directory_stops_every_write() {
    let served = Served::start("granted");
    fs::create_dir_all(served.state_home().parent().expect("a home")).expect("a directory");
    fs::write(served.state_home(), "a file").expect("a file");
    let ended = served.run(&APPLY);
    assert_eq!(ended.code, 1, "{}\n{}", ended.out, ended.err);
    assert!(ended.out.contains("NotADirectory"), "{}", ended.out);
    assert_eq!(served.state()["writes"], 0);
    assert_eq!(read(&served.state_home()), "a file");
}

#[test]
fn another_program_that_holds_the_files_is_named_and_nothing_is_sent() {
    let (served, directory) = looked();
    let lock = File::open(directory.join("lock")).expect("the lock");
    lock.lock().expect("held");
    let ended = served.run(&APPLY);
    assert_eq!(ended.code, 1, "{}\n{}", ended.out, ended.err);
    assert!(ended.out.contains("Another program has held this set-up's files"), "{}", ended.out);
    assert_eq!(served.state()["writes"], 0);
    drop(lock);
    let ended = served.run(&APPLY);
    assert_eq!(ended.code, 0, "{}\n{}", ended.out, ended.err);
}

#[test]
fn choices_that_cannot_be_read_are_kept_aside_and_it_is_said() {
    let (served, directory) = looked();
    let file = directory.join("choices.json");
    let whole = read(&file);
    let newer = whole.replacen("\"version\": 1", "\"version\": 2", 1);
    assert_ne!(newer, whole);
    let wrong = whole.replacen("\"hosted_zones\": []", "\"hosted_zones\": 7", 1);
    assert_ne!(wrong, whole);
    let cases: [(&str, &[u8], &str); 5] = [
        ("truncated", &whole.as_bytes()[..whole.len() / 2], "cannot be read"),
        ("emptied", b"", "cannot be read"),
        ("edited wrongly", wrong.as_bytes(), "cannot be read"),
        ("no text", &[0xff, 0xfe, 0], "cannot be read"),
        ("newer", newer.as_bytes(), "written by a newer version of sendoff"),
    ];
    for (number, (what, bytes, said)) in (1..).zip(cases) {
        fs::write(&file, bytes).expect("a file");
        let status = served.run(&["status"]);
        assert!(status.out.contains(said), "{what}:\n{}", status.out);
        assert!(status.out.contains("choices.json"), "{what}: which file:\n{}", status.out);
        let kept = fs::read(directory.join(format!("choices.json.kept-{number}"))).expect("kept aside");
        assert_eq!(kept, bytes, "{what}");
        assert_eq!(json_of(&file)["version"], 1, "{what}: the flags' choices are kept in its place");
        let again = served.run(&["status"]);
        assert!(!again.out.contains(said), "{what}, said once:\n{}", again.out);
    }
    assert!(!directory.join("choices.json.kept-6").exists());
}

#[test]
fn what_a_person_edits_rightly_counts_and_what_is_not_known_stays() {
    let (served, directory) = looked();
    let file = directory.join("choices.json");
    let mut edited = json_of(&file);
    edited["mail_from"] = json!("post.example.com");
    edited["reviewer"] = json!({ "name": "Aoi", "since": 1.50 });
    fs::write(&file, edited.to_string()).expect("a file");
    let status = served.run(&["status", "--json"]).json();
    assert_eq!((&status["mail_from"], &status["problems"]), (&json!("post.example.com"), &json!([])));
    let ended = served.run(&["status", "--sender-spf"]);
    assert_eq!(ended.code, 3);
    let now = json_of(&file);
    assert_eq!(now["sender_spf"], true, "it was written anew");
    assert_eq!((&now["reviewer"], &now["mail_from"]), (&edited["reviewer"], &edited["mail_from"]));
}

#[test]
fn lines_of_the_journal_that_cannot_be_read_are_named_and_stay() {
    let served = Served::start("granted");
    let ended = served.run(&APPLY);
    assert_eq!(ended.code, 0, "{}\n{}", ended.out, ended.err);
    let journal = find(&served.state_home(), "journal.jsonl").expect("a journal");
    let whole = read(&journal);
    let count = whole.lines().count();
    let mut lines: Vec<&str> = whole.lines().collect();
    // A newer version's entry, what an editor left, and a line that a crash cut short.
    lines.insert(1, r#"{"entry":"weather","at":"2026-11-22T09:00:00Z"}"#);
    lines.insert(3, "\u{1b}[2Jnothing");
    let cut = format!("{}\n{}", lines.join("\n"), r#"{"entry":"done","at":"2026-1"#);
    fs::write(&journal, &cut).expect("a file");

    let status = served.run(&["status"]);
    assert_eq!(status.code, 0, "the other lines still prove the test mail:\n{}", status.out);
    let named = format!("line 2, 4, {}", count + 3);
    assert!(status.out.contains(&named) && status.out.contains("journal.jsonl"), "{named}:\n{}", status.out);
    assert!(!status.out.contains('\u{1b}'), "{:?}", status.out);
    assert!(read(&journal).starts_with(&cut), "nothing of it is lost");
    let status = served.run(&["status", "--json"]).json();
    assert_eq!((&status["problems"][0]["kind"], &status["complete"]), (&json!("disk"), &json!(true)));
    assert_eq!(served.run(&APPLY).code, 0, "and nothing is done twice");
    assert_eq!(served.state()["mails"].as_array().expect("mails").len(), 2);
}

#[test]
fn a_look_that_finds_nothing_new_adds_no_line_to_the_journal() {
    let (served, directory) = looked();
    let journal = read(&directory.join("journal.jsonl"));
    assert_eq!(journal.lines().count(), 1, "{journal}");
    for _ in 0..2 {
        served.run(&["status"]);
        assert_eq!(read(&directory.join("journal.jsonl")), journal);
    }
}

/// Looks of long ago, which nobody needs any more.
fn grown(directory: &Path) -> String {
    let look = |second: u32| {
        let (minute, second) = (second / 60 % 60, second % 60);
        format!(
            r#"{{"entry":"seen","at":"2020-11-22T09:{minute:02}:{second:02}Z","seen":{{"dkim":"PENDING","mail-from":null,"mail-from-domain":"","production":false,"review":null,"done":[]}}}}"#
        ) + "\n"
    };
    let grown: String = (0..9000).map(look).collect();
    let grown = grown + &read(&directory.join("journal.jsonl"));
    assert!(grown.len() > 1 << 20);
    fs::write(directory.join("journal.jsonl"), &grown).expect("a file");
    grown
}

#[test]
fn a_long_journal_is_cut_and_on_a_full_disk_stays_as_it_was() {
    let (served, directory) = looked();
    let before = grown(&directory);
    // What the cut would leave does not fit, and what is to be written would be beyond it too.
    let refused = apply_with_room_for(&served, 200);
    assert_eq!(refused.code, 1, "{}\n{}", refused.out, refused.err);
    assert!(refused.out.contains("has become long and must be cut"), "{}", refused.out);
    assert!(refused.out.contains("journal.jsonl: File too large"), "{}", refused.out);
    assert_eq!(served.state()["writes"], 0);
    assert_eq!(read(&directory.join("journal.jsonl")), before);
    let names = |part: &str| {
        let entries = fs::read_dir(&directory).expect("a directory").flatten();
        entries.filter(|entry| entry.file_name().to_string_lossy().contains(part)).count()
    };
    assert_eq!((names(".journal-"), names("journal.1.jsonl")), (0, 0));

    let applied = served.run(&APPLY);
    assert_eq!(applied.code, 0, "{}\n{}", applied.out, applied.err);
    let journal = read(&directory.join("journal.jsonl"));
    assert!(journal.starts_with(r#"{"entry":"cut","#), "{}", &journal[..200]);
    assert!(journal.len() < before.len(), "{} bytes", journal.len());
    assert!(before.starts_with(&read(&directory.join("journal.1.jsonl"))), "what went lies there");
    let status = served.run(&["status", "--json"]).json();
    assert_eq!((&status["problems"], &status["complete"]), (&json!([]), &json!(true)));
}

#[test]
fn files_that_are_too_large_are_named_with_their_size_and_no_change_is_sent() {
    let (served, directory) = looked();
    let grow = |file: &str, length: u64| {
        let file = fs::OpenOptions::new().write(true).open(directory.join(file)).expect("a file");
        file.set_len(length).expect("a length");
    };
    grow("choices.json", 3 << 30);
    let status = served.run(&["status"]);
    assert!(status.out.contains("choices.json: 3221225472 bytes, at most 1048576"), "{}", status.out);
    assert!(directory.join("choices.json.kept-1").exists());
    let again = served.run(&["status"]);
    assert!(!again.out.contains("3221225472"), "said once:\n{}", again.out);

    grow("journal.jsonl", 3 << 30);
    let refused = served.run(&APPLY);
    assert_eq!(refused.code, 1, "{}\n{}", refused.out, refused.err);
    assert!(refused.out.contains("journal.jsonl: 3221225472 bytes, at most 67108864"), "{}", refused.out);
    assert!(refused.out.contains("Move it away"), "{}", refused.out);
    assert_eq!(served.state()["writes"], 0);
    fs::rename(directory.join("journal.jsonl"), directory.join("elsewhere")).expect("moved");
    assert_eq!(served.run(&APPLY).code, 0);
}

/// What was entered and could not be kept is not said to be.
#[test]
fn leaving_does_not_say_that_all_is_saved_where_it_is_not() {
    // The request is chosen, and one of its fields entered.
    let answers = "2\nhttps://example.com/about\n";
    let served = Served::start("default");
    let read_only = served.answer(&["--plain", "--read-only"], answers);
    assert!(read_only.out.contains("is not saved, because of --read-only"), "{}", read_only.out);

    fs::create_dir_all(served.state_home()).expect("a directory");
    fs::write(served.state_home().join("sendoff"), "in the way").expect("a file");
    let refused = served.answer(&["--plain"], answers);
    assert!(refused.out.contains("could not be saved"), "{}", refused.out);
    // Nothing but what the command line says once more.
    let looked = served.answer(&["--plain"], "q\n");
    assert!(looked.out.contains("Your progress is saved"), "{}", looked.out);

    fs::remove_file(served.state_home().join("sendoff")).expect("a file");
    let kept = served.answer(&["--plain"], answers);
    assert!(kept.out.contains("Your progress is saved"), "{}", kept.out);
    let choices = find(&served.state_home(), "choices.json").expect("choices.json");
    assert_eq!(json_of(&choices)["request"]["website"], "https://example.com/about");
}
