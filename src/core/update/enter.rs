//! What Enter does: every screen's default leads on, and nothing is done without its preview.

use crate::core::change::Change;
use crate::core::choices::Publish;
use crate::core::model::{Enter, Model, Overlay, Setback};
use crate::core::pool_list;
use crate::core::problem::ProblemKind;
use crate::core::step::{Status, StepId};
use crate::core::steps::{self, STEPS};

use super::{accept, fields, quiet, undo};

pub fn enter(model: &Model) -> Enter {
    match &model.overlay {
        Some(Overlay::Setups(_)) => return Enter::ChooseSetup,
        Some(Overlay::Export(_)) => return Enter::Export,
        Some(Overlay::SenderSpf) => return Enter::SenderSpf(!model.choices.adds_sender_spf()),
        Some(Overlay::Accept) if accept::is_named(model) => return Enter::Accept,
        Some(Overlay::Accept) => return Enter::TypeCode,
        Some(_) => return Enter::Close,
        None => {}
    }
    if let Some(preview) = &model.preview {
        let named = preview.typed.as_ref().is_none_or(|typed| names(model, &preview.changes, typed.value()));
        return match (named, is_ready(model)) {
            (false, _) => Enter::TypeName,
            (true, false) => Enter::TooSoon,
            (true, true) => Enter::Confirm,
        };
    }
    if model.opened {
        return Enter::Close;
    }
    if model.is_changing() || !model.queue.is_empty() {
        return Enter::Wait;
    }
    let status = model.status(model.cursor);
    // Where nothing may be written, trying again leads nowhere.
    let of_step = |setback: &&Setback| {
        setback.change.step() == model.cursor && setback.problem.kind != ProblemKind::ReadOnly
    };
    if let Some(setback) = model.setback.as_ref().filter(of_step) {
        return match setback.problem.kind {
            // Somebody else has written too: their change stands unless a person decides otherwise.
            ProblemKind::PoolDiffers => Enter::Leave,
            _ if puts_back(model, setback) => Enter::Undo,
            _ if is_ready(model) => Enter::Retry,
            _ => Enter::TooSoon,
        };
    }
    if pool_list::is_open(model) && !fields::has_pick(model) {
        return Enter::PickFirst;
    }
    if fields::is_edited(model) {
        return Enter::Submit;
    }
    if status.is_finished() {
        return next(model);
    }
    let Some(step) = steps::get(model.cursor) else {
        return Enter::Wait;
    };
    let fields = step.fields(&model.facts, &model.choices);
    let failed = step
        .asks(&model.facts, &model.choices)
        .iter()
        .any(|query| model.facts.problem(query).is_some_and(|problem| !problem.kind.passes()));
    if failed && status == Status::Wrong && fields.is_empty() {
        return Enter::Retry;
    }
    let may_be_passed = match model.cursor {
        StepId::Access => may_be_passed(model),
        StepId::Test => steps::test_may_wait(&model.facts, &model.choices),
        _ => false,
    };
    if may_be_passed && !model.drafts.values().any(|draft| draft.touched) {
        return next(model);
    }
    if matches!(status, Status::Todo | Status::Wrong) {
        // Taking what is chosen already would lead nowhere.
        let is_settled = model.cursor == StepId::Records
            && status == Status::Wrong
            && step.changes(&model.facts, &model.choices).is_empty();
        if !fields.is_empty() && !is_settled {
            return Enter::Submit;
        }
        if !step.changes(&model.facts, &model.choices).is_empty() {
            return Enter::Preview;
        }
        if model.cursor == StepId::Test && undo::has_test_user(&model.facts) {
            return Enter::Undo;
        }
    }
    next(model)
}

/// An Enter now agrees to a write, or will once it has had its quiet.
fn is_ready(model: &Model) -> bool {
    quiet::is_quiet(model) && model.meant_at.is_none()
}

/// The pool's mail failed: undoing the bind is the way on.
fn puts_back(model: &Model, setback: &Setback) -> bool {
    let silent = matches!(setback.change, Change::InviteTestUser { .. }) && setback.problem.is_about_mail();
    silent && !undo::changes(&model.facts, &model.choices, model.cursor).is_empty()
}

/// The request waits for the domain: until then the sandbox is only noted.
fn may_be_passed(model: &Model) -> bool {
    !steps::is_best_sent_now(&model.facts, &model.choices)
}

fn needs_person(model: &Model, id: StepId) -> bool {
    match model.status(id) {
        Status::Todo | Status::Wrong => match id {
            StepId::Access => !may_be_passed(model) || !model.passed.contains(&id),
            StepId::Test => !steps::test_may_wait(&model.facts, &model.choices),
            _ => true,
        },
        _ => false,
    }
}

/// The next step after this one, and round, that needs a person; else one to watch.
pub fn next(model: &Model) -> Enter {
    if steps::complete(&model.facts, &model.choices) {
        return Enter::Finish;
    }
    let ids: Vec<StepId> = STEPS.iter().map(|step| step.id()).collect();
    let here = ids.iter().position(|id| *id == model.cursor).unwrap_or(0);
    let round = || ids.iter().cycle().skip(here + 1).take(ids.len().saturating_sub(1)).copied();
    // What can be tried out before the bind comes after all that leads there.
    let is_early = |id: StepId| id == StepId::Test && steps::tests_before_bind(&model.facts, &model.choices);
    let needs = |id: &StepId| needs_person(model, *id);
    if let Some(id) = round().find(|id| needs(id) && !is_early(*id)).or_else(|| round().find(needs)) {
        return Enter::Next(id);
    }
    let by_hand = steps::publish(&model.facts, &model.choices) == Some(Publish::Manual);
    if model.cursor == StepId::Records && by_hand {
        return Enter::Next(StepId::Propagation);
    }
    let watched = matches!(model.cursor, StepId::Records | StepId::Propagation);
    if watched || model.status(model.cursor) == Status::Waiting {
        return Enter::Wait;
    }
    let watch = |wanted: Status| round().find(|id| model.status(*id) == wanted);
    match watch(Status::Waiting) {
        Some(id) => Enter::Next(id),
        None => Enter::Wait,
    }
}

/// What was typed names what the preview is about: the user that it would delete, else the pool.
fn names(model: &Model, changes: &[Change], typed: &str) -> bool {
    match changes {
        [Change::DeleteTestUser { made: Some(made), named: true, .. }] => typed.trim() == made.username,
        _ => is_pool_name(model, typed),
    }
}

/// The name (or id) of the pool that the preview would bind.
pub fn is_pool_name(model: &Model, typed: &str) -> bool {
    crate::core::wanted::user_pool(&model.facts, &model.choices).is_some_and(|pool| {
        !typed.trim().is_empty() && (typed.trim() == pool.name() || typed.trim() == pool.id.as_str())
    })
}
