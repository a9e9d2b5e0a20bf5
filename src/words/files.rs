//! The locale files. A room that shows text adds its pair here once.

use super::Lang;

macro_rules! request {
    ($lang:literal) => {
        include_str!(concat!("../../assets/locales/", $lang, "/request.ftl"))
    };
}

macro_rules! locale {
    ($lang:literal) => {
        &[
            include_str!(concat!("../../assets/locales/", $lang, "/advice.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/changes.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/core.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/document.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/export.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/fields.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/findings.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/handover.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/help.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/keys.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/message.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/notes.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/plain.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/problems.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/records.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/rehearsal.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/report.ftl")),
            request!($lang),
            include_str!(concat!("../../assets/locales/", $lang, "/screen.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/shell.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/steps.ftl")),
            include_str!(concat!("../../assets/locales/", $lang, "/visit.ftl")),
        ]
    };
}

const EN: &[&str] = locale!("en");
const JA: &[&str] = locale!("ja");

/// What the production request begins with, which is looked at in every language.
pub fn request(lang: Lang) -> &'static str {
    match lang {
        Lang::En => request!("en"),
        Lang::Ja => request!("ja"),
    }
}

/// The texts of the language's files, in Fluent's syntax.
pub fn of(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => EN,
        Lang::Ja => JA,
    }
}
