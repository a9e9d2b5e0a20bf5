//! What is typed into a field becomes a choice, or is refused with the reason.

use crate::core::facts::Facts;
use crate::core::facts::choices::{Choices, Publish};
use crate::core::kinds::address::{self, InputError};
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::simulator::is_simulator;
use crate::core::kinds::step::FieldId;
use crate::core::request;
use crate::core::rules::sandbox;

/// # Errors
/// Why the text cannot be taken; the choices are as before.
pub fn apply(facts: &Facts, choices: &mut Choices, field: FieldId, text: &str) -> Result<(), InputError> {
    let text = address::without_controls(text);
    let text = text.trim();
    match field {
        FieldId::From => {
            let sender = address::sender(text)?;
            let inside =
                choices.identity_domain().is_some_and(|domain| sender.address.domain.is_within(domain));
            if !inside {
                leave_domain(choices);
            }
            choices.typed = address::written_otherwise(text, &sender.address.domain);
            choices.from = Some(sender);
        }
        FieldId::MailFrom => {
            let name = address::name(text)?;
            let domain = choices.identity_domain().ok_or(InputError::NotBelowTheDomain)?;
            if !name.is_within(domain) || name == *domain {
                return Err(InputError::NotBelowTheDomain);
            }
            choices.choose_mail_from(name);
        }
        FieldId::Publish => {
            choices.publish = Some(match text {
                "route53" => Publish::Route53,
                "manual" => Publish::Manual,
                _ => return Err(InputError::NotAnOption),
            });
        }
        FieldId::DnsProfile => choices.dns_profile = (!text.is_empty()).then(|| text.to_owned()),
        FieldId::UserPool => {
            choices.user_pools = vec![UserPoolId::parse(text).ok_or(InputError::NotAPoolId)?];
        }
        FieldId::Website | FieldId::Contact | FieldId::ContactLanguage | FieldId::UseCase => {
            let taken = request::acceptable(facts, choices, field, text)?;
            if let Some(typed) = request::field(&mut choices.request, field) {
                *typed = taken.into();
            }
        }
        FieldId::To => {
            let to = address::address(text)?;
            if sandbox::refuses(facts, choices, &to) {
                let domain = choices.identity_domain().ok_or(InputError::NotAnAddress)?;
                return Err(InputError::NotVerified(domain.to_string()));
            }
            // SES's simulator is nobody's mailbox: who was named for later stays so.
            choices.to = match sandbox::is_in(facts) && is_simulator(&to) {
                true => choices.to.clone().filter(|named| sandbox::refuses(facts, choices, named)),
                false => Some(to),
            };
        }
    }
    Ok(())
}

/// Another domain makes another set-up: what was chosen below the old one goes.
fn leave_domain(choices: &mut Choices) {
    choices.domain = None;
    choices.mail_from = None;
    choices.sender_spf = None;
    choices.hosted_zones.clear();
    choices.entered = None;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_text_leaves_the_choice_as_it_was() {
        let facts = Facts::default();
        let apply = |choices: &mut Choices, field, text: &str| apply(&facts, choices, field, text);
        let mut choices = Choices::default();
        apply(&mut choices, FieldId::From, "Example <no-reply@auth.example.com>").unwrap();
        assert_eq!(choices.identity_domain().unwrap().as_str(), "auth.example.com");
        let before = choices.clone();
        for (field, text, error) in [
            (FieldId::From, "nobody", InputError::NotAnAddress),
            (FieldId::MailFrom, "bounce.example.org", InputError::NotBelowTheDomain),
            (FieldId::MailFrom, "auth.example.com", InputError::NotBelowTheDomain),
            (FieldId::Website, "ftp://example.com", InputError::NotAUrl),
            (FieldId::Website, "", InputError::Empty),
            (FieldId::ContactLanguage, "JP", InputError::NotAnOption),
            (FieldId::UseCase, &"x".repeat(5001), InputError::TooLong),
            (FieldId::UseCase, "about ____ mails a day", InputError::BlankLeft("____".into())),
            (FieldId::UserPool, "production", InputError::NotAPoolId),
        ] {
            assert_eq!(apply(&mut choices, field, text), Err(error), "{text}");
            assert_eq!(choices, before);
        }
        apply(&mut choices, FieldId::MailFrom, "bounce.auth.example.com").unwrap();
        apply(&mut choices, FieldId::From, "info@auth.example.com").unwrap();
        assert!(choices.mail_from.is_some(), "another address of the same domain is the same set-up");
        apply(&mut choices, FieldId::From, "info@example.org").unwrap();
        assert_eq!(choices.mail_from, None);
        apply(&mut choices, FieldId::Website, "example.com/about").unwrap();
        assert_eq!(choices.request.website.text(), Some("https://example.com/about"));
    }
}
