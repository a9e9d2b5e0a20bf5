//! Numbered questions: a menu, a field.

use std::io;

use crate::core::facts::situation::Proposals;
use crate::core::kinds::request::found::Searched;
use crate::core::kinds::step::{Field, FieldKind};
use crate::core::request::blanks::blanks;

use super::{Lines, Output};

/// A person's answers. `None` anywhere below is the end of the input, or `q` at a menu.
pub struct Person {
    pub out: Output,
    pub lines: Lines,
}

impl Person {
    /// Prints the words under these ids as a numbered list and takes a number, counted from 0.
    /// An empty line takes `default`; without one the number is asked for again.
    ///
    /// # Errors
    /// What writing gave.
    pub async fn choose(&mut self, ids: &[&str], default: Option<usize>) -> io::Result<Option<usize>> {
        let items: Vec<String> = ids.iter().map(|id| self.out.words.say(id)).collect();
        self.number(&items, default).await
    }

    /// # Errors
    /// What writing gave.
    pub async fn number(&mut self, items: &[String], default: Option<usize>) -> io::Result<Option<usize>> {
        for (item, number) in items.iter().zip(1..) {
            self.out.line(&format!("  {number}) {item}"))?;
        }
        let prompt = self.out.words.say("plain-number");
        let prompt = match default {
            Some(default) => format!("{prompt} [{}]: ", default + 1),
            None => format!("{prompt}: "),
        };
        loop {
            self.out.print(&prompt)?;
            let Some(line) = self.lines.next().await else {
                return Ok(None);
            };
            match pick(&line, items.len(), default) {
                Pick::Item(index) => return Ok(Some(index)),
                Pick::Quit => return Ok(None),
                Pick::Neither => self.out.line(&self.out.words.say("plain-not-a-number"))?,
            }
        }
    }

    /// Asks for one field; an empty line takes what is shown in brackets.
    ///
    /// # Errors
    /// What writing gave.
    pub async fn field(&mut self, field: &Field, proposals: &Proposals) -> io::Result<Option<String>> {
        let label = self.out.words.say(&format!("field-{}", field.id.as_str()));
        let help = self.out.words.say(&format!("field-{}.help", field.id.as_str()));
        self.out.line(&format!("\n{label}\n{help}"))?;
        match &field.kind {
            FieldKind::OneOf { values, verbatim } => {
                let word = |value: &String| match verbatim {
                    true => value.clone(),
                    false => self.out.words.say(&format!("field-{}-{value}", field.id.as_str())),
                };
                let items: Vec<String> = values.iter().map(word).collect();
                let default = values.iter().position(|value| *value == field.value);
                let chosen = self.number(&items, default).await?;
                Ok(chosen.and_then(|index| values.get(index).cloned()))
            }
            // A list is picked from elsewhere; here its value is a line like another.
            FieldKind::Line | FieldKind::Pick => {
                let shown =
                    if field.value.is_empty() { String::new() } else { format!(" [{}]", field.value) };
                self.out.print(&format!("{label}{shown}: "))?;
                let line = self.lines.next().await;
                Ok(line.map(|line| if line.trim().is_empty() { field.value.clone() } else { line }))
            }
            FieldKind::Lines => {
                self.out.line(&format!(
                    "\n{}\n\n{}",
                    field.value,
                    self.out.words.say("plain-several-lines")
                ))?;
                let mut text: Vec<String> = Vec::new();
                loop {
                    match self.lines.next().await {
                        Some(line) if !line.trim().is_empty() => text.push(line),
                        Some(_) if text.is_empty() => return self.filled_in(&field.value, proposals).await,
                        None if text.is_empty() => return Ok(None),
                        _ => return Ok(Some(text.join("\n"))),
                    }
                }
            }
        }
    }

    /// The text with an answer for each of its blanks; one that gets none stays.
    async fn filled_in(&mut self, text: &str, proposals: &Proposals) -> io::Result<Option<String>> {
        let (mut filled, mut from) = (String::new(), 0);
        let searched = Searched::new(text);
        for blank in blanks(text, &proposals.templates) {
            filled += &searched.part(from..blank.start).text;
            from = blank.end;
            let asked = searched.part(blank).text;
            let hint = asked.trim_matches(['_', '＿', ' ']);
            self.out.print(&format!("{}: ", if hint.is_empty() { &asked } else { hint }))?;
            let Some(answer) = self.lines.next().await else { return Ok(None) };
            filled += if answer.trim().is_empty() { &asked } else { answer.trim() };
        }
        let end = text.chars().count();
        Ok(Some(filled + &searched.part(from..end).text))
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Pick {
    Item(usize),
    Quit,
    Neither,
}

fn pick(line: &str, count: usize, default: Option<usize>) -> Pick {
    match line.trim() {
        "" => default.map_or(Pick::Neither, Pick::Item),
        "q" => Pick::Quit,
        number => match number.parse::<usize>() {
            Ok(number) if (1..=count).contains(&number) => Pick::Item(number - 1),
            _ => Pick::Neither,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_taken_only_from_the_list() {
        assert_eq!(pick(" 2 ", 3, None), Pick::Item(1));
        assert_eq!(pick("0", 3, None), Pick::Neither);
        assert_eq!(pick("4", 3, Some(0)), Pick::Neither);
        assert_eq!(pick("", 3, Some(2)), Pick::Item(2));
        assert_eq!(pick("q", 3, Some(2)), Pick::Quit);
    }

    #[test]
    fn an_empty_line_agrees_to_nothing() {
        assert_eq!(pick("", 3, None), Pick::Neither);
        assert_eq!(pick("y", 3, None), Pick::Neither);
    }
}
