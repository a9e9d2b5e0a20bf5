//! The text that the production request begins with, taken apart for the core, which puts it together as
//! AWS and DNS show.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::{Lang, Words, files, format};
use crate::core::facts::situation::Proposals;
use crate::core::kinds::request::template::{Sentence, Slot, Template};

pub(super) fn proposals(words: &Words) -> Proposals {
    let mut langs = Lang::ALL;
    langs.sort_by_key(|lang| *lang != words.lang());
    Proposals {
        templates: langs.map(template).to_vec(),
        contact_language: words.say("proposed-contact-language"),
    }
}

/// From its own file alone: at a start no other words of the other language are needed.
fn template(lang: Lang) -> Template {
    let mut bundle = FluentBundle::new_concurrent(Vec::new());
    bundle.set_use_isolating(false);
    let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(files::request(lang).to_owned());
    // An id twice in the file; tests/locales.rs finds it.
    let _ = bundle.add_resource(resource);
    let marks: FluentArgs<'_> = Slot::ALL.iter().map(|slot| (slot.argument(), slot.mark())).collect();
    let words = |id: &str| format(&bundle, id, &marks).unwrap_or_default();
    let sentences = Sentence::ALL.map(|sentence| (sentence, words(&format!("proposed-{}", sentence.code()))));
    Template::new(words("proposed-use-case"), sentences.to_vec())
}
