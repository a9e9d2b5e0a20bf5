//! What is not as it should be (or worth knowing), under a stable code.

use serde::Serialize;

use super::message::{Arg, Message};
use super::problem::{Problem, ProblemKind};
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
    AccessInOtherRegion = "access-in-other-region", Error;
    WrongAccount = "wrong-account", Error;
    PermissionMissing = "permission-missing", Error;
    CredentialsExpired = "credentials-expired", Error;
    DomainNotBare = "domain-not-bare", Info;
    OnlyEmailIdentity = "only-email-identity", Error;
    IdentityInOtherRegion = "identity-in-other-region", Error;
    ParentAlreadyVerified = "parent-already-verified", Info;
    IdentityShadowedBySubdomain = "identity-shadowed-by-subdomain", Warning;
    IdentityShadowedByAddress = "identity-shadowed-by-address", Error;
    IdentityByodkim = "identity-byodkim", Info;
    IdentityDeedReplica = "identity-deed-replica", Info;
    DkimVerificationExpired = "dkim-verification-expired", Error;
    DkimTemporaryFailure = "dkim-temporary-failure", Warning;
    DkimWindowClosing = "dkim-window-closing", Warning;
    DkimSigningOff = "dkim-signing-off", Error;
    DkimKey1024 = "dkim-key-1024", Warning;
    ChoicesFromAws = "choices-from-aws", Info;
    ChoicesNotKept = "choices-not-kept", Info;
    ChoiceTooLong = "choice-too-long", Info;
    ChoiceTagUnreadable = "choice-tag-unreadable", Info;
    IdentityPolicyDenies = "identity-policy-denies", Error;
    MailFromNotSet = "mail-from-not-set", Error;
    MailFromVerificationExpired = "mail-from-verification-expired", Error;
    MailFromTemporaryFailure = "mail-from-temporary-failure", Warning;
    MailFromWindowClosing = "mail-from-window-closing", Warning;
    MailFromOutsideIdentity = "mail-from-outside-identity", Error;
    MailFromIsIdentity = "mail-from-is-identity", Error;
    MailFromRejectNotLive = "mail-from-reject-not-live", Error;
    MailFromNameTaken = "mail-from-name-taken", Error;
    FromUsesMailFrom = "from-uses-mail-from", Warning;
    DkimMissing = "dkim-missing", Error;
    DkimNameDoubled = "dkim-name-doubled", Error;
    DkimSubdomainLeftOut = "dkim-subdomain-left-out", Error;
    DkimDomainkeyLeftOut = "dkim-domainkey-left-out", Error;
    DkimDotLost = "dkim-dot-lost", Error;
    DkimOtherRegion = "dkim-other-region", Error;
    DkimOtherIdentity = "dkim-other-identity", Error;
    DkimUnderscoreLost = "dkim-underscore-lost", Error;
    DkimNameValueSwapped = "dkim-name-value-swapped", Error;
    DkimTxtNotCname = "dkim-txt-not-cname", Error;
    DkimProxied = "dkim-proxied", Error;
    DkimFlattened = "dkim-flattened", Error;
    DkimDelegatedAway = "dkim-delegated-away", Error;
    DkimTargetDoubled = "dkim-target-doubled", Error;
    DkimTargetMistyped = "dkim-target-mistyped", Error;
    DkimWrongSigningZone = "dkim-wrong-signing-zone", Error;
    DkimTokenMismatch = "dkim-token-mismatch", Error;
    DkimCnameChain = "dkim-cname-chain", Info;
    DkimKeyNotFollowed = "dkim-key-not-followed", Error;
    DkimDiffers = "dkim-differs", Error;
    WildcardAnswers = "wildcard-answers", Error;
    InvisibleCharacter = "invisible-character", Error;
    TargetQuoted = "target-quoted", Error;
    TargetCutOff = "target-cut-off", Error;
    MailFromNameDoubled = "mail-from-name-doubled", Error;
    MxMissing = "mx-missing", Error;
    MxOnApex = "mx-on-apex", Error;
    MxOtherType = "mx-other-type", Error;
    MxPriorityInValue = "mx-priority-in-value", Error;
    MxTargetDoubled = "mx-target-doubled", Error;
    MxMistyped = "mx-mistyped", Error;
    MxIsInboundEndpoint = "mx-is-inbound-endpoint", Error;
    MailFromReceivesMail = "mail-from-receives-mail", Error;
    MxWrongRegion = "mx-wrong-region", Warning;
    MxMoreThanOne = "mx-more-than-one", Error;
    MxDiffers = "mx-differs", Error;
    SpfMissing = "spf-missing", Error;
    SpfOnApexOnly = "spf-on-apex-only", Error;
    TxtSmartQuotes = "txt-smart-quotes", Error;
    SpfVersionMistyped = "spf-version-mistyped", Error;
    TxtValuesWouldBeLost = "txt-values-would-be-lost", Error;
    SpfDuplicate = "spf-duplicate", Error;
    SpfWithoutSes = "spf-without-ses", Error;
    SpfTooManyLookups = "spf-too-many-lookups", Error;
    SpfTermUnreadable = "spf-term-unreadable", Error;
    SpfTermFails = "spf-term-fails", Error;
    SpfSesQualified = "spf-ses-qualified", Error;
    SpfSesNotReached = "spf-ses-not-reached", Error;
    SpfLetsEveryone = "spf-lets-everyone", Warning;
    SpfListsAddresses = "spf-lists-addresses", Warning;
    DmarcMissing = "dmarc-missing", Warning;
    DmarcAtApex = "dmarc-at-apex", Error;
    DmarcNameDoubled = "dmarc-name-doubled", Error;
    DmarcUnderscoreLost = "dmarc-underscore-lost", Error;
    DmarcAtMailFrom = "dmarc-at-mail-from", Error;
    DmarcLiteralQuotes = "dmarc-literal-quotes", Error;
    DmarcVersionMistyped = "dmarc-version-mistyped", Error;
    DmarcPolicyInvalid = "dmarc-policy-invalid", Warning;
    DmarcPolicyMissing = "dmarc-policy-missing", Warning;
    DmarcTagPassedOver = "dmarc-tag-passed-over", Warning;
    DmarcStrictDkimSubdomain = "dmarc-strict-dkim-subdomain", Warning;
    DmarcStrictSpf = "dmarc-strict-spf", Warning;
    DmarcNeverPasses = "dmarc-never-passes", Error;
    DmarcOtherOrganisation = "dmarc-other-organisation", Warning;
    DmarcRuaNotAuthorised = "dmarc-rua-not-authorised", Warning;
    DmarcStrongerKept = "dmarc-stronger-kept", Info;
    DmarcEnforcedBeforeDkim = "dmarc-enforced-before-dkim", Info;
    DmarcDuplicate = "dmarc-duplicate", Error;
    SenderSpfOpen = "sender-spf-open", Info;
    SenderSpfTooMany = "sender-spf-too-many", Error;
    SenderSpfAtApex = "sender-spf-at-apex", Warning;
    SenderSpfOtherMail = "sender-spf-other-mail", Warning;
    SenderSpfUnreadable = "sender-spf-unreadable", Error;
    CnameInTheWay = "cname-in-the-way", Error;
    RecordOnItsWay = "record-on-its-way", Wait;
    AuthoritativeLags = "authoritative-lags", Wait;
    NameServerLame = "name-server-lame", Warning;
    NameServerInside = "name-server-inside", Warning;
    NameServersMany = "name-servers-many", Info;
    ZoneNotServed = "zone-not-served", Error;
    NegativeAnswerCached = "negative-answer-cached", Wait;
    OldValueCached = "old-value-cached", Wait;
    DnsNotMeasured = "dns-not-measured", Warning;
    DnsPortBlocked = "dns-port-blocked", Wait;
    DnsIntercepted = "dns-intercepted", Wait;
    DelegationDiffers = "delegation-differs", Warning;
    DnssecBogus = "dnssec-bogus", Error;
    SplitHorizon = "split-horizon", Error;
    DomainDoesNotExist = "domain-does-not-exist", Error;
    ZoneNotDelegatedHere = "zone-not-delegated-here", Error;
    ZonePrivateOnly = "zone-private-only", Error;
    ZoneAmbiguous = "zone-ambiguous", Error;
    ZoneLinkedService = "zone-linked-service", Error;
    ZoneInOtherAccount = "zone-in-other-account", Error;
    RecordSetInTheWay = "record-set-in-the-way", Error;
    RecordSetProtected = "record-set-protected", Error;
    ZoneElsewhere = "zone-elsewhere", Error;
    ZoneLocked = "zone-locked", Error;
    ZoneNotListed = "zone-not-listed", Error;
    SesSeesOtherZone = "ses-sees-other-zone", Warning;
    BindBeforeVerified = "bind-before-verified", Error;
    FromOutsideIdentity = "from-outside-identity", Error;
    CustomEmailSender = "custom-email-sender", Warning;
    PoolUnknownFields = "pool-unknown-fields", Error;
    PoolWriteUnheard = "pool-write-unheard", Info;
    PoolWriteLanded = "pool-write-landed", Info;
    PoolWriteDiffers = "pool-write-differs", Error;
    PoolMailFailed = "pool-mail-failed", Error;
    PoolUsesDefaultSender = "pool-uses-default-sender", Error;
    PoolManagedElsewhere = "pool-managed-elsewhere", Warning;
    PoolEmailFailure = "pool-email-failure", Warning;
    RecipientSuppressed = "recipient-suppressed", Error;
    SesRegionNotAllowed = "ses-region-not-allowed", Error;
    SesRegionUnlisted = "ses-region-unlisted", Warning;
    UnusedAccountValidityConflict = "unused-account-validity-conflict", Error;
    ServiceLinkedRoleDenied = "service-linked-role-denied", Error;
    BindRefused = "bind-refused", Error;
    ReplyToNotBare = "reply-to-not-bare", Error;
    EmailNotAutoVerified = "email-not-auto-verified", Warning;
    ThreatProtectionSender = "threat-protection-sender", Warning;
    PoolMultiRegion = "pool-multi-region", Warning;
    ServiceLinkedRole = "service-linked-role", Info;
    BouncesGoToFrom = "bounces-go-to-from", Info;
    PoolsShareIdentity = "pools-share-identity", Info;
    MayHaveGoneOut = "may-have-gone-out", Warning;
    TestUserLeft = "test-user-left", Warning;
    TestUserUnknown = "test-user-unknown", Warning;
    RecipientHasAccount = "recipient-has-account", Error;
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
    /// The same cause does no harm here: worth knowing, nothing to do.
    pub harmless: bool,
}

impl Finding {
    pub fn new(code: Code, step: StepId) -> Self {
        Self { code, step, record: None, seen: None, wanted: None, args: Vec::new(), harmless: false }
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

    /// Where all that the cause could spoil stands all the same.
    #[must_use]
    pub fn harmless_if(mut self, harmless: bool) -> Self {
        self.harmless = harmless;
        self
    }

    /// True where the problem itself, with its command, says the same beside the step.
    pub fn is_told_by(&self, problem: &Problem) -> bool {
        let operation = || Arg::Text(problem.operation.clone());
        match self.code {
            Code::CredentialsExpired => problem.kind == ProblemKind::CredentialsExpired,
            Code::PermissionMissing => {
                let same = |(name, arg): &(&str, Arg)| *name == "operation" && *arg == operation();
                problem.kind == ProblemKind::Permission && self.args.iter().any(same)
            }
            _ => false,
        }
    }

    /// The code's own, unless it does no harm here.
    pub fn severity(&self) -> Severity {
        if self.harmless { Severity::Info } else { self.code.severity() }
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
