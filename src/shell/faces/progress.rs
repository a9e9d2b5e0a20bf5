//! What happened since the last look: one line a change made, one line a change of state.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use jiff::Timestamp;

use crate::core::kinds::change::Change;
use crate::core::kinds::message::Arg;
use crate::core::kinds::record::RecordStatus;
use crate::core::kinds::step::{Status, StepId};
use crate::core::records;
use crate::core::rules::spread;
use crate::core::steps::{self, STEPS};
use crate::core::wizard::model::Model;
use crate::report::{problem_text, step_line};

use super::Output;

/// What was said already.
pub struct Progress {
    /// The journal's older lines are of other runs.
    since: Timestamp,
    told: BTreeSet<String>,
    steps: BTreeMap<StepId, (Status, Vec<RecordStatus>)>,
    setback: Option<Timestamp>,
    /// Route 53's changes, by their ids, that were said to be on their way, and to have arrived.
    spread: BTreeMap<String, bool>,
}

impl Progress {
    /// Starts with the model as it stands: that is not news.
    pub fn from(model: &Model) -> Self {
        let mut progress = Self {
            since: model.facts.now,
            told: BTreeSet::new(),
            steps: BTreeMap::new(),
            setback: model.setback.as_ref().map(|setback| setback.at),
            spread: BTreeMap::new(),
        };
        progress.spreading(model);
        progress.moved(model);
        progress.done(model);
        progress
    }

    /// Says which changes were made since, and gives them.
    ///
    /// # Errors
    /// What writing gave.
    pub fn tell_done(&mut self, model: &Model, out: &mut Output) -> io::Result<Vec<Change>> {
        let done = self.done(model);
        for (change, already) in &done {
            let said = match already {
                true => format!("{}\n  {}", out.words.change(change), out.words.say("note-already")),
                false => out.words.changed(change),
            };
            out.line(&format!("{} {said}", out.style.good()))?;
        }
        Ok(done.into_iter().map(|(change, _)| change).collect())
    }

    /// Says what is new.
    ///
    /// # Errors
    /// What writing gave.
    pub fn tell(&mut self, model: &Model, out: &mut Output) -> io::Result<()> {
        self.tell_done(model, out)?;
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
        for (in_sync, took) in self.spreading(model) {
            let took = [("took", Arg::Seconds(took))];
            let said = match in_sync {
                true => format!("{} {}", out.style.good(), out.words.say_with("screen-in-sync", &took)),
                false => {
                    format!("{} {}", out.style.pending(), out.words.say_with("screen-not-in-sync", &took))
                }
            };
            out.line(&said)?;
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

    /// What Route 53 says of its changes that it did not say before, and the seconds since each.
    fn spreading(&mut self, model: &Model) -> Vec<(bool, i64)> {
        let mut news = Vec::new();
        for one in spread::recent(&model.facts) {
            if let Some(in_sync) = one.in_sync
                && self.spread.get(&one.change_id) != Some(&in_sync)
            {
                self.spread.insert(one.change_id, in_sync);
                news.push((in_sync, one.took.as_secs()));
            }
        }
        news
    }

    /// Changes whose success the journal has noted since the last look, and whether AWS had them
    /// already.
    fn done(&mut self, model: &Model) -> Vec<(Change, bool)> {
        let landed = model.facts.journal.landed_since(self.since).into_iter();
        landed
            .filter(|landed| self.told.insert(landed.id.to_owned()))
            .map(|landed| (landed.change.clone(), landed.already))
            .collect()
    }
}
