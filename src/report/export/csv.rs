//! Comma-separated values: a head, and one row a value.

use crate::core::handover::export::{Handed, records};
use crate::core::kinds::presentation::bare;
use crate::core::rules::publish::TTL;
use crate::core::wizard::model::Model;
use crate::words::{Words, clean};

use super::standing;

const HEAD: [&str; 9] =
    ["record", "name", "type", "priority", "value", "ttl", "required", "standing", "replaces"];

/// RFC 4180: CRLF behind each row. `standing` is in the chosen language, all else is not.
pub fn rows(model: &Model, words: &Words) -> String {
    let mut text = row(&HEAD.map(str::to_owned));
    for handed in records(&model.facts, &model.choices) {
        for value in &handed.own {
            text += &row(&cells(&handed, value, words));
        }
    }
    text
}

fn cells(handed: &Handed, value: &str, words: &Words) -> [String; 9] {
    let value = bare(value);
    let (priority, value) = match (handed.set.rtype.as_str(), value.split_once(' ')) {
        ("MX", Some((priority, host))) => (priority.to_owned(), host.to_owned()),
        _ => (String::new(), value),
    };
    let replaced: Vec<String> = handed.replaced().into_iter().map(|value| bare(value)).collect();
    [
        handed.wanted.id.as_str().to_owned(),
        handed.wanted.name.to_string(),
        handed.set.rtype.clone(),
        priority,
        value,
        handed.set.ttl.unwrap_or(TTL).to_string(),
        if handed.wanted.required { "yes" } else { "no" }.to_owned(),
        standing(handed, words),
        replaced.join("\n"),
    ]
}

fn row(cells: &[String]) -> String {
    cells.iter().map(|cell| field(cell)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// Spreadsheets run a cell that begins like a formula; an apostrophe before it makes it text
/// (OWASP, "CSV Injection").
fn field(text: &str) -> String {
    let text: String = text.split('\n').map(clean).collect::<Vec<_>>().join("\n");
    let text = match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        _ => text,
    };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_cells_are_read_back_as_text() {
        let cells = ["=1+1", "a,b", "say \"hi\"", "two\nlines", "-x", ""].map(str::to_owned);
        let text = row(&cells) + &row(&cells);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let read: Vec<Vec<String>> =
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        let expected = ["'=1+1", "a,b", "say \"hi\"", "two\nlines", "'-x", ""];
        assert_eq!(read, [expected, expected]);
    }
}
