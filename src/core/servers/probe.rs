//! A probe: one question about one name, to one authoritative server of its zone and never to a resolver.
//! It shows where a mistake has put a record, and what explains one that is missing.

use crate::core::facts::Facts;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Reply};
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;

use super::authority;

/// What is put beside the records that was never put before, until a person looks again or turns to another
/// set-up. Everything that is worth asking of a real zone is far less; a zone that leads to ever new names
/// ends here, and what was not asked is not measured.
pub const NEW_BESIDE: usize = 500;
/// Servers that give no answer before a name is left alone: all of a zone's would say the same, or it has
/// so many that fail that what one of them holds is nothing to go by.
pub const TRIED: usize = 4;

/// The server was reached, or would be from elsewhere, and gave no answer. Over IPv6 a machine may reach none.
pub fn is_failure(reply: &Reply) -> bool {
    !reply.is_answer() && *reply != Reply::Unreachable
}

/// A name and a type to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    pub name: Name,
    pub rtype: RecordType,
}

impl Probe {
    pub fn at(name: Name, rtype: RecordType) -> Self {
        Self { name, rtype }
    }

    /// What the first server that could be asked said; `None` until one did.
    pub fn reply<'a>(&self, facts: &'a Facts) -> Option<&'a Reply> {
        let authority = authority::of_record(facts, &self.name, self.rtype);
        authority.servers.iter().find_map(|server| {
            let question = Question { server: server.clone(), name: self.name.clone(), rtype: self.rtype };
            facts.dns(&question).filter(|reply| reply.is_answer())
        })
    }

    /// The servers one after the other, as far as the first that answers.
    pub fn asks(&self, facts: &Facts) -> Vec<Query> {
        let authority = authority::of_record(facts, &self.name, self.rtype);
        let mut asks = authority.asks.clone();
        let mut failed = 0;
        for server in &authority.servers {
            let question = Question { server: server.clone(), name: self.name.clone(), rtype: self.rtype };
            let reply = facts.dns(&question);
            asks.push(Query::Dns(question));
            failed += usize::from(reply.is_some_and(is_failure));
            if reply.is_none_or(Reply::is_answer) || failed == TRIED {
                break;
            }
        }
        asks
    }

    /// There is somebody left to ask, and nobody has answered.
    pub fn is_open(&self, facts: &Facts) -> bool {
        self.reply(facts).is_none() && self.asks(facts).iter().any(|ask| facts.asked_at(ask).is_none())
    }

    /// What stands at the very name.
    pub fn found<'a>(&self, facts: &'a Facts) -> Vec<&'a Rdata> {
        let records = self.reply(facts).map_or(&[][..], Reply::records);
        records.iter().filter(|record| record.name == self.name).map(|record| &record.data).collect()
    }

    /// The texts there, each joined from its character-strings.
    pub fn texts(&self, facts: &Facts) -> Vec<String> {
        let text = |data: &Rdata| match data {
            Rdata::Txt(strings) => Some(strings.concat()),
            _ => None,
        };
        self.found(facts).into_iter().filter_map(text).collect()
    }

    pub fn alias(&self, facts: &Facts) -> Option<Name> {
        self.found(facts).into_iter().find_map(|data| match data {
            Rdata::Cname(target) => Some(target.clone()),
            _ => None,
        })
    }
}
