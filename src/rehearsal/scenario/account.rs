//! The account's part of a scenario: SES by Region, timing, faults.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::core::kinds::aws::Verification;
use crate::core::kinds::name::{Name, Region};
use crate::rehearsal::world::ses::{
    Account, Check, Details, Dkim, Feedback, Identity, MailFrom, Origin, Review, ReviewOutcome, Ses,
    Suppressed,
};
use crate::rehearsal::world::{Fault, Refusal, Timing};

/// Seconds, but for the window.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TimingTold {
    ses_looks_every: f64,
    window_hours: f64,
    insync_after: f64,
    by_hand_after: f64,
}

impl Default for TimingTold {
    fn default() -> Self {
        Self { ses_looks_every: 2.0, window_hours: 72.0, insync_after: 1.0, by_hand_after: 10.0 }
    }
}

pub fn seconds(seconds: f64) -> SignedDuration {
    SignedDuration::try_from_secs_f64(seconds).unwrap_or(SignedDuration::MAX)
}

impl TimingTold {
    pub fn timing(&self) -> Timing {
        Timing {
            ses_looks_every: seconds(self.ses_looks_every),
            window: seconds(self.window_hours * 3600.0),
            insync_after: seconds(self.insync_after),
            by_hand_after: seconds(self.by_hand_after),
        }
    }
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum OutcomeTold {
    Granted,
    Denied,
    Failed,
    #[default]
    Never,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SesTold {
    production_access: bool,
    sending_paused: bool,
    enforcement: Option<String>,
    /// How a request ends, and how many seconds after it was made.
    review: OutcomeTold,
    review_after: f64,
    case_id: Option<String>,
    /// A request made earlier: `PENDING`, `GRANTED`, `DENIED` or `FAILED`.
    requested: Option<String>,
    identities: BTreeMap<String, IdentityTold>,
    /// By name, and whether they send.
    configuration_sets: BTreeMap<String, bool>,
    /// The suppression list: an address and `BOUNCE` or `COMPLAINT`.
    suppressed: BTreeMap<String, String>,
    /// What was sent before the world begins.
    sent: Vec<SentTold>,
}

/// Mails of one moment.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SentTold {
    hours_ago: f64,
    mails: usize,
    bounces: usize,
    complaints: usize,
    rejects: usize,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct IdentityTold {
    /// How long ago it was created.
    hours_ago: f64,
    /// Verified and DKIM, as the API spells states.
    status: Option<String>,
    tokens: Option<Vec<String>>,
    signing_hosted_zone: Option<String>,
    /// `AWS_SES`, `EXTERNAL` or `AWS_SES_<REGION>`.
    origin: Option<String>,
    key_length: Option<String>,
    signing_off: bool,
    /// An address's own DKIM switch is on.
    signs: bool,
    mail_from: Option<Name>,
    mail_from_status: Option<String>,
    mail_from_rejects: bool,
    policies: Map<String, Value>,
    /// The default one, which need not be among those of the Region.
    configuration_set: Option<String>,
    /// Tags of the identity, by key.
    #[serde(default)]
    tags: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaultTold {
    status: u16,
    code: String,
    #[serde(default)]
    message: String,
    times: Option<u32>,
}

impl From<&FaultTold> for Fault {
    fn from(told: &FaultTold) -> Self {
        Fault { refusal: Refusal::new(told.status, &told.code, told.message.clone()), times: told.times }
    }
}

impl SesTold {
    /// # Errors
    /// A state that the API does not have.
    pub fn ses(&self, region: &Region, now: Timestamp) -> Result<Ses, String> {
        let mut ses = Ses::sandbox(now);
        ses.account = self.account(now)?;
        for (name, told) in &self.identities {
            ses.identities.insert(name.clone(), told.identity(name, region, now)?);
        }
        ses.configuration_sets.clone_from(&self.configuration_sets);
        for (address, reason) in &self.suppressed {
            let since = now - SignedDuration::from_hours(24);
            ses.suppressed.insert(address.clone(), Suppressed { reason: reason.clone(), since });
        }
        for told in &self.sent {
            told.tell(&mut ses, now);
        }
        Ok(ses)
    }

    fn account(&self, now: Timestamp) -> Result<Account, String> {
        let mut account = Account::sandbox();
        account.outcome = match self.review {
            OutcomeTold::Granted => ReviewOutcome::Granted,
            OutcomeTold::Denied => ReviewOutcome::Denied,
            OutcomeTold::Failed => ReviewOutcome::Failed,
            OutcomeTold::Never => ReviewOutcome::Never,
        };
        account.review_takes = seconds(self.review_after);
        account.sending_enabled = !self.sending_paused;
        if let Some(enforcement) = &self.enforcement {
            account.enforcement.clone_from(enforcement);
        }
        if let Some(case) = &self.case_id {
            account.case_id.clone_from(case);
        }
        if self.production_access {
            account.grant();
        }
        account.details = match self.requested.as_deref() {
            None => None,
            Some(status) => Some(Details {
                members: earlier_request(),
                review: Some(self.earlier(&account, status, now)?),
            }),
        };
        Ok(account)
    }

    fn earlier(&self, account: &Account, status: &str, now: Timestamp) -> Result<Review, String> {
        let status = ["PENDING", "GRANTED", "DENIED", "FAILED"]
            .into_iter()
            .find(|known| *known == status)
            .ok_or_else(|| format!("requested = {status:?}"))?;
        let ends = match account.outcome {
            ReviewOutcome::Never => None,
            _ => (status == "PENDING").then(|| now + account.review_takes),
        };
        Ok(Review { status, case_id: Some(account.case_id.clone()), ends })
    }
}

fn earlier_request() -> Map<String, Value> {
    let mut members = Map::new();
    members.insert("MailType".to_owned(), "TRANSACTIONAL".into());
    members.insert("WebsiteURL".to_owned(), "https://www.example.com/".into());
    members
}

impl SentTold {
    fn tell(self, ses: &mut Ses, now: Timestamp) {
        let at = now - seconds(self.hours_ago * 3600.0);
        ses.sent.extend(std::iter::repeat_n(at, self.mails));
        for (feedback, count) in [
            (Feedback::Bounce, self.bounces),
            (Feedback::Complaint, self.complaints),
            (Feedback::Reject, self.rejects),
        ] {
            ses.feedback.extend(std::iter::repeat_n((at, feedback), count));
        }
    }
}

impl IdentityTold {
    fn identity(&self, name: &str, region: &Region, now: Timestamp) -> Result<Identity, String> {
        let since = now - seconds(self.hours_ago * 3600.0);
        let mut identity = if name.contains('@') {
            Identity::address_begun(name, region, since)
        } else {
            Identity::domain_begun(name, region, since)
        };
        if let Some(status) = &self.status {
            identity.status = verification(status)?;
            identity.verified = identity.status == Verification::Success;
            if identity.is_domain {
                identity.dkim.status = identity.status;
            }
        }
        self.dkim(&mut identity.dkim);
        identity.mail_from = match &self.mail_from {
            None => None,
            Some(domain) => Some(MailFrom {
                domain: domain.clone(),
                status: verification(self.mail_from_status.as_deref().unwrap_or("PENDING"))?,
                rejects: self.mail_from_rejects,
                since,
            }),
        };
        let success = (identity.status == Verification::Success).then_some(since);
        identity.check = Check { last_success: success, ..Check::default() };
        identity.policies.clone_from(&self.policies);
        identity.configuration_set.clone_from(&self.configuration_set);
        identity.tags.clone_from(&self.tags);
        Ok(identity)
    }

    fn dkim(&self, dkim: &mut Dkim) {
        if let Some(tokens) = &self.tokens {
            dkim.tokens.clone_from(tokens);
        }
        if let Some(zone) = &self.signing_hosted_zone {
            dkim.signing_hosted_zone.clone_from(zone);
        }
        if let Some(origin) = self.origin.as_ref().filter(|origin| *origin != "AWS_SES") {
            dkim.origin = Origin::Other(origin.clone());
        }
        if let Some(length) = &self.key_length {
            dkim.key_length.clone_from(length);
        }
        dkim.signing_enabled = (dkim.signing_enabled || self.signs) && !self.signing_off;
    }
}

fn verification(text: &str) -> Result<Verification, String> {
    use Verification as V;
    [V::Pending, V::Success, V::Failed, V::TemporaryFailure, V::NotStarted]
        .into_iter()
        .find(|known| known.as_str() == text)
        .ok_or_else(|| format!("status = {text:?}"))
}
