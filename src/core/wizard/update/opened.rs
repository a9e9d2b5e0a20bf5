//! The opened record: its values as the DNS host takes them, and the record after it.

use crate::core::kinds::record::Wanted;
use crate::core::kinds::step::StepId;
use crate::core::records::{self, dns_host};
use crate::core::wizard::effect::Effect;
use crate::core::wizard::model::{Model, Overlay};

use super::cursor::rows;
use super::export;

/// From one record to be entered to the next, as they stand in the table.
pub fn next_record(model: &mut Model) {
    let rows = rows(model);
    let listed = matches!(model.cursor, StepId::Records | StepId::Propagation);
    if !listed || rows == 0 || model.overlay.is_some() || model.preview.is_some() {
        return;
    }
    model.row = if model.opened { (model.row + 1) % rows } else { model.row.min(rows - 1) };
    (model.opened, model.part, model.scroll) = (true, 0, 0);
}

/// Marks the next value of the opened record.
pub fn step_part(model: &mut Model, forward: bool) {
    let count = selected(model).map_or(0, |wanted| parts(model, &wanted).len());
    if count > 0 {
        let by = if forward { 1 } else { count - 1 };
        model.part = (model.part.min(count - 1) + by) % count;
    }
}

fn selected(model: &Model) -> Option<Wanted> {
    let views = records::view(&model.facts, &model.choices);
    views.get(model.row.min(views.len().saturating_sub(1))).map(|view| view.wanted.clone())
}

fn parts(model: &Model, wanted: &Wanted) -> Vec<dns_host::Part> {
    let (host, zone) = dns_host::of_record(&model.facts, wanted);
    dns_host::parts(host, wanted, zone.as_ref())
}

/// The export under the cursor, the preview as commands, or the selected record's value; of an
/// opened one what is marked, as its DNS host takes it.
pub fn copy(model: &Model) -> Option<Effect> {
    if let Some(copied) = export::copied(model) {
        return Some(copied);
    }
    if model.overlay == Some(Overlay::OwnerCode) {
        let blocks = model.owner_code();
        return blocks.into_iter().next().map(|block| Effect::Copy { text: block.text });
    }
    if !matches!(model.cursor, StepId::Records | StepId::Propagation) {
        return None;
    }
    let wanted = selected(model)?;
    let mut parts = parts(model, &wanted);
    let text = match model.opened && !parts.is_empty() {
        true => parts.swap_remove(model.part.min(parts.len() - 1)).value,
        false => wanted.value,
    };
    Some(Effect::Copy { text })
}
