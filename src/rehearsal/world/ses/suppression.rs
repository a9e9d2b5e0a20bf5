//! The account-level suppression list: SES takes mail to an address on it and does not deliver it
//! (SES developer guide, "Using the Amazon SES account-level suppression list").

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Ses, bare};
use crate::rehearsal::world::Refusal;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    /// `BOUNCE` or `COMPLAINT`.
    pub reason: String,
    pub since: Timestamp,
}

impl Ses {
    /// `GetSuppressedDestination`. In the sandbox, calls for the account-level suppression list are
    /// disabled (SES console help, "Sandbox"); the error's text is ours.
    ///
    /// # Errors
    /// `NotFoundException` for an address that is not on the list, `BadRequestException` in the
    /// sandbox.
    pub fn get_suppressed(&self, address: &str) -> Result<Value, Refusal> {
        if !self.account.production_access {
            return Err(Refusal::bad_request("The account is in the sandbox.".to_owned()));
        }
        let Some(listed) = self.suppressed.get(address) else {
            let text = format!("Email address {address} does not exist on your suppression list.");
            return Err(Refusal::new(404, "NotFoundException", text));
        };
        Ok(json!({ "SuppressedDestination": {
            "EmailAddress": address,
            "Reason": listed.reason,
            "LastUpdateTime": listed.since.as_second(),
        } }))
    }

    /// Whether a mail that SES has taken goes out at all.
    pub fn delivers_to(&self, recipient: &str) -> bool {
        !self.suppressed.contains_key(bare(recipient))
    }
}
