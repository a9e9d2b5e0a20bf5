//! Why SES does not take a mail, in its own words.

use super::shouted;
use crate::core::kinds::name::Region;
use crate::rehearsal::world::Refusal;

/// Why SES does not take a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsendable {
    Paused,
    Suspended,
    /// The identities that failed the check.
    NotVerified(Vec<String>),
    MailFrom,
    /// The configuration set of this name.
    SetMissing(String),
    SetPaused(String),
    DailyQuota,
}

impl Unsendable {
    /// The text of SES (SES developer guide, "Amazon SES API error messages"). No document gives that of a
    /// paused configuration set: it is the account's, with the set named.
    pub fn text(&self, region: &Region) -> String {
        match self {
            Self::Paused => "Email sending is paused for this account.".to_owned(),
            Self::Suspended => "The account is permanently restricted from sending email.".to_owned(),
            Self::NotVerified(identities) => format!(
                "Email address is not verified. The following identities failed the check in region {}: {}",
                shouted(region),
                identities.join(", ")
            ),
            Self::MailFrom => "The custom MAIL FROM domain is not verified.".to_owned(),
            Self::SetMissing(name) => set_missing(name),
            Self::SetPaused(name) => format!("Email sending is paused for configuration set <{name}>."),
            Self::DailyQuota => "Daily message quota exceeded.".to_owned(),
        }
    }

    /// The exception of `SendEmail` (SESv2 API reference).
    pub fn refusal(&self, region: &Region) -> Refusal {
        let code = match self {
            Self::Paused | Self::SetPaused(_) => "SendingPausedException",
            Self::SetMissing(_) => "NotFoundException",
            Self::Suspended => "AccountSuspendedException",
            Self::NotVerified(_) => "MessageRejected",
            Self::MailFrom => "MailFromDomainNotVerifiedException",
            Self::DailyQuota => "LimitExceededException",
        };
        let status = if matches!(self, Self::SetMissing(_)) { 404 } else { 400 };
        Refusal::new(status, code, self.text(region))
    }
}

/// SES knows no configuration set of this name.
pub(super) fn set_missing(name: &str) -> String {
    format!("Configuration set <{name}> does not exist.")
}
