//! What happened since the last look: one line a change made, one line a change of state.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use jiff::Timestamp;

use crate::core::change::Change;
use crate::core::journal::Entry;
use crate::core::model::Model;
use crate::core::record::RecordStatus;
use crate::core::records;
use crate::core::step::{Status, StepId};
use crate::core::steps::{self, STEPS};
use crate::report::{problem_text, step_line};

use super::Output;

/// What was said already.
pub struct Progress {
    /// The journal's older lines are of other runs.
    since: Timestamp,
    told: BTreeSet<String>,
    steps: BTreeMap<StepId, (Status, Vec<RecordStatus>)>,
    setback: Option<Timestamp>,
}

impl Progress {
    /// Starts with the model as it stands: that is not news.
    pub fn from(model: &Model) -> Self {
        let mut progress = Self {
            since: model.facts.now,
            told: BTreeSet::new(),
            steps: BTreeMap::new(),
            setback: model.setback.as_ref().map(|setback| setback.at),
        };
        progress.moved(model);
        progress.done(model);
        progress
    }

    /// Says what is new.
    ///
    /// # Errors
    /// What writing gave.
    pub fn tell(&mut self, model: &Model, out: &mut Output) -> io::Result<()> {
        for change in self.done(model) {
            out.line(&format!("{} {}", out.style.good(), out.words.changed(&change)))?;
        }
        if let Some(setback) = model.setback.as_ref().filter(|setback| self.setback != Some(setback.at)) {
            self.setback = Some(setback.at);
            let change = out.words.change(&setback.change);
            let said = if setback.retry_at.is_some() {
                let title = out.words.problem(&setback.problem).title;
                format!("{} {change}\n  {title} {}\n", out.style.pending(), out.words.say("report-again"))
            } else {
                let problem = problem_text(&setback.problem, &out.words, &out.style);
                format!("{} {change}\n{problem}", out.style.alarm())
            };
            out.print(&said)?;
        }
        for id in self.moved(model) {
            if model.status(id) != Status::Blocked
                && let Some(step) = steps::get(id)
            {
                out.line(&step_line(model, step, &out.words, &out.style))?;
            }
        }
        Ok(())
    }

    /// The steps whose status, or whose records' standing, is another than at the last look.
    fn moved(&mut self, model: &Model) -> Vec<StepId> {
        let mut moved = Vec::new();
        for step in STEPS {
            let id = step.id();
            let views = match id {
                StepId::Records => records::view(&model.facts, &model.choices),
                _ => [].into(),
            };
            let state = (model.status(id), views.iter().map(|view| view.status).collect());
            if self.steps.get(&id) != Some(&state) {
                self.steps.insert(id, state);
                moved.push(id);
            }
        }
        moved
    }

    /// Changes whose success the journal has noted since the last look.
    fn done(&mut self, model: &Model) -> Vec<Change> {
        let journal = &model.facts.journal;
        let intent = |wanted: &str| {
            journal.iter().find_map(|entry| match entry {
                Entry::Intent { id, change, .. } if id == wanted => Some(change.clone()),
                _ => None,
            })
        };
        let outcomes =
            journal.iter().filter(|entry| entry.at() >= self.since).filter_map(|entry| match entry {
                Entry::Done { id, .. } => Some(id),
                _ => None,
            });
        outcomes.filter(|id| self.told.insert((*id).clone())).filter_map(|id| intent(id)).collect()
    }
}
