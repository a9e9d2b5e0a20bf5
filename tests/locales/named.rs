//! The message ids that the source names.

use std::collections::BTreeSet;
use std::fs;

use crate::source::{self, Token, is_test_file, tokens, without_tests};
use crate::wanted::NAMED;

#[derive(Debug, Default)]
pub struct Named {
    /// Every string literal.
    pub literals: BTreeSet<String>,
    /// Literals given to a call that looks a message up.
    pub ids: BTreeSet<String>,
    /// What stands before and after the inserted part of a `format!` text.
    pub patterns: BTreeSet<(String, String)>,
}

impl Named {
    pub fn matches(&self, id: &str) -> bool {
        self.patterns.iter().any(|(before, after)| fits(id, before, after))
    }
}

pub fn fits(id: &str, before: &str, after: &str) -> bool {
    id.len() > before.len() + after.len() && id.starts_with(before) && id.ends_with(after)
}

pub fn read() -> Named {
    let mut named = Named::default();
    for path in source::files(&source::root().join("src"), "rs") {
        let below_src = path.strip_prefix(source::root()).expect("below the root");
        if !is_test_file(below_src) {
            collect(&fs::read_to_string(&path).expect("a source file"), &mut named);
        }
    }
    named
}

pub fn collect(text: &str, named: &mut Named) {
    let tokens = without_tests(&tokens(text));
    for (index, token) in tokens.iter().enumerate() {
        let Token::Text(text) = token else { continue };
        if let Some(pattern) = pattern(text) {
            named.patterns.insert(pattern);
            continue;
        }
        named.literals.insert(text.clone());
        let is_named = NAMED.iter().any(|prefix| text.starts_with(prefix) && text.len() > prefix.len());
        if looks_up(&tokens[..index]) || is_named && is_id(text) {
            named.ids.insert(text.clone());
        }
    }
}

/// True where these tokens end in `say(`, `say_with(` or `Message::new(`.
fn looks_up(before: &[Token]) -> bool {
    let [.., rest, word, open] = before else { return false };
    if !open.is('(') {
        return false;
    }
    match word.word() {
        Some("say" | "say_with") => true,
        Some("new") => {
            let [.., message, _, colon, _, _] = before else { return false };
            rest.is(':') && colon.is(':') && message.word() == Some("Message")
        }
        _ => false,
    }
}

fn is_id(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c))
}

/// `step-{}.why` as `step-` and `.why`; `None` where the text is no id with an inserted part.
fn pattern(text: &str) -> Option<(String, String)> {
    let (before, rest) = text.split_once('{')?;
    let (_, after) = rest.rsplit_once('}')?;
    let is_pattern = before.ends_with(['-', '.']) && is_id(before) && is_id(after);
    is_pattern.then(|| (before.to_owned(), after.to_owned()))
}
