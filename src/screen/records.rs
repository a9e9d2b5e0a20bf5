//! The records as a table: how each stands at the zone's name servers and at the resolvers. Rows
//! and columns keep their places whatever is answered: nothing moves under the cursor.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::core::kinds::message::Arg;
use crate::core::kinds::record::{Judgement, RecordStatus, RecordView, ServerAnswer};

use super::page::Page;
use super::view::View;
use crate::screen::{record_status, wrap};

struct Cell {
    glyph: &'static str,
    text: String,
    sign: Style,
    style: Style,
}

/// Room for `2/3, about 38 s` and its glyph.
const RESOLVERS: usize = 20;

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
    let second = view.width.saturating_sub(first + 2 + RESOLVERS).min(26);
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
        let style = match selected {
            true => theme.strong,
            false if record_status::is_quiet(view, record) => theme.dim,
            false => theme.plain,
        };
        let ellipsis = view.look.glyphs.ellipsis;
        let name = wrap::pad(&wrap::fit(label, first - 1, ellipsis), first);
        let mut spans = vec![Span::styled(format!("{marker} "), style), Span::styled(name, style)];
        if record.status == RecordStatus::Covered {
            spans.extend(drawn(authoritative(view, record), second + third, ellipsis));
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
        Span::styled(format!("{} ", cell.glyph), cell.sign),
        Span::styled(wrap::pad(&text, columns.saturating_sub(2)), cell.style),
    ]
}

fn authoritative(view: &View<'_>, record: &RecordView) -> Cell {
    let stand = record_status::of(view, record);
    let quiet = record_status::is_quiet(view, record);
    let style = if quiet { view.look.theme.dim } else { stand.style };
    Cell { glyph: stand.glyph, text: stand.words, sign: stand.style, style }
}

/// How many resolvers have it, and how long the last still keeps an older answer.
fn resolvers(view: &View<'_>, record: &RecordView) -> Cell {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    let cell = |glyph, text, sign, style| Cell { glyph, text, sign, style };
    let answers: Vec<&ServerAnswer> =
        record.answers.iter().filter(|answer| !answer.server.is_authoritative()).collect();
    if answers.is_empty() {
        return cell(glyphs.blocked, view.say("screen-not-asked"), theme.dim, theme.dim);
    }
    let total = answers.len().max(view.model.facts.situation.resolvers.len());
    let matching = answers.iter().filter(|answer| answer.judgement == Judgement::Match).count();
    let count = format!("{matching}/{total}");
    if matching == total {
        return cell(glyphs.done, count, theme.done, theme.dim);
    }
    let text = match answers.iter().filter_map(|answer| answer.seconds_left).max() {
        Some(left) => {
            let args = [("count", Arg::Text(count)), ("left", Arg::Seconds(about(left)))];
            view.say_with("screen-resolvers-left", &args)
        }
        None => count,
    };
    cell(glyphs.waiting, text, theme.waiting, theme.waiting)
}

/// In one unit: the column has no room for two.
fn about(seconds: u32) -> i64 {
    let seconds = i64::from(seconds);
    match seconds {
        ..3_600 => seconds,
        3_600..86_400 => (seconds + 1_800) / 3_600 * 3_600,
        _ => (seconds + 43_200) / 86_400 * 86_400,
    }
}
