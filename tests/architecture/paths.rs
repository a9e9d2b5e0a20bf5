//! The paths that a file names, `use` trees among them, as full paths.

use crate::source::Token;

pub type Path = Vec<String>;

/// Every path of the file; a single word is a path of one.
pub fn paths(tokens: &[Token]) -> Vec<Path> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].word().is_some() {
            at = tree(tokens, at, &[], &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// Reads `a::b::{c, d::e}` from `at` with `before` in front; gives where it ends.
fn tree(tokens: &[Token], mut at: usize, before: &[String], found: &mut Vec<Path>) -> usize {
    let mut path = before.to_vec();
    loop {
        match tokens.get(at) {
            Some(Token::Word(word)) => path.push(word.clone()),
            Some(token) if token.is('*') => path.push("*".to_owned()),
            Some(token) if token.is('{') => return group(tokens, at + 1, &path, found),
            _ => break,
        }
        at += 1;
        let joined = |at: usize| tokens.get(at).is_some_and(|token| token.is(':'));
        if !(joined(at) && joined(at + 1)) {
            break;
        }
        at += 2;
    }
    found.push(path);
    at
}

fn group(tokens: &[Token], mut at: usize, before: &[String], found: &mut Vec<Path>) -> usize {
    while let Some(token) = tokens.get(at) {
        if token.is('}') {
            return at + 1;
        }
        let begins = token.word().is_some() || token.is('{') || token.is('*');
        at = if begins { tree(tokens, at, before, found) } else { at + 1 };
    }
    at
}

/// A path in terms of the crate: `self`, `super` and `sendoff` become `crate` and what follows.
/// `module` is where the file stands, as `["core", "steps", "pool"]`.
pub fn absolute(path: &Path, module: &[&str]) -> Path {
    let mut place: Vec<String> = module.iter().map(|part| (*part).to_owned()).collect();
    let mut rest = path.as_slice();
    match rest.first().map(String::as_str) {
        Some("crate" | "sendoff") => place.clear(),
        Some("self" | "super") => {}
        _ => return path.clone(),
    }
    while let Some(first) = rest.first() {
        match first.as_str() {
            "crate" | "sendoff" | "self" => {}
            "super" => {
                place.pop();
            }
            _ => break,
        }
        rest = &rest[1..];
    }
    let mut full = vec!["crate".to_owned()];
    full.extend(place);
    full.extend_from_slice(rest);
    full
}
