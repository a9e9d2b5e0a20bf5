//! What SES saw when it last looked at the records, in one line: how DKIM and MAIL FROM stand with
//! it, which primary name server it found for the domain, and what it missed (`VerificationInfo` of
//! SESv2's `GetEmailIdentity`).

use jiff::Timestamp;

use super::absence_counts;
use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::aws::{Identity, SesCheck, Verification};
use crate::core::kinds::message::Message;
use crate::core::records;
use crate::core::rules::verification_window;

/// `None` while there is no identity, or nobody has asked for it.
pub fn line(facts: &Facts, choices: &Choices) -> Option<Message> {
    let identity = setup::identity(facts, choices)?;
    let check = identity.check.as_ref();
    let states = states(identity, check);
    let Some(at) = check.and_then(|check| check.last_checked) else {
        return Some(Message::new("ses-not-looked").message("states", states));
    };
    let ago = facts.now.duration_since(at).as_secs().max(0);
    if is_too_early(facts, choices, identity, at) {
        return Some(Message::new("ses-not-again").seconds("ago", ago).message("states", states));
    }
    let looked = Message::new("ses-looked").seconds("ago", ago).message("states", states);
    let error = check.and_then(|check| check.error.as_deref());
    Some(match error.filter(|error| is_news(facts, choices, error)) {
        Some(error) => Message::new("ses-looked-and-saw")
            .message("looked", looked)
            .message("saw", Message::new("ses-error").text("code", error)),
        None => looked,
    })
}

/// Until when SES goes on looking for DKIM and for MAIL FROM, where that is known.
pub fn clocks(facts: &Facts, choices: &Choices) -> impl Iterator<Item = Message> {
    let clocks = [
        ("DKIM", verification_window::dkim(facts, choices)),
        ("MAIL FROM", verification_window::mail_from(facts, choices)),
    ];
    clocks
        .into_iter()
        .filter_map(|(what, until)| Some(Message::new("ses-until").text("what", what).time("until", until?)))
}

/// The word for a state.
pub fn state(status: Verification) -> Message {
    let code = match status {
        Verification::Pending => "pending",
        Verification::Success => "success",
        Verification::Failed => "failed",
        Verification::TemporaryFailure => "temporary-failure",
        Verification::NotStarted => "not-started",
        Verification::Unknown => "unknown",
    };
    Message::new(format!("verification-{code}"))
}

fn states(identity: &Identity, check: Option<&SesCheck>) -> Message {
    let unset = || Message::new("ses-mail-from-not-set");
    let mail_from = identity.mail_from.as_ref().map_or_else(unset, |mail_from| state(mail_from.status));
    let states = |id| Message::new(id).message("dkim", state(identity.dkim.status));
    match check.and_then(|check| check.primary_name_server.as_ref()) {
        Some(server) => states("ses-states-by").message("mail_from", mail_from).text("server", server),
        None => states("ses-states").message("mail_from", mail_from),
    }
}

/// Before anything was published nobody wonders that SES found nothing (`VerificationInfo.ErrorType`
/// of the SES API).
fn is_news(facts: &Facts, choices: &Choices, error: &str) -> bool {
    let is_absence = matches!(error, "HOST_NOT_FOUND" | "TYPE_NOT_FOUND");
    !is_absence || absence_counts(facts, choices, &records::view(facts, choices))
}

/// SES is not through, and looked before the records stood: what it found then is no news.
fn is_too_early(facts: &Facts, choices: &Choices, identity: &Identity, looked: Timestamp) -> bool {
    let pending = |status| matches!(status, Verification::Pending | Verification::NotStarted);
    let mail_from = identity.mail_from.as_ref().map(|mail_from| mail_from.status);
    let failed = identity.dkim.status == Verification::Failed || mail_from == Some(Verification::Failed);
    let open = pending(identity.dkim.status) || mail_from.is_some_and(pending);
    let live = records::since::seen_live(facts, choices);
    open && !failed && live.is_some_and(|live| looked < live)
}
