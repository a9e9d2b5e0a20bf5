//! SES in the From domain's own SPF record: whether, what speaks for it, and what it costs.

use ratatui::text::Span;

use crate::core::change::Change;
use crate::core::message::Arg;
use crate::core::record::RecordId;
use crate::core::records::sender_spf::{CARRIERS, SenderSpf, plan};

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
    let Change::PublishRecords { sets, .. } = change else { return page };
    let Some(SenderSpf::Merge { name, standing, merged }) = plan(&view.model.facts, &view.model.choices)
    else {
        return page;
    };
    let written = sets.iter().any(|set| set.after.name == name && set.after.rtype == "TXT");
    if !written || merged.text == standing {
        return page;
    }
    let more = if merged.after.needs.is_empty() { "" } else { "yes" };
    let args = [
        ("domain", Arg::Text(name.to_string())),
        ("before", Arg::Text(merged.before.lookups.to_string())),
        ("after", Arg::Text(merged.after.lookups.to_string())),
        ("more", Arg::Text(more.to_owned())),
    ];
    page.text(&view.say_with("screen-spf-look-ups", &args), view.width, view.look.theme.plain);
    page
}
