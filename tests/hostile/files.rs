//! Names of files and directories, and what was typed on the command line.

use std::fs;

use crate::run::{Home, Ran, find};
use crate::tame::{assert_tame, hostile_name};
use crate::world::{standing, unbound};

fn tame(ran: &Ran, what: &str) -> String {
    assert_tame(ran.out.as_bytes(), &format!("stdout of {what}"));
    assert_tame(ran.err.as_bytes(), &format!("stderr of {what}"));
    format!("{}{}", ran.out, ran.err)
}

#[test]
fn a_files_name_steers_no_terminal() {
    let home = Home::new();
    let directory = home.state().with_file_name(hostile_name("DIRECTORY"));
    fs::create_dir(&directory).expect("a directory with any name");
    let file = directory.join("snapshot");
    fs::write(&file, "no snapshot").expect("a file");
    let path = |file: &std::path::Path| file.to_str().expect("UTF-8").to_owned();
    for (what, arguments) in [
        ("a snapshot", vec!["restore".to_owned(), "--yes".to_owned(), path(&file)]),
        ("no snapshot", vec!["restore".to_owned(), "--yes".to_owned(), path(&directory.join("none"))]),
        ("a log", vec!["status".to_owned(), "--log".to_owned(), path(&directory)]),
        ("an argument", vec!["status".to_owned(), path(&directory)]),
        ("a value", vec!["status".to_owned(), "--domain".to_owned(), path(&directory)]),
        ("a scenario", vec!["rehearse".to_owned(), "--scenario".to_owned(), path(&directory)]),
    ] {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let said = tame(&home.run(&arguments), what);
        assert!(said.contains("DIRECTORY") || what == "a scenario", "{what}: {said}");
    }
}

/// A snapshot holds what others wrote into the pool.
#[test]
fn putting_a_pool_back_steers_no_terminal() {
    let world = unbound();
    let home = world.home();
    let applied = home.run(&world.with(&["apply", "--yes", "--skip", "test"]));
    tame(&applied, "apply");
    let snapshots =
        find(&home.state(), "snapshots").unwrap_or_else(|| panic!("nothing was bound: {applied:?}"));
    let snapshot = fs::read_dir(snapshots).expect("a directory").flatten().next().expect("one").path();
    let snapshot = snapshot.to_str().expect("UTF-8");
    for (lang, all) in [("en", None), ("ja", Some("--all"))] {
        let words = ["restore", snapshot, "--yes", "--lang", lang].into_iter().chain(all);
        let said = tame(&home.run(&words.collect::<Vec<_>>()), "restore");
        assert!(said.contains("POOLNAME"), "{said}");
    }
}

/// The state directory is no directory, and the log's name comes back in the command that goes on.
#[test]
fn a_place_for_the_state_and_the_command_that_goes_on_steer_no_terminal() {
    let world = standing();
    let home = world.home();
    let log = home.state().with_file_name(hostile_name("LOGFILE"));
    let state = home.state().with_file_name(hostile_name("STATEPLACE"));
    fs::write(&state, "no directory").expect("a file");
    let mut said = String::new();
    for command in [&["apply", "--yes"][..], &["status"], &["--plain"]] {
        let arguments = world.with(command);
        let mut program = home.command(&arguments);
        program.args(["--log", log.to_str().expect("UTF-8")]).env("XDG_STATE_HOME", &state);
        let output = crate::watch::run(&mut program).expect("the program starts");
        assert_tame(&output.stdout, &format!("stdout of {command:?}"));
        assert_tame(&output.stderr, &format!("stderr of {command:?}"));
        said += &String::from_utf8(output.stdout).expect("UTF-8");
    }
    assert!(said.contains("STATEPLACE") && said.contains("LOGFILE"), "{said}");
    assert!(said.contains(r"$'"), "the shell reads back what the terminal must not: {said}");
    assert_tame(&fs::read(&log).expect("a log"), "the log");
}
