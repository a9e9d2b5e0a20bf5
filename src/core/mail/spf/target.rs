//! The name a term asks for (RFC 7208, sections 4.8 and 7.3).

use crate::core::kinds::name::Name;

use super::macros::{MacroString, Values};

const LONGEST_NAME: usize = 253;
const LONGEST_LABEL: usize = 63;

/// `None` where the expansion is no name that DNS takes.
pub fn target(spec: &MacroString, values: &Values<'_>) -> Option<Name> {
    let expanded = spec.expanded(values);
    let mut text = expanded.strip_suffix('.').unwrap_or(&expanded);
    while text.len() > LONGEST_NAME {
        text = text.split_once('.')?.1;
    }
    let whole = text.split('.').all(|label| !label.is_empty() && label.len() <= LONGEST_LABEL);
    whole.then(|| Name::from_answer(text))
}

/// The name of a term without macros, which is the same for every client.
pub fn fixed(spec: &MacroString) -> Option<Name> {
    spec.literal().map(Name::from_answer)
}
