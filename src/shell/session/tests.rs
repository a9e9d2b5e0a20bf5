use std::future;
use std::pin::pin;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, Instant};

use tokio::time::timeout;

use super::super::calls::Call;
use super::*;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::problem::{Problem, ProblemKind, Who};
use crate::core::kinds::query::Query;
use crate::core::wizard::effect::Ticket;

/// No network: every call fails, or none ever answers.
#[derive(Clone, Copy)]
enum Line {
    Cut,
    Silent,
}

impl Line {
    fn call<T: Send + 'static>(self) -> Call<T> {
        match self {
            Self::Silent => Box::pin(future::pending()),
            Self::Cut => Box::pin(async {
                Err(Problem {
                    kind: ProblemKind::Offline,
                    operation: "sts:GetCallerIdentity".to_owned(),
                    code: None,
                    message: None,
                    request_id: None,
                    caller: Who::Main,
                    action: None,
                    profile: None,
                    via: None,
                })
            }),
        }
    }
}

impl Calls for Line {
    fn ask(&self, _: Query) -> Call<Answer> {
        self.call()
    }

    fn perform(&self, _: Change) -> Call<Outcome> {
        self.call()
    }
}

fn session(line: Line) -> Session {
    let disk = scribe::start(Disk::temporary().unwrap());
    Session::over(Model::default(), Arc::new(line), disk, Clipboard::Off)
}

async fn within<T>(future: impl Future<Output = T>) -> T {
    timeout(Duration::from_secs(20), future).await.expect("it waits for ever")
}

#[tokio::test]
async fn the_clock_comes_before_every_message() {
    let mut session = session(Line::Silent);
    let before = clock::now();
    session.send(Msg::Help);
    assert!(session.model.facts.now >= before);
}

#[tokio::test]
async fn a_round_of_failures_settles() {
    let mut session = session(Line::Cut);
    session.send(Msg::Started);
    assert!(!session.model.is_idle());
    within(async {
        while !session.model.is_idle() {
            session.next().await;
        }
    })
    .await;
    let problem = session.model.facts.problem(&Query::Caller).expect("the failure is known");
    assert_eq!(problem.kind, ProblemKind::Offline);
}

#[tokio::test]
async fn a_deadline_wakes_the_model() {
    let mut session = session(Line::Silent);
    let deadline = clock::now() + Duration::from_millis(20);
    session.perform(Effect::WakeAt { at: Some(deadline) });
    assert_eq!(within(session.next()).await, Turn::Going);
    assert!(session.model.facts.now >= deadline);
}

#[tokio::test]
async fn a_deadline_that_the_clock_has_not_come_to_stands() {
    let mut session = session(Line::Cut);
    session.send(Msg::Started);
    while session.deadline.is_none() {
        within(session.next()).await;
    }
    let deadline = session.deadline.expect("it was waited for");
    session.rang(deadline - Duration::from_millis(1));
    assert_eq!(session.deadline, Some(deadline));
    session.rang(deadline);
    assert_ne!(session.deadline, Some(deadline));
}

#[tokio::test]
async fn quitting_waits_for_nobody() {
    let mut session = session(Line::Silent);
    session.send(Msg::Started);
    assert!(!session.model.is_idle());
    session.send(Msg::Quit);
    assert_eq!(within(session.next()).await, Turn::Quit);
    let begun = Instant::now();
    session.end();
    // Nobody answers on this line: who waited for it would wait for ever.
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
}

/// Whoever wakes it stands still until it is let go.
struct Holds {
    held: Sender<()>,
    let_go: Mutex<Receiver<()>>,
}

impl Wake for Holds {
    fn wake(self: Arc<Self>) {
        let _ = self.held.send(());
        let _ = self.let_go.lock().map(|let_go| let_go.recv_timeout(Duration::from_secs(60)));
    }
}

#[test]
fn a_job_of_the_disk_is_over_once_its_message_is_taken() {
    let (held, is_held) = channel();
    let (let_go, is_let_go) = channel();
    let holding = Waker::from(Arc::new(Holds { held, let_go: Mutex::new(is_let_go) }));
    let mut session = session(Line::Silent);
    assert!(pin!(session.next()).poll(&mut Context::from_waker(&holding)).is_pending());
    let ticket = Ticket(7);
    session.model.on_disk.insert(ticket);
    let (account, region) = ("123456789012".to_owned(), "us-east-1".into());
    session.perform(Effect::FindSetups { ticket, account, region });
    is_held.recv_timeout(Duration::from_secs(60)).expect("the disk's thread has sent its message");
    // It stands still right behind that, and what it has said counts all the same.
    assert!(!session.model.is_idle());
    let turn = pin!(session.next()).poll(&mut Context::from_waker(Waker::noop()));
    assert_eq!(turn, Poll::Ready(Turn::Going));
    assert!(session.model.is_idle());
    drop(let_go);
}
