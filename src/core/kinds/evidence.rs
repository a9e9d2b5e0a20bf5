//! What a test mail is the proof of. Torn down and made again under the same names, an identity or a pool is
//! another, of which an old test proves nothing.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::aws::{Identity, UserPool};

/// The very identity and pool of a test mail. Empty in journals of before this was kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Proves {
    /// The identity's DKIM tokens; SES tells no time of its creation (SESv2 API reference,
    /// `GetEmailIdentity`).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tokens: Vec<String>,
    /// The configuration set that the mail went out with: the pool's own, else the identity's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set: Option<String>,
    /// `CreationDate` of the pool whose own mail it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pool_created: Option<Timestamp>,
}

impl Proves {
    /// `pool`: for a mail that the pool sends.
    pub fn of(identity: &Identity, set: Option<String>, pool: Option<&UserPool>) -> Self {
        Self { tokens: identity.dkim.tokens.clone(), set, pool_created: pool.and_then(UserPool::created) }
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// It was of what stands. What the journal does not say is not held against it.
    pub fn is_of(&self, standing: &Proves) -> bool {
        (self.tokens.is_empty() || self.tokens == standing.tokens)
            && (self.set == standing.set)
            && (self.pool_created.is_none() || self.pool_created == standing.pool_created)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_of_the_very_things_that_it_names() {
        let proves = |tokens: &[&str], created: i64| Proves {
            tokens: tokens.iter().map(|token| (*token).to_owned()).collect(),
            set: None,
            pool_created: Timestamp::from_second(created).ok(),
        };
        let standing = proves(&["a", "b"], 1);
        assert!(standing.is_of(&standing));
        assert!(!proves(&["a", "c"], 1).is_of(&standing), "the identity was made again");
        assert!(!proves(&["a", "b"], 2).is_of(&standing), "the pool was made again");
        assert!(Proves::default().is_of(&standing), "a journal of an earlier version does not say");
        let text = serde_json::to_string(&standing).unwrap();
        assert_eq!(serde_json::from_str::<Proves>(&text).unwrap(), standing);
        assert_eq!(serde_json::to_string(&Proves::default()).unwrap(), "{}");
    }
}
