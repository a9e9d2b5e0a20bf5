//! Ended from outside, or left, while a call is held: nothing waits for it, and the next start
//! knows of it.

use std::fs;
use std::io::Read;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use nix::sys::signal::Signal;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::gate::Keeps;
use crate::killed::{offers, start, world};
use crate::pty::{Key, Launch};
use crate::watch::Watch;

const GET_IDENTITY: &str = "GET /v2/email/identities/example.com";
const CREATE_IDENTITY: &str = "POST /v2/email/identities ";
/// A call that nobody answers is given up only after this, and then tried again.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn leaving_waits_for_no_question_that_is_held() {
    let ways: [(Option<Signal>, u32); 4] =
        [(None, 3), (Some(Signal::SIGTERM), 143), (Some(Signal::SIGINT), 130), (Some(Signal::SIGHUP), 129)];
    let threads = ways.map(|(signal, code)| {
        thread::spawn(move || {
            let (served, gate) = world("already-done");
            gate.keep(GET_IDENTITY, Keeps::Question);
            let mut person = start(&served);
            gate.wait_caught();
            match signal {
                Some(signal) => person.terminal.signal(signal),
                None => person.terminal.type_text("q"),
            }
            let (time, ended) = person.terminal.time_to_end();
            println!("{signal:?}: {:.0} ms", time.as_secs_f64() * 1000.0);
            assert_eq!(ended, code, "{signal:?}");
            assert!(time < PATIENCE, "{signal:?}: {time:?}");
            person.terminal.assert_left();
        })
    });
    let failed = threads.into_iter().filter_map(|thread| thread.join().err()).count();
    assert_eq!(failed, 0, "see above");
}

#[test]
fn leaving_while_a_write_is_held_is_told_at_the_next_start() {
    let (served, gate) = world("granted");
    let mut person = start(&served);
    person.lead_on("the identity's preview", |person, screen| {
        offers(person, screen, "enter-confirm-create-identity")
    });
    gate.keep(CREATE_IDENTITY, Keeps::Answer);
    person.terminal.press(Key::Enter);
    gate.wait_caught();
    person.terminal.type_text("q");
    let (time, code) = person.terminal.time_to_end();
    assert_eq!(code, 3);
    assert!(time < PATIENCE, "{time:?}");
    person.terminal.assert_left();
    gate.open();
    let status = served.run(&["status"]);
    let line = status.out.lines().next().unwrap_or_default();
    assert!(line.starts_with("Since ") && line.contains("was cut off"), "{}", status.out);
    assert!(status.out.contains("✓ 3 Identity"), "{}", status.out);
    assert_eq!(served.state()["writes"], 1);
}

/// The terminal goes away, as it does when SSH drops or its window is closed: the kernel sends
/// SIGHUP, reads and writes fail, and the wizard ends as the signal says. Often, since the two come
/// in either order.
#[test]
fn a_terminal_that_is_gone_ends_the_wizard() {
    for _ in 0..20 {
        assert_eq!(code_after_the_terminal(true), 129);
    }
}

/// A terminal that does not control the session sends no signal when it goes.
#[test]
fn a_terminal_that_goes_without_a_signal_ends_the_wizard_as_an_error() {
    for _ in 0..5 {
        assert_eq!(code_after_the_terminal(false), 1);
    }
}

fn code_after_the_terminal(is_controlling: bool) -> u32 {
    let home = tempfile::TempDir::new().expect("a directory");
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a terminal");
    let mut command = CommandBuilder::new(Launch::path());
    command.arg("rehearse");
    command.set_controlling_tty(is_controlling);
    command.env_clear();
    for (name, value) in [("TERM", "xterm-256color"), ("LANG", "en_US.UTF-8")] {
        command.env(name, value);
    }
    for name in ["HOME", "TMPDIR"] {
        command.env(name, home.path());
    }
    let mut child = pair.slave.spawn_command(command).expect("the program starts");
    drop(pair.slave);
    let watch = Watch::over(child.process_id().expect("a process"), PATIENCE);
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let (rows, columns) = (size.rows.try_into().expect("rows"), size.cols.try_into().expect("columns"));
    let mut parser = vt100::Parser::new(rows, columns, 0);
    let mut bytes = [0; 4096];
    while !parser.screen().contents().contains("8 Test mail") {
        let length = reader.read(&mut bytes).expect("the wizard draws");
        parser.process(&bytes[..length]);
    }
    drop(watch);
    drop(reader);
    drop(pair.master);
    let mut killer = child.clone_killer();
    let (end, has_ended) = mpsc::channel();
    thread::spawn(move || end.send(child.wait().expect("an end")));
    let ended = has_ended.recv_timeout(PATIENCE);
    if ended.is_err() {
        let _ = killer.kill();
    }
    let ended = ended.expect("the wizard ends with its terminal");
    assert_eq!(ended.signal(), None);
    ended.exit_code()
}

/// Read between the stop and `fg`, by a shell that sets nothing right itself.
#[test]
fn while_it_is_stopped_the_terminals_settings_are_the_shells() {
    let inner = format!("{} rehearse; stty -a > settings; fg > /dev/null; echo code $?", Launch::path());
    let mut terminal = Launch::program("bash", &["--norc", "-mc", &inner]).start();
    terminal.wait_for("8 Test mail");
    terminal.press(Key::CtrlZ);
    let settings = terminal.home.path().join("settings");
    terminal.wait_until("the wizard again", |screen| {
        settings.exists() && screen.alternate_screen() && screen.contents().contains("8 Test mail")
    });
    let text = fs::read_to_string(&settings).expect("a file");
    for setting in ["icanon", "echo", "isig", "opost"] {
        assert!(text.split_whitespace().any(|word| word == setting), "{setting} was off: {text}");
    }
    terminal.press(Key::CtrlC);
    terminal.wait_for("code 3");
    terminal.assert_sane();
}
