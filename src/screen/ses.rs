//! What SES saw when it last looked at the records.

use crate::core::aws::{Identity, Verification};
use crate::core::message::{Arg, Message};

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
    let mut said = match check.and_then(|check| check.last_checked) {
        Some(at) => {
            let ago = now.duration_since(at).as_secs().max(0);
            view.say_with("screen-ses-looked", &[("ago", Arg::Seconds(ago)), ("states", Arg::Text(states))])
        }
        None => view.say_with("screen-ses-not-looked", &[("states", Arg::Text(states))]),
    };
    if let Some(error) = check.and_then(|check| check.error.as_ref()) {
        let saw = view.say_with("screen-ses-error", &[("code", Arg::Text(error.clone()))]);
        said = view.say_with("screen-ses-saw", &[("looked", Arg::Text(said)), ("saw", Arg::Text(saw))]);
    }
    said
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
