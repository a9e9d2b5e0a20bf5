//! English and Japanese are equals: every code has its words in both, nothing stands there that
//! no code calls for, and both take the same arguments.

// Clippy knows that tests may expect, but not that a test's own functions may.
#![allow(clippy::expect_used)]

#[path = "locales/ftl.rs"]
mod ftl;
#[path = "locales/named.rs"]
mod named;
#[path = "locales/render.rs"]
mod render;
mod source;
#[path = "locales/wanted.rs"]
mod wanted;

use std::collections::BTreeSet;

use ftl::Shapes;
use named::Named;
use sendoff::core::kinds::finding::Code;
use sendoff::words::findings::FINDING_ARGS;
use sendoff::words::{Lang, Words};

fn both() -> [(Lang, Shapes); 2] {
    Lang::ALL.map(|lang| (lang, ftl::read(lang.as_str(), &mut Vec::new())))
}

fn none_of(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_files_parse_and_are_all_built_in() {
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        let shapes = ftl::read(lang.as_str(), &mut faults);
        let words = Words::new(lang);
        for id in shapes.iter().flat_map(ftl::texts) {
            if words.say(&id).starts_with('⟦') {
                faults.push(format!("{id} is in a file that src/words/files.rs does not list"));
            }
        }
    }
    none_of(&faults);
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let [(_, en), (_, ja)] = both();
    none_of(&differences(&en, &ja));
}

fn differences(en: &Shapes, ja: &Shapes) -> Vec<String> {
    let ids: BTreeSet<&String> = en.keys().chain(ja.keys()).collect();
    ids.into_iter()
        .filter(|id| en.get(*id) != ja.get(*id))
        .map(|id| format!("{id}: en {:?}, ja {:?}", en.get(id), ja.get(id)))
        .collect()
}

#[test]
fn every_code_has_its_words() {
    let mut faults = Vec::new();
    for (lang, shapes) in both() {
        for (id, attributes) in wanted::messages() {
            let Some(shape) = shapes.get(&id) else {
                faults.push(format!("{}: {id} is missing", lang.as_str()));
                continue;
            };
            let has: Vec<&str> = shape.attributes.keys().map(String::as_str).collect();
            if has != attributes && !id.starts_with("scenario-") {
                faults.push(format!("{}: {id} has {has:?}, not {attributes:?}", lang.as_str()));
            }
        }
    }
    none_of(&faults);
}

#[test]
fn every_id_named_in_the_source_exists() {
    let mut faults = Vec::new();
    let named = named::read();
    for (lang, shapes) in both() {
        faults.extend(unknown(&named, &shapes).map(|id| format!("{}: {id} is missing", lang.as_str())));
    }
    none_of(&faults);
}

fn unknown<'a>(named: &'a Named, shapes: &'a Shapes) -> impl Iterator<Item = String> + 'a {
    let exists = |id: &str| match id.split_once('.') {
        Some((id, attribute)) => shapes.get(id).is_some_and(|shape| shape.attributes.contains_key(attribute)),
        None => shapes.get(id).is_some_and(|shape| shape.has_value),
    };
    named.ids.iter().filter(move |id| !exists(id)).cloned()
}

#[test]
fn nothing_is_said_that_nobody_calls_for() {
    let [(_, en), _] = both();
    none_of(&extra(&named::read(), &en));
}

fn extra(named: &Named, shapes: &Shapes) -> Vec<String> {
    let wanted = wanted::messages();
    let is_called = |id: &str| {
        let in_family = wanted::FAMILIES.iter().any(|family| id.starts_with(family));
        wanted.contains_key(id) || named.literals.contains(id) || !in_family && named.matches(id)
    };
    let mut extra: Vec<String> = shapes.keys().filter(|id| !is_called(id)).cloned().collect();
    for (id, shape) in shapes.iter().filter(|(id, _)| !wanted.contains_key(*id)) {
        let full = shape.attributes.keys().map(|attribute| format!("{id}.{attribute}"));
        extra.extend(full.filter(|full| !named.literals.contains(full) && !named.matches(full)));
    }
    extra
}

#[test]
fn a_finding_is_told_exactly_what_its_sentences_use() {
    let mut faults = Vec::new();
    let [(_, en), _] = both();
    for code in Code::ALL {
        let listed: Vec<_> = FINDING_ARGS.iter().filter(|(listed, _)| listed == code).collect();
        let [(_, args)] = listed[..] else {
            faults.push(format!("{} stands {} times in FINDING_ARGS", code.as_str(), listed.len()));
            continue;
        };
        let args: BTreeSet<&str> = args.iter().copied().collect();
        let shape = &en[&format!("finding-{}", code.as_str())];
        let used = shape.variables.iter().chain(shape.attributes.values().flatten());
        let used: BTreeSet<&str> = used.map(String::as_str).collect();
        if used != args {
            faults.push(format!("{}: told {args:?}, uses {used:?}", code.as_str()));
        }
    }
    none_of(&faults);
}

/// The checks above find what they are for.
#[test]
fn a_fault_is_found() {
    let shapes = |text: &str| -> Shapes { ftl::shapes(text).into_iter().collect() };
    let en = shapes("a = { $x }\nb = x\n    .fix = { $y }\nsummary-none = x\nstatus-odd = x\n");
    assert_eq!(
        differences(&en, &shapes("a = x\nb = x\n    .fix = { $y }\nsummary-none = x\nstatus-odd = x\n"))
            .len(),
        1
    );
    assert_eq!(differences(&en, &shapes("a = { $x }\nb = x\nsummary-none = x\nstatus-odd = x\n")).len(), 1);
    assert_eq!(differences(&en, &shapes("a = { $x }\n")).len(), 3);

    let mut named = Named::default();
    named::collect(
        r#"// say("in-a-comment")
           fn f() { words.say("lost"); Message::new("gone").text("name", 1); other("b.fix"); say("b.why"); }
           fn g(kind: &str) -> String { let id = "summary-lost"; format!("status-{kind}"); format!("a-{kind}") }
           #[cfg(test)]
           mod tests { fn t() { say("only-in-a-test"); } }"#,
        &mut named,
    );
    let lost: Vec<String> = unknown(&named, &en).collect();
    assert_eq!(lost, ["b.why", "gone", "lost", "summary-lost"]);
    assert_eq!(extra(&named, &en), ["a", "b", "status-odd", "summary-none"]);
    assert!(named.matches("a-b") && !named.matches("a-"));
}
