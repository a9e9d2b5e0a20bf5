//! The names of the steps, how one stands, and the fields that a person fills in.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepId {
    #[default]
    Account,
    Access,
    Identity,
    MailFrom,
    Records,
    Propagation,
    Pool,
    Test,
}

impl StepId {
    pub const ALL: [StepId; 8] = [
        Self::Account,
        Self::Access,
        Self::Identity,
        Self::MailFrom,
        Self::Records,
        Self::Propagation,
        Self::Pool,
        Self::Test,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Access => "access",
            Self::Identity => "identity",
            Self::MailFrom => "mail-from",
            Self::Records => "records",
            Self::Propagation => "propagation",
            Self::Pool => "pool",
            Self::Test => "test",
        }
    }

    pub fn parse(text: &str) -> Option<StepId> {
        Self::ALL.into_iter().find(|step| step.as_str() == text)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    Done,
    /// A person decides or confirms something.
    Todo,
    /// Somebody else is at work: DNS, SES, a reviewer.
    Waiting,
    /// Something before it is missing, or a question has no answer yet.
    Blocked,
    Wrong,
    /// By `--skip` only; counts as done.
    Skipped,
}

impl Status {
    pub const ALL: [Status; 6] =
        [Self::Done, Self::Todo, Self::Waiting, Self::Blocked, Self::Wrong, Self::Skipped];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Todo => "todo",
            Self::Waiting => "waiting",
            Self::Blocked => "blocked",
            Self::Wrong => "wrong",
            Self::Skipped => "skipped",
        }
    }

    pub const fn is_finished(self) -> bool {
        matches!(self, Self::Done | Self::Skipped)
    }
}

/// What a person decides; its label is the message `field-CODE`, its help `field-CODE.help`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FieldId {
    From,
    MailFrom,
    Publish,
    DnsProfile,
    UserPool,
    Website,
    Contact,
    ContactLanguage,
    UseCase,
    To,
}

impl FieldId {
    pub const ALL: [FieldId; 10] = [
        Self::From,
        Self::MailFrom,
        Self::Publish,
        Self::DnsProfile,
        Self::UserPool,
        Self::Website,
        Self::Contact,
        Self::ContactLanguage,
        Self::UseCase,
        Self::To,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::MailFrom => "mail-from",
            Self::Publish => "publish",
            Self::DnsProfile => "dns-profile",
            Self::UserPool => "user-pool",
            Self::Website => "website",
            Self::Contact => "contact",
            Self::ContactLanguage => "contact-language",
            Self::UseCase => "use-case",
            Self::To => "to",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text.
    Line,
    /// Several lines of text; Enter still leads on, and a pasted newline stays a newline.
    Lines,
    /// One of many, listed beside the field: what is typed narrows the list.
    Pick,
    /// One of these values; each has the words `field-CODE-VALUE` unless `verbatim`.
    OneOf { values: Vec<String>, verbatim: bool },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub id: FieldId,
    pub kind: FieldKind,
    /// What was chosen, or what is proposed.
    pub value: String,
}

impl Field {
    /// It takes one of its values and no text.
    pub const fn is_choice(&self) -> bool {
        matches!(self.kind, FieldKind::OneOf { .. })
    }

    /// Nothing is an answer too.
    pub const fn may_be_empty(&self) -> bool {
        matches!(self.id, FieldId::Contact)
    }

    /// How many characters are typed or pasted into it at most: more than any service takes, so that a
    /// text that is too long can be made shorter where it stands.
    pub const fn longest(&self) -> u16 {
        match self.kind {
            FieldKind::Lines => 10_000,
            _ => 1_000,
        }
    }
}
