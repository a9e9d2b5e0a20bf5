//! What is typed into a field becomes a choice, or is refused with the reason.

use super::address::{self, InputError};
use super::choices::{Choices, Publish};
use super::name::UserPoolId;
use super::step::FieldId;

/// The API's enum for `ContactLanguage`.
pub const CONTACT_LANGUAGES: [&str; 2] = ["EN", "JA"];
/// Stands in a proposed text where only the person knows what is true.
pub const BLANK: &str = "____";
/// `WebsiteURL` and `UseCaseDescription` of `PutAccountDetails`, in characters.
const LONGEST_URL: usize = 1000;
const LONGEST_USE_CASE: usize = 5000;

/// # Errors
/// Why the text cannot be taken; the choices are as before.
pub fn apply(choices: &mut Choices, field: FieldId, text: &str) -> Result<(), InputError> {
    // A line of a terminal may hold what its arrow keys sent.
    let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
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
        FieldId::Website => choices.request.website = website(text)?,
        FieldId::Contact => {
            if !text.is_empty() {
                address::address(text)?;
            }
            choices.request.contact = text.to_owned();
        }
        FieldId::ContactLanguage => {
            let known = CONTACT_LANGUAGES.iter().find(|language| **language == text);
            choices.request.contact_language = (*known.ok_or(InputError::NotAnOption)?).to_owned();
        }
        FieldId::UseCase => {
            if text.is_empty() {
                return Err(InputError::Empty);
            }
            if text.contains(BLANK) {
                return Err(InputError::BlanksLeft);
            }
            if text.chars().count() > LONGEST_USE_CASE {
                return Err(InputError::TooLong);
            }
            choices.request.use_case = text.to_owned();
        }
        FieldId::To => choices.to = Some(address::address(text)?),
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

fn website(text: &str) -> Result<String, InputError> {
    if text.is_empty() {
        return Err(InputError::Empty);
    }
    if text.chars().count() > LONGEST_URL {
        return Err(InputError::TooLong);
    }
    let url = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let scheme = url.split("://").next().unwrap_or_default();
    if !matches!(scheme, "http" | "https") || url.contains(char::is_whitespace) {
        return Err(InputError::NotAUrl);
    }
    address::domain(&url).map_err(|_| InputError::NotAUrl)?;
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_text_leaves_the_choice_as_it_was() {
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
            (FieldId::UseCase, "about ____ mails a day", InputError::BlanksLeft),
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
        assert_eq!(choices.request.website, "https://example.com/about");
    }
}
