//! What was seen and done, with times and request ids (証跡).

use crate::core::dns::Server;
use crate::core::journal::{Fate, deeds};
use crate::core::message::Arg;
use crate::core::model::Model;
use crate::core::record::RecordView;
use crate::core::records;
use crate::core::wanted;
use crate::words::Words;

use super::markdown::{code, codes, plain, table};

pub fn evidence(model: &Model, words: &Words) -> String {
    let (done, total) = model.progress();
    let args = [
        ("time", Arg::Time(model.facts.now)),
        ("done", Arg::Text(done.to_string())),
        ("total", Arg::Text(total.to_string())),
    ];
    let mut out = format!("{}\n", words.say_with("document-evidence.text", &args));
    out += &format!("\n### {}\n\n{}", words.say("document-evidence-ses"), ses(model, words));
    out += &format!("\n### {}\n\n{}", words.say("document-evidence-dns"), dns(model, words));
    out += &format!("\n### {}\n\n{}", words.say("document-evidence-journal"), journal(model, words));
    out
}

fn ses(model: &Model, words: &Words) -> String {
    let Some(identity) = wanted::identity(&model.facts, &model.choices) else {
        return format!("{}\n", words.say("document-none"));
    };
    let account = model.facts.ses_account();
    let flag = |value: bool| code(if value { "true" } else { "false" });
    let checked = identity.check.as_ref().and_then(|check| check.last_checked);
    let mail_from = identity.mail_from.as_ref().map(|set| set.status.as_str());
    let rows = [
        ("ProductionAccessEnabled", account.map(|account| flag(account.production_access))),
        ("SendingEnabled", account.map(|account| flag(account.sending_enabled))),
        ("VerifiedForSendingStatus", Some(flag(identity.verified_for_sending))),
        ("DkimAttributes.Status", Some(code(identity.dkim.status.as_str()))),
        ("DkimAttributes.SigningEnabled", Some(flag(identity.dkim.signing_enabled))),
        ("MailFromAttributes.MailFromDomainStatus", mail_from.map(code)),
        ("VerificationInfo.LastCheckedTimestamp", checked.map(|at| plain(&words.time(at)))),
    ];
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|(what, value)| vec![code(what), value.unwrap_or_else(|| words.say("report-unknown"))])
        .collect();
    table(&[words.say("document-column-item"), words.say("document-column-seen")], &rows)
}

/// Each server's answer to each record.
fn dns(model: &Model, words: &Words) -> String {
    let head = ["record", "server", "answer", "seen"].map(|id| words.say(&format!("document-column-{id}")));
    let views = records::view(&model.facts, &model.choices);
    let rows: Vec<Vec<String>> = views.iter().flat_map(|view| answers(view, words)).collect();
    if rows.is_empty() { format!("{}\n", words.say("document-none")) } else { table(&head, &rows) }
}

fn answers(view: &RecordView, words: &Words) -> Vec<Vec<String>> {
    let label = plain(&words.say(&format!("record-{}", view.wanted.id.as_str())));
    view.answers
        .iter()
        .map(|answer| {
            let server = match &answer.server {
                Server::Authoritative { host, address } => format!("{host} ({address})"),
                other => format!("{} ({})", other.label(), other.address().ip()),
            };
            let judged = serde_json::to_value(answer.judgement).ok();
            let judged = judged.as_ref().and_then(|value| value.as_str()).unwrap_or_default();
            vec![
                label.clone(),
                plain(&server),
                words.say(&format!("judgement-{judged}")),
                codes(&answer.seen),
            ]
        })
        .collect()
}

/// Every write of this machine's journal, those that failed too.
fn journal(model: &Model, words: &Words) -> String {
    let head = ["time", "operation", "work", "outcome", "request"]
        .map(|id| words.say(&format!("document-column-{id}")));
    let rows: Vec<Vec<String>> = deeds(&model.facts.journal)
        .into_iter()
        .map(|deed| {
            let (outcome, request) = match deed.fate {
                Fate::Done(outcome) if outcome.already => {
                    ("document-outcome-already", outcome.request_id.clone())
                }
                Fate::Done(outcome) => {
                    let ids = outcome.request_id.iter().chain(&outcome.message_id);
                    let ids: Vec<String> = ids.cloned().collect();
                    ("document-outcome-done", Some(ids.join(" / ")).filter(|ids| !ids.is_empty()))
                }
                Fate::Failed(problem) => ("document-outcome-failed", problem.request_id.clone()),
                Fate::Unknown => ("document-outcome-unknown", None),
            };
            vec![
                plain(&words.time(deed.at)),
                code(deed.change.operation()),
                plain(&words.change(deed.change)),
                words.say(outcome),
                request.map(|id| code(&id)).unwrap_or_default(),
            ]
        })
        .collect();
    if rows.is_empty() { format!("{}\n", words.say("document-none")) } else { table(&head, &rows) }
}
