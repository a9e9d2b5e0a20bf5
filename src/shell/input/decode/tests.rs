use proptest::prelude::*;

use super::*;

fn key(code: KeyCode) -> Typed {
    Typed::Key(code.into())
}

fn with(modifiers: KeyModifiers, code: KeyCode) -> Typed {
    Typed::Key(KeyEvent::new(code, modifiers))
}

fn text(text: &str) -> Typed {
    Typed::Text(text.to_owned())
}

fn decode(bytes: &[u8]) -> Vec<Typed> {
    let mut decoder = Decoder::default();
    decoder.feed(bytes);
    decoder.take()
}

fn paste(bytes: &[u8]) -> Vec<u8> {
    [b"\x1b[200~", bytes, END_OF_PASTE].concat()
}

#[test]
fn each_terminals_keys_are_known() {
    use KeyCode::{BackTab, Backspace, Char, Delete, Down, End, Enter, Esc, Home, Left, PageDown, PageUp};
    use KeyCode::{Right, Tab, Up};
    const CTRL: KeyModifiers = KeyModifiers::CONTROL;
    let shift_tab = || with(KeyModifiers::SHIFT, BackTab);
    for (bytes, typed) in [
        // Every terminal.
        ("\r", key(Enter)),
        ("\t", key(Tab)),
        ("\x7f", key(Backspace)),
        ("\x08", key(Backspace)),
        ("\x01", with(CTRL, Char('a'))),
        ("\x03", with(CTRL, Char('c'))),
        ("\x1a", with(CTRL, Char('z'))),
        ("a", text("a")),
        ("名前", text("名前")),
        // xterm, and tmux with TERM=tmux-256color.
        ("\x1b[A", key(Up)),
        ("\x1b[B", key(Down)),
        ("\x1b[C", key(Right)),
        ("\x1b[D", key(Left)),
        ("\x1b[H", key(Home)),
        ("\x1b[F", key(End)),
        ("\x1bOA", key(Up)),
        ("\x1bOD", key(Left)),
        ("\x1bOH", key(Home)),
        ("\x1bOF", key(End)),
        ("\x1bOM", key(Enter)),
        ("\x1b[Z", shift_tab()),
        ("\x1b[3~", key(Delete)),
        ("\x1b[5~", key(PageUp)),
        ("\x1b[6~", key(PageDown)),
        ("\x1b[1;5C", with(CTRL, Right)),
        ("\x1b[1;3A", with(KeyModifiers::ALT, Up)),
        ("\x1b[3;5~", with(CTRL, Delete)),
        ("\x1bb", with(KeyModifiers::ALT, Char('b'))),
        ("\x1b\r", with(KeyModifiers::ALT, Enter)),
        ("\x1b\x7f", with(KeyModifiers::ALT, Backspace)),
        // xterm's modifyOtherKeys.
        ("\x1b[27;5;99~", with(CTRL, Char('c'))),
        ("\x1b[27;2;9~", shift_tab()),
        // Linux's console, and tmux's TERM=screen.
        ("\x1b[1~", key(Home)),
        ("\x1b[4~", key(End)),
        // rxvt.
        ("\x1b[7~", key(Home)),
        ("\x1b[8~", key(End)),
        // kitty's keyboard protocol.
        ("\x1b[27u", key(Esc)),
        ("\x1b[13u", key(Enter)),
        ("\x1b[99;5u", with(CTRL, Char('c'))),
        ("\x1b[99:67;5:1u", with(CTRL, Char('c'))),
        ("\x1b[9;2u", shift_tab()),
        ("\x1b[1;1:1B", key(Down)),
        ("\x1b[97;1:2u", key(Char('a'))),
    ] {
        assert_eq!(decode(bytes.as_bytes()), [typed], "{bytes:?}");
        // Whatever it was, it has ended.
        assert_eq!(
            decode(format!("{bytes}\x03").as_bytes()).last(),
            Some(&Typed::Key(ctrl_c())),
            "{bytes:?}"
        );
    }
}

#[test]
fn what_is_no_key_here_is_none() {
    for bytes in [
        "\0\x1c\x1d\x1e\x1f",
        // Function keys: xterm, Linux's console, rxvt.
        "\x1bOP\x1b[15~\x1b[24;5~\x1b[[A\x1b[[E\x1b[11~\x1bO5P",
        // The focus, the mouse as xterm first had it, as SGR and as rxvt.
        "\x1b[I\x1b[O\x1b[Mq1q\x1b[<0;12;3M\x1b[<0;12;3m\x1b[32;12;3M",
        // Answers: where the cursor is, what the terminal is, its modes, its colours, its name.
        "\x1b[12;40R\x1b[?64;1;2c\x1b[>41;354;0c\x1b[?2026;2$y\x1b[0n\x1b[?1u",
        "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b]11;q\x1b\\\x1bP>|XTerm(390)\x1b\\\x1b_Gi=1;OK\x1b\\",
        // A key let go, a modifier alone.
        "\x1b[97;1:3u\x1b[1;1:3A\x1b[57441;2u",
        // The C1 controls as UTF-8.
        "\u{80}\u{9b}A\u{9f}",
    ] {
        let typed = decode(bytes.as_bytes());
        let expected: &[Typed] = if bytes.contains('\u{9b}') { &[text("A")] } else { &[] };
        assert_eq!(typed, expected, "{bytes:?}");
    }
    assert_eq!(decode(b"\x1b]0;title\x07q"), [text("q")], "BEL ends what xterm answers");
    assert_eq!(decode(b"a\xff\xc3(\xe2\x82b\xf0\x9f\x98\xc3\xa9"), [text("a(bé")], "not UTF-8");
    let long = format!("\x1b[{}A", "1;".repeat(100_000));
    assert_eq!(decode(long.as_bytes()), []);
}

#[test]
fn silence_makes_the_esc_key_of_esc_and_ends_what_never_does() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.patience(), None);
    decoder.feed(b"a\x1b");
    assert_eq!(decoder.patience(), Some(ESCAPE));
    decoder.give_up();
    assert_eq!(decoder.take(), [text("a"), key(KeyCode::Esc)]);
    for begun in ["\x1b[", "\x1b[1;1", "\x1bO", "\x1b]11;rgb:", "\x1bP", "\x1b_G", "\x1b[[", "\x1b[M"] {
        decoder.feed(begun.as_bytes());
        assert_eq!(decoder.patience(), Some(SEQUENCE), "{begun:?}");
        decoder.give_up();
        assert_eq!(decoder.patience(), None, "{begun:?}");
        decoder.feed(b"q");
        assert_eq!(decoder.take(), [text("q")], "{begun:?}");
    }
    decoder.feed(b"\xe5\x90");
    assert_eq!(decoder.patience(), Some(SEQUENCE));
    decoder.give_up();
    decoder.feed(b"\x8d\x1b\x1b[A");
    assert_eq!(decoder.take(), [key(KeyCode::Esc), key(KeyCode::Up)]);
}

#[test]
fn a_paste_is_one_text_whatever_is_in_it() {
    let within = "a\r\nb\tc\x1b[Aq\x1b[201\x1b[201\u{7f}\0名";
    assert_eq!(decode(&paste(within.as_bytes())), [Typed::Paste(within.to_owned())]);
    assert_eq!(decode(&paste(b"")), [Typed::Paste(String::new())]);
    assert_eq!(decode(&paste(b"a\xffb")), [Typed::Paste("a\u{fffd}b".to_owned())]);
    let around = [b"x".as_slice(), &paste(b"y"), b"z"].concat();
    assert_eq!(decode(&around), [text("x"), Typed::Paste("y".to_owned()), text("z")]);
}

#[test]
fn a_paste_that_never_ends_keeps_nothing_and_loses_no_ctrl_c() {
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b[200~hello");
    assert_eq!((decoder.take(), decoder.patience()), (vec![], None));
    decoder.give_up();
    assert!(decoder.is_pasting(), "what comes late is still no key");
    decoder.feed(b"\x03rm -rf\r\x03");
    assert_eq!(decoder.take(), [Typed::Key(ctrl_c()), Typed::Key(ctrl_c())], "and no key of the rest");
    decoder.feed(b"\x1b[201~q");
    assert_eq!(decoder.take(), [text("q")], "what is left of it is no paste");
}

#[test]
fn a_paste_is_as_long_as_a_message_and_no_longer() {
    let longest = vec![b'~'; LONGEST_PASTE];
    let typed = decode(&paste(&longest));
    assert!(matches!(&typed[..], [Typed::Paste(text)] if text.len() == LONGEST_PASTE));
    let mut decoder = Decoder::default();
    let longer = paste(&vec![b'x'; LONGEST_PASTE + 1]);
    longer.chunks(4096).for_each(|part| decoder.feed(part));
    assert_eq!(decoder.take(), [Typed::TooLong]);
    decoder.feed(b"\x1b[200~");
    (0..4 * LONGEST_PASTE / 4096).for_each(|_| decoder.feed(&[b'x'; 4096]));
    let State::Paste(paste) = &decoder.state else { panic!("{:?}", decoder.state) };
    assert!(paste.bytes.capacity() <= LONGEST_SEQUENCE, "{}", paste.bytes.capacity());
    decoder.feed(b"\x1b[201~\x03");
    assert_eq!(decoder.take(), [Typed::TooLong, Typed::Key(ctrl_c())]);
}

/// Bytes as a terminal sends them, whole or cut off, and any others.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select(vec![
        "\x1b",
        "\x1b[",
        "\x1bO",
        "\x1b]11;",
        "\x1bP",
        "\x1b\\",
        "\x07",
        "[",
        "200~",
        "\x1b[200~",
        "\x1b[201~",
        "\x1b[A",
        "\x1b[1;5",
        "C",
        "\x1b[M",
        "\x1b[[",
        "\x03",
        "\r",
        "\x1b[99;5u",
        "名前",
        "é",
        "abc",
        "q",
    ])
    .prop_map(|text| text.as_bytes().to_vec());
    let piece = prop_oneof![4 => known, 1 => prop::collection::vec(any::<u8>(), 0..8)];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Text that was parted is the same text.
fn joined(all: Vec<Typed>) -> Vec<Typed> {
    let mut joined: Vec<Typed> = Vec::new();
    for typed in all {
        match (joined.last_mut(), typed) {
            (Some(Typed::Text(text)), Typed::Text(more)) => text.push_str(&more),
            (_, typed) => joined.push(typed),
        }
    }
    joined
}

proptest! {
    #[test]
    fn it_does_not_matter_how_the_bytes_are_parted(
        bytes in pieces(),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
    ) {
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let mut decoder = Decoder::default();
        let mut typed = Vec::new();
        for cut in cuts.windows(2) {
            decoder.feed(&bytes[cut[0]..cut[1]]);
            typed.extend(decoder.take());
        }
        prop_assert_eq!(joined(typed), joined(decode(&bytes)));
    }

    #[test]
    fn every_ctrl_c_is_one(bytes in pieces()) {
        let pressed = bytes.iter().filter(|byte| **byte == 0x03).count();
        let seen = decode(&bytes).iter().filter(|typed| is_ctrl_c(typed)).count();
        prop_assert!(seen >= pressed, "{seen} of {pressed}");
    }

    #[test]
    fn no_bytes_make_text_of_controls(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        for typed in decode(&bytes) {
            if let Typed::Text(text) = typed {
                prop_assert!(!text.is_empty() && !text.contains(char::is_control), "{text:?}");
            }
        }
    }
}
