//! The DKIM signature of the identity's own domain: whether SES makes one, and whether receivers find its
//! key.

use super::Unsigned;
use super::resolvers::Receivers;
use crate::core::kinds::aws::Verification;
use crate::core::kinds::name::Name;
use crate::rehearsal::world::ses::{Identity, Ses};

/// The domain that signs (`d=`), or why nothing does.
///
/// An address has the DKIM of its domain, and a switch of its own (SES developer guide, "Using Easy DKIM with
/// an email address identity"). SES signs once it has verified the identity's DKIM; while it fails for the
/// moment it goes on ("TEMPORARY_FAILURE", SESv2 API reference).
pub(super) fn signature(ses: &Ses, identity: &Identity, receivers: &Receivers<'_>) -> Result<Name, Unsigned> {
    let off = |identity: &Identity| Unsigned::SigningOff(identity.name.clone());
    if !identity.dkim.signing_enabled {
        return Err(off(identity));
    }
    let signer = match identity.is_domain {
        true => identity,
        false => ses
            .identity_for(&format!("@{}", identity.domain()))
            .ok_or_else(|| Unsigned::NotVerified(identity.domain().to_string()))?,
    };
    if !signer.dkim.signing_enabled {
        return Err(off(signer));
    }
    if !matches!(signer.dkim.status, Verification::Success | Verification::TemporaryFailure) {
        return Err(Unsigned::NotVerified(signer.name.clone()));
    }
    // SES signs with any of its selectors ("Easy DKIM": all three records are needed). The receiver asks for
    // a TXT at the selector, over CNAMEs (RFC 6376, section 3.6.2).
    for selector in &signer.dkim.tokens {
        let name = signer.domain().child("_domainkey").child(selector);
        let is_key = |texts: &Vec<String>| texts.iter().any(|text| has_key(text));
        if !receivers.texts(&name).iter().all(|texts| texts.as_ref().is_some_and(is_key)) {
            return Err(Unsigned::KeyMissing(name));
        }
    }
    Ok(signer.domain())
}

/// A key record with a key in it; an empty `p=` is a key taken back (RFC 6376, section 3.6.1).
fn has_key(text: &str) -> bool {
    text.split(';').any(|tag| tag.trim().strip_prefix("p=").is_some_and(|key| !key.trim().is_empty()))
}
