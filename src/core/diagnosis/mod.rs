//! Facts in, findings out: why a record, a zone, a pool or a mail is not right.

use super::choices::Choices;
use super::facts::Facts;
use super::finding::Finding;

/// Everything that is not as it should be, in the order of the steps.
pub fn findings(facts: &Facts, choices: &Choices) -> Vec<Finding> {
    let _ = (facts, choices);
    Vec::new()
}
