//! The change document's way back of the pool: from the snapshot of before the bind.

use jiff::SignedDuration;

use super::model;
use crate::core::facts::journal::Entry;
use crate::core::facts::setup;
use crate::core::handover::export::Format;
use crate::core::kinds::change::{Binding, Change, Outcome};
use crate::report::Style;
use crate::report::export::export;
use crate::words::{Lang, Words};

#[test]
fn the_way_back_names_what_was_written_before_the_bind() {
    let mut model = model();
    let pool = setup::user_pool(&model.facts, &model.choices).expect("a pool").clone();
    let binding = Box::new(Binding::of(&pool, serde_json::Map::new()));
    let writes = [
        (0, "before.json", Change::BindPool(binding.clone())),
        (60, "between.json", Change::RestorePool(binding.clone())),
        (120, "after.json", Change::BindPool(binding)),
    ];
    for (seconds, file, change) in writes {
        let at = model.facts.now + SignedDuration::from_secs(seconds);
        let (id, user_pool) = (file.to_owned(), pool.id.to_string());
        let outcome = Outcome::default();
        model.facts.journal.extend([
            Entry::Snapshot { at, user_pool, file: file.to_owned(), sha256: None },
            Entry::Intent { at, id: id.clone(), change },
            Entry::Done { at, id, outcome },
        ]);
    }
    let text = export(&model, &Words::new(Lang::En), &Style::default(), Format::Document);
    assert!(text.contains("before.json"), "{text}");
    assert!(!text.contains("between.json") && !text.contains("after.json"), "{text}");
}
