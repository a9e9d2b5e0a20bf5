//! `status` as text: one line a step, then the records, what is not right and what failed.

use std::iter;

use crate::core::diagnosis::{self, ses_view};
use crate::core::kinds::finding::{Finding, Severity};
use crate::core::kinds::message::Message;
use crate::core::kinds::record::RecordId;
use crate::core::progress;
use crate::core::records;
use crate::core::steps::Step;
use crate::core::steps::{self, STEPS};
use crate::core::wizard::model::Model;
use crate::words::{Words, clean, exact};

use super::problems::{self, problem_text};
use super::records::records_table;
use super::style::{Style, columns};

/// Everything once. Readable without colour and from a file.
pub fn status_text(model: &Model, words: &Words, style: &Style) -> String {
    let news = model.news.iter().map(|news| format!("{}\n", words.message(news)));
    let mut parts: Vec<String> = news.collect();
    parts.push(format!("{}\n", head(model, words, style)));
    parts.push(step_table(model, words, style));
    if !records::view(&model.facts, &model.choices).is_empty() {
        parts.push(records_table(model, words, style));
    }
    parts.extend(seen_by_ses(model, words));
    let mut findings = diagnosis::findings(&model.facts, &model.choices).to_vec();
    findings.retain(|finding| !problems::all(model).iter().any(|problem| finding.is_told_by(problem)));
    parts.extend(findings.iter().map(|finding| finding_text(finding, words, style)));
    let mut told: Vec<String> = Vec::new();
    for problem in problems::all(model) {
        let text = problem_text(problem, words, style);
        // The same refusal of six questions is one thing to do.
        let title = words.problem(problem).title;
        if !told.contains(&title) {
            told.push(title);
            parts.push(text);
        }
    }
    parts.join("\n")
}

/// What SES saw, and until when it goes on looking.
fn seen_by_ses(model: &Model, words: &Words) -> Option<String> {
    let (facts, choices) = (&model.facts, &model.choices);
    let line = ses_view::line(facts, choices)?;
    let lines = iter::once(line).chain(ses_view::clocks(facts, choices));
    Some(lines.map(|line| format!("{}\n", words.message(&line))).collect())
}

/// Who and where, which services are real where not all are, and how far.
pub fn head(model: &Model, words: &Words, style: &Style) -> String {
    let facts = &model.facts;
    let unknown = || words.say("report-unknown");
    let domain = model.choices.identity_domain().map_or_else(unknown, |name| clean(name.as_str()));
    let region = facts.region().map_or_else(unknown, |region| clean(region.as_str()));
    let account = facts
        .caller()
        .map_or_else(unknown, |caller| format!("{} {}", clean(&caller.account), clean(caller.who())));
    let (done, total) = model.progress();
    let mut parts = vec![domain, region, account];
    parts.extend(words.endpoints(&facts.situation.endpoints).filter(|_| !facts.situation.rehearsal));
    parts.push(format!("{done}/{total}"));
    parts.join(style.between())
}

/// One line a step.
pub fn step_table(model: &Model, words: &Words, style: &Style) -> String {
    let rows: Vec<Vec<String>> = STEPS.iter().map(|step| step_cells(model, *step, words, style)).collect();
    columns(&rows)
}

/// One step's line by itself.
pub fn step_line(model: &Model, step: &dyn Step, words: &Words, style: &Style) -> String {
    let [name, status, summary] = step_cells(model, step, words, style).try_into().unwrap_or_default();
    format!("{name}: {status}{}{summary}", style.between())
}

fn step_cells(model: &Model, step: &dyn Step, words: &Words, style: &Style) -> Vec<String> {
    let id = step.id();
    let status = model.status(id);
    let number = steps::number(id);
    vec![
        format!("{} {number} {}", style.step(status), words.say(&format!("step-{}", id.as_str()))),
        words.say(&format!("status-{}", status.as_str())),
        words.message(&progress::summary(step, &model.facts, &model.choices)),
    ]
}

/// What is the matter, what was found and wanted (each alone on its line), what to do.
pub fn finding_text(finding: &Finding, words: &Words, style: &Style) -> String {
    let severity = finding.severity();
    let message = words.message(&finding.message());
    let label = finding.record.map(|record| label(record, words)).filter(|label| !message.contains(label));
    let record = label.map(|label| format!("{label}: ")).unwrap_or_default();
    let mut text = format!(
        "{} {}: {record}{}\n",
        style.severity(severity),
        words.say(&format!("severity-{}", word(severity))),
        message,
    );
    for (title, value) in [("report-found", &finding.seen), ("report-wanted", &finding.wanted)] {
        if let Some(value) = value {
            text += &format!("  {}:\n", words.say(title));
            // Of several values each on a line of its own.
            for one in value.split('\n') {
                text += &format!("    {}\n", exact(one));
            }
        }
    }
    for line in words.message(&finding.fix()).lines() {
        text += &format!("  {line}\n");
    }
    if let Some(accepted) = finding.accepted {
        let said = words.message(&Message::new("report-accepted").time("time", accepted));
        text += &format!("  {said}\n");
    }
    text
}

fn label(record: RecordId, words: &Words) -> String {
    words.say(&format!("record-{}", record.as_str()))
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Wait => "wait",
        Severity::Info => "info",
    }
}
