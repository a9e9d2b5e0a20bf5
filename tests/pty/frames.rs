//! The program's output frame by frame.

use super::wire::{BEGIN, END, parser};

/// What one frame left on the screen.
pub struct Frame {
    pub screen: vt100::Screen,
    /// Of the frame, its brackets included.
    pub bytes: usize,
    /// Where it begins in the output.
    pub offset: usize,
}

/// Plays the output back on a terminal of this size. What is no whole frame (the terminal taken
/// and given back) counts for the screen and makes no frame of its own.
pub fn frames(raw: &[u8], columns: u16, rows: u16) -> Vec<Frame> {
    let mut terminal = parser(columns, rows);
    let mut frames = Vec::new();
    let mut at = 0;
    while let Some(begin) = find(&raw[at..], BEGIN).map(|found| at + found) {
        let Some(end) = find(&raw[begin..], END).map(|found| begin + found + END.len()) else { break };
        terminal.process(&raw[at..end]);
        frames.push(Frame { screen: terminal.screen().clone(), bytes: end - begin, offset: begin });
        at = end;
    }
    frames
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|bytes| bytes == what)
}
