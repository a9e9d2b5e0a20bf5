//! A restore that was agreed to: what was shown goes out, and nothing that has moved since.

use crate::core::facts::journal::Face;
use crate::core::kinds::message::Message;
use crate::core::wizard::effect::Effect;
use crate::core::wizard::model::{Model, Typed};
use crate::core::wizard::plan::restoring::{Offer, Way, way};

use super::{carry_out, setup_files};

/// A person agreed to what was shown, with the pool's name where that is asked for; or `--yes` did, which
/// covers nothing that needs a person.
pub fn agreed(model: &mut Model, shown: &Offer, typed: Option<&str>, out: &mut Vec<Effect>) {
    setup_files::try_again(model);
    let Some(Way::Offer(now)) = way(model) else { return };
    if !shown.covers(&now) {
        model.notify(Message::new("note-preview-moved"));
        return;
    }
    let is_person = model.face != Face::Yes;
    let is_named = typed.is_some_and(|typed| shown.is_named(typed));
    if (now.person().is_some() && !is_person) || (now.is_by_name() && !is_named) {
        return;
    }
    let over = shown.over();
    for change in shown.changes() {
        carry_out::take(model, change, shown.shown_at, &over, out);
    }
    if !shown.holds.is_empty() {
        model.named = Some(Typed { user_pool: shown.binding.user_pool.clone(), covers: over });
    }
}
