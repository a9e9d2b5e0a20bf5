//! Tags of the applying DMARC record that receivers pass over (RFC 9989, section 4.8: what is not
//! understood is ignored), where something that was meant gets lost by it: addresses that get no
//! reports, requests that are not heard. What has the same effect all the same stays unsaid.

use crate::core::kinds::finding::{Code, Finding};
use crate::core::mail::dmarc::{Fault, Policy, Request, Why};

use super::site::Site;

pub fn findings(site: &Site<'_>, policy: &Policy, record: &str) -> Vec<Finding> {
    let finding = |code| {
        let mut finding = site.finding(code).seen(record);
        finding.wanted = None;
        finding
    };
    let missing = policy.faults.iter().any(|fault| fault.why == Why::Missing);
    // Section 4.7 takes a missing `p` as p=none and points to section 4.10.1 (RFC 7489, section 6.6.3,
    // alike), which does so where there is a mailbox for reports and applies no DMARC otherwise: with
    // a mailbox, a `none` that cannot be read is none all the same.
    let is_none = missing && !policy.rua.is_empty();
    let unheard = |fault: &&Fault| {
        matches!(fault.why, Why::Unknown | Why::NotATag)
            && !(is_none && piece(fault).to_ascii_lowercase().ends_with(Request::None.as_str()))
    };
    let harmless = is_none && !policy.faults.iter().any(|fault| unheard(&fault));
    let missing = missing.then(|| finding(Code::DmarcPolicyMissing).harmless_if(harmless));
    let loses = |fault: &&Fault| {
        let was_read = matches!(fault.why, Why::Unknown | Why::NotATag) && !unheard(fault);
        loses(fault) && !was_read
    };
    let lost: Vec<String> = policy.faults.iter().filter(loses).map(piece).collect();
    let lost = (!lost.is_empty()).then(|| finding(Code::DmarcTagPassedOver).text("piece", lost.join("; ")));
    missing.into_iter().chain(lost).collect()
}

fn loses(fault: &Fault) -> bool {
    let (tag, value) = (fault.tag.to_ascii_lowercase(), &fault.value);
    let requests = [Request::None, Request::Quarantine, Request::Reject];
    let is_request = |text: &str| requests.iter().any(|request| text.eq_ignore_ascii_case(request.as_str()));
    match fault.why {
        Why::BadUri | Why::Repeated => true,
        // A bad `p` has its own finding.
        Why::BadValue => matches!(tag.as_str(), "sp" | "np"),
        Why::Unknown => value.contains('@') || is_request(value),
        Why::NotATag => value.contains('@') || value.split_whitespace().any(is_request),
        Why::NotFirst | Why::NotDmarc1 | Why::Missing | Why::Removed | Why::SizeLimit => false,
    }
}

fn piece(fault: &Fault) -> String {
    let Fault { tag, value, .. } = fault;
    if tag.is_empty() { value.clone() } else { format!("{tag}={value}") }
}
