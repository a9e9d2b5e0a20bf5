//! Choosing SES in the From domain's own SPF record, and un-choosing it.

use crate::core::kinds::message::Message;
use crate::core::kinds::step::StepId;
use crate::core::records;
use crate::core::wizard::model::{Model, Overlay};

/// In the step of the records, once there are some.
pub fn is_offered(model: &Model) -> bool {
    let over = model.preview.is_some() || model.overlay.as_ref().is_some_and(|it| *it != Overlay::SenderSpf);
    model.cursor == StepId::Records && !over && !records::view(&model.facts, &model.choices).is_empty()
}

/// Nothing is written by it: the record gets its preview as every other does, and what was written
/// stays until it is put back.
pub fn choose(model: &mut Model, on: bool) {
    model.choices.sender_spf = Some(on);
    model.overlay = None;
    (model.row, model.scroll, model.opened) = (0, 0, false);
    model.watch_since = Some(model.facts.now);
    model.notify(Message::new(if on { "note-sender-spf-on" } else { "note-sender-spf-off" }));
}
