//! Cells as a terminal takes them, in as few bytes as stays readable: crossterm's own backend
//! writes 57 bytes to turn a spinner by one glyph, which is over the budget of a waiting screen.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// SGR parameters (ECMA-48, 8.3.117), each set by the first and looked up by its modifier.
const ATTRIBUTES: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

#[derive(Clone, Copy, PartialEq, Eq)]
struct CellStyle {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const PLAIN: CellStyle = CellStyle { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

/// Appends the cells, from a plain look and to a plain look.
pub fn write<'a>(out: &mut Vec<u8>, content: impl Iterator<Item = (u16, u16, &'a Cell)>) {
    let mut look = PLAIN;
    let mut cursor = None;
    for (x, y, cell) in content {
        if cursor != Some((x, y)) {
            out.extend(format!("\x1b[{};{}H", y.saturating_add(1), x.saturating_add(1)).bytes());
        }
        let wanted = CellStyle { fg: cell.fg, bg: cell.bg, modifier: cell.modifier };
        change(out, look, wanted);
        look = wanted;
        out.extend(cell.symbol().bytes());
        cursor = columns(cell.symbol()).map(|columns| (x.saturating_add(columns), y));
    }
    change(out, look, PLAIN);
}

/// How far the cursor moves; `None` where terminals do not agree.
fn columns(symbol: &str) -> Option<u16> {
    let mut chars = symbol.chars();
    match (chars.next(), chars.next()) {
        (
            Some(
                '\u{2e80}'..='\u{a4cf}'
                | '\u{ac00}'..='\u{d7a3}'
                | '\u{f900}'..='\u{faff}'
                | '\u{ff01}'..='\u{ff60}',
            ),
            None,
        ) => Some(2),
        (Some('\u{20}'..='\u{2e7f}' | '\u{ff61}'..='\u{ff9f}'), None) => Some(1),
        _ => None,
    }
}

fn change(out: &mut Vec<u8>, from: CellStyle, to: CellStyle) {
    if from == to {
        return;
    }
    let mut parameters: Vec<String> = Vec::new();
    // What takes attributes away is a reset: 22 would end bold and dim at once.
    let from = if to.modifier.contains(from.modifier) && to != PLAIN {
        from
    } else {
        parameters.push("0".to_owned());
        PLAIN
    };
    let added = |(modifier, _): &&(Modifier, u8)| {
        to.modifier.contains(*modifier) && !from.modifier.contains(*modifier)
    };
    parameters.extend(ATTRIBUTES.iter().filter(added).map(|(_, number)| number.to_string()));
    if from.fg != to.fg {
        parameters.push(colour(to.fg, 0));
    }
    if from.bg != to.bg {
        parameters.push(colour(to.bg, 10));
    }
    out.extend(format!("\x1b[{}m", parameters.join(";")).bytes());
}

/// The sixteen colours by the numbers that even a terminal without more knows.
fn colour(colour: Color, ground: u8) -> String {
    let number = match colour {
        Color::Reset => 39,
        Color::Black => 30,
        Color::Red => 31,
        Color::Green => 32,
        Color::Yellow => 33,
        Color::Blue => 34,
        Color::Magenta => 35,
        Color::Cyan => 36,
        Color::Gray => 37,
        Color::DarkGray => 90,
        Color::LightRed => 91,
        Color::LightGreen => 92,
        Color::LightYellow => 93,
        Color::LightBlue => 94,
        Color::LightMagenta => 95,
        Color::LightCyan => 96,
        Color::White => 97,
        Color::Indexed(index) => return format!("{};5;{index}", 38 + ground),
        Color::Rgb(r, g, b) => return format!("{};2;{r};{g};{b}", 38 + ground),
    };
    (number + ground).to_string()
}

#[cfg(test)]
mod tests;
