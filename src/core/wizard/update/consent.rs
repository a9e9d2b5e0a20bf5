//! Agreements as they are given and as they end. Each is noted in the journal, and counts from the moment
//! that it was given.

use jiff::Timestamp;

use crate::core::facts::journal::Entry;
use crate::core::facts::journal::Void;
use crate::core::facts::journal::confirmation;
use crate::core::facts::setup;
use crate::core::kinds::change::Change;
use crate::core::kinds::message::Message;
use crate::core::progress;
use crate::core::rules::hold::Hold;
use crate::core::steps;
use crate::core::wizard::effect::Effect;
use crate::core::wizard::model::{Memory, Model};
use crate::core::wizard::plan::asks;

/// A person agreed to the change, which was shown since then, over what was shown to hold it.
pub fn give(model: &mut Model, change: &Change, shown_at: Timestamp, over: &[Hold], out: &mut Vec<Effect>) {
    let at = model.facts.now;
    model.next_ticket += 1;
    let id = format!("{}-{}-{}", at.as_millisecond(), model.facts.situation.process, model.next_ticket);
    let by = model.face;
    let over = over.iter().map(|hold| hold.as_str().to_owned()).collect();
    note(model, Entry::Confirmed { at, id, shown_at, by, change: change.clone(), over }, out);
}

/// The change counts as agreed to no more, where it was and has not gone out.
pub fn take_back(model: &mut Model, change: &Change, why: Void, out: &mut Vec<Effect>) {
    let given = confirmation::of(&model.facts.journal, change, false).map(|given| given.id.to_owned());
    if let Some(id) = given {
        let at = model.facts.now;
        note(model, Entry::Voided { at, id, why }, out);
    }
}

fn note(model: &mut Model, entry: Entry, out: &mut Vec<Effect>) {
    model.facts.journal.push(entry.clone());
    if let Some(setup) = model.setup.clone().filter(|_| !model.facts.situation.read_only) {
        out.push(Effect::Note { setup, entry });
    }
}

/// What waits for its time is held against what stands whenever that was read anew: it was agreed to for
/// what stood then, and only until the set-up was complete.
pub fn review(model: &mut Model, out: &mut Vec<Effect>) {
    // The choices of a restore are not those of the set-up.
    if model.memory != Memory::Ready || model.is_changing() || model.restoring.is_some() {
        return;
    }
    let Some(domain) = model.choices.identity_domain() else { return };
    let Some(waiting) = confirmation::waiting(&model.facts.journal, domain) else { return };
    let change = waiting.change.clone();
    let Change::SetMailFrom { mail_from, before, .. } = &change else { return };
    let (facts, choices) = (&model.facts, &model.choices);
    let is_chosen = choices.mail_from.as_ref() == Some(mail_from);
    let standing = setup::identity(facts, choices).and_then(steps::mail_from_before);
    let why = match asks::is_identity_fresh(model) {
        _ if !is_chosen => Void::Left,
        true if standing != *before => Void::Moved,
        true if progress::complete(facts, choices) => Void::Complete,
        _ => return,
    };
    if why == Void::Moved {
        let message = match &standing {
            Some(other) if other.domain == *mail_from => Message::new("note-mail-from-set-by-others"),
            Some(other) => Message::new("note-mail-from-moved").text("standing", &other.domain),
            None => Message::new("note-mail-from-gone"),
        };
        model.notify(message.text("mail_from", mail_from));
    }
    take_back(model, &change, why, out);
}
