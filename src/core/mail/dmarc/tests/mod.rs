//! A world of DMARC records for the tests below.

mod align;
mod applies;
mod oracle;
mod reports;
mod syntax;
mod walk;

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, Ipv6Addr};

use crate::core::kinds::name::Name;
use crate::core::mail::spf::{Answer, Lookup};

/// TXT records, and names that exist without one.
#[derive(Clone, Debug, Default)]
pub struct World {
    pub txt: BTreeMap<Name, Answer<String>>,
    pub exist: Vec<Name>,
    pub unasked: Vec<Name>,
}

pub fn name(text: &str) -> Name {
    Name::from_answer(text)
}

impl World {
    /// Lines of `NAME TEXT`; `NAME` alone exists, `NAME ?` has not been asked, `NAME !` fails.
    pub fn of(lines: &str) -> Self {
        let mut world = Self::default();
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match line.split_once(' ') {
                None => world.exist.push(name(line)),
                Some((at, "?")) => {
                    world.unasked.push(name(at));
                    world.txt.insert(name(at), Answer::Unknown);
                }
                Some((at, "!")) => {
                    world.txt.insert(name(at), Answer::Failed);
                }
                Some((at, text)) => match world.txt.entry(name(at)).or_insert(Answer::Known(Vec::new())) {
                    Answer::Known(texts) => texts.push(text.to_owned()),
                    other => panic!("{at} is {other:?}"),
                },
            }
        }
        world
    }
}

impl Lookup for World {
    fn txt(&self, at: &Name) -> Answer<String> {
        self.txt.get(at).cloned().unwrap_or(Answer::NoSuchName)
    }

    fn a(&self, at: &Name) -> Answer<Ipv4Addr> {
        match at {
            _ if self.unasked.contains(at) => Answer::Unknown,
            _ if self.exist.contains(at) => Answer::NoData,
            _ => Answer::NoSuchName,
        }
    }

    fn aaaa(&self, _: &Name) -> Answer<Ipv6Addr> {
        Answer::Unknown
    }

    fn mx(&self, _: &Name) -> Answer<Name> {
        Answer::Unknown
    }
}
