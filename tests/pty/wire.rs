//! What came from the program, and the screen that it makes.

use std::io::Read;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

pub const BEGIN: &[u8] = b"\x1b[?2026h";
pub const END: &[u8] = b"\x1b[?2026l";

struct State {
    parser: vt100::Parser,
    raw: Vec<u8>,
    /// How much of it the emulator has shown: never half a frame.
    shown: usize,
    /// When the program's output had reached which length.
    arrived: Vec<(Instant, usize)>,
}

/// The emulator, fed by a thread.
#[derive(Clone)]
pub struct Shown(Arc<(Mutex<State>, Condvar)>);

impl Shown {
    pub fn reading(mut program: Box<dyn Read + Send>, columns: u16, rows: u16) -> Self {
        let state = State { parser: parser(columns, rows), raw: Vec::new(), shown: 0, arrived: Vec::new() };
        let shown = Self(Arc::new((Mutex::new(state), Condvar::new())));
        let fed = shown.clone();
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            // An error is how Linux says that the other end is closed.
            while let Ok(length @ 1..) = program.read(&mut bytes) {
                let (state, changed) = &*fed.0;
                let state = &mut *state.lock().unwrap();
                state.raw.extend_from_slice(&bytes[..length]);
                let whole = whole(&state.raw[state.shown..]);
                let (from, to) = (state.shown, state.shown + whole);
                state.parser.process(&state.raw[from..to]);
                state.shown = to;
                let total = state.raw.len();
                state.arrived.push((Instant::now(), total));
                changed.notify_all();
            }
        });
        shown
    }

    pub fn with<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.0.0.lock().unwrap().parser.screen())
    }

    pub fn bytes(&self) -> usize {
        self.0.0.lock().unwrap().raw.len()
    }

    pub fn raw(&self) -> Vec<u8> {
        self.0.0.lock().unwrap().raw.clone()
    }

    /// When the byte at `offset` came; none yet where it has not.
    pub fn arrival(&self, offset: usize) -> Option<Instant> {
        let state = self.0.0.lock().unwrap();
        state.arrived.iter().find(|(_, total)| *total > offset).map(|(at, _)| *at)
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        let (columns, rows) = (columns.try_into().unwrap(), rows.try_into().unwrap());
        self.0.0.lock().unwrap().parser.screen_mut().set_size(rows, columns);
    }

    /// True once `condition` holds for the screen; false when `limit` has passed without.
    pub fn wait(&self, limit: Duration, condition: impl Fn(&vt100::Screen) -> bool) -> bool {
        let deadline = Instant::now() + limit;
        let (state, changed) = &*self.0;
        let mut state = state.lock().unwrap();
        while !condition(state.parser.screen()) {
            let Some(left) = deadline.checked_duration_since(Instant::now()) else {
                return false;
            };
            state = changed.wait_timeout(state, left).unwrap().0;
        }
        true
    }
}

/// How much of the output a terminal with synchronized output (DEC private mode 2026) shows: all
/// but a frame that has begun and not ended.
fn whole(output: &[u8]) -> usize {
    let last = |what: &[u8]| output.windows(what.len()).rposition(|bytes| bytes == what);
    match (last(BEGIN), last(END)) {
        (Some(begin), end) if end.is_none_or(|end| end < begin) => begin,
        _ => {
            let cut = (1..BEGIN.len()).rev().find(|length| output.ends_with(&BEGIN[..*length]));
            output.len() - cut.unwrap_or(0)
        }
    }
}

pub fn parser(columns: u16, rows: u16) -> vt100::Parser {
    vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0)
}
