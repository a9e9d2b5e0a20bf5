//! What each key means to the model.

use crate::core::change::Change;
use crate::core::choices::Publish;
use crate::core::effect::Effect;
use crate::core::message::Message;
use crate::core::model::{Enter, Model, Overlay, Preview};
use crate::core::msg::{Edit, Msg};
use crate::core::query::Query;
use crate::core::records;
use crate::core::step::{Status, StepId};
use crate::core::steps;
use crate::core::wanted;

use super::undo::{self, Undo};
use super::{carry_out, doubt, fields, notify};

const PAGE: usize = 10;

pub fn is_key(msg: &Msg) -> bool {
    !matches!(
        msg,
        Msg::Woke { .. }
            | Msg::Started
            | Msg::Answered { .. }
            | Msg::Performed { .. }
            | Msg::Journalled(_)
            | Msg::Setups { .. }
            | Msg::Loaded { .. }
            | Msg::Saved { .. }
            | Msg::Copied(_)
            | Msg::Confirm(_)
    )
}

pub fn press(model: &mut Model, key: Msg, out: &mut Vec<Effect>) {
    match key {
        Msg::Enter => enter(model, out),
        Msg::Back => back(model, out),
        Msg::Open => open(model),
        Msg::Up => step(model, -1),
        Msg::Down => step(model, 1),
        Msg::PageUp => model.scroll = model.scroll.saturating_sub(PAGE),
        Msg::PageDown => model.scroll = model.scroll.saturating_add(PAGE),
        Msg::First => (model.row, model.scroll) = (0, 0),
        Msg::Last => model.row = rows(model).saturating_sub(1),
        Msg::NextField => fields::step_focus(model, true),
        Msg::PreviousField => fields::step_focus(model, false),
        Msg::Go(id) => go(model, id),
        Msg::Look => look(model),
        Msg::Entered => entered(model),
        Msg::Copy => out.extend(copy(model)),
        Msg::Undo => undo(model),
        Msg::AllSettings => toggle(model, Overlay::AllSettings),
        Msg::Help => toggle(model, Overlay::Help),
        Msg::Quit => quit(model, out),
        Msg::Edit(Edit::Left) if fields::turn(model, false) => {}
        Msg::Edit(Edit::Right | Edit::Insert(' ')) if fields::turn(model, true) => {}
        Msg::Edit(edit) => fields::edit(model, edit),
        Msg::Fill(id, text) => fields::fill(model, id, text),
        _ => {}
    }
}

fn quit(model: &mut Model, out: &mut Vec<Effect>) {
    model.quitting = true;
    super::visit::leave(model, out);
    out.push(Effect::Quit);
}

/// Moves the cursor to a step; the step shows its records from the top.
pub fn go(model: &mut Model, id: StepId) {
    model.placed = true;
    model.cursor = id;
    (model.row, model.scroll) = (0, 0);
    model.opened = false;
    model.preview = None;
    model.overlay = None;
    model.focus = None;
    model.left_field = false;
    model.drafts.clear();
    if matches!(id, StepId::Records | StepId::Propagation) {
        // Shown now: whoever enters a record by hand sees it within a second.
        model.watch_since = Some(model.facts.now);
    }
}

fn enter(model: &mut Model, out: &mut Vec<Effect>) {
    model.placed = true;
    match super::enter::enter(model) {
        Enter::Next(id) => {
            if model.cursor == StepId::Access && model.status(StepId::Access) == Status::Todo {
                model.passed.push(StepId::Access);
                go(model, id);
                notify(model, Message::new("note-sandbox-noted"));
            } else {
                go(model, id);
            }
        }
        Enter::Submit => {
            if fields::submit(model) {
                preview_or_next(model);
            }
        }
        Enter::Preview => preview(model),
        Enter::Undo => undo(model),
        Enter::Confirm => {
            if let Some(shown) = model.preview.take() {
                confirm(model, shown);
            }
        }
        Enter::ChooseSetup => {
            if let Some(Overlay::Setups(domains)) = model.overlay.take() {
                model.choices.domain = domains.get(model.row).cloned();
                model.row = 0;
            }
        }
        Enter::Close => {
            model.overlay = None;
            model.opened = false;
            model.scroll = 0;
        }
        Enter::Retry => retry(model),
        Enter::Finish => quit(model, out),
        Enter::TooSoon | Enter::TypeName | Enter::Wait => {}
    }
}

/// Carries out what was shown, unless the facts have moved since: then it is shown anew.
fn confirm(model: &mut Model, shown: Preview) {
    let typed = shown.typed.is_some();
    let changes = match (shown.undoes, typed) {
        (true, _) => undo::changes(&model.facts, &model.choices, shown.step),
        (false, true) => steps::pool_override(&model.facts, &model.choices),
        (false, false) => preview_changes(model),
    };
    if !doubt::are_alike(&shown.changes, &changes) {
        if !changes.is_empty() {
            let typed = typed.then(tui_input::Input::default);
            model.preview = Some(Preview { changes, shown_at: model.facts.now, typed, ..shown });
        }
        notify(model, Message::new("note-preview-moved"));
        return;
    }
    model.drafts.clear();
    for change in shown.changes {
        carry_out::confirm(model, change);
    }
    if typed {
        model.named = wanted::user_pool_id(&model.facts, &model.choices);
    }
}

fn preview_or_next(model: &mut Model) {
    let asking = matches!(model.status(model.cursor), Status::Waiting | Status::Blocked);
    if !preview_changes(model).is_empty() {
        preview(model);
    } else if let Enter::Next(id) = super::enter::next(model)
        && !asking
    {
        go(model, id);
    }
}

fn preview_changes(model: &Model) -> Vec<Change> {
    steps::get(model.cursor).map(|step| step.changes(&model.facts, &model.choices)).unwrap_or_default()
}

fn preview(model: &mut Model) {
    let changes = preview_changes(model);
    if !changes.is_empty() {
        model.scroll = 0;
        model.preview = Some(Preview {
            step: model.cursor,
            changes,
            shown_at: model.facts.now,
            typed: None,
            undoes: false,
        });
    }
}

/// Shows what putting back would do; what cannot be put back says why.
fn undo(model: &mut Model) {
    if model.preview.is_some() || model.overlay.is_some() || carry_out::is_changing(model) {
        return;
    }
    match undo::undo(&model.facts, &model.choices, model.cursor) {
        Undo::Nothing => notify(model, Message::new("note-nothing-to-undo")),
        Undo::Refused(why) => notify(model, why),
        Undo::Changes(changes) => {
            let step = model.cursor;
            if let Some(first) = changes.first().filter(|change| change.step() != step) {
                // Where it was changed is where it is shown.
                go(model, first.step());
            }
            model.scroll = 0;
            model.setback = None;
            model.opened = false;
            let unknown = changes.iter().filter_map(Change::binding).any(|to| !to.accepted.is_empty());
            let typed = unknown.then(tui_input::Input::default);
            let shown_at = model.facts.now;
            model.preview = Some(Preview { step: model.cursor, changes, shown_at, typed, undoes: true });
        }
    }
}

fn retry(model: &mut Model) {
    match model.setback.take() {
        Some(setback) if setback.change.is_ensure() && doubt::is_wanted(model, &setback.change) => {
            if doubt::is_about_credentials(&setback.problem) || doubt::nobody(model).is_some() {
                model.facts.expire(|query| *query == Query::Caller);
            }
            model.queue.push(setback.change);
        }
        // No ensure, or what stands has moved: it goes through its preview again.
        Some(_) => preview(model),
        None => look(model),
    }
}

fn back(model: &mut Model, out: &mut Vec<Effect>) {
    model.scroll = 0;
    if model.overlay.is_some() && !matches!(model.overlay, Some(Overlay::Setups(_))) {
        model.overlay = None;
    } else if model.preview.is_some() {
        model.preview = None;
    } else if carry_out::cancel(model, out) {
    } else if let Some(setback) = model.setback.take() {
        model.named = None;
        if steps::mail_from_due(&model.facts, &model.choices).as_ref() == Some(&setback.change) {
            carry_out::take_back(model, &setback.change);
        }
    } else if model.opened {
        model.opened = false;
    } else if model.focus.is_some() {
        model.focus = None;
        model.left_field = true;
    }
}

fn open(model: &mut Model) {
    if fields::turn(model, true) || model.overlay.is_some() || model.preview.is_some() {
        return;
    }
    match model.cursor {
        StepId::Records | StepId::Propagation if rows(model) > 0 => model.opened = true,
        StepId::Pool => open_pool(model),
        _ => {}
    }
}

/// Chooses the pool under the cursor; for a pool whose bind is held, the way to override it.
fn open_pool(model: &mut Model) {
    if wanted::user_pool_id(&model.facts, &model.choices).is_none() {
        if let Some(pool) = model.facts.user_pools().and_then(|pools| pools.get(model.row)) {
            model.choices.user_pools = vec![pool.id.clone()];
            model.row = 0;
        }
        return;
    }
    let held = steps::asks_for_name(&model.facts, &model.choices);
    let changes = steps::pool_override(&model.facts, &model.choices);
    if held && !changes.is_empty() {
        let typed = Some(tui_input::Input::default());
        model.preview =
            Some(Preview { step: StepId::Pool, changes, shown_at: model.facts.now, typed, undoes: false });
    }
}

/// How many rows the cursor can stand on.
pub fn rows(model: &Model) -> usize {
    if let Some(Overlay::Setups(domains)) = &model.overlay {
        return domains.len();
    }
    match model.cursor {
        StepId::Records | StepId::Propagation => records::view(&model.facts, &model.choices).len(),
        StepId::Pool if wanted::user_pool_id(&model.facts, &model.choices).is_none() => {
            model.facts.user_pools().map_or(0, <[_]>::len)
        }
        _ => 0,
    }
}

fn step(model: &mut Model, by: isize) {
    if fields::turn(model, by > 0) {
        return;
    }
    let scrolls =
        matches!(model.overlay, Some(Overlay::Help | Overlay::AllSettings)) || model.preview.is_some();
    let rows = rows(model);
    if scrolls || rows == 0 {
        model.scroll = model.scroll.saturating_add_signed(by);
    } else {
        model.row = model.row.saturating_add_signed(by).min(rows - 1);
    }
}

fn look(model: &mut Model) {
    model.facts.expire(|_| true);
    model.watch_since = Some(model.facts.now);
    notify(model, Message::new("note-looking"));
}

fn entered(model: &mut Model) {
    let by_hand = steps::publish(&model.facts, &model.choices) == Some(Publish::Manual);
    if by_hand && model.cursor == StepId::Records {
        model.choices.entered = Some(model.facts.now);
        model.watch_since = Some(model.facts.now);
        notify(model, Message::new("note-entered"));
    }
}

/// The selected record's value, or the problem's command, as the screen shows it.
fn copy(model: &Model) -> Option<Effect> {
    let views = records::view(&model.facts, &model.choices);
    let text = match model.cursor {
        StepId::Records | StepId::Propagation => views.get(model.row)?.wanted.value.clone(),
        _ => return None,
    };
    Some(Effect::Copy { text })
}

fn toggle(model: &mut Model, overlay: Overlay) {
    model.scroll = 0;
    model.overlay = if model.overlay.as_ref() == Some(&overlay) { None } else { Some(overlay) };
}
