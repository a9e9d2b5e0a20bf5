//! SES in the From domain's own SPF record: whether, what speaks for it, and what it costs.

use ratatui::text::Span;

use crate::core::kinds::change::Change;
use crate::core::kinds::record::RecordId;
use crate::core::records::sender_spf::{CARRIERS, look_ups as look_ups_of};

use super::page::Page;
use super::view::View;
use super::{findings, wrap};

pub fn page(view: &View<'_>) -> Page {
    let theme = &view.look.theme;
    let mut page = Page::default();
    let chosen = view.model.choices.adds_sender_spf();
    page.styled(view.say("screen-sender-spf"), theme.strong);
    page.text(
        &view.say(if chosen { "screen-sender-spf.on" } else { "screen-sender-spf.off" }),
        view.width,
        theme.plain,
    );
    page.gap();
    for finding in view.findings.iter().filter(|finding| finding.record == Some(RecordId::SenderSpf)) {
        page.join(findings::one(view, finding));
        page.gap();
    }
    page.text(&view.say("message-why-sender-spf"), view.width, theme.plain);
    for carrier in CARRIERS {
        let lead = Span::styled(format!("{} ", view.look.glyphs.skipped), theme.dim);
        let column = wrap::width(view.look.glyphs.skipped) + 1;
        page.hanging(lead, column, &view.say(&format!("message-carrier-{carrier}")), view.width, theme.plain);
    }
    page
}

/// What a receiver has to look up for the record, before and after a write that puts SES into it.
pub fn look_ups(view: &View<'_>, change: &Change) -> Page {
    let mut page = Page::default();
    if let Some(said) = look_ups_of(&view.model.facts, &view.model.choices, change) {
        page.text(&view.words.message(&said), view.width, view.look.theme.plain);
    }
    page
}
