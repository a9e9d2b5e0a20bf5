//! Makes what AWS, DNS or a file's name said safe to show.

use std::borrow::Cow;

use crate::core::steering::steers;

/// One line without what steers a terminal or hides. A line break or a tab becomes one space, so
/// that words stay apart and a value stays on its line.
pub fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            c if steers(c) => None,
            c => Some(c),
        })
        .collect()
}

/// The same; what is clean already, which is nearly all of every frame, is not copied.
pub fn cleaned(text: &str) -> Cow<'_, str> {
    if text.contains(steers) { Cow::Owned(clean(text)) } else { Cow::Borrowed(text) }
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
        assert_eq!(clean("a\u{1b}[31mred\u{9b}2J\u{7}"), "a[31mred2J");
    }

    #[test]
    fn a_line_break_keeps_words_apart() {
        assert_eq!(clean("first\r\nsecond\u{2028}third\tfourth"), "first second third fourth");
    }

    #[test]
    fn text_cannot_be_reordered() {
        assert_eq!(clean("moc.\u{202E}elpmaxe\u{2066}x\u{200F}"), "moc.elpmaxex");
    }

    #[test]
    fn nothing_hides_in_it() {
        assert_eq!(clean("a\u{200B}b\u{2060}c\u{FEFF}d\u{AD}e\u{E0041}f"), "abcdef");
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
        assert_eq!(clean_lines(coloured, false), "[31mx[0m\r\ny\n");
        assert_eq!(
            clean_lines("\u{1b}]52;c;eA==\u{7}a\rb\u{1b}[2Jc\u{1b}[5;97md\u{9b}m\u{1b}[", true),
            "]52;c;eA==ab[2Jc[5;97mdm["
        );
    }
}
