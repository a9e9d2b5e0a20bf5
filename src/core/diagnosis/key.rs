//! Whether the key can be had through a DKIM CNAME: receivers ask for TXT at its name, and some DNS
//! hosts answer the question for the CNAME alone (SES developer guide, "Troubleshooting DKIM").

use std::collections::BTreeMap;

use crate::core::kinds::dns::{Question, RecordType, Reply, Server};
use crate::core::kinds::finding::{Code, Finding};
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{Judgement, RecordView};
use crate::core::records;

use super::site::Site;

/// Servers of one host answer alike: each of the three records is asked for at another server, those
/// of different hosts first, and at every server that failed for one of the others.
fn questions(site: &Site<'_>) -> Vec<Question> {
    let wanted = &site.view.wanted;
    let Some(rank) = wanted.id.dkim_rank() else {
        return Vec::new();
    };
    let servers = servers(site.view);
    let views = records::view(site.facts, site.choices);
    let failed = |server: &Server| {
        views.iter().filter(|view| view.wanted.id.dkim_rank().is_some()).any(|view| {
            let question = ask(server, &view.wanted.name);
            site.facts.dns(&question).and_then(failure).is_some()
        })
    };
    let own = (!servers.is_empty()).then(|| servers[rank % servers.len()]);
    servers
        .iter()
        .filter(|server| own == Some(**server) || failed(server))
        .map(|server| ask(server, &wanted.name))
        .collect()
}

fn ask(server: &Server, name: &Name) -> Question {
    Question { server: server.clone(), name: name.clone(), rtype: RecordType::Txt }
}

/// Those that give the CNAME: one of each host, then the second of each.
fn servers(view: &RecordView) -> Vec<&Server> {
    let gives = view.answers.iter().filter(|answer| answer.judgement == Judgement::Match);
    let mut of_host: BTreeMap<Name, usize> = BTreeMap::new();
    let mut servers: Vec<(usize, &Server)> = Vec::new();
    for answer in gives {
        let Server::Authoritative { host, .. } = &answer.server else { continue };
        let count = of_host.entry(host.registrable().unwrap_or_else(|| host.clone())).or_default();
        servers.push((*count, &answer.server));
        *count += 1;
    }
    servers.sort_by_key(|(count, _)| *count);
    servers.into_iter().map(|(_, server)| server).collect()
}

pub fn asks(site: &Site<'_>) -> Vec<Query> {
    questions(site).into_iter().map(Query::Dns).collect()
}

/// To a question of another type the CNAME is the answer (RFC 1034, section 3.6.2).
fn failure(reply: &Reply) -> Option<&'static str> {
    match reply {
        Reply::ServFail => Some("SERVFAIL"),
        Reply::Refused => Some("REFUSED"),
        Reply::NoData { .. } => Some("NODATA"),
        _ => None,
    }
}

pub fn finding(site: &Site<'_>) -> Option<Finding> {
    questions(site).into_iter().find_map(|question| {
        let seen = failure(site.facts.dns(&question)?)?;
        let mut finding =
            site.finding(Code::DkimKeyNotFollowed).text("server", question.server.label()).seen(seen);
        // The record itself is as it is wanted.
        finding.wanted = None;
        Some(finding)
    })
}
