//! To whom SES takes mail in the sandbox: "to verified email addresses and domains, or to the Amazon SES
//! mailbox simulator" (SES developer guide, "Request production access").

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::address::Address;
use crate::core::kinds::aws::{Identity, IdentityListing, SesAccount, Verification};
use crate::core::kinds::name::Name;
use crate::core::kinds::simulator::is_simulator;

/// The account is known to be in the sandbox, in the identity's Region.
pub fn is_in(facts: &Facts) -> bool {
    facts.ses_account().is_some_and(|account| !account.production_access)
}

/// SES would refuse a mail to this address: it is no verified identity, nor in one. `false` where that is not
/// known, as where the identities may not be listed.
pub fn refuses(facts: &Facts, choices: &Choices, to: &Address) -> bool {
    let is_verified = |listed: &[IdentityListing]| {
        // Addresses are case-sensitive in SES.
        let is_of = |one: &IdentityListing| {
            if one.is_domain {
                to.domain.is_within(&Name::from_answer(&one.name))
            } else {
                one.name == to.to_string()
            }
        };
        listed.iter().any(|one| one.verified && is_of(one))
    };
    is_in(facts)
        && !is_simulator(to)
        && !is_in_own_domain(facts, choices, to)
        && facts.identities().is_some_and(|listed| !is_verified(listed))
}

/// The test's recipient, where SES would take a mail to it.
pub fn recipient(facts: &Facts, choices: &Choices) -> Option<Address> {
    choices.to.clone().filter(|to| !refuses(facts, choices, to))
}

/// Before production access a mail with this sender can go out to whom SES takes: the account sends, the
/// identity may send, and no MAIL FROM that is not verified has SES reject what goes out.
pub fn may_try(facts: &Facts, choices: &Choices) -> bool {
    let sends = |account: &SesAccount| account.sending_enabled && account.enforcement != "SHUTDOWN";
    let rejects = |identity: &Identity| {
        let mail_from = identity.mail_from.as_ref();
        mail_from.is_some_and(|it| it.rejects && it.status != Verification::Success)
    };
    let may_send = |identity: &Identity| identity.verified_for_sending && !rejects(identity);
    let (sender, domain) = (setup::sender(facts, choices), choices.identity_domain());
    is_in(facts)
        && facts.ses_account().is_some_and(sends)
        && setup::identity(facts, choices).is_some_and(may_send)
        && sender.zip(domain).is_some_and(|(from, domain)| from.address.domain.is_within(domain))
}

fn is_in_own_domain(facts: &Facts, choices: &Choices, to: &Address) -> bool {
    let verified = setup::identity(facts, choices).is_some_and(|identity| identity.verified_for_sending);
    verified && choices.identity_domain().is_some_and(|domain| to.domain.is_within(domain))
}
