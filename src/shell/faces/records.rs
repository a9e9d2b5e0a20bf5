//! `records`: the records to publish, as a table or as JSON.

use std::io;

use crate::cli::Format;
use crate::core::records;
use crate::report::{Exit, exit, problem_text, problems, records_json, records_table};
use crate::shell::Session;

use super::ending::{say_which, several};
use super::{Output, begin};

/// Ends well where there are records to show; otherwise says on standard error why not.
///
/// # Errors
/// What writing gave.
pub async fn records(mut session: Session, mut out: Output, format: Format) -> io::Result<Exit> {
    begin(&mut session).await;
    let model = &session.model;
    if let Some(domains) = several(model) {
        return Ok(say_which(domains, &out));
    }
    let known = !records::view(&model.facts, &model.choices).is_empty();
    match format {
        Format::Json => out.print(&format!("{:#}\n", records_json(model)))?,
        Format::Table if known => out.print(&records_table(model, &out.words, &out.style))?,
        Format::Table => {}
    }
    if known {
        return Ok(Exit::Done);
    }
    eprintln!("{}", out.words.say("report-no-records"));
    for problem in problems(model) {
        eprint!("{}", problem_text(problem, &out.words, &out.style));
    }
    Ok(match exit(model) {
        Exit::Unfinished | Exit::Done => Exit::Failed,
        other => other,
    })
}
