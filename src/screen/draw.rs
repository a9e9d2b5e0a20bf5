//! Where each part goes.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use crate::core::kinds::message::Arg;
use crate::core::wizard::model::Model;
use crate::words::{Words, cleaned};

use super::page::Page;
use super::view::View;
use super::{Appearance, activity, footer, header, overlay, sidebar, step, wrap};

/// Below this nothing fits, and one line says so.
pub const LEAST: (u16, u16) = (60, 16);
/// Below this the sidebar goes.
pub const DESIGN: (u16, u16) = (80, 24);
/// From here the sidebar has room for words.
const ROOMY: u16 = 110;
/// A preview has the whole width, a little in from the edge.
const MARGIN: u16 = 1;
/// Running text is not read well beyond this, and records need no more.
const READABLE: usize = 110;

/// Draws the model; reads nothing else and changes nothing.
pub fn draw(frame: &mut Frame<'_>, model: &Model, words: &Words, look: &Appearance) {
    let area = frame.area();
    if area.width < LEAST.0 || area.height < LEAST.1 {
        return too_small(frame, area, words);
    }
    let narrow = area.width < DESIGN.0 || area.height < DESIGN.1;
    let columns = usize::from(area.width);
    let mut view = View::new(model, words, look, columns, narrow);
    let over = model.overlay.is_some();
    let left = if narrow || over || view.shows_record() {
        0
    } else if model.preview.is_some() {
        MARGIN
    } else if area.width >= ROOMY {
        sidebar::WIDE
    } else {
        sidebar::NARROW
    };
    view.width = usize::from(area.width - left).saturating_sub(usize::from(left > MARGIN)).min(READABLE);

    // A long notice takes its lines from the content, and so does what it pushes out of sight.
    let noted = activity::lines(&view, columns);
    let mut rows = noted.len();
    let (mut content, mut page, mut activity);
    loop {
        let taken = u16::try_from(rows).unwrap_or(1) + 3;
        content = Rect { x: left, y: 2, width: area.width - left, height: area.height - taken };
        let height = usize::from(content.height);
        page = if over { overlay::page(&view) } else { step::page(&view, height) };
        let offset = page.offset(model.scroll, height);
        let below = page.lines.len().saturating_sub(offset + height);
        activity = activity::with_more(&view, noted.clone(), columns, offset, below);
        if activity.len() <= rows || rows > noted.len() {
            break;
        }
        rows += 1;
    }
    let offset = page.offset(model.scroll, usize::from(content.height));

    let buffer = frame.buffer_mut();
    paint(buffer, area.x, 0, area.width, &header::line(&view, columns));
    let rule = look.glyphs.rule.repeat(columns);
    paint(buffer, area.x, 1, area.width, &Line::styled(rule, look.theme.dim));
    if left >= sidebar::NARROW {
        for (y, line) in (content.y..content.bottom()).zip(sidebar::lines(&view, left)) {
            paint(buffer, area.x, y, left, &line);
        }
    }
    for (y, line) in (content.y..content.bottom()).zip(page.lines.iter().skip(offset)) {
        paint(buffer, content.x, y, content.width, line);
    }
    for (y, line) in (content.bottom()..area.height - 1).zip(&activity) {
        paint(buffer, area.x, y, area.width, line);
    }
    paint(buffer, area.x, area.height - 1, area.width, &footer::line(&view, columns));
    place_cursor(frame, &page, content, offset);
}

/// The terminal's own cursor stands in the focused field: input methods open their window there.
fn place_cursor(frame: &mut Frame<'_>, page: &Page, content: Rect, offset: usize) {
    let Some((line, column)) = page.cursor else { return };
    let Some(row) = line.checked_sub(offset).and_then(|row| u16::try_from(row).ok()) else { return };
    let (x, y) = (content.x + column, content.y + row);
    if row < content.height && x < content.right() {
        frame.set_cursor_position((x, y));
    }
}

/// The only way onto the screen: what AWS or DNS returned loses its control characters here.
fn paint(buffer: &mut Buffer, x: u16, y: u16, width: u16, line: &Line<'_>) {
    let (mut at, end) = (x, x + width);
    for span in &line.spans {
        let style = line.style.patch(span.style);
        (at, _) = buffer.set_stringn(at, y, cleaned(&span.content), usize::from(end - at), style);
    }
}

fn too_small(frame: &mut Frame<'_>, area: Rect, words: &Words) {
    let text = |number: u16| Arg::Text(number.to_string());
    let args = [
        ("columns", text(LEAST.0)),
        ("rows", text(LEAST.1)),
        ("width", text(area.width)),
        ("height", text(area.height)),
    ];
    let said = words.say_with("screen-too-small", &args);
    let lines = wrap::wrap(&said, usize::from(area.width.max(2)));
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        let line = Line::from(Span::raw(line)).style(Modifier::BOLD);
        paint(frame.buffer_mut(), area.x, y, area.width, &line);
    }
}
