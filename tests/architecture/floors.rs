//! The floors of the core: a room imports what lies below it, and nothing above.

use std::collections::BTreeSet;
use std::path::Path;

use crate::below;
use crate::paths::{absolute, paths};
use crate::source::{files, is_test_file, root, tokens, without_tests};

/// From the ground up.
const FLOORS: [&str; 12] = [
    "kinds",
    "mail",
    "facts",
    "servers",
    "records",
    "rules",
    "request",
    "steps",
    "diagnosis",
    "progress",
    "handover",
    "wizard",
];

/// Files that may lie beside the rooms.
const LOOSE: usize = 4;

/// Which floor a room is on, 0 for the lowest.
fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|known| *known == room)
}

/// What the file at `path` (below `src/core/`) names that lies above it.
fn breaches(path: &str, text: &str) -> Vec<String> {
    let place = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let module: Vec<&str> = ["core"].into_iter().chain(place.split('/')).collect();
    let Some(own) = floor(module[1]) else { return Vec::new() };
    let mut found = BTreeSet::new();
    for named in paths(&without_tests(&tokens(text))) {
        let full = absolute(&named, &module);
        if let [first, second, room, ..] = full.as_slice()
            && (first.as_str(), second.as_str()) == ("crate", "core")
            && floor(room).is_some_and(|floor| floor > own)
        {
            found.insert(format!("{path} names {}", full.join("::")));
        }
    }
    found.into_iter().collect()
}

#[test]
fn no_arrow_of_the_core_runs_back_up() {
    let all = files(&root().join("src/core"), "rs");
    assert!(all.len() > 150, "the core was not found");
    let mut found = Vec::new();
    for path in all.iter().filter(|path| !is_test_file(Path::new(below("src/core", path)))) {
        let text = std::fs::read_to_string(path).expect("a file");
        found.extend(breaches(below("src/core", path), &text));
    }
    assert!(found.is_empty(), "move what is needed down:\n{}\n", found.join("\n"));
}

#[test]
fn every_room_has_its_floor_and_few_files_lie_beside_them() {
    let entries = std::fs::read_dir(root().join("src/core")).expect("src/core");
    let (mut rooms, mut loose) = (BTreeSet::new(), 0);
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            rooms.insert(name);
        } else {
            loose += 1;
        }
    }
    assert_eq!(rooms, FLOORS.iter().map(|room| (*room).to_owned()).collect());
    assert!(loose <= LOOSE, "{loose} files lie beside the rooms");
}

#[test]
fn an_arrow_that_runs_back_up_is_found() {
    let bad = r"
        use crate::core::{diagnosis, kinds::name::Name};
        use super::super::wizard::model::Model;
        fn f() { crate::core::progress::complete(facts, choices); }
        #[cfg(test)]
        mod tests { use crate::core::wizard::update; }
    ";
    assert_eq!(
        breaches("steps/pool.rs", bad),
        [
            "steps/pool.rs names crate::core::diagnosis",
            "steps/pool.rs names crate::core::progress::complete",
            "steps/pool.rs names crate::core::wizard::model::Model",
        ]
    );
    assert_eq!(breaches("wizard/plan/at.rs", bad), Vec::<String>::new());
}
