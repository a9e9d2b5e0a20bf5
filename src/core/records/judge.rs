//! One server's reply held against one wanted record.

use jiff::Timestamp;

use crate::core::facts::Facts;
use crate::core::kinds::dns::{Question, Rdata, RecordType, Reply, Rr, chain_end};
use crate::core::kinds::name::Name;
use crate::core::kinds::query::Query;
use crate::core::kinds::record::{Judgement, RecordId, Wanted};
use crate::core::mail::dmarc;
use crate::core::mail::spf;
use crate::core::servers::authority::{self, LookUp};

use super::width::narrow;
use super::{alias, dmarc_text};

pub fn judge(facts: &Facts, wanted: &Wanted, reply: &Reply) -> Judgement {
    match reply {
        Reply::Records(records) if satisfies(facts, wanted, records) => Judgement::Match,
        // Texts of other purposes are no attempt at this record.
        Reply::Records(_) if seen(wanted, reply).is_empty() => Judgement::Nodata,
        Reply::Records(_) => Judgement::Differs,
        Reply::NxDomain { .. } => Judgement::Nxdomain,
        Reply::NoData { .. } => Judgement::Nodata,
        Reply::ServFail => Judgement::Servfail,
        Reply::Refused => Judgement::Refused,
        // A referral that leads nowhere we could follow: this server does not have the record.
        Reply::Lame | Reply::Intercepted | Reply::Referral { .. } => Judgement::Lame,
        Reply::Malformed => Judgement::Malformed,
        Reply::Timeout => Judgement::Timeout,
        Reply::Unreachable => Judgement::Unreachable,
    }
}

/// Whether what came serves the purpose: a merged SPF and a stronger DMARC do.
fn satisfies(facts: &Facts, wanted: &Wanted, records: &[Rr]) -> bool {
    match wanted.id {
        RecordId::Dkim1 | RecordId::Dkim2 | RecordId::Dkim3 => leads_to(facts, wanted, records),
        RecordId::MailFromMx => match mx(wanted, records).as_slice() {
            [only] => wanted.value.split_once(' ').is_some_and(|(_, host)| only.as_str() == host),
            _ => false,
        },
        RecordId::MailFromSpf | RecordId::SenderSpf => {
            super::spf::lets_ses_send(facts, &wanted.name, &texts(&wanted.name, records, is_spf))
        }
        RecordId::Dmarc => {
            texts(&wanted.name, records, is_dmarc).len() == 1
                || alias(wanted, records).is_some_and(|target| dmarc_at(facts, target))
        }
    }
}

/// A chain of CNAMEs that ends at the target is as good as one.
fn leads_to(facts: &Facts, wanted: &Wanted, records: &[Rr]) -> bool {
    alias::follow(facts, &wanted.name, records).0.as_str() == wanted.value
}

fn own<'a>(wanted: &'a Wanted, records: &'a [Rr]) -> impl Iterator<Item = &'a Rr> {
    records.iter().filter(|record| record.name == wanted.name)
}

fn mx<'a>(wanted: &Wanted, records: &'a [Rr]) -> Vec<&'a Name> {
    let at = |record: &Rr| record.name == wanted.name;
    records
        .iter()
        .filter(|record| at(record))
        .filter_map(|record| match &record.data {
            Rdata::Mx { exchange, .. } => Some(exchange),
            _ => None,
        })
        .collect()
}

/// The texts of `name` that `wanted` takes, each joined from its character-strings.
pub fn texts(name: &Name, records: &[Rr], wanted: fn(&str) -> bool) -> Vec<String> {
    records
        .iter()
        .filter(|record| record.name == *name)
        .filter_map(|record| match &record.data {
            Rdata::Txt(strings) => Some(strings.concat()),
            _ => None,
        })
        .filter(|text| wanted(text))
        .collect()
}

/// RFC 7208, section 4.5: the version, then a blank or the end.
pub fn is_spf(text: &str) -> bool {
    spf::parse::is_spf(text)
}

/// RFC 9989, section 4.7: the version tag stands first, and its value is case-sensitive.
pub fn is_dmarc(text: &str) -> bool {
    dmarc::parse::is_dmarc(text)
}

/// True for a text that is meant as SPF or DMARC, be it in quotes, behind an invisible character,
/// in letters of another width or with a mistyped version.
pub fn resembles(text: &str, what: &str) -> bool {
    let letters: String =
        text.chars().map(narrow).filter(char::is_ascii_graphic).filter(|c| *c != '"').take(12).collect();
    let letters = letters.to_ascii_lowercase();
    let rest = letters.trim_start_matches(['v', '=', ':', '\'', '`']);
    letters.starts_with(&format!("v={what}")) || rest.starts_with(&format!("{what}1"))
}

/// The same of a text at `_dmarc`, where tags of DMARC are meant as such in any order.
pub fn is_meant_as_dmarc(text: &str) -> bool {
    resembles(text, "dmarc") || dmarc_text::is_attempt(text)
}

fn alias<'a>(wanted: &Wanted, records: &'a [Rr]) -> Option<&'a Name> {
    records.iter().find_map(|record| match &record.data {
        Rdata::Cname(target) if record.name == wanted.name => Some(target),
        _ => None,
    })
}

fn dmarc_at(facts: &Facts, target: &Name) -> bool {
    match authority::look_up(facts, target, RecordType::Txt) {
        LookUp::Answered(reply) => {
            let end = chain_end(reply.records(), target);
            texts(&end, reply.records(), is_dmarc).len() == 1
        }
        LookUp::Ask(_) | LookUp::Failed => false,
    }
}

/// Servers that say each something else are followed so far, all beyond are judged by what they say.
const FOLLOWED: usize = 3;

/// What must be asked before the replies of a record's servers can be judged: where an alias in them
/// leads, and what an SPF record rests on.
pub fn asks<'a>(facts: &Facts, wanted: &Wanted, replies: impl Iterator<Item = &'a Reply>) -> Vec<Query> {
    if wanted.id == RecordId::MailFromSpf {
        let texts = replies.map(|reply| texts(&wanted.name, reply.records(), is_spf));
        return super::spf::asks(facts, &wanted.name, &first_distinct(texts));
    }
    let targets = replies.filter_map(|reply| match wanted.rtype {
        RecordType::Cname => Some(chain_end(reply.records(), &wanted.name)),
        _ => alias(wanted, reply.records()).filter(|_| wanted.id == RecordId::Dmarc).cloned(),
    });
    let targets = targets.filter(|target| *target != wanted.name);
    let asks = first_distinct(targets).into_iter().map(|target| match wanted.rtype {
        RecordType::Cname => alias::from(facts, &wanted.name, target).1,
        _ => match authority::look_up(facts, &target, wanted.rtype) {
            LookUp::Ask(query) => vec![query],
            LookUp::Answered(_) | LookUp::Failed => Vec::new(),
        },
    });
    asks.flatten().collect()
}

fn first_distinct<T: PartialEq>(said: impl Iterator<Item = T>) -> Vec<T> {
    let mut distinct = Vec::new();
    for one in said {
        if distinct.len() < FOLLOWED && !distinct.contains(&one) {
            distinct.push(one);
        }
    }
    distinct
}

/// A CNAME stands where another type is wanted: nothing can be put beside it (RFC 1034, 3.6.2).
pub fn is_conflict(facts: &Facts, wanted: &Wanted, server: &crate::core::kinds::dns::Server) -> bool {
    let question = Question { server: server.clone(), name: wanted.name.clone(), rtype: wanted.rtype };
    wanted.rtype != RecordType::Cname
        && facts.dns(&question).is_some_and(|reply| alias(wanted, reply.records()).is_some())
}

/// What the server holds at the name, each value as a person would compare it.
pub fn seen(wanted: &Wanted, reply: &Reply) -> Vec<String> {
    own(wanted, reply.records())
        .filter(|record| match &record.data {
            Rdata::Txt(strings) if matches!(wanted.id, RecordId::MailFromSpf | RecordId::SenderSpf) => {
                resembles(&strings.concat(), "spf")
            }
            Rdata::Txt(strings) if wanted.id == RecordId::Dmarc => is_meant_as_dmarc(&strings.concat()),
            _ => true,
        })
        .map(|record| present(&record.data))
        .collect()
}

/// A record's value on one line.
pub fn present(data: &Rdata) -> String {
    match data {
        Rdata::A(address) => address.to_string(),
        Rdata::Aaaa(address) => address.to_string(),
        Rdata::Cname(name) | Rdata::Ns(name) => name.to_string(),
        Rdata::Mx { preference, exchange } => format!("{preference} {exchange}"),
        Rdata::Soa(soa) => format!("{} {}", soa.primary, soa.serial),
        Rdata::Txt(strings) => strings.concat(),
        Rdata::Other(number) => format!("TYPE{number}"),
    }
}

/// How long a resolver may keep what it said: the TTL of what stands, or of the absence
/// (RFC 2308, section 5), less the time since.
pub fn seconds_left(reply: &Reply, asked_at: Option<Timestamp>, now: Timestamp) -> Option<u32> {
    let ttl = match reply {
        Reply::Records(records) => records.iter().map(|record| record.ttl).min()?,
        Reply::NxDomain { soa } | Reply::NoData { soa } => {
            soa.as_ref().map(|soa| soa.ttl.min(soa.minimum))?
        }
        _ => return None,
    };
    let passed = now.duration_since(asked_at?).as_secs().max(0);
    Some(u32::try_from(i64::from(ttl) - passed).unwrap_or(0))
}
