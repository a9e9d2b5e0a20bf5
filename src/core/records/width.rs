//! Characters of another width, as Japanese input methods and word processors write them.

/// The character that a Japanese input method or a word processor wrote in another width, or as
/// another dash.
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3002}' | '\u{ff61}' => '.',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' | '\u{ff70}' => '-',
        _ => c,
    }
}
