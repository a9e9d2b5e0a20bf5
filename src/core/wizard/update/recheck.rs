//! What must be known anew before a confirmed change goes out: who is calling, and what the bind's hold rests on.

use jiff::SignedDuration;

use crate::core::facts::setup;
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::kinds::query::Query;
use crate::core::wizard::model::Model;
use crate::core::wizard::plan::{asks, restoring};

/// What the bind's hold rests on is asked again where it is older than this.
const FRESH: SignedDuration = SignedDuration::from_secs(60);

/// Credentials may be another account's since.
pub fn is_about_credentials(problem: &Problem) -> bool {
    matches!(problem.kind, ProblemKind::CredentialsExpired | ProblemKind::CredentialsMissing)
        || problem.operation == "sts:GetCallerIdentity"
}

/// Who is calling is asked again just now: until then nothing is written.
pub fn is_asking_who(model: &Model) -> bool {
    model.facts.get(&Query::Caller).is_some() && asks::is_open(model, &Query::Caller)
}

/// Why it is not known who is calling.
pub fn nobody(model: &Model) -> Option<Problem> {
    model.facts.problem(&Query::Caller).cloned()
}

/// Somebody else was faster.
pub fn is_overtaken(problem: &Problem) -> bool {
    matches!(problem.kind, ProblemKind::Conflict | ProblemKind::Moved | ProblemKind::PoolMoved)
}

/// A confirmed bind waits for answers that are new.
pub fn look_again(model: &mut Model) {
    let waits = model.queue.iter().any(|change| restoring::is_bind(model, change))
        || model.due_again().is_some_and(|setback| restoring::is_bind(model, &setback.change));
    if !waits || model.named.is_some() {
        return;
    }
    let now = model.facts.now;
    let (facts, choices) = (&model.facts, &model.choices);
    let set =
        setup::user_pool(facts, choices).and_then(|pool| setup::configuration_set(facts, choices, pool));
    let old: Vec<Query> = asks::of_hold(model)
        .into_iter()
        .chain(set.map(Query::ConfigurationSet))
        .filter(|query| model.facts.asked_at(query).is_some_and(|at| now.duration_since(at) > FRESH))
        .collect();
    model.facts.expire(|query| old.contains(query));
}
