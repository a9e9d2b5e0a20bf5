//! One message for the team that runs the DNS, to paste into a ticket or a chat: the records, the
//! reason for each, and how to check them.

use crate::core::handover::command_line::quote;
use crate::core::handover::export::{Handed, Standing, records};
use crate::core::kinds::dns::Server;
use crate::core::kinds::presentation::bare;
use crate::core::records::sender_spf::CARRIERS;
use crate::core::rules::publish::TTL;
use crate::core::servers::authority;
use crate::core::wizard::model::Model;
use crate::words::Words;

use super::markdown::{code, codes, fence, plain, table};
use super::{half, label, place, standing, text};

pub fn message(model: &Model, words: &Words) -> String {
    let handed = records(&model.facts, &model.choices);
    let to_do: Vec<&Handed> = handed.iter().filter(|handed| handed.is_to_do()).collect();
    let domain = model.choices.identity_domain().map(ToString::to_string).unwrap_or_default();
    let args = [("domain", text(&domain))];
    let mut out = format!("## {}\n\n", plain(&words.say_with("message-title", &args)));
    if !to_do.is_empty() {
        out += &format!("{}\n\n", words.say_with("message-ask", &args));
    }
    out += &format!("{}\n\n", plain(&place(model, words)));
    if let Some(half) = half(model, words) {
        out += &format!("**{} {half}**\n\n", words.say("message-draft"));
    }
    if to_do.is_empty() {
        out += &format!("{}\n\n", words.say("handover-nothing-left"));
    }
    let listed: Vec<&Handed> =
        if to_do.is_empty() { handed.iter().filter(|handed| handed.is_published()).collect() } else { to_do };
    out += &list(&listed, words);
    out += &reasons(&listed, words);
    out += &format!("\n### {}\n\n", words.say("message-care"));
    for care in ["own-names", "no-proxy", "one-spf", "keep-others"] {
        out += &format!("- {}\n", words.say(&format!("message-care-{care}")));
    }
    out += &format!("\n### {}\n\n{}\n\n", words.say("message-check"), words.say("message-check-how"));
    out += &fence("sh", &checks(&listed, model));
    let rest = handed.iter().filter(|handed| !listed.contains(handed));
    // What is in the way is for whoever sends this message to settle first.
    let (done, open): (Vec<&Handed>, Vec<&Handed>) =
        rest.partition(|handed| !matches!(handed.standing, Standing::InTheWay(_)));
    for (title, part) in [("message-unsettled", open), ("message-rest", done)] {
        if !part.is_empty() {
            out += &format!("\n### {}\n\n", words.say(title));
        }
        for handed in part {
            let state = format!("{}: {}", label(handed, words), standing(handed, words));
            out += &format!("- {} ({})\n", plain(&state), code(handed.wanted.name.as_str()));
        }
    }
    out
}

/// The records as a table: what to enter, and what it takes the place of.
pub fn list(handed: &[&Handed], words: &Words) -> String {
    let head = ["record", "name", "host", "type", "value", "ttl", "replaces"];
    let head = head.map(|column| words.say(&format!("handover-column-{column}")));
    let rows: Vec<Vec<String>> = handed
        .iter()
        .map(|handed| {
            let name = &handed.wanted.name;
            let host = handed.zone.as_ref().and_then(|zone| name.relative_to(zone)).unwrap_or_default();
            let values: Vec<String> = handed.own.iter().map(|value| bare(value)).collect();
            let replaced: Vec<String> = handed.replaced().into_iter().map(|value| bare(value)).collect();
            vec![
                plain(&label(handed, words)),
                code(name.as_str()),
                code(&host),
                handed.set.rtype.clone(),
                codes(&values),
                handed.set.ttl.unwrap_or(TTL).to_string(),
                codes(&replaced),
            ]
        })
        .collect();
    table(&head, &rows)
}

/// Why each is needed; the three DKIM records have one reason.
fn reasons(handed: &[&Handed], words: &Words) -> String {
    let mut out = format!("\n### {}\n\n", words.say("message-why"));
    let mut said: Vec<&str> = Vec::new();
    for handed in handed {
        let purpose = handed.wanted.id.purpose();
        if said.contains(&purpose) {
            continue;
        }
        said.push(purpose);
        let what = if purpose == "dkim" { "DKIM 1–3".to_owned() } else { label(handed, words) };
        out += &format!("- **{}**: {}\n", plain(&what), words.say(&format!("message-why-{purpose}")));
        if purpose == "sender-spf" {
            for carrier in CARRIERS {
                out += &format!("  - {}\n", words.say(&format!("message-carrier-{carrier}")));
            }
        }
    }
    out
}

/// `dig` for each, at one of the zone's own servers where they are known: no cache stands between.
pub fn checks(handed: &[&Handed], model: &Model) -> String {
    let mut out = String::new();
    for handed in handed {
        let wanted = &handed.wanted;
        let authority = authority::of_record(&model.facts, &wanted.name, wanted.rtype);
        let server = authority.servers.iter().find_map(|server| match server {
            Server::Authoritative { host, .. } => Some(format!("@{host} ")),
            _ => None,
        });
        for value in &handed.own {
            out += &format!("# {} {}\n", wanted.id.as_str(), crate::words::clean(value));
        }
        let server = server.map(|server| quote(server.trim()) + " ").unwrap_or_default();
        out += &format!("dig +short {server}{} {}\n", quote(wanted.name.as_str()), handed.set.rtype);
    }
    out
}
