//! Signals as values.

use std::io;

use nix::sys::signal::{Signal as Kill, killpg, raise};
use nix::unistd::{Pid, getpgrp, getppid, getsid};
use tokio::signal::unix::{Signal as Stream, SignalKind, signal};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Ends the program; the exit code is 128 and this number.
    End(i32),
    /// Ctrl-Z elsewhere, or `kill -TSTP`.
    Stop,
    /// The shell brought the program back.
    Continue,
    /// The terminal has another size.
    Resized,
}

pub struct Signals {
    terminate: Stream,
    hang_up: Stream,
    interrupt: Stream,
    stop: Stream,
    go_on: Stream,
    resize: Stream,
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
            stop: signal(SignalKind::from_raw(Kill::SIGTSTP as i32))?,
            go_on: signal(SignalKind::from_raw(Kill::SIGCONT as i32))?,
            resize: signal(SignalKind::window_change())?,
        })
    }

    /// The number of the next signal that ends the program. A terminal that hangs up sends SIGCONT
    /// beside SIGHUP.
    pub async fn end(&mut self) -> i32 {
        loop {
            if let Signal::End(number) = self.next().await {
                return number;
            }
        }
    }

    /// May be dropped and called again at any time.
    pub async fn next(&mut self) -> Signal {
        tokio::select! {
            _ = self.terminate.recv() => Signal::End(SignalKind::terminate().as_raw_value()),
            _ = self.hang_up.recv() => Signal::End(SignalKind::hangup().as_raw_value()),
            _ = self.interrupt.recv() => Signal::End(SignalKind::interrupt().as_raw_value()),
            _ = self.go_on.recv() => Signal::Continue,
            _ = self.stop.recv() => Signal::Stop,
            _ = self.resize.recv() => Signal::Resized,
        }
    }
}

/// Does what Ctrl-Z does where the terminal is not in raw mode: asks the whole foreground job
/// to stop, this program too, so that a pipeline or a wrapping script stops as one.
pub fn stop_job() -> io::Result<()> {
    Ok(killpg(Pid::from_raw(0), Kill::SIGTSTP)?)
}

/// Stops this process; returns once it is continued.
pub fn stop() -> io::Result<()> {
    Ok(raise(Kill::SIGSTOP)?)
}

/// True where somebody is there to continue a stopped job. SIGTSTP does not stop a process whose
/// group is orphaned (POSIX.1-2024, section 2.4.3), as in `tmux new-window sendoff` or
/// `ssh -t host sendoff`; SIGSTOP, which stands in for it here, would stop it for good.
pub fn has_job_control() -> bool {
    let session = |of: Pid| getsid(Some(of)).ok();
    somebody_continues(session(Pid::this()), session(getppid()), getpgrp())
}

/// The number 0 stands for a process outside this process's PID namespace, as the one that
/// started `docker exec` is: two of them need not be the same.
fn somebody_continues(session: Option<Pid>, parents: Option<Pid>, group: Pid) -> bool {
    let unseen = Some(Pid::from_raw(0));
    session.is_some() && session != unseen && session == parents && session != Some(group)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn continues(session: i32, parents: i32, group: i32) -> bool {
        let pid = Pid::from_raw;
        somebody_continues(Some(pid(session)), Some(pid(parents)), pid(group))
    }

    #[test]
    fn a_shell_of_the_same_session_continues_its_jobs() {
        assert!(continues(10, 10, 12));
        assert!(!continues(10, 10, 10), "the leader of the session is nobody's job");
        assert!(!continues(12, 10, 12), "a session of its own");
    }

    #[test]
    fn a_session_led_from_outside_the_container_is_not_taken_for_a_shell() {
        assert!(!continues(0, 0, 12));
        assert!(!continues(12, 0, 12));
        assert!(!continues(12, 0, 14));
    }
}
