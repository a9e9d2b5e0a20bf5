//! The locale files. A room that shows text adds its pair here once.

use super::Lang;

macro_rules! locale {
    ($lang:literal) => {
        &[
            include_str!(concat!("../../assets/locales/", $lang, "/core.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/steps.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/dmarc.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/findings.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/problems.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/pool.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/screen.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/report.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/handover.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/document.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/rehearsal.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/shell.ftl")),
        ]
    };
}

const EN: &[&str] = locale!("en");
const JA: &[&str] = locale!("ja");

/// The texts of the language's files, in Fluent's syntax.
pub fn of(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => EN,
        Lang::Ja => JA,
    }
}
