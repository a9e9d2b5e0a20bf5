//! How far Route 53 has come with what was just written.

use ratatui::text::Span;

use crate::core::kinds::message::Arg;
use crate::core::rules::spread;

use super::page::Page;
use super::view::View;

/// One line a batch, until the records stand or some minutes have passed.
pub fn page(view: &View<'_>) -> Page {
    let mut page = Page::default();
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    for spread in spread::recent(&view.model.facts) {
        let took = [("took", Arg::Seconds(spread.took.as_secs()))];
        let (glyph, style, said) = match spread.in_sync {
            Some(true) => (glyphs.done, theme.done, view.say_with("screen-in-sync", &took)),
            _ => (glyphs.waiting, theme.waiting, view.say_with("screen-not-in-sync", &took)),
        };
        page.hanging(Span::styled(glyph, style), 2, &said, view.width, theme.plain);
    }
    page
}
