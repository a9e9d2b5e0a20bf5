//! What was seen, and when it was asked for (証跡).

use jiff::Timestamp;

use crate::core::facts::setup;
use crate::core::kinds::dns::{Question, Server};
use crate::core::kinds::message::Arg;
use crate::core::kinds::query::Query;
use crate::core::kinds::record::RecordView;
use crate::core::records;
use crate::core::wizard::model::Model;
use crate::words::Words;

use super::markdown::{code, codes, plain, table};
use super::written;

pub fn evidence(model: &Model, words: &Words) -> String {
    let (done, total) = model.progress();
    let args = [
        ("time", Arg::Time(model.facts.now)),
        ("done", Arg::Text(done.to_string())),
        ("total", Arg::Text(total.to_string())),
    ];
    let mut out = format!("{}\n", words.say_with("document-evidence.text", &args));
    let parts = [
        ("ses", ses(model, words)),
        ("dns", dns(model, words)),
        ("journal", written::journal(model, words)),
        ("sets", written::record_sets(model, words)),
    ];
    for (id, part) in parts {
        out += &format!("\n### {}\n\n{part}", words.say(&format!("document-evidence-{id}")));
    }
    if let Some((at, gone)) = model.facts.journal.gone() {
        let args = [("time", Arg::Time(at)), ("count", Arg::Text(gone.to_string()))];
        out += &format!("\n{}\n", words.say_with("document-evidence-cut", &args));
    }
    out
}

fn ses(model: &Model, words: &Words) -> String {
    let Some(identity) = setup::identity(&model.facts, &model.choices) else {
        return format!("{}\n", words.say("document-none"));
    };
    let account = model.facts.ses_account();
    let flag = |value: bool| code(if value { "true" } else { "false" });
    let unknown = || words.say("report-unknown");
    let checked = identity.check.as_ref().and_then(|check| check.last_checked);
    let mail_from = identity.mail_from.as_ref().map_or_else(
        || words.say("screen-not-set"),
        |set| format!("{} ({})", code(set.status.as_str()), code(set.domain.as_str())),
    );
    let of_account = &Query::SesAccount;
    let of_identity = &Query::Identity(identity.name.clone());
    let rows = [
        ("ProductionAccessEnabled", account.map(|account| flag(account.production_access)), of_account),
        ("SendingEnabled", account.map(|account| flag(account.sending_enabled)), of_account),
        ("VerifiedForSendingStatus", Some(flag(identity.verified_for_sending)), of_identity),
        ("DkimAttributes.Status", Some(code(identity.dkim.status.as_str())), of_identity),
        ("DkimAttributes.SigningEnabled", Some(flag(identity.dkim.signing_enabled)), of_identity),
        ("MailFromAttributes.MailFromDomainStatus", Some(mail_from), of_identity),
        (
            "VerificationInfo.LastCheckedTimestamp",
            checked.map(|at| plain(&words.exact_time(at))),
            of_identity,
        ),
    ];
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|(what, value, asked)| {
            let at = when(model.facts.asked_at(asked), words);
            vec![code(what), value.unwrap_or_else(unknown), code(asked.operation()), at]
        })
        .collect();
    table(&["item", "seen", "operation", "time"].map(|id| words.say(&format!("document-column-{id}"))), &rows)
}

fn when(at: Option<Timestamp>, words: &Words) -> String {
    at.map_or_else(|| words.say("report-unknown"), |at| plain(&words.exact_time(at)))
}

/// Each server's answer to each record.
fn dns(model: &Model, words: &Words) -> String {
    let head = ["record", "server", "answer", "seen", "time"];
    let head = head.map(|id| words.say(&format!("document-column-{id}")));
    let views = records::view(&model.facts, &model.choices);
    let rows: Vec<Vec<String>> = views.iter().flat_map(|view| answers(model, view, words)).collect();
    if rows.is_empty() { format!("{}\n", words.say("document-none")) } else { table(&head, &rows) }
}

fn answers(model: &Model, view: &RecordView, words: &Words) -> Vec<Vec<String>> {
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
            let (name, rtype) = (view.wanted.name.clone(), view.wanted.rtype);
            let question = Question { server: answer.server.clone(), name, rtype };
            vec![
                label.clone(),
                plain(&server),
                words.say(&format!("judgement-{judged}")),
                codes(&answer.seen),
                when(model.facts.asked_at(&Query::Dns(question)), words),
            ]
        })
        .collect()
}
