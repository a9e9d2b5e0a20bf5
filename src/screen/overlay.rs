//! What lies over the step.

use ratatui::text::Span;

use crate::core::model::Overlay;
use crate::core::name::Name;

use super::page::Page;
use super::view::View;
use super::{help, preview_pool};

pub fn page(view: &View<'_>) -> Page {
    match &view.model.overlay {
        Some(Overlay::Help) => help::page(view),
        Some(Overlay::AllSettings) => settings(view),
        Some(Overlay::Setups(domains)) => setups(view, domains),
        None => Page::default(),
    }
}

fn settings(view: &View<'_>) -> Page {
    let changes = view.model.preview.as_ref().map(|preview| preview.changes.as_slice()).unwrap_or_default();
    let mut page = Page::default();
    for change in changes {
        if let Some(binding) = change.binding() {
            page.append(preview_pool::all_settings(view, binding));
        }
    }
    page
}

fn setups(view: &View<'_>, domains: &[Name]) -> Page {
    let theme = &view.look.theme;
    let mut page = Page::default();
    page.styled(view.say("screen-setups"), theme.strong);
    page.text(&view.say("screen-setups.why"), view.width, theme.dim);
    page.gap();
    for (index, domain) in domains.iter().enumerate() {
        let selected = index == view.model.row.min(domains.len().saturating_sub(1));
        let marker = if selected { view.look.glyphs.cursor } else { " " };
        let style = if selected { theme.strong } else { theme.plain };
        if selected {
            page.anchor = Some(page.lines.len());
        }
        page.spans(vec![Span::styled(format!("{marker} {domain}"), style)]);
    }
    page
}
