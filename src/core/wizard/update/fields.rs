//! Filling in a step's fields.

use std::iter::once;

use tui_input::{Input, InputRequest};

use crate::core::kinds::address::InputError;
use crate::core::kinds::message::Message;
use crate::core::kinds::request::typed::Typed;
use crate::core::kinds::step::{Field, FieldId, FieldKind};
use crate::core::request;
use crate::core::steps::{self, form};
use crate::core::wizard::model::{Draft, Model, Overlay};
use crate::core::wizard::msg::Edit;
use crate::core::wizard::pool_list;

use super::typed;

/// The fields of the step under the cursor.
pub fn open(model: &Model) -> Vec<Field> {
    steps::get(model.cursor).map(|step| step.fields(&model.facts, &model.choices)).unwrap_or_default()
}

/// Puts the cursor into the field.
pub fn focus(model: &mut Model, field: &Field) {
    model.focus = Some(field.id);
    let draft = begun(model, field);
    model.drafts.entry(field.id).or_insert(draft);
}

/// The field as it is when the cursor comes into it: at its end, or on the first place to be filled in.
fn begun(model: &Model, field: &Field) -> Draft {
    let begins = if field.kind == FieldKind::Pick { String::new() } else { field.value.clone() };
    let mut input = Input::new(begins);
    if let Some(blank) = typed::blanks(model, field.id, &input).first() {
        input.handle(InputRequest::SetCursor(blank.start));
    }
    Draft { input, error: None, touched: false }
}

/// A proposal that nobody has typed in is what the facts propose now.
pub fn follow_proposals(model: &mut Model) {
    if model.drafts.values().all(|draft| draft.touched) {
        return;
    }
    for field in open(model).iter().filter(|field| field.kind != FieldKind::Pick) {
        let draft = model.drafts.get(&field.id).filter(|draft| !draft.touched);
        if draft.is_some_and(|draft| draft.input.value() != field.value) {
            let draft = begun(model, field);
            model.drafts.insert(field.id, draft);
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
    typed::keep(model, id, &values[to]);
    true
}

pub fn edit(model: &mut Model, edit: Edit) {
    if model.overlay == Some(Overlay::Accept) {
        if !apply_edit(&mut model.code, edit, false, LONGEST_NAME) {
            full(model, LONGEST_NAME);
        }
        return;
    }
    let field = focused(model);
    if model.preview.is_none() && field.as_ref().is_some_and(Field::is_choice) {
        // Text would be none of its values.
        return;
    }
    if let Some(preview) = &mut model.preview {
        if let Some(input) = &mut preview.typed
            && !apply_edit(input, edit, false, LONGEST_NAME)
        {
            full(model, LONGEST_NAME);
        }
        return;
    }
    let Some((id, mut draft)) = model.focus.and_then(|id| model.drafts.remove_entry(&id)) else { return };
    let before = draft.input.clone();
    let lines = field.as_ref().is_some_and(|field| field.kind == FieldKind::Lines);
    let longest = field.as_ref().map_or(LONGEST_NAME, Field::longest);
    let is_done = typed::clear_blank(&typed::blanks(model, id, &draft.input), &mut draft.input, &edit);
    if !is_done && !apply_edit(&mut draft.input, edit, lines, longest) {
        draft.input = before;
        model.drafts.insert(id, draft);
        full(model, longest);
        return;
    }
    let after = draft.input.value().to_owned();
    draft.error = None;
    draft.touched |= after != before.value();
    model.drafts.insert(id, draft);
    if after == before.value() {
        return;
    }
    typed::keep(model, id, &after);
    if id == FieldId::UserPool {
        // Another list, of which nobody has chosen yet.
        (model.row, model.picked) = (0, false);
    }
}

/// Of a name that is typed to confirm, in characters; Cognito's pool names have 128 at most
/// (`CreateUserPool`).
const LONGEST_NAME: u16 = 1_000;

fn full(model: &mut Model, longest: u16) {
    model.notify(Message::new("note-field-full").number("limit", f64::from(longest)));
}

/// False where the text would become longer than `longest` characters: it stays as it is then.
fn apply_edit(input: &mut Input, edit: Edit, lines: bool, longest: u16) -> bool {
    let request = match edit {
        Edit::Insert(c) => return insert(input, once(c).filter(|c| !c.is_control()), longest),
        Edit::Type(text) => return insert(input, text.chars().filter(|c| !c.is_control()), longest),
        Edit::Paste(text) => return insert(input, pasted(&text, lines).into_iter(), longest),
        Edit::Backspace => InputRequest::DeletePrevChar,
        Edit::Delete => InputRequest::DeleteNextChar,
        Edit::Left => InputRequest::GoToPrevChar,
        Edit::Right => InputRequest::GoToNextChar,
        Edit::Home => InputRequest::GoToStart,
        Edit::End => InputRequest::GoToEnd,
        Edit::Set(text) => {
            *input = Input::new(text);
            return true;
        }
    };
    input.handle(request);
    true
}

/// Puts all of it in at once: the time it takes grows with the text alone.
fn insert(input: &mut Input, text: impl Iterator<Item = char>, longest: u16) -> bool {
    let longest = usize::from(longest);
    let text: Vec<char> = text.take(longest + 1).collect();
    let (old, at) = (input.value(), input.cursor());
    if text.is_empty() {
        return true;
    }
    if old.chars().count() + text.len() > longest {
        return false;
    }
    let new = old.chars().take(at).chain(text.iter().copied()).chain(old.chars().skip(at)).collect();
    *input = Input::new(new).with_cursor(at + text.len());
    true
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

/// Takes the fields as they are shown; the first that is refused gets the cursor, on what is refused of it.
/// True where all were taken.
pub fn submit(model: &mut Model) -> bool {
    let mut choices = model.choices.clone();
    for field in open(model) {
        let shown = shown(model, &field);
        if let Err(error) = form::apply(&model.facts, &mut choices, field.id, &shown) {
            if error == InputError::Empty && propose_again(model, field.id) {
                return false;
            }
            focus(model, &field);
            if let Some(draft) = model.drafts.get_mut(&field.id) {
                let what = error.what();
                if let Some((before, _)) = what.and_then(|what| draft.input.value().split_once(&what)) {
                    let at = before.chars().count();
                    draft.input.handle(InputRequest::SetCursor(at));
                }
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
    // What was changed in taking it is seen in the field.
    for field in open(model) {
        if let Some(draft) =
            model.drafts.get_mut(&field.id).filter(|draft| draft.input.value() != field.value)
        {
            draft.input = Input::new(field.value);
        }
    }
    true
}

/// Who emptied a field and goes on with it gets back what was proposed there. True where that is something.
fn propose_again(model: &mut Model, id: FieldId) -> bool {
    let Some(typed) = request::field(&mut model.choices.request, id) else { return false };
    *typed = Typed::default();
    model.drafts.remove(&id);
    let Some(field) = open(model).into_iter().find(|field| field.id == id && !field.value.is_empty()) else {
        return false;
    };
    focus(model, &field);
    model.notify(Message::new("note-proposed-again"));
    true
}

/// Fills one field by its id, wherever the cursor is.
pub fn fill(model: &mut Model, id: FieldId, text: String) {
    let mut choices = model.choices.clone();
    let Err(error) = form::apply(&model.facts, &mut choices, id, &text) else {
        model.choices = choices;
        model.drafts.remove(&id);
        return;
    };
    // A proposal that was agreed to as it stands is no text of a person's.
    if !open(model).iter().any(|field| field.id == id && field.value == text) {
        typed::keep(model, id, &text);
    }
    model.drafts.insert(id, Draft { input: Input::new(text), error: Some(error), touched: true });
}
