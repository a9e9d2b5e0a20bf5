//! What is typed into the production request: kept as it stands, and its blanks replaced whole.

use std::ops::Range;

use tui_input::Input;

use crate::core::kinds::address;
use crate::core::kinds::step::{FieldId, Status};
use crate::core::request::{self, blanks};
use crate::core::wizard::model::Model;
use crate::core::wizard::msg::Edit;

/// The person leaves the field. What was typed and not taken stands there no longer where nothing is
/// open, as it would stand as if it were chosen. A request that is kept for later does not hold up Enter.
pub fn leave(model: &mut Model, id: FieldId) {
    if !matches!(model.status(model.cursor), Status::Todo | Status::Wrong) {
        model.drafts.remove(&id);
    }
    if request::FIELDS.contains(&id) && request::fit(&model.facts, &model.choices).is_err() {
        model.drafts.retain(|id, _| !request::FIELDS.contains(id));
    }
}

/// What is typed into the production request is kept as it stands, fit to be sent or not.
pub fn keep(model: &mut Model, id: FieldId, text: &str) {
    let text = address::without_controls(text);
    if let Some(typed) = request::field(&mut model.choices.request, id)
        && typed.text() != Some(text.as_str())
    {
        *typed = text.into();
        model.unkept_since.get_or_insert(model.facts.now);
    }
}

/// The places to be filled in; only the template of the request has any.
pub fn blanks(model: &Model, id: FieldId, input: &Input) -> Vec<Range<usize>> {
    match id {
        FieldId::UseCase => blanks::blanks(input.value(), &model.facts.situation.proposals.templates),
        _ => Vec::new(),
    }
}

/// What is typed on a blank takes its place whole, and what deletes a part of it deletes it whole. True
/// where nothing is left to be done.
pub fn clear_blank(blanks: &[Range<usize>], input: &mut Input, edit: &Edit) -> bool {
    let at = input.cursor();
    let (at, deletes) = match edit {
        Edit::Insert(c) if c.is_control() => return true,
        Edit::Insert(_) | Edit::Type(_) | Edit::Paste(_) => (Some(at), false),
        Edit::Delete => (Some(at), true),
        Edit::Backspace => (at.checked_sub(1), true),
        _ => (None, false),
    };
    let Some(blank) = blanks.iter().find(|blank| at.is_some_and(|at| blank.contains(&at))) else {
        return false;
    };
    let around = input.value().chars().enumerate().filter(|(index, _)| !blank.contains(index));
    *input = Input::new(around.map(|(_, c)| c).collect()).with_cursor(blank.start);
    deletes
}
