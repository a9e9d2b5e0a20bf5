//! The records to publish, record sets as a zone holds them, and how a record stands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dns::{RecordType, Server};
use super::name::{HostedZoneId, Name};

/// The stable ids of `status --json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordId {
    #[serde(rename = "dkim-1")]
    Dkim1,
    #[serde(rename = "dkim-2")]
    Dkim2,
    #[serde(rename = "dkim-3")]
    Dkim3,
    MailFromMx,
    MailFromSpf,
    Dmarc,
    /// SPF of the From domain itself; only where chosen.
    SenderSpf,
}

impl RecordId {
    pub const ALL: [RecordId; 7] = [
        Self::Dkim1,
        Self::Dkim2,
        Self::Dkim3,
        Self::MailFromMx,
        Self::MailFromSpf,
        Self::Dmarc,
        Self::SenderSpf,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dkim1 => "dkim-1",
            Self::Dkim2 => "dkim-2",
            Self::Dkim3 => "dkim-3",
            Self::MailFromMx => "mail-from-mx",
            Self::MailFromSpf => "mail-from-spf",
            Self::Dmarc => "dmarc",
            Self::SenderSpf => "sender-spf",
        }
    }

    /// Which of the three DKIM records, from 0: SES gives its tokens in this order.
    pub const fn dkim_rank(self) -> Option<usize> {
        match self {
            Self::Dkim1 => Some(0),
            Self::Dkim2 => Some(1),
            Self::Dkim3 => Some(2),
            Self::MailFromMx | Self::MailFromSpf | Self::Dmarc | Self::SenderSpf => None,
        }
    }

    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Dkim1 | Self::Dkim2 | Self::Dkim3 => "dkim",
            Self::MailFromMx => "mail-from-mx",
            Self::MailFromSpf => "mail-from-spf",
            Self::Dmarc => "dmarc",
            Self::SenderSpf => "sender-spf",
        }
    }
}

/// A record that should stand, with the value as one string: a CNAME's target, `10 host`, or
/// the whole text of a TXT without quotes. Names in values carry no trailing dot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub id: RecordId,
    pub name: Name,
    pub rtype: RecordType,
    pub value: String,
    pub required: bool,
}

/// A record set as Route 53 holds it. `values` are in Route 53's own presentation: TXT quoted,
/// names as they were entered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RecordSet {
    pub name: Name,
    /// As Route 53 spells it, any type: `CNAME`, `TXT`, `HTTPS`, …
    pub rtype: String,
    /// Seconds; absent for an alias.
    pub ttl: Option<i64>,
    pub values: Vec<String>,
    pub alias: bool,
    /// A weighted, latency or failover set; one of several of this name and type.
    pub set_identifier: Option<String>,
}

impl RecordSet {
    /// The same content: values in any order, names with a trailing dot or without, in any case.
    /// A TXT value counts to the letter.
    pub fn is_same(&self, other: &RecordSet) -> bool {
        let values = |set: &RecordSet| {
            let plain = |value: &String| match set.rtype.as_str() {
                "TXT" => value.clone(),
                _ => value.trim_end_matches('.').to_ascii_lowercase(),
            };
            let mut values: Vec<String> = set.values.iter().map(plain).collect();
            values.sort();
            values
        };
        let head = |set: &RecordSet| (set.ttl, set.alias, set.set_identifier.clone());
        (&self.name, &self.rtype) == (&other.name, &other.rtype)
            && head(self) == head(other)
            && values(self) == values(other)
    }
}

/// One member of a `ChangeResourceRecordSets` batch. Nothing is ever an UPSERT: what stands is
/// deleted by its exact content and created anew in the same transaction, so that a change made
/// meanwhile by someone else fails the batch instead of being overwritten.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SetChange {
    /// What stands today and will go; `None` where nothing stands.
    pub before: Option<RecordSet>,
    pub after: RecordSet,
}

/// What goes and what comes at one name and type; at least one of the two. What goes is deleted by
/// its exact content and what comes is created: a set that someone else changed or made meanwhile
/// fails the whole batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swap<'a> {
    pub gone: Option<&'a RecordSet>,
    pub come: Option<&'a RecordSet>,
}

/// The first page of a zone's record sets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ZoneSets {
    pub by_name: BTreeMap<Name, Vec<RecordSet>>,
    /// There is no further page: a name that is not among them has nothing.
    pub is_whole: bool,
}

/// A zone as `ListHostedZones` lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostedZone {
    pub id: HostedZoneId,
    pub name: Name,
    pub private: bool,
    /// The AWS service that owns the zone, if one does; such a zone cannot be edited.
    pub linked_service: Option<String>,
    /// Accelerated recovery is being turned on or off, and the zone is locked meanwhile
    /// (`AcceleratedRecoveryStatus` of `HostedZoneFeatures`, Route 53 API reference).
    pub locked: bool,
    /// How many record sets it holds, NS and SOA among them.
    pub record_sets: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordStatus {
    Live,
    Propagating,
    Missing,
    Wrong,
    Conflict,
    Covered,
    Unknown,
}

/// How one server's reply stands to what is wanted; the words of `status --json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judgement {
    Match,
    Differs,
    Nxdomain,
    Nodata,
    Servfail,
    Refused,
    Lame,
    Malformed,
    Timeout,
    Unreachable,
}

impl Judgement {
    /// True where the server said something about the name, if only that there is nothing.
    pub fn is_measured(self) -> bool {
        matches!(self, Self::Match | Self::Differs | Self::Nxdomain | Self::Nodata)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerAnswer {
    pub server: Server,
    pub judgement: Judgement,
    pub seen: Vec<String>,
    /// For a resolver that keeps a stale or negative answer: how long it still may.
    pub seconds_left: Option<u32>,
}

/// A wanted record and how it stands everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordView {
    pub wanted: Wanted,
    pub status: RecordStatus,
    /// For `Covered`: the name whose DMARC record applies.
    pub covered_by: Option<Name>,
    /// Authoritative servers first, each at each of its addresses, then resolvers.
    pub answers: Vec<ServerAnswer>,
}
