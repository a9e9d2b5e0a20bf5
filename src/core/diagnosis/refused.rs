//! Calls that AWS refused for who is calling: an expired login, a permission that is missing. The
//! problem itself, with its command, is shown beside the step; as a finding it has a code that
//! scripts can look for.

use std::collections::HashSet;

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::{Fate, deeds};
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::kinds::query::Query;
use crate::core::kinds::step::StepId;
use crate::core::steps::{self, STEPS};

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let mut findings = Vec::new();
    let expired = |problem: &&Problem| problem.kind == ProblemKind::CredentialsExpired;
    // No call gets on without a login, so it is said once.
    if let Some(problem) = facts.problems().map(|(_, problem)| problem).find(expired) {
        findings.push(finding(Code::CredentialsExpired, StepId::Account, problem));
    }
    for (query, problem) in facts.problems() {
        if problem.kind == ProblemKind::Permission
            && let Some(step) = asked_by(query, facts, choices)
        {
            add(&mut findings, finding(Code::PermissionMissing, step, problem));
        }
    }
    for (step, problem) in refused_changes(facts, choices) {
        add(&mut findings, finding(Code::PermissionMissing, step, problem));
    }
    findings
}

/// Several questions may lack the same permission.
fn add(findings: &mut Vec<Finding>, found: Finding) {
    let action = |finding: &Finding| finding.args.iter().find(|(name, _)| *name == "action").cloned();
    let told = |other: &Finding| {
        other.code == found.code && other.step == found.step && action(other) == action(&found)
    };
    if !findings.iter().any(told) {
        findings.push(found);
    }
}

fn finding(code: Code, step: StepId, problem: &Problem) -> Finding {
    let action = problem.action.as_ref().unwrap_or(&problem.operation);
    let finding = Finding::new(code, step).text("operation", &problem.operation);
    let finding = match code {
        Code::PermissionMissing => finding.text("action", action).text("caller", problem.caller.as_str()),
        _ => finding,
    };
    match problem.message.as_deref().map(str::trim).filter(|message| !message.is_empty()) {
        Some(message) => finding.seen(message),
        None => finding,
    }
}

fn asked_by(query: &Query, facts: &Facts, choices: &Choices) -> Option<StepId> {
    STEPS.iter().find(|step| step.asks(facts, choices).contains(query)).map(|step| step.id())
}

/// The last attempt at each kind of change, where its step is not done by now.
fn refused_changes<'a>(facts: &'a Facts, choices: &Choices) -> Vec<(StepId, &'a Problem)> {
    let deeds = deeds(&facts.journal);
    let mut later = HashSet::new();
    let last = deeds.iter().rev().filter(|deed| later.insert(deed.change.code()));
    let refused = last.filter_map(|deed| {
        let Fate::Failed(problem) = deed.fate else { return None };
        let step = deed.change.step();
        let open = || !steps::own_status(step, facts, choices).is_finished();
        (problem.kind == ProblemKind::Permission && open()).then_some((step, problem))
    });
    let mut refused: Vec<_> = refused.collect();
    refused.reverse();
    refused
}
