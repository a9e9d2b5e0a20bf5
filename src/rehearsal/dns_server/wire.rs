//! Replies as the sections of a message.

use std::net::IpAddr;

use hickory_server::proto::op::ResponseCode;
use hickory_server::proto::rr::rdata::{A, AAAA, CNAME, MX, NS, NULL, SOA, TXT};
use hickory_server::proto::rr::{Name as WireName, RData, Record, RecordType as WireType};

use crate::core::kinds::dns::{Rdata, RecordType, Reply, Soa};
use crate::core::kinds::name::Name;
use crate::dns::{to_wire as name, wire_type};

/// The TTL of the NS records and addresses in a referral, and of the root's: two days.
const REFERRAL_TTL: u32 = 172_800;
/// What an SOA has beside what the core keeps of it: Route 53's values (Route 53 Developer Guide,
/// "NS and SOA records that Amazon Route 53 creates").
const MAILBOX: &str = "awsdns-hostmaster.amazon.com.";
const REFRESH: i32 = 7200;
const RETRY: i32 = 900;
const EXPIRE: i32 = 1_209_600;

pub(super) fn asked_type(wire: WireType) -> Option<RecordType> {
    use RecordType::{A, Aaaa, Cname, Mx, Ns, Soa, Txt};
    [A, Aaaa, Cname, Mx, Ns, Soa, Txt].into_iter().find(|rtype| wire_type(*rtype) == wire)
}

#[derive(Debug)]
pub(super) struct Sections {
    pub(super) code: ResponseCode,
    /// The server has authority over what it says.
    pub(super) authority: bool,
    /// It says that it has nothing to do with the zone.
    pub(super) lame: bool,
    pub(super) answers: Vec<Record>,
    pub(super) authorities: Vec<Record>,
    pub(super) additionals: Vec<Record>,
}

impl Sections {
    pub(super) fn refusal(code: ResponseCode) -> Sections {
        Sections {
            code,
            authority: false,
            lame: false,
            answers: Vec::new(),
            authorities: Vec::new(),
            additionals: Vec::new(),
        }
    }

    /// `None` where the reply has no sections, or a name that does not go on the wire.
    pub(super) fn new(reply: &Reply) -> Option<Sections> {
        let mut sections = Sections::refusal(ResponseCode::NoError);
        match reply {
            Reply::Records(records) => {
                sections.authority = true;
                for rr in records {
                    sections.answers.push(record(&rr.name, rr.ttl, rdata(&rr.data)?)?);
                }
            }
            // RFC 1034, section 4.2.1: the NS of the zone below in the authority section, without
            // authority.
            Reply::Referral { zone, ns, glue } => {
                for host in ns {
                    sections.authorities.push(record(zone, REFERRAL_TTL, RData::NS(NS(name(host)?)))?);
                }
                for (host, address) in glue {
                    sections.additionals.push(record(host, REFERRAL_TTL, address_data(*address))?);
                }
            }
            Reply::NxDomain { soa } | Reply::NoData { soa } => {
                sections.authority = true;
                if matches!(reply, Reply::NxDomain { .. }) {
                    sections.code = ResponseCode::NXDomain;
                }
                // RFC 2308, section 3.
                if let Some(soa) = soa {
                    sections.authorities.push(record(&soa.zone, soa.ttl, RData::SOA(soa_data(soa)?))?);
                }
            }
            // A referral to the root, as servers give it for zones that they do not serve.
            Reply::Lame => {
                let root = NS(WireName::from_ascii("a.root-servers.net.").ok()?);
                sections.authorities.push(record(&Name::from_answer(""), REFERRAL_TTL, RData::NS(root))?);
                sections.lame = true;
            }
            Reply::ServFail
            | Reply::Refused
            | Reply::Intercepted
            | Reply::Malformed
            | Reply::Timeout
            | Reply::Unreachable => return None,
        }
        Some(sections)
    }
}

fn record(owner: &Name, ttl: u32, data: RData) -> Option<Record> {
    Some(Record::from_rdata(name(owner)?, ttl, data))
}

fn rdata(data: &Rdata) -> Option<RData> {
    Some(match data {
        Rdata::A(address) => RData::A(A(*address)),
        Rdata::Aaaa(address) => RData::AAAA(AAAA(*address)),
        Rdata::Cname(target) => RData::CNAME(CNAME(name(target)?)),
        Rdata::Mx { preference, exchange } => RData::MX(MX::new(*preference, name(exchange)?)),
        Rdata::Ns(host) => RData::NS(NS(name(host)?)),
        Rdata::Soa(soa) => RData::SOA(soa_data(soa)?),
        Rdata::Txt(strings) => RData::TXT(TXT::new(strings.clone())),
        // What it holds is not known: one byte, since no data at all is no record.
        Rdata::Other(number) => {
            RData::Unknown { code: WireType::Unknown(*number), rdata: NULL::with(vec![0]) }
        }
    })
}

fn address_data(address: IpAddr) -> RData {
    match address {
        IpAddr::V4(address) => RData::A(A(address)),
        IpAddr::V6(address) => RData::AAAA(AAAA(address)),
    }
}

fn soa_data(soa: &Soa) -> Option<SOA> {
    let mailbox = WireName::from_ascii(MAILBOX).ok()?;
    Some(SOA::new(name(&soa.primary)?, mailbox, soa.serial, REFRESH, RETRY, EXPIRE, soa.minimum))
}
