//! Who am I, and in which Region: nothing is changed before that is on the screen.

use super::Step;
use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::change::Change;
use crate::core::kinds::message::Message;
use crate::core::kinds::query::Query;
use crate::core::kinds::step::{Field, Status, StepId};

pub struct Account;

impl Step for Account {
    fn id(&self) -> StepId {
        StepId::Account
    }

    fn asks(&self, _: &Facts, _: &Choices) -> Vec<Query> {
        vec![Query::Caller]
    }

    fn status(&self, facts: &Facts, _: &Choices) -> Status {
        match facts.caller() {
            Some(caller) if caller.region.is_some() => Status::Done,
            _ if facts.problem(&Query::Caller).is_some() => Status::Wrong,
            _ => Status::Waiting,
        }
    }

    fn summary(&self, facts: &Facts, _: &Choices) -> Message {
        match (facts.caller(), facts.region()) {
            (Some(caller), Some(region)) => {
                Message::new("summary-account-known").text("account", &caller.account).text("region", region)
            }
            _ if facts.problem(&Query::Caller).is_some() => Message::new("summary-account-problem"),
            _ => Message::new("summary-account-asking"),
        }
    }

    fn fields(&self, _: &Facts, _: &Choices) -> Vec<Field> {
        Vec::new()
    }

    fn changes(&self, _: &Facts, _: &Choices) -> Vec<Change> {
        Vec::new()
    }
}
