//! The receiver's side: what its resolver finds, and what it makes of the mail.

use jiff::Timestamp;

use super::cognito::Sender;
use super::dmarc::{Asked, Dmarc};
use super::signed::signature;
use super::{Delivery, Dropped, Verdict, spf};
use crate::core::aws::Verification;
use crate::core::dns::{Rdata, RecordType, Reply};
use crate::core::name::Name;
use crate::rehearsal::tree::Tree;
use crate::rehearsal::world::World;
use crate::rehearsal::world::ses::bare;

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
    fn resolves(&self, domain: &Name) -> Result<(), Dropped> {
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

impl World {
    /// The mail counts as the From domain's by its DKIM signature, or by DMARC, for which an aligned SPF is
    /// enough (RFC 9989, section 4.4). One that fails DMARC fares as the record asks.
    pub(super) fn receiver_takes(&self, sender: &Sender<'_>) -> Verdict {
        let receivers = Receivers { tree: &self.tree, now: self.now() };
        receivers.resolves(&sender.identity.domain())?;
        let from = bare(&sender.from)
            .rsplit('@')
            .next()
            .map(Name::from_answer)
            .unwrap_or_else(|| sender.identity.domain());
        let dmarc = Dmarc::of(&receivers, &from);
        let signed = signature(sender.ses, sender.identity, &receivers);
        let by_dkim = signed.as_ref().is_ok_and(|domain| dmarc.aligns(&receivers, "adkim", domain));
        // Until SES has verified MAIL FROM the envelope is amazonses.com's ("Using a custom MAIL FROM
        // domain").
        let envelope = sender.identity.mail_from.as_ref();
        let envelope = envelope.filter(|mail_from| mail_from.status == Verification::Success);
        let by_spf = envelope.is_some_and(|mail_from| {
            spf::passes(&receivers, &mail_from.domain) && dmarc.aligns(&receivers, "aspf", &mail_from.domain)
        });
        if !by_dkim && !by_spf {
            match dmarc.asks(&receivers) {
                Asked::Reject => return Err(Dropped::Dmarc { quarantined: false }.into()),
                Asked::Quarantine => return Err(Dropped::Dmarc { quarantined: true }.into()),
                Asked::Nothing => {}
            }
        }
        match signed {
            Err(_) if by_spf && dmarc.applies() => Ok(()),
            Err(why) => Err(Delivery::Unsigned(why)),
            Ok(_) => Ok(()),
        }
    }
}
