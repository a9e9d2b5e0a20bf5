//! What lies over the step.

use ratatui::text::Span;

use crate::core::handover::command_line::command;
use crate::core::handover::export::{Format, batches};
use crate::core::kinds::change::Change;
use crate::core::kinds::name::Name;
use crate::core::wizard::model::Overlay;

use super::page::Page;
use super::view::View;
use crate::screen::{accept, help, preview_pool, sender_spf_choice};

pub fn page(view: &View<'_>) -> Page {
    match &view.model.overlay {
        Some(Overlay::Help) => help::page(view),
        Some(Overlay::AllSettings) => settings(view),
        Some(Overlay::OwnerCode) => owner_code(view),
        Some(Overlay::SenderSpf) => sender_spf_choice::page(view),
        Some(Overlay::Accept) => accept::page(view),
        Some(Overlay::Export(row)) => forms(view, *row),
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
    page.append(commands(view, changes));
    page
}

/// The preview as what a person would type instead.
fn commands(view: &View<'_>, changes: &[Change]) -> Page {
    let theme = &view.look.theme;
    let mut page = Page::default();
    page.styled(view.say("screen-commands"), theme.strong);
    page.text(&view.say("screen-commands.why"), view.width, theme.dim);
    if changes.iter().any(|change| change.binding().is_some()) {
        page.text(&view.say("screen-commands-pool"), view.width, theme.dim);
    }
    for change in changes {
        page.gap();
        page.value(command(change, &view.model.facts).script().trim_end(), view.width, theme.plain);
    }
    page
}

/// The forms of `e`, and where they go.
fn forms(view: &View<'_>, row: usize) -> Page {
    let theme = &view.look.theme;
    let mut page = Page::default();
    page.styled(view.say("screen-export"), theme.strong);
    page.text(&view.say("screen-export.why"), view.width, theme.dim);
    page.gap();
    for (index, format) in Format::OFFERED.into_iter().enumerate() {
        let selected = index == row;
        let marker = if selected { view.look.glyphs.cursor } else { " " };
        let style = if selected { theme.strong } else { theme.plain };
        if selected {
            page.anchor = Some(page.lines.len());
        }
        let words = view.say(&format!("export-{}", format.as_str()));
        page.spans(vec![Span::styled(format!("{marker} {words}"), style)]);
    }
    if Format::OFFERED.get(row) == Some(&Format::Route53) {
        page.append(batches_for_owners(view));
    }
    page
}

/// For a zone that somebody else holds: what they run.
fn batches_for_owners(view: &View<'_>) -> Page {
    let theme = &view.look.theme;
    let (facts, choices) = (&view.model.facts, &view.model.choices);
    let mut page = Page::default();
    let Some(domain) = choices.identity_domain() else { return page };
    let batches = batches(facts, choices);
    match batches.is_empty() {
        true => page.text(&view.say("note-nothing-left"), view.width, theme.dim),
        false => page.text(&view.say("screen-export-batch"), view.width, theme.dim),
    }
    for batch in &batches {
        page.gap();
        page.value(&batch.command(domain).line(), view.width, theme.plain);
    }
    if batches.iter().any(|batch| batch.hosted_zone.is_none()) {
        page.gap();
        page.text(&view.say("handover-batch-zone-id"), view.width, theme.dim);
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

/// Each block from the first column, so that copying with the mouse takes nothing else along.
fn owner_code(view: &View<'_>) -> Page {
    let theme = &view.look.theme;
    let mut page = Page::default();
    page.text(&view.say("screen-owner-code"), view.width, theme.dim);
    for block in view.model.owner_code() {
        page.gap();
        page.styled(block.owner, theme.strong);
        page.value(&block.text, view.width, theme.plain);
    }
    page
}
