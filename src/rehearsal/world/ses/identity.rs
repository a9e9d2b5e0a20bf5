//! Identities: created, read, listed, deleted.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{Dkim, MailFrom, Ses};
use crate::core::kinds::aws::Verification;
use crate::core::kinds::name::{Name, Region};
use crate::rehearsal::world::Refusal;

/// What SES saw when it last looked: `VerificationInfo` (SESv2 API reference).
#[derive(Clone, Debug, Default)]
pub struct Check {
    pub last_checked: Option<Timestamp>,
    pub last_success: Option<Timestamp>,
    /// `HOST_NOT_FOUND`, `TYPE_NOT_FOUND`, `INVALID_VALUE` or `DNS_SERVER_ERROR`.
    pub error: Option<&'static str>,
    pub primary_name_server: Option<Name>,
    pub serial: Option<u32>,
}

#[derive(Clone, Debug)]
pub struct Identity {
    /// A domain in lower case, or an address as it was given.
    pub name: String,
    pub is_domain: bool,
    /// `VerifiedForSendingStatus`: the one that decides whether mail goes out.
    pub verified: bool,
    pub status: Verification,
    pub dkim: Dkim,
    pub mail_from: Option<MailFrom>,
    pub check: Check,
    /// Sending-authorization policies: name and JSON.
    pub policies: Map<String, Value>,
    /// The default one, whether it exists or not.
    pub configuration_set: Option<String>,
    pub tags: BTreeMap<String, String>,
}

impl Identity {
    /// A domain whose Easy DKIM has just begun.
    pub fn domain_begun(name: &str, region: &Region, since: Timestamp) -> Self {
        Self {
            name: name.to_owned(),
            is_domain: true,
            verified: false,
            status: Verification::Pending,
            dkim: Dkim::easy(name, region, since),
            mail_from: None,
            check: Check::default(),
            policies: Map::new(),
            configuration_set: None,
            tags: BTreeMap::new(),
        }
    }

    /// An address whose link was not followed yet; DKIM is its domain's matter.
    pub fn address_begun(name: &str, region: &Region, since: Timestamp) -> Self {
        let mut dkim = Dkim::easy(name, region, since);
        dkim.tokens.clear();
        dkim.signing_enabled = false;
        dkim.status = Verification::NotStarted;
        Self { is_domain: false, dkim, ..Self::domain_begun(name, region, since) }
    }

    /// The identity's domain: itself, or what stands behind the address' `@`.
    pub fn domain(&self) -> Name {
        Name::from_answer(self.name.rsplit('@').next().unwrap_or(&self.name))
    }

    fn kind(&self) -> &'static str {
        if self.is_domain { "DOMAIN" } else { "EMAIL_ADDRESS" }
    }

    fn json(&self) -> Value {
        let mut said = json!({
            "IdentityType": self.kind(),
            "FeedbackForwardingStatus": true,
            "VerifiedForSendingStatus": self.verified,
            "DkimAttributes": self.dkim.json(),
            "MailFromAttributes": MailFrom::json(self.mail_from.as_ref()),
            "Policies": self.policies,
            "Tags": self.tags.iter().map(|(key, value)| json!({ "Key": key, "Value": value })).collect::<Vec<_>>(),
            "VerificationStatus": self.status.as_str(),
            "VerificationInfo": self.check.json(),
        });
        if let Some(set) = &self.configuration_set {
            said["ConfigurationSetName"] = json!(set);
        }
        said
    }
}

impl Check {
    fn json(&self) -> Value {
        let mut info = Map::new();
        let mut put = |member: &str, value: Value| info.insert(member.to_owned(), value);
        if let Some(at) = self.last_checked {
            put("LastCheckedTimestamp", json!(at.as_second()));
        }
        if let Some(at) = self.last_success {
            put("LastSuccessTimestamp", json!(at.as_second()));
        }
        if let Some(error) = self.error {
            put("ErrorType", json!(error));
        }
        if let Some(primary) = &self.primary_name_server {
            let soa =
                json!({ "PrimaryNameServer": primary.as_str(), "SerialNumber": self.serial.unwrap_or(1) });
            put("SOARecord", soa);
        }
        Value::Object(info)
    }
}

fn not_found(name: &str) -> Refusal {
    Refusal::new(404, "NotFoundException", format!("Email identity {name} does not exist."))
}

/// Domains are compared in lower case, addresses as they are.
fn normal(name: &str) -> String {
    if name.contains('@') { name.to_owned() } else { Name::from_answer(name).as_str().to_owned() }
}

impl Ses {
    pub(super) fn identity_mut(&mut self, name: &str) -> Result<&mut Identity, Refusal> {
        self.identities.get_mut(&normal(name)).ok_or_else(|| not_found(name))
    }

    /// `CreateEmailIdentity` (SESv2 API reference).
    ///
    /// # Errors
    /// `AlreadyExistsException`, `BadRequestException`.
    pub fn create_identity(
        &mut self,
        body: &Map<String, Value>,
        region: &Region,
        now: Timestamp,
    ) -> Result<Value, Refusal> {
        let Some(given) = body.get("EmailIdentity").and_then(Value::as_str) else {
            let rule = "Value null at 'emailIdentity' failed to satisfy constraint: Member must not be null";
            return Err(Refusal::constraints("BadRequestException", &[rule.to_owned()]));
        };
        let name = normal(given);
        if self.identities.contains_key(&name) {
            let text = format!("Email identity {given} already exist.");
            return Err(Refusal::new(400, "AlreadyExistsException", text));
        }
        if !is_identity_name(&name) {
            return Err(Refusal::bad_request(format!("Invalid email identity {given}.")));
        }
        let identity = if name.contains('@') {
            Identity::address_begun(&name, region, now)
        } else {
            let mut identity = Identity::domain_begun(&name, region, now);
            let asked = body.get("DkimSigningAttributes");
            let length = asked.and_then(|asked| asked.get("NextSigningKeyLength")).and_then(Value::as_str);
            if let Some(length) = length {
                identity.dkim.key_length = length.to_owned();
            }
            identity
        };
        let answer = json!({
            "IdentityType": identity.kind(),
            "VerifiedForSendingStatus": identity.verified,
            "DkimAttributes": identity.dkim.json(),
        });
        self.identities.insert(name, identity);
        Ok(answer)
    }

    /// `GetEmailIdentity`.
    ///
    /// # Errors
    /// `NotFoundException`.
    pub fn get_identity(&self, name: &str) -> Result<Value, Refusal> {
        self.identities.get(&normal(name)).map(Identity::json).ok_or_else(|| not_found(name))
    }

    /// `DeleteEmailIdentity`.
    ///
    /// # Errors
    /// `NotFoundException`.
    pub fn delete_identity(&mut self, name: &str) -> Result<Value, Refusal> {
        self.identities.remove(&normal(name)).map(|_| json!({})).ok_or_else(|| not_found(name))
    }

    /// `ListEmailIdentities`, a page of at most `size`; the token is the last name shown.
    pub fn list_identities(&self, size: usize, token: Option<&str>) -> Value {
        let rest: Vec<&Identity> = self
            .identities
            .values()
            .filter(|identity| token.is_none_or(|token| identity.name.as_str() > token))
            .collect();
        let page: Vec<Value> = rest
            .iter()
            .take(size)
            .map(|identity| {
                json!({
                    "IdentityType": identity.kind(),
                    "IdentityName": identity.name,
                    "SendingEnabled": identity.verified,
                    "VerificationStatus": identity.status.as_str(),
                })
            })
            .collect();
        let more = rest.len() > size;
        let last = rest.get(size.saturating_sub(1)).filter(|_| more).map(|identity| identity.name.clone());
        let mut answer = json!({ "EmailIdentities": page });
        if let Some(last) = last {
            answer["NextToken"] = json!(last);
        }
        answer
    }

    /// True where SES looks at the DNS for this identity: of a domain, whoever made its key (SESv2 API
    /// reference, `DkimAttributes`); a replica's records are those of its primary.
    pub(super) fn is_looked_at(identity: &Identity) -> bool {
        identity.is_domain
    }
}

/// A domain has a dot and no characters outside those of host names.
fn is_identity_name(name: &str) -> bool {
    let domain = name.rsplit('@').next().unwrap_or(name);
    let label = |label: &str| {
        !label.is_empty() && label.len() <= 63 && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    domain.contains('.') && domain.len() <= 253 && domain.split('.').all(label)
}
