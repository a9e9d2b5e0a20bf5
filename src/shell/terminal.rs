//! Taking the terminal and giving it back, whatever happens in between.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{ResetColor, force_color_output};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};
use ratatui::Terminal;

use super::frame::FrameBackend;
use crate::core::wizard::model::Model;
use crate::screen::{self, Appearance};
use crate::words::Words;

/// xterm's window operations 22 and 23: keep the title and bring it back.
const PUSH_TITLE: &[u8] = b"\x1b[22;0t";
const POP_TITLE: &[u8] = b"\x1b[23;0t";
/// Ends a frame that was cut off.
const END_FRAME: &[u8] = b"\x1b[?2026l";

static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal, taken. Dropping it gives the terminal back.
pub struct Screen {
    terminal: Terminal<FrameBackend<File>>,
}

impl Screen {
    /// Raw mode, alternate screen, bracketed paste; the first frame hides or places the cursor.
    ///
    /// # Errors
    /// Standard output is no terminal, or one that refuses.
    pub fn take() -> io::Result<Self> {
        // crossterm 0.29 writes `ESC[;m` under NO_COLOR, which wipes bold and reverse. The theme
        // honours NO_COLOR instead.
        force_color_output(true);
        let out = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        enter()?;
        match Terminal::new(FrameBackend::new(out)) {
            Ok(terminal) => Ok(Self { terminal }),
            Err(error) => {
                restore();
                Err(error)
            }
        }
    }

    /// True where a frame went out: something had changed.
    pub fn draw(&mut self, model: &Model, words: &Words, look: &Appearance) -> io::Result<bool> {
        let before = self.terminal.backend().written();
        self.terminal.backend_mut().set_title(&screen::title(model, words))?;
        self.terminal.draw(|frame| screen::draw(frame, model, words, look))?;
        Ok(self.terminal.backend().written() > before)
    }

    /// Gives the terminal back until [`Screen::retake`].
    pub fn leave() {
        restore();
    }

    /// Takes the terminal again after it was given back, or after others wrote to it. The next
    /// frame draws everything.
    pub fn retake(&mut self) -> io::Result<()> {
        restore();
        enter()?;
        self.redraw()
    }

    /// Makes the next frame draw everything. A terminal that was made small and large again
    /// within one frame has the size that it had, and other contents.
    pub fn redraw(&mut self) -> io::Result<()> {
        self.terminal.backend_mut().forget();
        self.terminal.clear()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let mut bytes = PUSH_TITLE.to_vec();
    let entered = queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, Hide).and_then(|()| {
        let mut out = io::stdout();
        out.write_all(&bytes)?;
        out.flush()
    });
    if entered.is_err() {
        restore();
    }
    entered
}

/// Gives the terminal back as it was; once, and never fails: there is nobody left to tell.
pub fn restore() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut bytes = END_FRAME.to_vec();
    let _ = execute!(bytes, DisableBracketedPaste, ResetColor, Show, LeaveAlternateScreen);
    bytes.extend_from_slice(POP_TITLE);
    let mut out = io::stdout();
    let _ = out.write_all(&bytes).and_then(|()| out.flush());
    let _ = disable_raw_mode();
}
