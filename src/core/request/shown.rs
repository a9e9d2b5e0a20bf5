//! What AWS and DNS show of the set-up at this moment, as sentences of the template.

use serde_json::Value;

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::aws::{SesAccount, UserPool, Verification};
use crate::core::kinds::record::RecordId;
use crate::core::kinds::request::template::Sentence;
use crate::core::records;

/// One sentence for each slot, but none of the suppression list where it is not on for both reasons.
pub fn shown(facts: &Facts, choices: &Choices) -> Vec<Sentence> {
    let identity = setup::identity(facts, choices);
    let signs = identity.is_some_and(|identity| {
        let dkim = &identity.dkim;
        dkim.status == Verification::Success && dkim.signing_enabled && identity.verified_for_sending
    });
    let mail_from = identity.and_then(|identity| identity.mail_from.as_ref());
    let returns = mail_from.is_some_and(|mail_from| mail_from.status == Verification::Success);
    let records = records::view(facts, choices);
    let dmarc = records.iter().find(|record| record.wanted.id == RecordId::Dmarc);
    let mut shown = vec![
        addresses(facts, choices),
        if signs { Sentence::Dkim } else { Sentence::DkimLater },
        if returns { Sentence::MailFrom } else { Sentence::MailFromLater },
        if dmarc.is_some_and(records::stands) { Sentence::Dmarc } else { Sentence::DmarcLater },
    ];
    shown.extend(facts.ses_account().filter(|account| suppresses(account)).map(|_| Sentence::Suppression));
    shown
}

/// For both reasons that there are (SESv2 API reference, `SuppressionListReason`).
fn suppresses(account: &SesAccount) -> bool {
    ["BOUNCE", "COMPLAINT"].iter().all(|reason| account.suppressed_reasons.iter().any(|on| on == reason))
}

/// How every pool of this set-up comes by its users' addresses, where all do so in one way.
fn addresses(facts: &Facts, choices: &Choices) -> Sentence {
    let ids = setup::user_pool_ids(facts, choices);
    let ways: Vec<Sentence> =
        ids.iter().map(|id| facts.user_pool(id).map_or(Sentence::Addresses, way)).collect();
    match ways.as_slice() {
        [first, others @ ..] if others.iter().all(|way| way == first) => *first,
        _ => Sentence::Addresses,
    }
}

/// Who signs up confirms the address that was entered, unless a Lambda trigger may do so in their place or
/// brings users along from elsewhere (Cognito developer guide, "Pre sign-up" and "Migrate user").
fn way(pool: &UserPool) -> Sentence {
    let pool = Value::Object(pool.members.clone());
    let only_invited = pool["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"].as_bool();
    let verified = pool["AutoVerifiedAttributes"].as_array();
    let confirms = verified.is_some_and(|attributes| attributes.iter().any(|attribute| attribute == "email"));
    let triggers = &pool["LambdaConfig"];
    match only_invited {
        _ if !triggers["UserMigration"].is_null() => Sentence::Addresses,
        Some(true) => Sentence::Invited,
        Some(false) if confirms && triggers["PreSignUp"].is_null() => Sentence::SignUp,
        _ => Sentence::Addresses,
    }
}
