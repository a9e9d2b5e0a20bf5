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
