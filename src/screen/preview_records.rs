//! A batch for Route 53 as a difference, record set by record set.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::core::record::{RecordSet, SetChange};

use super::page::Page;
use super::view::View;
use super::wrap;

pub fn page(view: &View<'_>, sets: &[SetChange]) -> Page {
    let mut page = Page::default();
    for change in sets {
        page.join(one(view, change));
    }
    page
}

/// Of a value that is whole only on a line of its own.
const INDENT: usize = 3;

/// The name alone on its line, then what goes and what comes. The set is written whole; a value
/// that stands on both sides is shown once, as staying.
fn one(view: &View<'_>, change: &SetChange) -> Page {
    let theme = &view.look.theme;
    let mut page = Page::default();
    page.value(change.after.name.as_str(), view.width, theme.plain);
    let after = &change.after;
    let same_set = |before: &&RecordSet| before.ttl == after.ttl && before.rtype == after.rtype;
    let before = change.before.as_ref();
    let kept = |value: &String| {
        before
            .filter(same_set)
            .is_some_and(|before| before.values.contains(value) && after.values.contains(value))
    };
    for value in before.map(|before| before.values.as_slice()).unwrap_or_default() {
        let (sign, style) = if kept(value) { (" ", theme.plain) } else { ("-", theme.removed) };
        line(view, &mut page, sign, before.unwrap_or(after), value, style);
    }
    for value in after.values.iter().filter(|value| !kept(value)) {
        line(view, &mut page, "+", after, value, theme.added);
    }
    page
}

fn line(view: &View<'_>, page: &mut Page, sign: &str, set: &RecordSet, value: &str, style: Style) {
    let ttl = set.ttl.map(|ttl| ttl.to_string()).unwrap_or_default();
    let lead = format!(" {sign} {:<5} {ttl:<5} ", set.rtype);
    let column = wrap::width(&lead);
    if column + wrap::width(value) > view.width && INDENT + wrap::width(value) <= view.width {
        page.styled(lead.trim_end().to_owned(), style);
        page.styled(format!("{}{value}", " ".repeat(INDENT)), style);
        return;
    }
    let mut lead = Some(Span::styled(lead, style));
    for row in wrap::cut(value, view.width.saturating_sub(column)) {
        let lead = lead.take().unwrap_or_else(|| Span::raw(" ".repeat(column)));
        page.spans(vec![lead, Span::styled(row, style)]);
    }
}
