//! The SES account in its Region: sandbox, review, enforcement (SESv2 `GetAccount`).

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::aws::ReviewStatus;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::name::Region;
use crate::core::kinds::step::StepId;
use crate::core::rules::elsewhere;
use crate::core::steps;

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let (Some(account), Some(region)) = (facts.ses_account(), facts.region()) else {
        return Vec::new();
    };
    let finding = |code| Finding::new(code, StepId::Access).text("region", region);
    let mut findings = Vec::new();
    match account.enforcement.as_str() {
        "SHUTDOWN" => findings.push(finding(Code::AccountEnforcement)),
        "PROBATION" => findings.push(finding(Code::AccountProbation)),
        _ => {}
    }
    if !account.sending_enabled && account.enforcement != "SHUTDOWN" {
        findings.push(finding(Code::SendingPaused));
    }
    if account.production_access {
        return findings;
    }
    let review = account.review.as_ref();
    let case = || review.and_then(|review| review.case_id.clone()).unwrap_or_default();
    let granted = granted_elsewhere(facts, choices)
        .map(|other| finding(Code::AccessInOtherRegion).text("other", &other).seen(&other).wanted(region));
    findings.extend(match review.map(|review| &review.status) {
        Some(ReviewStatus::Pending) => Some(finding(Code::ReviewPending).text("case", case())),
        Some(ReviewStatus::Denied) => Some(finding(Code::ReviewDenied).text("case", case())),
        Some(ReviewStatus::Failed) => Some(finding(Code::ReviewFailed)),
        // That it stands elsewhere says what the sandbox is: of this Region alone.
        _ if granted.is_some() => None,
        _ => Some(sandbox(finding(Code::Sandbox), facts, choices)),
    });
    if !matches!(review.map(|review| &review.status), Some(ReviewStatus::Pending)) {
        findings.extend(granted);
    }
    findings
}

/// What there is to do about it, which depends on how far the domain is.
fn sandbox(finding: Finding, facts: &Facts, choices: &Choices) -> Finding {
    let moment = match choices.identity_domain() {
        None => "no-domain",
        Some(_) if steps::is_best_sent_now(facts, choices) => "verified",
        Some(_) => "unverified",
    };
    finding
        .text("moment", moment)
        .text("step", steps::number(StepId::Access))
        .text("from_step", steps::number(StepId::Identity))
}

/// A Region that this set-up could use and that is out of the sandbox.
fn granted_elsewhere(facts: &Facts, choices: &Choices) -> Option<Region> {
    let granted = |region: &Region| {
        facts
            .ses_account_in(region)
            .is_some_and(|account| account.production_access && account.sending_enabled)
    };
    elsewhere::regions(facts, choices).into_iter().find(granted)
}
