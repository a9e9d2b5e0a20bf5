//! Whether the public resolvers can be asked at port 53 from here. Each silence takes three seconds:
//! once all of them were silent, HTTPS is asked at once, for the rest of the run or until one of them
//! is heard again.

use jiff::Timestamp;

use crate::core::facts::Facts;
use crate::core::kinds::answer::Answer;
use crate::core::kinds::dns::{Reply, Server};
use crate::core::kinds::query::Query;

/// Each public resolver was silent when it was last asked, and HTTPS can be asked instead.
pub fn is_closed(facts: &Facts) -> bool {
    facts.derived().port_53(|| {
        let mut public = facts.situation.servers().filter(is_public).peekable();
        let stands_in = !facts.situation.over_https.is_empty() && public.peek().is_some();
        stands_in && public.all(|server| is_silent(facts, &server))
    })
}

pub fn is_public(server: &Server) -> bool {
    matches!(server, Server::Resolver { .. })
}

pub fn is_silence(reply: &Reply) -> bool {
    matches!(reply, Reply::Timeout | Reply::Unreachable)
}

fn is_silent(facts: &Facts, server: &Server) -> bool {
    let (mut heard, mut silent): (Option<Timestamp>, Option<Timestamp>) = (None, None);
    for (query, fact) in facts.iter() {
        if let (Query::Dns(question), Some(Answer::Dns(reply))) = (query, &fact.answer)
            && question.server == *server
        {
            let last = if is_silence(reply) { &mut silent } else { &mut heard };
            *last = (*last).max(fact.at);
        }
    }
    silent > heard
}
