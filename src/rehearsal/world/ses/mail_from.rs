//! The custom MAIL FROM domain of an identity.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::Ses;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::name::Name;
use crate::rehearsal::world::Refusal;

#[derive(Clone, Debug)]
pub struct MailFrom {
    pub domain: Name,
    pub status: Verification,
    /// `REJECT_MESSAGE` rather than `USE_DEFAULT_VALUE`.
    pub rejects: bool,
    /// When the 72 hours began.
    pub since: Timestamp,
}

impl MailFrom {
    /// `MailFromAttributes`; an identity whose MAIL FROM was never set has only the behaviour.
    pub fn json(mail_from: Option<&MailFrom>) -> Value {
        let Some(mail_from) = mail_from else { return json!({ "BehaviorOnMxFailure": "USE_DEFAULT_VALUE" }) };
        json!({
            "MailFromDomain": mail_from.domain.as_str(),
            "MailFromDomainStatus": mail_from.status.as_str(),
            "BehaviorOnMxFailure": if mail_from.rejects { "REJECT_MESSAGE" } else { "USE_DEFAULT_VALUE" },
        })
    }
}

impl Ses {
    /// `PutEmailIdentityMailFromAttributes` (SESv2 API reference): without a domain it switches
    /// the custom MAIL FROM off; setting it again starts a failed one anew (SES developer guide,
    /// "Using a custom MAIL FROM domain").
    ///
    /// # Errors
    /// `NotFoundException`; `BadRequestException` where the name is not strictly below the
    /// identity.
    pub fn put_mail_from(
        &mut self,
        name: &str,
        body: &Map<String, Value>,
        now: Timestamp,
    ) -> Result<Value, Refusal> {
        let identity = self.identity_mut(name)?;
        let text = body.get("MailFromDomain").and_then(Value::as_str).filter(|text| !text.is_empty());
        let Some(text) = text else {
            identity.mail_from = None;
            return Ok(json!({}));
        };
        let domain = Name::from_answer(text);
        let parent = identity.domain();
        if domain == parent || !domain.is_within(&parent) {
            return Err(Refusal::bad_request(format!(
                "Provided MAIL-FROM domain <{text}> is not subdomain of the domain of the identity <{parent}>."
            )));
        }
        let rejects = body.get("BehaviorOnMxFailure").and_then(Value::as_str) == Some("REJECT_MESSAGE");
        identity.mail_from = Some(MailFrom { domain, status: Verification::Pending, rejects, since: now });
        Ok(json!({}))
    }
}
