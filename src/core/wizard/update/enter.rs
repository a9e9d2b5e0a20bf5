//! What Enter does: every screen's default leads on, and nothing is done without its preview.

use tui_input::Input;

use crate::core::wizard::model::{Enter, Model, Overlay};
use crate::core::wizard::plan::{self, At, Ripe, Toward};
use crate::core::wizard::pool_list;

use super::{accept, fields, quiet};

pub fn enter(model: &Model) -> Enter {
    match &model.overlay {
        Some(Overlay::Setups(_)) => return Enter::ChooseSetup,
        Some(Overlay::Export(_)) => return Enter::Export,
        Some(Overlay::SenderSpf) => return Enter::SenderSpf(!model.choices.adds_sender_spf()),
        Some(Overlay::Accept) if accept::is_named(model) => return Enter::Accept,
        Some(Overlay::Accept) => return Enter::TypeCode,
        Some(_) => return Enter::Close,
        None => {}
    }
    if let Some(preview) = &model.preview {
        let names = |typed: &Input| preview.changes.iter().all(|change| plan::names(change, typed.value()));
        let named = preview.typed.as_ref().is_none_or(names);
        return match (named, is_ready(model)) {
            (false, _) => Enter::TypeName,
            (true, false) => Enter::TooSoon,
            (true, true) => Enter::Confirm,
        };
    }
    if model.opened {
        return Enter::Close;
    }
    if model.is_changing() || !model.queue.is_empty() {
        return Enter::Wait;
    }
    let here = model.cursor;
    let is_failed = plan::failed(model, here).is_some();
    if !is_failed && pool_list::is_open(model) && !fields::has_pick(model) {
        return Enter::PickFirst;
    }
    if !is_failed && fields::is_edited(model) {
        return Enter::Submit;
    }
    match plan::at(model, here) {
        At::Leave => Enter::Leave,
        At::PutBack(_) => Enter::Undo,
        // What failed was a write: an Enter that agrees to it once more.
        At::Retry if is_failed && !is_ready(model) => Enter::TooSoon,
        At::Retry => Enter::Retry,
        At::Fill(_) | At::Request(_, Ripe::Now) => Enter::Submit,
        // It can wait, unless a person has begun to write it.
        At::Request(..) if model.drafts.values().any(|draft| draft.touched) => Enter::Submit,
        At::Carry(_) => Enter::Preview,
        At::Request(..) | At::Choose(_) | At::Held(..) | At::ByHand | At::Watch | At::Nothing => next(model),
    }
}

/// An Enter now agrees to a write, or will once it has had its quiet.
fn is_ready(model: &Model) -> bool {
    quiet::is_quiet(model) && model.meant_at.is_none()
}

/// The next step after this one, and round, that needs a person; else one to watch.
pub fn next(model: &Model) -> Enter {
    let is_left = |id| plan::may_be_passed(model, id) && model.passed.contains(&id);
    match plan::toward(model, Some(model.cursor), is_left) {
        Toward::Complete => Enter::Finish,
        Toward::Person(id) => Enter::Next(id),
        Toward::Watch(id) if id != model.cursor => Enter::Next(id),
        Toward::Watch(_) | Toward::Wait | Toward::Nobody => Enter::Wait,
    }
}
