//! Records and settings before the change and after it, side by side.

use serde_json::Value;

use crate::core::facts::setup;
use crate::core::handover::export::{self, Standing};
use crate::core::kinds::presentation::bare;
use crate::core::kinds::record::RecordSet;
use crate::core::steps;
use crate::core::wizard::model::Model;
use crate::words::Words;

use super::markdown::{code, codes, plain, table};
use super::{label, standing, undo};

/// Every record with all values of its name and type.
pub fn records(model: &Model, words: &Words) -> String {
    let head = ["record", "name", "type", "before", "after", "standing"];
    let head = head.map(|id| words.say(&format!("document-column-{id}")));
    let none = || words.say("document-none");
    let values = |set: &RecordSet| {
        let values: Vec<String> = set.values.iter().map(|value| bare(value)).collect();
        if values.is_empty() { none() } else { codes(&values) }
    };
    let rows: Vec<Vec<String>> = export::records(&model.facts, &model.choices)
        .iter()
        .map(|handed| {
            let (before, after) = match (undo::record_before(model, handed), &handed.standing) {
                (Some(before), _) => (before.map_or_else(none, values), values(&handed.set)),
                (None, Standing::New) => (none(), values(&handed.set)),
                (None, Standing::Merged { before }) => (values(before), values(&handed.set)),
                (None, Standing::Same) => (values(&handed.set), values(&handed.set)),
                (None, Standing::InTheWay(set)) => (values(set), values(set)),
                (None, Standing::Covered(_)) => (none(), none()),
            };
            vec![
                plain(&label(handed, words)),
                code(handed.wanted.name.as_str()),
                handed.set.rtype.clone(),
                before,
                after,
                plain(&standing(handed, words)),
            ]
        })
        .collect();
    if rows.is_empty() { words.say("report-no-records") } else { table(&head, &rows) }
}

/// The identity and the pool's `EmailConfiguration`, member by member.
pub fn settings(model: &Model, words: &Words) -> String {
    let (facts, choices) = (&model.facts, &model.choices);
    let none = || words.say("document-none");
    let shown = |value: Option<String>| value.map_or_else(none, |value| code(&value));
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut add = |what: String, before: Option<String>, after: Option<String>| {
        rows.push(vec![what, shown(before), shown(after)]);
    };
    if let Some(domain) = choices.identity_domain() {
        let stands = setup::identity(facts, choices);
        let before = stands.is_some() && !undo::created_identity(model);
        add("SES: EmailIdentity".to_owned(), before.then(|| domain.to_string()), Some(domain.to_string()));
        let set = || stands.and_then(steps::mail_from_before);
        let before = undo::mail_from_before(model).unwrap_or_else(set).map(|set| set.domain.to_string());
        let after = setup::mail_from(facts, choices).map(|name| name.to_string());
        add("SES: MailFromDomain".to_owned(), before, after);
    }
    let (before, after) = (undo::email_before(model), undo::email_after(model));
    let mut members: Vec<&String> = Vec::new();
    for member in after.iter().chain(&before).flat_map(serde_json::Map::keys) {
        if !members.contains(&member) {
            members.push(member);
        }
    }
    let value = |map: &Option<serde_json::Map<String, Value>>, member: &str| {
        let value = map.as_ref()?.get(member)?;
        Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    };
    for member in members {
        let what = format!("Cognito: EmailConfiguration.{member}");
        add(plain(&what), value(&before, member), value(&after, member));
    }
    let head = ["setting", "before", "after"].map(|id| words.say(&format!("document-column-{id}")));
    table(&head, &rows) + &format!("\n{}\n", words.say("document-settings-rest"))
}
