//! Keys and pastes as they come from the terminal.

use std::io::{self, IsTerminal};
use std::os::fd::AsFd;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event};
use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use tokio::sync::Notify;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::terminal;

/// crossterm reads on a thread of its own: 0.29 reads a terminal that has hung up for ever and
/// comes back from no call (its issue 793), so that whoever asks it must be able to leave it.
pub struct Input {
    asks: Sender<Ask>,
    events: UnboundedReceiver<io::Result<Option<Event>>>,
    gone: Arc<Notify>,
    /// An event is asked for, and has not come.
    is_waiting: bool,
}

#[derive(Clone, Copy)]
enum Ask {
    /// The next event, whenever it comes.
    Next,
    /// An event that is there already.
    Ready,
}

impl Input {
    /// # Errors
    /// The terminal is gone, or the system gives no thread.
    pub fn listen() -> io::Result<Self> {
        if !io::stdin().is_terminal() {
            return Err(gone());
        }
        let (asks, asked) = channel();
        let (answer, events) = unbounded_channel();
        let gone = Arc::new(Notify::new());
        let lost = Arc::clone(&gone);
        thread::Builder::new().name("keys".to_owned()).spawn(move || read(&asked, &answer))?;
        thread::Builder::new().name("hang-up".to_owned()).spawn(move || watch(&lost))?;
        Ok(Self { asks, events, gone, is_waiting: false })
    }

    /// May be dropped and called again at any time.
    ///
    /// # Errors
    /// The terminal is gone.
    pub async fn next(&mut self) -> io::Result<Event> {
        loop {
            if !self.is_waiting {
                self.ask(Ask::Next)?;
            }
            if let Some(event) = self.answer().await? {
                return Ok(event);
            }
        }
    }

    /// An event that is there already. Call it only after [`Input::next`] gave one, and to its end.
    ///
    /// # Errors
    /// The terminal is gone.
    pub async fn ready(&mut self) -> io::Result<Option<Event>> {
        self.ask(Ask::Ready)?;
        self.answer().await
    }

    /// Drops what was typed ahead; as [`Input::ready`].
    ///
    /// # Errors
    /// The terminal is gone.
    pub async fn drop_ready(&mut self) -> io::Result<()> {
        while self.ready().await?.is_some() {}
        Ok(())
    }

    fn ask(&mut self, ask: Ask) -> io::Result<()> {
        self.is_waiting = true;
        self.asks.send(ask).map_err(|_| gone())
    }

    async fn answer(&mut self) -> io::Result<Option<Event>> {
        let answer = tokio::select! {
            biased;
            () = self.gone.notified() => Err(gone()),
            answer = self.events.recv() => answer.unwrap_or_else(|| Err(gone())),
        };
        self.is_waiting = false;
        answer
    }
}

/// Reads what is asked for, until nobody asks any more.
fn read(asked: &Receiver<Ask>, answer: &UnboundedSender<io::Result<Option<Event>>>) {
    for ask in asked {
        let event = match ask {
            Ask::Next => event::read().map(Some),
            Ask::Ready => {
                event::poll(Duration::ZERO).and_then(|is_there| is_there.then(event::read).transpose())
            }
        };
        // Where a key came just behind a new size, crossterm 0.29 leaves it unread, and learns of it
        // from the next key alone: mio names it once, beside the signal, and the signal returns first.
        if matches!(event, Ok(Some(Event::Resize(..)))) {
            terminal::stir();
        }
        if answer.send(event).is_err() {
            return;
        }
    }
}

/// Waits until the terminal hangs up: where the program leads no session, no signal says so. A
/// system that cannot poll a terminal says POLLNVAL at once, which is no hang-up.
fn watch(lost: &Notify) {
    let stdin = io::stdin();
    let mut terminal = [PollFd::new(stdin.as_fd(), PollFlags::empty())];
    while matches!(poll(&mut terminal, PollTimeout::NONE), Err(Errno::EINTR)) {}
    let gone = PollFlags::POLLHUP | PollFlags::POLLERR;
    if terminal[0].revents().is_some_and(|said| said.intersects(gone)) {
        lost.notify_one();
    }
}

fn gone() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the terminal is gone")
}
