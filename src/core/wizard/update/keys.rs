//! What each key means to the model.

use crate::core::facts::journal::Void;
use crate::core::facts::setup;
use crate::core::kinds::message::Message;
use crate::core::kinds::step::{FieldId, Status, StepId};
use crate::core::steps;
use crate::core::wizard::effect::Effect;
use crate::core::wizard::model::{Enter, Model, Overlay, Preview};
use crate::core::wizard::msg::{Edit, Msg};
use crate::core::wizard::plan;
use crate::core::wizard::pool_list;

use super::cursor::{go, rows, step, turn_page};
use super::previews::{preview, preview_or_next, retry, take_back};
use super::{accept, cancel, carry_out, choose_sender_spf, export, fields, opened, quiet, typed, watch};

pub fn is_key(msg: &Msg) -> bool {
    !matches!(
        msg,
        Msg::Woke { .. }
            | Msg::Started
            | Msg::LeavesOff
            | Msg::Answered { .. }
            | Msg::Performed { .. }
            | Msg::Journalled(_)
            | Msg::Setups { .. }
            | Msg::Loaded { .. }
            | Msg::Saved { .. }
            | Msg::Unwritten(_)
            | Msg::Copied(_)
            | Msg::Room(_)
            | Msg::Exported { .. }
            | Msg::Confirm(_)
            | Msg::ConfirmNamed(..)
            | Msg::Restore { .. }
    )
}

pub fn press(model: &mut Model, key: Msg, out: &mut Vec<Effect>) {
    let list = |model: &Model| (model.row, pool_list::filter(model).to_owned());
    let before = list(model);
    quiet::disturb(model);
    if !matches!(key, Msg::Edit(_)) {
        // Who does anything else has left off typing.
        model.unkept_since = None;
    }
    pressed(model, key, out);
    model.last_key = Some(model.facts.now);
    if list(model) != before {
        model.row_moved = Some(model.facts.now);
    }
}

fn pressed(model: &mut Model, key: Msg, out: &mut Vec<Effect>) {
    match key {
        Msg::Enter => enter(model, out),
        Msg::Back => back(model, out),
        Msg::Open => open(model),
        Msg::Up => step(model, -1),
        Msg::Down => step(model, 1),
        Msg::PageUp => turn_page(model, false),
        Msg::PageDown => turn_page(model, true),
        Msg::First => (model.row, model.scroll, model.part, model.picked) = (0, 0, 0, true),
        Msg::Last => (model.row, model.part, model.picked) = (rows(model).saturating_sub(1), 0, true),
        Msg::NextField if model.opened => opened::step_part(model, true),
        Msg::PreviousField if model.opened => opened::step_part(model, false),
        Msg::NextField => fields::step_focus(model, true),
        Msg::PreviousField => fields::step_focus(model, false),
        Msg::NextRecord => opened::next_record(model),
        Msg::Go(id) => go(model, id),
        Msg::Look => watch::look_now(model, out),
        Msg::Entered => entered(model),
        Msg::Copy => out.extend(opened::copy(model)),
        Msg::Export => export::choose(model),
        Msg::Undo => take_back(model),
        Msg::Filter if pool_list::is_open(model) && model.focus.is_none() => fields::step_focus(model, true),
        Msg::OwnerCode if !model.owner_code().is_empty() => {
            toggle(model, Overlay::OwnerCode);
        }
        Msg::SenderSpf if choose_sender_spf::is_offered(model) => toggle(model, Overlay::SenderSpf),
        Msg::Accept => accept::open(model),
        Msg::AllSettings => toggle(model, Overlay::AllSettings),
        Msg::Help => toggle(model, Overlay::Help),
        Msg::Quit => quit(model, out),
        Msg::Edit(Edit::Left) if fields::turn(model, false) => {}
        Msg::Edit(Edit::Right | Edit::Insert(' ')) if fields::turn(model, true) => {}
        Msg::Edit(edit) => fields::edit(model, edit),
        Msg::PasteTooLong(megabytes) => {
            model.notify(Message::new("note-paste-too-long").number("megabytes", f64::from(megabytes)));
        }
        Msg::Fill(id, text) => fields::fill(model, id, text),
        _ => {}
    }
}

fn quit(model: &mut Model, out: &mut Vec<Effect>) {
    model.quitting = true;
    crate::core::wizard::update::setup_files::keep(model, out);
    super::visit::leave(model, out);
    out.push(Effect::Quit);
}

fn enter(model: &mut Model, out: &mut Vec<Effect>) {
    model.placed = true;
    model.unread = None;
    match super::enter::enter(model) {
        Enter::Next(id) => {
            let here = model.cursor;
            if plan::may_be_passed(model, here) && model.status(here) == Status::Todo {
                model.passed.push(here);
                go(model, id);
                model.notify(Message::new("note-sandbox-noted"));
            } else {
                go(model, id);
            }
        }
        Enter::Submit => {
            // Which pool is an answer of its own: its preview is for another Enter.
            let is_pick = pool_list::is_open(model);
            if fields::submit(model) && !is_pick {
                preview_or_next(model);
            }
        }
        Enter::Preview => preview(model),
        Enter::Undo => take_back(model),
        Enter::Confirm => model.meant_at = Some(model.facts.now),
        Enter::Retry if model.setback.is_some() => model.meant_at = Some(model.facts.now),
        Enter::ChooseSetup => {
            if let Some(Overlay::Setups(domains)) = model.overlay.take() {
                model.choices.domain = domains.get(model.row).cloned();
                model.row = 0;
            }
        }
        Enter::Export => export::confirmed(model, out),
        Enter::SenderSpf(on) => choose_sender_spf::choose(model, on),
        Enter::Accept => accept::typed(model),
        Enter::Close => {
            model.overlay = None;
            model.opened = false;
            model.scroll = 0;
        }
        Enter::Leave => model.setback = None,
        Enter::Retry => retry(model, out),
        Enter::Finish => quit(model, out),
        Enter::PickFirst => model.notify(Message::new("note-pick-first")),
        Enter::TooSoon | Enter::TypeName | Enter::TypeCode | Enter::Wait => {}
    }
}

fn back(model: &mut Model, out: &mut Vec<Effect>) {
    model.scroll = 0;
    if model.overlay.is_some() && !matches!(model.overlay, Some(Overlay::Setups(_))) {
        model.overlay = None;
    } else if model.preview.is_some() {
        model.preview = None;
    } else if std::mem::take(&mut model.reading_back) || cancel::change(model, out) {
    } else if let Some(setback) = model.setback.take() {
        model.named = None;
        let due = steps::mail_from_due(&model.facts, &model.choices);
        if due.is_some_and(|due| due.is_same_order(&setback.change)) {
            carry_out::take_back(model, &setback.change, Void::Left, out);
        }
    } else if model.opened {
        model.opened = false;
    } else if let Some(field) = model.focus.take() {
        typed::leave(model, field);
        model.left_field = true;
    } else if pool_list::is_open(model) {
        model.drafts.remove(&FieldId::UserPool);
        (model.row, model.picked) = (0, false);
    } else if pool_list::may_choose_anew(model) {
        let left = std::mem::take(&mut model.choices.user_pools);
        model.row = pool_list::row(model, &left).unwrap_or(0);
        model.picked = true;
    } else {
        cancel::questions(model, out);
    }
}

fn open(model: &mut Model) {
    if fields::turn(model, true) || model.overlay.is_some() || model.preview.is_some() {
        return;
    }
    match model.cursor {
        StepId::Records | StepId::Propagation if rows(model) > 0 => {
            (model.opened, model.part, model.scroll) = (true, 0, 0);
        }
        StepId::Pool => open_pool(model),
        _ => {}
    }
}

/// Chooses the pool under the cursor; for a pool whose bind is held, the way to override it.
fn open_pool(model: &mut Model) {
    if setup::user_pool_id(&model.facts, &model.choices).is_none() {
        if let Some(id) = pool_list::selected(model).map(|pool| pool.id.clone()) {
            model.choices.user_pools = vec![id];
            model.drafts.remove(&FieldId::UserPool);
            (model.row, model.focus) = (0, None);
        }
        return;
    }
    if let Some((changes, holds)) = plan::overriding(model) {
        let typed = Some(tui_input::Input::default());
        model.preview = Some(Preview {
            step: StepId::Pool,
            changes,
            shown_at: model.facts.now,
            typed,
            undoes: false,
            holds,
        });
    }
}

fn entered(model: &mut Model) {
    if plan::by_hand(model) && matches!(model.cursor, StepId::Records | StepId::Propagation) {
        model.choices.entered = Some(model.facts.now);
        model.watch_since = Some(model.facts.now);
        model.notify(Message::new("note-entered"));
    }
}

fn toggle(model: &mut Model, overlay: Overlay) {
    model.scroll = 0;
    model.overlay = if model.overlay.as_ref() == Some(&overlay) { None } else { Some(overlay) };
}
