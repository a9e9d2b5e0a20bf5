//! SES put into a record that stands, everything else left as it was written.

use std::collections::BTreeSet;

use crate::core::kinds::name::Name;

use super::SES;
use super::cost::{Cost, cost};
use super::lookup::Lookup;
use super::parse::{parse, terms};
use super::record::{Directive, Mechanism, Qualifier, Record};
use super::syntax_error::SyntaxError;
use super::target::fixed;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    pub text: String,
    pub before: Cost,
    pub after: Cost,
}

/// [`merged_with_ses`] with what it costs: `name` is where the record stands.
pub fn merge(name: &Name, text: &str, lookup: &dyn Lookup) -> Result<Merged, SyntaxError> {
    let before = cost(name, &parse(text)?, lookup);
    let text = merged_with_ses(text)?;
    let after = cost(name, &parse(&text)?, lookup);
    Ok(Merged { text, before, after })
}

/// The record can be read and includes SES where receivers come to it: before its `all`, and
/// with the qualifier that lets it pass.
pub fn includes_ses(text: &str) -> bool {
    merged_with_ses(text).is_ok_and(|merged| merged == text)
}

/// `include:amazonses.com` before `all`, else before `redirect=`, else at the end. One that
/// stands there with another qualifier, or behind `all`, is replaced by it. A record that
/// includes SES already comes back as it is.
pub fn merged_with_ses(text: &str) -> Result<String, SyntaxError> {
    let record = parse(text)?;
    if is_in(&record) {
        return Ok(text.to_owned());
    }
    let version = text.len() - terms(text).unwrap_or_default().len();
    let out_of_place: BTreeSet<&str> = record
        .directives
        .iter()
        .filter(|directive| names_ses(directive))
        .map(|directive| directive.text.as_str())
        .collect();
    let mut merged = text.get(..version).unwrap_or_default().to_owned();
    let mut placed = false;
    let all = record.all().and_then(|at| record.directives.get(at)).map(|all| all.text.as_str());
    let before = all.or(record.redirect.as_ref().map(|redirect| redirect.text.as_str()));
    for term in text.get(version..).unwrap_or_default().split(' ').filter(|term| !term.is_empty()) {
        if out_of_place.contains(term) {
            continue;
        }
        if !placed && before == Some(term) {
            merged.push_str(&format!(" include:{SES}"));
            placed = true;
        }
        merged.push(' ');
        merged.push_str(term);
    }
    if !placed {
        merged.push_str(&format!(" include:{SES}"));
    }
    Ok(merged)
}

fn is_in(record: &Record) -> bool {
    record.reached().iter().any(|directive| directive.qualifier == Qualifier::Pass && names_ses(directive))
}

/// An include of SES itself, whatever its qualifier.
pub(super) fn names_ses(directive: &Directive) -> bool {
    match &directive.mechanism {
        Mechanism::Include(spec) => fixed(spec).is_some_and(|name| name.as_str() == SES),
        _ => false,
    }
}
