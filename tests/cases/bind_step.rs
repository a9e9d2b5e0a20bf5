//! Whatever is said before a bind, or of one, has a world or a test in which it is said, and one
//! near to it in which it must not be.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sendoff::core::kinds::finding::Code;

use crate::case;

/// Where it shows.
#[derive(Clone, Copy)]
enum At {
    /// A case below `tests/cases/`.
    World(&'static str),
    /// A test's file and name.
    Test(&'static str, &'static str),
}
use At::{Test, World};

const UNDO: &str = "src/core/wizard/update/tests/undo.rs";
const PROOF: &str = "src/core/wizard/update/tests/proof.rs";
const TAKEN: &str = "one_mail_goes_out_before_the_bind_and_to_the_simulator_where_no_recipient_is_named";
const BESIDE: &str = "tests/cases/beside.rs";
const CUT_OFF: &str = "the_next_start_says_what_became_of_a_write_that_was_cut_off";
const CLEAN: &str = "u_puts_the_pools_mail_back_through_a_preview";
const SHARED: &str = "pools_of_the_same_identity_are_named_and_no_others";

/// Every finding of the bind and of what it leaves behind: where it is made to appear, and where
/// it must not.
const FINDINGS: [(Code, At, At); 29] = [
    (Code::WrongAccount, World("account/other-account"), World("cognito/not-other-account")),
    (
        Code::ProofRefused,
        Test(PROOF, "what_ses_refuses_is_named_and_nothing_is_bound_until_it_takes_one"),
        Test(PROOF, TAKEN),
    ),
    (
        Code::BindUnproven,
        Test(PROOF, "who_may_not_send_binds_and_is_told_that_nothing_was_proven"),
        Test(PROOF, TAKEN),
    ),
    (Code::BindRefused, World("cognito/refused"), World("cognito/not-role-first")),
    (Code::BindBeforeVerified, World("cognito/bound-before-verified"), World("cognito/not-role-first")),
    (Code::SesRegionNotAllowed, World("cognito/region-not-allowed"), World("cognito/not-region-unlisted")),
    (Code::SesRegionUnlisted, World("cognito/region-unlisted"), World("cognito/not-region-unlisted")),
    (Code::ConfigurationSetMissing, World("cognito/set-missing"), World("cognito/not-set-missing")),
    (Code::ConfigurationSetPaused, World("cognito/set-paused"), World("cognito/not-set-paused")),
    (Code::FromOutsideIdentity, World("cognito/from-outside"), World("cognito/not-from-outside")),
    (Code::IdentityShadowedByAddress, World("cognito/shadowed"), World("cognito/not-shadowed")),
    (Code::ReplyToNotBare, World("cognito/reply-to-named"), World("cognito/not-reply-to-named")),
    (Code::PoolUsesDefaultSender, World("cognito/half-bound"), World("cognito/not-role-first")),
    (Code::PoolUnknownFields, World("cognito/unknown-member"), World("cognito/not-unknown-member")),
    (Code::UnusedAccountValidityConflict, World("cognito/validity-days"), World("cognito/not-validity-days")),
    (Code::PoolManagedElsewhere, World("cognito/cloudformation"), World("cognito/not-owned")),
    (Code::CustomEmailSender, World("cognito/custom-sender"), World("cognito/not-custom-sender")),
    (Code::PoolEmailFailure, World("cognito/failure"), World("cognito/not-failure")),
    (Code::EmailNotAutoVerified, World("cognito/not-verifying"), World("cognito/not-not-verifying")),
    (Code::ThreatProtectionSender, World("cognito/threat-notices"), World("control/threat-notices-same")),
    (Code::ServiceLinkedRole, World("cognito/role-first"), World("cognito/not-role-first")),
    (Code::ServiceLinkedRoleDenied, World("cognito/role-denied"), World("cognito/not-role-denied")),
    (Code::BouncesGoToFrom, World("cognito/bounces"), World("cognito/not-bounces")),
    (Code::PoolMultiRegion, World("cognito/replicated"), World("cognito/not-replicated")),
    (Code::PoolsShareIdentity, Test(BESIDE, SHARED), Test(BESIDE, SHARED)),
    (Code::PoolWriteUnheard, Test(UNDO, CUT_OFF), Test(UNDO, CLEAN)),
    (Code::PoolWriteLanded, Test(UNDO, CUT_OFF), Test(UNDO, CLEAN)),
    (Code::PoolWriteDiffers, Test(UNDO, CUT_OFF), Test(UNDO, CLEAN)),
    (
        Code::PoolMailFailed,
        Test(UNDO, "where_the_pools_mail_fails_enter_puts_the_snapshot_back"),
        Test(UNDO, "a_test_user_that_could_not_be_made_says_nothing_of_the_mail"),
    ),
];

fn path(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

fn read(below: &str) -> String {
    fs::read_to_string(path(below)).unwrap_or_else(|error| panic!("{below}: {error}"))
}

/// The body of a test, up to the next one.
fn body(file: &str, name: &str) -> String {
    let text = read(file);
    let (_, from) = text.split_once(&format!("fn {name}(")).unwrap_or_else(|| panic!("{file} has no {name}"));
    from.split("#[test]").next().unwrap_or_default().to_owned()
}

#[test]
fn each_finding_of_the_bind_is_shown_to_appear_and_not_to() {
    let cases = case::all();
    let case = |name: &str| {
        let found = cases.iter().find(|case| case.name == name);
        found.unwrap_or_else(|| panic!("there is no case {name}"))
    };
    for (code, appears, not) in FINDINGS {
        match appears {
            World(name) => {
                let expect = case(name).expect.as_ref().map(|expect| expect.code.as_str());
                assert_eq!(expect, Some(code.as_str()), "{name}");
            }
            Test(file, name) => {
                assert!(body(file, name).contains(&format!("Code::{code:?}")), "{name}: {code:?}");
            }
        }
        match not {
            World(name) => {
                assert!(case(name).never.iter().any(|never| never == code.as_str()), "{name}: {code:?}");
            }
            Test(file, name) => {
                assert!(body(file, name).contains("[]") || file == BESIDE, "{name}: {code:?}")
            }
        }
    }
}

/// The list is whole: the diagnosis of the pool names no other code.
#[test]
fn no_finding_of_the_bind_is_left_out() {
    let mut files = vec![path("src/core/diagnosis/pool_write.rs")];
    let entries = fs::read_dir(path("src/core/diagnosis/pool")).expect("the pool's diagnosis");
    files.extend(entries.map(|entry| entry.expect("an entry").path()));
    let mut named = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a source");
        for rest in text.split("Code::").skip(1) {
            let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
            named.insert(name);
        }
    }
    let listed: BTreeSet<String> = FINDINGS.iter().map(|(code, ..)| format!("{code:?}")).collect();
    assert_eq!(listed, named);
}
