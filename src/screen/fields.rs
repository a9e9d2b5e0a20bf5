//! What a person decides in the step: label, value, what is wrong with it, help.

use std::ops::Range;

use ratatui::text::Span;
use tui_input::Input;

use crate::core::kinds::address::InputError;
use crate::core::kinds::message::Arg;
use crate::core::kinds::step::{Field, FieldId, FieldKind};

use super::page::Page;
use super::view::View;
use super::wrap;

/// Rows of a text of several lines while it is written, and while it is not.
const ROWS: usize = 8;
const CLIPPED: usize = 3;
/// Of these, so many below the cursor's.
const AHEAD: usize = 2;

pub fn page(view: &View<'_>) -> Page {
    let labels: Vec<String> =
        view.fields.iter().map(|field| view.say(&format!("field-{}", field.id.as_str()))).collect();
    let column = labels.iter().map(|label| wrap::width(label)).max().unwrap_or(0).min(24) + 4;
    let mut page = Page::default();
    // Nothing is decided while what was decided is carried out.
    for (field, label) in view.fields.iter().zip(&labels).filter(|_| !view.is_changing()) {
        // The list of pools below is this field.
        if field.kind == FieldKind::Pick {
            continue;
        }
        page.join(one(view, field, label, column));
    }
    page
}

fn one(view: &View<'_>, field: &Field, label: &str, column: usize) -> Page {
    let theme = &view.look.theme;
    let focused = view.model.focus == Some(field.id);
    let draft = view.model.drafts.get(&field.id);
    let marker = if focused { view.look.glyphs.cursor } else { " " };
    let label = format!("{marker} {}", wrap::fit(label, column - 4, view.look.glyphs.ellipsis));
    let lead = Span::styled(wrap::pad(&label, column), if focused { theme.strong } else { theme.plain });
    let room = view.width.saturating_sub(column);

    let mut page = Page::default();
    let value = draft.map_or(field.value.as_str(), |draft| draft.input.value());
    match &field.kind {
        FieldKind::OneOf { values, verbatim } => {
            choice(view, &mut page, lead, field, values, *verbatim, value)
        }
        // Its list shows it.
        FieldKind::Pick => {}
        FieldKind::Line if focused => {
            let input = draft.map_or_else(|| Input::new(field.value.clone()), |draft| draft.input.clone());
            line(view, &mut page, lead, column, &input, room);
        }
        FieldKind::Lines if focused => {
            let input = draft.map_or_else(|| Input::new(field.value.clone()), |draft| draft.input.clone());
            lines(view, &mut page, lead, column, &input, room);
        }
        FieldKind::Line | FieldKind::Lines => {
            let shown = if value.is_empty() { view.look.glyphs.skipped } else { value };
            page.hanging(lead, column, shown, view.width, theme.plain);
            clip(view, &mut page, column);
        }
    }
    let indent = || Span::raw(" ".repeat(column));
    if let Some(error) = draft.and_then(|draft| draft.error.as_ref()) {
        let sign = Span::styled(format!("{}{} ", " ".repeat(column), view.look.glyphs.wrong), theme.wrong);
        let words = view.words.message(&reason(field.id, error).message());
        page.hanging(sign, column + 2, &words, view.width, theme.wrong);
    }
    if focused {
        page.anchor = Some(page.lines.len() - 1);
        let help = view.say(&format!("field-{}.help", field.id.as_str()));
        page.hanging(indent(), column, &help, view.width, theme.dim);
    }
    page
}

/// In a field for an address a wrong domain makes a wrong address.
fn reason(field: FieldId, error: &InputError) -> InputError {
    match (field, error) {
        (FieldId::From | FieldId::Contact | FieldId::To, InputError::NotADomain) => InputError::NotAnAddress,
        _ => error.clone(),
    }
}

/// The beginning of a long text: what else the step says matters more than the rest of it.
fn clip(view: &View<'_>, page: &mut Page, column: usize) {
    let hidden = page.lines.len().saturating_sub(CLIPPED);
    if hidden > 1 {
        page.lines.truncate(CLIPPED);
        let lines = ("lines", Arg::Text(hidden.to_string()));
        let more = view.say_with("screen-field-clipped", &[lines]);
        page.hanging(Span::raw(""), column, &more, view.width, view.look.theme.dim);
    }
}

fn choice(
    view: &View<'_>,
    page: &mut Page,
    lead: Span<'static>,
    field: &Field,
    values: &[String],
    verbatim: bool,
    chosen: &str,
) {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    let words = |value: &str| {
        if verbatim { value.to_owned() } else { view.say(&format!("field-{}-{value}", field.id.as_str())) }
    };
    let indent = lead.width();
    let mut lead = Some(lead);
    let mut row: Vec<Span<'static>> = Vec::new();
    let mut used = indent;
    for value in values {
        let is_chosen = value == chosen;
        let glyph = if is_chosen { glyphs.chosen } else { glyphs.unchosen };
        let text = format!("{glyph} {}", words(value));
        let text = wrap::fit(&text, view.width.saturating_sub(indent), glyphs.ellipsis);
        if used + wrap::width(&text) > view.width && !row.is_empty() {
            page.spans(std::mem::take(&mut row));
        }
        if row.is_empty() {
            row.push(lead.take().unwrap_or_else(|| Span::raw(" ".repeat(indent))));
            used = indent;
        }
        if row.len() > 1 {
            row.push(Span::raw("   "));
        }
        used += wrap::width(&text) + 3;
        row.push(Span::styled(text, if is_chosen { theme.strong } else { theme.plain }));
    }
    if let Some(lead) = lead {
        row.push(lead);
    }
    page.spans(row);
}

/// One line that scrolls sideways so that the cursor stays in it.
pub fn line(
    view: &View<'_>,
    page: &mut Page,
    lead: Span<'static>,
    column: usize,
    input: &Input,
    room: usize,
) {
    let before: String = input.value().chars().take(input.cursor()).collect();
    let mut start = 0;
    while wrap::width(&before[start..]) >= room.max(2) {
        start += before[start..].chars().next().map_or(1, char::len_utf8);
    }
    let shown = wrap::fit(&input.value()[start..], room, "");
    let at = column + wrap::width(&before[start..]);
    page.cursor = Some((page.lines.len(), u16::try_from(at).unwrap_or(u16::MAX)));
    page.spans(vec![lead, Span::styled(wrap::pad(&shown, room), view.look.theme.input)]);
}

/// Several lines, of which those around the cursor are shown.
fn lines(view: &View<'_>, page: &mut Page, lead: Span<'static>, column: usize, input: &Input, room: usize) {
    let (rows, cursor) = flow(input, room.max(3));
    // What follows the cursor is read on.
    let first = (cursor.0 + 1 + AHEAD).min(rows.len()).saturating_sub(ROWS);
    let top = page.lines.len();
    let mut lead = Some(lead);
    for row in rows.iter().skip(first).take(ROWS) {
        let lead = lead.take().unwrap_or_else(|| Span::raw(" ".repeat(column)));
        let row = wrap::pad(&wrap::fit(row, room, ""), room);
        page.spans(vec![lead, Span::styled(row, view.look.theme.input)]);
    }
    let at = u16::try_from(column + cursor.1).unwrap_or(u16::MAX);
    page.cursor = Some((top + cursor.0 - first, at));
}

/// The text in rows of at most `room - 1` columns (the last is the cursor's behind a full
/// row), broken where running text is, and row and column of the cursor.
fn flow(input: &Input, room: usize) -> (Vec<String>, (usize, usize)) {
    let letters: Vec<char> = input.value().chars().collect();
    let columns = |range: Range<usize>| wrap::width(&letters[range].iter().collect::<String>());
    let mut starts = vec![0];
    let mut start = 0;
    for (index, letter) in letters.iter().enumerate() {
        if *letter == '\n' {
            start = index + 1;
            starts.push(start);
        } else if columns(start..index + 1) > room - 1 && *letter != ' ' {
            let breaks = |at: &usize| wrap::breaks(letters[at - 1], letters[*at]);
            start = (start + 1..=index).rev().find(breaks).unwrap_or(index);
            starts.push(start);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([letters.len()]);
    let rows = starts.iter().zip(ends).map(|(start, end)| {
        letters[*start..end].iter().filter(|letter| **letter != '\n').collect::<String>()
    });
    let row = starts.iter().rposition(|start| *start <= input.cursor()).unwrap_or(0);
    let column = columns(starts[row]..input.cursor().clamp(starts[row], letters.len()));
    (rows.collect(), (row, column.min(room - 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_flows_and_the_cursor_with_it() {
        let input = Input::new("日本語のabc".to_owned());
        assert_eq!(flow(&input, 7), (vec!["日本語".into(), "のabc".into()], (1, 5)));
        let input = input.with_cursor(3);
        assert_eq!(flow(&input, 7).1, (1, 0));
        assert_eq!(flow(&Input::new("a\n".to_owned()), 7), (vec!["a".into(), String::new()], (1, 0)));
        let input = Input::new("codes and resets".to_owned());
        assert_eq!(flow(&input, 10), (vec!["codes and ".into(), "resets".into()], (1, 6)));
        let input = input.with_cursor(8);
        assert_eq!(flow(&input, 10).1, (0, 8));
    }
}
