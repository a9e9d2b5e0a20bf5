//! What the environment says about language and characters. Pure: the shell passes the values.

use super::Lang;

/// The values of the environment's variables; an empty one counts as not set (POSIX.1-2024,
/// section 8.2).
#[derive(Clone, Copy, Debug, Default)]
pub struct Locale<'a> {
    pub lc_all: Option<&'a str>,
    pub lc_ctype: Option<&'a str>,
    pub lang: Option<&'a str>,
    pub term: Option<&'a str>,
}

impl Locale<'_> {
    /// The locale that holds for characters: the first of `LC_ALL`, `LC_CTYPE`, `LANG`.
    fn name(&self) -> &str {
        [self.lc_all, self.lc_ctype, self.lang]
            .into_iter()
            .flatten()
            .find(|value| !value.is_empty())
            .unwrap_or_default()
    }

    pub fn language(&self) -> Lang {
        Lang::from_locale(self.name())
    }

    /// True where the terminal takes UTF-8 and has more than ASCII in its font: not for
    /// `TERM=linux` (the console's 512 glyphs) or `dumb`.
    pub fn shows_unicode(&self) -> bool {
        is_utf8(self.name()) && !matches!(self.term, None | Some("" | "linux" | "dumb"))
    }
}

/// `ja_JP.UTF-8`, `C.utf8`, macOS's bare `UTF-8`; the codeset stands between `.` and `@`.
fn is_utf8(locale: &str) -> bool {
    let before_modifier = locale.split_once('@').map_or(locale, |(before, _)| before);
    let codeset = before_modifier.split_once('.').map_or(before_modifier, |(_, codeset)| codeset);
    codeset.eq_ignore_ascii_case("utf-8") || codeset.eq_ignore_ascii_case("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_not_empty_decides() {
        let locale = Locale { lc_all: Some(""), lc_ctype: Some("ja_JP.UTF-8"), lang: Some("C"), term: None };
        assert_eq!(locale.language(), Lang::Ja);
        let overridden = Locale { lc_all: Some("C"), ..locale };
        assert_eq!(overridden.language(), Lang::En);
        assert_eq!(Locale::default().language(), Lang::En);
    }

    #[test]
    fn japanese_is_told_from_names_that_begin_alike() {
        for name in ["ja", "ja_JP", "ja_JP.eucJP", "ja-JP", "JA_JP.UTF-8", "ja.UTF-8", "ja@cjk"] {
            assert_eq!(Lang::from_locale(name), Lang::Ja, "{name}");
        }
        for name in ["", "C", "POSIX", "C.UTF-8", "en_US.UTF-8", "jam_JM", "jv_ID"] {
            assert_eq!(Lang::from_locale(name), Lang::En, "{name}");
        }
    }

    #[test]
    fn glyphs_need_utf8_and_a_terminal_with_a_font() {
        let shows = |lang, term| Locale { lang, term, ..Locale::default() }.shows_unicode();
        assert!(shows(Some("ja_JP.UTF-8"), Some("xterm-256color")));
        assert!(shows(Some("C.utf8"), Some("tmux")));
        assert!(shows(Some("UTF-8"), Some("xterm")));
        assert!(shows(Some("en_US.UTF-8@euro"), Some("xterm")));
        assert!(!shows(Some("ja_JP.eucJP"), Some("xterm")));
        assert!(!shows(Some("C"), Some("xterm")));
        assert!(!shows(None, Some("xterm")));
        assert!(!shows(Some("en_US.UTF-8"), Some("linux")));
        assert!(!shows(Some("en_US.UTF-8"), Some("dumb")));
        assert!(!shows(Some("en_US.UTF-8"), None));
    }
}
