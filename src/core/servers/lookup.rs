//! A question put to the resolvers one after the other until one of them answers: the public ones,
//! over HTTPS where port 53 is closed, and this machine's own, which may know
//! another zone of that name.

use crate::core::facts::Facts;
use crate::core::kinds::dns::{Question, RecordType, Reply, Server};
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;

use super::dnssec::{self, Unchecked};
use super::port_53;

pub enum LookUp<'a> {
    Answered(&'a Reply),
    Ask(Query),
    /// None of them gave an answer.
    Failed,
}

/// Who is asked, in this order. Where HTTPS stands in, port 53 is not tried anew for each name; what
/// it said before stays.
fn servers(facts: &Facts, name: &Name, rtype: RecordType) -> Vec<Server> {
    let said = |server: &Server| facts.dns(&Question { server: server.clone(), name: name.clone(), rtype });
    let over_https = &facts.situation.over_https;
    let is_own = |server: &Server| matches!(server, Server::System { .. });
    let (own, mut servers): (Vec<Server>, Vec<Server>) = facts.situation.servers().partition(is_own);
    let stands_in = port_53::is_closed(facts)
        || over_https.iter().any(|server| said(server).is_some_and(Reply::is_answer));
    servers.retain(|server| !stands_in || said(server).is_some());
    if stands_in || servers.iter().all(|server| said(server).is_some_and(port_53::is_silence)) {
        servers.extend(over_https.iter().cloned());
    }
    servers.extend(own);
    servers
}

pub fn look_up<'a>(facts: &'a Facts, name: &Name, rtype: RecordType) -> LookUp<'a> {
    let mut open = None;
    for question in questions(facts, name, rtype) {
        match facts.dns(&question) {
            None => open = open.or(Some(question)),
            Some(reply) if reply.is_answer() => return LookUp::Answered(reply),
            Some(_) => {}
        }
    }
    if let Some(question) = open {
        return LookUp::Ask(Query::Dns(question));
    }
    // Where validation alone fails, what stands says all the same whom to ask.
    match dnssec::unchecked(facts, name, rtype) {
        Unchecked::Ask(query) => LookUp::Ask(query),
        Unchecked::Answered(_, reply) => LookUp::Answered(reply),
        Unchecked::Nothing => LookUp::Failed,
    }
}

/// One after the other as far as the first that answers or was not asked yet. Behind one that was
/// silent, the other public ones are asked together: each silence takes seconds.
fn questions(facts: &Facts, name: &Name, rtype: RecordType) -> Vec<Question> {
    let mut questions = Vec::new();
    let (mut heard_silence, mut is_open) = (false, false);
    for server in servers(facts, name, rtype) {
        let is_public = port_53::is_public(&server);
        if is_open && !is_public {
            break;
        }
        let question = Question { server, name: name.clone(), rtype };
        let reply = facts.dns(&question);
        questions.push(question);
        match reply {
            None if heard_silence && is_public => is_open = true,
            Some(reply) if !reply.is_answer() => heard_silence |= is_public && port_53::is_silence(reply),
            None | Some(_) => break,
        }
    }
    questions
}

/// The questions that `look_up` rests on: to be asked again where a person looks again, or
/// where no resolver could be reached.
pub fn rests_on(facts: &Facts, name: &Name, rtype: RecordType) -> Vec<Query> {
    let mut asks: Vec<Query> = questions(facts, name, rtype).into_iter().map(Query::Dns).collect();
    asks.extend(dnssec::asks(facts, name, rtype));
    asks
}

/// The public resolvers that were reached and could not resolve the name, where none answered.
pub fn failing(facts: &Facts, name: &Name, rtype: RecordType) -> Vec<Server> {
    if !matches!(look_up(facts, name, rtype), LookUp::Failed) {
        return Vec::new();
    }
    let failed = |question: &Question| facts.dns(question) == Some(&Reply::ServFail);
    let public = questions(facts, name, rtype).into_iter().filter(|asked| port_53::is_public(&asked.server));
    public.filter(failed).map(|question| question.server).collect()
}
