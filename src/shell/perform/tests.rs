use std::future;
use std::sync::Mutex;

use serde_json::{Map, json};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::timeout;

use super::super::calls::Call;
use super::*;
use crate::core::facts::journal::{Entry, Fate, deeds_among};
use crate::core::kinds::answer::Answer;
use crate::core::kinds::change::{Binding, Outcome};
use crate::core::kinds::name::{Name, UserPoolId};
use crate::words::{Lang, Words};

/// What the network does when it is called.
#[derive(Clone, Copy)]
enum Way {
    Answers,
    Fails,
    NeverAnswers,
    Panics,
}

struct Line {
    way: Way,
    /// What the journal held when each change was called.
    journal_at_call: Mutex<Vec<Vec<Entry>>>,
    disk: Disk,
}

impl Line {
    async fn go<T>(way: Way, value: T) -> Result<T, Problem> {
        match way {
            Way::Answers => Ok(value),
            Way::Fails => Err(Problem::saying(ProblemKind::Refused, "ses:X", Who::Main, "no".to_owned())),
            Way::NeverAnswers => future::pending().await,
            Way::Panics => panic!("a bug in a call"),
        }
    }
}

impl Calls for Line {
    fn ask(&self, _: Query) -> Call<Answer> {
        Box::pin(Self::go(self.way, Answer::Identities(Vec::new())))
    }

    fn perform(&self, _: Change) -> Call<Outcome> {
        self.journal_at_call.lock().unwrap().push(self.disk.load(&setup()).journal);
        Box::pin(Self::go(self.way, Outcome { already: true, ..Outcome::default() }))
    }
}

struct Bench {
    performer: Performer,
    line: Arc<Line>,
    inbox: UnboundedReceiver<Msg>,
    disk: Disk,
}

fn bench(way: Way) -> Bench {
    let disk = Disk::temporary().unwrap();
    let line = Arc::new(Line { way, journal_at_call: Mutex::default(), disk: disk.clone() });
    let (outbox, inbox) = unbounded_channel();
    let calls = Arc::clone(&line) as Arc<dyn Calls>;
    let performer = Performer::new(calls, scribe::start(disk.clone()), Clipboard::Off, outbox);
    Bench { performer, line, inbox, disk }
}

impl Bench {
    async fn next(&mut self) -> Msg {
        timeout(Duration::from_secs(10), self.inbox.recv()).await.expect("nothing came").unwrap()
    }

    fn change(&mut self, change: Change) {
        self.performer.change(Ticket(1), change, Ok(setup()), false);
    }
}

fn setup() -> SetupKey {
    SetupKey {
        account: "123456789012".to_owned(),
        region: Region::from("us-east-1"),
        domain: Name::from_answer("example.com"),
    }
}

fn create() -> Change {
    Change::CreateIdentity { domain: setup().domain }
}

fn bind() -> Change {
    Change::BindPool(Box::new(Binding {
        user_pool: UserPoolId::from("us-east-1_Ab12"),
        email: Map::new(),
        seen: json!({"Id": "us-east-1_Ab12"}).as_object().unwrap().clone(),
        seen_mfa: json!({}),
        restored: None,
        accepted: Vec::new(),
    }))
}

#[tokio::test]
async fn a_change_is_journalled_before_and_after_its_call() {
    let mut bench = bench(Way::Answers);
    bench.change(create());
    assert!(matches!(bench.next().await, Msg::Journalled(Entry::Intent { .. })));
    assert!(matches!(bench.next().await, Msg::Journalled(Entry::Done { .. })));
    assert!(matches!(bench.next().await, Msg::Performed { ticket: Ticket(1), result: Ok(_) }));
    let at_call = bench.line.journal_at_call.lock().unwrap().clone();
    assert!(matches!(at_call.as_slice(), [journal] if matches!(journal.as_slice(), [Entry::Intent { .. }])));
    let journal = bench.disk.load(&setup()).journal;
    assert!(matches!(deeds_among(&journal).as_slice(), [deed] if matches!(deed.fate, Fate::Done(_))));
}

#[tokio::test]
async fn a_refusal_is_journalled_with_its_reason() {
    let mut bench = bench(Way::Fails);
    bench.change(create());
    bench.next().await;
    assert!(matches!(bench.next().await, Msg::Journalled(Entry::Failed { .. })));
    assert!(matches!(bench.next().await, Msg::Performed { result: Err(_), .. }));
    let journal = bench.disk.load(&setup()).journal;
    assert!(
        matches!(&deeds_among(&journal)[0].fate, Fate::Failed(problem) if problem.kind == ProblemKind::Refused)
    );
}

#[tokio::test]
async fn a_pool_is_snapshotted_before_it_is_bound() {
    let mut bench = bench(Way::Answers);
    bench.change(bind());
    let Msg::Journalled(Entry::Snapshot { file, .. }) = bench.next().await else { panic!("no snapshot") };
    assert!(bench.disk.directory(&setup()).join("snapshots").join(file).is_file());
    assert!(matches!(bench.next().await, Msg::Journalled(Entry::Intent { .. })));
    bench.next().await;
    bench.next().await;
    let at_call = bench.line.journal_at_call.lock().unwrap().clone();
    assert!(matches!(at_call[0].as_slice(), [Entry::Snapshot { .. }, Entry::Intent { .. }]));
}

#[tokio::test]
async fn nothing_is_called_that_cannot_be_journalled() {
    let mut bench = bench(Way::Answers);
    let directory = bench.disk.directory(&setup());
    std::fs::create_dir_all(directory.join("journal.jsonl")).unwrap();
    bench.change(create());
    let Msg::Performed { result: Err(problem), .. } = bench.next().await else { panic!("performed") };
    assert_eq!(problem.kind, ProblemKind::Disk);
    assert!(bench.line.journal_at_call.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_snapshot_that_cannot_be_written_holds_the_bind() {
    let mut bench = bench(Way::Answers);
    let directory = bench.disk.directory(&setup());
    std::fs::create_dir_all(&directory).unwrap();
    std::fs::write(directory.join("snapshots"), "in the way").unwrap();
    bench.change(bind());
    let Msg::Performed { result: Err(problem), .. } = bench.next().await else { panic!("performed") };
    assert_eq!(problem.kind, ProblemKind::Disk);
    assert!(bench.line.journal_at_call.lock().unwrap().is_empty());
}

#[tokio::test]
async fn read_only_performs_and_saves_nothing() {
    let mut bench = bench(Way::Answers);
    bench.performer.change(Ticket(1), create(), Ok(setup()), true);
    let Msg::Performed { result: Err(problem), .. } = bench.next().await else { panic!("performed") };
    assert_eq!(problem.kind, ProblemKind::ReadOnly);
    bench.performer.save(Ticket(2), setup(), Box::default(), true);
    assert_eq!(bench.next().await, Msg::Saved { ticket: Ticket(2), problem: None });
    assert!(bench.line.journal_at_call.lock().unwrap().is_empty());
    assert!(!bench.disk.directory(&setup()).exists());
}

/// Without a set-up there is no journal: what is missing of it is named, and no disk is blamed.
#[tokio::test]
async fn a_change_without_a_set_up_names_what_is_missing_and_calls_nobody() {
    for missing in [ProblemKind::AccountUnknown, ProblemKind::RegionMissing, ProblemKind::DomainMissing] {
        let mut bench = bench(Way::Answers);
        bench.performer.change(Ticket(1), create(), Err(missing), false);
        let Msg::Performed { result: Err(problem), .. } = bench.next().await else { panic!("performed") };
        assert_eq!((problem.kind, problem.message.as_deref()), (missing, None));
        assert!(bench.line.journal_at_call.lock().unwrap().is_empty());
        for lang in Lang::ALL {
            let said = Words::new(lang).problem(&problem);
            let disk = Words::new(lang).problem(&Problem::new(ProblemKind::Disk, "x", Who::Main));
            assert!(said.title != disk.title && said.todo != disk.todo, "{said:?}");
        }
    }
}

#[tokio::test]
async fn a_cancelled_change_leaves_its_outcome_unknown() {
    let mut bench = bench(Way::NeverAnswers);
    bench.change(create());
    assert!(matches!(bench.next().await, Msg::Journalled(Entry::Intent { .. })));
    bench.performer.cancel(Ticket(1));
    let Msg::Journalled(Entry::Failed { problem, .. }) = bench.next().await else { panic!("not journalled") };
    assert_eq!(problem.kind, ProblemKind::Cancelled);
    let journal = bench.disk.load(&setup()).journal;
    assert!(matches!(deeds_among(&journal).as_slice(), [deed] if deed.fate == Fate::Unknown));
}

#[tokio::test]
async fn a_change_cancelled_at_once_is_still_journalled_in_order() {
    let mut bench = bench(Way::NeverAnswers);
    bench.change(create());
    bench.performer.cancel(Ticket(1));
    bench.next().await;
    bench.next().await;
    let journal = bench.disk.load(&setup()).journal;
    assert!(matches!(journal.as_slice(), [Entry::Intent { .. }, Entry::Failed { .. }]));
    assert!(bench.line.journal_at_call.lock().unwrap().is_empty(), "called after it was cancelled");
}

#[tokio::test]
async fn a_cancelled_question_never_answers() {
    let mut bench = bench(Way::NeverAnswers);
    bench.performer.ask(Ticket(1), Query::Identities);
    bench.performer.cancel(Ticket(1));
    bench.performer.find_setups(Ticket(2), "123456789012".to_owned(), Region::from("us-east-1"));
    assert!(matches!(bench.next().await, Msg::Setups { .. }));
    bench.performer.cancel(Ticket(1));
    assert!(bench.inbox.try_recv().is_err());
}

#[tokio::test]
async fn a_call_that_panics_answers_with_a_problem() {
    let mut bench = bench(Way::Panics);
    bench.performer.ask(Ticket(3), Query::Identities);
    let Msg::Answered { ticket, result } = bench.next().await else { panic!("no answer") };
    assert_eq!((ticket, result.unwrap_err().kind), (Ticket(3), ProblemKind::Malformed));
}

#[tokio::test]
async fn leaving_writes_what_was_handed_over_and_waits_for_no_call() {
    let mut bench = bench(Way::NeverAnswers);
    let choices = Choices { domain: Some(setup().domain), ..Choices::default() };
    bench.performer.ask(Ticket(1), Query::Identities);
    bench.performer.save(Ticket(2), setup(), Box::new(choices.clone()), false);
    bench.performer.end();
    assert_eq!(bench.disk.load(&setup()).choices, Some(choices));
}

#[tokio::test]
async fn what_was_saved_is_loaded() {
    let mut bench = bench(Way::Answers);
    let choices = Choices { domain: Some(setup().domain), ..Choices::default() };
    bench.performer.save(Ticket(1), setup(), Box::new(choices.clone()), false);
    bench.performer.load(Ticket(2), setup());
    assert_eq!(bench.next().await, Msg::Saved { ticket: Ticket(1), problem: None });
    let Msg::Loaded { choices: loaded, problem, .. } = bench.next().await else { panic!("not loaded") };
    assert_eq!((loaded.as_deref(), problem), (Some(&choices), None));
}
