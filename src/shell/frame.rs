//! Frames on their way to the terminal: each is one write, and nothing is written where nothing
//! changed.

mod cells;

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crossterm::queue;
use crossterm::terminal::SetTitle;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// DEC private mode 2026, synchronized output: the terminal shows the frame in one piece.
/// Terminals without it ignore both.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// What is drawn at most, in columns and lines; a larger window has it at its top left. A terminal may
/// report any two numbers up to 65,535, and a cell of a frame takes tens of bytes.
const LARGEST: Size = Size::new(512, 256);
/// What the DEC VT100 had, and what a terminal is taken for that does not know its size: a serial
/// console, or one in a container that nobody is attached to yet, reports 0.
const UNKNOWN: Size = Size::new(80, 24);

/// What is drawn of this process's terminal, in columns and lines.
///
/// # Errors
/// The terminal reports no size.
pub fn size() -> io::Result<Size> {
    let (columns, lines) = crossterm::terminal::size()?;
    Ok(drawn(columns, lines))
}

fn drawn(columns: u16, lines: u16) -> Size {
    let side = |reported: u16, unknown, largest| if reported == 0 { unknown } else { reported.min(largest) };
    Size::new(side(columns, UNKNOWN.width, LARGEST.width), side(lines, UNKNOWN.height, LARGEST.height))
}

/// What was queued since the last frame. crossterm flushes after single commands, so that
/// flushing this means nothing; [`FrameBackend`]'s own flush sends the frame.
#[derive(Clone, Default)]
struct Queue(Rc<RefCell<Vec<u8>>>);

impl Write for Queue {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// crossterm's backend, told apart from the terminal by a queue. It knows the cursor's state
/// and leaves out what would change nothing.
pub struct FrameBackend<W: Write> {
    inner: CrosstermBackend<Queue>,
    queue: Queue,
    out: W,
    /// A size of the caller's choice instead of the terminal's.
    fixed: Option<Size>,
    shows_cursor: Option<bool>,
    /// Where the cursor is; drawing moves it.
    cursor: Option<Position>,
    title: String,
    /// Bytes written so far.
    written: usize,
}

impl<W: Write> FrameBackend<W> {
    /// `out` takes each frame in one `write`: it should not buffer.
    pub fn new(out: W) -> Self {
        let queue = Queue::default();
        Self {
            inner: CrosstermBackend::new(queue.clone()),
            queue,
            out,
            fixed: None,
            shows_cursor: None,
            cursor: None,
            title: String::new(),
            written: 0,
        }
    }

    /// For a terminal that is not this process's own.
    #[cfg(test)]
    pub fn with_size(out: W, size: Size) -> Self {
        Self { fixed: Some(size), ..Self::new(out) }
    }

    /// Goes out with the next frame, or as one where nothing else changes.
    pub fn set_title(&mut self, title: &str) -> io::Result<()> {
        if self.title == title {
            return Ok(());
        }
        title.clone_into(&mut self.title);
        queue!(self.queue, SetTitle(title))
    }

    /// Forgets what the terminal shows, after others wrote to it.
    pub fn forget(&mut self) {
        self.queue.0.borrow_mut().clear();
        self.shows_cursor = None;
        self.cursor = None;
        self.title.clear();
    }

    pub fn written(&self) -> usize {
        self.written
    }

    #[cfg(test)]
    pub fn out(&self) -> &W {
        &self.out
    }
}

impl<W: Write> Backend for FrameBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.cursor = None;
        cells::write(&mut self.queue.0.borrow_mut(), content);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.shows_cursor.replace(false) == Some(false) { Ok(()) } else { self.inner.hide_cursor() }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.shows_cursor.replace(true) == Some(true) { Ok(()) } else { self.inner.show_cursor() }
    }

    /// Never asks the terminal, whose answer would come among the keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor.replace(position) == Some(position) {
            return Ok(());
        }
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.fixed.map_or_else(size, Ok)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    /// Sends the frame.
    fn flush(&mut self) -> io::Result<()> {
        let mut queue = self.queue.0.borrow_mut();
        if queue.is_empty() {
            return Ok(());
        }
        let frame = [BEGIN, &queue, END].concat();
        queue.clear();
        self.written += frame.len();
        self.out.write_all(&frame)?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests;
