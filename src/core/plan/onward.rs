//! What goes on from one step: the key in the wizard, and the command elsewhere.

use crate::core::choices::Publish;
use crate::core::model::{Enter, Model};
use crate::core::step::{Status, StepId};
use crate::core::steps;

use super::{Allowed, may};

/// Either may be missing: what only a person decides has no command, and not every step has a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Onward {
    /// As the key table of the wizard writes it.
    pub key: Option<&'static str>,
    /// The arguments of a command line, the program's name first.
    pub command: Option<Vec<String>>,
}

/// `None` where the step is done, or somebody else is at work there.
pub fn onward(model: &Model, id: StepId) -> Option<Onward> {
    let status = model.status(id);
    if status.is_finished() || status == Status::Waiting {
        return None;
    }
    let onward = Onward { key: key(model, id), command: command(model, id) };
    (onward != Onward::default()).then_some(onward)
}

fn key(model: &Model, id: StepId) -> Option<&'static str> {
    let (facts, choices) = (&model.facts, &model.choices);
    let by_hand =
        steps::publish(facts, choices) == Some(Publish::Manual) || !steps::by_hand(facts, choices).is_empty();
    if id == StepId::Records && by_hand && choices.entered.is_none() {
        return Some("p");
    }
    if id == StepId::Pool && steps::asks_for_name(facts, choices) && steps::may_be_overridden(facts, choices)
    {
        return Some("l");
    }
    let mut there = model.clone();
    (there.cursor, there.focus, there.overlay, there.preview) = (id, None, None, None);
    match there.enter() {
        Enter::Submit | Enter::Preview | Enter::Retry | Enter::Undo | Enter::Leave | Enter::PickFirst => {
            Some("Enter")
        }
        _ => None,
    }
}

/// `apply`, which asks before each change, where there is one of this step that it may make.
fn command(model: &Model, id: StepId) -> Option<Vec<String>> {
    let (facts, choices) = (&model.facts, &model.choices);
    let allowed = Allowed { mails: choices.to.is_some(), asked: true };
    let changes = super::changes(model, steps::get(id)?, allowed);
    if !changes.iter().any(|change| may(model, change, &[], allowed)) {
        return None;
    }
    let mut words = vec!["sendoff".to_owned(), "apply".to_owned()];
    let mut add = |flag: &str, values: Vec<String>| {
        words.extend(values.into_iter().flat_map(|value| [flag.to_owned(), value]));
    };
    add("--domain", choices.identity_domain().map(ToString::to_string).into_iter().collect());
    add("--user-pool", choices.user_pools.iter().map(ToString::to_string).collect());
    add("--region", facts.region().map(ToString::to_string).into_iter().collect());
    add("--profile", facts.situation.profile.clone().into_iter().collect());
    add("--dns-profile", facts.situation.dns_profile.clone().into_iter().collect());
    if id == StepId::Test {
        // Mails go out only to who is named in the very command line.
        add("--to", choices.to.as_ref().map(ToString::to_string).into_iter().collect());
    }
    Some(words)
}
