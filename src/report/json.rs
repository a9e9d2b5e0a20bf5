//! `status --json`, version 1. Keys are only added within a version, and their order stays.
//!
//! Only `summary`, `message` and `fix` are in the chosen language. All else is as it was found: what nobody sees
//! in it is escaped where the text is made (`json_text`).

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::core::diagnosis;
use crate::core::facts::setup;
use crate::core::kinds::aws::{Identity, Verification};
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::name::Name;
use crate::core::kinds::problem::Problem;
use crate::core::kinds::record::RecordId;
use crate::core::kinds::step::StepId;
use crate::core::progress;
use crate::core::records;
use crate::core::steps::STEPS;
use crate::core::wizard::model::Model;
use crate::core::wizard::plan;
use crate::words::Words;

use super::problems;
use super::records::record;

/// The model as the interface promises it; what is not known yet is null.
pub fn status_json(model: &Model, words: &Words) -> Value {
    let (facts, choices) = (&model.facts, &model.choices);
    let findings = diagnosis::findings(facts, choices);
    let views = records::view(facts, choices);
    let domain = choices.identity_domain();
    let identity = domain.and_then(|domain| facts.identity(domain.as_str()));
    let pool = setup::user_pool_id(facts, choices);
    let pools = if choices.user_pools.is_empty() { pool.as_slice() } else { &choices.user_pools };
    let pools: Vec<String> = pools.iter().map(|id| id.to_string()).collect();
    let (done, total) = model.progress();
    let finished = |id: StepId| model.status(id).is_finished();
    json!({
        "version": 1,
        "as_of": moment(facts.now),
        "account": facts.caller().map(|caller| &caller.account),
        "region": facts.region().map(|region| region.as_str()),
        "domain": domain.map(name),
        "mail_from": setup::mail_from(facts, choices).as_ref().map(name),
        "from": setup::sender(facts, choices).map(|from| from.to_string()),
        "user_pool": pools.first(),
        "user_pools": pools,
        "complete": total > 0 && done == total,
        "configured": StepId::ALL.into_iter().filter(|id| *id != StepId::Test).all(finished),
        "done": done,
        "total": total,
        "steps": STEPS.iter().map(|step| {
            let id = step.id();
            json!({
                "id": id.as_str(),
                "status": model.status(id).as_str(),
                "summary": words.message(&progress::summary(*step, facts, choices)),
                "findings": codes(findings.iter().filter(|finding| finding.step == id)),
                "held_by": plan::held_by(model, &findings, id).into_iter().map(Code::as_str).collect::<Vec<_>>(),
                "next": plan::onward(model, id).map(|onward| json!({
                    "key": onward.key,
                    "command": onward.command,
                })),
            })
        }).collect::<Vec<_>>(),
        "records": views.iter().map(record).collect::<Vec<_>>(),
        "ses": ses(identity),
        "findings": findings.iter().map(|found| finding(found, words)).collect::<Vec<_>>(),
        "problems": problems::all(model).into_iter().map(problem).collect::<Vec<_>>(),
    })
}

/// RFC 3339 in UTC, to the second.
fn moment(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// RFC 3339's date, in UTC.
fn day(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d").to_string()
}

fn name(name: &Name) -> String {
    name.to_string()
}

/// Each code once, in the order of the findings.
fn codes<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = Vec::new();
    for finding in findings {
        if !codes.contains(&finding.code.as_str()) {
            codes.push(finding.code.as_str());
        }
    }
    codes
}

/// `None`: not asked yet; `Some(None)`: there is no identity, so nothing is verified.
fn ses(identity: Option<Option<&Identity>>) -> Value {
    let known = identity.flatten();
    let check = known.and_then(|identity| identity.check.as_ref());
    let mail_from = known.and_then(|identity| identity.mail_from.as_ref());
    json!({
        "dkim": known.map(|identity| verification(identity.dkim.status)),
        "mail_from": mail_from.map(|mail_from| verification(mail_from.status)),
        "verified_for_sending": identity.map(|known| known.is_some_and(|identity| identity.verified_for_sending)),
        "last_checked": check.and_then(|check| check.last_checked).map(moment),
        "error": check.and_then(|check| check.error.as_deref()),
        "primary_name_server": check.and_then(|check| check.primary_name_server.as_ref()).map(name),
    })
}

fn verification(state: Verification) -> &'static str {
    state.as_str()
}

pub(super) fn finding(finding: &Finding, words: &Words) -> Value {
    json!({
        "code": finding.code.as_str(),
        "severity": finding.severity(),
        "step": finding.step.as_str(),
        "record": finding.record.map(RecordId::as_str),
        "message": words.message(&finding.message()),
        "fix": words.message(&finding.fix()),
        "seen": finding.seen.as_deref(),
        "holds": finding.holds().as_str(),
        "accepted": finding.accepted.map(day),
    })
}

fn problem(problem: &Problem) -> Value {
    json!({
        "kind": problem.kind.as_str(),
        "operation": problem.operation,
        "code": problem.code.as_deref(),
        "request_id": problem.request_id.as_deref(),
        "caller": problem.caller.as_str(),
        "proxy": problem.via.as_ref().map(|via| json!({
            "variable": via.variable,
            "url": via.proxy.as_deref(),
            "host": via.host,
        })),
    })
}
