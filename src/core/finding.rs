//! What is not as it should be (or worth knowing), under a stable code.

use serde::Serialize;

use super::message::{Arg, Message};
use super::record::RecordId;
use super::step::StepId;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    Error,
    Warning,
    Wait,
    Info,
}

macro_rules! codes {
    ($($name:ident = $code:literal, $severity:ident;)+) => {
        /// Every finding's code: the `code` of `status --json` and, as `finding-CODE` and its
        /// attribute `.fix`, the id of its words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($name),+ }

        impl Code {
            pub const ALL: &[Code] = &[$(Code::$name),+];

            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$name => $code),+ }
            }

            pub const fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity),+ }
            }
        }
    };
}

codes! {
    Sandbox = "sandbox", Error;
    ReviewPending = "review-pending", Wait;
    ReviewDenied = "review-denied", Error;
    ReviewFailed = "review-failed", Error;
    AccountEnforcement = "account-enforcement", Error;
    AccountProbation = "account-probation", Warning;
    SendingPaused = "sending-paused", Error;
    OnlyEmailIdentity = "only-email-identity", Error;
    IdentityShadowedByAddress = "identity-shadowed-by-address", Error;
    IdentityByodkim = "identity-byodkim", Info;
    IdentityDeedReplica = "identity-deed-replica", Info;
    DkimVerificationExpired = "dkim-verification-expired", Error;
    DkimSigningOff = "dkim-signing-off", Error;
    DkimKey1024 = "dkim-key-1024", Warning;
    MailFromVerificationExpired = "mail-from-verification-expired", Error;
    MailFromOutsideIdentity = "mail-from-outside-identity", Error;
    MailFromIsIdentity = "mail-from-is-identity", Error;
    MailFromRejectNotLive = "mail-from-reject-not-live", Error;
    MailFromNameTaken = "mail-from-name-taken", Error;
    DkimMissing = "dkim-missing", Error;
    DkimDiffers = "dkim-differs", Error;
    MxMissing = "mx-missing", Error;
    MxWrongRegion = "mx-wrong-region", Warning;
    MxMoreThanOne = "mx-more-than-one", Error;
    MxDiffers = "mx-differs", Error;
    SpfMissing = "spf-missing", Error;
    SpfDuplicate = "spf-duplicate", Error;
    SpfWithoutSes = "spf-without-ses", Error;
    DmarcMissing = "dmarc-missing", Warning;
    DmarcDuplicate = "dmarc-duplicate", Error;
    CnameInTheWay = "cname-in-the-way", Error;
    AuthoritativeLags = "authoritative-lags", Wait;
    DnsNotMeasured = "dns-not-measured", Warning;
    DomainDoesNotExist = "domain-does-not-exist", Error;
    ZoneNotDelegatedHere = "zone-not-delegated-here", Error;
    ZonePrivateOnly = "zone-private-only", Error;
    ZoneAmbiguous = "zone-ambiguous", Error;
    ZoneLinkedService = "zone-linked-service", Error;
    ZoneInOtherAccount = "zone-in-other-account", Error;
    SesSeesOtherZone = "ses-sees-other-zone", Warning;
    BindBeforeVerified = "bind-before-verified", Error;
    FromOutsideIdentity = "from-outside-identity", Error;
    CustomEmailSender = "custom-email-sender", Warning;
    PoolUnknownFields = "pool-unknown-fields", Error;
    PoolUsesDefaultSender = "pool-uses-default-sender", Error;
    PoolManagedElsewhere = "pool-managed-elsewhere", Warning;
    PoolEmailFailure = "pool-email-failure", Warning;
    MayHaveGoneOut = "may-have-gone-out", Warning;
    TestUserLeft = "test-user-left", Warning;
}

#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub code: Code,
    pub step: StepId,
    pub record: Option<RecordId>,
    /// What was found, alone and whole: shown on its own line and copied as it is.
    pub seen: Option<String>,
    /// What should stand there.
    pub wanted: Option<String>,
    /// Data for the words of `finding-CODE` and `finding-CODE.fix`.
    pub args: Vec<(&'static str, Arg)>,
}

impl Finding {
    pub fn new(code: Code, step: StepId) -> Self {
        Self { code, step, record: None, seen: None, wanted: None, args: Vec::new() }
    }

    #[must_use]
    pub fn on(mut self, record: RecordId) -> Self {
        self.record = Some(record);
        self
    }

    #[must_use]
    pub fn seen(mut self, seen: impl ToString) -> Self {
        self.seen = Some(seen.to_string());
        self
    }

    #[must_use]
    pub fn wanted(mut self, wanted: impl ToString) -> Self {
        self.wanted = Some(wanted.to_string());
        self
    }

    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, Arg::Text(value.to_string())));
        self
    }

    /// Adds a date, a number, a duration or another message to the data.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: Arg) -> Self {
        self.args.push((name, value));
        self
    }

    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The sentence that says what is the matter.
    pub fn message(&self) -> Message {
        Message { id: format!("finding-{}", self.code.as_str()), args: self.args.clone() }
    }

    /// The sentence that says what to do: the attribute `.fix` of the same message.
    pub fn fix(&self) -> Message {
        Message { id: format!("finding-{}.fix", self.code.as_str()), args: self.args.clone() }
    }
}
