//! What must hold for every screen that was ever shown.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use crate::person::{Person, rows};
use crate::pty::Terminal;

/// Every distinct screen that the wizard drew, in its order.
pub fn all(terminal: &Terminal) -> Vec<vt100::Screen> {
    let mut seen = BTreeSet::new();
    let frames = terminal.frames().into_iter().map(|frame| frame.screen);
    frames.filter(|screen| seen.insert(screen.contents())).collect()
}

/// No line goes beyond the terminal, no word is missing, no glyph is cut.
pub fn assert_whole(screen: &vt100::Screen) {
    let contents = screen.contents();
    let (height, columns) = screen.size();
    let (height, columns) = (height.get(), columns.get());
    for sign in ["⟦", "{$", "{ $", "\u{fffd}"] {
        assert!(!contents.contains(sign), "{sign:?} shows:\n{contents}");
    }
    assert!(!contents.chars().any(|c| c.is_control() && c != '\n'), "a control character:\n{contents:?}");
    for (row, text) in (0..height).zip(rows(screen)) {
        assert!(!screen.row_wrapped(row), "line {row} goes on in the next:\n{contents}");
        assert!(text.width() <= usize::from(columns), "line {row} is too wide:\n{contents}");
        for column in 0..columns {
            let wide = screen.cell(row, column).is_some_and(vt100::Cell::is_wide);
            let goes_on = screen.cell(row, column + 1).is_some_and(vt100::Cell::is_wide_continuation);
            assert_eq!(wide, goes_on, "half a glyph in line {row}, column {column}:\n{contents}");
        }
    }
}

/// Nothing can be changed before the header says in which account and Region.
pub fn assert_says_where_before_it_changes(person: &Person, screens: &[vt100::Screen]) {
    let first = screens.iter().position(|screen| person.previews(screen)).expect("a preview");
    for screen in &screens[first..] {
        let header = &rows(screen)[0];
        for part in ["example.com", "us-east-1", "1234-5678-9012"] {
            assert!(header.contains(part), "{part} is not in the header:\n{}", screen.contents());
        }
    }
}

/// The rows, without what SES saw: how long ago it looked goes on meanwhile, and its lines may break
/// elsewhere.
pub fn still(screen: &vt100::Screen) -> Vec<String> {
    let mut is_of_ses = false;
    let mut still = rows(screen);
    still.retain(|row| {
        // The text stands beside the sidebar.
        let is_blank = row.chars().skip(20).all(char::is_whitespace);
        let begins = ["SES looked", "SES の最終確認は"].iter().any(|begins| row.contains(begins));
        is_of_ses = begins || is_of_ses && !is_blank;
        !is_of_ses
    });
    still
}

/// Drawn from nothing, the screen is what the frames made of it one after the other.
pub fn assert_painted_anew_is_the_same(person: &Person) {
    let terminal = &person.terminal;
    let before = terminal.look(still);
    terminal.resize(100, 30);
    terminal.wait_until("the larger screen", |screen| {
        rows(screen).last().is_some_and(|row| row.trim_start().starts_with("Enter "))
    });
    terminal.resize(80, 24);
    let what = format!("painted anew:\n{}\n", before.join("\n"));
    terminal.wait_until(&what, |screen| still(screen) == before);
}
