//! What a finding does to the mail, and what it holds up for that.

/// What becomes of a mail that goes out while the finding stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Harm {
    /// Nothing, or nothing that is known.
    None,
    /// Some receivers will take it for spam.
    Spam,
    /// It goes out without a DKIM signature of the domain that anybody can verify.
    Unsigned,
    /// SES takes it and does not deliver it, or Cognito takes the call and sends nothing.
    Lost,
    /// SES or its receivers refuse it.
    Refused,
    /// That of the record at which it stands.
    OfRecord,
}

impl Harm {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Spam => "spam",
            Self::Unsigned => "unsigned",
            Self::Lost => "lost",
            Self::Refused => "refused",
            Self::OfRecord => "of-record",
        }
    }
}

/// What waits until the finding is mended; the `holds` of `status --json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holds {
    Nothing,
    /// Its step is not done.
    Step,
    /// No test mail goes out.
    Test,
    /// No user pool is bound, unless a person types its name.
    Bind,
}

impl Holds {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Step => "step",
            Self::Test => "test",
            Self::Bind => "bind",
        }
    }
}
