//! How `apply` goes on after a change that failed.

use crate::core::facts::setup;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::change::Change;
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::wizard::model::{Model, Setback};

#[derive(Clone, Debug, PartialEq)]
pub enum After {
    /// It goes out again by itself.
    ByItself(Problem),
    /// It failed as often as it is tried at once, for a reason that passes: it is confirmed again, while there
    /// is time to wait.
    Again(Change, Problem),
    /// MAIL FROM is put again once SES has verified DKIM ("…is not verified for identity").
    OnceVerified,
    /// Where one permission is missing the other steps go on.
    OthersGoOn(Problem),
    Ends(Problem),
}

/// `None` where nothing has failed.
pub fn after(model: &Model) -> Option<After> {
    let setback = model.setback.as_ref()?;
    let problem = setback.problem.clone();
    Some(if setback.retry_at.is_some() {
        After::ByItself(problem)
    } else if setback.change.is_ensure() && problem.kind.passes() {
        After::Again(setback.change.clone(), problem)
    } else if waits_for_dkim(model, setback) {
        After::OnceVerified
    } else if problem.kind == ProblemKind::Permission {
        After::OthersGoOn(problem)
    } else {
        After::Ends(problem)
    })
}

fn waits_for_dkim(model: &Model, setback: &Setback) -> bool {
    matches!(setback.change, Change::SetMailFrom { .. })
        && matches!(setback.problem.kind, ProblemKind::Refused | ProblemKind::Conflict)
        && setup::identity(&model.facts, &model.choices)
            .is_some_and(|identity| identity.dkim.status != Verification::Success)
}
