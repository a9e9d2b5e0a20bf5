//! What the resolvers of receivers find.

use jiff::Timestamp;

use super::Dropped;
use crate::core::kinds::dns::{Rdata, RecordType, Reply};
use crate::core::kinds::name::Name;
use crate::rehearsal::tree::Tree;

/// Resolvers of receivers: they validate, nothing is in their caches, and each asks another of a zone's
/// servers first. What only some of them find is not there for all.
pub(super) struct Receivers<'a> {
    pub tree: &'a Tree,
    pub now: Timestamp,
}

/// As many servers as a zone of these worlds has.
const STARTS: usize = 4;

impl Receivers<'_> {
    fn ask(&self, name: &Name, rtype: RecordType) -> Vec<Reply> {
        (0..STARTS).map(|first| self.tree.look_up_validated(first, name, rtype, self.now)).collect()
    }

    /// The texts that each finds at the name or where its CNAMEs lead; `None` where the look-up fails.
    pub(super) fn texts(&self, name: &Name) -> Vec<Option<Vec<String>>> {
        let replies = self.ask(name, RecordType::Txt);
        replies.iter().map(|reply| reply.is_answer().then(|| texts(reply))).collect()
    }

    /// The texts that all find.
    pub(super) fn agreed(&self, name: &Name) -> Vec<String> {
        let mut answers = self.texts(name).into_iter().map(Option::unwrap_or_default);
        let first = answers.next().unwrap_or_default();
        answers.fold(first, |kept, other| kept.into_iter().filter(|text| other.contains(text)).collect())
    }

    pub(super) fn exists(&self, name: &Name) -> bool {
        !self.ask(name, RecordType::A).iter().all(|reply| matches!(reply, Reply::NxDomain { .. }))
    }

    /// A domain that cannot be looked up has no mail taken from it (RFC 5321, section 4.1.1.2; RFC 4035,
    /// section 5.5 for signatures that do not hold).
    pub(super) fn resolves(&self, domain: &Name) -> Result<(), Dropped> {
        for (first, reply) in self.ask(domain, RecordType::Soa).iter().enumerate() {
            match reply {
                Reply::NxDomain { .. } => return Err(Dropped::NoDomain),
                reply if reply.is_answer() => {}
                _ => {
                    let unchecked = self.tree.look_up_from(first, domain, RecordType::Soa, self.now);
                    return Err(if unchecked.is_answer() { Dropped::Bogus } else { Dropped::NotServed });
                }
            }
        }
        Ok(())
    }
}

fn texts(reply: &Reply) -> Vec<String> {
    let text = |data: &Rdata| match data {
        Rdata::Txt(strings) => Some(strings.concat()),
        _ => None,
    };
    reply.records().iter().filter_map(|record| text(&record.data)).collect()
}
