//! Turning signing on and off, starting Easy DKIM, and the keys that SES publishes.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{Dkim, Identity, Origin, Ses};
use crate::core::kinds::aws::Verification;
use crate::core::kinds::name::{Name, Region};
use crate::rehearsal::world::{Refusal, World, quoted};

/// The public half of a signing key; nothing here verifies a signature.
const KEY: &str = "p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArehearsal";
const KEY_TTL: i64 = 1800;

impl World {
    /// SES publishes the keys that the CNAMEs lead to, under its own zone.
    pub fn publish_keys(&mut self, at: Timestamp) {
        let targets: Vec<Name> = self
            .ses
            .values()
            .flat_map(|ses| ses.identities.values())
            // A replica's are those of its primary, which may lie outside this world.
            .filter(|identity| identity.dkim.origin.as_str() != "EXTERNAL")
            .flat_map(|identity| {
                let zone = &identity.dkim.signing_hosted_zone;
                identity.dkim.tokens.iter().map(move |token| Name::from_answer(&format!("{token}.{zone}")))
            })
            .collect();
        for target in targets {
            self.add_value(&target, "TXT", KEY_TTL, quoted(KEY), at);
        }
    }
}

impl Ses {
    /// `PutEmailIdentityDkimAttributes`: signing on or off (SESv2 API reference).
    ///
    /// # Errors
    /// `NotFoundException`.
    pub fn put_dkim_attributes(&mut self, name: &str, body: &Map<String, Value>) -> Result<Value, Refusal> {
        let identity = self.identity_mut(name)?;
        identity.dkim.signing_enabled = body.get("SigningEnabled").and_then(Value::as_bool).unwrap_or(false);
        Ok(json!({}))
    }

    /// `PutEmailIdentityDkimSigningAttributes` with `AWS_SES`: starts Easy DKIM, or starts it
    /// again after FAILED. "You can't change the key length to the one it has, and only once a
    /// day" (SES developer guide, "Easy DKIM").
    ///
    /// # Errors
    /// `NotFoundException`, `BadRequestException`.
    pub fn put_dkim_signing_attributes(
        &mut self,
        name: &str,
        body: &Map<String, Value>,
        region: &Region,
        now: Timestamp,
    ) -> Result<Value, Refusal> {
        let identity = self.identity_mut(name)?;
        match body.get("SigningAttributesOrigin").and_then(Value::as_str) {
            Some("AWS_SES") => {}
            Some("EXTERNAL") => {
                return Err(Refusal::bad_request("BYODKIM is not part of this rehearsal."));
            }
            _ => {
                let rule = "Value null at 'signingAttributesOrigin' failed to satisfy constraint: \
                            Member must not be null";
                return Err(Refusal::constraints("BadRequestException", &[rule.to_owned()]));
            }
        }
        let wanted = body
            .get("SigningAttributes")
            .and_then(|attributes| attributes.get("NextSigningKeyLength"))
            .and_then(Value::as_str);
        let stands = identity.dkim.origin == Origin::AwsSes && identity.dkim.status == Verification::Success;
        if stands && wanted == Some(identity.dkim.key_length.as_str()) {
            return Err(Refusal::bad_request(format!(
                "The signing key length of identity {name} is already {}.",
                identity.dkim.key_length
            )));
        }
        restart(identity, region, wanted, now);
        Ok(json!({ "DkimStatus": identity.dkim.status.as_str(), "DkimTokens": identity.dkim.tokens }))
    }
}

/// Easy DKIM from the beginning. Tokens that stand are kept; sending verification too.
fn restart(identity: &mut Identity, region: &Region, key_length: Option<&str>, now: Timestamp) {
    if identity.dkim.origin != Origin::AwsSes || identity.dkim.tokens.len() != 3 {
        identity.dkim = Dkim::easy(&identity.name, region, now);
    }
    identity.dkim.status = Verification::Pending;
    identity.dkim.since = now;
    if let Some(length) = key_length {
        identity.dkim.key_length = length.to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rehearsal::world::tests::{at, region, world};

    #[test]
    fn a_key_of_ones_own_is_looked_for_at_its_selector() {
        let mut world = world("already-done");
        let own = |world: &mut World| {
            let dkim = &mut world.ses(&region()).identities.get_mut("example.com").unwrap().dkim;
            (dkim.origin, dkim.tokens) = (Origin::Other("EXTERNAL".to_owned()), vec!["k1".to_owned()]);
            dkim.status
        };
        own(&mut world);
        world.advance(at(10));
        assert_eq!(own(&mut world), Verification::TemporaryFailure);
        let (name, now) = (Name::from_answer("k1._domainkey.example.com"), world.now());
        world.add_value(&name, "TXT", KEY_TTL, quoted(KEY), now);
        world.advance(at(20));
        assert_eq!(own(&mut world), Verification::Success);
    }
}
