//! The question of a step that stands open.

use crate::core::kinds::step::FieldKind;
use crate::core::wizard::model::{Enter, Model};

use super::enter::enter;
use super::fields::{focus, open};

/// An empty first field is the question of its step where Enter would take it: the cursor stands in it at
/// once.
pub fn focus_on(model: &mut Model) {
    let fields = open(model);
    if let Some(focus) = model.focus
        && !fields.iter().any(|field| field.id == focus)
    {
        model.focus = None;
    }
    let idle = model.preview.is_none() && model.overlay.is_none() && model.focus.is_none() && model.placed;
    if idle
        && !model.left_field
        && let Some(first) = fields.first()
        && first.value.is_empty()
        && first.kind == FieldKind::Line
        && enter(model) == Enter::Submit
    {
        focus(model, first);
    }
}
