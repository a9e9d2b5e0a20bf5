use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::*;

const COLOURS: [Color; 21] = [
    Color::Reset,
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
    Color::Indexed(5),
    Color::Indexed(200),
    Color::Rgb(1, 2, 3),
    Color::Rgb(200, 0, 7),
];

const TEXTS: [&str; 6] = ["a", " ", "確", "ン", "…", "ｱ"];

/// Every look beside every other, wide glyphs at the edges of narrow ones.
fn buffer(seed: usize) -> Buffer {
    let area = Rect::new(0, 0, 40, 12);
    let mut buffer = Buffer::empty(area);
    let mut state = seed;
    for y in 0..area.height {
        let mut x = 0;
        while x + 1 < area.width {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let roll = state >> 33;
            let modifiers = [
                Modifier::empty(),
                Modifier::BOLD,
                Modifier::DIM,
                Modifier::UNDERLINED,
                Modifier::BOLD | Modifier::REVERSED,
            ];
            let style = Style::new()
                .fg(COLOURS[roll % COLOURS.len()])
                .bg(COLOURS[(roll / 32) % COLOURS.len()])
                .add_modifier(modifiers[(roll / 1024) % modifiers.len()]);
            let (after, _) = buffer.set_stringn(x, y, TEXTS[(roll / 8192) % TEXTS.len()], 2, style);
            x = after;
        }
    }
    buffer
}

fn terminal() -> vt100::Parser {
    vt100::Parser::new(12.try_into().unwrap(), 40.try_into().unwrap(), 0)
}

#[test]
fn a_terminal_shows_the_same_as_with_ratatuis_own_backend() {
    let (mut ours, mut theirs) = (terminal(), terminal());
    let mut before = Buffer::empty(Rect::new(0, 0, 40, 12));
    let (mut our_bytes, mut their_bytes) = (0, 0);
    for seed in 1..=50 {
        let after = buffer(seed);
        let content = before.diff(&after);
        let mut out = Vec::new();
        write(&mut out, content.iter().copied());
        ours.process(&out);
        our_bytes += out.len();
        let mut out = Vec::new();
        CrosstermBackend::new(&mut out).draw(content.into_iter()).unwrap();
        theirs.process(&out);
        their_bytes += out.len();
        for row in 0..12 {
            for column in 0..40 {
                let cell = |terminal: &vt100::Parser| terminal.screen().cell(row, column).cloned();
                assert_eq!(cell(&ours), cell(&theirs), "frame {seed}, row {row}, column {column}");
            }
        }
        before = after;
    }
    assert!(our_bytes < their_bytes, "{our_bytes} against {their_bytes}");
}

#[test]
fn one_glyph_in_one_colour_is_a_move_a_colour_and_a_reset() {
    let mut cell = Cell::new("⠙");
    cell.fg = Color::Yellow;
    let mut out = Vec::new();
    write(&mut out, std::iter::once((1, 22, &cell)));
    assert_eq!(String::from_utf8(out).unwrap(), "\x1b[23;2H\x1b[33m⠙\x1b[0m");
}

#[test]
fn after_a_glyph_of_uncertain_width_the_cursor_is_placed_anew() {
    let (emoji, next) = (Cell::new("✅"), Cell::new("x"));
    let mut out = Vec::new();
    write(&mut out, [(0, 0, &emoji), (2, 0, &next)].into_iter());
    assert_eq!(String::from_utf8(out).unwrap(), "\x1b[1;1H✅\x1b[1;3Hx");
}

#[test]
fn without_colours_none_is_written() {
    let mut bold = Cell::new("b");
    bold.modifier = Modifier::BOLD;
    let mut out = Vec::new();
    write(&mut out, [(0, 0, &bold), (1, 0, &Cell::new("p"))].into_iter());
    assert_eq!(String::from_utf8(out).unwrap(), "\x1b[1;1H\x1b[1mb\x1b[0mp");
}
