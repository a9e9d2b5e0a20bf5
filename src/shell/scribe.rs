//! A thread that reads and writes this machine's state in the order in which it was asked to,
//! so that no frame waits for a disk. Where no thread can be had, frames wait.

use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use tokio::sync::oneshot;

use super::disk::Disk;

type Work = Box<dyn FnOnce(&Disk) + Send>;

pub enum Job {
    Work(Work),
    /// Everything handed over before this is on the disk.
    End,
}

/// Hands work over; a clone goes with every call in flight.
#[derive(Clone)]
pub enum Scribe {
    Thread(Sender<Job>),
    OnTheSpot(Disk),
}

/// The thread's end; [`Ending::wait`] lets it finish what it was given.
pub struct Ending {
    scribe: Scribe,
    ended: Receiver<()>,
}

pub fn start(disk: Disk) -> (Scribe, Ending) {
    let (jobs, inbox) = mpsc::channel();
    let (end, ended) = mpsc::channel();
    let spot = disk.clone();
    let thread = thread::Builder::new().name("disk".to_owned()).spawn(move || {
        while let Ok(Job::Work(work)) = inbox.recv() {
            work(&disk);
        }
        drop(disk);
        // Nobody listens where the wizard has not waited.
        let _ = end.send(());
    });
    let scribe = if thread.is_ok() { Scribe::Thread(jobs) } else { Scribe::OnTheSpot(spot) };
    (scribe.clone(), Ending { scribe, ended })
}

/// Without a thread, where a test says what time it is.
#[cfg(test)]
pub fn on_the_spot(disk: Disk) -> (Scribe, Ending) {
    let scribe = Scribe::OnTheSpot(disk);
    (scribe.clone(), Ending { scribe, ended: mpsc::channel().1 })
}

impl Scribe {
    /// Runs `work` after all that was handed over before. Its result waits in the receiver,
    /// which fails only where the thread has ended.
    pub fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Disk) -> T + Send + 'static,
    ) -> oneshot::Receiver<T> {
        let (result, receiver) = oneshot::channel();
        let work: Work = Box::new(move |disk| {
            // The receiver is gone where the call was cancelled; the work is done all the same.
            let _ = result.send(work(disk));
        });
        match self {
            // A thread that ended drops the sender of the result: the receiver says so.
            Self::Thread(jobs) => drop(jobs.send(Job::Work(work))),
            Self::OnTheSpot(disk) => work(disk),
        }
        receiver
    }
}

impl Ending {
    /// Waits until all that was handed over is on the disk, at most for `limit`. True if it is.
    pub fn wait(&self, limit: Duration) -> bool {
        match &self.scribe {
            Scribe::Thread(jobs) => jobs.send(Job::End).is_err() || self.ended.recv_timeout(limit).is_ok(),
            Scribe::OnTheSpot(_) => true,
        }
    }
}
