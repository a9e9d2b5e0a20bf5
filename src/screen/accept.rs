//! Taking a finding as it is: which ones can be, and the field for the code.

use ratatui::text::Span;

use crate::core::wizard::update::accept;

use super::page::Page;
use super::view::View;
use super::{fields, findings};

pub fn page(view: &View<'_>) -> Page {
    let theme = &view.look.theme;
    let mut page = Page::default();
    page.styled(view.say("screen-accept"), theme.strong);
    page.text(&view.say("screen-accept.why"), view.width, theme.plain);
    for finding in accept::offered(view.model) {
        page.gap();
        page.styled(format!("  {}", finding.code.as_str()), theme.strong);
        page.join(findings::sentence(view, &finding));
    }
    page.gap();
    page.text(&view.say("screen-type-code"), view.width, theme.strong);
    let lead = Span::styled(format!("{} ", view.look.glyphs.cursor), theme.strong);
    fields::line(view, &mut page, lead, 2, &view.model.code, view.width.saturating_sub(2));
    page
}
