//! Signals as values.

use std::io;

use rustix::process::{
    Signal as Kill, getpgrp, getpid, getppid, getsid, kill_current_process_group, kill_process,
};
use tokio::signal::unix::{Signal as Stream, SignalKind, signal};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Ends the program; the exit code is 128 and this number.
    End(i32),
    /// Ctrl-Z elsewhere, or `kill -TSTP`.
    Stop,
    /// The shell brought the program back.
    Continue,
}

pub struct Signals {
    terminate: Stream,
    hang_up: Stream,
    interrupt: Stream,
    stop: Stream,
    go_on: Stream,
}

impl Signals {
    /// From now on these signals are values. Call within a tokio runtime.
    ///
    /// # Errors
    /// The system takes no handler.
    pub fn listen() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            hang_up: signal(SignalKind::hangup())?,
            interrupt: signal(SignalKind::interrupt())?,
            stop: signal(SignalKind::from_raw(Kill::TSTP.as_raw()))?,
            go_on: signal(SignalKind::from_raw(Kill::CONT.as_raw()))?,
        })
    }

    /// May be dropped and called again at any time.
    pub async fn next(&mut self) -> Signal {
        tokio::select! {
            _ = self.terminate.recv() => Signal::End(SignalKind::terminate().as_raw_value()),
            _ = self.hang_up.recv() => Signal::End(SignalKind::hangup().as_raw_value()),
            _ = self.interrupt.recv() => Signal::End(SignalKind::interrupt().as_raw_value()),
            _ = self.go_on.recv() => Signal::Continue,
            _ = self.stop.recv() => Signal::Stop,
        }
    }
}

/// Does what Ctrl-Z does where the terminal is not in raw mode: asks the whole foreground job
/// to stop, this program too, so that a pipeline or a wrapping script stops as one.
pub fn stop_job() -> io::Result<()> {
    Ok(kill_current_process_group(Kill::TSTP)?)
}

/// Stops this process; returns once it is continued.
pub fn stop() -> io::Result<()> {
    Ok(kill_process(getpid(), Kill::STOP)?)
}

/// True where somebody is there to continue a stopped job. SIGTSTP does not stop a process whose
/// group is orphaned (POSIX.1-2024, section 2.4.3), as in `tmux new-window sendoff` or
/// `ssh -t host sendoff`; SIGSTOP, which stands in for it here, would stop it for good.
pub fn has_job_control() -> bool {
    let session = getsid(None).ok();
    let parents = getppid().and_then(|parent| getsid(Some(parent)).ok());
    session.is_some() && session == parents && session != Some(getpgrp())
}
