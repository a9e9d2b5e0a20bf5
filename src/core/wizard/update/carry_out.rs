//! From a confirmation to its outcome. A change runs only after `Msg::Confirm` or Enter on its
//! preview; one at a time, in their order; the first that fails stops the rest.

use jiff::Timestamp;

use crate::core::facts::journal::confirmation;
use crate::core::facts::journal::{Entry, Void};
use crate::core::facts::setup;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::message::Message;
use crate::core::kinds::name::Name;
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::kinds::query::Query;
use crate::core::progress::hold;
use crate::core::request;
use crate::core::rules::hold::Hold;
use crate::core::rules::test_users::{self, recipient};
use crate::core::rules::undo;
use crate::core::steps;
use crate::core::wizard::effect::{Effect, Ticket};
use crate::core::wizard::model::{Flight, Model, Setback, Typed, What};
use crate::core::wizard::plan::{self, Gate, Named, Refused, asks};

use super::{consent, recheck, watch};

/// An ensure that failed for the moment is tried again by itself this often.
const ATTEMPTS: u32 = 4;

/// Takes a change as confirmed, where the planner lets it through; else says why not.
pub fn confirm(
    model: &mut Model,
    change: Change,
    shown_at: Timestamp,
    named: Option<&Named>,
    out: &mut Vec<Effect>,
) {
    if let Err(refused) = plan::gate::confirm(model, &change, named) {
        return refuse(model, &change, refused);
    }
    let over = named.map(|named| named.over.as_slice()).unwrap_or_default();
    let user_pool = change.binding().map(|binding| binding.user_pool.clone()).filter(|_| named.is_some());
    take(model, change, shown_at, over, out);
    model.named = user_pool.map(|user_pool| Typed { user_pool, covers: over.to_vec() });
}

/// Takes a change that the planner has let through, over what was shown to hold it.
pub fn take(model: &mut Model, change: Change, shown_at: Timestamp, over: &[Hold], out: &mut Vec<Effect>) {
    make_room(model, &change);
    model.named = None;
    consent::give(model, &change, shown_at, over, out);
    if let Change::SetMailFrom { mail_from, .. } = &change {
        // Confirmed now, carried out once its MX answers: `settle` sees to it.
        model.choices.mail_from = Some(mail_from.clone());
        if steps::mail_from_due(&model.facts, &model.choices).is_none() && !is_restart(model, mail_from) {
            model.notify(Message::new("note-mail-from-confirmed").text("mail_from", mail_from));
            return;
        }
    }
    if !model.queue.contains(&change) {
        model.queue.push(change);
    }
}

/// Nothing of it is noted, and nothing goes out.
fn refuse(model: &mut Model, change: &Change, refused: Refused) {
    let is_it = |setback: &&Setback| setback.change.is_same_order(change);
    if refused == Refused::Moved && model.setback.as_ref().filter(is_it).is_some() {
        // It took effect although no answer came, or somebody else did it.
        model.setback = None;
    }
    let message = match refused {
        Refused::Held(hold) => hold::message(hold, &model.facts, &model.choices),
        Refused::Moved => Message::new("note-preview-moved"),
        Refused::Unnamed => Message::new("note-name-not-typed"),
        Refused::LeftToPerson => Message::new("report-by-a-person"),
    };
    model.notify(message);
}

/// Another change takes the place of one that failed. A MAIL FROM that AWS denied is kept: it would go
/// out again by itself, and be denied again. So is whatever was denied before a MAIL FROM that goes out by
/// itself: nobody has decided anything about it.
pub fn make_room(model: &mut Model, change: &Change) {
    let Some(Setback { change: failed, problem, .. }) = &model.setback else { return };
    let is_mail_from = |change: &Change| matches!(change, Change::SetMailFrom { .. });
    let is_kept = (is_mail_from(failed) || is_mail_from(change))
        && problem.kind == ProblemKind::Permission
        && !failed.is_same_order(change);
    let setback = model.setback.take();
    if is_kept {
        model.shelved = setback;
    }
}

/// This very MAIL FROM stands at SES already, and its verification ran out.
fn is_restart(model: &Model, mail_from: &Name) -> bool {
    setup::identity(&model.facts, &model.choices)
        .and_then(|identity| identity.mail_from.as_ref())
        .is_some_and(|standing| standing.domain == *mail_from)
}

/// Starts the next confirmed change where none is under way.
pub fn continue_queue(model: &mut Model, out: &mut Vec<Effect>) {
    if model.is_changing() || recheck::is_asking_who(model) {
        return;
    }
    if let Some(problem) = recheck::nobody(model) {
        if let Some(change) = model.queue.first().cloned() {
            put_back(model, change, problem);
        }
        return;
    }
    if let Some(setback) = model.due_again() {
        if !asks::is_settled(model, &setback.change) {
            return;
        }
        if !plan::is_wanted(model, &setback.change) {
            // It took effect although no answer came, or somebody else did it.
            model.setback = None;
            return;
        }
        perform_if_free(model, setback.change, setback.attempts + 1, out);
        return;
    }
    if let Some(setback) = &model.setback
        && recheck::is_overtaken(&setback.problem)
        && asks::is_settled(model, &setback.change)
        && !plan::is_needed(model, &setback.change)
    {
        // That a recipient has an account, or that a user goes only by its name, is said by a finding.
        let is_told = match &setback.change {
            Change::InviteTestUser { .. } => {
                recipient::is_taken(&model.facts, &setback.change, &setback.problem)
            }
            Change::DeleteTestUser { .. } => undo::has_test_user(&model.facts),
            _ => false,
        };
        model.setback = None;
        if !is_told {
            model.notify(Message::new("note-overtaken"));
        }
    }
    if model.queue.is_empty() {
        let due = steps::mail_from_due(&model.facts, &model.choices);
        if model.setback.is_none() {
            let shelved = model.shelved.take();
            model.setback = shelved.filter(|setback| match &setback.change {
                Change::SetMailFrom { .. } => {
                    due.as_ref().is_some_and(|due| due.is_same_order(&setback.change))
                }
                denied => plan::is_wanted(model, denied),
            });
        }
        // Confirmed on the MAIL FROM step, due since its MX answers. Who comes back is told first what
        // happened meanwhile.
        if model.last_visit.is_none()
            && let Some(change) = due
            && !model.facts.situation.read_only
            && !model.only_looks
            && !is_held_up(model, &change)
            && asks::is_identity_fresh(model)
        {
            perform(model, change, 1, out);
        }
        return;
    }
    let change = model.queue[0].clone();
    perform_if_free(model, change, 1, out);
}

/// A bind is looked at once more, whoever confirmed it and whenever.
fn perform_if_free(model: &mut Model, change: Change, attempt: u32, out: &mut Vec<Effect>) {
    match plan::gate::go_out(model, &change) {
        Gate::Asking => {}
        Gate::By(hold) => {
            model.queue.clear();
            model.setback = None;
            let message = hold::message(hold, &model.facts, &model.choices);
            model.notify(message);
        }
        Gate::Unknown(problem) => put_back(model, change, problem),
        Gate::Free => {
            if model.queue.first() == Some(&change) {
                model.queue.remove(0);
            }
            perform(model, change, attempt, out);
        }
    }
}

/// Nothing was sent; a person tries again.
fn put_back(model: &mut Model, change: Change, problem: Problem) {
    model.queue.clear();
    model.setback = Some(Setback { change, problem, at: model.facts.now, retry_at: None, attempts: 1 });
}

/// It failed just now for a passing reason and comes up again by itself, or a person decides.
fn is_held_up(model: &Model, change: &Change) -> bool {
    let stands = |setback: &Setback| {
        setback.change.is_same_order(change)
            && (setback.retry_at.is_some() || setback.problem.kind != ProblemKind::Refused)
    };
    model.setback.iter().chain(&model.shelved).any(stands)
}

fn perform(model: &mut Model, change: Change, attempt: u32, out: &mut Vec<Effect>) {
    if model.facts.situation.read_only {
        let problem = Problem::new(ProblemKind::ReadOnly, change.operation(), change.caller());
        model.queue.clear();
        model.setback =
            Some(Setback { change, problem, at: model.facts.now, retry_at: None, attempts: attempt });
        return;
    }
    // Whatever led here, nothing goes out that nobody agreed to.
    if confirmation::of(&model.facts.journal, &change, attempt > 1).is_none() {
        model.queue.clear();
        return;
    }
    make_room(model, &change);
    if let Change::RequestProduction(request) = &change
        && let Some(field) = request::unfit(request, Some((&model.facts, &model.choices)))
    {
        let problem = request::problem(field, &change);
        put_back(model, change, problem);
        return;
    }
    // Whom an invitation made is known by now, and the journal names that very user.
    let Some(sent) = test_users::pinned(&model.facts, &change) else {
        let problem = Problem::new(ProblemKind::Moved, change.operation(), change.caller());
        put_back(model, change, problem);
        return;
    };
    if matches!(change, Change::PublishRecords { .. }) {
        model.facts.writing_since = Some(model.facts.now);
    }
    let ticket = model.ticket(What::Change(change), attempt);
    out.push(Effect::Perform { ticket, change: sent });
}

pub fn performed(model: &mut Model, ticket: Ticket, result: Result<Outcome, Problem>, out: &mut Vec<Effect>) {
    let Some(Flight { what: What::Change(change), attempt, since }) = model.in_flight.remove(&ticket) else {
        return;
    };
    let now = model.facts.now;
    model.facts.expire(|query| change.touches(query));
    model.first_look.forget(&change);
    drop_answers_before(model, &change, out);
    unwritten(model, &change, &result);
    match result {
        Ok(outcome) => {
            if let (Some(user), Some(user_pool)) = (&outcome.user, change.user_pool()) {
                // What the answer says is not asked for a second time.
                let (query, users) = test_users::made(user_pool, user);
                model.facts.record(query, Ok(Answer::Users(users)));
            }
            if let Some(pool) = &outcome.pool {
                // What was read after the write is not asked for a second time.
                model.facts.record(Query::UserPool(pool.id.clone()), Ok(Answer::UserPool(pool.clone())));
            }
            if !outcome.already {
                model.wrote.push(change.step());
            }
            match change {
                Change::PublishRecords { .. } => model.watch_since = Some(now),
                // What is gone is not missing.
                Change::TakeBackRecords { .. } => model.facts.writing_since = None,
                _ => {}
            }
            // Another wizard may have come first, or the answer to this one's own call got lost.
            model.notify(match outcome {
                Outcome { already: true, .. } => Message::new("note-already"),
                Outcome { others_wrote: true, .. } => Message::new("note-pool-others-wrote"),
                _ => change.done(),
            });
        }
        Err(problem) => {
            model.queue.clear();
            if recheck::is_overtaken(&problem) {
                crate::core::wizard::update::setup_files::look(model, out);
            }
            if recheck::is_about_credentials(&problem) {
                model.facts.expire(|query| *query == Query::Caller);
            }
            if problem.kind == ProblemKind::Refused && was_verified(model, since) {
                // It waits for nothing any more: the name is a person's to choose again.
                take_back(model, &change, Void::Refused, out);
            }
            let again = change.is_ensure() && problem.kind.passes() && attempt < ATTEMPTS;
            let retry_at = again.then(|| now.saturating_add(watch::backoff(attempt)).unwrap_or(now));
            model.setback = Some(Setback { change, problem, at: now, retry_at, attempts: attempt });
        }
    }
}

/// The disk did not take the line that says what became of the change: in this run it counts all the same,
/// and the next one looks again at what stands.
fn unwritten(model: &mut Model, change: &Change, result: &Result<Outcome, Problem>) {
    let of_change =
        |entry: &Entry| matches!(entry, Entry::Intent { change: sent, .. } if sent.is_same_order(change));
    let Some(index) = model.intents.iter().position(of_change) else { return };
    let intent = model.intents.remove(index);
    let Entry::Intent { id, .. } = &intent else { return };
    let (at, id) = (model.facts.now, id.clone());
    let end = match result {
        Ok(outcome) => Entry::Done { at, id, outcome: outcome.clone() },
        Err(problem) => Entry::Failed { at, id, problem: problem.clone() },
    };
    model.facts.journal.extend([intent, end]);
}

/// A MAIL FROM goes out by itself once it is confirmed; one that was refused or left does not.
pub fn take_back(model: &mut Model, change: &Change, why: Void, out: &mut Vec<Effect>) {
    if matches!(change, Change::SetMailFrom { .. }) {
        consent::take_back(model, change, why, out);
    }
}

/// DKIM stood already when the write went out. A look that overtook the refusal says nothing of
/// what SES went by.
fn was_verified(model: &Model, since: Timestamp) -> bool {
    let identity = setup::identity(&model.facts, &model.choices);
    let looked = model
        .choices
        .identity_domain()
        .and_then(|domain| model.facts.asked_at(&Query::Identity(domain.to_string())));
    identity.is_some_and(|identity| identity.dkim.status == Verification::Success)
        && looked.is_some_and(|looked| looked <= since)
}

/// A question asked before the change may be answered with what stood before it.
fn drop_answers_before(model: &mut Model, change: &Change, out: &mut Vec<Effect>) {
    let touched: Vec<Ticket> = model
        .in_flight
        .iter()
        .filter(|(_, flight)| matches!(&flight.what, What::Query(query) if change.touches(query)))
        .map(|(ticket, _)| *ticket)
        .collect();
    for ticket in touched {
        model.in_flight.remove(&ticket);
        out.push(Effect::Cancel { ticket });
    }
}
