//! SES in the SPF record of the From domain itself, where it was chosen. Receivers evaluate SPF
//! at the envelope sender, here MAIL FROM (RFC 7208, section 2.4); some also look at the header
//! From, and for those this record is.

use crate::core::facts::Facts;
use crate::core::facts::choices::Choices;
use crate::core::facts::setup;
use crate::core::kinds::change::Change;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Reply};
use crate::core::kinds::message::Message;
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{RecordId, Wanted};
use crate::core::mail::spf::{self, Cost};
use crate::core::servers::authority::{self, LookUp, look_up};
use crate::core::servers::spf_answers::Resolved;

use super::{MAIL_FROM_SPF, judge};

/// The carriers whose settings speak for it, and that nobody has measured them: the words of each
/// are `message-carrier-CODE`.
pub const CARRIERS: [&str; 4] = ["docomo", "softbank", "au", "unmeasured"];

/// What the choice leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SenderSpf {
    /// SES goes into the record that stands, or is in it already.
    Merge { name: Name, standing: String, merged: spf::Merged },
    /// The name has no SPF record, is a subdomain and receives no mail: it gets one.
    New { name: Name },
    /// The merged record would cost a receiver more than ten look-ups: `permerror` for every mail
    /// of the domain (RFC 7208, section 4.6.4).
    TooMany { name: Name, standing: String, before: u32, after: Cost },
    /// No record stands at the organisation's own domain, whose other senders are not known.
    AtApex { name: Name },
    /// No record stands at a name that receives mail, and so probably sends some elsewhere.
    OtherMail { name: Name },
    /// Several records, or one that receivers cannot read.
    Unreadable { name: Name, standing: Vec<String> },
}

/// The From address's domain, once it was chosen to publish there.
fn name(facts: &Facts, choices: &Choices) -> Option<Name> {
    if !choices.adds_sender_spf() {
        return None;
    }
    let domain = choices.identity_domain()?;
    let sender = setup::sender(facts, choices).map(|sender| sender.address.domain);
    Some(sender.filter(|name| name.is_within(domain)).unwrap_or_else(|| domain.clone()))
}

/// `None` where it was not chosen or is not known yet.
pub fn plan(facts: &Facts, choices: &Choices) -> Option<SenderSpf> {
    let name = name(facts, choices)?;
    let standing = judge::texts(&name, answer(facts, &name, RecordType::Txt)?.records(), judge::is_spf);
    match standing.as_slice() {
        [] => none_stands(facts, name),
        [only] => Some(match spf::merge(&name, only, &Resolved(facts)) {
            Ok(merged) if merged.after.is_too_high() && merged.text != *only => SenderSpf::TooMany {
                before: merged.before.lookups,
                after: merged.after,
                standing: only.clone(),
                name,
            },
            Ok(merged) => SenderSpf::Merge { standing: only.clone(), merged, name },
            Err(_) => SenderSpf::Unreadable { name, standing },
        }),
        _ => Some(SenderSpf::Unreadable { name, standing }),
    }
}

/// A new record ends in `~all`: whoever else sends as this name softly fails from then on.
fn none_stands(facts: &Facts, name: Name) -> Option<SenderSpf> {
    if name.registrable().is_none_or(|top| top == name) {
        return Some(SenderSpf::AtApex { name });
    }
    let receives = answer(facts, &name, RecordType::Mx)?
        .records()
        .iter()
        .any(|record| matches!(&record.data, Rdata::Mx { exchange, .. } if !exchange.as_str().is_empty()));
    Some(if receives { SenderSpf::OtherMail { name } } else { SenderSpf::New { name } })
}

/// The record to publish; none where it would do harm.
pub fn record(facts: &Facts, choices: &Choices) -> Option<Wanted> {
    let (name, value) = match plan(facts, choices)? {
        SenderSpf::Merge { name, merged, .. } => (name, merged.text),
        SenderSpf::New { name } => (name, MAIL_FROM_SPF.to_owned()),
        _ => return None,
    };
    Some(Wanted { id: RecordId::SenderSpf, name, rtype: RecordType::Txt, value, required: true })
}

/// What a receiver has to look up for the record, before and after a write that puts SES into it.
pub fn look_ups(facts: &Facts, choices: &Choices, change: &Change) -> Option<Message> {
    let Change::PublishRecords { sets, .. } = change else { return None };
    let Some(SenderSpf::Merge { name, standing, merged }) = plan(facts, choices) else { return None };
    let written = sets.iter().any(|set| set.after.name == name && set.after.rtype == "TXT");
    if !written || merged.text == standing {
        return None;
    }
    let more = if merged.after.is_whole() { "" } else { "yes" };
    let message = Message::new("screen-spf-look-ups")
        .text("domain", name)
        .text("before", merged.before.lookups)
        .text("after", merged.after.lookups)
        .text("more", more);
    Some(message)
}

/// What the zone's own servers say of the name, the first that answers.
fn answer<'a>(facts: &'a Facts, name: &Name, rtype: RecordType) -> Option<&'a Reply> {
    let authority = authority::of_record(facts, name, rtype);
    authority.servers.iter().find_map(|server| {
        let question = Question { server: server.clone(), name: name.clone(), rtype };
        facts.dns(&question).filter(|reply| reply.is_answer())
    })
}

/// The name's TXT and MX at its own servers, and through the resolvers the records that the
/// standing one includes: names of others, which are counted.
pub fn asks(facts: &Facts, choices: &Choices) -> Vec<Query> {
    let Some(name) = name(facts, choices) else {
        return Vec::new();
    };
    let mut asks = Vec::new();
    for rtype in [RecordType::Txt, RecordType::Mx] {
        let authority = authority::of_record(facts, &name, rtype);
        asks.extend(authority.questions(&name, rtype));
        asks.extend(authority.asks.clone());
    }
    if let Some(SenderSpf::Merge { merged, .. }) = plan(facts, choices) {
        asks.extend(merged.before.needs.iter().chain(&merged.after.needs).filter_map(|(name, rtype)| {
            match look_up(facts, name, *rtype) {
                LookUp::Ask(query) => Some(query),
                LookUp::Answered(_) | LookUp::Failed => None,
            }
        }));
    }
    asks
}

#[cfg(test)]
mod tests;
