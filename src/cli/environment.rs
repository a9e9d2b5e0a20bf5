//! What the environment and the terminal say about language, signs, colour and the face.

use std::env;
use std::io::{self, IsTerminal};

use clap::ColorChoice;

use super::{Everywhere, Language};
use crate::proxy::Proxies;
use crate::report::Style;
use crate::screen::{Appearance, Glyphs, Theme};
use crate::words::Lang;
use crate::words::locale::Locale;

/// The values that count; an empty variable counts as not set.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    pub lc_all: Option<String>,
    pub lc_ctype: Option<String>,
    pub lang: Option<String>,
    pub term: Option<String>,
    /// `NO_COLOR` (no-color.org).
    pub no_color: bool,
    /// `ACCESSIBLE`: a screen reader is at work.
    pub accessible: bool,
    pub proxies: Proxies,
    pub stdin_is_terminal: bool,
    pub stdout_is_terminal: bool,
}

impl Environment {
    pub fn read() -> Self {
        let text = |name: &str| {
            env::var_os(name)
                .map(|value| value.to_string_lossy().into_owned())
                .filter(|value| !value.is_empty())
        };
        Self {
            lc_all: text("LC_ALL"),
            lc_ctype: text("LC_CTYPE"),
            lang: text("LANG"),
            term: text("TERM"),
            no_color: text("NO_COLOR").is_some(),
            accessible: text("ACCESSIBLE").is_some_and(|value| value != "0"),
            proxies: Proxies::of(text),
            stdin_is_terminal: io::stdin().is_terminal(),
            stdout_is_terminal: io::stdout().is_terminal(),
        }
    }

    fn locale(&self) -> Locale<'_> {
        Locale {
            lc_all: self.lc_all.as_deref(),
            lc_ctype: self.lc_ctype.as_deref(),
            lang: self.lang.as_deref(),
            term: self.term.as_deref(),
        }
    }

    fn is_dumb(&self) -> bool {
        self.term.as_deref() == Some("dumb")
    }

    pub fn language(&self, flags: &Everywhere) -> Lang {
        match flags.lang {
            Some(Language::En) => Lang::En,
            Some(Language::Ja) => Lang::Ja,
            None => self.locale().language(),
        }
    }

    fn ascii(&self, flags: &Everywhere) -> bool {
        flags.ascii || !self.locale().shows_unicode()
    }

    /// For printed lines.
    pub fn style(&self, flags: &Everywhere) -> Style {
        let color = match flags.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => self.stdout_is_terminal && !self.no_color && !self.is_dumb(),
        };
        Style { color, ascii: self.ascii(flags) }
    }

    /// For the screen.
    pub fn look(&self, flags: &Everywhere) -> Appearance {
        let mono = match flags.color {
            ColorChoice::Always => false,
            ColorChoice::Never => true,
            ColorChoice::Auto => self.no_color,
        };
        Appearance {
            theme: if mono { Theme::mono() } else { Theme::ansi() },
            glyphs: if self.ascii(flags) { Glyphs::ascii() } else { Glyphs::unicode() },
        }
    }

    /// True where the wizard asks numbered questions instead of taking the screen.
    pub fn is_plain(&self, flags: &Everywhere) -> bool {
        let screen = self.stdin_is_terminal && self.stdout_is_terminal && !self.is_dumb();
        flags.plain || self.accessible || !screen
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::Cli;

    fn flags(line: &[&str]) -> Everywhere {
        Cli::try_parse_from(std::iter::once(&"sendoff").chain(line)).expect("parses").everywhere
    }

    fn terminal() -> Environment {
        Environment {
            lang: Some("ja_JP.UTF-8".to_owned()),
            term: Some("xterm-256color".to_owned()),
            stdin_is_terminal: true,
            stdout_is_terminal: true,
            ..Environment::default()
        }
    }

    #[test]
    fn a_flag_comes_before_the_environment() {
        assert_eq!(terminal().language(&flags(&[])), Lang::Ja);
        assert_eq!(terminal().language(&flags(&["--lang", "en"])), Lang::En);
        assert_eq!(Environment::default().language(&flags(&["--lang", "ja"])), Lang::Ja);
    }

    #[test]
    fn colour_keeps_to_the_terminal_and_to_no_color() {
        let color = |environment: &Environment, line: &[&str]| environment.style(&flags(line)).color;
        let piped = Environment { stdout_is_terminal: false, ..terminal() };
        let mono = Environment { no_color: true, ..terminal() };
        assert!(color(&terminal(), &[]));
        assert!(!color(&piped, &[]) && !color(&mono, &[]));
        assert!(color(&piped, &["--color", "always"]) && color(&mono, &["--color", "always"]));
        assert!(!color(&terminal(), &["--color", "never"]));
        assert!(mono.look(&flags(&[])).theme.mono && !terminal().look(&flags(&[])).theme.mono);
    }

    #[test]
    fn questions_where_a_screen_cannot_be_drawn_or_read() {
        assert!(!terminal().is_plain(&flags(&[])));
        assert!(terminal().is_plain(&flags(&["--plain"])));
        for environment in [
            Environment { stdout_is_terminal: false, ..terminal() },
            Environment { stdin_is_terminal: false, ..terminal() },
            Environment { term: Some("dumb".to_owned()), ..terminal() },
            Environment { accessible: true, ..terminal() },
        ] {
            assert!(environment.is_plain(&flags(&[])), "{environment:?}");
        }
    }

    #[test]
    fn signs_are_ascii_where_the_locale_is() {
        assert!(!terminal().style(&flags(&[])).ascii);
        assert!(terminal().style(&flags(&["--ascii"])).ascii);
        assert!(Environment { lang: Some("C".to_owned()), ..terminal() }.style(&flags(&[])).ascii);
    }
}
