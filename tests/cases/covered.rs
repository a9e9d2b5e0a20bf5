//! Each code that must be named has a world in which it is.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sendoff::core::kinds::finding::Code;

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
            "name-server-inside",
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
/// Codes of what a case cannot tell: what becomes of a bind whose answer was lost, or of the mail before it,
/// what other pools show, and a zone without an end. Tests elsewhere bring them about.
const ELSEWHERE: [&str; 8] = [
    "pool-write-unheard",
    "pool-write-landed",
    "pool-write-differs",
    "pool-mail-failed",
    "pools-share-identity",
    "dns-leads-too-far",
    "proof-refused",
    "bind-unproven",
];

fn expected() -> BTreeSet<String> {
    case::all().into_iter().filter_map(|case| case.expect).map(|expect| expect.code).collect()
}

#[test]
fn every_fault_that_people_meet_has_its_case() {
    let expected = expected();
    let met: Vec<&str> = MET.iter().flat_map(|(_, codes)| codes.iter().copied()).collect();
    assert_eq!(met.iter().collect::<BTreeSet<_>>().len(), 77);
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

/// The source files below a folder, but for this one.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = paths.partition(|path| path.is_dir());
    let is_source = |path: &PathBuf| path.extension().is_some_and(|end| end == "rs");
    let mut found: Vec<PathBuf> = files.into_iter().filter(is_source).collect();
    found.retain(|path| !path.ends_with("cases/covered.rs"));
    found.extend(folders.iter().flat_map(|folder| sources(folder)));
    found
}

/// What is compiled for tests alone: the files of `tests`, and of the library what its tests are.
fn test_text(root: &Path) -> String {
    let mut text = String::new();
    for path in sources(&root.join("tests")) {
        text += &fs::read_to_string(path).expect("a source");
    }
    for path in sources(&root.join("src")) {
        let source = fs::read_to_string(&path).expect("a source");
        let is_test = path.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs");
        let from = if is_test { Some(0) } else { source.find("#[cfg(test)]\nmod tests {") };
        text += from.map_or("", |from| &source[from..]);
    }
    text
}

#[test]
fn what_has_no_case_has_a_test_that_names_it() {
    let text = test_text(Path::new(env!("CARGO_MANIFEST_DIR")));
    let expected = expected();
    for code in Code::ALL.iter().filter(|code| ELSEWHERE.contains(&code.as_str())) {
        let named = [format!("\"{}\"", code.as_str()), format!("Code::{code:?}")];
        assert!(named.iter().any(|name| text.contains(name)), "no test names {}", code.as_str());
        assert!(!expected.contains(code.as_str()), "{} has a case", code.as_str());
    }
    let known = |code: &&str| Code::ALL.iter().any(|known| known.as_str() == *code);
    assert!(ELSEWHERE.iter().all(known));
}
