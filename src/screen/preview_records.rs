//! A batch for Route 53 as a difference, record set by record set.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::core::kinds::change::Change;
use crate::core::kinds::message::Arg;
use crate::core::kinds::record::{RecordSet, Swap};
use crate::core::records::taken_back;
use crate::core::rules::untouched;

use super::page::Page;
use super::view::View;
use super::wrap;

pub fn page(view: &View<'_>, swaps: &[Swap<'_>]) -> Page {
    let mut page = Page::default();
    for swap in swaps {
        page.join(one(view, *swap));
    }
    page
}

/// What stays as it is, and what the write changes without being part of it.
pub fn untouched(view: &View<'_>, change: &Change) -> Page {
    let untouched = untouched::untouched(&view.model.facts, change);
    let theme = &view.look.theme;
    let mut page = Page::default();
    let named =
        |set: &RecordSet| [("name", Arg::Text(set.name.to_string())), ("type", Arg::Text(set.rtype.clone()))];
    for (name, set) in &untouched.hidden {
        let [_, rtype] = named(set);
        let wildcard = ("wildcard", Arg::Text(set.name.to_string()));
        let args = [("name", Arg::Text(name.to_string())), rtype, wildcard];
        page.text(&view.say_with("screen-wildcard-hidden", &args), view.width, theme.warning);
    }
    for set in &untouched.beside {
        page.text(&view.say_with("screen-set-stays", &named(set)), view.width, theme.dim);
    }
    if let Some(others) = untouched.others {
        let count = [("count", Arg::Number(f64::from(i32::try_from(others).unwrap_or(i32::MAX))))];
        page.text(&view.say_with("screen-others-stay", &count), view.width, theme.dim);
    }
    page
}

/// What SES does once the records are gone.
pub fn consequences(view: &View<'_>, change: &Change) -> Page {
    let mut page = Page::default();
    for said in taken_back::consequences(&view.model.facts, &view.model.choices, change) {
        page.text(&view.words.message(&said), view.width, view.look.theme.warning);
    }
    page
}

/// Of a value that is whole only on a line of its own.
const INDENT: usize = 3;

/// The name alone on its line, then what goes and what comes. The set is written whole; a value
/// that stands on both sides is shown once, as staying.
fn one(view: &View<'_>, Swap { gone, come }: Swap<'_>) -> Page {
    let theme = &view.look.theme;
    let mut page = Page::default();
    let Some(set) = come.or(gone) else { return page };
    page.value(set.name.as_str(), view.width, theme.plain);
    let same_set =
        matches!((gone, come), (Some(gone), Some(come)) if gone.ttl == come.ttl && gone.rtype == come.rtype);
    let holds = |set: Option<&RecordSet>, value: &String| set.is_some_and(|set| set.values.contains(value));
    let kept = |value: &String| same_set && holds(gone, value) && holds(come, value);
    let values = |set: Option<&RecordSet>| set.map(|set| set.values.clone()).unwrap_or_default();
    for value in &values(gone) {
        let (sign, style) = if kept(value) { (" ", theme.plain) } else { ("-", theme.removed) };
        line(view, &mut page, sign, gone.unwrap_or(set), value, style);
    }
    for value in values(come).iter().filter(|value| !kept(value)) {
        line(view, &mut page, "+", set, value, theme.added);
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
