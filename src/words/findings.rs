//! What the sentences of each finding are told.

use crate::core::kinds::finding::Code;

/// The arguments of `finding-CODE` and `finding-CODE.fix`: what the diagnosis gives beside
/// `seen` and `wanted`, which stand on lines of their own. All are texts but for `right`, `total`
/// and `count` (numbers), `time` (a time), `left` (seconds), `what` (one of the messages `deed-CODE`, for the
/// change's code) and `advice` (one of `advice-CODE`). An empty `case` means that AWS gave no case id.
pub const FINDING_ARGS: &[(Code, &[&str])] = &[
    // `moment` is `no-domain`, `verified` or another word.
    (Code::Sandbox, &["region", "moment", "step", "from_step"]),
    (Code::ReviewPending, &["region", "case"]),
    (Code::ReviewDenied, &["region", "case"]),
    (Code::ReviewFailed, &["region"]),
    (Code::AccountEnforcement, &["region"]),
    (Code::AccountProbation, &["region"]),
    (Code::SendingPaused, &["region"]),
    (Code::AccessInOtherRegion, &["region", "other"]),
    // `caller` is `main` or `dns`.
    (Code::PermissionMissing, &["operation", "action", "caller"]),
    (Code::CredentialsExpired, &["operation"]),
    (Code::DomainNotBare, &["domain"]),
    (Code::WrongAccount, &["pool", "account", "other"]),
    (Code::OnlyEmailIdentity, &["address", "domain"]),
    (Code::IdentityInOtherRegion, &["domain", "region", "other"]),
    (Code::ParentAlreadyVerified, &["domain", "parent"]),
    (Code::IdentityShadowedBySubdomain, &["domain", "subdomain"]),
    (Code::NearerIdentityUnsigned, &["domain", "subdomain"]),
    (Code::IdentityShadowedByAddress, &["address", "domain"]),
    (Code::IdentityByodkim, &["domain"]),
    // The Region whose identity holds the keys.
    (Code::IdentityDeedReplica, &["domain", "parent"]),
    // `stands` is "yes" where the records are right by now.
    (Code::DkimVerificationExpired, &["domain", "stands"]),
    (Code::DkimTemporaryFailure, &["domain"]),
    (Code::DkimWindowClosing, &["domain", "left"]),
    (Code::DkimSigningOff, &["domain"]),
    (Code::DkimKey1024, &["domain"]),
    (Code::ChoicesFromAws, &["domain", "tags"]),
    (Code::ChoicesNotKept, &["domain"]),
    (Code::ChoiceTooLong, &["tags"]),
    (Code::ChoiceTagUnreadable, &["domain", "tag"]),
    (Code::IdentityPolicyDenies, &["domain", "policy"]),
    (Code::MailFromNotSet, &["domain"]),
    (Code::MailFromVerificationExpired, &["mail_from", "stands"]),
    (Code::MailFromTemporaryFailure, &["mail_from"]),
    (Code::MailFromWindowClosing, &["mail_from", "left"]),
    (Code::MailFromOutsideIdentity, &["mail_from", "domain"]),
    (Code::MailFromIsIdentity, &["domain"]),
    (Code::MailFromRejectNotLive, &["mail_from"]),
    (Code::MailFromNameTaken, &["mail_from"]),
    (Code::FromUsesMailFrom, &["from", "mail_from", "domain"]),
    // The record's label, as the message `record-ID` gives it; `host` is what to enter as its host.
    (Code::DkimMissing, &["record"]),
    (Code::DkimNameDoubled, &["record", "host"]),
    (Code::DkimSubdomainLeftOut, &["record", "domain", "host"]),
    (Code::DkimDomainkeyLeftOut, &["record", "host"]),
    (Code::DkimDotLost, &["record", "host"]),
    (Code::DkimOtherRegion, &["record", "domain", "region", "other"]),
    // The domain whose identity has the token.
    (Code::DkimOtherIdentity, &["record", "domain", "other"]),
    (Code::DkimUnderscoreLost, &["record", "host"]),
    (Code::DkimNameValueSwapped, &["record", "host"]),
    (Code::DkimTxtNotCname, &["record"]),
    (Code::DkimProxied, &["record"]),
    (Code::DkimFlattened, &["record"]),
    (Code::DkimDelegatedAway, &["record", "cut"]),
    (Code::DkimTargetDoubled, &["record"]),
    (Code::DkimTargetMistyped, &["record"]),
    (Code::DkimWrongSigningZone, &["record"]),
    // `whose` is `own` (of another of the three), `other` or `nobody`; `other` is empty but for that.
    (Code::DkimTokenMismatch, &["record", "whose", "other"]),
    (Code::DkimKeyNotFollowed, &["record", "server"]),
    (Code::DkimCnameChain, &["record"]),
    (Code::DkimDiffers, &["record"]),
    (Code::WildcardAnswers, &["record"]),
    (Code::InvisibleCharacter, &["record", "character"]),
    (Code::TargetQuoted, &["record"]),
    (Code::TargetCutOff, &["record"]),
    (Code::MailFromNameDoubled, &["record", "host"]),
    (Code::MxMissing, &["mail_from"]),
    (Code::MxOnApex, &["domain", "host"]),
    // What it was entered as: TXT or CNAME.
    (Code::MxOtherType, &["mail_from", "type"]),
    (Code::MxPriorityInValue, &["mail_from", "mx"]),
    (Code::MxTargetDoubled, &["mail_from"]),
    (Code::MxMistyped, &["mail_from"]),
    (Code::MxIsInboundEndpoint, &["mail_from"]),
    (Code::MailFromReceivesMail, &["mail_from"]),
    // The Region that SES sends from, and the one that the MX names.
    (Code::MxWrongRegion, &["mail_from", "region", "other"]),
    (Code::MxMoreThanOne, &["mail_from"]),
    (Code::MxDiffers, &["mail_from"]),
    (Code::SpfMissing, &["mail_from"]),
    (Code::SpfOnApexOnly, &["domain", "mail_from", "host"]),
    (Code::TxtSmartQuotes, &["mail_from"]),
    (Code::SpfVersionMistyped, &["mail_from"]),
    (Code::TxtValuesWouldBeLost, &["mail_from", "count"]),
    (Code::SpfDuplicate, &["mail_from"]),
    // `term` is one that was probably meant to name SES, or empty.
    (Code::SpfWithoutSes, &["mail_from", "term"]),
    // `more` is "yes" where not all could be counted.
    (Code::SpfTooManyLookups, &["mail_from", "count", "more"]),
    (Code::SpfTermUnreadable, &["mail_from", "term"]),
    // `at` is the name whose record is at fault or lacking; `ses` is "yes" where the record names SES
    // without the term too.
    (Code::SpfTermFails, &["mail_from", "term", "at", "ses"]),
    (Code::SpfSesQualified, &["mail_from", "term"]),
    (Code::SpfSesNotReached, &["mail_from", "term"]),
    (Code::SpfLetsEveryone, &["mail_from"]),
    (Code::SpfListsAddresses, &["mail_from"]),
    (Code::DmarcMissing, &["domain"]),
    (Code::DmarcAtApex, &["domain", "host", "policy"]),
    (Code::DmarcNameDoubled, &["host", "policy"]),
    (Code::DmarcUnderscoreLost, &["host", "policy"]),
    (Code::DmarcAtMailFrom, &["domain", "host", "policy"]),
    (Code::DmarcLiteralQuotes, &["name"]),
    // `later` is "yes" where the version stands behind other tags.
    (Code::DmarcVersionMistyped, &["name", "later"]),
    (Code::DmarcPolicyInvalid, &["policy"]),
    (Code::DmarcPolicyMissing, &["name"]),
    (Code::DmarcTagPassedOver, &["piece"]),
    (Code::DmarcStrictDkimSubdomain, &["from", "domain"]),
    (Code::DmarcStrictSpf, &["envelope", "from"]),
    // `other` is the identity or the MAIL FROM, which the record sets apart from the From domain.
    (Code::DmarcRestsOnSpf, &["from", "envelope", "policy"]),
    (Code::DmarcNeverPasses, &["from", "envelope", "domain"]),
    (Code::DmarcOtherOrganisation, &["from", "other"]),
    (Code::DmarcRuaNotAuthorised, &["domain", "vendor", "authorisation"]),
    // How many hosts are looked at, and how many there are.
    (Code::DmarcRuaMany, &["domain", "count", "total"]),
    (Code::DmarcStrongerKept, &["policy"]),
    (Code::DmarcEnforcedBeforeDkim, &["policy", "domain"]),
    (Code::DmarcDuplicate, &["name"]),
    // Look-ups of ten before and after; `more` is "yes" where not all could be counted.
    (Code::SenderSpfOpen, &["domain", "before", "after", "more"]),
    (Code::SenderSpfTooMany, &["domain", "before", "after", "more"]),
    (Code::SenderSpfAtApex, &["domain"]),
    (Code::SenderSpfOtherMail, &["domain"]),
    (Code::SenderSpfUnreadable, &["domain"]),
    // `target` is where a CNAME leads that may stand, as that of DMARC.
    (Code::CnameInTheWay, &["name", "target"]),
    // How many of the authoritative servers asked give the wanted record.
    (Code::RecordOnItsWay, &["record", "since"]),
    (Code::AuthoritativeLags, &["record", "right", "total", "apart"]),
    (Code::NameServerLame, &["domain", "above"]),
    // `asked` is "yes" where they are asked all the same.
    (Code::NameServerInside, &["domain", "above", "asked"]),
    // How many addresses are asked, and how many there are at least.
    (Code::NameServersMany, &["domain", "count", "total"]),
    (Code::ZoneNotServed, &["domain", "above"]),
    (Code::NegativeAnswerCached, &["record", "resolver", "left"]),
    (Code::OldValueCached, &["record", "resolver", "left"]),
    (Code::DnsNotMeasured, &["domain"]),
    // As many questions as were asked beside those for the records.
    (Code::DnsLeadsTooFar, &["domain", "count"]),
    (Code::DnsPortBlocked, &["domain", "resolvers"]),
    (Code::DnsIntercepted, &["domain", "resolvers"]),
    (Code::DelegationDiffers, &["domain"]),
    (Code::DnssecBogus, &["domain", "resolver"]),
    (Code::SplitHorizon, &["domain", "resolver"]),
    (Code::DomainDoesNotExist, &["domain"]),
    (Code::ZoneNotDelegatedHere, &["domain", "zone"]),
    (Code::ZonePrivateOnly, &["domain", "zone"]),
    (Code::ZoneAmbiguous, &["domain", "zone"]),
    (Code::ZoneLinkedService, &["zone", "service"]),
    (Code::ZoneInOtherAccount, &["domain", "account"]),
    // `VerificationInfo.SOARecord.PrimaryNameServer`.
    // `kind` is one of `alias`, `routed` and `values`.
    (Code::RecordSetInTheWay, &["record", "name", "type", "kind", "movable"]),
    (Code::RecordSetProtected, &["zone"]),
    (Code::ZoneElsewhere, &["zone", "name"]),
    (Code::ZoneLocked, &["zone"]),
    (Code::ZoneNotListed, &["zone"]),
    (Code::SesSeesOtherZone, &["domain", "server"]),
    (Code::BindBeforeVerified, &["domain", "region"]),
    // An empty `identity`: the pool names the set itself.
    (Code::ConfigurationSetMissing, &["set", "pool", "identity", "region"]),
    (Code::ConfigurationSetPaused, &["set", "pool", "identity", "region"]),
    (Code::FromOutsideIdentity, &["from", "domain"]),
    (Code::CustomEmailSender, &["pool"]),
    (Code::PoolUnknownFields, &["pool"]),
    (Code::PoolWriteUnheard, &["pool", "time"]),
    // `back` is "yes" where the write put the pool back.
    (Code::PoolWriteLanded, &["pool", "time", "back"]),
    (Code::PoolWriteDiffers, &["pool", "time"]),
    (Code::PoolMailFailed, &["pool", "time"]),
    (Code::PoolUsesDefaultSender, &["pool"]),
    // What deploys the pool: a stack, Terraform, Amplify.
    (Code::PoolManagedElsewhere, &["pool", "owner"]),
    // `since` is a date as 2026-11-22, empty where SES gave none.
    (Code::RecipientSuppressed, &["to", "region", "reason", "since"]),
    (Code::PoolEmailFailure, &["pool", "advice"]),
    // The identity's Region, the pool's, and those that it may use.
    (Code::SesRegionNotAllowed, &["region", "pool_region", "regions"]),
    (Code::SesRegionUnlisted, &["region", "pool_region"]),
    (Code::UnusedAccountValidityConflict, &["pool", "days"]),
    (Code::ServiceLinkedRoleDenied, &["pool"]),
    // `cause` is `identity`, `mail-from`, `set`, `account` or another word.
    (Code::ProofRefused, &["pool", "cause"]),
    (Code::BindUnproven, &["pool"]),
    (Code::BindRefused, &["pool", "time", "advice"]),
    (Code::ReplyToNotBare, &["pool"]),
    (Code::EmailNotAutoVerified, &["pool"]),
    (Code::ThreatProtectionSender, &["pool", "from"]),
    // An empty `primary`: this pool is the one that is written.
    (Code::PoolMultiRegion, &["pool", "regions", "primary"]),
    (Code::ServiceLinkedRole, &[]),
    (Code::BouncesGoToFrom, &["from"]),
    // How many other pools were read.
    (Code::PoolsShareIdentity, &["domain", "count"]),
    (Code::MayHaveGoneOut, &["what", "time"]),
    // `touched` is "yes" where it was used since, or is old.
    (Code::TestUserLeft, &["username", "pool", "touched"]),
    (Code::TestUserUnknown, &["username", "pool", "time", "created"]),
    (Code::RecipientHasAccount, &["to", "pool", "other"]),
    (Code::RecipientNotVerified, &["to", "domain", "region"]),
    // `simulated` is "yes" once SES took the mail to its simulator.
    (Code::TestInSandbox, &["domain", "region", "simulator", "simulated"]),
    // `reason` is the code of an obstacle; `attributes` may be empty.
    (Code::PoolNotProvable, &["pool", "reason", "attributes"]),
    (Code::InvitationRefused, &["pool", "time", "advice"]),
];
