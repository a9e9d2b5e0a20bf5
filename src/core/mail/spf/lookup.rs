//! What is known of DNS, asked by name. Nothing here asks a server.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::rc::Rc;

use crate::core::kinds::dns::{Rdata, Reply, chain_end};
use crate::core::kinds::name::Name;

use super::parse::{is_spf, parse};
use super::record::Record;
use super::syntax_error::SyntaxError;

/// What the world says of one name and type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    Known(Vec<T>),
    NoSuchName,
    NoData,
    /// It was asked and no server answered it.
    Failed,
    /// It has not been asked yet.
    Unknown,
}

/// The SPF record of a name (RFC 7208, section 4.5).
#[derive(Clone, Debug)]
pub enum Spf {
    Record(Rc<Record>),
    Nothing,
    /// More than one, each as it stands.
    Several(Vec<String>),
    Unreadable(SyntaxError),
    Failed,
    Unknown,
}

impl Spf {
    pub(super) fn among(texts: Answer<String>) -> Self {
        let texts = match texts {
            Answer::Known(texts) => texts,
            Answer::NoSuchName | Answer::NoData => return Self::Nothing,
            Answer::Failed => return Self::Failed,
            Answer::Unknown => return Self::Unknown,
        };
        let found: Vec<String> = texts.into_iter().filter(|text| is_spf(text)).collect();
        match found.as_slice() {
            [] => Self::Nothing,
            [only] => parse(only).map_or_else(Self::Unreadable, |record| Self::Record(Rc::new(record))),
            _ => Self::Several(found),
        }
    }
}

/// Answers by name; CNAMEs have been followed.
pub trait Lookup {
    fn spf(&self, name: &Name) -> Spf {
        Spf::among(self.txt(name))
    }

    /// Each TXT record as one text, its character-strings joined without a blank.
    fn txt(&self, name: &Name) -> Answer<String>;
    fn a(&self, name: &Name) -> Answer<Ipv4Addr>;
    fn aaaa(&self, name: &Name) -> Answer<Ipv6Addr>;
    /// The exchanges, the most preferred first.
    fn mx(&self, name: &Name) -> Answer<Name>;
    /// The names of an address. This program never asks for them: `ptr` is not to be used
    /// (RFC 7208, section 5.5), and where the look-up fails it does not match.
    fn ptr(&self, _address: IpAddr) -> Answer<Name> {
        Answer::Unknown
    }
}

impl<T> Answer<T> {
    /// What a reply says of `name`, through the CNAMEs in it. A chain that leads out of the
    /// reply is [`Answer::NoData`] here; [`chain_end`] names where to go on.
    pub fn from_reply(reply: &Reply, name: &Name, pick: impl Fn(&Rdata) -> Option<T>) -> Self {
        match reply {
            Reply::Records(records) => {
                let end = chain_end(records, name);
                let at_end = records.iter().filter(|record| record.name == end);
                let picked: Vec<T> = at_end.filter_map(|record| pick(&record.data)).collect();
                if picked.is_empty() { Self::NoData } else { Self::Known(picked) }
            }
            Reply::NxDomain { .. } => Self::NoSuchName,
            Reply::NoData { .. } => Self::NoData,
            _ => Self::Failed,
        }
    }

    /// A void look-up: answered, with nothing in it (RFC 7208, section 4.6.4).
    pub fn is_void(&self) -> bool {
        matches!(self, Self::NoSuchName | Self::NoData)
    }
}

pub fn text(data: &Rdata) -> Option<String> {
    match data {
        Rdata::Txt(strings) => Some(strings.concat()),
        _ => None,
    }
}

pub fn exchange(data: &Rdata) -> Option<(u16, Name)> {
    match data {
        Rdata::Mx { preference, exchange } => Some((*preference, exchange.clone())),
        _ => None,
    }
}
