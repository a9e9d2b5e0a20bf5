//! The SES account in its Region: sandbox, review, enforcement (SESv2 `GetAccount`).

use crate::core::aws::ReviewStatus;
use crate::core::facts::Facts;
use crate::core::finding::{Code, Finding};
use crate::core::step::StepId;

pub fn findings(facts: &Facts) -> Vec<Finding> {
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
    findings.push(match review.map(|review| &review.status) {
        Some(ReviewStatus::Pending) => finding(Code::ReviewPending).text("case", case()),
        Some(ReviewStatus::Denied) => finding(Code::ReviewDenied).text("case", case()),
        Some(ReviewStatus::Failed) => finding(Code::ReviewFailed),
        _ => finding(Code::Sandbox),
    });
    findings
}
