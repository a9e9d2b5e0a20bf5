//! What SES saw when it last looked at the records.

use jiff::Timestamp;

use crate::core::aws::{Identity, Verification};
use crate::core::message::{Arg, Message};
use crate::core::records::since::seen_live;

use super::page::Page;
use super::view::View;

pub fn page(view: &View<'_>) -> Page {
    let mut page = Page::default();
    let model = view.model;
    let identity = model.choices.identity_domain().and_then(|domain| model.facts.identity(domain.as_str()));
    if let Some(Some(identity)) = identity {
        page.text(&seen(view, identity), view.width, view.look.theme.plain);
    }
    page
}

fn seen(view: &View<'_>, identity: &Identity) -> String {
    let words = |status| Arg::Message(Box::new(state(status)));
    let mail_from = match &identity.mail_from {
        Some(mail_from) => words(mail_from.status),
        None => Arg::Message(Box::new(Message::new("screen-not-set"))),
    };
    let states = [("dkim", words(identity.dkim.status)), ("mail_from", mail_from)];
    let states = view.say_with("screen-ses-states", &states);
    let check = identity.check.as_ref();
    let now = view.model.facts.now;
    let Some(at) = check.and_then(|check| check.last_checked) else {
        return view.say_with("screen-ses-not-looked", &[("states", Arg::Text(states))]);
    };
    let ago = now.duration_since(at).as_secs().max(0);
    let looked = [("ago", Arg::Seconds(ago)), ("states", Arg::Text(states))];
    if is_too_early(view, identity, at) {
        return view.say_with("screen-ses-not-again", &looked);
    }
    let said = view.say_with("screen-ses-looked", &looked);
    match check.and_then(|check| check.error.as_ref()) {
        Some(error) => {
            let saw = view.say_with("screen-ses-error", &[("code", Arg::Text(error.clone()))]);
            view.say_with("screen-ses-saw", &[("looked", Arg::Text(said)), ("saw", Arg::Text(saw))])
        }
        None => said,
    }
}

/// SES is not through, and looked before the records stood: what it found then is no news.
fn is_too_early(view: &View<'_>, identity: &Identity, looked: Timestamp) -> bool {
    let pending = |status| matches!(status, Verification::Pending | Verification::NotStarted);
    let mail_from = identity.mail_from.as_ref().map(|mail_from| mail_from.status);
    let failed = identity.dkim.status == Verification::Failed || mail_from == Some(Verification::Failed);
    let open = pending(identity.dkim.status) || mail_from.is_some_and(pending);
    let live = seen_live(&view.model.facts, &view.model.choices);
    open && !failed && live.is_some_and(|live| looked < live)
}

/// The words of a state.
pub fn state(status: Verification) -> Message {
    Message::new(format!("screen-verification-{}", code(status)))
}

fn code(status: Verification) -> &'static str {
    match status {
        Verification::Pending => "pending",
        Verification::Success => "success",
        Verification::Failed => "failed",
        Verification::TemporaryFailure => "temporary-failure",
        Verification::NotStarted => "not-started",
        Verification::Unknown => "unknown",
    }
}
