//! Makes what AWS or DNS returned safe to show.

/// Removes control characters from what AWS or DNS returned: C0, C1 and the marks that reorder
/// text (Unicode 16, `Bidi_Control`). A line break or a tab becomes one space, so that words
/// stay apart and a value stays on its line.
pub fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
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
    fn words_of_every_language_stay() {
        assert_eq!(clean("検証済み é ✓ \u{200B}"), "検証済み é ✓ \u{200B}");
    }
}
