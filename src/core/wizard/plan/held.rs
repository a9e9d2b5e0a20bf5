//! What holds a change up, and the way past it.

use crate::core::kinds::change::Change;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::step::StepId;
use crate::core::progress::hold;
use crate::core::rules::hold::Hold;
use crate::core::steps;
use crate::core::wizard::model::Model;

use super::{Allowed, owner};

/// A change that is left, and what must be mended, or decided by a person, before it is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub change: Change,
    /// The codes of findings, each once; empty where SES did not say how it stands.
    pub by: Vec<Code>,
}

/// All that holds the bind, each once.
pub fn holds(model: &Model) -> Vec<Hold> {
    hold::of_bind(&model.facts, &model.choices)
}

/// The bind, where something holds it; under `--yes` also that of a pool which a stack or a module deploys,
/// as only a person agrees to that.
pub fn held(model: &Model, allowed: Allowed) -> Vec<Held> {
    if model.status(StepId::Pool).is_finished() {
        return Vec::new();
    }
    let holds = holds(model);
    let mut by: Vec<Code> = holds.iter().copied().filter_map(Hold::code).collect();
    let is_owned = !allowed.asked && owner(model).is_some();
    if is_owned {
        by.push(Code::PoolManagedElsewhere);
    }
    if holds.is_empty() && !is_owned {
        return Vec::new();
    }
    let changes = steps::pool_override(&model.facts, &model.choices);
    changes.into_iter().map(|change| Held { change, by: by.clone() }).collect()
}

/// The bind that the pool's typed name leads to, with what holds it now; `None` where it can be made without,
/// or not at all. Where SES has refused the mail before it nothing else need hold it.
pub fn overriding(model: &Model) -> Option<(Vec<Change>, Vec<Hold>)> {
    let (facts, choices) = (&model.facts, &model.choices);
    hold::may_be_overridden(facts, choices).then(|| (steps::pool_override(facts, choices), holds(model)))
}

/// What the step waits for to be mended: at an open user pool all that holds the bind. Each code once.
pub fn held_by(model: &Model, findings: &[Finding], step: StepId) -> Vec<Code> {
    let own = findings.iter().filter(|finding| finding.forbids(step) || finding.holds_test_at(step));
    let mut codes: Vec<Code> = own.map(|finding| finding.code).collect();
    if step == StepId::Pool && !model.status(step).is_finished() {
        codes.extend(holds(model).into_iter().filter_map(Hold::code));
    }
    let mut once = Vec::new();
    for code in codes {
        if !once.contains(&code) {
            once.push(code);
        }
    }
    once
}
