//! Whether SES has taken a mail like those that the pool will send.

use super::PoolSite;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::rules::proof::{Proof, proof};

pub fn finding(look: &PoolSite<'_>) -> Option<Finding> {
    if look.bound {
        return None;
    }
    let (code, problem) = match proof(look.facts, look.choices)? {
        Proof::Refused(problem) => (Code::ProofRefused, problem),
        Proof::NotAllowed(problem) => (Code::BindUnproven, problem),
        Proof::Taken | Proof::Missing => return None,
    };
    let said = problem.message.as_deref().or(problem.code.as_deref()).unwrap_or_default();
    let finding = look.finding(code).seen(said);
    Some(match code {
        Code::ProofRefused => finding.text("cause", cause(problem)),
        _ => finding,
    })
}

/// What SES refused the mail for, from its error's name (SESv2 API reference, `SendEmail`); it has one for
/// whatever else may be wrong with a message, `MessageRejected`.
fn cause(problem: &Problem) -> &'static str {
    let code = problem.code.as_deref().unwrap_or_default();
    let said = problem.message.as_deref().unwrap_or_default().to_ascii_lowercase();
    match code {
        "MailFromDomainNotVerifiedException" => "mail-from",
        "AccountSuspendedException" | "LimitExceededException" => "account",
        "SendingPausedException" if said.contains("configuration set") => "set",
        "SendingPausedException" => "account",
        _ if said.contains("configuration set") => "set",
        _ if problem.kind == ProblemKind::NotFound => "set",
        _ if said.contains("not verified") => "identity",
        _ => "other",
    }
}
