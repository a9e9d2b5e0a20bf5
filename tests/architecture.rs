//! The walls between the rooms, and how long a file may be.

// Clippy knows that tests may expect, but not that a test's own functions may.
#![allow(clippy::expect_used)]

#[path = "architecture/floors.rs"]
mod floors;
#[path = "architecture/paths.rs"]
mod paths;
#[path = "architecture/planner.rs"]
mod planner;
mod source;
#[path = "architecture/walls.rs"]
mod walls;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use source::{files, is_test_file, root, tokens, without_tests};
use walls::{IMPURE, WALLS, Wall};

const LONGEST: usize = 400;

/// What may stand at the start of a path: the rooms of this crate, and the crates it is built of.
struct Known {
    rooms: BTreeSet<String>,
    crates: BTreeSet<String>,
}

impl Known {
    fn read() -> Known {
        let text = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
        let manifest: toml::Table = text.parse().expect("TOML");
        let crates = manifest["dependencies"].as_table().expect("dependencies").keys();
        let entries = fs::read_dir(root().join("src")).expect("src");
        let stems = entries.filter_map(|entry| {
            entry.ok()?.path().file_stem().map(|stem| stem.to_string_lossy().into_owned())
        });
        Known { rooms: stems.collect(), crates: crates.map(|name| name.replace('-', "_")).collect() }
    }
}

/// What the file at `path` (below `src/`) names beyond its walls.
fn breaches(path: &str, text: &str, known: &Known) -> Vec<String> {
    let wall = wall(path);
    let place = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let module: Vec<&str> = place.split('/').collect();
    let room = module[0];
    let mut found = BTreeSet::new();
    for named in paths::paths(&without_tests(&tokens(text))) {
        let full = paths::absolute(&named, &module);
        let first = full[0].as_str();
        let joined = full.join("::");
        if first == "crate" {
            let other = full.get(1).map_or("", String::as_str);
            if known.rooms.contains(other) && other != room && !wall.rooms.allows(other) {
                found.insert(format!("{path} names {joined}; {} may not know {other}", wall.below));
            }
        } else if full.len() > 1 && known.crates.contains(first) && !wall.crates.allows(first) {
            found.insert(format!("{path} names {joined}; {first} has no place there"));
        }
        if wall.pure && IMPURE.iter().any(|impure| is_or_is_below(&joined, impure)) {
            found.insert(format!("{path} names {joined}; nothing there knows a clock, a file or a network"));
        }
    }
    found.into_iter().collect()
}

fn is_or_is_below(path: &str, impure: &str) -> bool {
    let ends_so = impure.ends_with("::now") && path.ends_with(impure);
    ends_so || path == impure || path.strip_prefix(impure).is_some_and(|rest| rest.starts_with("::"))
}

fn wall(path: &str) -> &'static Wall {
    let fits = |wall: &&Wall| {
        let rest = path.strip_prefix(wall.below);
        wall.below.is_empty() || rest.is_some_and(|rest| rest.starts_with(['/', '.']))
    };
    WALLS.iter().filter(fits).max_by_key(|wall| wall.below.len()).expect("the last wall fits all")
}

fn below<'a>(folder: &str, path: &'a Path) -> &'a str {
    path.strip_prefix(root().join(folder)).expect("below the folder").to_str().expect("a UTF-8 path")
}

#[test]
fn every_room_keeps_its_walls() {
    let known = Known::read();
    let src = files(&root().join("src"), "rs");
    assert!(src.len() > 20, "the source was not found");
    let mut found = Vec::new();
    for path in src.iter().filter(|path| !is_test_file(Path::new(below("src", path)))) {
        found.extend(breaches(below("src", path), &fs::read_to_string(path).expect("a file"), &known));
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn a_file_says_one_thing() {
    let count = |path: &Path| fs::read_to_string(path).expect("a file").lines().count();
    let mut lengths: Vec<usize> = files(&root().join("src"), "rs").iter().map(|path| count(path)).collect();
    lengths.sort_unstable();
    println!("src: {} files, median {} lines", lengths.len(), lengths[lengths.len() / 2]);
    let all = files(&root().join("src"), "rs").into_iter().chain(files(&root().join("tests"), "rs"));
    let long: Vec<String> = all
        .filter(|path| count(path) > LONGEST)
        .map(|path| format!("{} has {} lines; split it by meaning", below("", &path), count(&path)))
        .collect();
    assert!(long.is_empty(), "\n{}\n", long.join("\n"));
}

/// The checker finds what it is for, and nothing in what is right.
#[test]
fn a_breach_is_found() {
    let known = Known::read();
    let names = |path: &str, text: &str| -> Vec<String> {
        let breach = |breach: String| {
            let named = breach.split(" names ").nth(1).and_then(|rest| rest.split(';').next());
            named.unwrap_or_default().to_owned()
        };
        let mut named: Vec<String> = breaches(path, text, &known).into_iter().map(breach).collect();
        named.sort();
        named
    };
    let bad = r#"
        use std::{collections::BTreeMap, fs, net::{IpAddr, UdpSocket}};
        use crate::{core::name::Name, words::Words};
        use super::super::words;
        use ratatui::layout::{Rect};
        fn f() -> std::time::Instant { let _ = jiff::Timestamp::now(); aws_sdk_sesv2::Client::new() }
        async fn g() {}
    "#;
    assert_eq!(
        names("core/steps.rs", bad),
        [
            "async",
            "aws_sdk_sesv2::Client::new",
            "crate::words",
            "crate::words::Words",
            "jiff::Timestamp::now",
            "ratatui::layout::Rect",
            "std::fs",
            "std::net::UdpSocket",
            "std::time::Instant",
        ]
    );
    assert_eq!(names("shell/session.rs", bad), ["aws_sdk_sesv2::Client::new"]);
    assert_eq!(names("main.rs", "use sendoff::core::x; use ratatui::Frame;"), ["ratatui::Frame"]);
    assert_eq!(names("rehearsal/http/mod.rs", "use hickory_server::Server;"), ["hickory_server::Server"]);
    assert_eq!(names("words/mod.rs", "use super::screen::draw;"), ["crate::screen::draw"]);

    let good = r##"
        //! use crate::words::Words;
        use super::aws::Caller; use std::net::SocketAddr; use std::time::Duration;
        /* use std::fs; /* nested */ ratatui::x */
        const TEXT: &str = r#"use std::fs; "ratatui::x" "#;
        fn f<'a>(c: char) -> bool { c == '"' || c == '\'' || "a\"::b std::fs" == "x" }
        #[cfg(test)]
        mod tests { use std::fs; use crate::words::Words; }
        #[cfg(test)]
        mod more;
        fn g() {}
    "##;
    assert_eq!(names("core/answer.rs", good), Vec::<String>::new());
    assert_eq!(names("rehearsal/dns_server.rs", "use hickory_server::Server;"), Vec::<String>::new());
}
