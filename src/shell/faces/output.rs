//! Lines out and lines in.

use std::io::{self, BufRead, ErrorKind, Write};

use tokio::sync::mpsc;

use crate::report::Style;
use crate::words::{Words, clean_lines};

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

    /// Prints and flushes, so that who reads along sees it now. Whatever the text holds, nothing but
    /// colours steers the terminal.
    ///
    /// # Errors
    /// What writing gave; a reader who has gone is no error, see [`Output::is_closed`].
    pub fn print(&mut self, text: &str) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let written =
            self.to.write_all(clean_lines(text, self.style.color).as_bytes()).and_then(|()| self.to.flush());
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

/// Says it beside what programs read, with the same care.
pub fn complain(text: &str, style: &Style) {
    // Nobody may be there to hear it.
    let _ = io::stderr().write_all(clean_lines(text, style.color).as_bytes());
}

/// Lines of standard input, read on a thread of its own: a terminal's read cannot be cancelled.
pub struct Lines {
    from: mpsc::UnboundedReceiver<String>,
    ahead: Option<String>,
    typed: bool,
}

impl Lines {
    /// Starts to read. `typed`: a person sits there, who sees what is asked.
    pub fn of(input: impl io::Read + Send + 'static, typed: bool) -> Self {
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
        Self { from, ahead: None, typed }
    }

    /// Nothing ever comes, and the input does not end.
    #[cfg(test)]
    pub fn silent() -> Self {
        let (to, from) = mpsc::unbounded_channel();
        std::mem::forget(to);
        Self { from, ahead: None, typed: true }
    }

    /// These, one after the other, and then the end of the input.
    #[cfg(test)]
    pub fn prepared(lines: &[&str]) -> Self {
        let (to, from) = mpsc::unbounded_channel();
        for line in lines {
            to.send((*line).to_owned()).expect("the other end is here");
        }
        Self { from, ahead: None, typed: false }
    }

    /// The next line; `None` at the end of the input. Can be dropped and called again.
    pub async fn next(&mut self) -> Option<String> {
        match self.ahead.take() {
            Some(line) => Some(line),
            None => self.from.recv().await,
        }
    }

    /// While nothing is asked: a person's line, or that there are no more. Lines prepared in
    /// advance are answers to questions still to come, and are kept. Can be dropped and called
    /// again.
    pub async fn interruption(&mut self) -> Option<String> {
        if self.typed {
            return self.next().await;
        }
        if self.ahead.is_none() {
            self.ahead = self.from.recv().await;
        }
        match self.ahead {
            Some(_) => std::future::pending().await,
            None => None,
        }
    }

    /// Drops what a person typed before the next question was on the screen.
    pub fn drop_typed_ahead(&mut self) {
        while self.typed && self.from.try_recv().is_ok() {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::{Duration, timeout};

    #[tokio::test]
    async fn prepared_lines_are_kept_for_the_questions() {
        let mut lines = Lines::of(&b"first\r\nsecond\n"[..], false);
        assert!(timeout(Duration::from_millis(20), lines.interruption()).await.is_err());
        lines.drop_typed_ahead();
        assert_eq!(lines.next().await.as_deref(), Some("first"));
        assert_eq!(lines.next().await.as_deref(), Some("second"));
        assert_eq!(lines.interruption().await, None);
        assert_eq!(lines.next().await, None);
    }

    #[tokio::test]
    async fn a_typed_line_interrupts() {
        let mut lines = Lines::of(&b"q\n"[..], true);
        assert_eq!(lines.interruption().await.as_deref(), Some("q"));
    }

    #[test]
    fn a_reader_who_has_gone_is_noticed_and_no_error() {
        struct Gone;
        impl Write for Gone {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut out = Output::new(Words::new(crate::words::Lang::En), Style::default(), Box::new(Gone));
        assert!(!out.is_closed());
        assert!(out.line("x").is_ok() && out.line("y").is_ok());
        assert!(out.is_closed());
    }
}
