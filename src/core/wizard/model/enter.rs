//! What Enter would do.

use crate::core::kinds::step::StepId;

/// What Enter does now; each has its words `enter-…` for the footer and the last line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Enter {
    /// Leads on to another step.
    Next(StepId),
    /// Takes the fields as they stand.
    Submit,
    /// Shows what would be done.
    Preview,
    /// Shows what putting the last change back would do.
    Undo,
    /// Does what the preview shows.
    Confirm,
    /// The preview was drawn, or a key came, less than half a second ago.
    TooSoon,
    /// No row of the list was moved to yet.
    PickFirst,
    /// The pool's name is not typed yet.
    TypeName,
    /// Chooses the set-up under the cursor.
    ChooseSetup,
    /// Writes the export under the cursor.
    Export,
    /// Chooses SES in the From domain's own SPF record, or un-chooses it.
    SenderSpf(bool),
    /// Takes the finding of the typed code as it is.
    Accept,
    /// The code of the finding is not typed yet.
    TypeCode,
    /// Closes what lies over the step.
    Close,
    /// Tries again what failed.
    Retry,
    /// Leaves what stands after a write that did not go as it should, and goes on.
    Leave,
    /// Nothing to do but wait.
    Wait,
    /// All done: leaves the wizard.
    Finish,
}

impl Enter {
    pub const CODES: [&'static str; 19] = [
        "next",
        "submit",
        "preview",
        "undo",
        "confirm",
        "too-soon",
        "pick-first",
        "type-name",
        "choose-setup",
        "export",
        "sender-spf-on",
        "sender-spf-off",
        "accept",
        "type-code",
        "close",
        "retry",
        "leave",
        "wait",
        "finish",
    ];

    pub const fn code(&self) -> &'static str {
        match self {
            Self::Next(_) => "next",
            Self::Submit => "submit",
            Self::Preview => "preview",
            Self::Undo => "undo",
            Self::Confirm => "confirm",
            Self::TooSoon => "too-soon",
            Self::PickFirst => "pick-first",
            Self::TypeName => "type-name",
            Self::ChooseSetup => "choose-setup",
            Self::Export => "export",
            Self::SenderSpf(true) => "sender-spf-on",
            Self::SenderSpf(false) => "sender-spf-off",
            Self::Accept => "accept",
            Self::TypeCode => "type-code",
            Self::Close => "close",
            Self::Retry => "retry",
            Self::Leave => "leave",
            Self::Wait => "wait",
            Self::Finish => "finish",
        }
    }
}
