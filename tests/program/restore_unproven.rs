//! A snapshot that the journal does not have: anybody can have written it, its own sum with it. Only a
//! person who sees each change puts it back.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::pty::{Key, Launch, Terminal};
use super::restore::{POOL, bound, pool, snapshot_file, text};
use super::served::Served;

const THEIRS: &str = "arn:aws:lambda:us-east-1:210987654321:function:UserMigration";
const CHANGE: &str =
    "+ LambdaConfig.UserMigration: \"arn:aws:lambda:us-east-1:210987654321:function:UserMigration\"";

/// The snapshot with the function of another account in it, and its sum computed anew.
fn edited(snapshot: &Path) -> Vec<u8> {
    let mut snapshot: Value = serde_json::from_slice(&fs::read(snapshot).expect("a file")).expect("JSON");
    snapshot["members"]["LambdaConfig"]["UserMigration"] = json!(THEIRS);
    let account = snapshot["account"].as_str().expect("an account").to_owned();
    snapshot_file(POOL, &account, &snapshot["members"], snapshot["mfa"].clone())
}

fn on_a_terminal(served: &Served, arguments: &[&str]) -> Terminal {
    let launch = Launch::sendoff(&served.to_restore(arguments)).size(160, 60).state(&served.state_home());
    let launch = served.environment().iter().fold(launch, |launch, (name, value)| launch.env(name, value));
    launch.start()
}

#[test]
fn yes_puts_no_edited_snapshot_back_wherever_it_lies() {
    let (served, snapshot, _) = bound();
    let (before, writes) = (pool(&served), served.state()["writes"].clone());
    let content = edited(&snapshot);
    let home = tempfile::TempDir::new().expect("a directory");
    let elsewhere: PathBuf = home.path().join("edited.json");
    fs::write(&elsewhere, &content).expect("a file");
    let copy = home.path().join("copy.json");
    fs::copy(&snapshot, &copy).expect("a file");
    fs::write(&snapshot, &content).expect("a file");
    for file in [&elsewhere, &snapshot] {
        let refused = served.restore(&[text(file), "--all", "--yes"]);
        assert_eq!(refused.code, 1, "{refused:?}");
        assert!(refused.out.contains(CHANGE), "what would change is shown:\n{}", refused.out);
        assert!(refused.out.contains("not against edits"), "{}", refused.out);
        assert!(refused.err.contains("checksum the journal holds"), "{}", refused.err);
        let refused = served.restore(&[text(file), "--all", "--yes", "--lang", "ja"]);
        assert!(refused.err.contains("ジャーナルに記録"), "{}", refused.err);
    }
    // A copy is as anybody may have made it.
    assert_eq!(served.restore(&[text(&copy), "--yes"]).code, 1);
    assert_eq!((pool(&served), &served.state()["writes"]), (before, &writes));
}

#[test]
fn a_person_sees_each_change_before_the_question() {
    let (served, snapshot, _) = bound();
    let home = tempfile::TempDir::new().expect("a directory");
    let file = home.path().join("edited.json");
    fs::write(&file, edited(&snapshot)).expect("a file");
    let before = pool(&served);
    for (answer, code) in [("n", 1), ("y", 0)] {
        let mut terminal = on_a_terminal(&served, &[text(&file), "--all"]);
        terminal.wait_for("Carry this out? [y/n]");
        let screen = terminal.screen();
        for line in [CHANGE, "- From: Sender <sender@example.com>", "not against edits"] {
            assert!(screen.contains(line), "{line}:\n{screen}");
        }
        assert_eq!(pool(&served), before);
        terminal.type_text(answer);
        terminal.press(Key::Enter);
        assert_eq!(terminal.exit_code(), code, "{}", terminal.screen());
    }
    assert_eq!(pool(&served)["LambdaConfig"]["UserMigration"], THEIRS);
    // One that the journal has is asked about too, and is not called unproven.
    let mut terminal = on_a_terminal(&served, &[text(&snapshot), "--all"]);
    terminal.wait_for("Carry this out? [y/n]");
    assert!(!terminal.screen().contains("not against edits"), "{}", terminal.screen());
    terminal.press(Key::CtrlC);
}
