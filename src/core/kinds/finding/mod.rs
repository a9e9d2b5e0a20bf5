//! What is not as it should be (or worth knowing), under a stable code.

mod accepted;
mod code;
mod harm;

use jiff::Timestamp;

use super::message::{Arg, Message};
use super::problem::{Problem, ProblemKind};
use super::record::RecordId;
use super::refusal::{self, Refusal};
use super::step::StepId;

pub use accepted::{Accepted, is_acceptable};
pub use code::{Code, Severity};
pub use harm::{Harm, Holds};

#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub code: Code,
    pub step: StepId,
    pub record: Option<RecordId>,
    /// What was found, alone and whole: shown on its own line and copied as it is.
    pub seen: Option<String>,
    /// What should stand there.
    pub wanted: Option<String>,
    /// Data for the words of `finding-CODE` and `finding-CODE.fix`.
    pub args: Vec<(&'static str, Arg)>,
    /// The same cause does no harm here: worth knowing, nothing to do.
    pub harmless: bool,
    /// What this instance does to the mail, where its circumstances say otherwise than its code.
    pub harm: Option<Harm>,
    /// When a person took it as it is.
    pub accepted: Option<Timestamp>,
}

impl Finding {
    pub fn new(code: Code, step: StepId) -> Self {
        Self {
            code,
            step,
            record: None,
            seen: None,
            wanted: None,
            args: Vec::new(),
            harmless: false,
            harm: None,
            accepted: None,
        }
    }

    #[must_use]
    pub fn on(mut self, record: RecordId) -> Self {
        self.record = Some(record);
        self
    }

    #[must_use]
    pub fn seen(mut self, seen: impl ToString) -> Self {
        self.seen = Some(seen.to_string());
        self
    }

    #[must_use]
    pub fn wanted(mut self, wanted: impl ToString) -> Self {
        self.wanted = Some(wanted.to_string());
        self
    }

    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, Arg::Text(value.to_string())));
        self
    }

    /// Adds a date, a number, a duration or another message to the data.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: Arg) -> Self {
        self.args.push((name, value));
        self
    }

    /// Where all that the cause could spoil stands all the same.
    #[must_use]
    pub fn harmless_if(mut self, harmless: bool) -> Self {
        self.harmless = harmless;
        self
    }

    /// What it does to the mail as things are here.
    #[must_use]
    pub fn harming(mut self, harm: Harm) -> Self {
        self.harm = Some(harm);
        self
    }

    /// What it does to the mail.
    pub fn harm(&self) -> Harm {
        match self.harm.unwrap_or(self.code.harm()) {
            // Without its key a signature proves nothing; any other record is weighed by receivers.
            Harm::OfRecord if self.record.and_then(RecordId::dkim_rank).is_some() => Harm::Unsigned,
            Harm::OfRecord => Harm::Spam,
            harm => harm,
        }
    }

    /// What it holds up until it is mended. Mail that would be refused, lost or unsigned holds the bind, also
    /// where waiting mends it; any other error holds its step. Other waits, warnings and notes hold nothing,
    /// but for what concerns the test alone.
    pub fn holds(&self) -> Holds {
        if self.harmless || self.accepted.is_some() {
            return Holds::Nothing;
        }
        if let Some(holds) = self.code.always_holds() {
            return holds;
        }
        match (self.severity(), self.harm()) {
            (Severity::Error | Severity::Wait, Harm::Refused | Harm::Lost | Harm::Unsigned) => Holds::Bind,
            (Severity::Error, _) => Holds::Step,
            _ => Holds::Nothing,
        }
    }

    /// Its step cannot be done while it stands.
    pub fn forbids(&self, step: StepId) -> bool {
        self.step == step && self.severity() == Severity::Error && self.holds() != Holds::Nothing
    }

    /// No test mail goes out while it stands.
    pub fn holds_test_at(&self, step: StepId) -> bool {
        step == StepId::Test && self.holds() == Holds::Test
    }

    /// True where the problem itself, with its command, says the same beside the step.
    pub fn is_told_by(&self, problem: &Problem) -> bool {
        let operation = || Arg::Text(problem.operation.clone());
        match self.code {
            Code::CredentialsExpired => problem.kind == ProblemKind::CredentialsExpired,
            Code::PermissionMissing => {
                let same = |(name, arg): &(&str, Arg)| *name == "operation" && *arg == operation();
                problem.kind == ProblemKind::Permission && self.args.iter().any(same)
            }
            Code::ServiceLinkedRoleDenied => refusal::of(problem) == Some(Refusal::ServiceLinkedRole),
            Code::BindRefused | Code::InvitationRefused => {
                let advice = refusal::of(problem).map(|refusal| Arg::Message(Box::new(refusal.advice())));
                advice.is_some_and(|advice| self.args.iter().any(|(_, arg)| *arg == advice))
            }
            _ => false,
        }
    }

    /// The code's own, unless it does no harm here.
    pub fn severity(&self) -> Severity {
        if self.harmless { Severity::Info } else { self.code.severity() }
    }

    /// The sentence that says what is the matter.
    pub fn message(&self) -> Message {
        Message { id: format!("finding-{}", self.code.as_str()), args: self.args.clone() }
    }

    /// The sentence that says what to do: the attribute `.fix` of the same message.
    pub fn fix(&self) -> Message {
        Message { id: format!("finding-{}.fix", self.code.as_str()), args: self.args.clone() }
    }
}
