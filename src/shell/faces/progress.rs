//! What happened since the last look: one line a change made, one line a change of state.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use jiff::Timestamp;

use crate::core::change::Change;
use crate::core::journal::Entry;
use crate::core::model::Model;
use crate::core::problem::Problem;
use crate::core::record::RecordStatus;
use crate::core::records;
use crate::core::step::{Status, StepId};
use crate::core::steps::STEPS;
use crate::report::{problem_text, step_line};

use super::Output;

/// What was said already.
pub struct Progress {
    /// The journal's older lines are of other runs.
    since: Timestamp,
    told: BTreeSet<String>,
    steps: BTreeMap<StepId, (Status, Vec<RecordStatus>)>,
    failed: Vec<(Change, Problem)>,
}

impl Progress {
    /// Starts with the model as it stands: that is not news.
    pub fn from(model: &Model) -> Self {
        let mut progress = Self {
            since: model.facts.now,
            told: BTreeSet::new(),
            steps: BTreeMap::new(),
            failed: Vec::new(),
        };
        progress.moved(model);
        progress.settled(model);
        progress
    }

    /// Says what is new.
    ///
    /// # Errors
    /// What writing gave.
    pub fn tell(&mut self, model: &Model, out: &mut Output) -> io::Result<()> {
        for entry in self.settled(model) {
            let line = match entry {
                Settled::Done(change) => format!("{} {}\n", out.style.good(), out.words.changed(&change)),
                Settled::Failed(change, problem) => {
                    let title = out.words.change(&change);
                    let text = problem_text(&problem, &out.words, &out.style);
                    self.failed.push((change, problem));
                    format!("{} {title}\n{text}", out.style.alarm())
                }
            };
            out.print(&line)?;
        }
        for id in self.moved(model) {
            if model.status(id) != Status::Blocked
                && let Some(step) = STEPS.iter().find(|step| step.id() == id)
            {
                out.line(&step_line(model, *step, &out.words, &out.style))?;
            }
        }
        Ok(())
    }

    /// Changes that failed in this run and that nothing but a person or a new run repeats.
    pub fn failed(&self) -> &[(Change, Problem)] {
        &self.failed
    }

    /// A failure that the core repeats by itself is none.
    pub fn forgive(&mut self, forgiven: impl Fn(&Change, &Problem) -> bool) {
        self.failed.retain(|(change, problem)| !forgiven(change, problem));
    }

    /// The steps whose status, or whose records' standing, is another than at the last look.
    fn moved(&mut self, model: &Model) -> Vec<StepId> {
        let mut moved = Vec::new();
        for step in STEPS {
            let id = step.id();
            let views = match id {
                StepId::Records => records::view(&model.facts, &model.choices),
                _ => Vec::new(),
            };
            let state = (model.status(id), views.iter().map(|view| view.status).collect());
            if self.steps.get(&id) != Some(&state) {
                self.steps.insert(id, state);
                moved.push(id);
            }
        }
        moved
    }

    /// The journal's outcomes that are new since the last look.
    fn settled(&mut self, model: &Model) -> Vec<Settled> {
        let journal = &model.facts.journal;
        let intent = |wanted: &str| {
            journal.iter().find_map(|entry| match entry {
                Entry::Intent { id, change, .. } if id == wanted => Some(change.clone()),
                _ => None,
            })
        };
        let mut settled = Vec::new();
        for entry in journal.iter().filter(|entry| entry.at() >= self.since) {
            let (Entry::Done { id, .. } | Entry::Failed { id, .. }) = entry else {
                continue;
            };
            let Some(change) = intent(id) else {
                continue;
            };
            if !self.told.insert(id.clone()) {
                continue;
            }
            settled.push(match entry {
                Entry::Failed { problem, .. } => Settled::Failed(change, problem.clone()),
                _ => Settled::Done(change),
            });
        }
        settled
    }
}

enum Settled {
    Done(Change),
    Failed(Change, Problem),
}
