//! The codes: for each its severity, what it does to the mail, and what it holds up where that does not
//! follow from the two.

use serde::Serialize;

use super::harm::{Harm, Holds};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    Error,
    Warning,
    Wait,
    Info,
}

macro_rules! codes {
    ($($name:ident = $code:literal, $severity:ident, $harm:ident $(, $holds:ident)?;)+) => {
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

            /// What it does to the mail, where an instance does not say otherwise.
            pub const fn harm(self) -> Harm {
                match self { $(Code::$name => Harm::$harm),+ }
            }

            /// What it holds up, where that does not follow from its severity and its harm.
            pub const fn always_holds(self) -> Option<Holds> {
                match self { $(Code::$name => holds!($($holds)?)),+ }
            }

            pub fn parse(text: &str) -> Option<Code> {
                Self::ALL.iter().copied().find(|code| code.as_str() == text)
            }
        }
    };
}

macro_rules! holds {
    () => {
        None
    };
    ($holds:ident) => {
        Some(Holds::$holds)
    };
}

codes! {
    Sandbox = "sandbox", Error, Refused;
    ReviewPending = "review-pending", Wait, None;
    ReviewDenied = "review-denied", Error, None, Nothing;
    ReviewFailed = "review-failed", Error, None, Nothing;
    AccountEnforcement = "account-enforcement", Error, Refused;
    AccountProbation = "account-probation", Warning, None;
    SendingPaused = "sending-paused", Error, Refused;
    AccessInOtherRegion = "access-in-other-region", Error, None, Nothing;
    WrongAccount = "wrong-account", Error, None;
    PermissionMissing = "permission-missing", Error, None, Nothing;
    CredentialsExpired = "credentials-expired", Error, None, Nothing;
    DomainNotBare = "domain-not-bare", Info, None;
    OnlyEmailIdentity = "only-email-identity", Error, None;
    IdentityInOtherRegion = "identity-in-other-region", Error, None;
    ParentAlreadyVerified = "parent-already-verified", Info, None;
    IdentityShadowedBySubdomain = "identity-shadowed-by-subdomain", Warning, None;
    NearerIdentityUnsigned = "nearer-identity-unsigned", Error, Unsigned;
    IdentityShadowedByAddress = "identity-shadowed-by-address", Error, Unsigned;
    IdentityByodkim = "identity-byodkim", Info, None;
    IdentityDeedReplica = "identity-deed-replica", Info, None;
    DkimVerificationExpired = "dkim-verification-expired", Error, Unsigned;
    DkimTemporaryFailure = "dkim-temporary-failure", Warning, None;
    DkimWindowClosing = "dkim-window-closing", Warning, None;
    DkimSigningOff = "dkim-signing-off", Error, Unsigned;
    DkimKey1024 = "dkim-key-1024", Warning, None;
    ChoicesFromAws = "choices-from-aws", Info, None;
    ChoicesNotKept = "choices-not-kept", Info, None;
    ChoiceTooLong = "choice-too-long", Info, None;
    ChoiceTagUnreadable = "choice-tag-unreadable", Info, None;
    IdentityPolicyDenies = "identity-policy-denies", Error, Refused;
    MailFromNotSet = "mail-from-not-set", Error, Spam;
    MailFromVerificationExpired = "mail-from-verification-expired", Error, Spam;
    MailFromTemporaryFailure = "mail-from-temporary-failure", Warning, Spam;
    MailFromWindowClosing = "mail-from-window-closing", Warning, Spam;
    MailFromOutsideIdentity = "mail-from-outside-identity", Error, Spam;
    MailFromIsIdentity = "mail-from-is-identity", Error, Spam;
    MailFromRejectNotLive = "mail-from-reject-not-live", Error, Refused;
    MailFromNameTaken = "mail-from-name-taken", Error, Spam;
    FromUsesMailFrom = "from-uses-mail-from", Warning, None;
    DkimMissing = "dkim-missing", Error, Unsigned;
    DkimNameDoubled = "dkim-name-doubled", Error, Unsigned;
    DkimSubdomainLeftOut = "dkim-subdomain-left-out", Error, Unsigned;
    DkimDomainkeyLeftOut = "dkim-domainkey-left-out", Error, Unsigned;
    DkimDotLost = "dkim-dot-lost", Error, Unsigned;
    DkimOtherRegion = "dkim-other-region", Error, Unsigned;
    DkimOtherIdentity = "dkim-other-identity", Error, Unsigned;
    DkimUnderscoreLost = "dkim-underscore-lost", Error, Unsigned;
    DkimNameValueSwapped = "dkim-name-value-swapped", Error, Unsigned;
    DkimTxtNotCname = "dkim-txt-not-cname", Error, Unsigned;
    DkimProxied = "dkim-proxied", Error, Unsigned;
    DkimFlattened = "dkim-flattened", Error, Unsigned;
    DkimDelegatedAway = "dkim-delegated-away", Error, Unsigned;
    DkimTargetDoubled = "dkim-target-doubled", Error, Unsigned;
    DkimTargetMistyped = "dkim-target-mistyped", Error, Unsigned;
    DkimWrongSigningZone = "dkim-wrong-signing-zone", Error, Unsigned;
    DkimTokenMismatch = "dkim-token-mismatch", Error, Unsigned;
    DkimCnameChain = "dkim-cname-chain", Info, None;
    DkimKeyNotFollowed = "dkim-key-not-followed", Error, Unsigned;
    DkimDiffers = "dkim-differs", Error, Unsigned;
    WildcardAnswers = "wildcard-answers", Error, OfRecord;
    InvisibleCharacter = "invisible-character", Error, OfRecord;
    TargetQuoted = "target-quoted", Error, OfRecord;
    TargetCutOff = "target-cut-off", Error, OfRecord;
    MailFromNameDoubled = "mail-from-name-doubled", Error, Spam;
    MxMissing = "mx-missing", Error, Spam;
    MxOnApex = "mx-on-apex", Error, Spam;
    MxOtherType = "mx-other-type", Error, Spam;
    MxPriorityInValue = "mx-priority-in-value", Error, Spam;
    MxTargetDoubled = "mx-target-doubled", Error, Spam;
    MxMistyped = "mx-mistyped", Error, Spam;
    MxIsInboundEndpoint = "mx-is-inbound-endpoint", Error, Spam;
    MailFromReceivesMail = "mail-from-receives-mail", Error, Spam;
    MxWrongRegion = "mx-wrong-region", Warning, Spam;
    MxMoreThanOne = "mx-more-than-one", Error, Spam;
    MxDiffers = "mx-differs", Error, Spam;
    SpfMissing = "spf-missing", Error, Spam;
    SpfOnApexOnly = "spf-on-apex-only", Error, Spam;
    TxtSmartQuotes = "txt-smart-quotes", Error, OfRecord;
    SpfVersionMistyped = "spf-version-mistyped", Error, Spam;
    TxtValuesWouldBeLost = "txt-values-would-be-lost", Error, None;
    SpfDuplicate = "spf-duplicate", Error, Spam;
    SpfWithoutSes = "spf-without-ses", Error, Spam;
    SpfTooManyLookups = "spf-too-many-lookups", Error, Spam;
    SpfTermUnreadable = "spf-term-unreadable", Error, Spam;
    SpfTermFails = "spf-term-fails", Error, Spam;
    SpfSesQualified = "spf-ses-qualified", Error, Spam;
    SpfSesNotReached = "spf-ses-not-reached", Error, Spam;
    SpfLetsEveryone = "spf-lets-everyone", Warning, Spam;
    SpfListsAddresses = "spf-lists-addresses", Warning, Spam;
    DmarcMissing = "dmarc-missing", Warning, Spam;
    DmarcAtApex = "dmarc-at-apex", Error, Spam;
    DmarcNameDoubled = "dmarc-name-doubled", Error, Spam;
    DmarcUnderscoreLost = "dmarc-underscore-lost", Error, Spam;
    DmarcAtMailFrom = "dmarc-at-mail-from", Error, Spam;
    DmarcLiteralQuotes = "dmarc-literal-quotes", Error, Spam;
    DmarcVersionMistyped = "dmarc-version-mistyped", Error, Spam;
    DmarcPolicyInvalid = "dmarc-policy-invalid", Warning, Spam;
    DmarcPolicyMissing = "dmarc-policy-missing", Warning, Spam;
    DmarcTagPassedOver = "dmarc-tag-passed-over", Warning, Spam;
    DmarcStrictDkimSubdomain = "dmarc-strict-dkim-subdomain", Warning, Spam;
    DmarcStrictSpf = "dmarc-strict-spf", Warning, Spam;
    DmarcRestsOnSpf = "dmarc-rests-on-spf", Wait, Refused;
    DmarcNeverPasses = "dmarc-never-passes", Error, Refused;
    DmarcOtherOrganisation = "dmarc-other-organisation", Warning, Spam;
    DmarcRuaNotAuthorised = "dmarc-rua-not-authorised", Warning, Spam;
    DmarcRuaMany = "dmarc-rua-many", Info, None;
    DmarcStrongerKept = "dmarc-stronger-kept", Info, None;
    DmarcEnforcedBeforeDkim = "dmarc-enforced-before-dkim", Info, None;
    DmarcDuplicate = "dmarc-duplicate", Error, Spam;
    SenderSpfOpen = "sender-spf-open", Info, None;
    SenderSpfTooMany = "sender-spf-too-many", Error, Spam;
    SenderSpfAtApex = "sender-spf-at-apex", Warning, Spam;
    SenderSpfOtherMail = "sender-spf-other-mail", Warning, Spam;
    SenderSpfUnreadable = "sender-spf-unreadable", Error, Spam;
    CnameInTheWay = "cname-in-the-way", Error, OfRecord;
    RecordOnItsWay = "record-on-its-way", Wait, OfRecord;
    AuthoritativeLags = "authoritative-lags", Wait, OfRecord;
    NameServerLame = "name-server-lame", Warning, None;
    NameServerInside = "name-server-inside", Warning, None;
    NameServersMany = "name-servers-many", Info, None;
    ZoneNotServed = "zone-not-served", Error, Refused;
    NegativeAnswerCached = "negative-answer-cached", Wait, None;
    OldValueCached = "old-value-cached", Wait, None;
    DnsNotMeasured = "dns-not-measured", Warning, None;
    DnsLeadsTooFar = "dns-leads-too-far", Warning, None;
    DnsPortBlocked = "dns-port-blocked", Wait, None;
    DnsIntercepted = "dns-intercepted", Wait, None;
    DelegationDiffers = "delegation-differs", Warning, None;
    DnssecBogus = "dnssec-bogus", Error, Refused;
    SplitHorizon = "split-horizon", Error, None;
    DomainDoesNotExist = "domain-does-not-exist", Error, Refused;
    ZoneNotDelegatedHere = "zone-not-delegated-here", Error, None;
    ZonePrivateOnly = "zone-private-only", Error, None;
    ZoneAmbiguous = "zone-ambiguous", Error, None;
    ZoneLinkedService = "zone-linked-service", Error, None;
    ZoneInOtherAccount = "zone-in-other-account", Error, None;
    RecordSetInTheWay = "record-set-in-the-way", Error, None;
    RecordSetProtected = "record-set-protected", Error, None;
    ZoneElsewhere = "zone-elsewhere", Error, None;
    ZoneLocked = "zone-locked", Error, None;
    ZoneNotListed = "zone-not-listed", Error, None;
    SesSeesOtherZone = "ses-sees-other-zone", Warning, None;
    BindBeforeVerified = "bind-before-verified", Error, Refused;
    ConfigurationSetMissing = "configuration-set-missing", Error, Refused;
    ConfigurationSetPaused = "configuration-set-paused", Error, Refused;
    FromOutsideIdentity = "from-outside-identity", Error, Refused;
    CustomEmailSender = "custom-email-sender", Warning, None, Test;
    PoolUnknownFields = "pool-unknown-fields", Error, None, Bind;
    PoolWriteUnheard = "pool-write-unheard", Info, None;
    PoolWriteLanded = "pool-write-landed", Info, None;
    PoolWriteDiffers = "pool-write-differs", Error, None;
    PoolMailFailed = "pool-mail-failed", Error, Lost, Step;
    PoolUsesDefaultSender = "pool-uses-default-sender", Error, None, Nothing;
    PoolManagedElsewhere = "pool-managed-elsewhere", Warning, None;
    PoolEmailFailure = "pool-email-failure", Warning, None;
    RecipientSuppressed = "recipient-suppressed", Error, Lost, Test;
    RecipientNotVerified = "recipient-not-verified", Wait, None, Test;
    TestInSandbox = "test-in-sandbox", Info, None;
    SesRegionNotAllowed = "ses-region-not-allowed", Error, Refused;
    SesRegionUnlisted = "ses-region-unlisted", Warning, None;
    UnusedAccountValidityConflict = "unused-account-validity-conflict", Error, None;
    ServiceLinkedRoleDenied = "service-linked-role-denied", Error, None;
    ProofRefused = "proof-refused", Error, Refused, Step;
    BindUnproven = "bind-unproven", Warning, None;
    BindRefused = "bind-refused", Error, None;
    ReplyToNotBare = "reply-to-not-bare", Error, None;
    EmailNotAutoVerified = "email-not-auto-verified", Warning, None;
    ThreatProtectionSender = "threat-protection-sender", Warning, None;
    PoolMultiRegion = "pool-multi-region", Warning, None;
    ServiceLinkedRole = "service-linked-role", Info, None;
    BouncesGoToFrom = "bounces-go-to-from", Info, None;
    PoolsShareIdentity = "pools-share-identity", Info, None;
    MayHaveGoneOut = "may-have-gone-out", Warning, None;
    TestUserLeft = "test-user-left", Warning, None, Test;
    TestUserUnknown = "test-user-unknown", Warning, None;
    RecipientHasAccount = "recipient-has-account", Error, None, Test;
    PoolNotProvable = "pool-not-provable", Warning, None, Test;
    InvitationRefused = "invitation-refused", Error, None, Test;
}
