//! Calls that failed, with what to do about each.

use crate::core::kinds::problem::Problem;
use crate::core::wizard::model::Model;
use crate::words::{Words, clean};

use super::style::Style;

/// Every problem that stands: of questions, of the last change, of this machine's state.
pub fn all(model: &Model) -> Vec<&Problem> {
    let asked = model.facts.problems().map(|(_, problem)| problem);
    let changed = model.setback.iter().map(|setback| &setback.problem);
    let of_change = model.setback.as_ref().map(|setback| &setback.problem);
    // What kept a change from being journalled is that change's own problem, and what could not be read
    // for the same reason is said once.
    let is_said = |problem: &Problem| Some(problem) == of_change || Some(problem) == model.unread.as_ref();
    let unwritten = model.disk_problem.iter().filter(|problem| !is_said(problem));
    asked.chain(changed).chain(&model.unread).chain(unwritten).collect()
}

/// What did not work, what was said, what to do, and the command alone on its line.
pub fn problem_text(problem: &Problem, words: &Words, style: &Style) -> String {
    let said = words.problem(problem);
    let mut text = format!("{} {}\n", style.alarm(), said.title);
    for line in said.said.iter().chain([&said.todo]).filter(|line| !line.is_empty()) {
        text += &format!("  {line}\n");
    }
    if let Some(command) = &said.command {
        text += &format!("\n    {command}\n\n");
    }
    if let Some(id) = &problem.request_id {
        text += &format!("  {}: {}\n", words.say("report-request-id"), clean(id));
    }
    text
}
