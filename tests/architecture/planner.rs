//! Every face goes through the planner: none decides, asks AWS, holds or journals by itself.

use std::path::Path;

use crate::below;
use crate::paths::{absolute, paths};
use crate::source::{Token, files, is_test_file, root, tokens, without_tests};

/// Where people and scripts see what there is and say what they want.
const FACES: [&str; 4] = ["shell/faces", "shell/tui.rs", "screen", "report"];

/// What decides, and what acts. A face has `core::wizard::plan` for the first and a `Msg` for the second.
const KEPT: [&str; 15] = [
    "crate::aws",
    "crate::core::progress::hold::binding",
    "crate::core::progress::hold::of_bind",
    "crate::core::rules::hold::of_sending",
    "crate::core::facts::journal::Entry",
    "crate::core::rules::proof::missing",
    "crate::core::rules::proof::proof",
    "crate::core::progress::hold::asks_for_name",
    "crate::core::steps::mail_from_due",
    "crate::core::progress::hold::may_be_overridden",
    "crate::core::steps::may_be_requested",
    "crate::core::steps::pool_override",
    "crate::core::rules::undo",
    "crate::dns",
    "crate::shell::perform",
];

/// Types of which a face holds none, under whatever path.
const TYPES: [&str; 2] = ["Aws", "Performer"];

/// What the face at `path` (below `src/`) names that is the planner's, or the core's and the shell's.
fn breaches(path: &str, text: &str) -> Vec<String> {
    let tokens = without_tests(&tokens(text));
    let full = full_paths(&tokens, path);
    // `use crate::core::progress::hold;` and then `hold::of_bind`.
    let brought = |name: &str| {
        let is_it = |path: &&Vec<String>| path.len() > 1 && path.last().is_some_and(|last| last == name);
        full.iter().filter(is_it).find(|path| path[0] == "crate").cloned()
    };
    let mut found = Vec::new();
    for path in &full {
        let whole = match brought(&path[0]) {
            Some(brought) if path[0] != "crate" => [&brought[..], &path[1..]].concat(),
            _ => path.clone(),
        };
        let joined = whole.join("::");
        let kept = KEPT.iter().any(|kept| joined == *kept || joined.starts_with(&format!("{kept}::")));
        if kept || TYPES.contains(&path[0].as_str()) || joined.ends_with("Step::changes") {
            found.push(joined);
        }
    }
    // `step.changes(facts, choices)`; `session.changes()` counts.
    let asks_step = |four: &[Token]| {
        let called = four[0].is('.') && four[1].word() == Some("changes") && four[2].is('(');
        called && !four[3].is(')')
    };
    found.extend(tokens.windows(4).filter(|four| asks_step(four)).map(|_| ".changes(".to_owned()));
    found.sort();
    found.dedup();
    found
}

/// The paths that the file at `path` names, `use a::{self}` as `a`.
fn full_paths(tokens: &[Token], path: &str) -> Vec<Vec<String>> {
    let place = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let module: Vec<&str> = place.split('/').collect();
    let mut full: Vec<Vec<String>> = paths(tokens).iter().map(|named| absolute(named, &module)).collect();
    for path in
        full.iter_mut().filter(|path| path.len() > 1 && path.last().is_some_and(|last| last == "self"))
    {
        path.pop();
    }
    full
}

fn is_face(path: &str) -> bool {
    FACES
        .iter()
        .any(|face| path == *face || path.strip_prefix(face).is_some_and(|rest| rest.starts_with('/')))
}

#[test]
fn every_face_goes_through_the_planner() {
    let src = files(&root().join("src"), "rs");
    let of_faces: Vec<&str> =
        src.iter().map(|path| below("src", path)).filter(|path| is_face(path)).collect();
    assert!(of_faces.len() > 20, "the faces were not found");
    let mut found = Vec::new();
    for path in of_faces.into_iter().filter(|path| !is_test_file(Path::new(path))) {
        let text = std::fs::read_to_string(root().join("src").join(path)).expect("a file");
        found.extend(breaches(path, &text).into_iter().map(|named| format!("{path} names {named}")));
    }
    assert!(found.is_empty(), "core::wizard::plan says it:\n{}\n", found.join("\n"));
}

/// The planner stands below what happens to the model, and knows nothing of it.
#[test]
fn the_planner_does_not_import_from_update() {
    let mut found = Vec::new();
    for path in files(&root().join("src/core/wizard/plan"), "rs") {
        let tokens = without_tests(&tokens(&std::fs::read_to_string(&path).expect("a file")));
        let full = full_paths(&tokens, below("src", &path)).into_iter().map(|named| named.join("::"));
        found.extend(full.filter(|named| named.starts_with("crate::core::wizard::update")));
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_face_that_decides_by_itself_is_found() {
    let bad = r"
        use crate::aws::Aws;
        use crate::core::{facts::journal::{self, Entry}, progress::hold};
        use crate::core::steps;
        use super::super::perform::Performer;
        fn f(step: &dyn Step, aws: &Aws) {
            step.changes(facts, choices);
            hold::of_bind(facts, choices);
            steps::pool_override(facts, choices);
            crate::core::rules::undo::changes(facts, choices, id);
            Step::changes(step);
        }
    ";
    let found = breaches("shell/faces/new.rs", bad);
    for named in [
        ".changes(",
        "Step::changes",
        "crate::aws::Aws",
        "crate::core::progress::hold::of_bind",
        "crate::core::facts::journal::Entry",
        "crate::core::steps::pool_override",
        "crate::core::rules::undo::changes",
        "crate::shell::perform::Performer",
    ] {
        assert!(found.iter().any(|found| found == named), "{named} is not among {found:?}");
    }
    let good = r#"
        //! crate::aws::Aws
        use crate::core::{rules::hold::Hold, progress::hold};
        use crate::core::wizard::plan;
        fn f(model: &Model) {
            plan::changes(&model.facts, &model.choices, id);
            session.changes() > before;
            hold::message(hold, facts, choices);
            let said = "hold::of_bind";
        }
        #[cfg(test)]
        mod tests { use crate::core::facts::journal::Entry; }
    "#;
    assert_eq!(breaches("shell/faces/new.rs", good), Vec::<String>::new());
}
