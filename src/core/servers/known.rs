//! What is known of a name, for the rules that look names up: of one's own organization from its
//! authoritative servers, so that no resolver learns of a record's absence; of others from the
//! resolvers.

use std::cell::RefCell;

use super::spf_answers::{Replies, Said};
use crate::core::facts::Facts;
use crate::core::kinds::dns::{Question, RecordType, Reply};
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;

use super::authority::{self, LookUp, State, look_up};
use super::probe::{TRIED, is_failure};

/// Keeps the list of what was looked up, so that it can be asked, and asked again.
pub struct Known<'a> {
    facts: &'a Facts,
    own: Option<Name>,
    asks: RefCell<Vec<Query>>,
}

impl<'a> Known<'a> {
    /// The names within the registrable domain of `domain` are one's own.
    pub fn of(facts: &'a Facts, domain: &Name) -> Self {
        Self { facts, own: domain.registrable(), asks: RefCell::default() }
    }

    /// Every question that the answers so far rest on, asked already or not.
    pub fn asks(self) -> Vec<Query> {
        let mut asks = self.asks.into_inner();
        asks.sort();
        asks.dedup();
        asks
    }

    fn of_own_servers(&self, name: &Name, rtype: RecordType) -> Said<'a> {
        let authority = authority::of_record(self.facts, name, rtype);
        let mut said = Said::Failed;
        let mut asks = self.asks.borrow_mut();
        let mut failed = 0;
        for server in &authority.servers {
            let question = Question { server: server.clone(), name: name.clone(), rtype };
            let reply = self.facts.dns(&question);
            asks.push(Query::Dns(question));
            match reply {
                // A referral that leads nowhere is no answer.
                Some(Reply::Referral { .. }) => {}
                Some(reply) if reply.is_answer() => {
                    said = Said::Reply(reply);
                    break;
                }
                Some(reply) => failed += usize::from(is_failure(reply)),
                None => {
                    said = Said::Unknown;
                    break;
                }
            }
            if failed == TRIED {
                break;
            }
        }
        if authority.state == State::Asking && !matches!(said, Said::Reply(_)) {
            said = Said::Unknown;
        }
        asks.extend(authority.asks.clone());
        said
    }
}

impl Replies for Known<'_> {
    fn reply(&self, name: &Name, rtype: RecordType) -> Said<'_> {
        if self.own.as_ref().is_some_and(|own| name.is_within(own)) {
            return self.of_own_servers(name, rtype);
        }
        self.asks.borrow_mut().extend(authority::rests_on(self.facts, name, rtype));
        match look_up(self.facts, name, rtype) {
            LookUp::Answered(reply) => Said::Reply(reply),
            LookUp::Ask(_) => Said::Unknown,
            LookUp::Failed => Said::Failed,
        }
    }
}
