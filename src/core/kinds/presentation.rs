//! Values as Route 53 writes them: TXT in quotes, names with a trailing dot or without.

/// A TXT value as character-strings of at most 255 bytes, each in quotes.
pub fn quoted(text: &str) -> String {
    let mut strings = Vec::new();
    let mut string = String::new();
    for c in text.chars() {
        if string.len() + c.len_utf8() > 255 {
            strings.push(std::mem::take(&mut string));
        }
        string.push(c);
    }
    strings.push(string);
    let quote = |string: &String| format!("\"{}\"", string.replace('\\', "\\\\").replace('"', "\\\""));
    strings.iter().map(quote).collect::<Vec<_>>().join(" ")
}

/// The value without quotes (strings joined), escapes and trailing dot.
pub fn bare(value: &str) -> String {
    if !value.trim_start().starts_with('"') {
        return value.trim().trim_end_matches('.').to_owned();
    }
    let mut text = Vec::new();
    let mut inside = false;
    let mut bytes = value.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => inside = !inside,
            b'\\' => text.extend(unescaped(&mut bytes)),
            byte if inside => text.push(byte),
            _ => {}
        }
    }
    String::from_utf8_lossy(&text).into_owned()
}

/// Three octal digits are one byte; anything else stands for itself (Route 53 developer guide,
/// "TXT record type").
fn unescaped(bytes: &mut std::iter::Peekable<std::str::Bytes<'_>>) -> Option<u8> {
    let first = bytes.next()?;
    if !(b'0'..=b'7').contains(&first) {
        return Some(first);
    }
    let mut code = u32::from(first - b'0');
    for _ in 0..2 {
        match bytes.peek() {
            Some(digit @ b'0'..=b'7') => {
                code = code * 8 + u32::from(digit - b'0');
                bytes.next();
            }
            _ => break,
        }
    }
    u8::try_from(code).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoting_and_reading_back_agree() {
        for text in ["v=spf1 -all", "say \"hi\" \\ there", &"x".repeat(600), "日本"] {
            assert_eq!(bare(&quoted(text)), text);
        }
        assert_eq!(bare("\"a\" \"b\""), "ab");
        assert_eq!(bare("\"\\052.x\""), "*.x");
        assert_eq!(bare("10 mx.example.com."), "10 mx.example.com");
    }
}
