//! No wait without an end: a process that does not end in time is killed, and fails its own test alone.

use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

/// More than any run takes on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(180);

/// Kills the process once its time is over, unless it is dropped before.
pub struct Watch {
    _over: Sender<()>,
}

impl Watch {
    pub fn over(process: u32, patience: Duration) -> Watch {
        let pid = Pid::from_raw(process.try_into().expect("a process id"));
        let (has_ended, over) = channel::<()>();
        thread::spawn(move || {
            if over.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                let _ = kill(pid, Signal::SIGKILL);
            }
        });
        Watch { _over: has_ended }
    }
}

/// What it wrote.
pub fn ended(child: Child) -> Output {
    let _watch = Watch::over(child.id(), PATIENCE);
    child.wait_with_output().expect("the program ends")
}

/// What it writes, with an empty standard input.
pub fn run(command: &mut Command) -> std::io::Result<Output> {
    run_within(command, PATIENCE)
}

/// The same, for what takes longer.
pub fn run_within(command: &mut Command, patience: Duration) -> std::io::Result<Output> {
    let piped = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = piped.spawn()?;
    let _watch = Watch::over(child.id(), patience);
    child.wait_with_output()
}
