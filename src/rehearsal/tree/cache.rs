//! What one resolver keeps.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::core::kinds::dns::{Rdata, RecordType, Reply, Rr, Soa};
use crate::core::kinds::name::Name;

#[derive(Clone, Debug)]
struct Kept<T> {
    since: Timestamp,
    /// Seconds.
    lifetime: u32,
    what: T,
}

impl<T> Kept<T> {
    /// The seconds that are left; `None` once there are none.
    fn left(&self, now: Timestamp) -> Option<u32> {
        let age = u32::try_from(now.duration_since(self.since).as_secs().max(0)).unwrap_or(u32::MAX);
        self.lifetime.checked_sub(age).filter(|left| *left > 0)
    }
}

#[derive(Clone, Debug)]
enum Kind {
    Records(Vec<Rr>),
    NoData(Soa),
}

/// Positive answers live for their TTL (RFC 1035, section 3.2.1); negative ones for the smaller
/// of the SOA's TTL and its minimum (RFC 2308, section 5). A name that does not exist has no
/// record of any type, so NXDOMAIN is kept for the whole name, "no such data" for its type alone
/// (RFC 2308, section 5). Answers without an SOA and failures are not kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Cache {
    absent: BTreeMap<Name, Kept<Soa>>,
    sets: BTreeMap<(Name, RecordType), Kept<Kind>>,
}

impl Cache {
    /// What is kept for this name and type, a CNAME in its place among it; TTLs as they stand now.
    pub(super) fn get(&self, name: &Name, rtype: RecordType, now: Timestamp) -> Option<Reply> {
        if let Some(kept) = self.absent.get(name)
            && let Some(left) = kept.left(now)
        {
            return Some(Reply::NxDomain { soa: Some(Soa { ttl: left, ..kept.what.clone() }) });
        }
        let own = self.sets.get(&(name.clone(), rtype)).and_then(|kept| reply(kept, now));
        own.or_else(|| {
            let alias = self.sets.get(&(name.clone(), RecordType::Cname))?;
            reply(alias, now).filter(|reply| matches!(reply, Reply::Records(_)))
        })
    }

    /// Takes in what a server answered to this question.
    pub(super) fn keep(&mut self, name: &Name, rtype: RecordType, reply: &Reply, now: Timestamp) {
        match reply {
            Reply::Records(records) => self.keep_records(records, now),
            Reply::NxDomain { soa: Some(soa) } => {
                let kept = Kept { since: now, lifetime: soa.ttl.min(soa.minimum), what: soa.clone() };
                self.absent.insert(name.clone(), kept);
            }
            Reply::NoData { soa: Some(soa) } => {
                let lifetime = soa.ttl.min(soa.minimum);
                let kept = Kept { since: now, lifetime, what: Kind::NoData(soa.clone()) };
                self.sets.insert((name.clone(), rtype), kept);
            }
            _ => {}
        }
    }

    fn keep_records(&mut self, records: &[Rr], now: Timestamp) {
        let mut sets: BTreeMap<(Name, RecordType), Vec<Rr>> = BTreeMap::new();
        for record in records {
            if let Some(rtype) = rtype(&record.data) {
                sets.entry((record.name.clone(), rtype)).or_default().push(record.clone());
            }
        }
        for (key, set) in sets {
            let lifetime = set.iter().map(|record| record.ttl).min().unwrap_or(0);
            self.sets.insert(key, Kept { since: now, lifetime, what: Kind::Records(set) });
        }
    }
}

fn reply(kept: &Kept<Kind>, now: Timestamp) -> Option<Reply> {
    let left = kept.left(now)?;
    Some(match &kept.what {
        Kind::Records(records) => {
            Reply::Records(records.iter().map(|record| Rr { ttl: left, ..record.clone() }).collect())
        }
        Kind::NoData(soa) => Reply::NoData { soa: Some(Soa { ttl: left, ..soa.clone() }) },
    })
}

/// `None` for a type that nobody can ask for.
pub(super) fn rtype(data: &Rdata) -> Option<RecordType> {
    Some(match data {
        Rdata::A(_) => RecordType::A,
        Rdata::Aaaa(_) => RecordType::Aaaa,
        Rdata::Cname(_) => RecordType::Cname,
        Rdata::Mx { .. } => RecordType::Mx,
        Rdata::Ns(_) => RecordType::Ns,
        Rdata::Soa(_) => RecordType::Soa,
        Rdata::Txt(_) => RecordType::Txt,
        Rdata::Other(_) => return None,
    })
}
