//! A change document (作業手順書): what is done to what, in which order, how it stood before, the way
//! back, and the evidence afterwards.

use crate::core::facts::setup;
use crate::core::handover::command_line::Command;
use crate::core::handover::export::records;
use crate::core::progress;
use crate::core::steps::STEPS;
use crate::core::wizard::model::Model;
use crate::words::Words;

use super::markdown::{code, fence, plain, table};
use super::message::checks;
use super::{before_after, evidence, half, place, text, undo};

pub fn document(model: &Model, words: &Words) -> String {
    let domain = model.choices.identity_domain().map(ToString::to_string).unwrap_or_default();
    let title = words.say_with("document-title", &[("domain", text(&domain))]);
    let mut out = format!("# {}\n\n{}\n", plain(&title), plain(&place(model, words)));
    let mut number = 0;
    let mut section = |id: &str, body: String| {
        if body.is_empty() {
            return;
        }
        number += 1;
        out += &format!("\n## {number}. {}\n\n{}\n", words.say(&format!("document-{id}")), body.trim_end());
    };
    section("approval", approval(words));
    section("purpose", words.say_with("document-purpose.text", &[("domain", text(&domain))]));
    section("scope", scope(model, words));
    section("impact", points(words, "document-impact", &["dns", "identity", "pool", "rate"]));
    section("conditions", points(words, "document-conditions", &["access", "verified", "quiet", "stop"]));
    section("plan", plan(model, words));
    let half = half(model, words).map(|half| format!("\n**{half}**\n")).unwrap_or_default();
    section("records", before_after::records(model, words) + &half);
    section("settings", before_after::settings(model, words));
    section("back", back(model, words));
    section("check", check(model, words));
    section("evidence", evidence::evidence(model, words));
    out
}

fn approval(words: &Words) -> String {
    let rows = ["number", "window", "worker", "reviewer", "approver"];
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| vec![words.say(&format!("document-approval-{row}")), "\\_\\_\\_\\_".to_owned()])
        .collect();
    table(&[words.say("document-column-item"), words.say("document-column-content")], &rows)
}

fn scope(model: &Model, words: &Words) -> String {
    let (facts, choices) = (&model.facts, &model.choices);
    let unknown = || words.say("report-unknown");
    let shown = |value: Option<String>| value.map_or_else(unknown, |value| code(&value));
    let pool = setup::user_pool(facts, choices).map(|pool| format!("{} ({})", pool.name(), pool.id));
    let mut zones: Vec<String> = Vec::new();
    for handed in records(facts, choices) {
        let zone = match (&handed.zone, &handed.hosted_zone) {
            (Some(zone), Some(id)) => format!("{zone} (Route 53 {id})"),
            (Some(zone), None) => zone.to_string(),
            _ => continue,
        };
        if !zones.contains(&zone) {
            zones.push(zone);
        }
    }
    let rows = [
        ("account", shown(facts.caller().map(|caller| caller.account.clone()))),
        ("caller", shown(facts.caller().map(|caller| caller.arn.clone()))),
        ("region", shown(facts.region().map(ToString::to_string))),
        ("identity", shown(choices.identity_domain().map(ToString::to_string))),
        ("mail-from", shown(setup::mail_from(facts, choices).map(|name| name.to_string()))),
        ("pool", shown(pool)),
        ("from", shown(setup::sender(facts, choices).map(|from| from.to_string()))),
        ("zones", if zones.is_empty() { unknown() } else { super::markdown::codes(&zones) }),
    ];
    let rows: Vec<Vec<String>> =
        rows.into_iter().map(|(id, value)| vec![words.say(&format!("document-scope-{id}")), value]).collect();
    table(&[words.say("document-column-item"), words.say("document-column-content")], &rows)
}

fn points(words: &Words, prefix: &str, ids: &[&str]) -> String {
    ids.iter().map(|id| format!("- {}\n", words.say(&format!("{prefix}-{id}")))).collect()
}

/// The steps in their order, with how each stands now.
fn plan(model: &Model, words: &Words) -> String {
    let head = ["number", "step", "work", "status"].map(|id| words.say(&format!("document-column-{id}")));
    let rows: Vec<Vec<String>> = STEPS
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let id = step.id();
            let status = words.say(&format!("status-{}", model.status(id).as_str()));
            let summary = words.message(&progress::summary(*step, &model.facts, &model.choices));
            vec![
                (index + 1).to_string(),
                plain(&words.say(&format!("step-{}", id.as_str()))),
                words.say(&format!("document-work-{}", id.as_str())),
                plain(&format!("{status}: {summary}")),
            ]
        })
        .collect();
    format!("{}\n\n{}", words.say("document-plan.text"), table(&head, &rows))
}

/// First what users feel, then what nobody notices any more.
fn back(model: &Model, words: &Words) -> String {
    let mut out = format!("{}\n", words.say("document-back.text"));
    let snapshot = |file| words.say_with("document-back-snapshot", &[("file", text(file))]);
    let of_pool: Vec<String> = [Some(words.say("document-back-older")), undo::snapshot(model).map(snapshot)]
        .into_iter()
        .flatten()
        .map(|said| format!("\n{said}\n"))
        .collect();
    let mut step = |id: &str, how: &str, commands: Vec<Command>, after: &str| {
        out += &format!(
            "\n### {}\n\n{}\n",
            words.say(&format!("document-back-{id}")),
            words.say(&format!("document-back-{id}.{how}"))
        );
        for command in commands {
            out += &format!("\n{}", fence("sh", &command.script()));
        }
        out += after;
    };
    step("pool", "text", undo::pool_back(model).into_iter().collect(), &of_pool.concat());
    let mail_from = match undo::mail_from_before(model) {
        None => "stays",
        Some(None) => "text",
        Some(Some(_)) => "earlier",
    };
    step("mail-from", mail_from, undo::mail_from_back(model).into_iter().collect(), "");
    step("records", "text", undo::records_back(model), "");
    step("identity", "text", Vec::new(), "");
    out
}

fn check(model: &Model, words: &Words) -> String {
    let handed = records(&model.facts, &model.choices);
    let published: Vec<_> = handed.iter().filter(|handed| handed.is_published()).collect();
    let points = points(words, "document-check", &["ses", "pool", "mail", "headers"]);
    if published.is_empty() {
        return points;
    }
    format!("{points}\n{}\n\n{}", words.say("message-check-how"), fence("sh", &checks(&published, model)))
}
