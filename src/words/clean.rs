//! Makes what AWS, DNS or a file's name said safe to show.

use std::borrow::Cow;

use crate::core::kinds::control_characters::{is_unseen, number, passes_for_blank, steers};

/// One line in which what steers a terminal or hides is named: `<U+200B>`. A line break or a tab becomes
/// one space, so that words stay apart and a value stays on its line.
pub fn clean(text: &str) -> String {
    naming(text, is_named)
}

/// The same of a value that is held against another: also what words are written with is named in it,
/// such as joiners and the wide blank, where nobody sees it.
pub fn exact(text: &str) -> String {
    naming(text, is_unseen)
}

fn naming(text: &str, is_named: fn(char) -> bool) -> String {
    let mut line = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => {}
            '\n' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => line.push(' '),
            c if is_named(c) => line.push_str(&named(c)),
            c => line.push(c),
        }
    }
    line
}

/// The same; what is clean already, which is nearly all of every frame, is not copied.
pub fn cleaned(text: &str) -> Cow<'_, str> {
    if text.contains(is_named) { Cow::Owned(clean(text)) } else { Cow::Borrowed(text) }
}

fn is_named(c: char) -> bool {
    steers(c) || passes_for_blank(c)
}

/// In the place of a character that cannot be shown.
fn named(c: char) -> String {
    format!("<{}>", number(c))
}

/// The colours that lines are printed in (SGR, ECMA-48 8.3.117).
const COLOURS: [&str; 4] = ["\u{1b}[0m", "\u{1b}[31m", "\u{1b}[32m", "\u{1b}[33m"];

/// The last gate of whole lines on their way out: line ends stay, and where lines are coloured the
/// colours.
pub fn clean_lines(text: &str, coloured: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let colour = COLOURS.iter().find(|colour| coloured && rest.starts_with(**colour));
        let (this, after) = rest.split_at(colour.map_or(c.len_utf8(), |colour| colour.len()));
        let ends = matches!(c, '\n' | '\t') || (c == '\r' && after.starts_with('\n'));
        if colour.is_some() || ends || !steers(c) {
            out.push_str(this);
        } else {
            out.push_str(&named(c));
        }
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_sequence_cannot_reach_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mred\u{9b}2J\u{7}"), "a<U+001B>[31mred<U+009B>2J<U+0007>");
    }

    #[test]
    fn a_line_break_keeps_words_apart() {
        assert_eq!(clean("first\r\nsecond\u{2028}third\tfourth"), "first second third fourth");
    }

    #[test]
    fn text_cannot_be_reordered() {
        assert_eq!(clean("moc.\u{202E}elpmaxe\u{2066}x\u{200F}"), "moc.<U+202E>elpmaxe<U+2066>x<U+200F>");
    }

    #[test]
    fn nothing_hides_in_it() {
        assert_eq!(
            clean("a\u{200B}b\u{2060}c\u{FEFF}d\u{AD}e\u{E0041}f\u{A0}g"),
            "a<U+200B>b<U+2060>c<U+FEFF>d<U+00AD>e<U+E0041>f<U+00A0>g"
        );
        assert_eq!(clean(&clean("a\u{200B}b")), "a<U+200B>b");
    }

    #[test]
    fn in_a_value_everything_unseen_is_named() {
        assert_eq!(exact("a\u{3000}b\u{200C}c\u{FE0F}d\nv=spf1 é"), "a<U+3000>b<U+200C>c<U+FE0F>d v=spf1 é");
    }

    #[test]
    fn words_of_every_language_stay() {
        for text in ["検証済み é ✓", "می\u{200C}خواهم", "👩\u{200D}💻"] {
            assert_eq!(clean(text), text);
            assert_eq!(clean_lines(text, false), text);
        }
    }

    #[test]
    fn lines_and_colours_stay_and_nothing_else_that_steers() {
        let coloured = "\u{1b}[31mx\u{1b}[0m\r\ny\n";
        assert_eq!(clean_lines(coloured, true), coloured);
        assert_eq!(clean_lines(coloured, false), "<U+001B>[31mx<U+001B>[0m\r\ny\n");
        assert_eq!(
            clean_lines("\u{1b}]52;c;eA==\u{7}a\rb\u{1b}[2Jc\u{1b}[5;97md\u{9b}m\u{1b}[", true),
            "<U+001B>]52;c;eA==<U+0007>a<U+000D>b<U+001B>[2Jc<U+001B>[5;97md<U+009B>m<U+001B>["
        );
    }
}
