//! Characters that nobody sees and that do something: they steer a terminal, turn text around, or
//! hide in it.

/// C0, C1 and DEL (ECMA-48); the marks that reorder text (Unicode, `Bidi_Control`) and end lines; and
/// those of no width at all. The two joiners stay: Persian and many emoji are written with them.
pub fn steers(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// A blank that takes its place and is another character: no-break, thin, of a word processor. The wide
/// one of Japanese names stays what it is.
pub fn passes_for_blank(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}

/// All of these, and what is unseen in a value though words are written with it: joiners, variation
/// selectors, fillers, the wide blank.
pub fn is_unseen(c: char) -> bool {
    steers(c)
        || passes_for_blank(c)
        || matches!(
            c,
            '\u{115f}' | '\u{1160}'
                | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200c}' | '\u{200d}'
                | '\u{2800}'
                | '\u{3000}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{ffa0}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0080}'..='\u{e0fff}'
        )
}

/// How a character is named that cannot be shown: `U+200B`.
pub fn number(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
