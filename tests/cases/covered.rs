//! Each code that must be named has a world in which it is.

use std::collections::BTreeSet;

use sendoff::core::finding::Code;

use crate::case;

/// What people meet, by where it lies.
const MET: [(&str, &[&str]); 6] = [
    (
        "account",
        &[
            "sandbox",
            "review-pending",
            "review-denied",
            "review-failed",
            "account-enforcement",
            "access-in-other-region",
            "wrong-account",
            "permission-missing",
            "credentials-expired",
            "recipient-suppressed",
        ],
    ),
    (
        "identity",
        &[
            "only-email-identity",
            "identity-shadowed-by-address",
            "identity-byodkim",
            "identity-deed-replica",
            "identity-in-other-region",
            "dkim-verification-expired",
            "dkim-signing-off",
            "dkim-key-1024",
            "parent-already-verified",
            "domain-not-bare",
            "identity-policy-denies",
        ],
    ),
    (
        "dkim",
        &[
            "dkim-name-doubled",
            "dkim-missing",
            "dkim-txt-not-cname",
            "dkim-target-doubled",
            "dkim-proxied",
            "dkim-wrong-signing-zone",
            "dkim-other-region",
            "dkim-underscore-lost",
            "dkim-name-value-swapped",
            "wildcard-answers",
            "dkim-delegated-away",
            "invisible-character",
            "dkim-cname-chain",
        ],
    ),
    (
        "mail-from",
        &[
            "mail-from-not-set",
            "mx-wrong-region",
            "mx-more-than-one",
            "mx-is-inbound-endpoint",
            "spf-missing",
            "spf-duplicate",
            "spf-without-ses",
            "spf-too-many-lookups",
            "mail-from-is-identity",
            "mail-from-outside-identity",
            "mail-from-receives-mail",
            "spf-on-apex-only",
            "txt-smart-quotes",
            "mail-from-verification-expired",
            "mail-from-reject-not-live",
            "from-uses-mail-from",
            "mail-from-name-doubled",
            "mx-missing",
        ],
    ),
    (
        "dmarc",
        &[
            "dmarc-missing",
            "dmarc-duplicate",
            "dmarc-at-apex",
            "dmarc-name-doubled",
            "dmarc-literal-quotes",
            "dmarc-strict-dkim-subdomain",
            "dmarc-strict-spf",
            "dmarc-enforced-before-dkim",
            "dmarc-rua-not-authorised",
            "dmarc-stronger-kept",
            "dmarc-policy-invalid",
        ],
    ),
    (
        "zone",
        &[
            "zone-not-delegated-here",
            "zone-private-only",
            "zone-ambiguous",
            "domain-does-not-exist",
            "authoritative-lags",
            "dnssec-bogus",
            "negative-answer-cached",
            "split-horizon",
            "dns-port-blocked",
            "old-value-cached",
            "cname-in-the-way",
            "txt-values-would-be-lost",
            "zone-in-other-account",
        ],
    ),
];
/// Healthy in a way that is easily taken for a fault.
const HEALTHY: [&str; 10] = [
    "control/healthy",
    "control/no-spf-at-apex",
    "control/dmarc-by-cname",
    "control/other-texts-beside-spf",
    "control/reject",
    "control/wildcard",
    "control/replica",
    "control/own-key",
    "control/dmarc-inherited",
    "control/apex-spf-has-ses",
];
/// Codes of what a case cannot tell: what the program wrote before, which the tests of the pool,
/// of the test mail and of the hosted zones bring about, and `sender-spf`, which is chosen and has
/// tests beside its code; and SES's windows of 72 hours, which close long after these worlds end.
const ELSEWHERE: [&str; 26] = [
    "sending-paused",
    "dkim-window-closing",
    "mail-from-window-closing",
    "mail-from-name-taken",
    "spf-lists-addresses",
    "sender-spf-open",
    "sender-spf-too-many",
    "sender-spf-at-apex",
    "sender-spf-other-mail",
    "sender-spf-unreadable",
    "record-on-its-way",
    "dns-not-measured",
    "zone-linked-service",
    "record-set-in-the-way",
    "record-set-protected",
    "zone-elsewhere",
    "zone-locked",
    "zone-not-listed",
    "ses-sees-other-zone",
    "pool-write-unheard",
    "pool-write-landed",
    "pool-write-differs",
    "pool-mail-failed",
    "pools-share-identity",
    "may-have-gone-out",
    "test-user-left",
];

fn expected() -> BTreeSet<String> {
    case::all().into_iter().filter_map(|case| case.expect).map(|expect| expect.code).collect()
}

#[test]
fn every_fault_that_people_meet_has_its_case() {
    let expected = expected();
    let met: Vec<&str> = MET.iter().flat_map(|(_, codes)| codes.iter().copied()).collect();
    assert_eq!(met.iter().collect::<BTreeSet<_>>().len(), 76);
    let without: Vec<&str> = met.into_iter().filter(|code| !expected.contains(*code)).collect();
    assert!(without.is_empty(), "{without:?}");
    let controls: BTreeSet<String> =
        case::all().into_iter().filter(|case| case.expect.is_none()).map(|case| case.name).collect();
    let without: Vec<&str> = HEALTHY.into_iter().filter(|name| !controls.contains(*name)).collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn every_code_has_its_case() {
    let expected = expected();
    let without: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.as_str())
        .filter(|code| !expected.contains(*code) && !ELSEWHERE.contains(code))
        .collect();
    assert!(without.is_empty(), "{without:?}");
}
