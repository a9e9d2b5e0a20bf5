//! What a change of the screen costs on the wire.

use std::time::Instant;

use crate::person::{last_line, rehearse, rows, since};
use crate::pty::Key;
use crate::rest::writes;
use crate::row::Row;

/// Each step of a finished set-up, painted from nothing: the largest.
pub fn full_paint() -> Row {
    let mut largest = (0, String::new());
    for lang in ["en", "ja"] {
        let terminal = &mut rehearse("already-done", &["--skip", "test", "--lang", lang]);
        terminal.wait_for("8/8");
        for step in 1..=8 {
            terminal.type_text(&step.to_string());
            terminal.wait_until("the step", |screen| rows(screen)[1 + step].starts_with('>'));
            terminal.resize(100, 30);
            terminal.wait_until("the larger screen", |screen| {
                rows(screen).len() == 30 && last_line(screen).starts_with("Enter ")
            });
            let before = terminal.bytes();
            terminal.resize(80, 24);
            terminal.wait_until("the screen painted anew", |screen| {
                rows(screen).len() == 24
                    && last_line(screen).starts_with("Enter ")
                    && rows(screen)[1 + step].starts_with('>')
            });
            let paints = since(terminal, before);
            let bytes = paints.iter().map(|frame| frame.bytes).max().unwrap();
            if bytes > largest.0 {
                largest = (bytes, format!("{lang}, step {step}"));
            }
        }
    }
    let (bytes, which) = largest;
    Row::count("full paint at 80x24", bytes, "B").within(4096.0).beside(format!("largest of 16: {which}"))
}

/// In the From field, which asks nobody anything: the largest, and the most frames for one.
pub fn typed_character() -> Vec<Row> {
    let mut terminal = rehearse("default", &[]);
    terminal.wait_until("the first open step", |screen| rows(screen)[3].starts_with('>'));
    terminal.type_text("3\t");
    terminal.wait_until("the field", |screen| !screen.hide_cursor());
    let (mut largest, mut most, mut all) = (0, 0, 0);
    let written = writes(&terminal);
    for typed in 'a'..='j' {
        let before = terminal.bytes();
        let cursor = terminal.look(vt100::Screen::cursor_position);
        terminal.type_text(&typed.to_string());
        terminal.wait_until("the character", |screen| screen.cursor_position() != cursor);
        let frames = since(&terminal, before);
        most = most.max(frames.len());
        all += frames.len();
        largest = largest.max(frames[0].bytes);
    }
    let mut table = vec![
        Row::count("one typed character", largest, "B").within(64.0).beside("largest of 10"),
        Row::count("one typed character", most, "frames").within(1.0).beside("most of 10"),
    ];
    // Linux tells.
    if let (Some(before), Some(after)) = (written, writes(&terminal)) {
        let budget = f64::from(u32::try_from(all).unwrap());
        table.push(
            Row::count("ten typed characters", after - before, "writes")
                .within(budget)
                .beside(format!("{all} frames, each one write")),
        );
    }
    table
}

/// Down through a thousand user pools by the row and by the page: the bytes of the largest frame,
/// and from the key to its frame. Two of them at 60 a second are no stutter.
pub fn scrolling() -> [Row; 4] {
    let mut terminal = rehearse("many-pools", &["--skip", "test"]);
    terminal.wait_for("of 1,000");
    terminal.wait_for("SES  ");
    // The first key puts the marker onto the first row.
    terminal.type_text("j");
    terminal.wait_for("> production");
    let mut through = |key: &str, count: usize, sign: &dyn Fn(usize) -> String| {
        let (mut largest, mut times) = (0, Vec::new());
        for number in 1..=count {
            let before = terminal.bytes();
            let sign = sign(number);
            let pressed = Instant::now();
            terminal.type_text(key);
            terminal.wait_until("the row", |screen| rows(screen).iter().any(|row| row.contains(&sign)));
            times.push(pressed.elapsed());
            largest = largest.max(terminal.bytes() - before);
        }
        times.sort();
        (largest, times[count / 2].as_secs_f64() * 1e3)
    };
    // Within the first page the marker moves.
    let (row, row_took) = through("j", 5, &|number| format!("> tenant-{number:04}"));
    let down = std::str::from_utf8(Key::PageDown.bytes()).unwrap();
    let place = |number| format!("{} to {} of", 12 * number + 1, 12 * number + 12);
    let (page, page_took) = through(down, 20, &place);
    [
        Row::count("a row down, of 1,000 pools", row, "B").within(1024.0).beside("largest of 5"),
        Row::new("a row down, of 1,000 pools", row_took, "ms").within(33.0).beside("median of 5"),
        Row::count("a page down, of 1,000 pools", page, "B").within(4096.0).beside("largest of 20"),
        Row::new("a page down, of 1,000 pools", page_took, "ms").within(33.0).beside("median of 20"),
    ]
}
