//! What one frame is drawn from: the model and what is derived from it, each derived once.

use std::rc::Rc;

use ratatui::style::Style;

use crate::core::diagnosis;
use crate::core::handover::export::Format;
use crate::core::kinds::aws::UserPoolListing;
use crate::core::kinds::finding::{Code, Finding, Severity};
use crate::core::kinds::message::Arg;
use crate::core::kinds::problem::Problem;
use crate::core::kinds::record::{RecordId, RecordView};
use crate::core::kinds::step::{Field, Status, StepId};
use crate::core::records::dns_host::DnsHost;
use crate::core::records::{self, dns_host};
use crate::core::rules::hold::Hold;
use crate::core::steps::{self, STEPS};
use crate::core::wizard::model::{Enter, Model, Overlay, What};
use crate::core::wizard::plan;
use crate::core::wizard::pool_list;
use crate::core::wizard::update;
use crate::words::Words;

use super::Appearance;

pub struct View<'a> {
    pub model: &'a Model,
    pub words: &'a Words,
    pub look: &'a Appearance,
    /// Columns of the content.
    pub width: usize,
    /// No sidebar, and one record at a time.
    pub narrow: bool,
    pub enter: Enter,
    /// Of every step, in the order of `STEPS`.
    pub statuses: Vec<(StepId, Status)>,
    pub fields: Vec<Field>,
    /// Empty but on the two steps that show them.
    pub records: Rc<[RecordView]>,
    /// The pools to choose from while none is chosen, as far as they are not filtered out.
    pub pools: Vec<&'a UserPoolListing>,
    /// Those of the step, the gravest first.
    pub findings: Vec<Finding>,
    /// One for each code that holds the bind and that neither the account nor the identity says already.
    pub holding: Vec<Finding>,
    /// Those of any step that are about a record, the gravest first.
    pub about_records: Vec<Finding>,
}

/// True for the steps that list the records.
pub fn lists_records(step: StepId) -> bool {
    matches!(step, StepId::Records | StepId::Propagation)
}

pub fn fields(model: &Model) -> Vec<Field> {
    steps::get(model.cursor).map(|step| step.fields(&model.facts, &model.choices)).unwrap_or_default()
}

/// The field in which letters are text, or whose values are chosen among, if the focus is on one.
pub fn focused<'a>(model: &Model, fields: &'a [Field]) -> Option<&'a Field> {
    if model.overlay.is_some() || model.preview.is_some() || model.opened {
        return None;
    }
    let focus = model.focus?;
    fields.iter().find(|field| field.id == focus)
}

fn holding(findings: &[Finding], holds: &[Hold]) -> Vec<Finding> {
    let first = |hold: &Hold| findings.iter().find(|finding| *hold == Hold::Found(finding.code)).cloned();
    holds.iter().filter_map(first).collect()
}

impl<'a> View<'a> {
    pub fn new(model: &'a Model, words: &'a Words, look: &'a Appearance, width: usize, narrow: bool) -> Self {
        let (facts, choices) = (&model.facts, &model.choices);
        let mut findings = diagnosis::findings(facts, choices).to_vec();
        let problems: Vec<&Problem> = facts.problems().map(|(_, problem)| problem).collect();
        findings.retain(|finding| !problems.iter().any(|problem| finding.is_told_by(problem)));
        findings.sort_by_key(Finding::severity);
        if let Some(setback) = &model.setback {
            // What was refused just now stands above them, with its advice.
            let said = [Code::BindRefused, Code::ServiceLinkedRoleDenied];
            findings.retain(|finding| !said.contains(&finding.code));
            let words = |finding: &&mut Finding| finding.seen == setback.problem.message;
            findings.iter_mut().filter(words).for_each(|finding| finding.seen = None);
        }
        let about_records = findings.iter().filter(|finding| finding.record.is_some()).cloned().collect();
        let holding = holding(&findings, &plan::holds(model));
        findings.retain(|finding| finding.step == model.cursor);
        let records = if lists_records(model.cursor) { records::view(facts, choices) } else { [].into() };
        let statuses = STEPS.iter().map(|step| (step.id(), model.status(step.id()))).collect();
        Self {
            model,
            words,
            look,
            width,
            narrow,
            enter: update::enter(model),
            statuses,
            fields: fields(model),
            records,
            pools: pool_list::listed(model),
            findings,
            about_records,
            holding,
        }
    }

    /// A change of this step is under way: what stands now is about to be otherwise.
    pub fn is_changing(&self) -> bool {
        let mut flights = self.model.in_flight.values();
        flights
            .any(|flight| matches!(&flight.what, What::Change(change) if change.step() == self.model.cursor))
    }

    pub fn status(&self, id: StepId) -> Status {
        let found = self.statuses.iter().find(|(step, _)| *step == id);
        found.map_or(Status::Blocked, |(_, status)| *status)
    }

    pub fn say(&self, id: &str) -> String {
        self.words.say(id)
    }

    pub fn say_with(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        self.words.say_with(id, args)
    }

    pub fn step_name(&self, id: StepId) -> String {
        self.words.say(&format!("step-{}", id.as_str()))
    }

    pub fn status_style(&self, status: Status) -> Style {
        let theme = &self.look.theme;
        match status {
            Status::Done => theme.done,
            Status::Todo => theme.todo,
            Status::Waiting => theme.waiting,
            Status::Blocked | Status::Skipped => theme.dim,
            Status::Wrong => theme.wrong,
        }
    }

    pub fn severity_style(&self, severity: Severity) -> Style {
        let theme = &self.look.theme;
        match severity {
            Severity::Error => theme.wrong,
            Severity::Warning => theme.warning,
            Severity::Wait => theme.waiting,
            Severity::Info => theme.info,
        }
    }

    /// The gravest finding about a record, whichever step it belongs to.
    pub fn about(&self, id: RecordId) -> Option<&Finding> {
        self.about_records.iter().find(|finding| finding.record == Some(id))
    }

    /// The record that keys speak of.
    pub fn record(&self) -> Option<&RecordView> {
        self.records.get(self.model.row.min(self.records.len().saturating_sub(1)))
    }

    /// Who runs the DNS of the selected record's zone, where the name servers tell.
    pub fn dns_host(&self) -> Option<&'static DnsHost> {
        dns_host::of_record(&self.model.facts, &self.record()?.wanted).0
    }

    /// One record fills the content: it was opened, or there is room for no more and nothing is
    /// to be decided first.
    pub fn shows_record(&self) -> bool {
        (self.model.opened || self.narrow && self.fields.is_empty()) && self.record().is_some()
    }

    /// Rows that Up and Down move among.
    pub fn rows(&self) -> usize {
        match &self.model.overlay {
            Some(Overlay::Setups(domains)) => domains.len(),
            Some(Overlay::Export(_)) => Format::OFFERED.len(),
            Some(_) => 0,
            None if self.model.preview.is_some() => 0,
            None => self.records.len().max(self.pools.len()),
        }
    }

    pub fn focused(&self) -> Option<&Field> {
        focused(self.model, &self.fields)
    }

    /// Letters are text now.
    pub fn typing(&self) -> bool {
        typing(self.model, &self.fields)
    }

    /// Somebody has to enter the records at the DNS host and has not said yet that they are there.
    pub fn asks_for_records(&self) -> bool {
        !self.records.is_empty() && plan::is_awaited(self.model)
    }
}

pub fn typing(model: &Model, fields: &[Field]) -> bool {
    if let Some(overlay) = &model.overlay {
        return *overlay == Overlay::Accept;
    }
    match &model.preview {
        Some(preview) => preview.typed.is_some(),
        None => focused(model, fields).is_some_and(|field| !field.is_choice()),
    }
}

/// The preview is that of a bind, whose settings can all be shown.
pub fn binds(model: &Model) -> bool {
    let changes = model.preview.as_ref().map(|preview| preview.changes.as_slice()).unwrap_or_default();
    changes.iter().any(|change| change.binding().is_some())
}

/// The pool step, with something to write into what deploys the pool.
pub fn has_owner_code(model: &Model) -> bool {
    model.cursor == StepId::Pool && !model.owner_code().is_empty()
}
