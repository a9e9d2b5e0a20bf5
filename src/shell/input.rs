//! Keys, pastes and resizes as they come from the terminal.

use std::future::poll_fn;
use std::io;
use std::task::Poll;

use crossterm::event::{Event, EventStream};
use futures_util::StreamExt;

pub struct Input(EventStream);

impl Input {
    pub fn listen() -> Self {
        Self(EventStream::new())
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

    /// Drops what was typed ahead.
    ///
    /// # Errors
    /// The terminal is gone.
    pub async fn drop_ready(&mut self) -> io::Result<()> {
        while self.ready().await?.is_some() {}
        Ok(())
    }
}

fn gone() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the terminal is gone")
}
