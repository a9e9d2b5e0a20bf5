//! Out of the sandbox: asked for once, followed, never asked twice.

use super::Step;
use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::{self, Fate};
use crate::core::facts::setup;
use crate::core::kinds::aws::{ReviewStatus, SesAccount, Verification};
use crate::core::kinds::change::Change;
use crate::core::kinds::message::Message;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::{Field, FieldId, FieldKind, Status, StepId};
use crate::core::request;
use crate::core::rules::elsewhere;

pub struct Access;

impl Step for Access {
    fn id(&self) -> StepId {
        StepId::Access
    }

    fn asks(&self, facts: &Facts, choices: &Choices) -> Vec<Query> {
        let mut asks: Vec<Query> = facts.region().map(|_| Query::SesAccount).into_iter().collect();
        // Granted elsewhere, it does not count here.
        if facts.ses_account().is_some_and(|account| !account.production_access) {
            asks.extend(elsewhere::account_asks(facts, choices));
        }
        asks
    }

    fn status(&self, facts: &Facts, _: &Choices) -> Status {
        let Some(account) = facts.ses_account() else {
            return match (facts.problem(&Query::SesAccount), facts.region()) {
                (Some(_), _) => Status::Wrong,
                (None, Some(_)) => Status::Waiting,
                (None, None) => Status::Blocked,
            };
        };
        if is_paused(account) {
            return Status::Wrong;
        }
        match review(account) {
            _ if account.production_access => Status::Done,
            Some(ReviewStatus::Pending) => Status::Waiting,
            Some(ReviewStatus::Denied) => Status::Wrong,
            _ => Status::Todo,
        }
    }

    fn summary(&self, facts: &Facts, _: &Choices) -> Message {
        let Some(account) = facts.ses_account() else {
            let id = match facts.problem(&Query::Caller) {
                Some(_) if facts.caller().is_none() => "summary-account-first",
                _ => "summary-access-asking",
            };
            return Message::new(id);
        };
        let case = || account.review.as_ref().and_then(|review| review.case_id.clone()).unwrap_or_default();
        if is_paused(account) {
            return Message::new("summary-access-paused");
        }
        if account.production_access {
            return Message::new("summary-access-production").number("quota", account.max_24_hour_send);
        }
        match review(account) {
            Some(ReviewStatus::Pending) => Message::new("summary-access-pending").text("case", case()),
            Some(ReviewStatus::Denied) => Message::new("summary-access-denied").text("case", case()),
            Some(ReviewStatus::Failed) => Message::new("summary-access-failed"),
            _ => Message::new("summary-access-sandbox"),
        }
    }

    fn fields(&self, facts: &Facts, choices: &Choices) -> Vec<Field> {
        if !may_ask(facts) {
            return Vec::new();
        }
        let typed = &choices.request;
        let website = || {
            let domain = choices
                .identity_domain()
                .map(|domain| domain.registrable().unwrap_or_else(|| domain.clone()));
            domain.map(|domain| format!("https://{domain}")).unwrap_or_default()
        };
        let language = || facts.situation.proposals.contact_language.clone();
        let values = request::CONTACT_LANGUAGES.map(str::to_owned).to_vec();
        let field = |id, kind, value| Field { id, kind, value };
        vec![
            field(FieldId::Website, FieldKind::Line, typed.website.or(website)),
            field(FieldId::Contact, FieldKind::Line, typed.contact.or(String::new)),
            field(
                FieldId::ContactLanguage,
                FieldKind::OneOf { values, verbatim: false },
                typed.contact_language.or(language),
            ),
            field(FieldId::UseCase, FieldKind::Lines, request::use_case(facts, choices)),
        ]
    }

    fn changes(&self, facts: &Facts, choices: &Choices) -> Vec<Change> {
        if !may_be_requested(facts, choices) {
            return Vec::new();
        }
        request::fit(facts, choices).map(Change::RequestProduction).into_iter().collect()
    }
}

fn review(account: &SesAccount) -> Option<&ReviewStatus> {
    account.review.as_ref().map(|review| &review.status)
}

fn is_paused(account: &SesAccount) -> bool {
    !account.sending_enabled || account.enforcement == "SHUTDOWN"
}

/// A request can be sent where none is under way or refused: while one is pending, and after a
/// denial, `PutAccountDetails` answers `ConflictException`. One that may have gone out is
/// not repeated either, until AWS says what became of it.
fn may_ask(facts: &Facts) -> bool {
    let Some(account) = facts.ses_account() else {
        return false;
    };
    let open = matches!(review(account), None | Some(ReviewStatus::Failed | ReviewStatus::Other(_)));
    !account.production_access && open && !is_paused(account)
}

/// A person may ask for production access now: nothing says no, and there is a set-up whose journal keeps that
/// it went out.
pub fn may_be_requested(facts: &Facts, choices: &Choices) -> bool {
    may_ask(facts) && choices.identity_domain().is_some()
}

/// True where a request went out (or may have) and AWS does not show a review yet.
pub fn may_have_gone_out(facts: &Facts) -> bool {
    journal::deeds(&facts.journal)
        .iter()
        .rev()
        .find(|deed| matches!(deed.change, Change::RequestProduction(_)))
        .is_some_and(|deed| deed.fate == Fate::Unknown)
        && facts.ses_account().is_some_and(|account| account.review.is_none() && !account.production_access)
}

/// The request is best sent once the domain is verified: reviewers look at it.
pub fn is_best_sent_now(facts: &Facts, choices: &Choices) -> bool {
    setup::identity(facts, choices).is_some_and(|identity| identity.dkim.status == Verification::Success)
}
