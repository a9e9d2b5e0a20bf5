//! The program as a person meets it: on a terminal that it takes, and gives back whatever
//! happens.

#![allow(clippy::unwrap_used)] // A failure to set up is a failure of the test.

#[path = "pty/mod.rs"]
mod pty;

#[path = "pty/clipboard.rs"]
mod clipboard;

#[path = "pty/floods.rs"]
mod floods;

#[path = "pty/sizes.rs"]
mod sizes;

use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use pty::{Key, Launch, Terminal};

/// The wizard with its first frame drawn.
fn rehearsal() -> Terminal {
    let terminal = Launch::sendoff(&["rehearse"]).start();
    terminal.wait_for("sendoff");
    terminal
}

/// An interactive shell with the wizard in front of it as a job, and the wizard's process.
fn rehearsal_in_a_shell() -> (Terminal, Pid) {
    let mut terminal =
        Launch::program("bash", &["--norc", "--noprofile", "-i"]).env("PS1", "ready> ").start();
    terminal.wait_for("ready>");
    terminal.type_text(&format!("clear; (echo $BASHPID > pid; exec {} rehearse)\r", Launch::path()));
    wait_for_the_wizard(&terminal);
    let pid = std::fs::read_to_string(terminal.home.path().join("pid")).unwrap();
    (terminal, Pid::from_raw(pid.trim().parse().unwrap()))
}

fn wait_for_the_wizard(terminal: &Terminal) {
    terminal.wait_until("the wizard", |screen| {
        screen.alternate_screen() && screen.contents().contains("8 Test mail")
    });
}

fn wait_for_the_prompt(terminal: &Terminal) {
    terminal.wait_until("the shell's prompt", |screen| {
        !screen.alternate_screen() && screen.contents().trim_end().ends_with("ready>")
    });
}

#[test]
fn the_first_paint_is_one_small_frame_on_the_alternate_screen() {
    let mut terminal = rehearsal();
    terminal
        .wait_until("the alternate screen", |screen| screen.alternate_screen() && screen.bracketed_paste());
    let raw = terminal.raw();
    let frame = raw.windows(8).position(|bytes| bytes == b"\x1b[?2026h").expect("no frame");
    let end = raw.windows(8).position(|bytes| bytes == b"\x1b[?2026l").expect("no end of a frame");
    assert!(end - frame <= 4096, "{} bytes", end - frame);
    terminal.press(Key::CtrlC);
    terminal.exit_code();
}

#[test]
fn q_gives_the_terminal_back_and_says_how_the_rehearsal_ended() {
    let mut terminal = rehearsal();
    let before = Launch::sendoff(&["--version"]).start();
    terminal.type_text("q");
    assert_eq!(terminal.exit_code(), 3);
    terminal.assert_left();
    terminal.wait_for("The rehearsal is over");
    assert_eq!(terminal.settings(), before.settings(), "not as a fresh terminal is");
    let left: Vec<_> =
        std::fs::read_dir(terminal.home.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.is_empty(), "the rehearsal left {left:?}");
}

#[test]
fn ctrl_c_quits_as_q_does() {
    let mut terminal = rehearsal();
    terminal.press(Key::CtrlC);
    assert_eq!(terminal.exit_code(), 3);
    terminal.assert_left();
}

/// As `status` does: a script tells by the code that nobody was logged in.
#[test]
fn without_credentials_the_wizard_ends_with_their_code() {
    let mut terminal = Launch::sendoff(&["--region", "us-east-1"]).start();
    terminal.wait_for("No AWS credentials were found");
    terminal.type_text("q");
    assert_eq!(terminal.exit_code(), 4);
    terminal.assert_left();
}

#[test]
fn each_ending_signal_gives_the_terminal_back_with_its_own_code() {
    for (signal, code) in [(Signal::SIGTERM, 143), (Signal::SIGHUP, 129), (Signal::SIGINT, 130)] {
        let mut terminal = rehearsal();
        terminal.signal(signal);
        assert_eq!(terminal.exit_code(), code, "{signal:?}");
        terminal.assert_left();
    }
}

#[test]
fn quitting_waits_for_no_call() {
    let mut terminal = rehearsal();
    terminal.press(Key::CtrlC);
    let (time, _) = terminal.time_to_end();
    // The budget is 50 ms; a machine that runs every test at once is given more.
    assert!(time < Duration::from_secs(1), "{time:?}");
}

#[test]
fn a_terminal_made_small_and_large_again_shows_the_same() {
    let mut terminal = rehearsal();
    terminal.wait_for("8 Test mail");
    terminal.resize(40, 8);
    terminal.wait_for("sendoff needs");
    terminal.resize(80, 24);
    terminal.wait_for("8 Test mail");
    terminal.resize(120, 40);
    terminal.wait_for("8 Test mail");
    // Faster than the program can look: the size is the same, the contents are not.
    terminal.resize(40, 8);
    terminal.resize(120, 40);
    terminal.wait_for("8 Test mail");
    terminal.press(Key::CtrlC);
    assert_eq!(terminal.exit_code(), 3);
}

/// The new size and the key reach the thread that reads in one piece where the machine is busy.
#[test]
fn a_key_pressed_while_the_terminal_changes_its_size_is_not_lost() {
    let mut terminal = Launch::sendoff(&["rehearse", "--scenario", "already-done", "--skip", "test"]).start();
    terminal.wait_for("Enter finish");
    for round in 0..100_u32 {
        // It has to be asleep: whatever comes then comes together.
        terminal.watch(Duration::from_millis(5));
        let (step, (columns, rows)) = (round % 8 + 1, if round % 2 == 0 { (100, 30) } else { (80, 24) });
        terminal.resize(columns, rows);
        let apart = Duration::from_micros(u64::from(round * 37 % 600));
        let begun = Instant::now();
        while begun.elapsed() < apart {
            std::hint::spin_loop();
        }
        terminal.type_text(&step.to_string());
        terminal.wait_until("the step", |screen| {
            let marked = screen.rows(0, columns).find(|row| row.starts_with('>'));
            marked.is_some_and(|row| row.contains(&format!(" {step} ")))
        });
    }
    terminal.press(Key::CtrlC);
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_fg_brings_the_wizard_back() {
    let (mut terminal, _) = rehearsal_in_a_shell();
    for _ in 0..2 {
        terminal.press(Key::CtrlZ);
        wait_for_the_prompt(&terminal);
        terminal.type_text("clear; fg\r");
        wait_for_the_wizard(&terminal);
    }
    terminal.press(Key::CtrlC);
    terminal.wait_for("The rehearsal is over");
    wait_for_the_prompt(&terminal);
    terminal.type_text("echo code $?\r");
    terminal.wait_for("code 3");
}

#[test]
fn sigtstp_from_elsewhere_stops_the_wizard_as_ctrl_z_does() {
    let (mut terminal, wizard) = rehearsal_in_a_shell();
    kill(wizard, Signal::SIGTSTP).unwrap();
    wait_for_the_prompt(&terminal);
    terminal.type_text("clear; fg\r");
    wait_for_the_wizard(&terminal);
    terminal.press(Key::CtrlC);
    terminal.wait_for("The rehearsal is over");
}

#[test]
fn a_stop_that_nobody_can_see_coming_is_drawn_over() {
    let (mut terminal, wizard) = rehearsal_in_a_shell();
    kill(wizard, Signal::SIGSTOP).unwrap();
    terminal.wait_for("Stopped");
    terminal.type_text("fg\r");
    terminal.wait_gone("Stopped");
    wait_for_the_wizard(&terminal);
    terminal.press(Key::CtrlC);
    terminal.wait_for("The rehearsal is over");
    wait_for_the_prompt(&terminal);
}

#[test]
fn without_a_shell_to_come_back_from_ctrl_z_changes_nothing() {
    let mut terminal = rehearsal();
    terminal.wait_for("8 Test mail");
    terminal.press(Key::CtrlZ);
    terminal.signal(Signal::SIGTSTP);
    terminal.resize(40, 8);
    terminal.wait_until("a frame of the new size", |screen| {
        screen.alternate_screen() && screen.contents().contains("sendoff needs")
    });
    terminal.press(Key::CtrlC);
    assert_eq!(terminal.exit_code(), 3);
}

#[test]
fn a_wizard_ended_while_it_is_stopped_leaves_the_shell_its_terminal() {
    let (mut terminal, _) = rehearsal_in_a_shell();
    terminal.press(Key::CtrlZ);
    wait_for_the_prompt(&terminal);
    terminal.type_text("clear; kill %1; fg; echo code $?\r");
    terminal.wait_for("code 143");
    terminal.wait_until("the primary screen", |screen| !screen.alternate_screen());
}
