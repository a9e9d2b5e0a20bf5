//! A world of names for the tests below, and what they share.

mod appendix_a;
mod authorise;
mod limits;
mod macros;
mod merge;
mod oracle;
mod outcome;
mod syntax;

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::*;
use crate::core::kinds::name::Name;

/// Names and what stands there; a name that is not in it does not exist.
#[derive(Clone, Debug, Default)]
pub struct World {
    pub txt: BTreeMap<Name, Vec<String>>,
    pub a: BTreeMap<Name, Vec<Ipv4Addr>>,
    pub aaaa: BTreeMap<Name, Vec<Ipv6Addr>>,
    pub mx: BTreeMap<Name, Vec<Name>>,
    pub ptr: BTreeMap<IpAddr, Vec<Name>>,
    /// Names that no server answers for.
    pub broken: Vec<Name>,
    /// Names that have not been asked yet.
    pub unasked: Vec<Name>,
}

pub fn name(text: &str) -> Name {
    Name::from_answer(text)
}

pub fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

impl World {
    /// Lines of `NAME TYPE VALUE`, as a zone file has them without its dots and TTLs.
    pub fn of(lines: &str) -> Self {
        let mut world = Self::default();
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let [at, rtype, value] = line.splitn(3, ' ').collect::<Vec<_>>()[..] else {
                panic!("not a record: {line}");
            };
            let at_name = name(at);
            match rtype {
                "TXT" => world.txt.entry(at_name).or_default().push(value.to_owned()),
                "A" => world.a.entry(at_name).or_default().push(value.parse().unwrap()),
                "AAAA" => world.aaaa.entry(at_name).or_default().push(value.parse().unwrap()),
                "MX" => world.mx.entry(at_name).or_default().push(name(value)),
                "PTR" => world.ptr.entry(ip(at)).or_default().push(name(value)),
                "BROKEN" => world.broken.push(at_name),
                "UNASKED" => world.unasked.push(at_name),
                other => panic!("no type {other}"),
            }
        }
        world
    }

    fn answer<T: Clone>(&self, map: &BTreeMap<Name, Vec<T>>, at: &Name) -> Answer<T> {
        let exists = self.txt.contains_key(at)
            || self.a.contains_key(at)
            || self.aaaa.contains_key(at)
            || self.mx.contains_key(at);
        match map.get(at) {
            _ if self.broken.contains(at) => Answer::Failed,
            _ if self.unasked.contains(at) => Answer::Unknown,
            Some(values) => Answer::Known(values.clone()),
            None if exists => Answer::NoData,
            None => Answer::NoSuchName,
        }
    }
}

impl Lookup for World {
    fn txt(&self, at: &Name) -> Answer<String> {
        self.answer(&self.txt, at)
    }

    fn a(&self, at: &Name) -> Answer<Ipv4Addr> {
        self.answer(&self.a, at)
    }

    fn aaaa(&self, at: &Name) -> Answer<Ipv6Addr> {
        self.answer(&self.aaaa, at)
    }

    fn mx(&self, at: &Name) -> Answer<Name> {
        self.answer(&self.mx, at)
    }

    fn ptr(&self, address: IpAddr) -> Answer<Name> {
        self.ptr.get(&address).map_or(Answer::NoSuchName, |names| Answer::Known(names.clone()))
    }
}

pub fn client(address: &str, sender: &str) -> Client {
    let (local, domain) = sender.split_once('@').unwrap();
    Client {
        address: ip(address),
        local: local.to_owned(),
        sender_domain: name(domain),
        helo: "mx.example.org".to_owned(),
    }
}

pub fn check(world: &World, address: &str, domain: &str) -> Outcome {
    let sender = format!("strong-bad@{domain}");
    evaluate(&name(domain), &client(address, &sender), Limits::default(), world)
}

/// The result in one word; a permanent error with the term at fault.
pub fn word(outcome: &Outcome) -> String {
    match &outcome.result {
        SpfResult::Pass => "pass".to_owned(),
        SpfResult::Fail => "fail".to_owned(),
        SpfResult::SoftFail => "softfail".to_owned(),
        SpfResult::Neutral => "neutral".to_owned(),
        SpfResult::None => "none".to_owned(),
        SpfResult::TempError(..) => "temperror".to_owned(),
        SpfResult::PermError(error) => format!("permerror {}", error.term.as_deref().unwrap_or("-")),
        SpfResult::NeedMore(needs) => {
            let needs = needs.iter().map(|(name, rtype)| format!("{name} {}", rtype.as_str()));
            format!("need {}", needs.collect::<Vec<_>>().join(", "))
        }
    }
}
