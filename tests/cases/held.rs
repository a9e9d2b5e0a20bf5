//! What holds the bind: for each reason a world in which it does, and one near to it in which it
//! does not.

use sendoff::core::hold::Hold;
use sendoff::core::step::Status;
use sendoff::words::{Lang, Words};

use crate::case::Case;
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
        assert_eq!(wizard.pool_changes().len(), 1, "{near}");
    }
    assert!(Hold::ALL.iter().all(|hold| HELD.iter().any(|(held, ..)| held == hold)));
}
