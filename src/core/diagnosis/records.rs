//! Each record: missing, another one, or on its way.

use crate::core::aws::Verification;
use crate::core::choices::Choices;
use crate::core::facts::Facts;
use crate::core::finding::{Code, Finding};
use crate::core::message::{Arg, Message};
use crate::core::record::{Judgement, RecordId, RecordStatus, RecordView};
use crate::core::records;
use crate::core::step::StepId;
use crate::core::steps;
use crate::core::wanted;

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let views = records::view(facts, choices);
    let absence_counts = absence_counts(facts, choices, &views);
    views.iter().filter_map(|view| finding(facts, view, absence_counts)).collect()
}

/// Before anything is published absence is no fault: one of the records must exist, the
/// journal or the person must say that they were entered, or SES must have given up.
fn absence_counts(facts: &Facts, choices: &Choices, views: &[RecordView]) -> bool {
    let ours = |view: &RecordView| {
        view.wanted.id != RecordId::Dmarc
            && matches!(view.status, RecordStatus::Live | RecordStatus::Propagating | RecordStatus::Wrong)
    };
    let failed = wanted::identity(facts, choices).is_some_and(|identity| {
        let mail_from = identity.mail_from.as_ref().map(|mail_from| mail_from.status);
        identity.dkim.status == Verification::Failed || mail_from == Some(Verification::Failed)
    });
    failed || steps::were_published(facts, choices) || views.iter().any(ours)
}

fn finding(facts: &Facts, view: &RecordView, absence_counts: bool) -> Option<Finding> {
    let code = match view.status {
        RecordStatus::Live | RecordStatus::Covered | RecordStatus::Unknown => return None,
        RecordStatus::Missing if !absence_counts => return None,
        RecordStatus::Missing => match view.wanted.id {
            RecordId::Dkim1 | RecordId::Dkim2 | RecordId::Dkim3 => Code::DkimMissing,
            RecordId::MailFromMx => Code::MxMissing,
            RecordId::MailFromSpf => Code::SpfMissing,
            RecordId::Dmarc => Code::DmarcMissing,
        },
        RecordStatus::Propagating => Code::AuthoritativeLags,
        RecordStatus::Conflict => Code::CnameInTheWay,
        RecordStatus::Wrong => wrong(facts, view),
    };
    let wanted = &view.wanted;
    let label = Message::new(format!("record-{}", wanted.id.as_str()));
    let domain = wanted.name.parent().unwrap_or_else(|| wanted.name.clone());
    let finding = Finding::new(code, StepId::Records).on(wanted.id).wanted(&wanted.value);
    let finding = match code {
        Code::DkimMissing | Code::DkimDiffers => finding.arg("record", Arg::Message(Box::new(label))),
        Code::AuthoritativeLags => {
            let (right, total) = counts(view);
            finding
                .arg("record", Arg::Message(Box::new(label)))
                .arg("right", Arg::Number(right))
                .arg("total", Arg::Number(total))
        }
        Code::MxWrongRegion => finding
            .text("mail_from", &wanted.name)
            .text("region", facts.region().map(ToString::to_string).unwrap_or_default())
            .text("other", other_region(view).unwrap_or_default()),
        Code::DmarcMissing => finding.text("domain", domain),
        Code::DmarcDuplicate | Code::CnameInTheWay => finding.text("name", &wanted.name),
        _ => finding.text("mail_from", &wanted.name),
    };
    Some(match seen(view) {
        seen if seen.is_empty() => finding,
        seen => finding.seen(seen.join("\n")),
    })
}

fn wrong(facts: &Facts, view: &RecordView) -> Code {
    let several = seen(view).len() > 1;
    match view.wanted.id {
        RecordId::Dkim1 | RecordId::Dkim2 | RecordId::Dkim3 => Code::DkimDiffers,
        RecordId::MailFromMx if several => Code::MxMoreThanOne,
        RecordId::MailFromMx if other_region(view).is_some() && facts.region().is_some() => {
            Code::MxWrongRegion
        }
        RecordId::MailFromMx => Code::MxDiffers,
        RecordId::MailFromSpf if several => Code::SpfDuplicate,
        RecordId::MailFromSpf => Code::SpfWithoutSes,
        RecordId::Dmarc => Code::DmarcDuplicate,
    }
}

/// What the first server that differs holds.
fn seen(view: &RecordView) -> Vec<String> {
    let differs = |judgement| judgement == Judgement::Differs;
    view.answers
        .iter()
        .find(|answer| differs(answer.judgement))
        .map(|answer| answer.seen.clone())
        .unwrap_or_default()
}

/// The Region of a feedback MX that is not this one's.
fn other_region(view: &RecordView) -> Option<String> {
    let [only] = seen(view).try_into().ok()?;
    let (_, host) = only.split_once(' ')?;
    let region = host.strip_prefix("feedback-smtp.")?.strip_suffix(".amazonses.com")?;
    Some(region.to_owned())
}

fn counts(view: &RecordView) -> (f64, f64) {
    let reached = view.answers.iter().filter(|answer| {
        answer.server.is_authoritative()
            && !matches!(answer.judgement, Judgement::Timeout | Judgement::Unreachable)
    });
    reached.fold((0.0, 0.0), |(right, total), answer| {
        let matches = if answer.judgement == Judgement::Match { 1.0 } else { 0.0 };
        (right + matches, total + 1.0)
    })
}
