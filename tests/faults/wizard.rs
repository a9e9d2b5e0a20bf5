//! The wizard without its screen, and a person who presses Enter whenever it leads on.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use sendoff::core::kinds::change::Change;
use sendoff::core::kinds::problem::Problem;
use sendoff::core::steps::STEPS;
use sendoff::core::wizard::model::{Enter, Model};
use sendoff::core::wizard::msg::Msg;
use sendoff::core::wizard::update;
use sendoff::shell::Session;
use tokio::time::timeout;

/// Only a failure takes so long.
const PATIENCE: Duration = Duration::from_secs(300);

/// Longer than a call is waited for.
const READING: Duration = Duration::from_secs(10);

pub struct Wizard {
    pub session: Session,
    begun: Instant,
    /// How often a person agreed to each of the operations that are no ensures.
    agreed: BTreeMap<&'static str, u64>,
    /// What was pressed, for a failure.
    pressed: Vec<String>,
}

impl Wizard {
    pub fn start(mut session: Session) -> Wizard {
        session.send(Msg::Started);
        Wizard { session, begun: Instant::now(), agreed: BTreeMap::new(), pressed: Vec::new() }
    }

    /// Presses Enter wherever it leads on, until all is done.
    pub async fn lead_on_to_the_end(&mut self) {
        self.lead_on("8/8", |_| false).await;
    }

    /// Until all is done, or `so` holds. True where it did.
    pub async fn lead_on(&mut self, what: &str, so: impl Fn(&Session) -> bool) -> bool {
        loop {
            assert!(self.begun.elapsed() < PATIENCE, "never came: {what}\n{}", self.describe());
            if so(&self.session) {
                return true;
            }
            match update::enter(&self.session.model) {
                Enter::Finish => return false,
                Enter::Wait | Enter::TooSoon => self.hear(Duration::from_millis(500)).await,
                // A person reads what failed: who tries again all the time lets no answer come.
                Enter::Retry if !self.read().await => {}
                Enter::TypeName => panic!("the pool's name was asked for\n{}", self.describe()),
                enter => {
                    self.press(&enter);
                    self.hear(Duration::from_millis(50)).await;
                }
            }
        }
    }

    fn press(&mut self, enter: &Enter) {
        let model = &self.session.model;
        self.pressed.push(format!("{} at {}", enter.code(), model.cursor.as_str()));
        if let (Enter::Confirm, Some(preview)) = (enter, &model.preview) {
            for change in preview.changes.iter().filter(|change| !change.is_ensure()) {
                *self.agreed.entry(change.operation()).or_default() += 1;
            }
        }
        self.session.send(Msg::Enter);
    }

    /// Waits for something to happen, for so long.
    pub async fn hear(&mut self, long: Duration) {
        let _ = timeout(long, self.session.next()).await;
        let panicked =
            |problem: &Problem| problem.message.as_deref().is_some_and(|said| said.contains("panic"));
        assert!(!problems(&self.session.model).any(panicked), "{}", self.describe());
    }

    /// Until nothing is under way, but not for ever. False where Enter does something else by then.
    async fn read(&mut self) -> bool {
        let begun = Instant::now();
        while !self.session.model.has_looked() && begun.elapsed() < READING {
            self.hear(Duration::from_millis(500)).await;
        }
        update::enter(&self.session.model) == Enter::Retry
    }

    /// Until nothing is under way and nothing waits its turn.
    pub async fn rest(&mut self) {
        while !self.session.model.has_looked() {
            assert!(self.begun.elapsed() < PATIENCE, "never at rest\n{}", self.describe());
            self.hear(Duration::from_millis(500)).await;
        }
    }

    /// How often a person agreed to the operation of a change that is no ensure.
    pub fn agreed(&self, operation: &str) -> u64 {
        self.agreed.get(operation).copied().unwrap_or(0)
    }

    /// What a failure needs to be understood.
    pub fn describe(&self) -> String {
        let model = &self.session.model;
        let steps: Vec<String> = STEPS
            .iter()
            .map(|step| format!("{} {:?}", step.id().as_str(), model.status(step.id())))
            .collect();
        let problems: Vec<String> = problems(model).map(|problem| format!("{problem:?}")).collect();
        let flights: Vec<String> =
            model.in_flight.values().map(|flight| format!("{:?}", flight.what)).collect();
        format!(
            "after {:?}, on {} ({:?}): {}\nproblems: {}\nsetback: {:?}\nunder way: {}\nqueue: {:?}\nlast pressed: {:?}",
            self.begun.elapsed(),
            model.cursor.as_str(),
            update::enter(model),
            steps.join(", "),
            problems.join("\n  "),
            model.setback,
            flights.join("\n  "),
            model.queue.iter().map(Change::code).collect::<Vec<_>>(),
            &self.pressed[self.pressed.len().saturating_sub(12)..],
        )
    }
}

/// All that failed and still stands.
pub fn problems(model: &Model) -> impl Iterator<Item = &Problem> {
    let asked = model.facts.problems().map(|(_, problem)| problem);
    asked.chain(model.setback.iter().map(|setback| &setback.problem)).chain(&model.disk_problem)
}
