//! A display name as a mail header and Cognito's `From` take it.

/// The longest encoded word, delimiters included (RFC 2047, section 2).
const ENCODED_WORD: usize = 75;
const OPEN: &str = "=?UTF-8?B?";
const CLOSE: &str = "?=";

/// A display name as RFC 5322's `phrase`: as it stands where it is atoms and spaces, a
/// quoted-string where it is ASCII with specials, and encoded words (RFC 2047, UTF-8 in
/// base64, no character split between two) otherwise. Control characters go, so that nothing
/// typed can begin another header.
pub fn encode_display_name(name: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let name = name.trim();
    if !name.is_ascii() {
        return encoded_words(name);
    }
    let atoms = name.split(' ').all(|atom| !atom.is_empty() && atom.bytes().all(is_atext));
    if atoms && !name.contains("=?") { name.to_owned() } else { quoted(name) }
}

/// RFC 5322, section 3.2.3.
fn is_atext(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

fn quoted(name: &str) -> String {
    let mut text = String::from("\"");
    for c in name.chars() {
        if matches!(c, '"' | '\\') {
            text.push('\\');
        }
        text.push(c);
    }
    text.push('"');
    text
}

fn encoded_words(name: &str) -> String {
    let room = (ENCODED_WORD - OPEN.len() - CLOSE.len()) / 4 * 3;
    let mut words = vec![String::new()];
    for c in name.chars() {
        match words.last_mut() {
            Some(word) if word.len() + c.len_utf8() <= room => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    let words: Vec<String> =
        words.iter().map(|word| format!("{OPEN}{}{CLOSE}", base64(word.as_bytes()))).collect();
    words.join(" ")
}

/// RFC 4648, section 4, with padding.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let sextet = (group >> (18 - 6 * place)) & 0x3f;
            text.push(if place <= chunk.len() { char::from(ALPHABET[sextet as usize]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_follows_the_name() {
        for (name, header) in [
            ("Example", "Example"),
            ("Example Support", "Example Support"),
            ("Example, Inc.", "\"Example, Inc.\""),
            ("a \"b\" \\c", "\"a \\\"b\\\" \\\\c\""),
            ("two  spaces", "\"two  spaces\""),
            ("=?UTF-8?B?QQ==?=", "\"=?UTF-8?B?QQ==?=\""),
            // printf サンプル | base64
            ("サンプル", "=?UTF-8?B?44K144Oz44OX44Or?="),
            ("é", "=?UTF-8?B?w6k=?="),
            ("A\r\nBcc: x", "\"ABcc: x\""),
        ] {
            assert_eq!(encode_display_name(name), header, "{name:?}");
        }
    }

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn a_long_name_becomes_words_of_75_characters_at_most() {
        let name = "株式会社サンプル・カスタマーサポートセンターからの大切なお知らせ";
        let header = encode_display_name(name);
        let words: Vec<&str> = header.split(' ').collect();
        assert!(words.len() > 1);
        for word in words {
            assert!(word.len() <= 75, "{word}");
            assert!(word.starts_with("=?UTF-8?B?") && word.ends_with("?="), "{word}");
        }
    }
}
