//! Which records are wanted, and how each stands at every server.

pub mod alias;
pub mod asks;
pub mod dmarc;
pub mod dmarc_places;
pub mod dmarc_text;
pub mod dns_host;
pub mod judge;
pub mod mx;
pub mod sender_spf;
pub mod since;
pub mod spf;
pub mod stand_in;
pub mod taken_back;
pub mod wanted;
pub mod width;
pub mod wildcard;

use std::rc::Rc;

use super::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::dns::{Question, Server};
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{Judgement, RecordId, RecordStatus, RecordView, ServerAnswer, Wanted};
use crate::core::servers::{authority, split};

pub use asks::asks;

/// What SES documents for a custom MAIL FROM (developer guide, "Using a custom MAIL FROM domain").
pub const MAIL_FROM_SPF: &str = "v=spf1 include:amazonses.com ~all";

/// The records of this set-up in their order; empty until the identity's tokens are known.
pub fn view(facts: &Facts, choices: &Choices) -> Rc<[RecordView]> {
    facts.derived().views(facts.now, choices, || {
        wanted::records(facts, choices).into_iter().map(|wanted| view_one(facts, choices, wanted)).collect()
    })
}

/// True where every required record is right at every authoritative server that answered.
pub fn all_live(views: &[RecordView]) -> bool {
    !views.is_empty() && views.iter().all(|view| !view.wanted.required || stands(view))
}

pub fn stands(view: &RecordView) -> bool {
    matches!(view.status, RecordStatus::Live | RecordStatus::Covered)
}

fn view_one(facts: &Facts, choices: &Choices, mut wanted: Wanted) -> RecordView {
    let authority = authority::of_record(facts, &wanted.name, wanted.rtype);
    let answers: Vec<ServerAnswer> =
        authority.servers.iter().filter_map(|server| answer(facts, &wanted, server)).collect();
    let mut status = status(&answers);
    // One server's word is not the others': until each was heard, nothing is called live, nor where
    // only those were reached that nobody is sent to.
    let is_whole = authority.state == authority::State::Known && answers.len() == authority.servers.len();
    let seen_by_the_world = |answer: &ServerAnswer| {
        answer.judgement == Judgement::Match && authority.is_delegated(&answer.server)
    };
    let is_live = is_whole
        && !authority.is_delegation_open
        && is_settled(facts, &wanted, &authority)
        && answers.iter().any(seen_by_the_world);
    if status == RecordStatus::Live && !is_live {
        status = RecordStatus::Unknown;
    }
    let mut covered_by = None;
    if wanted.id == RecordId::Dmarc && status == RecordStatus::Missing && is_whole {
        covered_by = dmarc::covering(facts, &wanted.name);
        if covered_by.is_some() {
            status = RecordStatus::Covered;
        }
    }
    let conflicts = || answers.iter().any(|answer| judge::is_conflict(facts, &wanted, &answer.server));
    if matches!(status, RecordStatus::Missing | RecordStatus::Wrong) && conflicts() {
        status = RecordStatus::Conflict;
    }
    // A record without SES is as it was meant; what was chosen is not in it yet.
    if wanted.id == RecordId::SenderSpf && status == RecordStatus::Wrong {
        status = RecordStatus::Missing;
    }
    // What a wildcard gives to every name is no record of this one.
    if matches!(status, RecordStatus::Wrong | RecordStatus::Conflict)
        && wildcard::answers(facts, &wanted.name, wanted.rtype)
    {
        status = RecordStatus::Missing;
    }
    // Whoever enters what is wanted must not weaken the policy that stands.
    if wanted.id == RecordId::Dmarc && status == RecordStatus::Wrong {
        let standing = answers.iter().find(|answer| answer.judgement == Judgement::Differs);
        if let Some(meant) = standing.and_then(|answer| dmarc_text::meant(&answer.seen)) {
            wanted.value = meant;
        }
    }
    if wanted.id == RecordId::Dmarc
        && status == RecordStatus::Missing
        && let Some(domain) = choices.identity_domain()
        && let Some(meant) = dmarc_places::misplaced(facts, choices, domain)
    {
        wanted.value = meant;
    }
    let mut view = RecordView { wanted, status, covered_by, answers };
    if status == RecordStatus::Live {
        let at_resolvers = split::of_the_public(facts, &view.wanted.name)
            .filter_map(|server| answer(facts, &view.wanted, &server));
        let at_resolvers: Vec<_> = at_resolvers.collect();
        view.answers.extend(at_resolvers);
    } else if status == RecordStatus::Unknown {
        let standing_in = stand_in::servers(facts, &view.wanted);
        view.answers.extend(standing_in.iter().filter_map(|server| answer(facts, &view.wanted, server)));
    }
    view
}

/// Where what stands leads on to other names, those were asked for too.
fn is_settled(facts: &Facts, wanted: &Wanted, authority: &authority::Authority) -> bool {
    let replies = facts.replies(&authority.servers, &wanted.name, wanted.rtype);
    judge::asks(facts, wanted, replies).iter().all(|ask| facts.asked_at(ask).is_some())
}

/// Every server of the record was asked. What their answers lead on to may be open: a zone that is
/// about to be written must not seem to need nothing meanwhile.
pub fn is_heard(facts: &Facts, wanted: &Wanted) -> bool {
    let authority = authority::of_record(facts, &wanted.name, wanted.rtype);
    let asked = |ask: &Query| facts.asked_at(ask).is_some();
    authority.state != authority::State::Asking
        && !authority.is_delegation_open
        && authority.questions(&wanted.name, wanted.rtype).iter().all(asked)
}

fn answer(facts: &Facts, wanted: &Wanted, server: &Server) -> Option<ServerAnswer> {
    let question = Question { server: server.clone(), name: wanted.name.clone(), rtype: wanted.rtype };
    let reply = facts.dns(&question)?;
    let judgement = judge::judge(facts, wanted, reply);
    let asked_at = facts.asked_at(&Query::Dns(question));
    let seconds_left = (!server.is_authoritative() && judgement != Judgement::Match)
        .then(|| judge::seconds_left(reply, asked_at, facts.now))
        .flatten();
    Some(ServerAnswer { server: server.clone(), judgement, seen: judge::seen(wanted, reply), seconds_left })
}

/// A server that could not be reached says nothing; one that was reached and did not satisfy
/// the record keeps it from being live.
fn status(answers: &[ServerAnswer]) -> RecordStatus {
    let reached =
        |answer: &&ServerAnswer| !matches!(answer.judgement, Judgement::Timeout | Judgement::Unreachable);
    let reached: Vec<_> = answers.iter().filter(reached).collect();
    let count =
        |wanted: fn(Judgement) -> bool| reached.iter().filter(|answer| wanted(answer.judgement)).count();
    let matching = count(|judgement| judgement == Judgement::Match);
    if matching > 0 && matching == reached.len() {
        RecordStatus::Live
    } else if matching > 0 {
        RecordStatus::Propagating
    } else if count(|judgement| judgement == Judgement::Differs) > 0 {
        RecordStatus::Wrong
    } else if count(Judgement::is_measured) > 0 {
        RecordStatus::Missing
    } else {
        RecordStatus::Unknown
    }
}
