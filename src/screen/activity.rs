//! The lines above the footer: what was noted, which call is open, how much more there is.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use ratatui::text::{Line, Span};

use crate::core::kinds::message::Arg;
use crate::core::kinds::query::Query;
use crate::core::wizard::model::{Flight, What};

use super::view::View;
use super::wrap;

/// A call that answers sooner is not worth a flicker.
const QUIET: SignedDuration = SignedDuration::from_millis(300);
/// One frame of the spinner: at most four in a second, whoever redraws how often.
const SPIN_MS: i64 = 250;

/// What was noted, whole, in as many lines as it needs; without a notice one line for the calls.
pub fn lines(view: &View<'_>, columns: usize) -> Vec<Line<'static>> {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    let room = columns.saturating_sub(2);
    let (texts, style) = match &view.model.notice {
        Some(notice) => (wrap::wrap(&view.words.message(&notice.message), room), theme.strong),
        None => (vec![wrap::fit(&calls(view).unwrap_or_default(), room, glyphs.ellipsis)], theme.waiting),
    };
    texts.into_iter().map(|text| Line::from(vec![Span::raw(" "), Span::styled(text, style)])).collect()
}

/// How much more there is, at the right end of the last of `lines`, or on a line of its own where
/// a notice leaves no room for it. A call gives way: it is seen again in the next frame.
pub fn with_more(
    view: &View<'_>,
    mut lines: Vec<Line<'static>>,
    columns: usize,
    above: usize,
    below: usize,
) -> Vec<Line<'static>> {
    let more = more(view, above, below);
    if more.is_empty() {
        return lines;
    }
    let most = columns.saturating_sub(wrap::width(&more) + 4);
    let last = lines.pop().unwrap_or_default();
    let last = match last.width() > most {
        true if view.model.notice.is_some() => {
            lines.push(last);
            Line::default()
        }
        true => {
            let style = last.spans.last().map(|span| span.style).unwrap_or_default();
            let text = last.spans.iter().map(|span| span.content.as_ref()).collect::<String>();
            Line::from(Span::styled(wrap::fit(&text, most, view.look.glyphs.ellipsis), style))
        }
        false => last,
    };
    let fill = columns.saturating_sub(last.width() + wrap::width(&more) + 1);
    let mut spans = last.spans;
    spans.push(Span::raw(" ".repeat(fill)));
    spans.push(Span::styled(more, view.look.theme.dim));
    lines.push(Line::from(spans));
    lines
}

fn more(view: &View<'_>, above: usize, below: usize) -> String {
    let glyphs = &view.look.glyphs;
    let part = |lines: usize, glyph: &str, id: &str| {
        let args = [("lines", Arg::Text(lines.to_string()))];
        (lines > 0).then(|| format!("{glyph} {}", view.say_with(id, &args)))
    };
    let parts = [part(above, glyphs.above, "screen-above"), part(below, glyphs.below, "screen-below")];
    parts.into_iter().flatten().collect::<Vec<_>>().join("  ")
}

fn calls(view: &View<'_>) -> Option<String> {
    let now = view.model.facts.now;
    let open = view.model.in_flight.values();
    let slow: Vec<&Flight> = open.filter(|flight| now.duration_since(flight.since) > QUIET).collect();
    let oldest = slow.iter().map(|flight| flight.since).min()?;
    let elapsed = now.duration_since(oldest);
    let frame = usize::try_from(elapsed.as_millis() / i128::from(SPIN_MS)).unwrap_or_default();
    let spinner = view.look.glyphs.spinner[frame % view.look.glyphs.spinner.len()];
    let mut parts = names(view, &slow);
    if elapsed.as_secs() > 0 {
        parts.push(view.words.seconds(elapsed.as_secs()));
    }
    if !view.model.queue.is_empty() {
        let args = [("count", Arg::Text(view.model.queue.len().to_string()))];
        parts.push(view.say_with("screen-queued", &args));
    }
    Some(format!("{spinner} {}", parts.join(&format!(" {} ", view.look.glyphs.dot))))
}

/// A change by its words, AWS calls by their operations, DNS questions by their number.
fn names(view: &View<'_>, flights: &[&Flight]) -> Vec<String> {
    let mut names = Vec::new();
    let mut operations: BTreeMap<&'static str, u32> = BTreeMap::new();
    let mut questions = 0usize;
    for flight in flights {
        match &flight.what {
            What::Change(change) => names.push(with_attempt(view, view.words.change(change), flight.attempt)),
            What::Query(Query::Dns(_)) => questions += 1,
            What::Query(query) => {
                let attempt = operations.entry(query.operation()).or_insert(flight.attempt);
                *attempt = flight.attempt.max(*attempt);
            }
        }
    }
    names.extend(
        operations.into_iter().map(|(operation, attempt)| with_attempt(view, operation.to_owned(), attempt)),
    );
    if questions > 0 {
        let args = [("count", Arg::Text(questions.to_string()))];
        names.push(view.say_with("screen-asking-dns", &args));
    }
    names
}

fn with_attempt(view: &View<'_>, what: String, attempt: u32) -> String {
    if attempt < 2 {
        return what;
    }
    let args = [("what", Arg::Text(what)), ("attempt", Arg::Text(attempt.to_string()))];
    view.say_with("screen-attempt", &args)
}
