//! A drawn screen as text.

use std::time::Duration;

use jiff::tz::TimeZone;
use nix::time::{ClockId, clock_gettime};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use crate::core::wizard::model::Model;
use crate::screen::{Appearance, Glyphs, Theme, draw};
use crate::words::{Lang, Words};

pub const SIZES: [(u16, u16); 3] = [(60, 16), (80, 24), (120, 40)];

pub fn colour() -> Appearance {
    Appearance { theme: Theme::ansi(), glyphs: Glyphs::unicode() }
}

pub fn mono_ascii() -> Appearance {
    Appearance { theme: Theme::mono(), glyphs: Glyphs::ascii() }
}

/// In Japan's time zone, whatever the machine's is.
pub fn words(lang: Lang) -> Words {
    Words::in_zone(lang, TimeZone::posix("JST-9").unwrap())
}

pub struct Shot {
    pub buffer: Buffer,
    pub cursor: Option<Position>,
}

pub fn shoot(model: &Model, words: &Words, look: &Appearance, (width, height): (u16, u16)) -> Shot {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.hide_cursor().unwrap();
    terminal.draw(|frame| draw(frame, model, words, look)).unwrap();
    let visible = terminal.backend().cursor_visible();
    let cursor = visible.then(|| terminal.backend().cursor_position());
    Shot { buffer: terminal.backend().buffer().clone(), cursor }
}

impl Shot {
    /// The cells of a row, without those that a wide glyph before them covers.
    pub fn row(&self, y: u16) -> Vec<&Cell> {
        let mut cells = Vec::new();
        let mut x = 0;
        while x < self.buffer.area.width {
            let cell = &self.buffer[(x, y)];
            x += u16::try_from(cell.symbol().width().max(1)).unwrap();
            cells.push(cell);
        }
        cells
    }

    pub fn line(&self, y: u16) -> String {
        let line: String = self.row(y).iter().map(|cell| cell.symbol()).collect();
        line.trim_end().to_owned()
    }

    pub fn text(&self) -> String {
        let lines: Vec<String> = (0..self.buffer.area.height).map(|y| self.line(y)).collect();
        let cursor = self.cursor.map(|at| format!("cursor {},{}\n", at.x, at.y)).unwrap_or_default();
        format!("{}\n{cursor}", lines.join("\n"))
    }

    /// One letter a column for the style of what stands there.
    pub fn styles(&self) -> String {
        let line = |y| {
            let letters: String = self.row(y).iter().map(|cell| style(cell)).collect();
            letters.trim_end().to_owned()
        };
        (0..self.buffer.area.height).map(|y| line(y) + "\n").collect()
    }
}

/// `r` red, `G` green and bold, `#` reversed, `_` underlined, `b` bold, `d` dim, `.` plain.
fn style(cell: &Cell) -> char {
    let has = |modifier| cell.modifier.contains(modifier);
    let colour = match cell.fg {
        Color::Red => 'r',
        Color::Green => 'g',
        Color::Yellow => 'y',
        Color::Blue => 'u',
        Color::Magenta => 'm',
        Color::Cyan => 'c',
        _ if has(Modifier::DIM) => 'd',
        _ if has(Modifier::BOLD) => 'b',
        _ => '.',
    };
    if has(Modifier::REVERSED) {
        '#'
    } else if has(Modifier::UNDERLINED) {
        '_'
    } else if cell.symbol() == " " {
        ' '
    } else if has(Modifier::BOLD) && cell.fg != Color::Reset {
        colour.to_ascii_uppercase()
    } else {
        colour
    }
}

/// The processor time of this thread so far: how busy the machine is does not show in it.
pub fn worked() -> Duration {
    clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).unwrap().into()
}
