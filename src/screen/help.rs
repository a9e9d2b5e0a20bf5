//! `?`: the key table, and for the identity what tells a domain from an address.

use ratatui::text::Span;

use crate::core::kinds::message::Arg;
use crate::core::kinds::step::{Status, StepId};

use super::footer;
use super::keys::KEYS;
use super::page::Page;
use super::view::View;
use super::wrap;

pub fn page(view: &View<'_>) -> Page {
    let theme = &view.look.theme;
    let mut page = Page::default();
    if view.model.cursor == StepId::Identity {
        page.join(identities(view));
        page.gap();
    }
    page.styled(view.say("screen-help"), theme.strong);
    page.gap();
    page.join(keys(view));
    page.gap();
    page.join(signs(view));
    page
}

/// What the signs before the steps mean.
fn signs(view: &View<'_>) -> Page {
    let mut page = Page::default();
    page.styled(view.say("screen-help-signs"), view.look.theme.strong);
    page.gap();
    for status in Status::ALL {
        let sign = Span::styled(format!(" {}", view.look.glyphs.status(status)), view.status_style(status));
        let words = view.say(&format!("status-{}", status.as_str()));
        page.hanging(sign, 4, &words, view.width, view.look.theme.plain);
    }
    page
}

fn keys(view: &View<'_>) -> Page {
    let theme = &view.look.theme;
    let listed = KEYS.iter().filter(|binding| !binding.words.is_empty());
    let rows: Vec<(&str, String)> = listed
        .map(|binding| {
            let args = [("what", Arg::Text(String::new()))];
            let words = match binding.words {
                "quit" if view.model.facts.situation.rehearsal => view.say("key-quit-done.help"),
                words => view.say_with(&format!("key-{words}.help"), &args),
            };
            (footer::label(view, binding), words)
        })
        .collect();
    let column = rows.iter().map(|(label, _)| wrap::width(label)).max().unwrap_or(0) + 3;
    let mut page = Page::default();
    for (label, words) in rows {
        page.hanging(Span::styled(format!(" {label}"), theme.key), column, &words, view.width, theme.plain);
    }
    page
}

/// Domain identity against address identity, point by point.
fn identities(view: &View<'_>) -> Page {
    const POINTS: [&str; 5] = ["who-may-send", "dkim", "mail-from", "proof", "precedence"];
    let theme = &view.look.theme;
    let mut page = Page::default();
    page.styled(view.say("help-identities"), theme.strong);
    for point in POINTS {
        page.styled(format!(" {}", view.say(&format!("help-identities-{point}"))), theme.strong);
        for side in ["domain", "address"] {
            let label = view.say(&format!("help-identities.{side}"));
            let lead = Span::styled(format!("   {label}  "), theme.dim);
            let column = lead.width().max(12);
            let words = view.say(&format!("help-identities-{point}.{side}"));
            page.hanging(lead, column, &words, view.width, theme.plain);
        }
    }
    page
}
