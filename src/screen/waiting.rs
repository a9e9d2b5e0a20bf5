//! Where somebody else is at work: what is waited for, since when, and that nobody needs to stay.

use jiff::Timestamp;
use ratatui::text::Span;

use crate::core::facts::journal::{self, Fate};
use crate::core::kinds::change::Change;
use crate::core::kinds::message::Arg;
use crate::core::kinds::step::{Status, StepId};
use crate::core::records::dns_host::Publishes;

use crate::words::Lang;

use super::page::Page;
use super::view::View;

pub fn page(view: &View<'_>) -> Page {
    let mut page = Page::default();
    let cursor = view.model.cursor;
    if view.status(cursor) != Status::Waiting {
        return page;
    }
    let facts = &view.model.facts;
    let mut said = match cursor {
        StepId::Access if facts.ses_account().is_some() => view.say("screen-waiting-access"),
        StepId::MailFrom => view.say("screen-waiting-mail-from"),
        StepId::Records => view.say("screen-waiting-records"),
        StepId::Propagation => view.say("screen-waiting-propagation"),
        // A question is open; the line above the footer says which.
        _ => return page,
    };
    let gap = if view.words.lang() == Lang::Ja { "" } else { " " };
    if let Some((host, publishes)) = delay(view) {
        let id = format!("screen-host-publishes-{}", publishes.code());
        let told = view.say_with(&id, &[("host", Arg::Text(host.to_owned()))]);
        said = format!("{said}{gap}{told}");
    }
    if let Some(at) = since(view) {
        let ago = facts.now.duration_since(at).as_secs().max(0);
        let time = Arg::Text(view.words.time_near(at, facts.now));
        let since = view.say_with("screen-waiting-since", &[("time", time), ("ago", Arg::Seconds(ago))]);
        said = format!("{since}{gap}{said}");
    }
    let quit = match facts.situation.rehearsal {
        true => view.say("screen-safe-to-quit-rehearsal"),
        false => view.say("screen-safe-to-quit"),
    };
    let theme = &view.look.theme;
    let sign = Span::styled(view.look.glyphs.waiting, theme.waiting);
    page.hanging(sign, 2, &format!("{said}{gap}{quit}"), view.width, theme.plain);
    page
}

/// What the DNS host says of its own delay, where the records were entered there by hand.
fn delay(view: &View<'_>) -> Option<(&'static str, Publishes)> {
    let waits = view.model.cursor == StepId::Records && view.model.choices.entered.is_some();
    let host = view.dns_host().filter(|_| waits)?;
    Some((host.name.as_str(), host.publishes?))
}

/// When the request went out, or the records were written or said to be entered.
fn since(view: &View<'_>) -> Option<Timestamp> {
    let cursor = view.model.cursor;
    let deeds = journal::deeds(&view.model.facts.journal);
    let last = deeds.iter().rev().find(|deed| {
        matches!(deed.fate, Fate::Done(_))
            && match deed.change {
                Change::RequestProduction(_) => cursor == StepId::Access,
                Change::PublishRecords { .. } => matches!(cursor, StepId::Records | StepId::Propagation),
                _ => false,
            }
    });
    let entered =
        view.model.choices.entered.filter(|_| cursor != StepId::Access && cursor != StepId::MailFrom);
    last.map(|deed| deed.at).max(entered)
}
