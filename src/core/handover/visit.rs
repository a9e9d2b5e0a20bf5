//! What stood when the wizard was last here, and what is new since. Nothing is decided by it:
//! status is derived from what AWS and DNS say now.

use jiff::Timestamp;

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::{self, Entry, Fate, Seen};
use crate::core::kinds::aws::{ReviewStatus, Verification};
use crate::core::kinds::change::Change;
use crate::core::kinds::message::Message;
use crate::core::kinds::step::{Status, StepId};
use crate::core::progress;
use crate::core::steps::STEPS;

/// The last visit that a journal tells of: when it ended, and what stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    pub until: Timestamp,
    /// When that was what stood.
    pub seen_at: Timestamp,
    pub seen: Seen,
}

/// `None` for a journal without a line.
pub fn last(entries: &[Entry]) -> Option<Visit> {
    let until = entries.iter().map(Entry::at).max()?;
    let seen = entries.iter().rev().find_map(|entry| match entry {
        Entry::Seen { at, seen } => Some((*at, seen.clone())),
        _ => None,
    });
    let (seen_at, seen) = seen.unwrap_or((until, Seen::default()));
    Some(Visit { until, seen_at, seen })
}

/// What stands now; `None` until SES has said.
pub fn seen(facts: &Facts, choices: &Choices) -> Option<Seen> {
    let account = facts.ses_account()?;
    let identity = facts.identity(choices.identity_domain()?.as_str())?;
    let is_done =
        |id: &StepId| *id != StepId::Account && progress::status(*id, facts, choices) == Status::Done;
    Some(Seen {
        dkim: identity.map(|identity| identity.dkim.status.as_str().to_owned()),
        mail_from: identity
            .and_then(|identity| Some(identity.mail_from.as_ref()?.status.as_str().to_owned())),
        mail_from_domain: Some(
            identity
                .and_then(|identity| Some(identity.mail_from.as_ref()?.domain.to_string()))
                .unwrap_or_default(),
        ),
        production: account.production_access,
        review: account.review.as_ref().map(|review| review.status.as_str().to_owned()),
        done: STEPS.iter().map(|step| step.id()).filter(is_done).map(|id| id.as_str().to_owned()).collect(),
    })
}

/// One line: since when, what happened, what is still under way, and what there is to do.
pub fn news(before: &Visit, now: &Seen, facts: &Facts, choices: &Choices) -> Message {
    let mut items = Vec::new();
    cut_off(facts, &mut items);
    let verification = |id: &str, before: &Option<String>, now: &Option<String>, items: &mut Vec<Message>| {
        let moving = [Verification::Pending, Verification::TemporaryFailure].map(Verification::as_str);
        if let Some(status) = now
            && (before != now || moving.contains(&status.as_str()))
        {
            let words = status.to_lowercase().replace('_', "-");
            // Under way as the last time: told, and not as news.
            let words = if before == now { format!("still-{words}") } else { words };
            items.push(Message::new(id).message("status", Message::new(format!("visit-ses-{words}"))));
        }
    };
    verification("visit-dkim", &before.seen.dkim, &now.dkim, &mut items);
    verification("visit-mail-from", &before.seen.mail_from, &now.mail_from, &mut items);
    items.extend(mail_from_moved(before, now, facts));
    access(&before.seen, now, facts, &mut items);
    steps_moved(&before.seen, now, facts, choices, &mut items);
    let what = items
        .into_iter()
        .rev()
        .reduce(|rest, first| Message::new("visit-and").message("first", first).message("rest", rest));
    Message::new("visit")
        .near("since", before.until, facts.now)
        .message("what", what.unwrap_or_else(|| Message::new("visit-nothing")))
        .message("next", next(facts, choices))
}

/// A write that has an intent and no outcome, and after which nobody looked: what stands was asked
/// again.
fn cut_off(facts: &Facts, items: &mut Vec<Message>) {
    let looked = facts.journal.iter().rposition(|entry| matches!(entry, Entry::Seen { .. }));
    let since = facts.journal.get(looked.map_or(0, |at| at + 1)..).unwrap_or_default();
    let deeds = journal::deeds_among(since);
    if let Some(deed) = deeds.last().filter(|deed| deed.fate == Fate::Unknown) {
        items.push(Message::new("visit-cut-off").message("change", deed.change.message()));
    }
}

/// Another MAIL FROM domain than the one that was seen last, which nobody set here since.
fn mail_from_moved(before: &Visit, now: &Seen, facts: &Facts) -> Option<Message> {
    let (was, is) = (before.seen.mail_from_domain.as_ref()?, now.mail_from_domain.as_ref()?);
    let ours = journal::deeds(&facts.journal).into_iter().any(|deed| match deed.change {
        Change::SetMailFrom { mail_from, .. } => {
            mail_from.as_str() == is && !matches!(deed.fate, Fate::Failed(_)) && deed.at >= before.seen_at
        }
        _ => false,
    });
    if was == is || ours {
        return None;
    }
    let id = match (was.is_empty(), is.is_empty()) {
        (false, false) => "visit-mail-from-moved",
        (false, true) => "visit-mail-from-gone",
        _ => "visit-mail-from-set",
    };
    Some(Message::new(id).text("before", was).text("standing", is))
}

fn access(before: &Seen, now: &Seen, facts: &Facts, items: &mut Vec<Message>) {
    if now.production && !before.production {
        items.push(Message::new("visit-production"));
        return;
    }
    let review = facts.ses_account().and_then(|account| account.review.as_ref());
    let Some(review) = review.filter(|_| !now.production) else { return };
    let words = match review.status {
        ReviewStatus::Pending => "pending",
        ReviewStatus::Denied => "denied",
        ReviewStatus::Failed => "failed",
        ReviewStatus::Granted | ReviewStatus::Other(_) => return,
    };
    if review.status == ReviewStatus::Pending || before.review != now.review {
        let still = if before.review == now.review { "still-" } else { "" };
        let id = format!("visit-review-{still}{words}");
        items.push(match &review.case_id {
            Some(case) => Message::new(format!("{id}-case")).text("case", case),
            None => Message::new(id),
        });
    }
}

/// Steps whose own news was not told above.
fn steps_moved(before: &Seen, now: &Seen, facts: &Facts, choices: &Choices, items: &mut Vec<Message>) {
    let told = |id: &StepId| matches!(id, StepId::Access | StepId::Propagation | StepId::MailFrom);
    for id in STEPS.iter().map(|step| step.id()).filter(|id| !told(id)) {
        let [was, is] = [before, now].map(|seen| seen.done.iter().any(|done| done == id.as_str()));
        let step = Message::new(format!("step-{}", id.as_str()));
        match (was, is) {
            (false, true) => items.push(Message::new("visit-done").message("step", step)),
            // A step that waits for an answer has not been lost.
            (true, false) if matches!(progress::status(id, facts, choices), Status::Wrong | Status::Todo) => {
                items.push(Message::new("visit-lost").message("step", step));
            }
            _ => {}
        }
    }
}

/// What became done between two looks of one run although this run has not written there: a
/// colleague's doing, or another machine's. Records and propagation come about by themselves.
pub fn done_by_others(before: &Seen, now: &Seen, wrote: &[StepId]) -> Option<Message> {
    let is_done = |seen: &Seen, id: StepId| seen.done.iter().any(|done| done == id.as_str());
    let step = |id: StepId| Message::new(format!("step-{}", id.as_str()));
    let steps = [StepId::Identity, StepId::MailFrom, StepId::Pool]
        .into_iter()
        .filter(|id| is_done(now, *id) && !is_done(before, *id) && !wrote.contains(id))
        .map(step)
        .rev()
        .reduce(|rest, first| Message::new("visit-and").message("first", first).message("rest", rest));
    steps.map(|steps| Message::new("note-done-by-others").message("steps", steps))
}

fn next(facts: &Facts, choices: &Choices) -> Message {
    let status = |id| progress::status(id, facts, choices);
    let of = |wanted| STEPS.iter().map(|step| step.id()).find(|id| status(*id) == wanted);
    if progress::complete(facts, choices) {
        return Message::new("visit-complete");
    }
    match of(Status::Wrong).or_else(|| of(Status::Todo)) {
        // While AWS reviews and DNS is on its way, only what waits for them is left to do.
        Some(id) => Message::new("visit-next").message("step", Message::new(format!("step-{}", id.as_str()))),
        None => Message::new("visit-wait"),
    }
}
