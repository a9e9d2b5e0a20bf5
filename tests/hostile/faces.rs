//! The faces that print lines.

use sendoff::core::kinds::control_characters::is_unseen;

use crate::tame::assert_tame;
use crate::world::{ERRORS, PLACES, World, refusing, standing};

const FORMATS: [&str; 9] =
    ["table", "json", "bind", "csv", "route53", "terraform", "cloudformation", "message", "document"];

/// Runs every face; gives all that was printed, and what the log holds.
fn run(world: &World) -> String {
    let home = world.home();
    let log = home.state().with_file_name("log");
    let mut all = String::new();
    let mut face = |command: &[&str], input: &str| {
        let arguments = world.with(command);
        let ran = home.answer(&arguments, input);
        for (stream, text) in [("stdout", &ran.out), ("stderr", &ran.err)] {
            assert_tame(text.as_bytes(), &format!("{stream} of {command:?}"));
            all += text;
        }
        // In JSON everything that nobody sees is a number, also what no terminal acts on.
        if command.contains(&"--json") || command.contains(&"json") {
            let unseen = |c: char| c != '\n' && is_unseen(c);
            assert!(!ran.out.contains(unseen), "{command:?}: {}", ran.out.escape_debug());
        }
    };
    for lang in ["en", "ja"] {
        face(&["status", "--lang", lang, "--color", "always", "--no-such-flag"], "");
        face(&["status", "--lang", lang], "");
        face(&["status", "--json", "--lang", lang], "");
        face(&["--plain", "--lang", lang], "1\n1\n1\n1\nq\n");
        face(&["apply", "--yes", "--read-only", "--lang", lang], "");
        for format in FORMATS {
            face(&["records", "--format", format, "--lang", lang], "");
        }
    }
    face(&["apply", "--yes", "--log", log.to_str().expect("UTF-8")], "");
    let log = std::fs::read(&log).expect("a log");
    assert_tame(&log, "the log");
    all + &String::from_utf8(log).expect("UTF-8")
}

#[test]
fn what_others_wrote_steers_no_terminal() {
    let said = run(&standing());
    assert!(said.contains("<U+200B>"), "what nobody sees has its name: {said}");
    assert!(said.contains(r"\u200b"), "in JSON it is a number: {said}");
    for place in PLACES {
        assert!(said.contains(place), "{place} is shown nowhere:\n{said}");
    }
}

#[test]
fn what_an_error_says_steers_no_terminal() {
    let said = run(&refusing());
    for place in ERRORS {
        assert!(said.contains(place), "{place} is shown nowhere:\n{said}");
    }
}
