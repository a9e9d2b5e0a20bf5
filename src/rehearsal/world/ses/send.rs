//! Who may send to whom, and `SendEmail`.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

use super::{Identity, Ses, Unsendable};
use crate::core::kinds::aws::Verification;
use crate::core::kinds::name::{Name, Region};
use crate::rehearsal::world::{Mail, Refusal, Taken, Via, World};

/// The address in `Name <a@b>` or `a@b`.
pub fn bare(text: &str) -> &str {
    match text.rsplit_once('<') {
        Some((_, rest)) => rest.trim_end_matches('>').trim(),
        None => text.trim(),
    }
}

fn is_simulator(address: &str) -> bool {
    address.ends_with("@simulator.amazonses.com")
}

impl Ses {
    /// Recipients of the last 24 hours.
    pub fn sent_last_24_hours(&self, now: Timestamp) -> f64 {
        let recent = |at: &&Timestamp| now.duration_since(**at) < SignedDuration::from_hours(24);
        f64::from(u32::try_from(self.sent.iter().filter(recent).count()).unwrap_or(u32::MAX))
    }

    /// Whether SES takes a mail. In the sandbox every recipient must be a verified identity, lie
    /// in a verified domain, or be the mailbox simulator (SES developer guide, "Request production
    /// access"). With `source`, that identity must be the verified one and contain the From; MAIL FROM and the
    /// default configuration set are those of the most granular identity all the same ("Creating and verifying
    /// identities"). `set` is the configuration set that the mail itself names.
    ///
    /// # Errors
    /// Why not.
    pub fn may_send(
        &mut self,
        from: &str,
        recipients: &[&str],
        source: Option<&str>,
        set: Option<&str>,
        now: Timestamp,
    ) -> Result<(), Unsendable> {
        if self.account.enforcement == "SHUTDOWN" {
            return Err(Unsendable::Suspended);
        }
        if !self.account.sending_enabled {
            return Err(Unsendable::Paused);
        }
        let mut unverified = Vec::new();
        let identity = match source {
            Some(name) => {
                self.identities.get(name).filter(|identity| identity.verified && identity.covers(bare(from)))
            }
            None => self.identity_for(bare(from)),
        };
        if identity.is_none() {
            unverified.push(from.to_owned());
        }
        if !self.account.production_access {
            let refused = |to: &&&str| !is_simulator(bare(to)) && self.identity_for(bare(to)).is_none();
            unverified.extend(recipients.iter().filter(refused).map(|to| (*to).to_owned()));
        }
        if !unverified.is_empty() {
            return Err(Unsendable::NotVerified(unverified));
        }
        let identity = self.identity_for(bare(from)).or(identity);
        let rejects = identity
            .and_then(|identity| identity.mail_from.as_ref())
            .is_some_and(|mail_from| mail_from.rejects && mail_from.status != Verification::Success);
        if rejects {
            return Err(Unsendable::MailFrom);
        }
        self.set_sends(set, identity)?;
        // Mail to the simulator is not counted ("Using the mailbox simulator").
        let counted = recipients.iter().filter(|to| !is_simulator(bare(to))).count();
        let quota = self.account.max_24_hour_send;
        let total = self.sent_last_24_hours(now) + f64::from(u32::try_from(counted).unwrap_or(u32::MAX));
        if quota >= 0.0 && total > quota {
            return Err(Unsendable::DailyQuota);
        }
        self.sent.extend(std::iter::repeat_n(now, counted));
        Ok(())
    }
}

impl Identity {
    /// True for addresses that this identity may send from: itself, its domain, names below it.
    pub fn covers(&self, address: &str) -> bool {
        if !self.is_domain {
            return self.name == address;
        }
        address.rsplit('@').next().is_some_and(|domain| Name::from_answer(domain).is_within(&self.domain()))
    }
}

/// The identity that an ARN `arn:aws:ses:REGION:ACCOUNT:identity/NAME` names.
pub fn identity_of_arn(arn: &str) -> Option<&str> {
    arn.splitn(6, ':').nth(5)?.strip_prefix("identity/")
}

impl World {
    /// `SendEmail` with simple or raw content (SESv2 API reference).
    ///
    /// # Errors
    /// `NotFoundException` of a configuration set, `MessageRejected`, `MailFromDomainNotVerifiedException`, `SendingPausedException`,
    /// `AccountSuspendedException`, `LimitExceededException`, `BadRequestException`.
    pub fn send_email(
        &mut self,
        region: &Region,
        body: &Map<String, Value>,
        request_id: &str,
    ) -> Result<Value, Refusal> {
        let now = self.now();
        let text = |member: &str| body.get(member).and_then(Value::as_str);
        let from = text("FromEmailAddress").unwrap_or_default().to_owned();
        if !from.is_ascii() || !bare(&from).contains('@') {
            return Err(Refusal::bad_request("Missing or invalid From address."));
        }
        let destination = body.get("Destination").and_then(Value::as_object);
        let mut recipients: Vec<&str> = Vec::new();
        for member in ["ToAddresses", "CcAddresses", "BccAddresses"] {
            let listed = destination.and_then(|to| to.get(member)).and_then(Value::as_array);
            recipients.extend(listed.into_iter().flatten().filter_map(Value::as_str));
        }
        if recipients.is_empty() {
            return Err(Refusal::bad_request("Missing required header 'To'."));
        }
        let source = text("FromEmailAddressIdentityArn").and_then(identity_of_arn);
        let set = text("ConfigurationSetName");
        self.ses(region).may_send(&from, &recipients, source, set, now).map_err(|why| why.refusal(region))?;
        let set = self.ses(region).set_in_force(&from, set);
        self.taken.push(Taken {
            at: now,
            region: region.clone(),
            from: from.clone(),
            source: source.map(str::to_owned),
            set,
            via: Via::Ses,
        });
        let subject = body
            .get("Content")
            .and_then(|content| content.pointer("/Simple/Subject/Data"))
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        for to in recipients {
            if !self.ses(region).delivers_to(to) {
                continue;
            }
            let mail = Mail {
                at: now,
                from: from.clone(),
                to: to.to_owned(),
                subject: subject.clone(),
                via: Via::Ses,
            };
            self.mails.push(mail);
        }
        Ok(json!({ "MessageId": format!("0100{}-000000", request_id) }))
    }
}
