//! Filling in a step's fields.

use tui_input::{Input, InputRequest};

use crate::core::form;
use crate::core::model::{Draft, Model};
use crate::core::msg::Edit;
use crate::core::pool_list;
use crate::core::step::{Field, FieldId, FieldKind};
use crate::core::steps;

/// The fields of the step under the cursor.
pub fn open(model: &Model) -> Vec<Field> {
    steps::get(model.cursor).map(|step| step.fields(&model.facts, &model.choices)).unwrap_or_default()
}

/// An empty first field is the question of its step: the cursor stands in it at once.
pub fn focus_open_question(model: &mut Model) {
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
    {
        focus(model, first);
    }
}

fn focus(model: &mut Model, field: &Field) {
    model.focus = Some(field.id);
    let begins = if field.kind == FieldKind::Pick { String::new() } else { field.value.clone() };
    let draft = Draft { input: Input::new(begins), error: None, touched: false };
    to_blank(&mut model.drafts.entry(field.id).or_insert(draft).input);
}

/// Puts the cursor on the first place that is to be filled in.
fn to_blank(input: &mut Input) {
    let blank = input.value().find(form::BLANK);
    if let Some(before) = blank.and_then(|at| input.value().get(..at)) {
        let at = before.chars().count();
        input.handle(InputRequest::SetCursor(at));
    }
}

/// What is typed on a blank takes its place.
fn drop_blank(input: &mut Input) {
    let rest: String = input.value().chars().skip(input.cursor()).collect();
    if rest.starts_with(form::BLANK) {
        for _ in form::BLANK.chars() {
            input.handle(InputRequest::DeleteNextChar);
        }
    }
}

/// Tab and Shift-Tab.
pub fn step_focus(model: &mut Model, forward: bool) {
    let fields = open(model);
    if fields.is_empty() {
        return;
    }
    let last = fields.len() - 1;
    let here = model.focus.and_then(|focus| fields.iter().position(|field| field.id == focus));
    let to = match (here, forward) {
        (None, true) => 0,
        (None, false) => last,
        (Some(at), true) if at == last => 0,
        (Some(0), false) => last,
        (Some(at), true) => at + 1,
        (Some(at), false) => at - 1,
    };
    focus(model, &fields[to]);
}

pub fn focused(model: &Model) -> Option<Field> {
    let focus = model.focus?;
    open(model).into_iter().find(|field| field.id == focus)
}

/// Another answer stands in the field that the cursor is in than the one that was taken.
pub fn is_edited(model: &Model) -> bool {
    focused(model).is_some_and(|field| shown(model, &field) != field.value)
}

/// The list has a row that Enter takes, or what was typed may itself be an id.
pub fn has_pick(model: &Model) -> bool {
    pool_list::selected(model).is_some() || pool_list::listed(model).is_empty()
}

/// Moves to the next or previous of a field's values.
pub fn turn(model: &mut Model, forward: bool) -> bool {
    let Some(Field { id, kind: FieldKind::OneOf { values, .. }, value }) = focused(model) else {
        return false;
    };
    let shown = model.drafts.get(&id).map_or(value, |draft| draft.input.value().to_owned());
    let at = values.iter().position(|value| *value == shown).unwrap_or(0);
    let to = if forward { (at + 1) % values.len() } else { (at + values.len() - 1) % values.len() };
    let draft = Draft { input: Input::new(values[to].clone()), error: None, touched: true };
    model.drafts.insert(id, draft);
    true
}

pub fn edit(model: &mut Model, edit: Edit) {
    let field = focused(model);
    if model.preview.is_none() && field.as_ref().is_some_and(Field::is_choice) {
        // Text would be none of its values.
        return;
    }
    let lines = field.is_some_and(|field| field.kind == FieldKind::Lines);
    let input = match (&mut model.preview, model.focus) {
        (Some(preview), _) => preview.typed.as_mut(),
        (None, Some(focus)) => model.drafts.get_mut(&focus).map(|draft| {
            draft.error = None;
            draft.touched = true;
            &mut draft.input
        }),
        (None, None) => None,
    };
    let Some(input) = input else { return };
    let before = input.value().to_owned();
    apply_edit(input, edit, lines);
    if input.value() != before && model.preview.is_none() && model.focus == Some(FieldId::UserPool) {
        // Another list, of which nobody has chosen yet.
        (model.row, model.picked) = (0, false);
    }
}

fn apply_edit(input: &mut Input, edit: Edit, lines: bool) {
    if matches!(edit, Edit::Insert(_) | Edit::Paste(_)) {
        drop_blank(input);
    }
    let request = match edit {
        Edit::Insert(c) if c.is_control() => return,
        Edit::Insert(c) => InputRequest::InsertChar(c),
        Edit::Backspace => InputRequest::DeletePrevChar,
        Edit::Delete => InputRequest::DeleteNextChar,
        Edit::Left => InputRequest::GoToPrevChar,
        Edit::Right => InputRequest::GoToNextChar,
        Edit::Home => InputRequest::GoToStart,
        Edit::End => InputRequest::GoToEnd,
        Edit::Set(text) => {
            *input = Input::new(text);
            return;
        }
        Edit::Paste(text) => {
            for c in pasted(&text, lines) {
                input.handle(InputRequest::InsertChar(c));
            }
            return;
        }
    };
    input.handle(request);
}

/// A pasted newline never submits: it goes, or stays one in a field of several lines.
fn pasted(text: &str, lines: bool) -> Vec<char> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = if lines { text.as_str() } else { text.trim() };
    text.chars().filter(|c| !c.is_control() || (lines && *c == '\n')).collect()
}

/// What the field shows: what was typed or turned to; in the list of pools the one under the
/// cursor; else what is chosen or proposed.
fn shown(model: &Model, field: &Field) -> String {
    // Where nothing is listed under what was typed, that may itself be an id.
    let picked = match field.kind {
        FieldKind::Pick => pool_list::selected(model).map(|pool| pool.id.to_string()),
        _ => None,
    };
    let typed = || model.drafts.get(&field.id).map(|draft| draft.input.value().to_owned());
    picked.or_else(typed).unwrap_or_else(|| field.value.clone())
}

/// Takes the fields as they are shown; the first that is refused gets the cursor. True where
/// all were taken.
pub fn submit(model: &mut Model) -> bool {
    let mut choices = model.choices.clone();
    for field in open(model) {
        let shown = shown(model, &field);
        if let Err(error) = form::apply(&mut choices, field.id, &shown) {
            focus(model, &field);
            if let Some(draft) = model.drafts.get_mut(&field.id) {
                draft.error = Some(error);
            }
            return false;
        }
    }
    model.choices = choices;
    model.focus = None;
    if model.drafts.remove(&FieldId::UserPool).is_some() {
        model.row = 0;
    }
    true
}

/// Fills one field by its id, wherever the cursor is.
pub fn fill(model: &mut Model, id: FieldId, text: String) {
    let mut choices = model.choices.clone();
    let error = form::apply(&mut choices, id, &text).err();
    if error.is_none() {
        model.choices = choices;
        model.drafts.remove(&id);
    } else {
        model.drafts.insert(id, Draft { input: Input::new(text), error, touched: true });
    }
}
