//! Where the cursor is: on a step, and on a row of what the step lists.

use crate::core::kinds::step::StepId;
use crate::core::records;
use crate::core::wizard::model::{Model, Overlay};
use crate::core::wizard::pool_list;

use super::{export, fields};

/// Lines of a page of what is no list.
const PAGE: usize = 10;

/// Moves the cursor to a step; the step shows its records from the top.
pub fn go(model: &mut Model, id: StepId) {
    model.placed = true;
    model.cursor = id;
    model.reading_back = false;
    (model.row, model.scroll) = (0, 0);
    model.opened = false;
    model.preview = None;
    model.overlay = None;
    model.focus = None;
    model.left_field = false;
    model.drafts.clear();
    model.picked = false;
    if matches!(id, StepId::Records | StepId::Propagation) {
        // Shown now: whoever enters a record by hand sees it within a second.
        model.watch_since = Some(model.facts.now);
    }
}

/// How many rows the cursor can stand on.
pub fn rows(model: &Model) -> usize {
    if let Some(Overlay::Setups(domains)) = &model.overlay {
        return domains.len();
    }
    match model.cursor {
        StepId::Records | StepId::Propagation => records::view(&model.facts, &model.choices).len(),
        StepId::Pool => pool_list::listed(model).len(),
        _ => 0,
    }
}

/// A row up or down, or what does not fit.
pub fn step(model: &mut Model, by: isize) {
    if fields::turn(model, by > 0) || export::step(model, by) {
        return;
    }
    let scrolls = matches!(
        model.overlay,
        Some(
            Overlay::Help | Overlay::AllSettings | Overlay::OwnerCode | Overlay::SenderSpf | Overlay::Accept
        )
    ) || model.preview.is_some();
    let rows = rows(model);
    let is_first = !scrolls && pool_list::is_open(model) && !std::mem::replace(&mut model.picked, true);
    if is_first && by.abs() == 1 {
        // Onto the row that the page begins with, or ends with.
        let shown = pool_list::shown(model, rows);
        model.row = if by > 0 { shown.start } else { shown.end.saturating_sub(1) };
    } else if scrolls || rows == 0 {
        model.scroll = model.scroll.saturating_add_signed(by);
    } else {
        model.row = model.row.saturating_add_signed(by).min(rows - 1);
        (model.part, model.scroll) = (0, 0);
    }
}

/// A page of a long list, or of what does not fit.
pub fn turn_page(model: &mut Model, forward: bool) {
    let lists = model.overlay.is_none() && model.preview.is_none() && pool_list::is_open(model);
    if lists {
        let page = isize::try_from(pool_list::page(model)).unwrap_or(isize::MAX);
        step(model, if forward { page } else { -page });
    } else if forward {
        model.scroll = model.scroll.saturating_add(PAGE);
    } else {
        model.scroll = model.scroll.saturating_sub(PAGE);
    }
}
