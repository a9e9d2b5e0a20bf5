use ratatui::Terminal;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::Line;

use super::*;

/// Counts what a terminal would get.
#[derive(Default)]
struct Wire {
    writes: Vec<Vec<u8>>,
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writes.push(bytes.to_vec());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

type Screen = Terminal<FrameBackend<Wire>>;

fn screen() -> Screen {
    Terminal::new(FrameBackend::with_size(Wire::default(), Size::new(80, 24))).unwrap()
}

/// A field with the cursor behind its text, below a page of coloured lines.
fn draw(screen: &mut Screen, text: &str) {
    screen
        .draw(|frame| {
            let area = frame.area();
            for y in 0..area.height.saturating_sub(1) {
                let style = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
                frame.buffer_mut().set_line(0, y, &Line::styled(format!("line {y}"), style), area.width);
            }
            let y = area.height - 1;
            frame.buffer_mut().set_string(0, y, text, Style::new());
            frame.set_cursor_position((u16::try_from(text.len()).unwrap(), y));
        })
        .unwrap();
}

fn writes(screen: &Screen) -> &[Vec<u8>] {
    &screen.backend().out().writes
}

#[test]
fn a_frame_is_one_write_inside_mode_2026() {
    let mut screen = screen();
    draw(&mut screen, "a");
    assert_eq!(writes(&screen).len(), 1);
    assert!(writes(&screen)[0].starts_with(b"\x1b[?2026h"));
    assert!(writes(&screen)[0].ends_with(b"\x1b[?2026l"));
    assert!(writes(&screen)[0].len() < 4096);
}

#[test]
fn a_frame_that_changes_nothing_writes_nothing() {
    let mut screen = screen();
    draw(&mut screen, "a");
    draw(&mut screen, "a");
    assert_eq!(writes(&screen).len(), 1);
    assert_eq!(screen.backend().written(), writes(&screen)[0].len());
}

#[test]
fn a_typed_character_costs_at_most_64_bytes() {
    let mut screen = screen();
    draw(&mut screen, "no-reply@example");
    draw(&mut screen, "no-reply@example.");
    assert_eq!(writes(&screen).len(), 2);
    let typed = &writes(&screen)[1];
    assert!(typed.len() <= 64, "{} bytes: {}", typed.len(), String::from_utf8_lossy(typed).escape_debug());
}

#[test]
fn the_cursor_moves_without_a_cell_drawn() {
    let mut screen = screen();
    draw(&mut screen, "ab");
    screen.draw(|frame| frame.set_cursor_position((0, 0))).unwrap();
    let before = writes(&screen).len();
    screen.draw(|frame| frame.set_cursor_position((1, 0))).unwrap();
    assert_eq!(writes(&screen).len(), before + 1);
    assert_eq!(writes(&screen)[before], b"\x1b[?2026h\x1b[1;2H\x1b[?2026l");
}

#[test]
fn a_hidden_cursor_stays_hidden_without_a_byte() {
    let mut screen = screen();
    for _ in 0..3 {
        screen.draw(|_| {}).unwrap();
    }
    assert_eq!(writes(&screen), [b"\x1b[?2026h\x1b[?25l\x1b[?2026l".to_vec()]);
}

#[test]
fn a_title_goes_with_the_frame_and_once() {
    let mut screen = screen();
    for _ in 0..2 {
        screen.backend_mut().set_title("sendoff: example.com").unwrap();
        draw(&mut screen, "a");
    }
    assert_eq!(writes(&screen).len(), 1);
    let frame = String::from_utf8_lossy(&writes(&screen)[0]).into_owned();
    assert_eq!(frame.matches("\x1b]0;sendoff: example.com\x07").count(), 1);
}

#[test]
fn a_new_size_is_one_write_as_well() {
    let mut screen = screen();
    draw(&mut screen, "a");
    screen.backend_mut().fixed = Some(Size::new(60, 16));
    draw(&mut screen, "a");
    assert_eq!(writes(&screen).len(), 2);
    assert!(String::from_utf8_lossy(&writes(&screen)[1]).contains("\x1b[2J"));
}

#[test]
fn after_others_wrote_everything_is_drawn_again_in_one_write() {
    let mut screen = screen();
    screen.backend_mut().set_title("title").unwrap();
    draw(&mut screen, "a");
    screen.backend_mut().forget();
    screen.clear().unwrap();
    screen.backend_mut().set_title("title").unwrap();
    draw(&mut screen, "a");
    assert_eq!(writes(&screen).len(), 2);
    let again = String::from_utf8_lossy(&writes(&screen)[1]).into_owned();
    for expected in ["\x1b]0;title\x07", "\x1b[2J", "line 0", "\x1b[?25h"] {
        assert!(again.contains(expected), "{expected:?} is missing");
    }
}

#[test]
fn no_terminal_is_drawn_larger_than_a_screen_or_at_no_size() {
    for (reported, size) in [
        ((80, 24), (80, 24)),
        ((512, 256), (512, 256)),
        ((513, 257), (512, 256)),
        ((65535, 1), (512, 1)),
        ((65535, 65535), (512, 256)),
        ((0, 0), (80, 24)),
        ((0, 50), (80, 50)),
        ((132, 0), (132, 24)),
    ] {
        assert_eq!(drawn(reported.0, reported.1), Size::new(size.0, size.1), "{reported:?}");
    }
}
