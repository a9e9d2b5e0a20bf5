//! A code and its data; `words` makes text of it.

use jiff::Timestamp;

#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Shown as it is, without control characters.
    Text(String),
    Number(f64),
    /// Shown in local time with its zone.
    Time(Timestamp),
    /// Shown without its date where that is the day of `now`, or the day before.
    Near {
        at: Timestamp,
        now: Timestamp,
    },
    /// Seconds, shown as "3 min" or "about 38 s".
    Seconds(i64),
    /// Another message's text.
    Message(Box<Message>),
}

/// `id` is a Fluent message's id in `assets/locales`.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub id: String,
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), args: Vec::new() }
    }

    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, Arg::Text(value.to_string())));
        self
    }

    #[must_use]
    pub fn number(mut self, name: &'static str, value: f64) -> Self {
        self.args.push((name, Arg::Number(value)));
        self
    }

    #[must_use]
    pub fn time(mut self, name: &'static str, value: Timestamp) -> Self {
        self.args.push((name, Arg::Time(value)));
        self
    }

    #[must_use]
    pub fn near(mut self, name: &'static str, at: Timestamp, now: Timestamp) -> Self {
        self.args.push((name, Arg::Near { at, now }));
        self
    }

    #[must_use]
    pub fn seconds(mut self, name: &'static str, value: i64) -> Self {
        self.args.push((name, Arg::Seconds(value)));
        self
    }

    #[must_use]
    pub fn message(mut self, name: &'static str, value: Message) -> Self {
        self.args.push((name, Arg::Message(Box::new(value))));
        self
    }
}
