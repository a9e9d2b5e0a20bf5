//! A world in this process: the faces, the session, the SDK's clients and the simulated account and
//! DNS as they are, without a socket or a thread. Time passes for two reasons only: each call takes a
//! millisecond, and tokio's paused clock leaps where everybody waits.

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;
use tokio::time::Instant;

use crate::aws::tests::in_process;
use crate::aws::{Aws, AwsSettings, Pacing};
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::Entry;
use crate::core::facts::situation::{Resolver, Situation};
use crate::core::kinds::answer::Answer;
use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::dns::{Question, Reply, Server};
use crate::core::kinds::endpoints::Endpoints;
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::kinds::query::Query;
use crate::core::wizard::effect::SetupKey;
use crate::core::wizard::model::Model;
use crate::core::wizard::restoring::Restoring;
use crate::proxy::Proxies;
use crate::rehearsal::dns_server::Answers;
use crate::rehearsal::world::{Heard, World};
use crate::rehearsal::{Scenario, Shared, respond};
use crate::report::{Exit, Style};
use crate::shell::calls::{Call, Calls};
use crate::shell::disk::Kept;
use crate::shell::faces::{Lines, Output, apply};
use crate::shell::{Clipboard, Disk, Session, scribe};
use crate::words::{Lang, Words};

/// How long a silent server is waited for.
const SILENCE: Duration = Duration::from_secs(3);

struct Clock {
    begun: Timestamp,
    since: Instant,
    /// What calls have taken.
    took: SignedDuration,
}

thread_local! {
    static CLOCK: RefCell<Option<Clock>> = const { RefCell::new(None) };
}

/// The time in this thread's simulation, if there is one.
pub fn now() -> Option<Timestamp> {
    CLOCK.with_borrow(|clock| {
        let clock = clock.as_ref()?;
        let passed = SignedDuration::try_from(clock.since.elapsed()).ok()?;
        clock.begun.checked_add(passed).ok()?.checked_add(clock.took).ok()
    })
}

fn world_clock() -> Timestamp {
    now().unwrap_or(Timestamp::UNIX_EPOCH)
}

fn take_a_moment() {
    CLOCK.with_borrow_mut(|clock| {
        if let Some(clock) = clock {
            clock.took += SignedDuration::from_millis(1);
        }
    });
}

pub struct Simulation {
    pub shared: Shared,
    /// What the scenario chooses.
    pub given: Choices,
    settings: AwsSettings,
    resolvers: Vec<Resolver>,
    state: TempDir,
    /// What comes behind the next call of an operation, once.
    behind: Arc<Mutex<Option<(&'static str, Behind)>>>,
    /// When tokio's clock was paused.
    begun: Instant,
}

impl Simulation {
    /// A world in which every call is answered at once. Call it under tokio's paused clock, once a
    /// test.
    pub fn of(scenario: &str) -> Self {
        let scenario = Scenario::parse(scenario).expect("a scenario");
        let begun = Timestamp::from_second(1_795_000_000).expect("a time");
        let since = Instant::now();
        CLOCK.set(Some(Clock { begun, since, took: SignedDuration::ZERO }));
        let resolvers = scenario.resolvers.iter().zip(1..).map(|(name, number)| Resolver {
            name: name.clone(),
            address: ([192, 0, 2, number], 53).into(),
            system: false,
        });
        Self {
            shared: Shared::by(scenario.world(begun).expect("a world"), world_clock),
            given: scenario.choices.clone(),
            settings: AwsSettings {
                profile: None,
                dns_profile: None,
                region: Some(scenario.region.clone()),
                pool_region: None,
                pacing: Pacing::Never,
                patience: crate::aws::PATIENCE,
                route53_patience: Duration::from_secs(1),
                credentials: Some(("simulated".to_owned(), "simulated".to_owned())),
                proxies: Proxies::default(),
                endpoints: Endpoints::at("http://in.process"),
            },
            resolvers: resolvers.collect(),
            state: TempDir::new().expect("a directory"),
            behind: Arc::default(),
            begun: since,
        }
    }

    /// A session of a program that is started now on this machine.
    pub fn session(&self, given: Choices) -> Session {
        self.session_of(Model::new(self.situation(), given), self.settings.clone())
    }

    /// One that puts a snapshot back.
    pub fn restoring(&self, restoring: Restoring) -> Session {
        let settings = AwsSettings { region: Some(restoring.ses_region()), ..self.settings.clone() };
        self.session_of(Model::restoring(self.situation(), Choices::default(), restoring), settings)
    }

    fn situation(&self) -> Situation {
        let endpoints = Endpoints::at("http://in.process");
        Situation { endpoints, resolvers: self.resolvers.clone(), ..Situation::default() }
    }

    fn session_of(&self, model: Model, settings: AwsSettings) -> Session {
        let disk = Disk::below(self.state.path(), &model.facts.situation.endpoints);
        let world = self.shared.clone();
        let aws = in_process::aws(settings, move |parts, body| {
            take_a_moment();
            respond(&world, parts, body)
        });
        let calls = Arc::new(Line { aws, world: self.shared.clone(), behind: self.behind.clone() });
        Session::over(model, calls, scribe::on_the_spot(disk), Clipboard::Off)
    }

    /// What this machine keeps of a set-up.
    pub fn kept(&self, setup: &SetupKey) -> Kept {
        Disk::below(self.state.path(), &Endpoints::at("http://in.process")).load(setup)
    }

    /// What an earlier run left on this machine.
    pub fn left(&self, setup: &SetupKey, choices: &Choices, journal: &[Entry]) {
        let disk = Disk::below(self.state.path(), &Endpoints::at("http://in.process"));
        disk.save(setup, choices).expect("choices");
        journal.iter().for_each(|entry| disk.append(setup, entry).expect("a journal"));
    }

    /// The next call of this operation takes effect, and then this happens.
    pub fn behind(&self, operation: &'static str, what: Behind) {
        *self.behind.lock().expect("a place") = Some((operation, what));
    }

    /// Below which all the state on this machine is.
    pub fn state(&self) -> &Path {
        self.state.path()
    }

    /// Where a face prints, and what it has printed.
    pub fn output(&self) -> (Output, Page) {
        let page = Page::default();
        (Output::new(Words::new(Lang::En), Style::default(), Box::new(page.clone())), page)
    }

    /// Nobody answers, and nobody leaves.
    pub fn nobody(&self) -> Lines {
        Lines::silent()
    }

    /// The writes that AWS has heard, by operation.
    pub fn writes(&self) -> Vec<String> {
        self.heard().into_iter().filter(|call| call.writes).map(|call| call.operation).collect()
    }

    /// `apply --yes --wait`, as it ends and what it prints.
    pub async fn apply(&self, given: Choices, wait: Duration) -> (Exit, String) {
        let (out, page) = self.output();
        let exit = apply::apply(self.session(given), out, None, wait).await.expect("a page takes all");
        (exit, page.text())
    }

    pub fn with<T>(&self, act: impl FnOnce(&mut World) -> T) -> T {
        self.shared.with(act)
    }

    /// The calls that AWS has heard.
    pub fn heard(&self) -> Vec<Heard> {
        self.with(|world| world.log.iter().cloned().collect())
    }

    /// How long everybody has waited for a clock.
    pub fn waited(&self) -> Duration {
        self.begun.elapsed()
    }
}

/// The network of the simulated world.
struct Line {
    aws: Aws,
    world: Shared,
    behind: Arc<Mutex<Option<(&'static str, Behind)>>>,
}

/// What happens behind a write that took effect.
pub enum Behind {
    /// Its answer gets lost.
    Lost,
    /// Something else happens before its answer is heard.
    Then(Box<dyn FnOnce() + Send>),
}

impl Calls for Line {
    fn ask(&self, query: Query) -> Call<Answer> {
        let (aws, world) = (self.aws.clone(), self.world.clone());
        Box::pin(async move {
            match query {
                Query::Dns(question) => Ok(Answer::Dns(dns(&world, &question).await)),
                query => aws.ask(&query).await,
            }
        })
    }

    fn perform(&self, change: Change) -> Call<Outcome> {
        let aws = self.aws.clone();
        let mut behind = self.behind.lock().expect("a place");
        let is_next = behind.as_ref().is_some_and(|(operation, _)| *operation == change.operation());
        let what = behind.take_if(|_| is_next).map(|(_, what)| what);
        Box::pin(async move {
            let result = aws.perform(&change).await;
            match what {
                None => result,
                Some(Behind::Lost) => {
                    Err(Problem::new(ProblemKind::Timeout, change.operation(), change.caller()))
                }
                Some(Behind::Then(act)) => {
                    act();
                    result
                }
            }
        })
    }
}

async fn dns(world: &Shared, question: &Question) -> Reply {
    let (name, rtype) = (&question.name, question.rtype);
    let reply = match &question.server {
        Server::Authoritative { address, .. } => world.authoritative(*address, name, rtype),
        Server::Resolver { name: resolver, .. } => world.recursive(resolver, name, rtype),
        Server::Unchecked { name: resolver, .. } => world.unchecked(resolver, name, rtype),
        Server::System { .. } | Server::Https { .. } => Some(Reply::Unreachable),
    };
    match reply {
        Some(reply) => reply,
        None => {
            tokio::time::sleep(SILENCE).await;
            Reply::Timeout
        }
    }
}

/// Where lines go that a test reads.
#[derive(Clone, Default)]
pub struct Page(Arc<Mutex<Vec<u8>>>);

impl Page {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().expect("a page")).into_owned()
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("a page").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
