//! An Enter that a person means: a key that is held down, or stuck on a slow line, comes again and again.
//! What agrees to a write takes an Enter with quiet before it and after it.

use jiff::{SignedDuration, Timestamp};

use crate::core::kinds::message::Message;
use crate::core::wizard::model::Model;

/// So long no key came before it, and so long the preview was shown. A held key repeats for the first time
/// after 250 ms to a second, and then at 11 to 30 a second.
pub const BEFORE: SignedDuration = SignedDuration::from_millis(500);
/// So long none comes after it: longer than a held key pauses between two repeats.
pub const AFTER: SignedDuration = SignedDuration::from_millis(200);

/// An Enter now would be one that has quiet before it.
pub fn is_quiet(model: &Model) -> bool {
    let rested = |at: Timestamp| model.facts.now.duration_since(at) >= BEFORE;
    model.last_key.is_none_or(rested) && model.preview.as_ref().is_none_or(|preview| rested(preview.shown_at))
}

/// A key came: an Enter that still needed its quiet is none.
pub fn disturb(model: &mut Model) {
    if model.meant_at.take().is_some() {
        model.notify(Message::new("note-enter-held"));
    }
}

/// The Enter of a while ago has had its quiet.
pub fn is_meant(model: &Model) -> bool {
    model.meant_at.is_some_and(|at| model.facts.now.duration_since(at) >= AFTER)
}

/// When something becomes of a key by itself.
pub fn due(model: &Model) -> impl Iterator<Item = Timestamp> {
    let later = |at: Option<Timestamp>, by: SignedDuration| at.and_then(|at| at.checked_add(by).ok());
    let asks = model.preview.is_some() || model.setback.is_some();
    let ready = later(model.last_key.filter(|_| asks), BEFORE);
    let shown = later(model.preview.as_ref().map(|preview| preview.shown_at), BEFORE);
    [later(model.meant_at, AFTER), ready, shown].into_iter().flatten()
}
