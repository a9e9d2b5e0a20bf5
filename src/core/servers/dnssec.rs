//! Whether validation is why a resolver gives no answer. Nothing is validated here: a resolver that
//! says SERVFAIL is asked the same once more with checking disabled (RFC 4035, section 3.2.2), and
//! an answer to that shows that the data is there and its signatures are not right.

use crate::core::facts::Facts;
use crate::core::kinds::dns::{Question, RecordType, Reply, Server};
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;

pub enum Unchecked<'a> {
    /// No resolver said SERVFAIL, or it says so without checking as well.
    Nothing,
    Ask(Query),
    /// What the resolver has, though it does not give it to those who want it checked.
    Answered(Server, &'a Reply),
}

/// The resolvers that said SERVFAIL, one after the other until one of them answers unchecked.
pub fn unchecked<'a>(facts: &'a Facts, name: &Name, rtype: RecordType) -> Unchecked<'a> {
    for server in facts.situation.servers() {
        let Some(unchecked) = server.unchecked() else { continue };
        let failed = facts.dns(&Question { server: server.clone(), name: name.clone(), rtype });
        if failed != Some(&Reply::ServFail) {
            continue;
        }
        let question = Question { server: unchecked, name: name.clone(), rtype };
        match facts.dns(&question) {
            None => return Unchecked::Ask(Query::Dns(question)),
            Some(reply) if reply.is_answer() => return Unchecked::Answered(server, reply),
            Some(_) => {}
        }
    }
    Unchecked::Nothing
}

/// The resolver that refuses the name because of its signatures.
pub fn refused_by(facts: &Facts, name: &Name, rtype: RecordType) -> Option<Server> {
    match unchecked(facts, name, rtype) {
        Unchecked::Answered(server, _) => Some(server),
        Unchecked::Nothing | Unchecked::Ask(_) => None,
    }
}

/// The questions that `unchecked` rests on, asked already or not.
pub fn asks(facts: &Facts, name: &Name, rtype: RecordType) -> Vec<Query> {
    let mut asks = Vec::new();
    for server in facts.situation.servers() {
        let Some(unchecked) = server.unchecked() else { continue };
        let failed = facts.dns(&Question { server, name: name.clone(), rtype });
        if failed != Some(&Reply::ServFail) {
            continue;
        }
        let question = Question { server: unchecked, name: name.clone(), rtype };
        let goes_on = facts.dns(&question).is_some_and(|reply| !reply.is_answer());
        asks.push(Query::Dns(question));
        if !goes_on {
            break;
        }
    }
    asks
}
