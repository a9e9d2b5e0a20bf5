//! What Enter, `u` and another try show before anything is written, and what agreeing to it sets off.

use crate::core::kinds::change::Change;
use crate::core::kinds::message::Message;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::{Status, StepId};
use crate::core::rules::undo::{self, Undo};
use crate::core::steps;
use crate::core::wizard::effect::Effect;
use crate::core::wizard::model::{Enter, Model, Preview};
use crate::core::wizard::plan::{self, At, Named};

use super::cursor::go;
use super::{carry_out, quiet, recheck, watch};

/// Agrees once the Enter that asked for it has had its quiet.
pub fn settle(model: &mut Model, out: &mut Vec<Effect>) {
    if !quiet::is_meant(model) {
        return;
    }
    model.meant_at = None;
    match model.preview.take() {
        Some(shown) => confirm(model, shown, out),
        None => retry(model, out),
    }
}

/// Carries out what was shown, unless the facts have moved since: then it is shown anew.
fn confirm(model: &mut Model, shown: Preview, out: &mut Vec<Effect>) {
    let typed = shown.typed.is_some();
    let changes = match (shown.undoes, typed) {
        (true, _) => undo::changes(&model.facts, &model.choices, shown.step),
        (false, true) => steps::pool_override(&model.facts, &model.choices),
        (false, false) => preview_changes(model),
    };
    let holds = plan::holds(model);
    let covered = !typed || shown.undoes || holds.iter().all(|hold| shown.holds.contains(hold));
    if !plan::are_alike(&shown.changes, &changes) || !covered {
        if !changes.is_empty() {
            let typed = typed.then(tui_input::Input::default);
            model.preview = Some(Preview { changes, shown_at: model.facts.now, typed, holds, ..shown });
        }
        model.notify(Message::new("note-preview-moved"));
        return;
    }
    model.drafts.clear();
    let over = if shown.undoes { Vec::new() } else { shown.holds };
    let named = shown.typed.map(|typed| Named { name: typed.value().to_owned(), over });
    for change in shown.changes {
        carry_out::confirm(model, change, shown.shown_at, named.as_ref(), out);
    }
}

pub fn preview_or_next(model: &mut Model) {
    let asking = matches!(model.status(model.cursor), Status::Waiting | Status::Blocked);
    if !preview_changes(model).is_empty() {
        preview(model);
    } else if let At::PutBack(_) = plan::filled(model, model.cursor) {
        take_back(model);
    } else if let Enter::Next(id) = super::enter::next(model)
        && !asking
    {
        let waits = model.cursor == StepId::Access && model.choices.identity_domain().is_none();
        go(model, id);
        if waits {
            let step = steps::number(StepId::Access);
            model.notify(Message::new("note-request-waits").text("step", step));
        }
    }
}

fn preview_changes(model: &Model) -> Vec<Change> {
    plan::changes(&model.facts, &model.choices, model.cursor)
}

pub fn preview(model: &mut Model) {
    let changes = preview_changes(model);
    if !changes.is_empty() {
        model.scroll = 0;
        model.preview = Some(Preview {
            step: model.cursor,
            changes,
            shown_at: model.facts.now,
            typed: None,
            undoes: false,
            holds: Vec::new(),
        });
    }
}

pub fn take_back(model: &mut Model) {
    // What stands in a zone is read anew.
    let asks = crate::core::rules::undo_records::asks(&model.facts);
    model.facts.expire(|query| asks.contains(query));
    undo(model);
}

/// Shows what putting back would do; what cannot be put back says why.
pub fn undo(model: &mut Model) {
    if model.preview.is_some() || model.overlay.is_some() || model.is_changing() {
        return;
    }
    model.reading_back = false;
    match undo::undo(&model.facts, &model.choices, model.cursor) {
        Undo::Nothing => model.notify(Message::new("note-nothing-to-undo")),
        Undo::Refused(why) => model.notify(why),
        Undo::Reading => model.reading_back = true,
        Undo::Changes(changes) => {
            let step = model.cursor;
            if let Some(first) = changes.first().filter(|change| change.step() != step) {
                // Where it was changed is where it is shown.
                go(model, first.step());
            }
            model.scroll = 0;
            match changes.first() {
                Some(first) => carry_out::make_room(model, first),
                None => model.setback = None,
            }
            model.opened = false;
            let typed = changes.iter().any(plan::needs_name).then(tui_input::Input::default);
            let shown_at = model.facts.now;
            model.preview = Some(Preview {
                step: model.cursor,
                changes,
                shown_at,
                typed,
                undoes: true,
                holds: Vec::new(),
            });
        }
    }
}

pub fn retry(model: &mut Model, out: &mut Vec<Effect>) {
    match model.setback.take() {
        Some(setback) if setback.change.is_ensure() && plan::is_wanted(model, &setback.change) => {
            if recheck::is_about_credentials(&setback.problem) || recheck::nobody(model).is_some() {
                model.facts.expire(|query| *query == Query::Caller);
            }
            let shown_at = setback.at;
            carry_out::confirm(model, setback.change, shown_at, None, out);
        }
        // No ensure, or what stands has moved: it goes through its preview again.
        Some(setback) if matches!(setback.change, Change::TakeBackRecords { .. }) => take_back(model),
        Some(_) => preview(model),
        None => watch::look_now(model, out),
    }
}
