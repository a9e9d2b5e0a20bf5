//! Records of the wire as the core's own.

use hickory_proto::rr::{DNSClass, RData, Record, RecordType as WireType};

use super::presentation::from_wire as name;
use crate::core::kinds::dns::{Rdata, RecordType, Rr, Soa};

/// The largest TTL; a larger number counts as zero (RFC 2181, section 8).
const LARGEST_TTL: u32 = 0x7fff_ffff;

pub(crate) fn wire_type(rtype: RecordType) -> WireType {
    match rtype {
        RecordType::A => WireType::A,
        RecordType::Aaaa => WireType::AAAA,
        RecordType::Cname => WireType::CNAME,
        RecordType::Mx => WireType::MX,
        RecordType::Ns => WireType::NS,
        RecordType::Soa => WireType::SOA,
        RecordType::Txt => WireType::TXT,
    }
}

/// The records of class IN in a section.
pub(super) fn records(section: &[Record]) -> Vec<Rr> {
    section.iter().filter(|record| record.dns_class == DNSClass::IN).map(rr).collect()
}

fn rr(record: &Record) -> Rr {
    let ttl = if record.ttl > LARGEST_TTL { 0 } else { record.ttl };
    let data = match &record.data {
        RData::A(address) => Rdata::A(address.0),
        RData::AAAA(address) => Rdata::Aaaa(address.0),
        RData::CNAME(target) => Rdata::Cname(name(&target.0)),
        RData::MX(mx) => Rdata::Mx { preference: mx.preference, exchange: name(&mx.exchange) },
        RData::NS(host) => Rdata::Ns(name(&host.0)),
        RData::SOA(soa) => Rdata::Soa(Soa {
            zone: name(&record.name),
            primary: name(&soa.mname),
            serial: soa.serial,
            ttl,
            minimum: soa.minimum,
        }),
        RData::TXT(txt) => {
            Rdata::Txt(txt.txt_data.iter().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect())
        }
        other => Rdata::Other(other.record_type().into()),
    };
    Rr { name: name(&record.name), ttl, data }
}
