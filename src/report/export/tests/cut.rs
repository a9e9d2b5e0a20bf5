//! What a change document says of the way back rests on the journal, and is the same after a cut.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::model;
use crate::core::facts::journal::cut::histories::{self, POOLS, cut, entries};
use crate::core::facts::journal::cut::stays;
use crate::core::facts::journal::{Entry, Journal};
use crate::core::handover::export::Format;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::aws::UserPool;
use crate::core::kinds::name::UserPoolId;
use crate::core::kinds::query::Query;
use crate::core::wizard::model::Model;
use crate::report::Style;
use crate::report::export::{export, undo};
use crate::words::{Lang, Words};

/// With a pool that was bound, or not.
fn known(email_kind: u8) -> Model {
    let mut model = model();
    model.facts.now = "2026-11-22T09:00:00Z".parse().unwrap();
    let id = UserPoolId::from(POOLS[0]);
    let members = histories::members(POOLS[0], email_kind, "OFF");
    let pool = UserPool { id: id.clone(), members, mfa: serde_json::Value::Null };
    model.facts.record(Query::UserPool(id.clone()), Ok(Answer::UserPool(Box::new(pool))));
    model.choices.user_pools = vec![id];
    model
}

#[test]
fn the_way_back_is_the_same_after_a_cut() {
    let words = Words::new(Lang::En);
    let heading = words.say("document-evidence");
    let mut runner = TestRunner::new(Config { cases: 200, failure_persistence: None, ..Config::default() });
    let compared = runner.run(&(histories::histories(), 0..3u8), |(history, email_kind)| {
        let mut model = known(email_kind);
        let now = model.facts.now;
        let before = entries(&history, now);
        let after = cut(&before, &stays(&before, now, 0, |_| false));
        let [before, after] = [before, after].map(|entries| {
            model.facts.journal = Journal::from(entries);
            model.facts.forget(|_| false);
            let text = export(&model, &words, &Style::default(), Format::Document);
            let (rest, evidence) = text.rsplit_once(&heading).unwrap();
            let created = undo::created_identity(&model);
            (rest.to_owned(), created, evidence.lines().map(str::to_owned).collect::<Vec<_>>())
        });
        prop_assert_eq!((before.0, before.1), (after.0, after.1));
        // The lists become shorter, and have no line that was not there.
        let is_new =
            |line: &&String| !before.2.contains(line) && !line.starts_with("The journal has been cut");
        prop_assert_eq!(after.2.iter().find(is_new), None);
        Ok(())
    });
    compared.unwrap();
}

#[test]
fn the_evidence_says_that_older_lines_are_not_listed() {
    let mut model = known(0);
    let at = model.facts.now;
    for (gone, is_said) in [(0, false), (1240, true)] {
        model.facts.journal = vec![Entry::Cut { at, gone, kept: 0 }].into();
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let text = export(&model, &words, &Style::default(), Format::Document);
            assert_eq!(text.contains("journal.1.jsonl"), is_said, "{text}");
            assert_eq!(text.contains("1240"), is_said, "{text}");
        }
    }
}
