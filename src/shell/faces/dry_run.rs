//! `apply --dry-run`: every write that `apply` would make now, and nothing written.

use std::io;

use crate::core::diagnosis;
use crate::core::facts::journal::Face;
use crate::core::kinds::change::Change;
use crate::core::kinds::json_text::json_text;
use crate::core::kinds::message::Arg;
use crate::core::wizard::model::Model;
use crate::core::wizard::msg::Msg;
use crate::core::wizard::plan::{self, Allowed, Held, Next};
use crate::report::{Exit, dry_run_json, exit, finding_text, head, preview};
use crate::shell::Session;

use super::ending::{say_unaccepted, say_which, several};
use super::{Output, begin, settle};

/// `yes`: as `apply --yes` would go on, which leaves to a person what only a person agrees to.
///
/// # Errors
/// What writing gave.
pub async fn dry_run(mut session: Session, mut out: Output, yes: bool, json: bool) -> io::Result<Exit> {
    (session.model.only_looks, session.model.ends) = (true, true);
    session.model.facts.situation.read_only = true;
    session.model.face = if yes { Face::Yes } else { Face::Asked };
    begin(&mut session).await;
    if let Some(domains) = several(&session.model) {
        return Ok(say_which(domains, &out));
    }
    let allowed = Allowed::of(&session.model);
    // The one proposal that is taken without a person: what follows from it is among the changes.
    if let Next::Fill(field, value) = plan::next(&session.model, &[], allowed) {
        session.send(Msg::Fill(field, value));
        settle(&mut session).await;
    }
    let model = &session.model;
    say_unaccepted(model, &out);
    let (changes, held) = (plan::due(model, allowed), plan::held(model, allowed));
    let text = if json {
        json_text(&dry_run_json(&changes, &held, &out.words)) + "\n"
    } else {
        said(model, &changes, &held, &out)
    };
    out.print(&text)?;
    let end = exit(model);
    let nothing = changes.is_empty() && held.is_empty();
    Ok(match end {
        Exit::Done | Exit::Unfinished if nothing => Exit::Done,
        Exit::Done => Exit::Unfinished,
        other => other,
    })
}

fn said(model: &Model, changes: &[Change], held: &[Held], out: &Output) -> String {
    let (facts, choices, words) = (&model.facts, &model.choices, &out.words);
    let mut text = format!("{}\n", head(model, words, &out.style));
    if changes.is_empty() && held.is_empty() {
        text += &format!("\n{}\n", words.say("report-dry-run-nothing"));
    }
    for change in changes {
        text += &format!("\n{}", preview(facts, choices, change, words));
    }
    for held in held {
        let change = words.change(&held.change);
        text += &format!("\n! {}\n", words.say_with("report-dry-run-held", &[("change", Arg::Text(change))]));
        let findings = diagnosis::findings(facts, choices);
        for code in &held.by {
            let found = findings.iter().find(|finding| finding.code == *code);
            text += &found.map_or_else(
                || format!("  {}\n", code.as_str()),
                |finding| finding_text(finding, words, &out.style),
            );
        }
    }
    text
}
