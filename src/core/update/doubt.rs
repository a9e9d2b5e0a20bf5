//! What must be known for certain before a confirmed change goes out.

use jiff::SignedDuration;

use crate::core::aws::Verification;
use crate::core::change::Change;
use crate::core::hold::{self, Hold};
use crate::core::model::{Model, Typed, What};
use crate::core::plan::restoring;
use crate::core::problem::{Problem, ProblemKind};
use crate::core::proof;
use crate::core::query::Query;
use crate::core::steps;
use crate::core::test_users;
use crate::core::wanted;

/// What the bind's hold rests on is asked again where it is older than this.
const FRESH: SignedDuration = SignedDuration::from_secs(60);

/// Credentials may be another account's since.
pub fn is_about_credentials(problem: &Problem) -> bool {
    matches!(problem.kind, ProblemKind::CredentialsExpired | ProblemKind::CredentialsMissing)
        || problem.operation == "sts:GetCallerIdentity"
}

/// It is to be asked, or is being asked.
fn is_open(model: &Model, query: &Query) -> bool {
    model.facts.get(query).is_some_and(|fact| fact.stale)
        || model.in_flight.values().any(|flight| matches!(&flight.what, What::Query(asked) if asked == query))
}

/// Who is calling is asked again just now: until then nothing is written.
pub fn is_asking_who(model: &Model) -> bool {
    model.facts.get(&Query::Caller).is_some() && is_open(model, &Query::Caller)
}

/// Why it is not known who is calling.
pub fn nobody(model: &Model) -> Option<Problem> {
    model.facts.problem(&Query::Caller).cloned()
}

/// What the change touches was read since it was last tried, as far as anybody asks for it: what nobody
/// asks for any more would be waited for in vain.
pub fn is_settled(model: &Model, change: &Change) -> bool {
    let is_due = |query: &Query| is_open(model, query) || model.facts.get(query).is_none();
    !super::settle::queries(model).iter().any(|query| change.touches(query) && is_due(query))
}

/// The pool sends through SES by it as it did not before: a bind, or a snapshot that has one.
fn is_bind(model: &Model, change: &Change) -> bool {
    match change {
        Change::BindPool(_) => true,
        Change::RestorePool(_) => restoring::binds(model),
        _ => false,
    }
}

/// All that the change goes by is known: nothing of it is still to be asked. The bind goes by what every
/// step may find, any other change by its own step.
pub fn is_known(model: &Model, change: &Change) -> bool {
    let asks = match change {
        _ if is_bind(model, change) => {
            super::settle::queries(model).into_iter().chain(rests_on(model)).collect()
        }
        _ => {
            let step = steps::get(change.step());
            step.map(|step| step.asks(&model.facts, &model.choices)).unwrap_or_default()
        }
    };
    !asks.iter().any(|query| is_first(model, query))
}

/// It has no answer yet that counts; one that is only looked at anew has.
fn is_first(model: &Model, query: &Query) -> bool {
    model.facts.get(query).is_none_or(|fact| fact.at.is_none() || fact.stale)
}

/// The identity was read since the last change to it: nothing is sent twice.
pub fn is_fresh(model: &Model) -> bool {
    model.choices.identity_domain().is_some_and(|domain| {
        let query = Query::Identity(domain.to_string());
        model.facts.get(&query).is_some_and(|fact| !fact.stale)
            && !model
                .in_flight
                .values()
                .any(|flight| matches!(&flight.what, What::Query(asked) if *asked == query))
    })
}

/// The facts as they stand still call for just this change.
pub fn is_wanted(model: &Model, change: &Change) -> bool {
    let (facts, choices) = (&model.facts, &model.choices);
    match change {
        Change::BindPool(_) => steps::pool_override(facts, choices).contains(change),
        Change::RestorePool(_) if model.restoring.is_some() => {
            restoring::write(model).as_ref() == Some(change)
        }
        Change::RestorePool(_) | Change::TakeBackRecords { .. } => {
            super::undo::changes(facts, choices, change.step()).contains(change)
        }
        Change::SetMailFrom { mail_from, .. } => {
            let standing = wanted::identity(facts, choices).and_then(|identity| identity.mail_from.as_ref());
            standing.is_none_or(|standing| {
                standing.domain != *mail_from || standing.status == Verification::Failed
            })
        }
        Change::DeleteTestUser { made: None, .. } => test_users::pinned(facts, change).is_some(),
        Change::DeleteTestUser { .. } => super::undo::test_users(facts).contains(change),
        _ => steps::get(change.step()).is_some_and(|step| step.changes(facts, choices).contains(change)),
    }
}

/// Somebody else was faster.
pub fn is_overtaken(problem: &Problem) -> bool {
    matches!(problem.kind, ProblemKind::Conflict | ProblemKind::Moved | ProblemKind::PoolMoved)
}

/// The step still asks for a change of this kind, if not for this very one.
pub fn is_needed(model: &Model, change: &Change) -> bool {
    let changes = steps::get(change.step()).map(|step| step.changes(&model.facts, &model.choices));
    changes.unwrap_or_default().iter().any(|needed| needed.code() == change.code())
        || is_wanted(model, change)
}

/// Whether two previews would do the same. The test user's name has the time in it.
pub fn are_alike(shown: &[Change], now: &[Change]) -> bool {
    let nameless = |change: &Change| {
        let mut change = change.clone();
        if let Change::InviteTestUser { username, .. } | Change::DeleteTestUser { username, made: None, .. } =
            &mut change
        {
            username.clear();
        }
        change
    };
    shown.len() == now.len() && shown.iter().zip(now).all(|(shown, now)| nameless(shown) == nameless(now))
}

#[derive(Debug)]
pub enum Held {
    Free,
    /// What the hold rests on is being asked again.
    Asking,
    /// It could not be asked.
    Unknown(Problem),
    By(Hold),
}

fn rests_on(model: &Model) -> Vec<Query> {
    let domain = model.choices.identity_domain();
    domain.map(|domain| Query::Identity(domain.to_string())).into_iter().chain([Query::SesAccount]).collect()
}

/// Whether a bind must wait although it was confirmed: the sandbox or the identity may be
/// another since. Only the pool's typed name overrides it. The mail before it is as pointless as the bind.
pub fn hold(model: &Model, change: &Change) -> Held {
    match change {
        Change::SendMail { .. } => match model.queue.iter().find(|change| is_bind(model, change)) {
            Some(bind) => held(model, bind),
            None => Held::Free,
        },
        bind if is_bind(model, bind) => match held(model, bind) {
            Held::Free if model.named.is_none() && proof::missing(&model.facts, &model.choices).is_some() => {
                Held::By(Hold::Unproven)
            }
            held => held,
        },
        _ => Held::Free,
    }
}

fn held(model: &Model, bind: &Change) -> Held {
    let holds = match bind {
        Change::RestorePool(_) => restoring::holds(model),
        _ => hold::of_bind(&model.facts, &model.choices),
    };
    let is_of = |typed: &&Typed| Some(&typed.user_pool) == bind.user_pool();
    if let Some(typed) = model.named.as_ref().filter(is_of) {
        let uncovered = holds.into_iter().find(|hold| !typed.covers.contains(hold));
        return uncovered.map_or(Held::Free, Held::By);
    }
    // A finding that holds it may be missing only because its question has no answer yet.
    if !is_known(model, bind) {
        return Held::Asking;
    }
    for query in rests_on(model) {
        if is_open(model, &query) {
            return Held::Asking;
        }
        if let Some(problem) = model.facts.problem(&query) {
            return Held::Unknown(problem.clone());
        }
    }
    holds.into_iter().next().map_or(Held::Free, Held::By)
}

/// A confirmed bind waits for answers that are new.
pub fn look_again(model: &mut Model) {
    let waits = model.queue.iter().any(|change| is_bind(model, change))
        || super::carry_out::due_again(model).is_some_and(|setback| is_bind(model, &setback.change));
    if !waits || model.named.is_some() {
        return;
    }
    let now = model.facts.now;
    let (facts, choices) = (&model.facts, &model.choices);
    let set =
        wanted::user_pool(facts, choices).and_then(|pool| wanted::configuration_set(facts, choices, pool));
    let old: Vec<Query> = rests_on(model)
        .into_iter()
        .chain(set.map(Query::ConfigurationSet))
        .filter(|query| model.facts.asked_at(query).is_some_and(|at| now.duration_since(at) > FRESH))
        .collect();
    model.facts.expire(|query| old.contains(query));
}
