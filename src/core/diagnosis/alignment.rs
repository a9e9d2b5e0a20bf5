//! What the DMARC record that applies to the From domain means for this mail: its policy, whether
//! DKIM and SPF align (RFC 9989, sections 4.4 and 4.10.2), and where its reports may go (RFC 9990).

use crate::core::facts::setup;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Arg;
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{RecordId, RecordView};
use crate::core::kinds::step::StepId;
use crate::core::mail::dmarc::reports::{LOOKED_AT, left_out};
use crate::core::mail::dmarc::{
    self, AlignWhy, Alignment, Applied, Authorisation, Policy, Request, Unsettled, Why, authorisation,
    destinations,
};
use crate::core::records;
use crate::core::servers::known::Known;

use super::dmarc_tags;
use super::site::Site;

/// The From domain: a subdomain of the identity may have a record of its own.
fn from(site: &Site<'_>) -> Name {
    let sender = setup::sender(site.facts, site.choices);
    sender.map_or_else(|| site.domain.clone(), |sender| sender.address.domain)
}

/// The MAIL FROM, but for a name that SES would refuse; where the step is skipped and none is set, SES's own.
fn envelope(site: &Site<'_>) -> Option<Name> {
    let inside = |name: &Name| name != site.domain && name.is_within(site.domain);
    let stays = || site.choices.skips(StepId::MailFrom).then(|| Name::from_answer("amazonses.com"));
    setup::mail_from(site.facts, site.choices).filter(inside).or_else(stays)
}

/// SES uses it, and receivers find it right.
fn is_ready(site: &Site<'_>, envelope: &Name) -> bool {
    let identity = setup::identity(site.facts, site.choices);
    let at_ses = identity.and_then(|identity| identity.mail_from.as_ref());
    let views = records::view(site.facts, site.choices);
    let spf = |view: &RecordView| view.wanted.id == RecordId::MailFromSpf && records::stands(view);
    at_ses.is_some_and(|at_ses| at_ses.domain == *envelope && at_ses.status == Verification::Success)
        && views.iter().any(spf)
}

/// What it rests on, asked already or not.
pub fn asks(site: &Site<'_>) -> Vec<Query> {
    let from = from(site);
    let known = Known::of(site.facts, &from);
    if let Ok(applied) = dmarc::applies(&from, &known) {
        // What is missing for these stands among the questions.
        drop(aligned(site, &from, &applied, &known));
        drop(vendor(&applied, &known));
    }
    known.asks()
}

fn aligned(
    site: &Site<'_>,
    from: &Name,
    applied: &Applied,
    known: &Known<'_>,
) -> Result<Alignment, Unsettled> {
    let mail_from = envelope(site);
    dmarc::alignment(from, site.domain, mail_from.as_ref(), applied, known)
}

pub fn findings(site: &Site<'_>) -> Vec<Finding> {
    let from = from(site);
    let known = Known::of(site.facts, &from);
    let Ok(applied) = dmarc::applies(&from, &known) else {
        return Vec::new();
    };
    let (Some(policy), Some(record)) = (&applied.policy, &applied.text) else {
        return Vec::new();
    };
    let finding = |code| {
        let mut finding = site.finding(code).seen(record);
        finding.wanted = None;
        finding
    };
    let mut findings = Vec::new();
    if let Some(fault) = policy.faults.iter().find(|fault| fault.tag == "p" && fault.why == Why::BadValue) {
        findings.push(finding(Code::DmarcPolicyInvalid).text("policy", &fault.value));
    }
    findings.extend(dmarc_tags::findings(site, policy, record));
    let request = applied.request.unwrap_or(Request::None);
    if request > Request::None {
        findings.push(finding(Code::DmarcStrongerKept).text("policy", request.as_str()));
        let identity = setup::identity(site.facts, site.choices);
        let pending = identity.is_some_and(|identity| identity.dkim.status != Verification::Success);
        if pending && enforced(policy, request) > Request::None {
            findings.push(finding(Code::DmarcEnforcedBeforeDkim).text("policy", request.as_str()));
        }
    }
    if let Ok(alignment) = aligned(site, &from, &applied, &known) {
        findings.extend(unaligned(site, &from, &alignment, &finding));
        let asked = enforced(policy, request);
        if let Some(envelope) = envelope(site)
            && asked > Request::None
            && alignment.spf
            && !alignment.dkim
            && !is_ready(site, &envelope)
        {
            let rests = finding(Code::DmarcRestsOnSpf).text("from", &from).text("envelope", envelope);
            findings.push(rests.text("policy", asked.as_str()));
        }
    }
    let left_out = left_out(policy);
    if left_out > 0 {
        let number = |count: usize| Arg::Number(u32::try_from(count).unwrap_or(u32::MAX).into());
        let found = finding(Code::DmarcRuaMany).arg("count", number(LOOKED_AT));
        findings.push(found.arg("total", number(LOOKED_AT + left_out)));
    }
    if let Ok(Some((vendor, name))) = vendor(&applied, &known) {
        findings
            .push(finding(Code::DmarcRuaNotAuthorised).text("vendor", vendor).text("authorisation", name));
    }
    findings
}

/// What receivers do while the domain is testing: one step less than it asks for (RFC 9989,
/// section 4.7, `t`).
fn enforced(policy: &Policy, request: Request) -> Request {
    match (policy.testing, request) {
        (true, Request::Reject) => Request::Quarantine,
        (true, _) => Request::None,
        (false, request) => request,
    }
}

/// Either of DKIM and SPF is enough; with neither, no mail of this set-up passes.
fn unaligned(
    site: &Site<'_>,
    from: &Name,
    alignment: &Alignment,
    finding: &impl Fn(Code) -> Finding,
) -> Vec<Finding> {
    let envelope = envelope(site);
    if let Some(envelope) = &envelope
        && !alignment.dkim
        && !alignment.spf
    {
        return vec![finding(Code::DmarcNeverPasses).text("from", from).text("envelope", envelope)];
    }
    let mut findings = Vec::new();
    match &alignment.dkim_why {
        AlignWhy::Strict => findings.push(finding(Code::DmarcStrictDkimSubdomain).text("from", from)),
        AlignWhy::OtherOrganization { .. } => {
            findings.push(other_organisation(finding, from, site.domain));
        }
        AlignWhy::Same | AlignWhy::SameOrganization(_) | AlignWhy::Absent => {}
    }
    let Some(envelope) = envelope else {
        return findings;
    };
    match &alignment.spf_why {
        AlignWhy::Strict => {
            findings.push(finding(Code::DmarcStrictSpf).text("envelope", envelope).text("from", from));
        }
        AlignWhy::OtherOrganization { .. } => findings.push(other_organisation(finding, from, &envelope)),
        AlignWhy::Same | AlignWhy::SameOrganization(_) | AlignWhy::Absent => {}
    }
    findings
}

fn other_organisation(finding: &impl Fn(Code) -> Finding, from: &Name, other: &Name) -> Finding {
    finding(Code::DmarcOtherOrganisation).text("from", from).text("other", other)
}

/// The first receiver of reports that has not agreed to take them, and the name of the record by
/// which it would.
fn vendor(applied: &Applied, known: &Known<'_>) -> Result<Option<(Name, Name)>, Unsettled> {
    let (Some(at), Some(policy)) = (&applied.at, &applied.policy) else {
        return Ok(None);
    };
    for destination in destinations(at, policy, known)? {
        if let Authorisation::Lacking(name) = authorisation(&destination, known)? {
            return Ok(Some((destination.host, name)));
        }
    }
    Ok(None)
}
