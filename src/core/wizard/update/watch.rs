//! When to ask again, at once or by itself: what failed for the moment, what SES and reviewers are at, and
//! records on their way.

use jiff::{SignedDuration, Timestamp};

use crate::core::facts::journal;
use crate::core::facts::published;
use crate::core::facts::{Fact, Facts};
use crate::core::kinds::aws::{ReviewStatus, Verification};
use crate::core::kinds::change::Change;
use crate::core::kinds::dns::{Question, RecordType, Reply};
use crate::core::kinds::message::Message;
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{Judgement, RecordStatus, RecordView};
use crate::core::records;
use crate::core::rules::test_users;
use crate::core::rules::undo_records as undo;
use crate::core::servers::authority::{self, LookUp};
use crate::core::servers::port_53;
use crate::core::steps;
use crate::core::wizard::effect::Effect;
use crate::core::wizard::model::Model;

use super::{dns_pace, setup_files};

/// SES is asked for an identity at most this often.
const IDENTITY: SignedDuration = SignedDuration::from_secs(10);
/// Route 53 is asked for a batch on its way this often; five requests a second are allowed for the
/// whole account.
const SPREAD: SignedDuration = SignedDuration::from_secs(2);
/// A question that no resolver answered is put again this often.
const CUT_OFF: SignedDuration = SignedDuration::from_secs(10);
/// Where port 53 is silent, and nobody waits for a record, it is tried again this often.
const PORT_53: SignedDuration = SignedDuration::from_secs(60);
/// How long each unfinished record is asked for every second.
pub const FAST_LOOK: SignedDuration = SignedDuration::from_secs(120);

/// How long a record that was taken back is waited for to vanish; what stands then was put there by others.
const LEAVING: SignedDuration = SignedDuration::from_mins(10);
/// How often a look beside an unfinished record is repeated.
const BESIDE: SignedDuration = SignedDuration::from_secs(10);

/// Everything is asked again at once, because a person wants it.
pub fn look_now(model: &mut Model, out: &mut Vec<Effect>) {
    setup_files::look(model, out);
    model.facts.expire(|_| true);
    dns_pace::set_out_anew(model);
    model.watch_since = Some(model.facts.now);
    model.notify(Message::new("note-looking"));
}

/// When `query` should be asked again with nobody doing anything; `None`: not by itself.
pub fn due(model: &Model, query: &Query, fact: &Fact) -> Option<Timestamp> {
    let at = fact.at?;
    if fact.problem.as_ref().is_some_and(|problem| problem.kind.passes()) {
        return at.checked_add(backoff(fact.failures)).ok();
    }
    if fact.problem.is_some() {
        return None;
    }
    if let Query::Users { .. } = query {
        return test_users::asked_again_at(&model.facts, query);
    }
    let every = match query {
        Query::Identity(name) => identity(&model.facts, name).or_else(|| mail_from(model, name))?,
        Query::SesAccount => review(&model.facts)?,
        Query::RecordChange(id) => (model.facts.record_change(id) != Some(true)).then_some(SPREAD)?,
        Query::Dns(question) => dns(model, question)?,
        _ => return None,
    };
    at.checked_add(every).ok()
}

/// 1, 2, 4, 8, 16 and then every 30 seconds.
pub fn backoff(failures: u32) -> SignedDuration {
    SignedDuration::from_secs((1_i64 << failures.saturating_sub(1).min(5)).min(30))
}

fn identity(facts: &Facts, name: &str) -> Option<SignedDuration> {
    let identity = facts.identity(name).flatten()?;
    let moving = |status| matches!(status, Verification::Pending | Verification::TemporaryFailure);
    let mail_from = identity.mail_from.as_ref().is_some_and(|mail_from| moving(mail_from.status));
    (identity.is_domain && (moving(identity.dkim.status) || mail_from)).then_some(IDENTITY)
}

/// Confirmed, and not to be seen yet: AWS may take a moment to show what it has taken.
fn mail_from(model: &Model, name: &str) -> Option<SignedDuration> {
    let identity = model.facts.identity(name).flatten()?;
    let is_confirmed = steps::mail_from_is_confirmed(&model.facts, &model.choices);
    (identity.is_domain && identity.mail_from.is_none() && is_confirmed).then_some(IDENTITY)
}

/// A review takes a day at least; shortly after the request its case appears.
fn review(facts: &Facts) -> Option<SignedDuration> {
    let review = facts.ses_account()?.review.as_ref()?;
    if review.status != ReviewStatus::Pending {
        return None;
    }
    let sent = journal::deeds(&facts.journal)
        .iter()
        .rev()
        .find(|deed| matches!(deed.change, Change::RequestProduction(_)))
        .map(|deed| deed.at);
    let fresh = sent.is_some_and(|at| facts.now.duration_since(at) < FAST_LOOK);
    Some(SignedDuration::from_secs(if fresh { 10 } else { 60 }))
}

/// Every second for two minutes after a record was shown, written or said to be entered, then
/// more and more seldom. A record that stands is not asked for again.
fn dns(model: &Model, question: &Question) -> Option<SignedDuration> {
    if is_cut_off(&model.facts, question) {
        return Some(CUT_OFF);
    }
    if is_stood_in_for(&model.facts, question) {
        return Some(PORT_53);
    }
    let views = records::view(&model.facts, &model.choices);
    let of = |view: &&RecordView| view.wanted.name == question.name && view.wanted.rtype == question.rtype;
    let view = views.iter().find(of);
    if let Some(since) = view.and_then(|view| leaving_since(&model.facts, question, view)) {
        return Some(pace(since));
    }
    let Some(since) = watched_since(model) else {
        return view.and_then(|view| unheard(&model.facts, question, view));
    };
    let Some(view) = view else {
        return beside(question, &views);
    };
    if question.server.is_authoritative() {
        return (!records::stands(view)).then(|| pace(model.facts.now.duration_since(since)));
    }
    let answer = view.answers.iter().find(|answer| answer.server == question.server)?;
    if answer.judgement == Judgement::Match {
        return None;
    }
    // Just after the cache lets go of what it holds, but not more often than the servers.
    let left = i64::from(answer.seconds_left.unwrap_or(0).min(300));
    let passed = model
        .facts
        .asked_at(&Query::Dns(question.clone()))
        .map_or(0, |at| model.facts.now.duration_since(at).as_secs());
    Some(SignedDuration::from_secs((left + passed + 1).max(5)))
}

/// No resolver answers it: this machine may be without a network for the moment. One that says
/// SERVFAIL may do so no longer.
fn is_cut_off(facts: &Facts, question: &Question) -> bool {
    if question.server.is_authoritative() {
        return false;
    }
    let failed = facts.dns(question).is_some_and(|reply| !reply.is_answer());
    let is_bogus = facts.dns(question) == Some(&Reply::ServFail);
    is_bogus || failed && matches!(authority::look_up(facts, &question.name, question.rtype), LookUp::Failed)
}

/// A question that began the silence of port 53.
fn is_stood_in_for(facts: &Facts, question: &Question) -> bool {
    port_53::is_public(&question.server)
        && facts.dns(question).is_some_and(port_53::is_silence)
        && port_53::is_closed(facts)
}

/// None of the record's name servers says anything: port 53 may be closed from here for a while.
fn is_lost(facts: &Facts, question: &Question, view: &RecordView) -> bool {
    question.server.is_authoritative()
        && view.status == RecordStatus::Unknown
        && facts.dns(question).is_some_and(port_53::is_silence)
}

/// A server that gave no answer may be back, whoever is looking: what hangs on it would wait for ever.
fn unheard(facts: &Facts, question: &Question, view: &RecordView) -> Option<SignedDuration> {
    if is_lost(facts, question, view) {
        return Some(PORT_53);
    }
    let mute =
        question.server.is_authoritative() && facts.dns(question).is_some_and(|said| !said.is_answer());
    (mute && !records::stands(view)).then_some(CUT_OFF)
}

/// Where a mistake has put a record, or would show it: it may be cleaned up, or made again
/// elsewhere, for as long as a record is not right.
fn beside(question: &Question, views: &[RecordView]) -> Option<SignedDuration> {
    let open = views.iter().any(|view| !records::stands(view));
    (open && question.server.is_authoritative() && question.rtype != RecordType::Ns).then_some(BESIDE)
}

/// How long ago the record was taken back that its name servers still give.
fn leaving_since(facts: &Facts, question: &Question, view: &RecordView) -> Option<SignedDuration> {
    if !question.server.is_authoritative() || !records::stands(view) {
        return None;
    }
    let at = undo::taken_back_at(facts, &question.name, question.rtype)?;
    Some(facts.now.duration_since(at)).filter(|since| *since < LEAVING)
}

fn watched_since(model: &Model) -> Option<Timestamp> {
    let published = published::at(&model.facts, &model.choices);
    [model.watch_since, published].into_iter().flatten().max()
}

/// A journal may say that a record was written later than now, where a clock was set back or is
/// another machine's: it is as far from its writing as one that was written so long ago.
fn pace(since: SignedDuration) -> SignedDuration {
    SignedDuration::from_secs(match since.as_secs().abs() {
        ..120 => 1,
        120..180 => 2,
        180..300 => 5,
        _ => 10,
    })
}
