//! What the sentences of each finding are told.

use crate::core::finding::Code;

/// The arguments of `finding-CODE` and `finding-CODE.fix`: what the diagnosis gives beside
/// `seen` and `wanted`, which stand on lines of their own. All are texts but for `right` and
/// `total` (numbers), `time` (a time) and `what` (one of the messages `deed-CODE`, for the
/// change's code). An empty `case` means that AWS gave no case id.
pub const FINDING_ARGS: &[(Code, &[&str])] = &[
    (Code::Sandbox, &["region"]),
    (Code::ReviewPending, &["region", "case"]),
    (Code::ReviewDenied, &["region", "case"]),
    (Code::ReviewFailed, &["region"]),
    (Code::AccountEnforcement, &["region"]),
    (Code::AccountProbation, &["region"]),
    (Code::SendingPaused, &["region"]),
    (Code::OnlyEmailIdentity, &["address", "domain"]),
    (Code::IdentityShadowedByAddress, &["address", "domain"]),
    (Code::IdentityByodkim, &["domain"]),
    // The Region whose identity holds the keys.
    (Code::IdentityDeedReplica, &["domain", "parent"]),
    (Code::DkimVerificationExpired, &["domain"]),
    (Code::DkimSigningOff, &["domain"]),
    (Code::DkimKey1024, &["domain"]),
    (Code::MailFromVerificationExpired, &["mail_from"]),
    (Code::MailFromOutsideIdentity, &["mail_from", "domain"]),
    (Code::MailFromIsIdentity, &["domain"]),
    (Code::MailFromRejectNotLive, &["mail_from"]),
    (Code::MailFromNameTaken, &["mail_from"]),
    // The record's label, as the message `record-ID` gives it.
    (Code::DkimMissing, &["record"]),
    (Code::DkimDiffers, &["record"]),
    (Code::MxMissing, &["mail_from"]),
    // The Region that SES sends from, and the one that the MX names.
    (Code::MxWrongRegion, &["mail_from", "region", "other"]),
    (Code::MxMoreThanOne, &["mail_from"]),
    (Code::MxDiffers, &["mail_from"]),
    (Code::SpfMissing, &["mail_from"]),
    (Code::SpfDuplicate, &["mail_from"]),
    (Code::SpfWithoutSes, &["mail_from"]),
    (Code::DmarcMissing, &["domain"]),
    (Code::DmarcDuplicate, &["name"]),
    (Code::CnameInTheWay, &["name"]),
    // How many of the authoritative servers asked give the wanted record.
    (Code::AuthoritativeLags, &["record", "right", "total"]),
    (Code::DnsNotMeasured, &["domain"]),
    (Code::DomainDoesNotExist, &["domain"]),
    (Code::ZoneNotDelegatedHere, &["domain", "zone"]),
    (Code::ZonePrivateOnly, &["domain", "zone"]),
    (Code::ZoneAmbiguous, &["domain"]),
    (Code::ZoneLinkedService, &["zone", "service"]),
    (Code::ZoneInOtherAccount, &["domain", "account"]),
    // `VerificationInfo.SOARecord.PrimaryNameServer`.
    (Code::SesSeesOtherZone, &["domain", "server"]),
    (Code::BindBeforeVerified, &["domain", "region"]),
    (Code::FromOutsideIdentity, &["from", "domain"]),
    (Code::CustomEmailSender, &["pool"]),
    (Code::PoolUnknownFields, &["pool"]),
    (Code::PoolUsesDefaultSender, &["pool"]),
    // What deploys the pool: a stack, Terraform, Amplify.
    (Code::PoolManagedElsewhere, &["pool", "owner"]),
    (Code::PoolEmailFailure, &["pool"]),
    (Code::MayHaveGoneOut, &["what", "time"]),
    (Code::TestUserLeft, &["username", "pool"]),
];
