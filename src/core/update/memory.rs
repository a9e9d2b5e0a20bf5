//! What this machine remembers: which set-up, its choices and its journal.

use crate::core::choices::Choices;
use crate::core::effect::{Effect, SetupKey};
use crate::core::journal::Entry;
use crate::core::model::{Memory, Model, Overlay};
use crate::core::name::Name;
use crate::core::problem::Problem;

/// Once account and Region are known: reads the set-up of the domain, or asks which there are.
pub fn recall(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(caller) = model.facts.caller() else {
        return;
    };
    let Some(region) = caller.region.clone() else {
        return;
    };
    let account = caller.account.clone();
    let Some(domain) = model.choices.identity_domain().cloned() else {
        if model.memory == Memory::Unread {
            model.memory = Memory::Asked;
            out.push(Effect::FindSetups { account, region });
        }
        return;
    };
    let setup = SetupKey { account, region, domain };
    if model.setup.as_ref() != Some(&setup) {
        model.setup = Some(setup.clone());
        model.memory = Memory::Asked;
        model.facts.journal.clear();
        out.push(Effect::Load { setup });
    }
}

pub fn found(model: &mut Model, domains: Vec<Name>, problem: Option<Problem>) {
    model.disk_problem = problem;
    match domains.as_slice() {
        [] => model.memory = Memory::Ready,
        [only] => model.choices.domain = Some(only.clone()),
        _ => {
            model.row = 0;
            model.overlay = Some(Overlay::Setups(domains));
        }
    }
}

pub fn loaded(
    model: &mut Model,
    setup: SetupKey,
    choices: Option<Box<Choices>>,
    journal: Vec<Entry>,
    problem: Option<Problem>,
) {
    if model.setup.as_ref() != Some(&setup) {
        return;
    }
    model.disk_problem = problem;
    // Flags count for the set-up that the program was started for; what is typed later, even
    // another domain, is newer than they are.
    let given = std::mem::take(&mut model.given);
    if let Some(choices) = choices {
        let typed = model.choices.from.take();
        model.choices = *choices;
        model.saved = Some(model.choices.clone());
        model.choices.overlay(&given);
        model.choices.from = typed.or(model.choices.from.take());
    }
    if model.choices.identity_domain() != Some(&setup.domain) {
        model.choices.domain = Some(setup.domain);
    }
    model.facts.journal = journal;
    model.memory = Memory::Ready;
}

/// Saves what changed since it was last read or written.
pub fn keep(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(setup) = model.setup.clone() else {
        return;
    };
    let read_only = model.facts.situation.read_only;
    if model.memory != Memory::Ready || read_only || model.saved.as_ref() == Some(&model.choices) {
        return;
    }
    model.saved = Some(model.choices.clone());
    out.push(Effect::Save { setup, choices: Box::new(model.choices.clone()) });
}
