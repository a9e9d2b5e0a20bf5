//! What stands in Route 53 at the name of a record and must not be replaced.

use crate::core::choices::{Choices, Publish};
use crate::core::facts::Facts;
use crate::core::finding::{Code, Finding, Severity};
use crate::core::message::{Arg, Message};
use crate::core::record::{RecordId, RecordSet};
use crate::core::step::StepId;
use crate::core::steps;
use crate::core::zone::publish;

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
    untold.map(|(id, set)| in_the_way(*id, set)).collect()
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

fn in_the_way(id: RecordId, set: &RecordSet) -> Finding {
    let label = Message::new(format!("record-{}", id.as_str()));
    let finding = Finding::new(Code::RecordSetInTheWay, StepId::Records).on(id);
    let finding = finding
        .arg("record", Arg::Message(Box::new(label)))
        .text("name", &set.name)
        .text("type", &set.rtype)
        .text("kind", kind(set));
    if set.values.is_empty() { finding } else { finding.seen(set.values.join("\n")) }
}
