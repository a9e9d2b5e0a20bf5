//! When records were published, as the journal has it, this run, or the engineer who entered them.

use jiff::Timestamp;

use super::Facts;
use super::choices::Choices;
use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::Name;
use crate::core::kinds::record::Wanted;

/// When records were last written, or said to be entered, on this machine. From then on a
/// missing one is a finding; before, it is only not done yet.
pub fn at(facts: &Facts, choices: &Choices) -> Option<Timestamp> {
    [written_at(facts), facts.writing_since, choices.entered].into_iter().flatten().max()
}

/// When this record was last written, or the records said to be entered.
pub fn record_at(facts: &Facts, choices: &Choices, record: &Wanted) -> Option<Timestamp> {
    let written = record_written_at(facts, &record.name, record.rtype);
    [written, choices.entered].into_iter().flatten().max()
}

/// When record sets that still stand for this machine were last written; also by a write whose outcome is
/// not known.
pub fn written_at(facts: &Facts) -> Option<Timestamp> {
    facts.journal.zones().published.values().max().copied()
}

/// When this record set was last written, where it still stands for this machine.
pub fn record_written_at(facts: &Facts, name: &Name, rtype: RecordType) -> Option<Timestamp> {
    facts.journal.zones().published.get(&(name.clone(), rtype.as_str().to_owned())).copied()
}
