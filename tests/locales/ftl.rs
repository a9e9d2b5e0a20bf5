//! The locale files as shapes: which messages there are, and what they take.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use fluent_bundle::FluentResource;

use crate::source;

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// False for a message of attributes alone.
    pub has_value: bool,
    pub variables: BTreeSet<String>,
    pub attributes: BTreeMap<String, BTreeSet<String>>,
}

pub type Shapes = BTreeMap<String, Shape>;

/// Every message of the language; what is wrong with the files goes to `faults`.
pub fn read(lang: &str, faults: &mut Vec<String>) -> Shapes {
    let mut all = Shapes::new();
    let mut homes: BTreeMap<String, String> = BTreeMap::new();
    for path in source::files(&source::root().join("assets/locales").join(lang), "ftl") {
        let text = fs::read_to_string(&path).expect("a locale file");
        let name = path.strip_prefix(source::root()).expect("below the root").display().to_string();
        if let Err((_, errors)) = FluentResource::try_new(text.clone()) {
            faults.push(format!("{name}: {errors:?}"));
        }
        let lines = text.lines().count();
        let prefixes: BTreeSet<String> = shapes(&text).iter().map(|(id, _)| prefix(id).to_owned()).collect();
        if lines > 400 && prefixes.len() > 1 {
            faults.push(format!("{name} has {lines} lines; split it by prefix"));
        }
        for prefix in prefixes {
            if let Some(other) = homes.insert(prefix.clone(), name.clone()) {
                faults.push(format!("{prefix}-* is in {other} and in {name}: one prefix, one file"));
            }
        }
        for (id, shape) in shapes(&text) {
            if all.insert(id.clone(), shape).is_some() {
                faults.push(format!("{name}: {id} stands twice in {lang}"));
            }
        }
    }
    all
}

/// What a message's id begins with: where its file is found.
pub fn prefix(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
}

/// A message begins in the first column, an attribute with a dot on a line of its own.
pub fn shapes(text: &str) -> Vec<(String, Shape)> {
    let mut found: Vec<(String, Shape)> = Vec::new();
    let mut attribute: Option<String> = None;
    for line in text.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let id = line.split('=').next().unwrap_or_default().trim().to_owned();
            found.push((id, Shape::default()));
            attribute = None;
        } else if let Some(rest) = line.trim_start().strip_prefix('.') {
            attribute = rest.split_once('=').map(|(name, _)| name.trim().to_owned());
        }
        let Some((_, shape)) = found.last_mut() else { continue };
        let is_head = line.starts_with(|c: char| c.is_ascii_alphabetic());
        let says = if is_head {
            line.split_once('=').is_some_and(|(_, text)| !text.trim().is_empty())
        } else {
            true
        };
        shape.has_value |= attribute.is_none() && says;
        let names = variables(line);
        match &attribute {
            Some(name) => shape.attributes.entry(name.clone()).or_default().extend(names),
            None => shape.variables.extend(names),
        }
    }
    found
}

fn variables(line: &str) -> Vec<String> {
    line.split('$')
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect())
        .collect()
}

/// The ids under which the message has a text: its own, and one an attribute.
pub fn texts((id, shape): (&String, &Shape)) -> Vec<String> {
    let own = shape.has_value.then(|| id.clone());
    own.into_iter().chain(shape.attributes.keys().map(|attribute| format!("{id}.{attribute}"))).collect()
}
