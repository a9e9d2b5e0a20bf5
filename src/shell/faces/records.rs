//! `records`: the records to publish, in the form that was asked for.

use std::io;

use crate::core::handover::export::Format;
use crate::core::records;
use crate::report::export::{export, notes};
use crate::report::{Exit, exit, problem_text, problems};
use crate::shell::Session;

use super::ending::{say_which, several};
use super::{Output, begin, complain};

/// Ends well where there are records to show; otherwise says on standard error why not. What a
/// form leaves out is said there too, so that standard output can go into a file as it is.
///
/// # Errors
/// What writing gave.
pub async fn records(mut session: Session, mut out: Output, format: Format) -> io::Result<Exit> {
    (session.model.only_looks, session.model.ends) = (true, true);
    begin(&mut session).await;
    let model = &session.model;
    if let Some(domains) = several(model) {
        return Ok(say_which(domains, &out));
    }
    let known = !records::view(&model.facts, &model.choices).is_empty();
    if known || matches!(format, Format::Json | Format::Document) {
        let text = export(model, &out.words, &out.style, format);
        out.print(&text)?;
    }
    if known {
        for note in notes(model, &out.words, format) {
            complain(&format!("{note}\n"), &out.style);
        }
        return Ok(Exit::Done);
    }
    complain(&format!("{}\n", out.words.say("report-no-records")), &out.style);
    for problem in problems(model) {
        complain(&problem_text(problem, &out.words, &out.style), &out.style);
    }
    Ok(match exit(model) {
        Exit::Unfinished | Exit::Done if format.is_document() => Exit::Done,
        Exit::Unfinished | Exit::Done => Exit::Failed,
        other => other,
    })
}
