//! How far a record is read. It may be a stranger's, and each name in it may lead to more: what a
//! receiver never comes to (RFC 7208, section 4.6.4) is not worth asking for, nor is all the rest.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::rc::Rc;

use crate::core::kinds::dns::RecordType;
use crate::core::kinds::name::Name;

use super::lookup::{Answer, Lookup, Spf};
use super::record::{Mechanism, Record};
use super::target::fixed;

/// Records that are read beside the first: twice as many as a receiver reads, so that the sum of a record
/// that asks for too much can be told.
pub const RECORDS: usize = 20;
/// What else is looked up for a record: hosts of `a` and `mx`, and names that differ for each client.
pub const BESIDE: usize = 30;
/// Terms of one record that a receiver comes to at most.
pub const REACHED: usize = 10;

/// The records that are read, and no look-up beyond.
pub struct Reading<'a> {
    rest: &'a dyn Lookup,
    names: BTreeSet<Name>,
    /// Read once, however often they are evaluated.
    records: RefCell<BTreeMap<Name, Spf>>,
    beside: RefCell<BTreeSet<(Name, RecordType)>>,
    /// What must be asked before the rest is known.
    pub needs: Vec<(Name, RecordType)>,
    /// A receiver may come to records that are not read.
    pub is_cut: bool,
}

impl<'a> Reading<'a> {
    /// `record` stands at `name`. Level by level, and none before all of the level above is known: so the
    /// same names are read whatever is answered first. What a receiver never comes to is read last.
    pub fn from(name: &Name, record: &Record, rest: &'a dyn Lookup) -> Self {
        let names = BTreeSet::from([name.clone()]);
        let mut reading = Self {
            rest,
            names,
            records: RefCell::default(),
            beside: RefCell::default(),
            needs: Vec::new(),
            is_cut: false,
        };
        reading.is_cut = reading.read(record, REACHED);
        reading.read(record, RECORDS + 1);
        reading
    }

    /// Whether there was more than is read.
    fn read(&mut self, record: &Record, terms: usize) -> bool {
        let mut next = leads_to(record, terms);
        let mut passed = BTreeSet::new();
        while self.needs.is_empty() && !next.is_empty() {
            let mut below = Vec::new();
            for name in std::mem::take(&mut next) {
                if !passed.insert(name.clone()) {
                    continue;
                }
                if !self.names.contains(&name) && self.names.len() > RECORDS {
                    return true;
                }
                self.names.insert(name.clone());
                match self.spf(&name) {
                    Spf::Unknown => self.needs.push((name, RecordType::Txt)),
                    Spf::Record(record) => below.extend(leads_to(&record, terms)),
                    Spf::Nothing | Spf::Several(_) | Spf::Unreadable(_) | Spf::Failed => {}
                }
            }
            next = below;
        }
        false
    }

    /// The record at a name that is read.
    pub fn record(&self, name: &Name) -> Option<Rc<Record>> {
        match self.spf(self.names.get(name)?) {
            Spf::Record(record) => Some(record),
            _ => None,
        }
    }

    pub fn reads(&self, name: &Name) -> bool {
        self.names.contains(name)
    }

    /// A look-up beside the records, where there is room for one more.
    fn may_ask(&self, name: &Name, rtype: RecordType) -> bool {
        let mut beside = self.beside.borrow_mut();
        let asked = (name.clone(), rtype);
        beside.contains(&asked) || (beside.len() < BESIDE && beside.insert(asked))
    }
}

/// Where the includes among the first terms that look something up lead, and the redirect, in force or not.
fn leads_to(record: &Record, terms: usize) -> Vec<Name> {
    let looking_up = record.directives.iter().filter(|directive| directive.mechanism.looks_up());
    let includes = looking_up.take(terms).filter_map(|directive| match &directive.mechanism {
        Mechanism::Include(spec) => fixed(spec),
        _ => None,
    });
    includes.chain(record.redirect.as_ref().and_then(|redirect| fixed(&redirect.target))).collect()
}

/// What is not read fails, as if no server had answered.
impl Lookup for Reading<'_> {
    fn spf(&self, name: &Name) -> Spf {
        if let Some(known) = self.records.borrow().get(name) {
            return known.clone();
        }
        let spf = Spf::among(self.txt(name));
        self.records.borrow_mut().insert(name.clone(), spf.clone());
        spf
    }

    fn txt(&self, name: &Name) -> Answer<String> {
        // Names without macros are all among those that are read, unless the reading was cut.
        let is_read = self.names.contains(name) || (!self.is_cut && self.may_ask(name, RecordType::Txt));
        if is_read { self.rest.txt(name) } else { Answer::Failed }
    }

    fn a(&self, name: &Name) -> Answer<Ipv4Addr> {
        if self.may_ask(name, RecordType::A) { self.rest.a(name) } else { Answer::Failed }
    }

    fn aaaa(&self, name: &Name) -> Answer<Ipv6Addr> {
        if self.may_ask(name, RecordType::Aaaa) { self.rest.aaaa(name) } else { Answer::Failed }
    }

    fn mx(&self, name: &Name) -> Answer<Name> {
        if self.may_ask(name, RecordType::Mx) { self.rest.mx(name) } else { Answer::Failed }
    }

    fn ptr(&self, address: IpAddr) -> Answer<Name> {
        self.rest.ptr(address)
    }
}
