//! What a command's end means to a script.

use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::kinds::query::Query;
use crate::core::wizard::model::Model;

/// The exit codes that `sendoff` ends with by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Everything is done or skipped, or the command did its work.
    Done,
    Failed,
    Usage,
    Unfinished,
    Credentials,
    Permission,
}

impl Exit {
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Unfinished => 3,
            Self::Credentials => 4,
            Self::Permission => 5,
        }
    }
}

/// How a call that failed ends a command that cannot do without it.
pub const fn exit_of(problem: &Problem) -> Exit {
    match problem.kind {
        ProblemKind::CredentialsMissing | ProblemKind::CredentialsExpired => Exit::Credentials,
        ProblemKind::Permission => Exit::Permission,
        _ => Exit::Failed,
    }
}

/// How the model as it stands ends the wizard, `status` and `apply`. A call they can do without does not
/// count: without Route 53 the records can still be measured and published by hand.
pub fn exit(model: &Model) -> Exit {
    let (done, total) = model.progress();
    if done == total && total > 0 {
        return Exit::Done;
    }
    let failed = |matches: fn(ProblemKind) -> bool| indispensable(model).any(|problem| matches(problem.kind));
    if failed(|kind| matches!(kind, ProblemKind::CredentialsMissing | ProblemKind::CredentialsExpired)) {
        Exit::Credentials
    } else if failed(|kind| kind == ProblemKind::Permission) {
        Exit::Permission
    } else if indispensable(model).next().is_some() {
        Exit::Failed
    } else {
        Exit::Unfinished
    }
}

/// Why a call failed without which nothing can be said about this set-up.
fn indispensable(model: &Model) -> impl Iterator<Item = &Problem> {
    model.facts.iter().filter_map(|(query, fact)| {
        let needed = match query {
            Query::Caller | Query::SesAccount => true,
            Query::Identity(name) => {
                model.choices.identity_domain().is_some_and(|domain| domain.as_str() == name)
            }
            Query::UserPool(id) => model.choices.user_pools.contains(id),
            _ => false,
        };
        fact.problem.as_ref().filter(|_| needed && fact.answer.is_none())
    })
}
