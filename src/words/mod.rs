//! Codes and data into English and Japanese.
//!
//! Messages are looked up at run time in `assets/locales`, with Unicode isolation marks
//! switched off: they would stand inside copied values.

mod clean;
mod endpoints;
mod files;
pub mod findings;
pub mod locale;
mod problem;
mod proposals;
mod time;

use std::borrow::Borrow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use unic_langid::LanguageIdentifier;

pub use self::clean::{clean, clean_lines, cleaned, exact};
pub use self::problem::{DISK_CODES, ProblemWords};
use crate::core::facts::situation::Proposals;
use crate::core::kinds::change::Change;
use crate::core::kinds::message::{Arg, Message};
use crate::core::kinds::problem::Problem;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    #[default]
    En,
    Ja,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Self::En, Self::Ja];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ja => "ja",
        }
    }

    /// `en` or `ja`, as `--lang` takes it.
    pub fn parse(text: &str) -> Option<Lang> {
        Self::ALL.into_iter().find(|lang| lang.as_str() == text)
    }

    /// From a value of `LC_ALL`, `LC_CTYPE` or `LANG`, as `ja_JP.UTF-8`.
    pub fn from_locale(value: &str) -> Lang {
        let language = value.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("ja") { Self::Ja } else { Self::En }
    }
}

/// Over resources that are parsed once: parsing them takes most of the time of making words.
type Bundle = FluentBundle<&'static FluentResource>;

/// The messages of one language, with English behind them, and the time zone.
pub struct Words {
    lang: Lang,
    bundle: Bundle,
    fallback: Option<Bundle>,
    zone: TimeZone,
}

impl Words {
    /// In the system's time zone.
    pub fn new(lang: Lang) -> Words {
        Self::in_zone(lang, TimeZone::system())
    }

    /// In a given time zone: screens in tests.
    pub fn in_zone(lang: Lang, zone: TimeZone) -> Words {
        let fallback = (lang != Lang::En).then(|| bundle(Lang::En));
        Words { lang, bundle: bundle(lang), fallback, zone }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of `id` or `id.attribute`; `⟦id⟧` where neither language has it.
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    pub fn message(&self, message: &Message) -> String {
        self.say_with(&message.id, &message.args)
    }

    pub fn say_with(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        let args: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, self.value(arg))).collect();
        let look_up = |bundle| format(bundle, id, &args);
        look_up(&self.bundle)
            .or_else(|| self.fallback.as_ref().and_then(look_up))
            .unwrap_or_else(|| format!("⟦{id}⟧"))
    }

    fn value<'a>(&self, arg: &'a Arg) -> FluentValue<'a> {
        match arg {
            Arg::Text(text) => clean(text).into(),
            Arg::Number(number) => (*number).into(),
            Arg::Time(at) => self.time(*at).into(),
            Arg::Near { at, now } => self.time_near(*at, *now).into(),
            Arg::Seconds(seconds) => self.seconds(*seconds).into(),
            Arg::Message(message) => self.message(message).into(),
        }
    }

    /// Local date and time with its zone, `2026-11-24 19:04 JST`.
    pub fn time(&self, at: Timestamp) -> String {
        time::date_and_time(at, &self.zone)
    }

    /// The same to the second: for evidence.
    pub fn exact_time(&self, at: Timestamp) -> String {
        time::to_the_second(at, &self.zone)
    }

    /// `19:04 JST` where `at` is on the same day as `now`, `yesterday 19:04 JST` on the day
    /// after, otherwise with the date.
    pub fn time_near(&self, at: Timestamp, now: Timestamp) -> String {
        match time::days_between(at, now, &self.zone) {
            0 => time::clock(at, &self.zone),
            1 => self.say_with("time-yesterday", &[("time", Arg::Text(time::clock(at, &self.zone)))]),
            _ => self.time(at),
        }
    }

    /// `38 s`, `3 min`, `2 h 10 min`, `2 d 5 h`.
    pub fn seconds(&self, seconds: i64) -> String {
        let (id, large, small) = time::parts(seconds);
        let text = |number: i64| Arg::Text(number.to_string());
        self.say_with(id, &[("large", text(large)), ("small", text(small))])
    }

    pub fn problem(&self, problem: &Problem) -> ProblemWords {
        problem::words(self, problem)
    }

    /// What the production request begins with, in this language first.
    pub fn proposals(&self) -> Proposals {
        proposals::proposals(self)
    }

    /// One line: what would be done.
    pub fn change(&self, change: &Change) -> String {
        self.message(&change.message())
    }

    /// One line: what was done.
    pub fn changed(&self, change: &Change) -> String {
        self.message(&change.done())
    }
}

fn bundle(lang: Lang) -> Bundle {
    let locale: LanguageIdentifier = lang.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(grouped(number.value)),
        _ => None,
    }));
    // Fluent cannot select on an empty text: `{ GIVEN($case) -> [yes] … *[no] … }` does.
    let _ = bundle.add_function("GIVEN", |positional, _| given(positional.first()).into());
    for resource in resources(lang) {
        let _ = bundle.add_resource(resource);
    }
    bundle
}

fn resources(lang: Lang) -> &'static [FluentResource] {
    static EN: OnceLock<Vec<FluentResource>> = OnceLock::new();
    static JA: OnceLock<Vec<FluentResource>> = OnceLock::new();
    // What parses is kept even where a line is wrong; tests/locales.rs finds the line.
    let parse = |text: &&str| FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(kept, _)| kept);
    let parsed = match lang {
        Lang::En => &EN,
        Lang::Ja => &JA,
    };
    parsed.get_or_init(|| files::of(lang).iter().map(parse).collect())
}

fn format<R: Borrow<FluentResource>>(
    bundle: &FluentBundle<R>,
    id: &str,
    args: &FluentArgs<'_>,
) -> Option<String> {
    let (id, attribute) = match id.split_once('.') {
        Some((id, attribute)) => (id, Some(attribute)),
        None => (id, None),
    };
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    // A missing argument stays visible as `{$name}`.
    Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
}

fn given(argument: Option<&FluentValue<'_>>) -> &'static str {
    match argument {
        Some(FluentValue::String(text)) if !text.is_empty() => "yes",
        Some(FluentValue::Number(_)) => "yes",
        _ => "no",
    }
}

/// `50,000`, in both languages; a fraction keeps what it has.
fn grouped(number: f64) -> String {
    let text = number.abs().to_string();
    let (whole, fraction) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if number < 0.0 { "-" } else { "" };
    format!("{sign}{grouped}{fraction}")
}

#[cfg(test)]
mod tests;
