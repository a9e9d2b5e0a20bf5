//! Markdown (GitHub's tables, which ticket systems and chats know too).

use crate::words::clean;

/// A row of a table; the cells are Markdown already.
pub fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// A head and its rows.
pub fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let rule: Vec<String> = head.iter().map(|_| "---".to_owned()).collect();
    let rows: String = rows.iter().map(|cells| row(cells)).collect();
    row(head) + &row(&rule) + &rows
}

/// Text in which nothing is Markdown, on one line.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in clean(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A value to copy: a code span that ends where it should, also within a table.
pub fn code(text: &str) -> String {
    let text = clean(text).replace('|', "\\|");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    match longest {
        _ if text.is_empty() => String::new(),
        0 => format!("{ticks}{text}{ticks}"),
        _ => format!("{ticks} {text} {ticks}"),
    }
}

/// Values to copy, one below the other in a cell.
pub fn codes<'a>(values: impl IntoIterator<Item = &'a String>) -> String {
    values.into_iter().map(|value| code(value)).collect::<Vec<_>>().join("<br>")
}

/// A block of code whose fence is longer than any in it.
pub fn fence(language: &str, text: &str) -> String {
    let ticks = text.lines().map(|line| line.trim_start()).filter(|line| line.starts_with("```"));
    let longest = ticks.map(|line| line.chars().take_while(|c| *c == '`').count()).max().unwrap_or(2);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{language}\n{}\n{fence}\n", text.trim_end_matches('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stays_whole_in_a_table() {
        assert_eq!(code("a|b"), "`a\\|b`");
        assert_eq!(code("say `x`"), "`` say `x` ``");
        assert_eq!(plain("a_b*c|d"), "a\\_b\\*c\\|d");
        assert_eq!(fence("sh", "x\n````\ny"), "`````sh\nx\n````\ny\n`````\n");
    }
}
