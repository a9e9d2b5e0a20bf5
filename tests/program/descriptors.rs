//! Where a process may have few files open (`ulimit -n`).

use std::process::Command;

use super::run::{Home, Ran};

/// `status` behind this `ulimit`.
fn status_with(ulimit: &str, lang: &str) -> Ran {
    let home = Home::new();
    let status = home.command(&["status", "--region", "us-east-1", "--lang", lang]);
    let mut shell = Command::new("bash");
    shell
        .args(["-c", &format!("{ulimit}; exec \"$0\" \"$@\"")])
        .arg(status.get_program())
        .args(status.get_args());
    shell.env_clear().envs(status.get_envs().filter_map(|(name, value)| Some((name, value?))));
    Ran::of(crate::watch::run(&mut shell).expect("bash"))
}

#[test]
fn too_few_open_files_are_said_in_a_sentence_before_anything_is_done() {
    for (limit, lang, said) in [
        (6, "en", "The limit on open files is 6 here"),
        (100, "en", "The limit on open files is 100 here"),
        (20, "ja", "上限 (現在 20) が足りません"),
    ] {
        let refused = status_with(&format!("ulimit -n {limit}"), lang);
        assert_eq!(refused.code, 1, "{refused:?}");
        assert!(refused.err.contains(said) && refused.err.contains("ulimit -n 256"), "{}", refused.err);
        assert_eq!((refused.out.as_str(), refused.err.lines().count()), ("", 1), "{}", refused.err);
    }
}

#[test]
fn a_soft_limit_is_raised_where_the_hard_one_allows_it() {
    let ran = status_with("ulimit -S -n 8", "en");
    assert_eq!(ran.code, 4, "as it ends without credentials: {ran:?}");
}
