//! The keys that are no text, as terminals send them: xterm's "ctlseqs", with what Linux's console, rxvt
//! and kitty's keyboard protocol send otherwise. A key that means nothing in this program is none.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The key of a control character. Ctrl-H is what some terminals send for Backspace.
pub fn control(byte: u8) -> Option<KeyEvent> {
    Some(match byte {
        b'\r' => KeyCode::Enter.into(),
        b'\t' => KeyCode::Tab.into(),
        0x08 | 0x7f => KeyCode::Backspace.into(),
        0x01..=0x1a => KeyEvent::new(KeyCode::Char(char::from(byte - 1 + b'a')), KeyModifiers::CONTROL),
        _ => return None,
    })
}

/// The key of a sequence, from behind `ESC [` or `ESC O` to its last byte.
pub fn key(bytes: &[u8]) -> Option<KeyEvent> {
    let (last, parameters) = bytes.split_last()?;
    let parameters = str::from_utf8(parameters).ok()?;
    let mut parameters = parameters.split(';');
    let first = parameters.next().unwrap_or_default();
    let second = parameters.next().unwrap_or_default();
    let code = match (last, first) {
        // A sequence that begins otherwise answers a question, or is the mouse.
        (b'A'..=b'H', "" | "1") => letter(*last)?,
        (b'Z', "") => return Some(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)),
        // The keypad's Enter in application mode.
        (b'M', "") => KeyCode::Enter,
        (b'~', "27") => point(parameters.next()?)?,
        (b'~', _) => numbered(first)?,
        (b'u', _) => point(first.split(':').next()?)?,
        _ => return None,
    };
    let (modifiers, is_release) = modifiers(second)?;
    let code = if code == KeyCode::Tab && modifiers == KeyModifiers::SHIFT { KeyCode::BackTab } else { code };
    (!is_release).then(|| KeyEvent::new(code, modifiers))
}

fn letter(byte: u8) -> Option<KeyCode> {
    Some(match byte {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        _ => return None,
    })
}

fn numbered(number: &str) -> Option<KeyCode> {
    Some(match number {
        "1" | "7" => KeyCode::Home,
        "3" => KeyCode::Delete,
        "4" | "8" => KeyCode::End,
        "5" => KeyCode::PageUp,
        "6" => KeyCode::PageDown,
        _ => return None,
    })
}

/// A key by its code point: kitty's keyboard protocol and xterm's `modifyOtherKeys`, which a program
/// before this one may have left on.
fn point(number: &str) -> Option<KeyCode> {
    let c = char::from_u32(number.parse().ok()?)?;
    match c {
        '\r' => Some(KeyCode::Enter),
        '\t' => Some(KeyCode::Tab),
        '\x1b' => Some(KeyCode::Esc),
        '\x08' | '\x7f' => Some(KeyCode::Backspace),
        // kitty's own keys, as a modifier alone.
        '\u{e000}'..='\u{f8ff}' => None,
        c if c.is_control() => None,
        c => Some(KeyCode::Char(c)),
    }
}

/// `MODIFIERS:EVENT`, both of them optional: one more than the sum of the modifiers' bits, and 3 where the
/// key was let go.
fn modifiers(parameter: &str) -> Option<(KeyModifiers, bool)> {
    let (bits, event) = parameter.split_once(':').unwrap_or((parameter, ""));
    let bits = if bits.is_empty() { 0 } else { bits.parse::<u16>().ok()?.checked_sub(1)? };
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
    ] {
        if bits & bit != 0 {
            modifiers |= modifier;
        }
    }
    Some((modifiers, event == "3"))
}
