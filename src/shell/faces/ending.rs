//! How a run ends: what is left, and the command that goes on.

use std::io;

use crate::core::diagnosis;
use crate::core::kinds::name::Name;
use crate::core::steps::STEPS;
use crate::core::wizard::model::{Model, Overlay};
use crate::core::wizard::plan;
use crate::core::wizard::update::unkept::unkept;
use crate::report::{Exit, exit, finding_text, head, problem_text, problems, step_line};
use crate::shell::resume;

use super::{Output, complain};

/// The set-ups known for this account and Region, where nothing says which is meant.
pub fn several(model: &Model) -> Option<&[Name]> {
    match &model.overlay {
        Some(Overlay::Setups(domains)) => Some(domains),
        _ => None,
    }
}

/// The usage error of a command that cannot choose among set-ups.
pub fn say_which(domains: &[Name], out: &Output) -> Exit {
    complain(&format!("{}\n", out.words.say("report-several-setups")), &out.style);
    for domain in domains {
        complain(&format!("  --domain {}\n", crate::words::clean(domain.as_str())), &out.style);
    }
    Exit::Usage
}

/// What `--accept` named and could not accept, each with why.
pub fn say_unaccepted(model: &Model, out: &Output) {
    for message in &model.unaccepted {
        complain(&format!("{}\n", out.words.message(message)), &out.style);
    }
}

/// What is not done, with its findings and problems, a message of the face's own, and how to go on.
///
/// # Errors
/// What writing gave.
pub fn say_rest(model: &Model, note: Option<&str>, out: &mut Output) -> io::Result<Exit> {
    let end = exit(model);
    say_unaccepted(model, out);
    let mut text = format!("\n{}\n", head(model, &out.words, &out.style));
    let open = STEPS.iter().filter(|step| !model.status(step.id()).is_finished());
    for step in open {
        text += &format!("{}\n", step_line(model, *step, &out.words, &out.style));
    }
    for finding in diagnosis::findings(&model.facts, &model.choices).iter() {
        let is_open = !model.status(finding.step).is_finished() || finding.accepted.is_some();
        if is_open && !problems(model).iter().any(|problem| finding.is_told_by(problem)) {
            text += &finding_text(finding, &out.words, &out.style);
        }
    }
    for problem in problems(model) {
        text += &problem_text(problem, &out.words, &out.style);
    }
    // Nobody else enters these.
    if plan::is_left_to_enter(model) {
        text += &format!("\n{}\n", out.words.say("report-enter-by-hand"));
    }
    if let Some(id) = note {
        text += &format!("\n{}\n", out.words.say(id));
    }
    if end != Exit::Done && !model.facts.situation.rehearsal {
        let arguments: Vec<_> = std::env::args_os().skip(1).collect();
        let command = resume::command(&arguments, model);
        text += &format!("\n{}\n\n    {command}\n", resume::sentence(unkept(model), &out.words));
    }
    out.print(&text)?;
    Ok(end)
}
