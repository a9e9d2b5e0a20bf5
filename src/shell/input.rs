//! Keys, pastes and resizes as they come from the terminal.

use std::future::poll_fn;
use std::io::{self, IsTerminal};
use std::task::Poll;

use crossterm::event::{Event, EventStream};
use futures_util::StreamExt;

pub struct Input(EventStream);

impl Input {
    /// # Errors
    /// The terminal is gone: crossterm 0.29 panics over one that it cannot open, and reads one that
    /// has hung up for ever.
    pub fn listen() -> io::Result<Self> {
        if !io::stdin().is_terminal() {
            return Err(gone());
        }
        Ok(Self(EventStream::new()))
    }

    /// May be dropped and called again at any time.
    ///
    /// # Errors
    /// The terminal is gone.
    pub async fn next(&mut self) -> io::Result<Event> {
        self.0.next().await.unwrap_or_else(|| Err(gone()))
    }

    /// An event that is there already. Polled by the task itself: the stream keeps the first
    /// waker that it is given until an event comes.
    ///
    /// # Errors
    /// The terminal is gone.
    pub async fn ready(&mut self) -> io::Result<Option<Event>> {
        poll_fn(|context| match self.0.poll_next_unpin(context) {
            Poll::Ready(Some(event)) => Poll::Ready(event.map(Some)),
            Poll::Ready(None) => Poll::Ready(Err(gone())),
            Poll::Pending => Poll::Ready(Ok(None)),
        })
        .await
    }

    /// Drops what was typed ahead. True where the terminal's size changed among it.
    ///
    /// # Errors
    /// The terminal is gone.
    pub async fn drop_ready(&mut self) -> io::Result<bool> {
        let mut is_resized = false;
        while let Some(event) = self.ready().await? {
            is_resized |= matches!(event, Event::Resize(..));
        }
        Ok(is_resized)
    }
}

fn gone() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the terminal is gone")
}
