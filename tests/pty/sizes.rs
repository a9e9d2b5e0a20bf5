//! Windows of every size that a terminal can name.

use std::time::{Duration, Instant};

use super::rehearsal;
use crate::pty::{DEADLINE, Key, Terminal};

fn count(terminal: &Terminal, bytes: &[u8]) -> usize {
    terminal.raw().windows(bytes.len()).filter(|window| *window == bytes).count()
}

#[test]
fn a_window_larger_than_any_screen_is_drawn_at_its_top_left() {
    let mut terminal = rehearsal();
    terminal.wait_for("8 Test mail");
    terminal.claim(65535, 65535);
    // Its last line; the emulator has no such line.
    let begun = Instant::now();
    while count(&terminal, b"\x1b[256;") == 0 {
        assert!(begun.elapsed() < DEADLINE, "no frame of its size\n{}", terminal.screen());
        terminal.watch(Duration::from_millis(5));
    }
    assert!(terminal.look(|screen| screen.contents().starts_with(" sendoff")), "{}", terminal.screen());
    terminal.press(Key::CtrlC);
    assert_eq!(terminal.exit_code(), 3);
    terminal.assert_left();
}

#[test]
fn a_terminal_that_does_not_know_its_size_is_taken_for_80_by_24() {
    let mut terminal = rehearsal();
    terminal.wait_for("8 Test mail");
    for (columns, rows) in [(0, 0), (0, 24), (80, 0)] {
        terminal.claim(40, 8);
        terminal.wait_for("sendoff needs");
        terminal.claim(columns, rows);
        terminal.wait_for("8 Test mail");
    }
    terminal.press(Key::CtrlC);
    assert_eq!(terminal.exit_code(), 3);
}

#[test]
fn a_window_that_changes_its_size_all_the_time_is_drawn_anew_so_many_times() {
    let mut terminal = rehearsal();
    terminal.wait_for("8 Test mail");
    let (before, begun) = (terminal.frames().len(), Instant::now());
    for round in 0..200 {
        terminal.claim(80 + round % 7, 24);
        terminal.watch(Duration::from_millis(2));
    }
    terminal.claim(40, 8);
    terminal.wait_for("sendoff needs");
    let (drawn, passed) = (terminal.frames().len() - before, begun.elapsed());
    // Answers have frames of their own, four in a second.
    let most = passed.as_millis() / 50 + passed.as_millis() / 250 + 4;
    assert!(drawn as u128 <= most, "{drawn} in {passed:?}");
    terminal.press(Key::CtrlC);
    assert_eq!(terminal.exit_code(), 3);
}
