//! `status`: looks once at everything, says it, and ends.

use std::io;

use crate::core::kinds::json_text::json_text;
use crate::report::{Exit, exit, status_json, status_text};
use crate::shell::Session;

use super::ending::{say_unaccepted, say_which, several};
use super::{Output, begin};

/// # Errors
/// What writing gave.
pub async fn status(mut session: Session, mut out: Output, json: bool) -> io::Result<Exit> {
    (session.model.only_looks, session.model.ends) = (true, true);
    begin(&mut session).await;
    let model = &session.model;
    if let Some(domains) = several(model) {
        return Ok(say_which(domains, &out));
    }
    say_unaccepted(model, &out);
    let text = if json {
        json_text(&status_json(model, &out.words)) + "\n"
    } else {
        status_text(model, &out.words, &out.style)
    };
    out.print(&text)?;
    Ok(exit(model))
}
