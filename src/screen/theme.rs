//! Styles by role. Only the sixteen ANSI colours, which follow the reader's palette, and no
//! background but by reversal.

use ratatui::style::{Color, Modifier, Style};

#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// No colour at all: differences are then also marked by a line of carets.
    pub mono: bool,
    pub plain: Style,
    pub strong: Style,
    pub dim: Style,
    pub badge: Style,
    pub key: Style,
    pub done: Style,
    pub todo: Style,
    pub waiting: Style,
    pub wrong: Style,
    pub warning: Style,
    pub info: Style,
    pub input: Style,
    pub added: Style,
    pub removed: Style,
    pub marked: Style,
}

const fn fg(color: Color) -> Style {
    Style::new().fg(color)
}

const fn with(modifier: Modifier) -> Style {
    Style::new().add_modifier(modifier)
}

impl Theme {
    pub const fn ansi() -> Self {
        Self {
            mono: false,
            plain: Style::new(),
            strong: with(Modifier::BOLD),
            dim: with(Modifier::DIM),
            badge: fg(Color::Magenta).add_modifier(Modifier::BOLD.union(Modifier::REVERSED)),
            key: fg(Color::Cyan).add_modifier(Modifier::BOLD),
            done: fg(Color::Green),
            todo: fg(Color::Cyan),
            waiting: fg(Color::Yellow),
            wrong: fg(Color::Red).add_modifier(Modifier::BOLD),
            warning: fg(Color::Yellow).add_modifier(Modifier::BOLD),
            info: fg(Color::Blue),
            input: with(Modifier::UNDERLINED),
            added: fg(Color::Green),
            removed: fg(Color::Red),
            marked: with(Modifier::BOLD.union(Modifier::REVERSED)),
        }
    }

    /// Nothing but `Color::Reset` and modifiers: ratatui then writes no colour at all, which
    /// crossterm 0.29.0 needs under `NO_COLOR` (it wipes the modifiers otherwise).
    pub const fn mono() -> Self {
        Self {
            mono: true,
            plain: Style::new(),
            strong: with(Modifier::BOLD),
            dim: Style::new(),
            badge: with(Modifier::REVERSED),
            key: with(Modifier::BOLD),
            done: Style::new(),
            todo: with(Modifier::BOLD),
            waiting: Style::new(),
            wrong: with(Modifier::BOLD),
            warning: with(Modifier::BOLD),
            info: Style::new(),
            input: with(Modifier::UNDERLINED),
            added: with(Modifier::BOLD),
            removed: Style::new(),
            marked: with(Modifier::REVERSED),
        }
    }
}
