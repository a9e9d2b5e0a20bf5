//! A finding that a person took as it is.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Code, Finding, Holds};

/// Which finding, and as it was then: it counts for that one alone, and no more once its record, what was
/// found, or what it holds up is another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    pub code: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
    pub holds: String,
    pub at: Timestamp,
}

/// It holds up its step, and a person may take it as it is. What holds the bind means that mail does not
/// arrive, and nobody can accept that for those who wait for it. What keeps a pool from its proof is no
/// proof once it is accepted: that test is skipped. Whom SES does not reach, it does not reach once that is
/// accepted.
pub fn is_acceptable(finding: &Finding) -> bool {
    let leaves_unproven = matches!(
        finding.code,
        Code::PoolNotProvable
            | Code::InvitationRefused
            | Code::RecipientSuppressed
            | Code::RecipientNotVerified
    );
    matches!(finding.holds(), Holds::Step | Holds::Test) && !leaves_unproven
}

impl Accepted {
    /// The finding as it is now; `None` where it cannot be accepted.
    pub fn of(finding: &Finding, at: Timestamp) -> Option<Self> {
        is_acceptable(finding).then(|| Self {
            code: finding.code.as_str().to_owned(),
            record: finding.record.map(|record| record.as_str().to_owned()),
            seen: finding.seen.clone(),
            holds: finding.holds().as_str().to_owned(),
            at,
        })
    }

    /// It is this very finding, unchanged since.
    pub fn is_of(&self, finding: &Finding) -> bool {
        Self::of(finding, self.at).as_ref() == Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::kinds::finding::{Code, Harm};
    use crate::core::kinds::record::RecordId;
    use crate::core::kinds::step::StepId;

    #[test]
    fn it_counts_for_what_was_found_then_and_no_more_once_that_is_another() {
        let finding =
            |seen: &str, record| Finding::new(Code::SpfDuplicate, StepId::Records).on(record).seen(seen);
        let found = finding("two", RecordId::MailFromSpf);
        let accepted = Accepted::of(&found, Timestamp::UNIX_EPOCH).unwrap();
        assert!(accepted.is_of(&found));
        assert!(!accepted.is_of(&finding("three", RecordId::MailFromSpf)));
        assert!(!accepted.is_of(&finding("two", RecordId::SenderSpf)));
        assert!(!accepted.is_of(&found.clone().harming(Harm::Refused)), "it holds the bind by now");
        let text = serde_json::to_string(&accepted).unwrap();
        assert_eq!(serde_json::from_str::<Accepted>(&text).unwrap(), accepted);
    }

    #[test]
    fn what_holds_the_bind_or_nothing_is_not_to_be_accepted() {
        for code in [Code::DnssecBogus, Code::ReviewPending, Code::DmarcMissing] {
            assert_eq!(Accepted::of(&Finding::new(code, StepId::Records), Timestamp::UNIX_EPOCH), None);
        }
    }

    #[test]
    fn what_keeps_a_pool_from_its_proof_is_skipped_and_not_accepted() {
        let at = |code| Accepted::of(&Finding::new(code, StepId::Test), Timestamp::UNIX_EPOCH);
        let recipients = [Code::RecipientSuppressed, Code::RecipientNotVerified];
        for code in [Code::PoolNotProvable, Code::InvitationRefused].into_iter().chain(recipients) {
            assert_eq!(at(code), None);
        }
        assert!(at(Code::RecipientHasAccount).is_some());
    }
}
