//! Changes that are left to do and held up, each with what holds it.

use crate::core::change::Change;
use crate::core::finding::Code;
use crate::core::hold::{self, Hold};
use crate::core::model::Model;
use crate::core::step::StepId;
use crate::core::steps;

use super::{Allowed, owner};

/// A change that is left, and what must be mended, or decided by a person, before it is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub change: Change,
    /// The codes of findings, each once; empty where SES did not say how it stands.
    pub by: Vec<Code>,
}

/// The bind, where something holds it; under `--yes` also that of a pool which a stack or a module deploys,
/// as only a person agrees to that.
pub fn held(model: &Model, allowed: Allowed) -> Vec<Held> {
    let (facts, choices) = (&model.facts, &model.choices);
    if model.status(StepId::Pool).is_finished() {
        return Vec::new();
    }
    let holds = hold::of_bind(facts, choices);
    let mut by: Vec<Code> = holds.iter().copied().filter_map(Hold::code).collect();
    let is_owned = !allowed.asked && owner(model).is_some();
    if is_owned {
        by.push(Code::PoolManagedElsewhere);
    }
    if holds.is_empty() && !is_owned {
        return Vec::new();
    }
    let changes = steps::pool_override(facts, choices);
    changes.into_iter().map(|change| Held { change, by: by.clone() }).collect()
}
