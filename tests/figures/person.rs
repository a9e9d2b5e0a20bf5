//! Somebody at the rehearsal, who reads the screen and presses Enter.

use crate::pty::{Frame, Key, Launch, Terminal, frames};

pub fn rehearse(scenario: &str, more: &[&str]) -> Terminal {
    let arguments: Vec<&str> =
        ["rehearse", "--scenario", scenario].into_iter().chain(more.iter().copied()).collect();
    let terminal = Launch::sendoff(&arguments).start();
    terminal.wait_until("the last line", |screen| last_line(screen).starts_with("Enter "));
    terminal
}

pub fn rows(screen: &vt100::Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).map(|row| row.trim_end().to_owned()).collect()
}

pub fn last_line(screen: &vt100::Screen) -> String {
    rows(screen).last().map(|row| row.trim_start().to_owned()).unwrap_or_default()
}

/// Every byte of what came belongs to a frame.
pub fn assert_only_frames(bytes: &[u8], frames: &[Frame]) {
    let framed: usize = frames.iter().map(|frame| frame.bytes).sum();
    assert_eq!(framed, bytes.len(), "outside of a frame: {:?}", String::from_utf8_lossy(bytes));
}

/// Its frames since `before`, on a terminal that shows nothing yet.
pub fn since(terminal: &Terminal, before: usize) -> Vec<Frame> {
    let bytes = terminal.raw().split_off(before);
    let frames = frames(&bytes, 80, 24);
    assert_only_frames(&bytes, &frames);
    frames
}

/// Presses Enter whenever it leads on, until `sign` is on the screen.
pub fn lead_on(terminal: &mut Terminal, sign: &str) {
    let waits = |screen: &vt100::Screen| {
        ["Enter wait", "Enter one moment"].iter().any(|hint| last_line(screen).starts_with(hint))
    };
    let arrived = |screen: &vt100::Screen| screen.contents().contains(sign);
    for _ in 0..40 {
        terminal.wait_until(sign, |screen| arrived(screen) || !waits(screen));
        if terminal.look(arrived) {
            return;
        }
        let before = terminal.look(rows);
        terminal.press(Key::Enter);
        terminal.wait_until("something that Enter did", |screen| rows(screen) != before);
    }
    assert!(terminal.look(arrived), "Enter never led to {sign}:\n{}", terminal.screen());
}
