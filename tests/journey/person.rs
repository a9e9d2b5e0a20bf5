//! A person who reads the last line and presses Enter.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use sendoff::core::kinds::change::Change;
use sendoff::words::{Lang, Words};

use crate::pty::{Key, Launch, Terminal};

/// A key shows long before this; where it does not, it was taken elsewhere.
const SHOWN: Duration = Duration::from_secs(15);

pub struct Person {
    pub terminal: Terminal,
    pub words: Words,
    begun: Instant,
}

/// What the last line says of Enter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Nothing to do but wait, or the preview was drawn just now.
    Waits,
    Finishes,
    /// Any other thing, as the line says it.
    Leads(String),
}

impl Person {
    pub fn at(launch: Launch, lang: Lang) -> Self {
        let begun = Instant::now();
        let terminal = launch.start();
        Self { terminal, words: Words::in_zone(lang, TimeZone::UTC), begun }
    }

    pub fn elapsed(&self) -> Duration {
        self.begun.elapsed()
    }

    /// `None` before the wizard is on the screen.
    pub fn hint(&self, screen: &vt100::Screen) -> Option<Hint> {
        let rows = rows(screen);
        let line = rows.last()?.trim().strip_prefix("Enter ")?;
        let said = line.split("  ").next()?.to_owned();
        let says = |id: &str| self.words.say(id) == said;
        Some(if says("enter-wait") || says("enter-too-soon") {
            Hint::Waits
        } else if says("enter-finish") {
            Hint::Finishes
        } else {
            Hint::Leads(said)
        })
    }

    /// The changes whose confirmation the last line offers are on the screen.
    pub fn previews(&self, screen: &vt100::Screen) -> bool {
        let said = match self.hint(screen) {
            Some(Hint::Leads(said)) => said,
            _ => return false,
        };
        let confirms: BTreeSet<String> = Change::CODES
            .iter()
            .map(|code| format!("enter-confirm-{code}"))
            .chain(["enter-confirm".to_owned()])
            .map(|id| self.words.say(&id))
            .collect();
        confirms.contains(&said)
    }

    /// Presses Enter whenever it leads on, until `arrived`. Every press has to show.
    pub fn lead_on(&mut self, what: &str, arrived: impl Fn(&Self, &vt100::Screen) -> bool) {
        loop {
            self.terminal.wait_until(what, |screen| {
                arrived(self, screen) || matches!(self.hint(screen), Some(Hint::Leads(_)))
            });
            if self.terminal.look(|screen| arrived(self, screen)) {
                return;
            }
            self.press_enter();
        }
    }

    /// Replaces the text of the production request, proposed with blanks or written before.
    ///
    /// From no field at all, Shift-Tab goes to the last. An Enter that was to lead on may open the
    /// field first, where the domain is verified at that very moment; Tab comes back to it then.
    pub fn describe_the_use(&mut self, text: &str) {
        // Not before SES has answered: without its answer the step has no fields.
        let field = self.words.say("field-use-case");
        self.terminal.wait_for(&field);
        let marked = format!("> {field}");
        let in_it = |screen: &vt100::Screen| {
            !screen.hide_cursor() && rows(screen).iter().any(|row| row.contains(&marked))
        };
        for key in [Key::BackTab, Key::Tab, Key::BackTab, Key::Tab] {
            self.terminal.press(key);
            if self.terminal.comes(SHOWN, in_it) {
                self.terminal.press(Key::CtrlU);
                self.terminal.paste(text);
                if self.terminal.comes(SHOWN, |screen| screen.contents().contains("Sign-up codes")) {
                    return;
                }
            }
        }
        panic!("the use was not taken:\n{}", self.terminal.screen());
    }

    /// Presses Enter and waits until the step or what Enter does is another.
    pub fn press_enter(&mut self) {
        let before = self.terminal.look(|screen| self.place(screen));
        self.terminal.press(Key::Enter);
        self.terminal.wait_until("something that Enter did", |screen| self.place(screen) != before);
    }

    /// All steps are done, and Enter would leave.
    pub fn lead_on_to_the_end(&mut self) {
        self.lead_on("8/8", |person, screen| person.hint(screen) == Some(Hint::Finishes));
        assert_eq!(self.progress(), "8/8", "{}", self.terminal.screen());
    }

    /// The last Enter.
    pub fn finish(mut self) {
        self.terminal.press(Key::Enter);
        assert_eq!(self.terminal.exit_code(), 0);
        self.terminal.assert_left();
    }

    /// To a step by its digit, from 1.
    pub fn go(&mut self, step: usize) {
        self.terminal.type_text(&step.to_string());
        self.terminal.wait_until("the step", |screen| rows(screen)[1 + step].starts_with('>'));
    }

    pub fn quit(&mut self) -> u32 {
        self.terminal.press(Key::CtrlC);
        self.terminal.exit_code()
    }

    /// `n/8`, at the end of the header.
    pub fn progress(&self) -> String {
        self.terminal.look(progress)
    }

    fn place(&self, screen: &vt100::Screen) -> (Option<Hint>, String, String) {
        (self.hint(screen), rows(screen).get(2).cloned().unwrap_or_default(), progress(screen))
    }
}

pub fn progress(screen: &vt100::Screen) -> String {
    rows(screen)[0].split_whitespace().next_back().unwrap_or_default().to_owned()
}

pub fn rows(screen: &vt100::Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).map(|row| row.trim_end().to_owned()).collect()
}
