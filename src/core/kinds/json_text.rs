//! JSON as it is handed out: what nobody sees in a value stands as its number, so that two values which
//! differ look different, and nothing in it steers a terminal.

use serde_json::Value;

use super::control_characters::is_unseen;

/// Indented by two spaces, without a line feed at the end.
pub fn json_text(value: &Value) -> String {
    let plain = format!("{value:#}");
    if !plain.contains(is_written_as_number) {
        return plain;
    }
    let mut text = String::with_capacity(plain.len());
    // Outside its strings JSON holds none of these (RFC 8259, section 2).
    for c in plain.chars() {
        if is_written_as_number(c) {
            // Beyond the first plane a pair of surrogates (section 7).
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| text += &format!("\\u{unit:04x}"));
        } else {
            text.push(c);
        }
    }
    text
}

/// The line feeds between the members stay; one in a string is escaped already.
fn is_written_as_number(c: char) -> bool {
    c != '\n' && is_unseen(c)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_nobody_sees_is_a_number_and_nothing_is_lost() {
        let unseen = "a\u{200b}\u{a0}\u{202e}\u{2066}\u{ad}\u{feff}\u{fe0f}\u{e0041}\u{e0100}\u{7f}\u{9b}\u{1b}\u{2028}\u{3000}\n\r\u{200d}b";
        let value = json!({ unseen: [unseen, "検証済み é ✓ 👩"] });
        let text = json_text(&value);
        assert!(
            text.contains(
                "a\\u200b\\u00a0\\u202e\\u2066\\u00ad\\ufeff\\ufe0f\\udb40\\udc41\\udb40\\udd00\\u007f\\u009b"
            ),
            "{text}"
        );
        assert!(text.contains("検証済み é ✓ 👩"), "{text}");
        assert!(!text.contains(|c| c != '\n' && is_unseen(c)), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
        assert_eq!(json_text(&json!({ "a": [1] })), format!("{:#}", json!({ "a": [1] })));
    }
}
