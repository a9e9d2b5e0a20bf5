//! What a terminal sends, told apart: keys, text and pastes.
//!
//! crossterm's own reader (0.29) sees no key before a paste or a sequence has ended, so that one that
//! never ends takes Ctrl-C with it, and keeps all of it meanwhile. Here Ctrl-C is a key wherever its
//! byte stands, and nothing is kept but what is handed over.

use std::mem;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::sequence;

/// Of one paste; a message with its attachments is shorter.
pub const LONGEST_PASTE_MEGABYTES: u16 = 10;
const LONGEST_PASTE: usize = LONGEST_PASTE_MEGABYTES as usize * 1024 * 1024;
/// How long nothing may follow ESC until it is the Esc key. A terminal sends a sequence in one piece,
/// and a network parts it by less.
const ESCAPE: Duration = Duration::from_millis(50);
/// How long nothing may follow the beginning of a sequence until it is given up.
const SEQUENCE: Duration = Duration::from_millis(500);
/// Of a sequence that is a key, in bytes; those of keys have some twenty.
const LONGEST_SEQUENCE: usize = 64;
const END_OF_PASTE: &[u8] = b"\x1b[201~";

/// What came from the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Characters that came together, none of them a control character.
    Text(String),
    Key(KeyEvent),
    /// A bracketed paste, at most [`LONGEST_PASTE_MEGABYTES`]; what is not UTF-8 in it is U+FFFD.
    Paste(String),
    /// A bracketed paste that was longer. Nothing of it is left.
    TooLong,
}

/// Where in the stream of bytes the next one stands.
#[derive(Debug, Default)]
enum State {
    #[default]
    Between,
    /// Behind ESC, which may be the key of that name.
    Escape,
    /// Behind `ESC O` (SS3): the next byte is a key.
    Application,
    /// Behind `ESC [` (CSI), with what came since.
    Sequence(Vec<u8>),
    /// In bytes that say nothing here: so many.
    Skipped(u8),
    /// In a string of the terminal's (OSC, DCS, SOS, PM, APC), until it ends.
    Reply,
    /// In a bracketed paste.
    Paste(Paste),
}

#[derive(Debug, Default)]
struct Paste {
    bytes: Vec<u8>,
    is_too_long: bool,
    /// Ctrl-C came in the middle: the rest is neither a paste nor keys.
    is_broken: bool,
}

/// Makes events of bytes. How the bytes are parted does not matter.
#[derive(Debug, Default)]
pub struct Decoder {
    state: State,
    /// The bytes of a character that is not whole yet.
    character: Vec<u8>,
    text: String,
    out: Vec<Typed>,
}

impl Decoder {
    /// Appends what `bytes` complete to what is taken with [`Decoder::take`].
    pub fn feed(&mut self, mut bytes: &[u8]) {
        while let Some((first, rest)) = bytes.split_first() {
            bytes = match &mut self.state {
                State::Paste(_) => self.pasted(bytes),
                _ => {
                    self.byte(*first);
                    rest
                }
            };
        }
    }

    /// What came since this was asked last.
    pub fn take(&mut self) -> Vec<Typed> {
        self.end_text();
        mem::take(&mut self.out)
    }

    /// How long to wait for more before [`Decoder::give_up`]; `None` where nothing is begun that silence
    /// ends.
    pub fn patience(&self) -> Option<Duration> {
        match &self.state {
            State::Between => (!self.character.is_empty()).then_some(SEQUENCE),
            State::Escape => Some(ESCAPE),
            State::Paste(_) => None,
            _ => Some(SEQUENCE),
        }
    }

    /// Nothing more came: ESC was the key of that name, and another beginning was none.
    pub fn give_up(&mut self) {
        self.character.clear();
        match &self.state {
            State::Paste(_) => {}
            State::Escape => self.key(KeyCode::Esc.into(), State::Between),
            _ => self.state = State::Between,
        }
    }

    /// In the middle of a paste: what comes next is no key.
    pub fn is_pasting(&self) -> bool {
        matches!(self.state, State::Paste(_))
    }

    fn byte(&mut self, byte: u8) {
        match mem::take(&mut self.state) {
            State::Escape => self.escaped(byte),
            // BEL, with which xterm ends what it was asked for so.
            State::Reply if byte == 0x07 => {}
            // No sequence holds a control character: whatever was begun has ended.
            _ if byte < 0x20 || byte == 0x7f => self.control(byte),
            // Old xterms put the modifiers' digit before the letter.
            State::Application if byte.is_ascii_digit() => self.state = State::Skipped(1),
            State::Application => self.sequence(&[byte]),
            State::Sequence(bytes) => self.in_sequence(bytes, byte),
            State::Skipped(left) if left > 1 => self.state = State::Skipped(left - 1),
            State::Skipped(_) => {}
            State::Reply => self.state = State::Reply,
            State::Between | State::Paste(_) => self.character(byte),
        }
    }

    /// The byte behind ESC.
    fn escaped(&mut self, byte: u8) {
        match byte {
            b'[' => self.state = State::Sequence(Vec::new()),
            b'O' => self.state = State::Application,
            b']' | b'P' | b'X' | b'^' | b'_' => self.state = State::Reply,
            // Ends a string that has ended already.
            b'\\' => {}
            0x1b => self.key(KeyCode::Esc.into(), State::Escape),
            // With Alt, as terminals send it; never what would take Ctrl-C away.
            0x03 => self.control(byte),
            0x00..0x80 => {
                let key = sequence::control(byte).unwrap_or(KeyCode::Char(char::from(byte)).into());
                self.key(KeyEvent::new(key.code, key.modifiers | KeyModifiers::ALT), State::Between);
            }
            _ => self.character(byte),
        }
    }

    fn control(&mut self, byte: u8) {
        self.character.clear();
        if byte == 0x1b {
            self.state = State::Escape;
        } else if let Some(key) = sequence::control(byte) {
            self.key(key, State::Between);
        }
    }

    fn in_sequence(&mut self, mut bytes: Vec<u8>, byte: u8) {
        match (bytes.as_slice(), byte) {
            // A function key of Linux's console has one more letter, and xterm's first reports of the
            // mouse have three more bytes. No program here asked for them; one before it may have.
            ([], b'[') => self.state = State::Skipped(1),
            ([], b'M') => self.state = State::Skipped(3),
            (b"200", b'~') => {
                self.end_text();
                self.state = State::Paste(Paste::default());
            }
            // Too long for a key: what it says is not kept.
            (_, 0x20..0x7f) if bytes.len() == LONGEST_SEQUENCE => {
                self.state = if byte < 0x40 { State::Sequence(bytes) } else { State::Between };
            }
            (_, 0x20..0x40) => {
                bytes.push(byte);
                self.state = State::Sequence(bytes);
            }
            // A final byte (ECMA-48, 5.4).
            (_, 0x40..0x7f) => {
                bytes.push(byte);
                self.sequence(&bytes);
            }
            _ => self.character(byte),
        }
    }

    fn sequence(&mut self, bytes: &[u8]) {
        if let Some(key) = sequence::key(bytes) {
            self.key(key, State::Between);
        }
    }

    /// A byte of text. What is not UTF-8 is no text.
    fn character(&mut self, byte: u8) {
        if byte.is_ascii() {
            self.character.clear();
        }
        self.character.push(byte);
        match str::from_utf8(&self.character) {
            // The C1 controls are none that a person types.
            Ok(text) => {
                self.text.extend(text.chars().filter(|c| !c.is_control()));
                self.character.clear();
            }
            Err(error) if error.error_len().is_none() => {}
            Err(_) => {
                // It may begin a character itself.
                let begins = self.character.len() > 1;
                self.character.clear();
                if begins {
                    self.character(byte);
                }
            }
        }
    }

    /// Takes what belongs to the paste, and returns what is left.
    fn pasted<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let State::Paste(paste) = &mut self.state else { return bytes };
        let marked = bytes.iter().position(|byte| matches!(byte, b'~' | 0x03));
        let (part, rest) = bytes.split_at(marked.map_or(bytes.len(), |at| at + 1));
        paste.bytes.extend_from_slice(part);
        if part.last() == Some(&0x03) {
            paste.is_broken = true;
            self.out.push(Typed::Key(ctrl_c()));
        } else if paste.bytes.ends_with(END_OF_PASTE) {
            let Paste { mut bytes, is_too_long, is_broken } = mem::take(paste);
            self.state = State::Between;
            bytes.truncate(bytes.len() - END_OF_PASTE.len());
            match (is_broken, is_too_long || bytes.len() > LONGEST_PASTE) {
                (true, _) => {}
                (false, true) => self.out.push(Typed::TooLong),
                (false, false) => self.out.push(Typed::Paste(text(bytes))),
            }
            return rest;
        }
        let State::Paste(paste) = &mut self.state else { return rest };
        paste.is_too_long |= paste.bytes.len() >= LONGEST_PASTE + END_OF_PASTE.len();
        if paste.is_too_long || paste.is_broken {
            // The end may have begun.
            let kept = paste.bytes.len().saturating_sub(END_OF_PASTE.len() - 1);
            paste.bytes.drain(..kept);
            paste.bytes.shrink_to(LONGEST_SEQUENCE);
        }
        rest
    }

    fn key(&mut self, key: KeyEvent, next: State) {
        self.end_text();
        self.out.push(Typed::Key(key));
        self.state = next;
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            let text = mem::take(&mut self.text);
            self.out.push(Typed::Text(text));
        }
    }
}

fn ctrl_c() -> KeyEvent {
    KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL)
}

pub fn is_ctrl_c(typed: &Typed) -> bool {
    *typed == Typed::Key(ctrl_c())
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests;
