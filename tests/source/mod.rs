//! Reads Rust source far enough to tell words from texts, marks and comments.

#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// An identifier, a keyword or a number.
    Word(String),
    /// The inside of a string literal, escapes as they were typed.
    Text(String),
    Mark(char),
}

impl Token {
    pub fn is(&self, mark: char) -> bool {
        *self == Token::Mark(mark)
    }

    pub fn word(&self) -> Option<&str> {
        match self {
            Token::Word(word) => Some(word),
            _ => None,
        }
    }
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` with this extension, in order; empty where there is no folder.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.expect("a directory entry").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// True for a file that only tests are built from.
pub fn is_test_file(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem == "tests")
        || path.components().any(|part| part.as_os_str() == "tests")
}

pub fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let next = chars.get(at + 1).copied();
        match chars[at] {
            '/' if next == Some('/') => at = end_of_line(&chars, at),
            '/' if next == Some('*') => at = end_of_block_comment(&chars, at),
            '"' => at = push_text(&chars, at, &mut tokens),
            'r' | 'b' | 'c' if let Some(end) = raw_text(&chars, at, &mut tokens) => at = end,
            '\'' => at = end_of_char_or_lifetime(&chars, at),
            c if c.is_alphanumeric() || c == '_' => {
                let end = (at..chars.len()).find(|&i| !(chars[i].is_alphanumeric() || chars[i] == '_'));
                let end = end.unwrap_or(chars.len());
                tokens.push(Token::Word(chars[at..end].iter().collect()));
                at = end;
            }
            c => {
                if !c.is_whitespace() {
                    tokens.push(Token::Mark(c));
                }
                at += 1;
            }
        }
    }
    tokens
}

fn end_of_line(chars: &[char], at: usize) -> usize {
    (at..chars.len()).find(|&i| chars[i] == '\n').unwrap_or(chars.len())
}

fn end_of_block_comment(chars: &[char], at: usize) -> usize {
    let mut depth = 0;
    let mut i = at;
    while i < chars.len() {
        match (chars[i], chars.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            return i;
        }
    }
    i
}

fn push_text(chars: &[char], at: usize, tokens: &mut Vec<Token>) -> usize {
    let mut i = at + 1;
    while i < chars.len() && chars[i] != '"' {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    let end = i.min(chars.len());
    tokens.push(Token::Text(chars[at + 1..end].iter().collect()));
    end + 1
}

/// `r"…"`, `r#"…"#`, `b"…"`, `br#"…"#`; `None` where the letter begins a word.
fn raw_text(chars: &[char], at: usize, tokens: &mut Vec<Token>) -> Option<usize> {
    let mut i = at;
    while matches!(chars.get(i), Some('r' | 'b' | 'c')) && i - at < 2 {
        i += 1;
    }
    let raw = chars[at..i].contains(&'r');
    let hashes = if raw { chars[i..].iter().take_while(|c| **c == '#').count() } else { 0 };
    if chars.get(i + hashes) != Some(&'"') {
        return None;
    }
    if !raw {
        return Some(push_text(chars, i, tokens));
    }
    let start = i + hashes + 1;
    let closes = |&i: &usize| {
        chars[i] == '"' && chars[i + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes
    };
    let end = (start..chars.len()).find(closes).unwrap_or(chars.len());
    tokens.push(Token::Text(chars[start..end].iter().collect()));
    Some(end + 1 + hashes)
}

fn end_of_char_or_lifetime(chars: &[char], at: usize) -> usize {
    match (chars.get(at + 1), chars.get(at + 2)) {
        (Some('\\'), _) => (at + 3..chars.len()).find(|&i| chars[i] == '\'').unwrap_or(chars.len()) + 1,
        (Some(_), Some('\'')) => at + 3,
        _ => at + 1,
    }
}

/// The tokens without `#[cfg(test)] mod … { … }`.
pub fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let marker = ["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let matches = |token: &Token, wanted: &str| match token {
        Token::Word(word) => word == wanted,
        Token::Mark(mark) => wanted.len() == 1 && wanted.starts_with(*mark),
        Token::Text(_) => false,
    };
    let mut kept = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let ahead = &tokens[i..];
        if ahead.len() > marker.len()
            && marker.iter().zip(ahead).all(|(wanted, token)| matches(token, wanted))
        {
            i += marker.len() + 1;
            i += if tokens.get(i).is_some_and(|token| token.is('{')) { block(&tokens[i..]) } else { 1 };
        } else {
            kept.push(tokens[i].clone());
            i += 1;
        }
    }
    kept
}

/// How many tokens the block that begins here takes.
fn block(tokens: &[Token]) -> usize {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate() {
        match token {
            Token::Mark('{') => depth += 1,
            Token::Mark('}') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    tokens.len()
}
