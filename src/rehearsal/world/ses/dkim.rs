//! Easy DKIM: tokens, and where they point.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::core::kinds::aws::Verification;
use crate::core::kinds::name::Region;

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
