//! Whether the key can be had through a DKIM CNAME: receivers ask for TXT at its name, and some DNS
//! hosts answer the question for the CNAME alone (SES developer guide, "Troubleshooting DKIM").

use crate::core::dns::{Question, RecordType, Reply, Server};
use crate::core::finding::{Code, Finding};
use crate::core::query::Query;
use crate::core::record::{Judgement, ServerAnswer};

use super::site::Site;

/// One server that gives the CNAME; its zone's others are of the same host.
fn question(site: &Site<'_>) -> Option<Question> {
    let wanted = &site.view.wanted;
    let gives = |answer: &&ServerAnswer| {
        matches!(answer.server, Server::Authoritative { .. }) && answer.judgement == Judgement::Match
    };
    let answer = site.view.answers.iter().find(gives).filter(|_| wanted.rtype == RecordType::Cname)?;
    Some(Question { server: answer.server.clone(), name: wanted.name.clone(), rtype: RecordType::Txt })
}

pub fn asks(site: &Site<'_>) -> Option<Query> {
    question(site).map(Query::Dns)
}

/// To a question of another type the CNAME is the answer (RFC 1034, section 3.6.2).
pub fn finding(site: &Site<'_>) -> Option<Finding> {
    let question = question(site)?;
    let seen = match site.facts.dns(&question)? {
        Reply::ServFail => "SERVFAIL",
        Reply::Refused => "REFUSED",
        Reply::NoData { .. } => "NODATA",
        _ => return None,
    };
    let mut finding =
        site.finding(Code::DkimKeyNotFollowed).text("server", question.server.label()).seen(seen);
    // The record itself is as it is wanted.
    finding.wanted = None;
    Some(finding)
}
