//! A terminal that sends more than a person types, or what never ends.

use std::time::Duration;

use super::{rehearsal, rehearsal_in_a_shell, wait_for_the_prompt};
use crate::pty::{Key, Terminal};

const MEGABYTE: usize = 1024 * 1024;

fn pasted(text: &str) -> Vec<u8> {
    format!("\x1b[200~{text}\x1b[201~").into_bytes()
}

/// The first field of the first step's, with the cursor in it and nothing in the field.
fn in_a_field() -> Terminal {
    let mut terminal = rehearsal();
    terminal.wait_for("Tab change");
    terminal.press(Key::Tab);
    terminal.wait_until("the cursor in a field", |screen| !screen.hide_cursor());
    terminal.press(Key::CtrlU);
    terminal
}

#[test]
fn ctrl_c_ends_the_wizard_whatever_was_begun_and_never_ended() {
    for begun in [
        "\x1b[200~hello",
        "\x1b[1;1;1",
        "\x1b",
        "\x1bO",
        "\x1b]11;rgb:",
        "\x1bP1$r",
        "\x1b_G",
        "\x1b[M",
        "\u{e9}\0",
    ] {
        let mut terminal = rehearsal();
        terminal.type_text(begun);
        terminal.press(Key::CtrlC);
        assert_eq!(terminal.exit_code(), 3, "{begun:?}");
        terminal.assert_left();
    }
}

#[test]
fn a_megabyte_of_keys_does_not_hold_ctrl_c_up() {
    for key in ["a", "j", "hello\r"] {
        let mut terminal = rehearsal();
        terminal.wait_for("8 Test mail");
        terminal.flood([key.repeat(MEGABYTE / key.len()).into_bytes(), vec![3]].concat());
        assert_eq!(terminal.exit_code(), 3, "{key:?}");
        terminal.assert_left();
    }
}

#[test]
fn a_long_paste_is_refused_with_a_sentence_and_the_field_goes_on() {
    let mut terminal = in_a_field();
    terminal.flood(pasted(&"x".repeat(10 * MEGABYTE)));
    terminal.wait_for("this field holds at most 1,000");
    terminal.flood(pasted(&"x".repeat(10 * MEGABYTE + 1)));
    terminal.wait_for("more than 10 MB were pasted");
    // Without brackets it comes as keys, and they are as many.
    terminal.flood("y".repeat(MEGABYTE).into_bytes());
    terminal.wait_for("this field holds at most 1,000");
    // Typed and taken back, over and over.
    terminal.flood("y\u{7f}".repeat(MEGABYTE / 2).into_bytes());
    // What comes right behind such a flood is taken for a part of it.
    let is_taken = (0..100).any(|_| {
        terminal.press(Key::CtrlU);
        terminal.type_text("https://example.com/a");
        terminal
            .comes(Duration::from_millis(300), |screen| screen.contents().contains("https://example.com/a "))
    });
    assert!(is_taken, "{}", terminal.screen());
    terminal.press(Key::CtrlC);
    assert_eq!(terminal.exit_code(), 3);
}

/// The shell that comes back would take the rest for commands.
#[test]
fn what_is_left_of_a_paste_in_which_the_wizard_ends_reaches_no_shell() {
    let rest = format!("{}\recho ran-$((6 * 7))\r", "x".repeat(50_000));
    for paste in [pasted(&format!("a\x03{rest}")), format!("q{rest}").into_bytes()] {
        let (mut terminal, _) = rehearsal_in_a_shell();
        terminal.flood(paste);
        terminal.wait_for("The rehearsal is over");
        wait_for_the_prompt(&terminal);
        terminal.type_text("echo end-$((6 * 7))\r");
        terminal.wait_for("end-42");
        assert!(!terminal.screen().contains("ran-42"), "{}", terminal.screen());
    }
}
