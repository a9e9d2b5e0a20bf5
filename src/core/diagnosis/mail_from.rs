//! The custom MAIL FROM as SES has it (SES developer guide, "Using a custom MAIL FROM domain").

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::aws::{Identity, MailFrom, Verification};
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::step::StepId;
use crate::core::steps;

use super::window;

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let (Some(domain), Some(identity)) = (choices.identity_domain(), setup::identity(facts, choices)) else {
        return Vec::new();
    };
    let of_other = rejecting_speaker(facts, choices, identity);
    let Some(mail_from) = &identity.mail_from else {
        let mut findings: Vec<Finding> = of_other.into_iter().chain(proposed(facts, choices)).collect();
        // Verified by an earlier set-up that stopped there; while one is under way it is only not
        // done yet.
        if identity.dkim.status == Verification::Success && !steps::mail_from_is_confirmed(facts, choices) {
            findings.push(Finding::new(Code::MailFromNotSet, StepId::MailFrom).text("domain", domain));
        }
        return findings;
    };
    let name = &mail_from.domain;
    let finding = |code| Finding::new(code, StepId::MailFrom);
    let mut findings: Vec<Finding> = of_other.into_iter().collect();
    if name == domain {
        findings.push(finding(Code::MailFromIsIdentity).text("domain", domain).seen(name));
    } else if !name.is_within(domain) {
        let outside = finding(Code::MailFromOutsideIdentity);
        findings.push(outside.text("mail_from", name).text("domain", domain).seen(name));
    }
    if let Some(from) = setup::sender(facts, choices).filter(|from| from.address.domain.is_within(name))
        && name != domain
        && name.is_within(domain)
    {
        let finding = finding(Code::FromUsesMailFrom).text("from", &from.address).text("mail_from", name);
        findings.push(finding.text("domain", domain).seen(&from.address));
    }
    if mail_from.status == Verification::Failed {
        let expired = finding(Code::MailFromVerificationExpired).text("mail_from", name);
        findings.push(expired.text("stands", window::mx_stands(facts, choices)));
    }
    findings.extend(rejecting(mail_from));
    findings
}

/// REJECT_MESSAGE applies in PENDING, FAILED and TEMPORARY_FAILURE alike (SESv2 API,
/// `BehaviorOnMxFailure`).
fn rejecting(mail_from: &MailFrom) -> Option<Finding> {
    let finding = Finding::new(Code::MailFromRejectNotLive, StepId::MailFrom);
    let rejects = mail_from.rejects && mail_from.status != Verification::Success;
    rejects.then(|| finding.text("mail_from", &mail_from.domain).seen("REJECT_MESSAGE"))
}

/// `REJECT_MESSAGE` of an identity nearer to the From address, whose MAIL FROM applies in place of the domain's.
fn rejecting_speaker(facts: &Facts, choices: &Choices, identity: &Identity) -> Option<Finding> {
    let speaker = setup::speaker(facts, choices).filter(|speaker| speaker.name != identity.name)?;
    rejecting(speaker.mail_from.as_ref()?)
}

/// A chosen name that somebody else uses already.
fn proposed(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let Some(name) = &choices.mail_from else {
        return Vec::new();
    };
    if steps::mail_from_taken(facts, name) != Some(true) {
        return Vec::new();
    }
    vec![Finding::new(Code::MailFromNameTaken, StepId::MailFrom).text("mail_from", name).seen(name)]
}
