//! What goes on from one step: the key in the wizard, and the command elsewhere.

use crate::core::kinds::step::{Status, StepId};
use crate::core::wizard::model::Model;

use super::called_for::of_apply;
use super::may::may;
use super::{Allowed, At, Ripe, at, entering};

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
    if id == StepId::Records && entering::is_awaited(model) {
        return Some("p");
    }
    match at(model, id) {
        At::Held(..) => Some("l"),
        At::Fill(_) | At::Request(_, Ripe::Now) | At::Carry(_) | At::PutBack(_) | At::Retry | At::Leave => {
            Some("Enter")
        }
        // Enter leads past it.
        At::Request(_, Ripe::Later | Ripe::NoDomain)
        | At::Choose(_)
        | At::ByHand
        | At::Watch
        | At::Nothing => None,
    }
}

/// `apply`, which asks before each change, where there is one of this step that it may make.
fn command(model: &Model, id: StepId) -> Option<Vec<String>> {
    let (facts, choices) = (&model.facts, &model.choices);
    let allowed = Allowed { mails: choices.to.is_some(), asked: true };
    if !of_apply(model, id, allowed).iter().any(|change| may(model, change, &[], allowed)) {
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
