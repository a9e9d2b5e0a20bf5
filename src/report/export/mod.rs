//! The records and settings in the forms that others take.

mod before_after;
mod bind;
mod cloudformation;
mod csv;
mod document;
mod evidence;
mod markdown;
mod message;
mod route53;
mod terraform;
mod undo;
mod written;

#[cfg(test)]
mod tests;

use crate::core::facts::setup;
use crate::core::handover::export::{Format, Handed, Standing, records};
use crate::core::kinds::json_text::json_text;
use crate::core::kinds::message::Arg;
use crate::core::kinds::name::Name;
use crate::core::wizard::model::Model;
use crate::words::{Words, clean};

use super::records::{records_json, records_table};
use super::style::Style;

pub use route53::script as batch_script;

/// The text of one form; ends with a line feed. Empty where there is nothing to write in it.
pub fn export(model: &Model, words: &Words, style: &Style, format: Format) -> String {
    match format {
        Format::Table => records_table(model, words, style),
        Format::Json => json_text(&records_json(model)) + "\n",
        Format::Bind => bind::zone_lines(model, words),
        Format::Csv => csv::rows(model, words),
        Format::Route53 => route53::change_batches(model),
        Format::Terraform => terraform::configuration(model, words),
        Format::CloudFormation => cloudformation::template(model, words),
        Format::Message => message::message(model, words),
        Format::Document => document::document(model, words),
    }
}

/// The same as files, by name and content: one, but for the change batches, which are one a zone.
pub fn files(
    model: &Model,
    words: &Words,
    style: &Style,
    format: Format,
    domain: &Name,
) -> Vec<(String, String)> {
    match format {
        Format::Route53 => route53::files(model, domain),
        _ => vec![(format.file_name(domain), export(model, words, style, format))],
    }
}

/// What the form leaves out and why, and what to do with it: lines for a person, beside the text.
pub fn notes(model: &Model, words: &Words, format: Format) -> Vec<String> {
    let mut notes = Vec::new();
    for handed in records(&model.facts, &model.choices) {
        if let Standing::InTheWay(set) = &handed.standing {
            notes.push(in_the_way(&handed, set, words));
        }
    }
    notes.extend(half(model, words));
    if format == Format::Route53 {
        notes.extend(route53::notes(model, words));
    }
    notes
}

/// Without a MAIL FROM name the list lacks two records, and would have to be entered twice.
fn half(model: &Model, words: &Words) -> Option<String> {
    let is_open = setup::mail_from(&model.facts, &model.choices).is_none();
    is_open.then(|| words.say("handover-mail-from-open"))
}

fn in_the_way(handed: &Handed, set: &crate::core::kinds::record::RecordSet, words: &Words) -> String {
    let value = if set.alias { "ALIAS".to_owned() } else { set.values.join(", ") };
    let args = [
        ("record", text(&label(handed, words))),
        ("name", text(handed.wanted.name.as_str())),
        ("type", text(&set.rtype)),
        ("value", text(&value)),
    ];
    words.say_with("handover-in-the-way", &args)
}

fn text(text: &str) -> Arg {
    Arg::Text(clean(text))
}

fn label(handed: &Handed, words: &Words) -> String {
    words.say(&format!("record-{}", handed.wanted.id.as_str()))
}

/// How the record stands, in a word or two.
fn standing(handed: &Handed, words: &Words) -> String {
    match &handed.standing {
        Standing::New => words.say("handover-new"),
        Standing::Same => words.say("handover-same"),
        Standing::Merged { .. } => words.say("handover-merged"),
        Standing::InTheWay(_) => words.say("handover-taken"),
        Standing::Covered(parent) => words.say_with("handover-covered", &[("name", text(parent.as_str()))]),
    }
}

/// Who and where, for the head of what is handed on.
fn place(model: &Model, words: &Words) -> String {
    let facts = &model.facts;
    let unknown = || words.say("report-unknown");
    let args = [
        (
            "domain",
            model.choices.identity_domain().map_or_else(|| Arg::Text(unknown()), |name| text(name.as_str())),
        ),
        ("region", facts.region().map_or_else(|| Arg::Text(unknown()), |region| text(region.as_str()))),
        ("account", facts.caller().map_or_else(|| Arg::Text(unknown()), |caller| text(&caller.account))),
        ("time", Arg::Time(facts.now)),
    ];
    words.say_with("handover-place", &args)
}
