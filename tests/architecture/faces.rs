//! What the faces without a screen leave to the core: they print what the planner says and send messages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::paths;
use crate::source::{Token, files, is_test_file, root, tokens, without_tests};

/// Who makes calls and writes the journal; a face has a session for that.
const DOERS: [&str; 2] = ["Performer", "scribe"];

/// The functions of `core::hold` that decide what holds a bind.
fn deciders() -> BTreeSet<String> {
    let tokens = tokens(&fs::read_to_string(root().join("src/core/hold.rs")).expect("a file"));
    let words: Vec<&str> = tokens.iter().filter_map(Token::word).collect();
    let named = words.windows(2).filter(|pair| pair[0] == "fn" && pair[1].starts_with("of_"));
    named.map(|pair| pair[1].to_owned()).collect()
}

/// What a face names that only the core, or the session, may go by.
fn breaches(text: &str, deciders: &BTreeSet<String>) -> BTreeSet<String> {
    let module = ["shell", "faces", "face"];
    let mut found = BTreeSet::new();
    for named in paths::paths(&without_tests(&tokens(text))) {
        let full = paths::absolute(&named, &module);
        let follow = |first: &str, second: &str| full.windows(2).any(|pair| pair == [first, second]);
        let asks = follow("crate", "aws") || follow("crate", "dns");
        let does = full.iter().any(|part| DOERS.contains(&part.as_str()));
        let decides = full.iter().any(|part| deciders.contains(part)) || follow("hold", "*");
        if asks || does || decides || follow("Entry", "Confirmed") || follow("Entry", "*") {
            found.insert(full.join("::"));
        }
    }
    found
}

#[test]
fn no_face_asks_holds_confirms_or_journals_by_itself() {
    let deciders = deciders();
    assert!(deciders.contains("of_bind"), "{deciders:?}");
    let faces = files(&root().join("src/shell/faces"), "rs");
    assert!(faces.len() > 5, "the faces were not found");
    let mut found = Vec::new();
    for path in faces.iter().filter(|path| !is_test_file(path)) {
        let text = fs::read_to_string(path).expect("a file");
        let name = path.file_name().map_or(Path::new(""), Path::new).display();
        found.extend(breaches(&text, &deciders).into_iter().map(|named| format!("{name} names {named}")));
    }
    assert!(found.is_empty(), "the planner says it, and the core does it:\n{}\n", found.join("\n"));
}

#[test]
fn a_face_that_does_so_is_found() {
    let bad = "
        use crate::{aws::Aws, core::{hold::{self as why, of_account}, journal::Entry}};
        use crate::shell::perform::Performer;
        use super::super::scribe;
        fn f() { let _ = why::of_bind(); Entry::Confirmed { at }; }
    ";
    let found: Vec<String> =
        breaches(bad, &["of_account", "of_bind"].map(str::to_owned).into()).into_iter().collect();
    let named = [
        "Entry::Confirmed",
        "crate::aws::Aws",
        "crate::core::hold::of_account",
        "crate::shell::perform::Performer",
        "crate::shell::scribe",
        "why::of_bind",
    ];
    assert_eq!(found, named);
    let good =
        "use crate::core::{aws::Caller, hold::{self, Hold}, journal::{Entry, Face}, plan::restoring::way};
        fn f() { hold::message(x); match e { Entry::Done { .. } => {} } }
        #[cfg(test)] mod tests { use crate::aws::Aws; }";
    assert_eq!(breaches(good, &deciders()), BTreeSet::new());
}
