//! The records as a table: how each stands at the zone's name servers and at the resolvers.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::core::message::Arg;
use crate::core::record::{Judgement, RecordStatus, RecordView, ServerAnswer};

use super::page::Page;
use super::view::View;
use super::wrap;

struct Cell {
    glyph: &'static str,
    text: String,
    style: Style,
}

pub fn page(view: &View<'_>) -> Page {
    let mut page = Page::default();
    if view.records.is_empty() {
        return page;
    }
    let theme = &view.look.theme;
    let labels: Vec<String> = view.records.iter().map(|record| label(view, record)).collect();
    let heading = view.say("screen-column-record");
    let widest = labels.iter().chain([&heading]).map(|label| wrap::width(label)).max().unwrap_or(0);
    let first = widest.min(20) + 2;
    let second = ((view.width.saturating_sub(first + 2)) / 2).min(26);
    let third = view.width.saturating_sub(first + second + 2);
    page.spans(vec![
        Span::raw("  "),
        Span::styled(wrap::pad(&heading, first), theme.dim),
        Span::styled(wrap::pad(&view.say("screen-column-authoritative"), second), theme.dim),
        Span::styled(view.say("screen-column-resolvers"), theme.dim),
    ]);
    for (index, (record, label)) in view.records.iter().zip(&labels).enumerate() {
        let selected = index == view.model.row.min(view.records.len() - 1);
        let marker = if selected { view.look.glyphs.cursor } else { " " };
        let style = if selected { theme.strong } else { theme.plain };
        let ellipsis = view.look.glyphs.ellipsis;
        let name = wrap::pad(&wrap::fit(label, first - 1, ellipsis), first);
        let mut spans = vec![Span::styled(format!("{marker} "), style), Span::styled(name, style)];
        if record.status == RecordStatus::Covered {
            spans.extend(drawn(covered(view, record), second + third, ellipsis));
        } else {
            spans.extend(drawn(authoritative(view, record), second, ellipsis));
            spans.extend(drawn(resolvers(view, record), third, ellipsis));
        }
        if selected {
            page.anchor = Some(page.lines.len());
        }
        page.spans(spans);
    }
    page
}

pub fn label(view: &View<'_>, record: &RecordView) -> String {
    view.say(&format!("record-{}", record.wanted.id.as_str()))
}

fn drawn(cell: Cell, columns: usize, ellipsis: &str) -> [Span<'static>; 2] {
    let text = wrap::fit(&cell.text, columns.saturating_sub(3), ellipsis);
    [
        Span::styled(format!("{} ", cell.glyph), cell.style),
        Span::styled(wrap::pad(&text, columns.saturating_sub(2)), cell.style),
    ]
}

fn covered(view: &View<'_>, record: &RecordView) -> Cell {
    let by = record.covered_by.as_ref().map(ToString::to_string).unwrap_or_default();
    let text = view.say_with("screen-covered-by", &[("name", Arg::Text(by))]);
    Cell { glyph: view.look.glyphs.done, text, style: view.look.theme.done }
}

/// Glyph and style of a record's status at the zone's own name servers.
fn status(view: &View<'_>, status: RecordStatus) -> (&'static str, Style) {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    match status {
        RecordStatus::Live | RecordStatus::Covered => (glyphs.done, theme.done),
        RecordStatus::Propagating => (glyphs.waiting, theme.waiting),
        RecordStatus::Missing => (glyphs.todo, theme.todo),
        RecordStatus::Wrong | RecordStatus::Conflict => (glyphs.wrong, theme.wrong),
        RecordStatus::Unknown => (glyphs.blocked, theme.dim),
    }
}

/// As [`status`]; wrong where a finding says so although the record is only absent.
pub fn stands(view: &View<'_>, record: &RecordView) -> (&'static str, Style) {
    if view.faulty.contains(&record.wanted.id) {
        return (view.look.glyphs.wrong, view.look.theme.wrong);
    }
    status(view, record.status)
}

fn matches(answers: &[&ServerAnswer]) -> usize {
    answers.iter().filter(|answer| answer.judgement == Judgement::Match).count()
}

/// `4/4` where all is well, otherwise the count with the status in words.
fn authoritative(view: &View<'_>, record: &RecordView) -> Cell {
    let answers: Vec<&ServerAnswer> =
        record.answers.iter().filter(|answer| answer.server.is_authoritative()).collect();
    let (glyph, style) = stands(view, record);
    let count = format!("{}/{}", matches(&answers), answers.len());
    let word = || view.say(&format!("record-status-{}", record_status(record.status)));
    let text = match record.status {
        RecordStatus::Live => count,
        RecordStatus::Propagating => format!("{count} {}", word()),
        _ => word(),
    };
    Cell { glyph, text, style }
}

/// The code of the status, as `status --json` spells it.
pub fn record_status(status: RecordStatus) -> &'static str {
    match status {
        RecordStatus::Live => "live",
        RecordStatus::Propagating => "propagating",
        RecordStatus::Missing => "missing",
        RecordStatus::Wrong => "wrong",
        RecordStatus::Conflict => "conflict",
        RecordStatus::Covered => "covered",
        RecordStatus::Unknown => "unknown",
    }
}

/// How many resolvers have it, and how long the last still keeps an older answer.
fn resolvers(view: &View<'_>, record: &RecordView) -> Cell {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    let answers: Vec<&ServerAnswer> =
        record.answers.iter().filter(|answer| !answer.server.is_authoritative()).collect();
    if answers.is_empty() {
        return Cell { glyph: glyphs.blocked, text: view.say("screen-not-asked"), style: theme.dim };
    }
    let total = answers.len().max(view.model.facts.situation.resolvers.len());
    let matching = matches(&answers);
    let count = format!("{matching}/{total}");
    if matching == total {
        return Cell { glyph: glyphs.done, text: count, style: theme.done };
    }
    let left = answers.iter().filter_map(|answer| answer.seconds_left).max();
    let text = match left {
        Some(left) => {
            let args = [("count", Arg::Text(count)), ("left", Arg::Seconds(i64::from(left)))];
            view.say_with("screen-resolvers-left", &args)
        }
        None => count,
    };
    Cell { glyph: glyphs.waiting, text, style: theme.waiting }
}
