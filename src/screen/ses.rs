//! What SES saw when it last looked at the records.

use jiff::Timestamp;

use crate::core::aws::{Identity, Verification};
use crate::core::diagnosis::absence_counts;
use crate::core::message::{Arg, Message};
use crate::core::model::Model;
use crate::core::records;
use crate::core::records::since::seen_live;
use crate::core::step::StepId;
use crate::core::windows;

use super::page::Page;
use super::view::View;

pub fn page(view: &View<'_>) -> Page {
    let mut page = Page::default();
    let model = view.model;
    let identity = model.choices.identity_domain().and_then(|domain| model.facts.identity(domain.as_str()));
    if let Some(Some(identity)) = identity {
        page.text(&seen(view, identity), view.width, view.look.theme.plain);
        if model.cursor == StepId::Propagation {
            for (what, until) in time_left(model) {
                let args = [("what", Arg::Text(what.to_owned())), ("until", Arg::Time(until))];
                page.text(&view.say_with("screen-ses-until", &args), view.width, view.look.theme.dim);
            }
        }
    }
    page
}

/// The two clocks that are known to run.
fn time_left(model: &Model) -> impl Iterator<Item = (&'static str, Timestamp)> {
    let (facts, choices) = (&model.facts, &model.choices);
    let clocks = [("DKIM", windows::dkim(facts, choices)), ("MAIL FROM", windows::mail_from(facts, choices))];
    clocks.into_iter().filter_map(|(what, until)| Some((what, until?)))
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
    match check.and_then(|check| check.error.as_ref()).filter(|error| is_news(view, error)) {
        Some(error) => {
            let saw = view.say_with("screen-ses-error", &[("code", Arg::Text(error.clone()))]);
            view.say_with("screen-ses-saw", &[("looked", Arg::Text(said)), ("saw", Arg::Text(saw))])
        }
        None => said,
    }
}

/// Before anything was published nobody wonders that SES found nothing (`VerificationInfo.ErrorType`
/// of the SES API).
fn is_news(view: &View<'_>, error: &str) -> bool {
    let (facts, choices) = (&view.model.facts, &view.model.choices);
    let is_absence = matches!(error, "HOST_NOT_FOUND" | "TYPE_NOT_FOUND");
    !is_absence || absence_counts(facts, choices, &records::view(facts, choices))
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
