//! What a wall clock that was set back means for times that were taken before.

use jiff::Timestamp;

use crate::core::wizard::model::Model;

/// Takes over the time. Where it is earlier than what was read before, whatever happened "later"
/// counts as having happened now: otherwise nothing would be due, and no preview would take
/// Enter, until the clock has caught up.
pub fn woke(model: &mut Model, now: Timestamp) {
    let set_back = now < model.facts.now;
    model.facts.now = now;
    if !set_back {
        return;
    }
    model.facts.set_back();
    let at = |time: &mut Timestamp| *time = (*time).min(now);
    model.in_flight.values_mut().for_each(|flight| at(&mut flight.since));
    model.preview.iter_mut().for_each(|preview| at(&mut preview.shown_at));
    model.last_key.iter_mut().chain(&mut model.meant_at).for_each(at);
    model.look.next_at = None;
    model.notice.iter_mut().for_each(|notice| at(&mut notice.at));
    model.watch_since.iter_mut().for_each(at);
    model.unkept_since.iter_mut().for_each(at);
    if let Some(setback) = &mut model.setback {
        let waits = setback.retry_at.map(|retry_at| retry_at.duration_since(setback.at));
        at(&mut setback.at);
        setback.retry_at = waits.and_then(|waits| setback.at.checked_add(waits).ok());
    }
}
