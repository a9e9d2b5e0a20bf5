//! One question to one server, and everything that can come back. A non-answer is a value.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};

use serde::{Deserialize, Serialize};

use super::name::Name;

/// The record types that this program reads or writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum RecordType {
    A,
    Aaaa,
    Cname,
    Mx,
    Ns,
    Soa,
    Txt,
}

impl RecordType {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::Aaaa => "AAAA",
            Self::Cname => "CNAME",
            Self::Mx => "MX",
            Self::Ns => "NS",
            Self::Soa => "SOA",
            Self::Txt => "TXT",
        }
    }
}

/// What a record holds. TXT keeps its character-strings apart; bytes that are not UTF-8 are
/// replaced, since nothing here compares them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rdata {
    A(std::net::Ipv4Addr),
    Aaaa(std::net::Ipv6Addr),
    Cname(Name),
    Mx {
        preference: u16,
        exchange: Name,
    },
    Ns(Name),
    Soa(Soa),
    Txt(Vec<String>),
    /// A type not named above, by its number.
    Other(u16),
}

/// The start of authority; a negative answer lives for the smaller of `ttl` and `minimum`
/// (RFC 2308, section 5), both in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Soa {
    pub zone: Name,
    pub primary: Name,
    pub serial: u32,
    pub ttl: u32,
    pub minimum: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rr {
    pub name: Name,
    /// Seconds.
    pub ttl: u32,
    pub data: Rdata,
}

/// Who is asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Server {
    /// A zone's own name server at one of its addresses, asked without recursion on port 53
    /// (or wherever `--dns-map` leads).
    Authoritative { host: Name, address: IpAddr },
    /// A public resolver, asked with recursion.
    Resolver { name: String, address: SocketAddr },
    /// The resolver that this machine is set to.
    System { address: SocketAddr },
    /// A resolver asked once more, and told to answer without validating (the CD bit, RFC 4035,
    /// section 3.2.2).
    Unchecked { name: String, address: SocketAddr },
    /// A public resolver over HTTPS (RFC 8484), where port 53 is closed: `address` is its port 443,
    /// `host` the name in its certificate.
    Https { name: String, address: SocketAddr, host: String },
}

impl Server {
    /// A name server of this name.
    pub fn is_host(&self, name: &Name) -> bool {
        matches!(self, Self::Authoritative { host, .. } if host == name)
    }

    pub fn is_authoritative(&self) -> bool {
        matches!(self, Self::Authoritative { .. })
    }

    /// The address as `status --json` shows it.
    pub fn address(&self) -> SocketAddr {
        match self {
            Self::Authoritative { address, .. } => SocketAddr::new(*address, 53),
            Self::Resolver { address, .. }
            | Self::System { address }
            | Self::Unchecked { address, .. }
            | Self::Https { address, .. } => *address,
        }
    }

    /// The name that a person knows the server by.
    pub fn label(&self) -> String {
        match self {
            Self::Authoritative { host, .. } => host.to_string(),
            Self::Resolver { name, .. } | Self::Unchecked { name, .. } => name.clone(),
            Self::System { address } => address.ip().to_string(),
            Self::Https { name, .. } => format!("{name} (HTTPS)"),
        }
    }

    /// The same resolver, told not to validate; none for a server that never does.
    pub fn unchecked(&self) -> Option<Self> {
        match self {
            Self::Resolver { name, address } => {
                Some(Self::Unchecked { name: name.clone(), address: *address })
            }
            Self::System { address } => {
                Some(Self::Unchecked { name: address.ip().to_string(), address: *address })
            }
            Self::Authoritative { .. } | Self::Unchecked { .. } | Self::Https { .. } => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Question {
    pub server: Server,
    pub name: Name,
    pub rtype: RecordType,
}

/// What one server said to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The answer section held something; a CNAME in the way of another type is among it.
    Records(Vec<Rr>),
    /// An authoritative server passed the question on to a zone below its own: the NS records
    /// of that zone and the addresses sent with them.
    Referral {
        zone: Name,
        ns: Vec<Name>,
        glue: Vec<(Name, IpAddr)>,
    },
    NxDomain {
        soa: Option<Soa>,
    },
    NoData {
        soa: Option<Soa>,
    },
    ServFail,
    Refused,
    /// The server does not serve the zone: no authority and no way down.
    Lame,
    /// A resolver answered in an authoritative server's place: it offers recursion and has no
    /// authority (the RA and AA bits, RFC 1035, section 4.1.1). What it said counts for nothing.
    Intercepted,
    Malformed,
    Timeout,
    Unreachable,
}

impl Reply {
    /// True where the server said something about the name, if only that there is nothing.
    pub fn is_answer(&self) -> bool {
        matches!(self, Self::Records(_) | Self::Referral { .. } | Self::NxDomain { .. } | Self::NoData { .. })
    }

    pub fn records(&self) -> &[Rr] {
        match self {
            Self::Records(records) => records,
            _ => &[],
        }
    }

    pub fn soa(&self) -> Option<&Soa> {
        match self {
            Self::NxDomain { soa } | Self::NoData { soa } => soa.as_ref(),
            _ => None,
        }
    }
}

/// Where the CNAMEs among `records` lead from `name`; `name` itself where there is none. In a circle it
/// is the name from which it would begin anew.
pub fn chain_end(records: &[Rr], name: &Name) -> Name {
    let mut targets: HashMap<&Name, &Name> = HashMap::new();
    for record in records {
        if let Rdata::Cname(target) = &record.data {
            // Of several at one name the first counts.
            targets.entry(&record.name).or_insert(target);
        }
    }
    let mut at = name;
    // Each is followed once.
    while let Some(target) = targets.remove(at) {
        at = target;
    }
    at.clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alias(from: &str, to: &str) -> Rr {
        Rr { name: Name::from_answer(from), ttl: 60, data: Rdata::Cname(Name::from_answer(to)) }
    }

    #[test]
    fn a_chain_ends_in_whatever_order_it_stands_and_a_circle_too() {
        let end = |records: &[Rr], from: &str| chain_end(records, &Name::from_answer(from)).to_string();
        let chain = [alias("b.net", "c.net"), alias("a.net", "b.net"), alias("a.net", "x.net")];
        assert_eq!(end(&chain, "a.net"), "c.net");
        assert_eq!(end(&chain, "other.net"), "other.net");
        assert_eq!(end(&[alias("a.net", "b.net"), alias("b.net", "a.net")], "a.net"), "a.net");
        assert_eq!(end(&[alias("a.net", "b.net"), alias("b.net", "b.net")], "a.net"), "b.net");
        // As many as a message of 64 KiB holds, the last first: a look at each for each would not end.
        let long: Vec<Rr> =
            (0..4000).rev().map(|n| alias(&format!("n{n}.net"), &format!("n{}.net", n + 1))).collect();
        assert_eq!(end(&long, "n0.net"), "n4000.net");
    }
}
