//! The one gate before a write: whether a change is taken that a face confirms, and once more, with answers
//! that are new, whether a bind goes out.

use crate::core::kinds::change::Change;
use crate::core::kinds::problem::Problem;
use crate::core::rules::hold::Hold;
use crate::core::rules::proof;
use crate::core::steps;
use crate::core::wizard::model::{Model, Typed};

use super::asks::{is_known, is_open, of_hold};
use super::called_for::{is_offered, is_wanted};
use super::may::{is_apply, may};
use super::naming::{names, needs_name};
use super::restoring::{self, is_bind};
use super::{Allowed, Named, holds};

/// Why a change is not taken although a face confirms it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nothing calls for it as things stand.
    Moved,
    /// It holds the bind, and no typed name covers it.
    Held(Hold),
    /// It goes only where a name is typed, and that was not.
    Unnamed,
    /// `apply` leaves it to a person.
    LeftToPerson,
}

/// Whether the change may be taken as confirmed at the model's face.
///
/// # Errors
/// Why not.
pub fn confirm(model: &Model, change: &Change, named: Option<&Named>) -> Result<(), Refused> {
    if let (Change::BindPool(_), Some(hold)) = (change, uncovered(model, named)) {
        return Err(Refused::Held(hold));
    }
    let allowed = Allowed::of(model);
    if is_apply(model) && (named.is_some() || !may(model, change, &[], allowed)) {
        return Err(Refused::LeftToPerson);
    }
    if !is_called_for(model, change, allowed) {
        return Err(Refused::Moved);
    }
    let is_named = named.map_or_else(|| !needs_name(change), |named| names(change, &named.name));
    if is_named { Ok(()) } else { Err(Refused::Unnamed) }
}

/// The first that holds the bind and was not shown when its name was typed.
fn uncovered(model: &Model, named: Option<&Named>) -> Option<Hold> {
    let over = named.map(|named| named.over.as_slice()).unwrap_or_default();
    holds(model).into_iter().find(|hold| !over.contains(hold))
}

fn is_called_for(model: &Model, change: &Change, allowed: Allowed) -> bool {
    match change {
        // Its text is looked at once more just before it goes out.
        Change::RequestProduction(_) => steps::may_be_requested(&model.facts, &model.choices),
        Change::SetMailFrom { mail_from, .. } => {
            let is_chosen = model.choices.mail_from.as_ref().is_none_or(|chosen| chosen == mail_from);
            is_chosen && is_wanted(model, change)
        }
        _ => is_wanted(model, change) || is_offered(model, change, allowed),
    }
}

/// Whether a confirmed change goes out now.
#[derive(Debug)]
pub enum Gate {
    Free,
    /// What the hold rests on is being asked again.
    Asking,
    /// It could not be asked.
    Unknown(Problem),
    By(Hold),
}

/// A bind must wait although it was confirmed: the sandbox or the identity may be another since. Only the
/// pool's typed name overrides it. The mail before it is as pointless as the bind.
pub fn go_out(model: &Model, change: &Change) -> Gate {
    match change {
        _ if is_bind(model, change) => match bind(model, change) {
            Gate::Free if model.named.is_none() && proof::missing(&model.facts, &model.choices).is_some() => {
                Gate::By(Hold::Unproven)
            }
            gate => gate,
        },
        Change::SendMail { .. } => match model.queue.iter().find(|change| is_bind(model, change)) {
            Some(queued) => bind(model, queued),
            None => Gate::Free,
        },
        _ => Gate::Free,
    }
}

fn bind(model: &Model, bind: &Change) -> Gate {
    let holds = match bind {
        Change::RestorePool(_) => restoring::holds(model),
        _ => holds(model),
    };
    let is_of = |typed: &&Typed| Some(&typed.user_pool) == bind.user_pool();
    if let Some(typed) = model.named.as_ref().filter(is_of) {
        let uncovered = holds.into_iter().find(|hold| !typed.covers.contains(hold));
        return uncovered.map_or(Gate::Free, Gate::By);
    }
    // A finding that holds it may be missing only because its question has no answer yet.
    if !is_known(model, bind) {
        return Gate::Asking;
    }
    for query in of_hold(model) {
        if is_open(model, &query) {
            return Gate::Asking;
        }
        if let Some(problem) = model.facts.problem(&query) {
            return Gate::Unknown(problem.clone());
        }
    }
    holds.into_iter().next().map_or(Gate::Free, Gate::By)
}
