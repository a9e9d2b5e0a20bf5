//! Keys, text and pastes as they come from the terminal.

mod decode;
mod sequence;

use std::io::{self, IsTerminal};
use std::os::fd::AsFd;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::sys::select::{FdSet, select};
use nix::sys::time::{TimeVal, TimeValLike};
use nix::unistd::read;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::{timeout, timeout_at};

use decode::Decoder;
pub use decode::{LONGEST_PASTE_MEGABYTES, Typed, is_ctrl_c};

/// So many bytes are read before anybody else has a turn; Linux hands over 4 KiB of a terminal at most.
const AT_ONCE: usize = 64 * 1024;
/// A paste has ended where nothing came for so long.
const QUIET: Duration = Duration::from_millis(100);
/// Ending waits no longer than this for a paste to end.
const LONGEST_REST: Duration = Duration::from_secs(1);

/// Standard input, a terminal in raw mode. A thread waits until there is something to read, and reads
/// nothing itself: it is left behind when the program ends, and would take what is meant for the shell.
pub struct Input {
    asks: Sender<()>,
    comes: UnboundedReceiver<()>,
    /// It was asked, and nothing has come.
    is_waiting: bool,
    decoder: Decoder,
    buffer: Vec<u8>,
    /// When something came last.
    heard: Instant,
}

impl Input {
    /// # Errors
    /// The terminal is gone, or the system gives no thread.
    pub fn listen() -> io::Result<Self> {
        if !io::stdin().is_terminal() {
            return Err(gone());
        }
        let (asks, asked) = channel();
        let (answer, comes) = unbounded_channel();
        thread::Builder::new().name("keys".to_owned()).spawn(move || watch(&asked, &answer))?;
        Ok(Self {
            asks,
            comes,
            is_waiting: false,
            decoder: Decoder::default(),
            buffer: vec![0; AT_ONCE],
            heard: Instant::now(),
        })
    }

    /// What came together, at least one. May be dropped and called again at any time.
    ///
    /// # Errors
    /// The terminal is gone.
    pub async fn next(&mut self) -> io::Result<Vec<Typed>> {
        loop {
            let typed = self.decoder.take();
            if !typed.is_empty() {
                return Ok(typed);
            }
            self.receive().await?;
        }
    }

    /// In the middle of a paste: what comes next are no keys.
    pub fn is_pasting(&self) -> bool {
        self.decoder.is_pasting()
    }

    /// What is there already.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn ready(&mut self) -> io::Result<Vec<Typed>> {
        self.read()?;
        Ok(self.decoder.take())
    }

    /// Drops what still comes of a paste that the program ends in the middle of: the shell would take the
    /// rest for commands.
    pub async fn drop_rest(&mut self) {
        let end = Instant::now() + LONGEST_REST;
        while Instant::now() < end && matches!(timeout(QUIET, self.receive()).await, Ok(Ok(()))) {
            self.decoder.take();
        }
    }

    /// Waits until something came, or has not come for too long.
    async fn receive(&mut self) -> io::Result<()> {
        if !self.is_waiting {
            self.asks.send(()).map_err(|_| gone())?;
            self.is_waiting = true;
        }
        let comes = self.comes.recv();
        let came = match self.decoder.patience() {
            None => comes.await,
            Some(patience) => match timeout_at((self.heard + patience).into(), comes).await {
                Ok(came) => came,
                Err(_) => {
                    self.decoder.give_up();
                    return Ok(());
                }
            },
        };
        self.is_waiting = false;
        came.ok_or_else(gone)?;
        self.read()
    }

    /// Reads what is there, [`AT_ONCE`] at most.
    fn read(&mut self) -> io::Result<()> {
        let mut length = 0;
        while length < AT_ONCE && has_input(Some(TimeVal::zero()))? {
            match read(io::stdin(), &mut self.buffer[length..]) {
                Ok(0) => return Err(gone()),
                Ok(more) => length += more,
                Err(Errno::EINTR) => {}
                Err(Errno::EAGAIN) => break,
                Err(error) => return Err(error.into()),
            }
        }
        if length > 0 {
            self.heard = Instant::now();
            self.decoder.feed(&self.buffer[..length]);
        }
        Ok(())
    }
}

/// Says once for each time it is asked that there is something to read, or that the terminal is gone.
fn watch(asked: &Receiver<()>, answer: &UnboundedSender<()>) {
    for () in asked {
        if has_input(None).is_err() || answer.send(()).is_err() {
            return;
        }
    }
}

/// Whether reading would not wait; waits for that itself as long as it may, without a limit for ever. The
/// descriptor is left as it is: one that does not wait would be so for the shell too. macOS polls no
/// terminal, but selects one.
fn has_input(limit: Option<TimeVal>) -> io::Result<bool> {
    let stdin = io::stdin();
    loop {
        let (mut read, mut limit) = (FdSet::new(), limit);
        read.insert(stdin.as_fd());
        match select(None, &mut read, None, None, limit.as_mut()) {
            Ok(ready) => return Ok(ready > 0),
            Err(Errno::EINTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn gone() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the terminal is gone")
}
