//! The request for production access. `PutAccountDetails` cannot be taken back, so what it is sent is
//! looked at here, whoever typed it and wherever it was kept: the fields, the file, the change itself.

pub mod blanks;
pub mod shown;
pub mod website;

#[cfg(test)]
mod tests;

use super::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::kinds::address::{self, InputError};
use crate::core::kinds::change::{Change, ProductionRequest};
use crate::core::kinds::problem::{Problem, ProblemKind};
use crate::core::kinds::step::FieldId;

use crate::core::kinds::request::found::Searched;
use crate::core::kinds::request::template::Template;
use crate::core::kinds::request::typed::{Typed, TypedRequest};

/// The API's enum for `ContactLanguage`.
pub const CONTACT_LANGUAGES: [&str; 2] = ["EN", "JA"];
/// `UseCaseDescription` of `PutAccountDetails`, in characters.
const LONGEST_USE_CASE: usize = 5000;
/// An item of `AdditionalContactEmailAddresses`, in characters.
const CONTACT: std::ops::RangeInclusive<usize> = 6..=254;

/// In the order in which they are asked.
pub const FIELDS: [FieldId; 4] =
    [FieldId::Website, FieldId::Contact, FieldId::ContactLanguage, FieldId::UseCase];

/// The field of the request by its id; `None` for a field of another step.
pub fn field(request: &mut TypedRequest, id: FieldId) -> Option<&mut Typed> {
    match id {
        FieldId::Website => Some(&mut request.website),
        FieldId::Contact => Some(&mut request.contact),
        FieldId::ContactLanguage => Some(&mut request.contact_language),
        FieldId::UseCase => Some(&mut request.use_case),
        _ => None,
    }
}

/// What stands in the field of the use case: what was typed, with the template's own sentences brought up
/// to what AWS and DNS show now, or the template itself.
pub fn use_case(facts: &Facts, choices: &Choices) -> String {
    let templates = &facts.situation.proposals.templates;
    let shown = shown::shown(facts, choices);
    match choices.request.use_case.text() {
        Some(typed) => {
            templates.iter().fold(typed.to_owned(), |text, template| template.brought_up(&text, &shown))
        }
        None => templates.first().map(|template| template.text(&shown)).unwrap_or_default(),
    }
}

/// The field's text as AWS may be sent it.
///
/// # Errors
/// Why it may not; the text may be kept as it is all the same.
pub fn acceptable(facts: &Facts, choices: &Choices, id: FieldId, text: &str) -> Result<String, InputError> {
    match id {
        FieldId::UseCase => {
            let text = described(text, &facts.situation.proposals.templates)?;
            let shown = shown::shown(facts, choices);
            let searched = Searched::new(&text);
            let templates = &facts.situation.proposals.templates;
            let not_shown = templates.iter().filter_map(|template| template.not_shown(&searched, &shown));
            match not_shown.min_by_key(|found| found.range.start) {
                Some(found) => Err(InputError::NotShown(found.text)),
                None => Ok(text),
            }
        }
        _ => sendable(id, text),
    }
}

/// As far as the text alone can tell.
fn sendable(id: FieldId, text: &str) -> Result<String, InputError> {
    match id {
        FieldId::Website => website::website(text),
        FieldId::Contact => contact(text),
        FieldId::ContactLanguage => {
            let known = CONTACT_LANGUAGES.iter().find(|language| **language == text);
            known.map(|language| (*language).to_owned()).ok_or(InputError::NotAnOption)
        }
        _ => described(text, &[]),
    }
}

/// One address, or none.
fn contact(text: &str) -> Result<String, InputError> {
    if address::tidy(text).is_empty() {
        return Ok(String::new());
    }
    let address = address::address(text)?.to_string();
    match address.chars().count() {
        count if count > *CONTACT.end() => Err(InputError::TooLong),
        count if count < *CONTACT.start() => Err(InputError::NotAnAddress),
        _ => Ok(address),
    }
}

/// A use case with nothing left to fill in.
fn described(text: &str, templates: &[Template]) -> Result<String, InputError> {
    let text = address::without_controls(text);
    let text = text.trim();
    if text.is_empty() {
        return Err(InputError::Empty);
    }
    blanks::nothing_left(text, templates)?;
    if text.chars().count() > LONGEST_USE_CASE {
        return Err(InputError::TooLong);
    }
    Ok(text.to_owned())
}

/// The request as it would be sent: every field that a person has been in or agreed to, each as AWS may
/// be sent it.
///
/// # Errors
/// The first field that may not go out, and why.
pub fn fit(facts: &Facts, choices: &Choices) -> Result<ProductionRequest, (FieldId, InputError)> {
    let typed = &choices.request;
    let fit = |id, text: &str| acceptable(facts, choices, id, text).map_err(|error| (id, error));
    let touched = |id, field: &Typed| field.text().map(str::to_owned).ok_or((id, InputError::Empty));
    touched(FieldId::UseCase, &typed.use_case)?;
    Ok(ProductionRequest {
        website: fit(FieldId::Website, &touched(FieldId::Website, &typed.website)?)?,
        contact: fit(FieldId::Contact, typed.contact.text().unwrap_or_default())?,
        contact_language: fit(
            FieldId::ContactLanguage,
            &touched(FieldId::ContactLanguage, &typed.contact_language)?,
        )?,
        use_case: fit(FieldId::UseCase, &use_case(facts, choices))?,
    })
}

/// The field for which this very request may not go out: the last look, just before it would. Where the
/// facts are not at hand, none of what they show can be looked at.
pub fn unfit(request: &ProductionRequest, known: Option<(&Facts, &Choices)>) -> Option<FieldId> {
    let fields = [
        (FieldId::Website, &request.website),
        (FieldId::Contact, &request.contact),
        (FieldId::ContactLanguage, &request.contact_language),
        (FieldId::UseCase, &request.use_case),
    ];
    let is_fit = |id: FieldId, text: &String| {
        let looked = match known {
            Some((facts, choices)) => acceptable(facts, choices, id, text),
            None => sendable(id, text),
        };
        looked.is_ok_and(|wanted| wanted == *text)
    };
    fields.into_iter().find(|(id, text)| !is_fit(*id, text)).map(|(id, _)| id)
}

/// The field, by its member of `PutAccountDetails`, kept the change from being sent.
pub fn problem(field: FieldId, change: &Change) -> Problem {
    let member = member(field).to_owned();
    Problem { message: Some(member), ..Problem::new(ProblemKind::Unfit, change.operation(), change.caller()) }
}

pub const fn member(field: FieldId) -> &'static str {
    match field {
        FieldId::Website => "WebsiteURL",
        FieldId::Contact => "AdditionalContactEmailAddresses",
        FieldId::ContactLanguage => "ContactLanguage",
        _ => "UseCaseDescription",
    }
}
