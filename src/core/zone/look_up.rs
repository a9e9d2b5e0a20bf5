//! A question put to the resolvers one after the other until one of them answers: the public ones,
//! over HTTPS where they are all silent (port 53 is closed), and this machine's own, which may know
//! another zone of that name.

use crate::core::dns::{Question, RecordType, Reply, Server};
use crate::core::facts::Facts;
use crate::core::name::Name;
use crate::core::query::Query;

use super::dnssec::{self, Unchecked};

pub enum LookUp<'a> {
    Answered(&'a Reply),
    Ask(Query),
    /// None of them gave an answer.
    Failed,
}

/// Who is asked, in this order.
fn servers(facts: &Facts, name: &Name, rtype: RecordType) -> Vec<Server> {
    let is_own = |server: &Server| matches!(server, Server::System { .. });
    let (own, mut servers): (Vec<Server>, Vec<Server>) = facts.situation.servers().partition(is_own);
    let is_silent = |server: &Server| {
        let question = Question { server: server.clone(), name: name.clone(), rtype };
        matches!(facts.dns(&question), Some(Reply::Timeout | Reply::Unreachable))
    };
    if servers.iter().all(is_silent) {
        servers.extend(facts.situation.over_https.iter().cloned());
    }
    servers.extend(own);
    servers
}

pub fn look_up<'a>(facts: &'a Facts, name: &Name, rtype: RecordType) -> LookUp<'a> {
    for server in servers(facts, name, rtype) {
        let question = Question { server, name: name.clone(), rtype };
        match facts.dns(&question) {
            None => return LookUp::Ask(Query::Dns(question)),
            Some(reply) if reply.is_answer() => return LookUp::Answered(reply),
            Some(_) => {}
        }
    }
    // Where validation alone fails, what stands says all the same whom to ask.
    match dnssec::unchecked(facts, name, rtype) {
        Unchecked::Ask(query) => LookUp::Ask(query),
        Unchecked::Answered(_, reply) => LookUp::Answered(reply),
        Unchecked::Nothing => LookUp::Failed,
    }
}

/// The questions that `look_up` rests on: to be asked again where a person looks again, or
/// where no resolver could be reached.
pub fn rests_on(facts: &Facts, name: &Name, rtype: RecordType) -> Vec<Query> {
    let mut asks = Vec::new();
    for server in servers(facts, name, rtype) {
        let question = Question { server, name: name.clone(), rtype };
        let goes_on = facts.dns(&question).is_some_and(|reply| !reply.is_answer());
        asks.push(Query::Dns(question));
        if !goes_on {
            break;
        }
    }
    asks.extend(dnssec::asks(facts, name, rtype));
    asks
}
