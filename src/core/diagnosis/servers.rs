//! Name servers of the zone that do not serve it, among others that do (RFC 1912, section 2.8,
//! "lame delegations").

use std::collections::BTreeMap;

use crate::core::dns::Server;
use crate::core::finding::{Code, Finding};
use crate::core::name::Name;
use crate::core::record::{Judgement, RecordView};
use crate::core::step::StepId;
use crate::core::zone::authority::Authority;

/// The server answered, and not as one that holds the zone: waiting does not change that.
pub fn refuses(judgement: Judgement) -> bool {
    matches!(judgement, Judgement::Refused | Judgement::Servfail | Judgement::Lame | Judgement::Malformed)
}

/// Those of the domain's own zone that refused every question about a record.
pub fn finding(domain: &Name, authority: &Authority, views: &[RecordView]) -> Option<Finding> {
    let mut said: BTreeMap<&Server, Vec<Judgement>> = BTreeMap::new();
    for answer in views.iter().flat_map(|view| &view.answers) {
        if authority.servers.contains(&answer.server) {
            said.entry(&answer.server).or_default().push(answer.judgement);
        }
    }
    let lame: Vec<String> = said
        .iter()
        .filter(|(_, judgements)| judgements.iter().all(|judgement| refuses(*judgement)))
        .filter_map(|(server, judgements)| line(server, *judgements.first()?))
        .collect();
    let finding = Finding::new(Code::NameServerLame, StepId::Records).text("domain", domain);
    (!lame.is_empty() && lame.len() < said.len()).then(|| finding.seen(lame.join("\n")))
}

/// What each server of the first record said, a line each.
pub fn said(views: &[RecordView]) -> String {
    let answers = views.first().into_iter().flat_map(|view| &view.answers);
    let own = answers.filter(|answer| answer.server.is_authoritative());
    own.filter_map(|answer| line(&answer.server, answer.judgement)).collect::<Vec<_>>().join("\n")
}

fn line(server: &Server, judgement: Judgement) -> Option<String> {
    let word = serde_json::to_value(judgement).ok()?;
    Some(format!("{} {} {}", server.label(), server.address().ip(), word.as_str()?))
}
