//! What holds the bind: for each reason a world in which it does, and one near to it in which it
//! does not.

use sendoff::core::kinds::finding::Code;
use sendoff::core::kinds::step::{Status, StepId};
use sendoff::core::rules::hold::Hold;
use sendoff::words::{Lang, Words};
use serde_json::{Value, json};

use crate::case::{self, Case};
use crate::program::Program;
use crate::side_by_side::side_by_side;
use crate::wizard::Wizard;

const DENIED: &str =
    "status = 400\ncode = \"AccessDeniedException\"\nmessage = \"User: deploy is not authorized to perform\"";

/// The reason, what of a healthy world is otherwise there, and what is otherwise in its near miss.
const HELD: [(Hold, &str, &str); 7] = [
    (Hold::Unknown, "[faults.\"ses:GetAccount\"]", "[faults.\"ses:GetSuppressedDestination\"]"),
    (Hold::Unknown, "[faults.\"ses:GetEmailIdentity\"]", "[faults.\"cognito-idp:ListUserPools\"]"),
    (
        Hold::Sandbox,
        "[aws.GetAccount]\nProductionAccessEnabled = false",
        "[aws.\"GetAccount[us-west-2]\"]\nProductionAccessEnabled = false",
    ),
    (
        Hold::SendingPaused,
        "[aws.GetAccount]\nSendingEnabled = false",
        "[aws.\"GetAccount[us-west-2]\"]\nSendingEnabled = false",
    ),
    (
        Hold::SendingPaused,
        "[aws.GetAccount]\nEnforcementStatus = \"SHUTDOWN\"",
        "[aws.GetAccount]\nEnforcementStatus = \"PROBATION\"",
    ),
    (
        Hold::NotVerified,
        "[aws.GetEmailIdentity.DkimAttributes]\nStatus = \"PENDING\"",
        "[aws.GetEmailIdentity.MailFromAttributes]\nMailFromDomainStatus = \"PENDING\"",
    ),
    (
        Hold::SigningOff,
        "[aws.GetEmailIdentity.DkimAttributes]\nSigningEnabled = false",
        "[aws.GetEmailIdentity.DkimAttributes]\nSigningAttributesOrigin = \"EXTERNAL\"",
    ),
];

fn settled(text: &str) -> Wizard {
    let text = if text.starts_with("[faults") { format!("{text}\n{DENIED}") } else { text.to_owned() };
    Wizard::settled(&Case::over(&text, text.parse().expect("a world")))
}

#[test]
fn each_reason_holds_the_bind_and_says_for_whom_and_where() {
    for (reason, held, near) in HELD {
        let wizard = settled(held);
        let (holds, status) = wizard.hold();
        assert_eq!((holds, wizard.pool_changes()), (Some(reason), vec![]), "{held}");
        assert_eq!(status, Status::Blocked, "{held}");
        for lang in Lang::ALL {
            let said = wizard.held(&Words::new(lang)).expect("why");
            assert!(said.contains("us-east-1") && said.contains("12,412"), "{said}");
        }
        let wizard = settled(near);
        assert_eq!(wizard.hold(), (None, Status::Todo), "{near}");
        let changes: Vec<&str> = wizard.pool_changes().iter().map(|change| change.code()).collect();
        assert_eq!(changes, ["send-mail", "bind-pool"], "{near}");
    }
    assert!(Hold::SENDING.iter().all(|hold| HELD.iter().any(|(held, ..)| held == hold)));
}

/// Findings under which a mail of the pool would be refused, lost or unsigned, with a case of each.
const FOUND: [(&str, &str); 10] = [
    ("dmarc-never-passes", "dmarc/never-passes"),
    ("mail-from-reject-not-live", "mail-from/rejects"),
    ("identity-policy-denies", "identity/policy-denies"),
    ("configuration-set-missing", "cognito/set-missing"),
    ("configuration-set-paused", "cognito/set-paused"),
    ("ses-region-not-allowed", "cognito/region-not-allowed"),
    ("dnssec-bogus", "zone/dnssec-bogus"),
    ("domain-does-not-exist", "zone/does-not-exist"),
    ("zone-not-served", "zone/not-served"),
    ("dkim-missing", "dkim/one-missing"),
];

/// Nothing is bound, nothing is complete, and who reads along is told why.
#[test]
fn no_pool_is_bound_while_its_mail_would_not_arrive() {
    let faults = side_by_side(&FOUND, |(code, name)| {
        let program = Program::of(&case::named(name));
        let applied = program.run(&["apply", "--yes", "--skip", "test"]);
        let updates = program.state()["calls"]["cognito-idp:UpdateUserPool"].as_u64().unwrap_or(0);
        let status: Value = serde_json::from_str(&program.run(&["status", "--json"]).out).expect("JSON");
        let pool =
            status["steps"].as_array().and_then(|steps| steps.iter().find(|step| step["id"] == "pool"));
        let pool = pool.expect("the pool's step");
        let is_held = pool["held_by"].as_array().is_some_and(|held| held.iter().any(|held| held == code));
        let found =
            status["findings"].as_array().expect("findings").iter().find(|found| found["code"] == *code);
        let holds = found.map(|found| found["holds"].clone());
        let right = (applied.code, updates, &status["complete"], &pool["status"], is_held, holds.as_ref())
            == (3, 0, &json!(false), &json!("blocked"), true, Some(&json!("bind")));
        if right { Vec::new() } else { vec![format!("{name}: {} {updates} {pool} {holds:?}", applied.code)] }
    });
    assert!(faults.concat().is_empty(), "{:#?}", faults.concat());
}

/// A pool that is bound already: an error never stands beside a set-up that is complete.
#[test]
fn what_is_set_up_under_an_error_is_not_complete() {
    for (text, step) in [
        (
            "[aws.GetEmailIdentity.Policies]\nguard = '{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"ses:*\",\"Resource\":\"*\"}}'",
            StepId::Identity,
        ),
        (
            "[aws.GetEmailIdentity.MailFromAttributes]\nMailFromDomainStatus = \"PENDING\"\nBehaviorOnMxFailure = \"REJECT_MESSAGE\"",
            StepId::MailFrom,
        ),
    ] {
        assert_eq!(settled(text).status(step), Status::Wrong, "{text}");
    }
    assert_eq!(settled("").status(StepId::Identity), Status::Done);
    // What may not be read is not known, and holds nothing.
    let unread = Wizard::settled(&case::named("cognito/set-unread"));
    assert_eq!((unread.hold(), unread.pool_changes().len()), ((None, Status::Todo), 2));
    // Which only a file of choices can hold.
    let outside = Wizard::settled(&case::named("cognito/from-outside")).hold();
    assert_eq!(outside, (Some(Hold::Found(Code::FromOutsideIdentity)), Status::Blocked));
}
