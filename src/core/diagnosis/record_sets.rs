//! What stands in Route 53 at the name of a record and must not be replaced.

use crate::core::facts::Facts;
use crate::core::facts::choices::{Choices, Publish};
use crate::core::facts::journal::{Fate, deeds};
use crate::core::kinds::change::Change;
use crate::core::kinds::finding::{Code, Finding, Severity};
use crate::core::kinds::message::{Arg, Message};
use crate::core::kinds::record::{RecordId, RecordSet};
use crate::core::kinds::step::StepId;
use crate::core::records;
use crate::core::rules::publish;
use crate::core::steps;

/// `known` are the findings so far: where DNS has told the cause already, nothing is added.
pub fn findings(facts: &Facts, choices: &Choices, known: &[Finding]) -> Vec<Finding> {
    if steps::publish(facts, choices) != Some(Publish::Route53) {
        return Vec::new();
    }
    let told = |id: RecordId| {
        known.iter().any(|finding| finding.record == Some(id) && finding.severity() <= Severity::Warning)
    };
    let conflicts = publish::plan(facts, choices).conflicts;
    let untold = conflicts.iter().filter(|(id, set)| kind(set) != "values" || !told(*id));
    let is_open = !records::all_live(&records::view(facts, choices));
    let protected = is_open.then(|| protected(facts)).flatten();
    untold.map(|(id, set)| in_the_way(*id, set)).chain(protected).collect()
}

/// Since Route 53 refused the last batch for a protection, nothing went into that zone.
///
/// A protected name and type makes the whole batch fail with `InvalidChangeBatch`, and the comment
/// of the protection is said (Route 53 API reference, `CreateResourceRecordSetProtections`).
fn protected(facts: &Facts) -> Option<Finding> {
    let deeds = deeds(&facts.journal);
    let last = deeds.iter().rev().find(|deed| matches!(deed.change, Change::PublishRecords { .. }))?;
    let (Change::PublishRecords { hosted_zone, .. }, Fate::Failed(problem)) = (last.change, &last.fate)
    else {
        return None;
    };
    let said = problem.message.as_deref().unwrap_or_default();
    let is_protected = problem.code.as_deref() == Some("InvalidChangeBatch")
        && said.to_ascii_lowercase().contains("protect");
    let finding = Finding::new(Code::RecordSetProtected, StepId::Records);
    is_protected.then(|| finding.text("zone", hosted_zone).seen(said))
}

/// Why the set cannot take our value.
fn kind(set: &RecordSet) -> &'static str {
    if set.alias {
        "alias"
    } else if set.set_identifier.is_some() {
        "routed"
    } else {
        "values"
    }
}

/// Of the names that SES wants records at, only that of MAIL FROM is the person's to choose.
fn movable(id: RecordId) -> &'static str {
    if matches!(id, RecordId::MailFromMx | RecordId::MailFromSpf) { "yes" } else { "no" }
}

fn in_the_way(id: RecordId, set: &RecordSet) -> Finding {
    let label = Message::new(format!("record-{}", id.as_str()));
    let finding = Finding::new(Code::RecordSetInTheWay, StepId::Records).on(id);
    let finding = finding
        .arg("record", Arg::Message(Box::new(label)))
        .text("name", &set.name)
        .text("type", &set.rtype)
        .text("kind", kind(set))
        .text("movable", movable(id));
    if set.values.is_empty() { finding } else { finding.seen(set.values.join("\n")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::facts::journal::Entry;
    use crate::core::kinds::name::HostedZoneId;
    use crate::core::kinds::problem::{Problem, ProblemKind, Who};
    use crate::words::{Lang, Words};

    fn batch() -> Change {
        Change::PublishRecords { hosted_zone: HostedZoneId::from("Z1"), sets: Vec::new() }
    }

    fn journal(facts: &mut Facts, id: &str, said: Option<&str>) {
        let at = facts.now;
        let id = id.to_owned();
        facts.journal.push(Entry::Intent { at, id: id.clone(), change: batch() });
        facts.journal.push(match said {
            None => Entry::Done { at, id, outcome: crate::core::kinds::change::Outcome::default() },
            Some(said) => Entry::Failed {
                at,
                id,
                problem: Problem {
                    code: Some("InvalidChangeBatch".to_owned()),
                    message: Some(said.to_owned()),
                    ..Problem::new(ProblemKind::Refused, "route53:ChangeResourceRecordSets", Who::Dns)
                },
            },
        });
    }

    #[test]
    fn a_protection_is_told_until_a_batch_goes_in() {
        let mut facts = Facts::default();
        assert_eq!(protected(&facts), None);
        journal(&mut facts, "1", Some("RRSet of type MX with DNS name bounce.example.com. already exists"));
        assert_eq!(protected(&facts), None, "another refusal");
        let said = "RRSet of type TXT with DNS name _dmarc.example.com. is protected: ask security@";
        journal(&mut facts, "2", Some(said));
        let finding = protected(&facts).unwrap();
        assert_eq!(finding.code, Code::RecordSetProtected);
        assert_eq!(finding.seen.as_deref(), Some(said));
        journal(&mut facts, "3", None);
        assert_eq!(protected(&facts), None);
    }

    #[test]
    fn another_mail_from_name_is_a_way_out_for_its_own_records_alone() {
        let alias = RecordSet {
            name: crate::core::kinds::name::Name::from_answer("_dmarc.example.com"),
            rtype: "TXT".to_owned(),
            ttl: None,
            values: Vec::new(),
            alias: true,
            set_identifier: None,
        };
        for (id, offered) in
            [(RecordId::Dmarc, false), (RecordId::Dkim1, false), (RecordId::MailFromMx, true)]
        {
            let fix = Words::new(Lang::En).message(&in_the_way(id, &alias).fix());
            assert_eq!(fix.contains("MAIL FROM"), offered, "{id:?}: {fix}");
        }
    }
}
