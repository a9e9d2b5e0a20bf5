//! One record: how it stands, what is wrong and what to do, what to enter at the DNS host, and
//! what each server answered.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::core::kinds::dns::Server;
use crate::core::kinds::message::Arg;
use crate::core::kinds::record::{Judgement, RecordView, ServerAnswer};

use super::findings::Which;
use super::page::Page;
use super::view::View;
use super::{entry, findings, problem, records, ses, waiting, wrap};
use crate::screen::record_status::{self, Stand};
use crate::words::exact;

pub fn page(view: &View<'_>) -> Page {
    let Some(record) = view.record() else { return Page::default() };
    let mut page = head(view, record);
    let findings = findings::of_record(view, record.wanted.id);
    let entry = entry::page(view, record);
    let urgent = view.about(record.wanted.id).is_some_and(findings::is_urgent);
    if view.narrow && !urgent {
        // No line to spare before the values.
        page.join(entry);
        page.append(findings);
    } else {
        page.append(findings);
        page.append(entry);
    }
    page.append(servers(view, record));
    if view.narrow && !view.model.opened {
        // There is no table here, so what goes beside it stands under the record.
        page.append(problem::page(view));
        page.append(ses::page(view));
        page.append(waiting::page(view));
        page.append(findings::page(view, Which::Urgent));
        page.append(findings::page(view, Which::Wait));
        page.append(findings::page(view, Which::Info));
    }
    page
}

/// The selected record below the table, where there is room for all of it.
pub fn below_table(view: &View<'_>) -> Page {
    let mut page = Page::default();
    if let Some(record) = view.record() {
        page = head(view, record);
        page.append(entry::page(view, record));
        page.append(servers(view, record));
    }
    page
}

/// `DKIM 3  wrong` and `3/6` from the right.
fn head(view: &View<'_>, record: &RecordView) -> Page {
    let theme = &view.look.theme;
    let Stand { glyph, words, style } = record_status::in_words(view, record);
    let label = records::label(view, record);
    let place = format!("{}/{}", view.model.row.min(view.records.len() - 1) + 1, view.records.len());
    let room = view.width.saturating_sub(wrap::width(&label) + place.len() + 6);
    let word = format!("{glyph} {}", wrap::fit(&words, room, view.look.glyphs.ellipsis));
    let used = wrap::width(&label) + 2 + wrap::width(&word) + place.len();
    let mut page = Page::default();
    page.spans(vec![
        Span::styled(label, theme.strong),
        Span::raw("  "),
        Span::styled(word, style),
        Span::raw(" ".repeat(view.width.saturating_sub(used))),
        Span::styled(place, theme.dim),
    ]);
    page
}

fn servers(view: &View<'_>, record: &RecordView) -> Page {
    let widest = record.answers.iter().map(|answer| wrap::width(&label(view, answer))).max().unwrap_or(0);
    let column = widest.min(view.width / 2);
    let mut page = Page::default();
    for answer in &record.answers {
        server(view, &mut page, answer, column);
    }
    page
}

fn label(view: &View<'_>, answer: &ServerAnswer) -> String {
    match answer.server {
        Server::System { .. } => view.say("screen-system-resolver"),
        _ => answer.server.label(),
    }
}

fn server(view: &View<'_>, page: &mut Page, answer: &ServerAnswer, column: usize) {
    let theme = &view.look.theme;
    let (glyph, style) = judged(view, answer.judgement);
    let mut words = view.say(&format!("judgement-{}", code(answer.judgement)));
    if let Some(left) = answer.seconds_left.filter(|_| answer.judgement != Judgement::Match) {
        let args = [("what", Arg::Text(words)), ("left", Arg::Seconds(i64::from(left)))];
        words = view.say_with("screen-cached", &args);
    }
    let name = wrap::fit_middle(&label(view, answer), column, view.look.glyphs.ellipsis);
    let address = answer.server.address().ip().to_string();
    let mut spans = vec![
        Span::styled(format!("{glyph} "), style),
        Span::styled(wrap::pad(&name, column + 2), theme.plain),
    ];
    let used = column + 4 + wrap::width(&words) + 2 + address.len();
    if used <= view.width {
        spans.push(Span::styled(wrap::pad(&address, 15 + 2), theme.dim));
    }
    let left = view.width.saturating_sub(spans.iter().map(Span::width).sum::<usize>());
    spans.push(Span::styled(wrap::fit(&words, left, view.look.glyphs.ellipsis), style));
    page.spans(spans);
    if answer.judgement == Judgement::Differs {
        for seen in &answer.seen {
            page.hanging(Span::raw(""), 2, &exact(seen), view.width, theme.plain);
        }
    }
}

fn judged(view: &View<'_>, judgement: Judgement) -> (&'static str, Style) {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    match judgement {
        Judgement::Match => (glyphs.done, theme.done),
        Judgement::Differs => (glyphs.wrong, theme.wrong),
        Judgement::Nxdomain | Judgement::Nodata => (glyphs.todo, theme.todo),
        _ => (glyphs.blocked, theme.warning),
    }
}

/// As `status --json` spells it.
fn code(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Match => "match",
        Judgement::Differs => "differs",
        Judgement::Nxdomain => "nxdomain",
        Judgement::Nodata => "nodata",
        Judgement::Servfail => "servfail",
        Judgement::Refused => "refused",
        Judgement::Lame => "lame",
        Judgement::Malformed => "malformed",
        Judgement::Timeout => "timeout",
        Judgement::Unreachable => "unreachable",
    }
}
