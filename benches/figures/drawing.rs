//! A frame from the model to the terminal's bytes.

use std::time::{Duration, Instant};

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use sendoff::core::kinds::step::StepId;
use sendoff::core::wizard::msg::Msg;
use sendoff::screen::{Appearance, Glyphs, Theme, draw};
use sendoff::words::{Lang, Words};

use crate::row::Row;
use crate::session::{block_on, looked, world};

const FRAMES: usize = 2000;

/// Each step of a finished set-up in turn, so that every frame differs from the one before.
pub fn table() -> Vec<Row> {
    let rehearsal = world("already-done");
    let mut session = block_on(looked(&rehearsal));
    let mut table = Vec::new();
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let look = Appearance { theme: Theme::ansi(), glyphs: Glyphs::unicode() };
        let size = Rect::new(0, 0, 80, 24);
        let options = TerminalOptions { viewport: Viewport::Fixed(size) };
        let mut terminal =
            Terminal::with_options(CrosstermBackend::new(std::io::sink()), options).expect("a terminal");
        let mut times = Vec::new();
        for step in StepId::ALL.iter().cycle().take(FRAMES) {
            session.send(Msg::Go(*step));
            let begin = Instant::now();
            terminal.draw(|frame| draw(frame, &session.model, &words, &look)).expect("a frame");
            times.push(begin.elapsed());
        }
        times.sort();
        let micros = |time: Duration| time.as_secs_f64() * 1e6;
        table.push(
            Row::new(format!("render and diff at 80x24, {}", lang.as_str()), micros(times[FRAMES / 2]), "us")
                .within(200.0)
                .beside(format!("median of {FRAMES}; 95 % below {:.0} us", micros(times[FRAMES * 95 / 100]))),
        );
    }
    table
}
