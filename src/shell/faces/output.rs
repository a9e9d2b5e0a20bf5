//! Lines out and lines in.

use std::io::{self, BufRead, ErrorKind, Write};

use tokio::sync::mpsc;

use crate::report::Style;
use crate::words::Words;

/// Standard output, line by line, in the chosen language and style.
pub struct Output {
    pub words: Words,
    pub style: Style,
    to: Box<dyn Write>,
    closed: bool,
}

impl Output {
    pub fn new(words: Words, style: Style, to: Box<dyn Write>) -> Self {
        Self { words, style, to, closed: false }
    }

    /// Prints and flushes, so that who reads along sees it now.
    ///
    /// # Errors
    /// What writing gave; a reader who has gone is no error, see [`Output::is_closed`].
    pub fn print(&mut self, text: &str) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let written = self.to.write_all(text.as_bytes()).and_then(|()| self.to.flush());
        match written {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            other => other,
        }
    }

    /// Prints one line.
    ///
    /// # Errors
    /// As [`Output::print`].
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        self.print(&format!("{text}\n"))
    }

    /// Nobody reads any more (`sendoff … | head`).
    pub fn is_closed(&self) -> bool {
        self.closed
    }
}

/// Lines of standard input, read on a thread of its own: a terminal's read cannot be cancelled.
pub struct Lines {
    from: mpsc::UnboundedReceiver<String>,
}

impl Lines {
    /// Starts to read.
    pub fn of(input: impl io::Read + Send + 'static) -> Self {
        let (to, from) = mpsc::unbounded_channel();
        std::thread::spawn(move || {
            let mut input = io::BufReader::new(input);
            let mut line = Vec::new();
            while input.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
                let text = String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_owned();
                line.clear();
                if to.send(text).is_err() {
                    break;
                }
            }
        });
        Self { from }
    }

    /// The next line; `None` at the end of the input. Can be dropped and called again.
    pub async fn next(&mut self) -> Option<String> {
        self.from.recv().await
    }
}
