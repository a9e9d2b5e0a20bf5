//! The records to publish: as a table, as JSON, and one by one for entering by hand.

use serde_json::{Value, json};

use crate::core::kinds::dns::Server;
use crate::core::kinds::record::{RecordStatus, RecordView, ServerAnswer};
use crate::core::records;
use crate::core::wizard::model::Model;
use crate::words::{Words, clean};

use super::style::{Style, columns};

/// One line a record: what it is, type, name, value, how it stands.
pub fn records_table(model: &Model, words: &Words, style: &Style) -> String {
    let views = records::view(&model.facts, &model.choices);
    if views.is_empty() {
        return format!("{}\n", words.say("report-no-records"));
    }
    let head = ["record", "type", "name", "value", "status"];
    let mut rows = vec![head.map(|column| words.say(&format!("report-column-{column}"))).to_vec()];
    rows.extend(views.iter().map(|view| {
        vec![
            words.say(&format!("record-{}", view.wanted.id.as_str())),
            view.wanted.rtype.as_str().to_owned(),
            clean(view.wanted.name.as_str()),
            clean(&view.wanted.value),
            standing(view, words, style),
        ]
    }));
    columns(&rows)
}

/// The records in the shape of `status --json`.
pub fn records_json(model: &Model) -> Value {
    records::view(&model.facts, &model.choices).iter().map(record).collect()
}

/// One record with its parts each on a line of its own, the value alone so that it can be copied.
pub fn record_block(view: &RecordView, words: &Words, style: &Style) -> String {
    let part = |column: &str| words.say(&format!("report-column-{column}"));
    format!(
        "{}: {}\n  {}: {}\n  {}:\n{}\n  {}:\n{}\n",
        words.say(&format!("record-{}", view.wanted.id.as_str())),
        standing(view, words, style),
        part("type"),
        view.wanted.rtype.as_str(),
        part("name"),
        clean(view.wanted.name.as_str()),
        part("value"),
        clean(&view.wanted.value),
    )
}

/// The sign and word of how a record stands.
pub fn standing(view: &RecordView, words: &Words, style: &Style) -> String {
    let word = words.say(&format!("record-status-{}", status(view.status)));
    let sign = style.record(view.status);
    match &view.covered_by {
        Some(parent) => format!("{sign} {word} ({})", clean(parent.as_str())),
        None => format!("{sign} {word}"),
    }
}

const fn status(status: RecordStatus) -> &'static str {
    match status {
        RecordStatus::Live => "live",
        RecordStatus::Propagating => "propagating",
        RecordStatus::Missing => "missing",
        RecordStatus::Wrong => "wrong",
        RecordStatus::Conflict => "conflict",
        RecordStatus::Covered => "covered",
        RecordStatus::Unknown => "unknown",
    }
}

/// A record as `status --json` has it.
pub(super) fn record(view: &RecordView) -> Value {
    let wanted = &view.wanted;
    json!({
        "id": wanted.id.as_str(),
        "purpose": wanted.id.purpose(),
        "name": wanted.name.as_str(),
        "type": wanted.rtype.as_str(),
        "value": [wanted.value],
        "required": wanted.required,
        "status": status(view.status),
        "answers": view.answers.iter().map(answer).collect::<Vec<_>>(),
    })
}

fn answer(answer: &ServerAnswer) -> Value {
    let kind = match answer.server {
        Server::Authoritative { .. } => "authoritative",
        Server::Resolver { .. } | Server::Unchecked { .. } | Server::Https { .. } => "resolver",
        Server::System { .. } => "system",
    };
    json!({
        "server": answer.server.label(),
        "address": answer.server.address().to_string(),
        "kind": kind,
        "answer": answer.judgement,
        "seen": answer.seen,
        "seconds_left": answer.seconds_left,
    })
}
