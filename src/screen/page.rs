//! A page of lines, longer or shorter than the room for it.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::wrap;
use crate::words::cleaned;

/// Lines in their order, where the text cursor stands in them, and the line that should be
/// seen: the selected row or the focused field.
#[derive(Debug, Default)]
pub struct Page {
    pub lines: Vec<Line<'static>>,
    pub cursor: Option<(usize, u16)>,
    pub anchor: Option<usize>,
}

impl Page {
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub fn spans(&mut self, spans: Vec<Span<'static>>) {
        self.lines.push(Line::from(spans));
    }

    pub fn styled(&mut self, text: impl Into<String>, style: Style) {
        self.lines.push(Line::styled(text.into(), style));
    }

    /// An empty line, unless the page begins here or already ends with one.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// Running text.
    pub fn text(&mut self, text: &str, columns: usize, style: Style) {
        for paragraph in text.split('\n') {
            for line in wrap::wrap(&cleaned(paragraph), columns) {
                self.styled(line, style);
            }
        }
    }

    /// Running text behind a first column of `indent` columns that only the first line fills.
    pub fn hanging(&mut self, first: Span<'static>, indent: usize, text: &str, columns: usize, style: Style) {
        let mut first = Some(first);
        for line in wrap::wrap(text, columns.saturating_sub(indent)) {
            let lead = match first.take() {
                Some(span) => {
                    let fill = indent.saturating_sub(span.width());
                    vec![span, Span::raw(" ".repeat(fill))]
                }
                None => vec![Span::raw(" ".repeat(indent))],
            };
            let spans = lead.into_iter().chain([Span::styled(line, style)]).collect();
            self.spans(spans);
        }
    }

    /// A value that someone may copy: alone on its lines, cut only where a line is full.
    pub fn value(&mut self, text: &str, columns: usize, style: Style) {
        for paragraph in text.split('\n') {
            // Named before it is cut: what stands for a character takes room.
            for line in wrap::cut(&cleaned(paragraph), columns) {
                self.styled(line, style);
            }
        }
    }

    /// Puts another page behind this one, one empty line between them.
    pub fn append(&mut self, other: Page) {
        if other.is_empty() {
            return;
        }
        self.gap();
        self.join(other);
    }

    /// Puts another page directly behind this one.
    pub fn join(&mut self, other: Page) {
        let offset = self.lines.len();
        self.cursor = self.cursor.or(other.cursor.map(|(line, column)| (line + offset, column)));
        self.anchor = self.anchor.or(other.anchor.map(|line| line + offset));
        self.lines.extend(other.lines);
    }

    /// The first line to show in `height` lines: what was scrolled to, or else so that the
    /// anchor and the cursor are seen.
    pub fn offset(&self, scroll: usize, height: usize) -> usize {
        let last = self.lines.len().saturating_sub(height);
        if scroll > 0 {
            return scroll.min(last);
        }
        let cursor = self.cursor.map(|(line, _)| line);
        let wanted = cursor.max(self.anchor).unwrap_or(0);
        // Where not both have room it is the cursor's line.
        (wanted + 2).saturating_sub(height).min(cursor.unwrap_or(last)).min(last)
    }
}
