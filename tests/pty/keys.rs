//! Keys as xterm sends them.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Enter,
    Esc,
    Tab,
    BackTab,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Backspace,
    CtrlC,
    CtrlU,
    CtrlZ,
}

impl Key {
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Enter => b"\r",
            Self::Esc => b"\x1b",
            Self::Tab => b"\t",
            Self::BackTab => b"\x1b[Z",
            Self::Up => b"\x1b[A",
            Self::Down => b"\x1b[B",
            Self::Right => b"\x1b[C",
            Self::Left => b"\x1b[D",
            Self::PageUp => b"\x1b[5~",
            Self::PageDown => b"\x1b[6~",
            Self::Backspace => b"\x7f",
            Self::CtrlC => b"\x03",
            Self::CtrlU => b"\x15",
            Self::CtrlZ => b"\x1a",
        }
    }
}
