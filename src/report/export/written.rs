//! What this machine's journal says was done: each call with its ids, and each record set with both
//! its sides (証跡).

use crate::core::facts::journal::{Deed, Fate, deeds};
use crate::core::kinds::change::{Change, Outcome};
use crate::core::kinds::message::Arg;
use crate::core::kinds::presentation::bare;
use crate::core::kinds::problem::Problem;
use crate::core::kinds::record::RecordSet;
use crate::core::wizard::model::Model;
use crate::words::Words;

use super::markdown::{code, codes, plain, table};

/// Every write, those that failed too.
pub fn journal(model: &Model, words: &Words) -> String {
    let rows: Vec<Vec<String>> = deeds(&model.facts.journal)
        .into_iter()
        .map(|deed| {
            vec![
                plain(&words.exact_time(deed.at)),
                code(deed.change.operation()),
                plain(&words.change(deed.change)),
                outcome(&deed, words),
                ids(&deed),
            ]
        })
        .collect();
    shown(&["time", "operation", "work", "outcome", "request"], &rows, words)
}

fn outcome(deed: &Deed<'_>, words: &Words) -> String {
    let id = match deed.fate {
        Fate::Done(outcome) if outcome.already => "document-outcome-already",
        Fate::Done(_) => "document-outcome-done",
        Fate::Failed(_) => "document-outcome-failed",
        Fate::Unknown => "document-outcome-unknown",
    };
    let said = match deed.fate {
        Fate::Failed(Problem { code, message, .. }) => {
            let parts: Vec<&str> = [code, message].into_iter().filter_map(Option::as_deref).collect();
            parts.join(": ")
        }
        Fate::Done(Outcome { window: Some(window), .. }) => {
            let args = [("milliseconds", Arg::Text(window.to_string()))];
            words.say_with("document-write-window", &args)
        }
        _ => String::new(),
    };
    let said: Vec<String> =
        [said].into_iter().chain(proven(deed, words)).filter(|said| !said.is_empty()).collect();
    if said.is_empty() { words.say(id) } else { format!("{} ({})", words.say(id), plain(&said.join("; "))) }
}

/// Of which identity and pool a test mail was: made again under the same names they are others.
fn proven(deed: &Deed<'_>, words: &Words) -> Vec<String> {
    let (Change::SendMail { proves, .. } | Change::InviteTestUser { proves, .. }, Fate::Done(_)) =
        (deed.change, &deed.fate)
    else {
        return Vec::new();
    };
    let tokens = Some(&proves.tokens).filter(|tokens| !tokens.is_empty());
    let identity = tokens.map(|tokens| {
        words.say_with("document-proves-identity", &[("tokens", Arg::Text(tokens.join(", ")))])
    });
    let pool = proves.pool_created.map(|created| {
        words.say_with("document-proves-pool", &[("time", Arg::Text(words.exact_time(created)))])
    });
    identity.into_iter().chain(pool).collect()
}

/// The request's id, SES's of the mail, Route 53's of the batch.
fn ids(deed: &Deed<'_>) -> String {
    let ids: Vec<String> = match deed.fate {
        Fate::Done(Outcome { request_id, message_id, change_id, .. }) => {
            [request_id, message_id, change_id].into_iter().flatten().cloned().collect()
        }
        Fate::Failed(problem) => problem.request_id.iter().cloned().collect(),
        Fate::Unknown => Vec::new(),
    };
    codes(&ids)
}

/// The record sets of every batch that was written: how each stood, and how it was written.
pub fn record_sets(model: &Model, words: &Words) -> String {
    let mut rows = Vec::new();
    for deed in deeds(&model.facts.journal) {
        if !matches!(deed.fate, Fate::Done(outcome) if !outcome.already) {
            continue;
        }
        for swap in deed.change.swaps() {
            let Some(set) = swap.come.or(swap.gone) else { continue };
            rows.push(vec![
                plain(&words.exact_time(deed.at)),
                code(set.name.as_str()),
                set.rtype.clone(),
                side(swap.gone, words),
                side(swap.come, words),
            ]);
        }
    }
    shown(&["time", "name", "type", "before", "after"], &rows, words)
}

/// The values and the TTL.
fn side(set: Option<&RecordSet>, words: &Words) -> String {
    let Some(set) = set else { return words.say("document-none") };
    let values: Vec<String> = set.values.iter().map(|value| bare(value)).collect();
    match set.ttl {
        Some(ttl) => format!("{} (TTL {ttl})", codes(&values)),
        None => codes(&values),
    }
}

fn shown(columns: &[&str], rows: &[Vec<String>], words: &Words) -> String {
    if rows.is_empty() {
        return format!("{}\n", words.say("document-none"));
    }
    let head: Vec<String> =
        columns.iter().map(|column| words.say(&format!("document-column-{column}"))).collect();
    table(&head, rows)
}
