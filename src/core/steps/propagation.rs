//! Seen by SES, while the records still stand. Public resolvers inform, they hold nothing.

use super::Step;
use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::change::Change;
use crate::core::kinds::message::Message;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::{Field, Status, StepId};
use crate::core::records;

pub struct Propagation;

impl Step for Propagation {
    fn id(&self) -> StepId {
        StepId::Propagation
    }

    fn asks(&self, _: &Facts, _: &Choices) -> Vec<Query> {
        // The identity and the records are asked for by their own steps.
        Vec::new()
    }

    fn status(&self, facts: &Facts, choices: &Choices) -> Status {
        let Some((dkim, mail_from)) = seen_by_ses(facts, choices) else {
            return Status::Blocked;
        };
        let live = records::all_live(&records::view(facts, choices));
        match (dkim, mail_from) {
            (Verification::Failed, _) | (_, Verification::Failed) => Status::Wrong,
            (Verification::Success, Verification::Success) if live => Status::Done,
            (Verification::Success, Verification::Success) => Status::Waiting,
            _ if live => Status::Waiting,
            _ => Status::Blocked,
        }
    }

    fn summary(&self, facts: &Facts, choices: &Choices) -> Message {
        let id = match self.status(facts, choices) {
            Status::Done => "summary-propagation-done",
            Status::Wrong => "summary-propagation-failed",
            Status::Blocked => return Message::new("summary-propagation-blocked"),
            _ => "summary-propagation-waiting",
        };
        let seen = seen_by_ses(facts, choices);
        if seen == Some((Verification::Success, Verification::Success)) && id == "summary-propagation-waiting"
        {
            return Message::new("summary-propagation-records");
        }
        let (dkim, mut mail_from) =
            seen.map_or(("", ""), |(dkim, mail_from)| (dkim.as_str(), mail_from.as_str()));
        let set = setup::identity(facts, choices).and_then(|identity| identity.mail_from.as_ref());
        if set.is_some_and(|set| setup::mail_from(facts, choices).as_ref() != Some(&set.domain)) {
            mail_from = "OTHER";
        }
        Message::new(id).text("dkim", dkim).text("mail_from", mail_from)
    }

    fn fields(&self, _: &Facts, _: &Choices) -> Vec<Field> {
        Vec::new()
    }

    fn changes(&self, _: &Facts, _: &Choices) -> Vec<Change> {
        Vec::new()
    }
}

/// SES's own view: one status for DKIM, one for MAIL FROM, which counts only for the chosen name.
fn seen_by_ses(facts: &Facts, choices: &Choices) -> Option<(Verification, Verification)> {
    let identity = setup::identity(facts, choices)?;
    let chosen = setup::mail_from(facts, choices);
    let mail_from =
        identity.mail_from.as_ref().filter(|mail_from| chosen.as_ref() == Some(&mail_from.domain));
    let mail_from = mail_from.map_or(Verification::NotStarted, |mail_from| mail_from.status);
    Some((identity.dkim.status, mail_from))
}
