//! The steps with their status: a glyph, and a word where there is room.

use ratatui::text::{Line, Span};

use crate::core::kinds::step::StepId;

use super::view::View;
use super::wrap;

/// Columns without and with the status in words.
pub const NARROW: u16 = 21;
pub const WIDE: u16 = 34;

const NAME: usize = 14;

pub fn lines(view: &View<'_>, columns: u16) -> Vec<Line<'static>> {
    view.statuses.iter().enumerate().map(|(index, (step, _))| line(view, index + 1, *step, columns)).collect()
}

fn line(view: &View<'_>, number: usize, step: StepId, columns: u16) -> Line<'static> {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    let status = view.status(step);
    let here = step == view.model.cursor;
    let name = wrap::fit(&view.step_name(step), NAME, glyphs.ellipsis);
    let name_style = if here { theme.strong } else { theme.plain };
    let mut spans = vec![
        Span::raw(if here { glyphs.cursor } else { " " }),
        Span::styled(glyphs.status(status), view.status_style(status)),
        Span::styled(format!(" {number} "), name_style),
    ];
    if columns >= WIDE {
        spans.push(Span::styled(wrap::pad(&name, NAME + 1), name_style));
        let words = view.say(&format!("status-{}", status.as_str()));
        let room = usize::from(columns).saturating_sub(NAME + 7);
        spans.push(Span::styled(wrap::fit(&words, room, glyphs.ellipsis), view.status_style(status)));
    } else {
        spans.push(Span::styled(name, name_style));
    }
    Line::from(spans)
}
