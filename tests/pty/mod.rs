//! A person at a terminal: the real program in a PTY, its output in an emulator (vt100). Every
//! wait is for a condition, with a deadline that only a failure reaches.

// Each test file takes what it needs; a failure to set up is a failure of the test.
#![allow(dead_code, clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod frames;
mod keys;
mod launch;
mod wire;

use std::io::Write;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use portable_pty::{ExitStatus, MasterPty, PtySize, SlavePty};

pub use frames::{Frame, frames};
pub use keys::Key;
pub use launch::Launch;
pub use wire::Shown;

/// Only a failure waits this long.
pub const DEADLINE: Duration = Duration::from_secs(60);

/// A program on a terminal. Dropping it ends the program.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    /// Kept open, so that the terminal's settings can be read once the program has ended.
    _slave: Box<dyn SlavePty + Send>,
    keyboard: Arc<Mutex<Box<dyn Write + Send>>>,
    shown: Shown,
    pid: Pid,
    ended: Receiver<ExitStatus>,
    status: Option<ExitStatus>,
    device: PathBuf,
    started: Instant,
    /// The program's own directories.
    pub home: tempfile::TempDir,
}

impl Terminal {
    /// What is on the screen, line by line.
    pub fn screen(&self) -> String {
        self.shown.with(|screen| screen.contents())
    }

    /// Waits until `condition` holds for the screen; fails with the screen as it is.
    pub fn wait_until(&self, what: &str, condition: impl Fn(&vt100::Screen) -> bool) {
        assert!(self.shown.wait(DEADLINE, condition), "never came: {what}\n{}", self.screen());
    }

    /// Whether `condition` comes to hold for the screen within `limit`.
    pub fn comes(&self, limit: Duration, condition: impl Fn(&vt100::Screen) -> bool) -> bool {
        self.shown.wait(limit, condition)
    }

    /// Waits until `text` is on the screen.
    pub fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until `text` is on the screen no more.
    pub fn wait_gone(&self, text: &str) {
        self.wait_until(&format!("without {text}"), |screen| !screen.contents().contains(text));
    }

    pub fn press(&mut self, key: Key) {
        self.send(key.bytes());
    }

    pub fn type_text(&mut self, text: &str) {
        self.send(text.as_bytes());
    }

    /// As a terminal pastes where bracketed paste is on.
    pub fn paste(&mut self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    }

    fn send(&mut self, bytes: &[u8]) {
        let mut keyboard = self.keyboard.lock().unwrap();
        keyboard.write_all(bytes).unwrap();
        keyboard.flush().unwrap();
    }

    /// Sends it all without waiting until the program reads it.
    pub fn flood(&mut self, bytes: Vec<u8>) {
        let keyboard = Arc::clone(&self.keyboard);
        thread::spawn(move || {
            // The program may end before it has read it.
            let _ = keyboard.lock().unwrap().write_all(&bytes);
        });
    }

    /// Tells the program of a size that the screen has not.
    pub fn claim(&self, columns: u16, rows: u16) {
        self.master.resize(size(columns, rows)).unwrap();
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        // First the emulator: what comes after the signal is drawn for the new size.
        self.shown.resize(columns, rows);
        self.master.resize(size(columns, rows)).unwrap();
    }

    pub fn signal(&self, signal: Signal) {
        kill(self.pid, signal).unwrap();
    }

    pub fn pid(&self) -> Pid {
        self.pid
    }

    /// Bytes that came from the program so far.
    pub fn bytes(&self) -> usize {
        self.shown.bytes()
    }

    /// All that came from the program so far.
    pub fn raw(&self) -> Vec<u8> {
        self.shown.raw()
    }

    /// What was on the screen after each frame so far.
    pub fn frames(&self) -> Vec<Frame> {
        let (rows, columns) = self.shown.with(vt100::Screen::size);
        frames(&self.raw(), columns.get(), rows.get())
    }

    /// Reads `look` from the screen as it is.
    pub fn look<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        self.shown.with(look)
    }

    /// From the start of the program until the byte at `offset` was here.
    pub fn time_of(&self, offset: usize) -> Duration {
        self.shown.arrival(offset).expect("a byte that came").duration_since(self.started)
    }

    /// What came in this time, however much it is.
    pub fn watch(&self, time: Duration) -> Vec<u8> {
        let before = self.bytes();
        self.shown.wait(time, |_| false);
        self.raw().split_off(before)
    }

    /// Ends it as a power failure would.
    pub fn kill(&mut self) {
        self.signal(Signal::SIGKILL);
        self.status = Some(self.ended.recv_timeout(DEADLINE).expect("an end"));
    }

    /// The exit code; 128 and its number where a signal killed the program.
    pub fn exit_code(&mut self) -> u32 {
        if self.status.is_none() {
            match self.ended.recv_timeout(DEADLINE) {
                Ok(status) => self.status = Some(status),
                Err(RecvTimeoutError::Timeout) => panic!("still running\n{}", self.screen()),
                Err(RecvTimeoutError::Disconnected) => panic!("nobody waits for the program"),
            }
        }
        let status = self.status.as_ref().unwrap();
        assert_eq!(status.signal(), None, "killed by a signal");
        status.exit_code()
    }

    /// How long the program takes to end from now on, and its exit code.
    pub fn time_to_end(&mut self) -> (Duration, u32) {
        let begun = Instant::now();
        let code = self.exit_code();
        (begun.elapsed(), code)
    }

    /// The terminal's settings, as `stty -a` says them.
    pub fn settings(&self) -> String {
        let device = std::fs::File::open(&self.device).unwrap();
        let output = Command::new("stty").arg("-a").stdin(device).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Fails unless keys are given to programs by the line and echoed, as a shell needs it.
    pub fn assert_sane(&self) {
        let settings = self.settings();
        for setting in ["icanon", "echo", "isig", "opost"] {
            assert!(settings.split_whitespace().any(|word| word == setting), "{setting} is off: {settings}");
        }
    }

    /// Fails unless the primary screen shows, with the cursor, and pastes come as they are.
    pub fn assert_left(&self) {
        self.wait_until("the primary screen with its cursor", |screen| {
            !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
        });
        self.assert_sane();
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.status.is_none() && self.ended.try_recv().is_err() {
            // It may end in this very moment.
            let _ = kill(self.pid, Signal::SIGKILL);
        }
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}
