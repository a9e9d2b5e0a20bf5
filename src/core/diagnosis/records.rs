//! Each record: not there, another one, or on its way; and why.

use std::collections::BTreeSet;

use jiff::SignedDuration;

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::published;
use crate::core::facts::setup;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Arg;
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{Judgement, RecordId, RecordStatus, RecordView};
use crate::core::records::{self, wildcard};
use crate::core::servers::authority;

use super::site::Site;
use super::{alignment, cached, dkim, dmarc, key, mx, other_identity, reach, servers, spf, spf_cause};

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let views = records::view(facts, choices);
    let absence_counts = absence_counts(facts, choices, &views);
    let sites = views.iter().filter_map(|view| Site::of(facts, choices, view));
    sites
        .flat_map(|site| {
            let mut findings = of_record(&site, absence_counts);
            let never = fails_dmarc(&site).filter(|never| findings.iter().all(|it| it.code != never.code));
            findings.extend(never);
            findings
        })
        .collect()
}

/// The From domain may have a DMARC record of its own, however the one stands that is wanted here.
fn fails_dmarc(site: &Site<'_>) -> Option<Finding> {
    if site.view.wanted.id != RecordId::Dmarc {
        return None;
    }
    let fails = [Code::DmarcNeverPasses, Code::DmarcRestsOnSpf];
    alignment::findings(site).into_iter().find(|finding| fails.contains(&finding.code))
}

/// Questions that only a record which is not right makes worth asking. Where absence does not
/// count yet, nobody can have made a mistake.
pub fn probes(facts: &Facts, choices: &Choices) -> Vec<Query> {
    let views = records::view(facts, choices);
    let absence_counts = absence_counts(facts, choices, &views);
    let sites = views.iter().filter_map(|view| Site::of(facts, choices, view));
    sites.flat_map(|site| asks(&site, absence_counts)).collect()
}

fn asks(site: &Site<'_>, absence_counts: bool) -> Vec<Query> {
    let wanted = &site.view.wanted;
    let mut looks = match site.view.status {
        RecordStatus::Missing if absence_counts => match wanted.id {
            RecordId::Dkim1 | RecordId::Dkim2 | RecordId::Dkim3 => dkim::looks(site),
            RecordId::MailFromMx => mx::looks(site),
            RecordId::MailFromSpf => spf::looks(site),
            RecordId::Dmarc => dmarc::looks(site),
            RecordId::SenderSpf => Vec::new(),
        },
        _ => Vec::new(),
    };
    // Something answers that is not ours: this record, or a wildcard.
    let answered = !site.held().is_empty() && site.view.status != RecordStatus::Unknown;
    if answered && !records::stands(site.view) {
        looks.extend(wildcard::beside(&wanted.name, wanted.rtype));
    }
    let elsewhere = !looks.is_empty() && is_dkim(wanted.id);
    let mut asks: Vec<Query> = looks.iter().flat_map(|look| look.asks(site.facts)).collect();
    if wanted.id == RecordId::Dmarc {
        asks.extend(alignment::asks(site));
    }
    if records::stands(site.view) {
        asks.extend(key::asks(site));
    }
    let elsewhere = elsewhere && dkim::near(site).is_none();
    if elsewhere {
        asks.extend(super::elsewhere::asks(site));
    }
    // Nobody else's record is looked for until all that is nearer was.
    let is_heard = |ask: &Query| site.facts.asked_at(ask).is_some();
    if elsewhere && asks.iter().all(is_heard) && super::elsewhere::missing(site).is_none() {
        asks.extend(other_identity::asks(site));
    }
    if is_dkim(wanted.id) && site.view.status == RecordStatus::Wrong {
        asks.extend(other_identity::token_asks(site));
    }
    asks
}

/// Before anything is published absence is no fault: one of the records must exist, the
/// journal or the person must say that they were entered, or SES must have found them once or given up.
pub fn absence_counts(facts: &Facts, choices: &Choices, views: &[RecordView]) -> bool {
    let ours = |view: &RecordView| {
        !matches!(view.wanted.id, RecordId::Dmarc | RecordId::SenderSpf)
            && matches!(view.status, RecordStatus::Live | RecordStatus::Propagating | RecordStatus::Wrong)
    };
    let has_looked = setup::identity(facts, choices).is_some_and(|identity| {
        let ended = |status| matches!(status, Verification::Success | Verification::Failed);
        // Keys of one's own (BYODKIM) are in no record of these.
        let by_records = identity.dkim.origin != "EXTERNAL" && ended(identity.dkim.status);
        by_records || identity.mail_from.as_ref().is_some_and(|mail_from| ended(mail_from.status))
    });
    has_looked || published::at(facts, choices).is_some() || views.iter().any(ours)
}

fn of_record(site: &Site<'_>, absence_counts: bool) -> Vec<Finding> {
    let view = site.view;
    match view.status {
        RecordStatus::Live | RecordStatus::Covered => standing(site),
        RecordStatus::Unknown => delegated_away(site).into_iter().collect(),
        // Its own findings say what is to be done and what it costs.
        RecordStatus::Missing if view.wanted.id == RecordId::SenderSpf => Vec::new(),
        RecordStatus::Missing if absence_counts => vec![patient(site, missing(site))],
        RecordStatus::Missing => Vec::new(),
        RecordStatus::Propagating if only_refusals_lack_it(view) => standing(site),
        RecordStatus::Propagating => {
            let (right, total) = counts(view);
            let finding = site.finding(Code::AuthoritativeLags);
            let finding = finding.arg("right", Arg::Number(right)).arg("total", Arg::Number(total));
            let finding = finding.text("apart", if stands_apart(site) { "yes" } else { "" });
            vec![seen(view).map_or(finding.clone(), |seen| finding.seen(seen))]
        }
        RecordStatus::Conflict if view.wanted.id == RecordId::MailFromMx && mx::alias(site).is_some() => {
            mx::alias(site).into_iter().collect()
        }
        RecordStatus::Conflict => {
            // Receivers follow a CNAME at `_dmarc`: there its target is at fault.
            let is_dmarc = view.wanted.id == RecordId::Dmarc;
            let target = seen(view).filter(|_| is_dmarc).unwrap_or_default();
            let finding = site.finding(Code::CnameInTheWay).text("target", target);
            vec![seen(view).map_or(finding.clone(), |seen| finding.seen(seen))]
        }
        RecordStatus::Wrong => vec![match view.wanted.id {
            RecordId::Dkim1 | RecordId::Dkim2 | RecordId::Dkim3 => dkim::differs(site),
            RecordId::MailFromMx => mx::differs(site),
            RecordId::MailFromSpf => spf::differs(site),
            RecordId::Dmarc => dmarc::differs(site),
            RecordId::SenderSpf => spf::differs(site),
        }],
    }
}

/// How long after they were written or entered records may be on their way: some DNS hosts
/// publish in batches.
const ON_ITS_WAY: SignedDuration = SignedDuration::from_mins(10);

/// Shortly after a record was published its absence is no fault yet, unless its cause is known.
fn patient(site: &Site<'_>, finding: Finding) -> Finding {
    let unexplained =
        matches!(finding.code, Code::DkimMissing | Code::MxMissing | Code::SpfMissing | Code::DmarcMissing);
    let since = published::record_at(site.facts, site.choices, &site.view.wanted)
        .map(|at| site.facts.now.duration_since(at))
        .filter(|since| *since < ON_ITS_WAY);
    match since {
        Some(since) if unexplained => {
            site.finding(Code::RecordOnItsWay).arg("since", Arg::Seconds(since.as_secs()))
        }
        _ => finding,
    }
}

fn is_dkim(id: RecordId) -> bool {
    matches!(id, RecordId::Dkim1 | RecordId::Dkim2 | RecordId::Dkim3)
}

fn delegated_away(site: &Site<'_>) -> Option<Finding> {
    is_dkim(site.view.wanted.id).then(|| dkim::delegated_away(site)).flatten()
}

fn missing(site: &Site<'_>) -> Finding {
    let wanted = &site.view.wanted;
    let (code, cause) = match wanted.id {
        RecordId::Dkim1 | RecordId::Dkim2 | RecordId::Dkim3 => {
            (Code::DkimMissing, delegated_away(site).or_else(|| dkim::missing(site)))
        }
        RecordId::MailFromMx => (Code::MxMissing, mx::missing(site)),
        RecordId::MailFromSpf => (Code::SpfMissing, spf::missing(site)),
        RecordId::Dmarc => (Code::DmarcMissing, dmarc::missing(site)),
        RecordId::SenderSpf => (Code::SpfMissing, None),
    };
    cause.unwrap_or_else(|| {
        if wildcard::answers(site.facts, &wanted.name, wanted.rtype) {
            let seen: Vec<String> = site.held().into_iter().map(records::judge::present).collect();
            site.finding(Code::WildcardAnswers).seen(seen.join("\n"))
        } else {
            site.finding(code)
        }
    })
}

/// What is worth saying of a record that is right.
fn standing(site: &Site<'_>) -> Vec<Finding> {
    let verified = setup::identity(site.facts, site.choices)
        .is_some_and(|identity| identity.dkim.status == Verification::Success);
    let mut findings = Vec::new();
    match site.view.wanted.id {
        id if is_dkim(id) && !verified => findings.extend(dkim::chain(site)),
        RecordId::MailFromMx => findings.extend(mx::shared(site)),
        RecordId::MailFromSpf => findings.extend(spf_cause::standing(site)),
        RecordId::Dmarc => findings.extend(alignment::findings(site)),
        _ => {}
    }
    findings.extend(key::finding(site));
    findings.extend(reach::bogus_below(site));
    findings.extend(cached::finding(site));
    findings
}

/// What the first server that differs holds.
fn seen(view: &RecordView) -> Option<String> {
    let differs = view.answers.iter().find(|answer| answer.judgement == Judgement::Differs)?;
    (!differs.seen.is_empty()).then(|| differs.seen.join("\n"))
}

/// No server holds anything older: the others do not serve the zone at all, which is said of them
/// and not of the record.
fn only_refusals_lack_it(view: &RecordView) -> bool {
    view.answers.iter().filter(|answer| answer.server.is_authoritative()).all(|answer| {
        let judgement = answer.judgement;
        let silent = matches!(judgement, Judgement::Timeout | Judgement::Unreachable);
        judgement == Judgement::Match || silent || servers::refuses(judgement)
    })
}

/// The parent names some servers and the zone itself others, and what stands at the ones does not
/// stand at the others: two copies of the zone, which no transfer makes agree.
fn stands_apart(site: &Site<'_>) -> bool {
    let wanted = &site.view.wanted;
    let authority = authority::of_record(site.facts, &wanted.name, wanted.rtype);
    let own = site.view.answers.iter().filter(|answer| {
        answer.server.is_authoritative()
            && !matches!(answer.judgement, Judgement::Timeout | Judgement::Unreachable)
    });
    let sides: BTreeSet<(bool, bool)> = own
        .map(|answer| (authority.is_delegated(&answer.server), answer.judgement == Judgement::Match))
        .collect();
    sides == BTreeSet::from([(true, false), (false, true)])
        || sides == BTreeSet::from([(true, true), (false, false)])
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
