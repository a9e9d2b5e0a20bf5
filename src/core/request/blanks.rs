//! The blanks of a text that a person fills in, and what is left of one that was filled in beside.

use std::ops::Range;

use crate::core::kinds::address::{InputError, narrow};
use crate::core::kinds::request::found::{Found, Searched};
use crate::core::kinds::request::template::{Hint, Template};

/// So many strokes in a row still say that something goes there, where one of a blank's four was deleted.
const SHORTEST: usize = 3;
/// So much of what stands around a blank shows that its hint was left there without it.
const AROUND: usize = 6;
/// In these the first builds of this program had their hints.
const BRACKETS: [(&str, &str); 6] =
    [("(", ")"), ("[", "]"), ("<", ">"), ("{", "}"), ("「", "」"), ("【", "】")];

/// Every blank of the text, in characters, with the hint that belongs to it. What is typed on one takes its
/// place whole.
pub fn blanks(text: &str, templates: &[Template]) -> Vec<Range<usize>> {
    let text = Letters {
        all: text.chars().collect(),
        hints: hints(templates).map(|hint| hint.text.chars().collect()).collect(),
    };
    let mut blanks = Vec::new();
    let mut at = 0;
    while at < text.all.len() {
        let end = text.strokes_end(at);
        if end - at >= SHORTEST {
            let begin = text.hint_start(at).unwrap_or(at);
            let hinted = text.hint_end(end).map(|hint| text.strokes_end(hint));
            at = hinted.or_else(|| text.bracketed_end(end)).unwrap_or(end);
            blanks.push(begin..at);
        } else {
            at = end.max(at + 1);
        }
    }
    blanks
}

struct Letters {
    all: Vec<char>,
    hints: Vec<Vec<char>>,
}

impl Letters {
    /// Behind the strokes that begin here.
    fn strokes_end(&self, at: usize) -> usize {
        at + self.all.iter().skip(at).take_while(|c| narrow(**c) == '_').count()
    }

    /// Behind the longest hint that begins here.
    fn hint_end(&self, at: usize) -> Option<usize> {
        let rest = self.all.get(at..)?;
        self.hints.iter().filter(|hint| rest.starts_with(hint)).map(|hint| at + hint.len()).max()
    }

    /// The start of the longest hint that ends here.
    fn hint_start(&self, at: usize) -> Option<usize> {
        let before = self.all.get(..at)?;
        self.hints.iter().filter(|hint| before.ends_with(hint)).map(|hint| at - hint.len()).min()
    }

    /// Behind ` (hint)`, as the first builds of this program had it behind the strokes.
    fn bracketed_end(&self, at: usize) -> Option<usize> {
        let open = at + self.all.iter().skip(at).take_while(|c| **c == ' ').count();
        let inside = self.hint_end(open + 1).filter(|_| self.is(open, '('))?;
        self.is(inside, ')').then_some(inside + 1)
    }

    fn is(&self, at: usize, sign: char) -> bool {
        self.all.get(at).is_some_and(|c| narrow(*c) == sign)
    }
}

/// The first place that is still to be filled in, or the hint of a blank that was filled in beside it.
///
/// # Errors
/// Which.
pub fn nothing_left(text: &str, templates: &[Template]) -> Result<(), InputError> {
    let searched = Searched::new(text);
    let blank = blanks(text, templates).into_iter().next().map(|range| searched.part(range));
    // Strokes that a line break has come between are still no word.
    let blank = blank.or_else(|| searched.find(&"_".repeat(SHORTEST)));
    let hints: Vec<Found> = hints(templates).flat_map(|hint| left_of(&searched, hint)).collect();
    let hint = hints.into_iter().min_by_key(|found| found.range.start);
    match (blank, hint) {
        (None, None) => Ok(()),
        (Some(blank), None) => Err(InputError::BlankLeft(blank.text)),
        (Some(blank), Some(hint)) if blank.range.start <= hint.range.start => {
            Err(InputError::BlankLeft(blank.text))
        }
        (_, Some(hint)) => Err(InputError::HintLeft(hint.text)),
    }
}

fn hints(templates: &[Template]) -> impl Iterator<Item = &Hint> {
    templates.iter().flat_map(Template::hints).filter(|hint| !hint.text.trim().is_empty())
}

/// A hint in brackets or beside a stroke, and one that stands where the template has it: the same words
/// elsewhere are a person's own.
fn left_of(text: &Searched, hint: &Hint) -> Vec<Found> {
    let strokes = [("_", ""), ("", "_")];
    let marked = BRACKETS.into_iter().chain(strokes);
    let marked = marked.filter_map(|(open, close)| text.find(&format!("{open}{}{close}", hint.text)));
    let around = [(nearest(&hint.before, true), String::new()), (String::new(), nearest(&hint.after, false))];
    let placed = around
        .iter()
        .filter(|(before, after)| before.chars().count() + after.chars().count() >= SHORTEST)
        .filter_map(|(before, after)| text.find_between(before, &hint.text, after));
    marked.chain(placed).collect()
}

/// The last or first characters of what stands before or after a blank.
fn nearest(around: &str, is_before: bool) -> String {
    let solid: Vec<char> = around.chars().filter(|c| !c.is_whitespace()).collect();
    let most = solid.len().min(AROUND);
    let near = if is_before { &solid[solid.len() - most..] } else { &solid[..most] };
    near.iter().collect()
}
