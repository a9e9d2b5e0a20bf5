//! Answers out of the facts: through the resolvers for names elsewhere, as given for one's own.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::authority::{LookUp, look_up};
use crate::core::facts::Facts;
use crate::core::kinds::dns::{Rdata, RecordType, Reply, chain_end};
use crate::core::kinds::name::Name;

use crate::core::mail::spf::lookup::{Answer, Lookup, exchange, text};

/// What is known of one question.
pub enum Said<'a> {
    Reply(&'a Reply),
    Unknown,
    Failed,
}

/// Whoever knows replies answers look-ups, CNAMEs followed from one reply to the next.
pub trait Replies {
    fn reply(&self, name: &Name, rtype: RecordType) -> Said<'_>;
}

/// What the resolvers answered, the first that did.
pub struct Resolved<'a>(pub &'a Facts);

impl Replies for Resolved<'_> {
    fn reply(&self, name: &Name, rtype: RecordType) -> Said<'_> {
        match look_up(self.0, name, rtype) {
            LookUp::Answered(reply) => Said::Reply(reply),
            LookUp::Ask(_) => Said::Unknown,
            LookUp::Failed => Said::Failed,
        }
    }
}

/// CNAMEs that are followed from one reply to the next; a resolver gives a whole chain in one.
const LONGEST_CHAIN: usize = 4;

fn answer<T>(
    replies: &impl Replies,
    name: &Name,
    rtype: RecordType,
    pick: impl Fn(&Rdata) -> Option<T>,
) -> Answer<T> {
    let mut at = name.clone();
    for _ in 0..LONGEST_CHAIN {
        let reply = match replies.reply(&at, rtype) {
            Said::Reply(reply) => reply,
            Said::Unknown => return Answer::Unknown,
            Said::Failed => return Answer::Failed,
        };
        match leads_out(reply, &at) {
            Some(end) => at = end,
            None => return Answer::from_reply(reply, &at, pick),
        }
    }
    Answer::Failed
}

/// Where the reply's CNAMEs end, if nothing else stands there in the reply.
fn leads_out(reply: &Reply, name: &Name) -> Option<Name> {
    let end = chain_end(reply.records(), name);
    let has_data = reply.records().iter().any(|record| record.name == end);
    (end != *name && !has_data).then_some(end)
}

impl<R: Replies> Lookup for R {
    fn txt(&self, name: &Name) -> Answer<String> {
        answer(self, name, RecordType::Txt, text)
    }

    fn a(&self, name: &Name) -> Answer<Ipv4Addr> {
        answer(self, name, RecordType::A, |data| match data {
            Rdata::A(address) => Some(*address),
            _ => None,
        })
    }

    fn aaaa(&self, name: &Name) -> Answer<Ipv6Addr> {
        answer(self, name, RecordType::Aaaa, |data| match data {
            Rdata::Aaaa(address) => Some(*address),
            _ => None,
        })
    }

    fn mx(&self, name: &Name) -> Answer<Name> {
        match answer(self, name, RecordType::Mx, exchange) {
            Answer::Known(mut exchanges) => {
                exchanges.sort();
                Answer::Known(exchanges.into_iter().map(|(_, exchange)| exchange).collect())
            }
            Answer::NoSuchName => Answer::NoSuchName,
            Answer::NoData => Answer::NoData,
            Answer::Failed => Answer::Failed,
            Answer::Unknown => Answer::Unknown,
        }
    }
}

/// The TXT records of one name as one server gave them, everything else from `rest`: a record
/// can so be judged server by server, and before it is published.
pub struct Given<'a> {
    pub name: &'a Name,
    pub texts: Answer<String>,
    pub rest: &'a dyn Lookup,
}

impl Lookup for Given<'_> {
    fn txt(&self, name: &Name) -> Answer<String> {
        if name == self.name { self.texts.clone() } else { self.rest.txt(name) }
    }

    fn a(&self, name: &Name) -> Answer<Ipv4Addr> {
        self.rest.a(name)
    }

    fn aaaa(&self, name: &Name) -> Answer<Ipv6Addr> {
        self.rest.aaaa(name)
    }

    fn mx(&self, name: &Name) -> Answer<Name> {
        self.rest.mx(name)
    }

    fn ptr(&self, address: IpAddr) -> Answer<Name> {
        self.rest.ptr(address)
    }
}
