//! SES looks for the records for a while and then gives up: said while there is time to act.

use jiff::{SignedDuration, Timestamp};

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::message::Arg;
use crate::core::kinds::record::RecordId;
use crate::core::kinds::step::StepId;
use crate::core::records;
use crate::core::rules::verification_window;

/// Less than this is left.
const CLOSING: SignedDuration = SignedDuration::from_hours(24);

const DKIM: &[RecordId] = &[RecordId::Dkim1, RecordId::Dkim2, RecordId::Dkim3];
const MAIL_FROM: &[RecordId] = &[RecordId::MailFromMx];

pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let (Some(domain), Some(identity)) = (choices.identity_domain(), setup::identity(facts, choices)) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    if identity.dkim.status == Verification::TemporaryFailure {
        let failing = Finding::new(Code::DkimTemporaryFailure, StepId::Propagation).text("domain", domain);
        findings.push(error(failing, facts, choices));
    }
    let closing = |code, until: Option<Timestamp>, looked_for| {
        let left = until?.duration_since(facts.now);
        let open = left < CLOSING && !stand(facts, choices, looked_for);
        let left = Arg::Seconds(left.as_secs());
        open.then(|| Finding::new(code, StepId::Propagation).arg("left", left))
    };
    let dkim = closing(Code::DkimWindowClosing, verification_window::dkim(facts, choices), DKIM);
    findings.extend(dkim.map(|finding| finding.text("domain", domain)));
    if let Some(mail_from) = &identity.mail_from {
        let name = &mail_from.domain;
        if mail_from.status == Verification::TemporaryFailure {
            let failing = Finding::new(Code::MailFromTemporaryFailure, StepId::Propagation);
            findings.push(failing.text("mail_from", name));
        }
        let closing =
            closing(Code::MailFromWindowClosing, verification_window::mail_from(facts, choices), MAIL_FROM);
        findings.extend(closing.map(|finding| finding.text("mail_from", name)));
    }
    findings
}

/// What SES says it found.
fn error(finding: Finding, facts: &Facts, choices: &Choices) -> Finding {
    let check = setup::identity(facts, choices).and_then(|identity| identity.check.as_ref());
    match check.and_then(|check| check.error.as_ref()) {
        Some(error) => finding.seen(error),
        None => finding,
    }
}

/// For the words of what FAILED: "yes" where the DKIM records are right at their name servers by now.
pub fn dkim_stands(facts: &Facts, choices: &Choices) -> &'static str {
    if stand(facts, choices, DKIM) { "yes" } else { "" }
}

/// The same of MAIL FROM's MX.
pub fn mx_stands(facts: &Facts, choices: &Choices) -> &'static str {
    if stand(facts, choices, MAIL_FROM) { "yes" } else { "" }
}

fn stand(facts: &Facts, choices: &Choices, of: &[RecordId]) -> bool {
    let views = records::view(facts, choices);
    of.iter().all(|id| views.iter().any(|view| view.wanted.id == *id && records::stands(view)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::facts::journal::Entry;
    use crate::core::kinds::answer::Answer;
    use crate::core::kinds::aws::{Dkim, Identity, MailFrom};
    use crate::core::kinds::change::{Change, Outcome};
    use crate::core::kinds::name::Name;
    use crate::core::kinds::query::Query;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn world(dkim: Verification, mail_from: Verification, now: &str) -> (Facts, Choices) {
        let domain = Name::from_answer("example.org");
        let bounce = domain.child("bounce");
        let mut facts = Facts::default();
        facts.now = at(now);
        let identity = Identity {
            name: domain.to_string(),
            is_domain: true,
            verified_for_sending: false,
            dkim: Dkim {
                signing_enabled: true,
                status: dkim,
                tokens: ["a", "b", "c"].map(str::to_owned).to_vec(),
                signing_hosted_zone: None,
                origin: "AWS_SES".to_owned(),
                key_length: None,
            },
            mail_from: Some(MailFrom { domain: bounce.clone(), status: mail_from, rejects: false }),
            check: None,
            policies: Vec::new(),
            feedback_forwarding: true,
            configuration_set: None,
            tags: Vec::new(),
        };
        let answer = Answer::Identity(Some(Box::new(identity)));
        facts.record(Query::Identity(domain.to_string()), Ok(answer));
        for (day, change) in [
            ("20", Change::CreateIdentity { domain: domain.clone() }),
            ("21", Change::SetMailFrom { domain: domain.clone(), mail_from: bounce, before: None }),
        ] {
            let at = at(&format!("2026-11-{day}T09:00:00Z"));
            let id = day.to_owned();
            facts.journal.push(Entry::Intent { at, id: id.clone(), change });
            facts.journal.push(Entry::Done { at, id, outcome: Outcome::default() });
        }
        (facts, Choices { domain: Some(domain), ..Choices::default() })
    }

    fn codes(dkim: Verification, mail_from: Verification, now: &str) -> Vec<Code> {
        let (facts, choices) = world(dkim, mail_from, now);
        findings(&facts, &choices).iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn each_of_the_two_closes_on_its_own_clock() {
        let pending = |now| codes(Verification::Pending, Verification::Pending, now);
        assert_eq!(pending("2026-11-22T08:00:00Z"), []);
        assert_eq!(pending("2026-11-22T10:00:00Z"), [Code::DkimWindowClosing]);
        assert_eq!(pending("2026-11-23T08:59:00Z"), [Code::DkimWindowClosing]);
        // What comes after the 72 hours is SES's to say.
        assert_eq!(pending("2026-11-23T10:00:00Z"), [Code::MailFromWindowClosing]);
        let verified = codes(Verification::Success, Verification::Success, "2026-11-23T08:00:00Z");
        assert_eq!(verified, []);
    }

    #[test]
    fn the_hours_begin_with_the_last_order_that_took_effect() {
        let (mut facts, choices) =
            world(Verification::Pending, Verification::Success, "2026-11-22T10:00:00Z");
        assert_eq!(verification_window::dkim(&facts, &choices), Some(at("2026-11-23T09:00:00Z")));
        assert_eq!(verification_window::mail_from(&facts, &choices), None);
        let (at_last, id) = (at("2026-11-22T09:30:00Z"), "again".to_owned());
        let change = Change::StartDkim { domain: Name::from_answer("example.org") };
        facts.journal.push(Entry::Intent { at: at_last, id: id.clone(), change });
        assert_eq!(
            verification_window::dkim(&facts, &choices),
            Some(at("2026-11-23T09:00:00Z")),
            "not known yet"
        );
        facts.journal.push(Entry::Done { at: at_last, id, outcome: Outcome::default() });
        assert_eq!(verification_window::dkim(&facts, &choices), Some(at("2026-11-25T09:30:00Z")));
        facts.journal.clear();
        assert_eq!(verification_window::dkim(&facts, &choices), None, "AWS does not tell when it began");
    }

    #[test]
    fn what_fails_for_now_is_a_warning_of_its_own() {
        let failing = Verification::TemporaryFailure;
        assert_eq!(
            codes(failing, failing, "2026-11-22T10:00:00Z"),
            [Code::DkimTemporaryFailure, Code::MailFromTemporaryFailure]
        );
    }
}
