//! Easy DKIM: tokens, where they point, signing.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{Identity, Ses};
use crate::core::aws::Verification;
use crate::core::name::{Name, Region};
use crate::rehearsal::world::{Refusal, World, quoted};

/// The public half of a signing key; nothing here verifies a signature.
const KEY: &str = "p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArehearsal";
const KEY_TTL: i64 = 1800;

/// Who made the signing key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Easy DKIM.
    AwsSes,
    /// BYODKIM, or a replica (`AWS_SES_<REGION>`): as the API spells it.
    Other(String),
}

impl Origin {
    pub fn as_str(&self) -> &str {
        match self {
            Self::AwsSes => "AWS_SES",
            Self::Other(text) => text,
        }
    }
}

#[derive(Clone, Debug)]
pub struct Dkim {
    pub signing_enabled: bool,
    pub status: Verification,
    pub tokens: Vec<String>,
    pub signing_hosted_zone: String,
    pub origin: Origin,
    /// `RSA_1024_BIT` or `RSA_2048_BIT`.
    pub key_length: String,
    /// When the 72 hours began.
    pub since: Timestamp,
}

impl Dkim {
    /// Easy DKIM just begun on a domain.
    pub fn easy(domain: &str, region: &Region, since: Timestamp) -> Self {
        Self {
            signing_enabled: true,
            status: Verification::Pending,
            tokens: tokens(domain, region),
            signing_hosted_zone: signing_hosted_zone(region),
            origin: Origin::AwsSes,
            key_length: "RSA_2048_BIT".to_owned(),
            since,
        }
    }

    pub fn json(&self) -> Value {
        let mut answer = json!({
            "SigningEnabled": self.signing_enabled,
            "Status": self.status.as_str(),
            "Tokens": self.tokens,
            "SigningHostedZone": self.signing_hosted_zone,
            "SigningAttributesOrigin": self.origin.as_str(),
        });
        if self.origin == Origin::AwsSes {
            answer["NextSigningKeyLength"] = json!(self.key_length);
            answer["CurrentSigningKeyLength"] = json!(self.key_length);
            answer["LastKeyGenerationTimestamp"] = json!(self.since.as_second());
        }
        answer
    }
}

/// Regions whose DKIM names lie below a zone of their own (AWS General Reference, "Amazon SES
/// endpoints and quotas", DKIM domains).
const OWN_SIGNING_ZONE: [&str; 11] = [
    "af-south-1",
    "ap-northeast-3",
    "ap-south-2",
    "ap-southeast-3",
    "ap-southeast-5",
    "ca-west-1",
    "eu-central-2",
    "eu-south-1",
    "il-central-1",
    "me-central-1",
    "us-gov-east-1",
];

/// Where a Region's DKIM CNAMEs point.
pub fn signing_hosted_zone(region: &Region) -> String {
    if OWN_SIGNING_ZONE.contains(&region.as_str()) {
        format!("dkim.{region}.amazonses.com")
    } else {
        "dkim.amazonses.com".to_owned()
    }
}

/// Three tokens of 32 lower-case letters and digits, always the same for a domain in a Region:
/// SES too keeps a domain's tokens when DKIM is started again.
pub fn tokens(domain: &str, region: &Region) -> Vec<String> {
    const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    (1..=3)
        .map(|index| {
            let mut state = fnv1a(&format!("token {index} of {domain} in {region}"));
            (0..32)
                .map(|_| {
                    // Knuth's MMIX step; its high bits are the good ones.
                    state =
                        state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    char::from(ALPHABET[(state >> 59) as usize])
                })
                .collect()
        })
        .collect()
}

/// FNV-1a, 64 bits.
fn fnv1a(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

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
