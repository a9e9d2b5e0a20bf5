//! Proof before harm: before a pool is bound, SES has taken a mail with the same From address, identity and
//! configuration set.

use jiff::SignedDuration;

use super::sandbox;
use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::journal::{self, Deed, Fate};
use crate::core::facts::setup;
use crate::core::kinds::address::Address;
use crate::core::kinds::change::Change;
use crate::core::kinds::evidence::Proves;
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::kinds::simulator::{is_simulator, simulator};
use crate::core::kinds::step::StepId;

/// How long a denial counts: permissions are given, and then the mail can go out.
const DENIED: SignedDuration = SignedDuration::from_hours(1);

/// What a mail through SES proves and what it does not, in one message; `None` for any other change.
pub fn meaning(change: &Change) -> Option<&'static str> {
    match change {
        Change::SendMail { to, .. } if is_simulator(to) => Some("screen-mail-simulator"),
        Change::SendMail { .. } => Some("screen-mail-alone"),
        _ => None,
    }
}

/// How a mail with the settings of the bind fared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof<'a> {
    /// SES took one.
    Taken,
    /// None has gone out, or nobody knows what became of it.
    Missing,
    /// SES refused the last one.
    Refused(&'a Problem),
    /// This caller may not send: nothing can be proven from here.
    NotAllowed(&'a Problem),
}

/// Of the pool that is to be bound next; `None` where nothing is to be bound, or not all of it is known.
pub fn proof<'a>(facts: &'a Facts, choices: &Choices) -> Option<Proof<'a>> {
    let mail = mail(facts, choices)?;
    let deeds = journal::deeds(&facts.journal);
    let attempts: Vec<&Deed<'a>> = deeds.iter().filter(|deed| is_alike(deed.change, &mail)).collect();
    let is_taken = attempts.iter().any(|deed| matches!(deed.fate, Fate::Done(_)));
    let is_recent = attempts.last().is_some_and(|deed| facts.now.duration_since(deed.at) < DENIED);
    Some(match attempts.last().map(|deed| &deed.fate) {
        Some(Fate::Failed(problem)) if is_refusal(problem) => Proof::Refused(problem),
        _ if is_taken => Proof::Taken,
        Some(Fate::Failed(problem)) if problem.kind == ProblemKind::Permission && is_recent => {
            Proof::NotAllowed(problem)
        }
        _ => Proof::Missing,
    })
}

/// SES said no to what was sent, and not to who sent it or to the moment.
fn is_refusal(problem: &Problem) -> bool {
    matches!(problem.kind, ProblemKind::Refused | ProblemKind::NotFound | ProblemKind::Conflict)
}

/// The mail that has to go out before the bind; `None` where SES has taken one, or nobody here may send it.
pub fn missing(facts: &Facts, choices: &Choices) -> Option<Change> {
    match proof(facts, choices)? {
        Proof::Missing | Proof::Refused(_) => mail(facts, choices),
        Proof::Taken | Proof::NotAllowed(_) => None,
    }
}

/// To the test's recipient, so that it proves that too; to SES's simulator where there is none, where the
/// test is skipped, and where SES would refuse the recipient or not deliver to it.
fn mail(facts: &Facts, choices: &Choices) -> Option<Change> {
    let pool = setup::user_pool(facts, choices)?;
    let identity = setup::identity(facts, choices)?;
    let (from, source_arn) = (setup::sender(facts, choices)?, setup::source_arn(facts, choices)?);
    let proves = Proves::of(identity, setup::configuration_set(facts, choices, pool), None);
    let is_tested = |to: &Address| !choices.skips(StepId::Test) && facts.suppression(to).is_none();
    let to = sandbox::recipient(facts, choices).filter(is_tested).or_else(simulator)?;
    Some(Change::SendMail { from, to, source_arn, proves })
}

/// Turns a mail to SES's simulator, which takes it and delivers it to nobody.
pub fn to_simulator(mail: Change) -> Change {
    match (mail, simulator()) {
        (Change::SendMail { from, source_arn, proves, .. }, Some(to)) => {
            Change::SendMail { from, to, source_arn, proves }
        }
        (other, _) => other,
    }
}

/// Both have one From address, identity and configuration set; the recipients may differ.
fn is_alike(sent: &Change, mail: &Change) -> bool {
    match (sent, mail) {
        (
            Change::SendMail { from, source_arn, proves, .. },
            Change::SendMail { from: sender, source_arn: arn, proves: standing, .. },
        ) => from.address == sender.address && source_arn == arn && proves.is_of(standing),
        _ => false,
    }
}
